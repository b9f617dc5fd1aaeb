// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/session.h"

#include <cstdio>
#include <vector>

namespace till::ctl {

std::span<const Command> commands()
{
    static const std::vector<Command> table{
        {u"sell"_qs,
         u"--item CODE[*QTY] ... --tender cash=50.00 [--tender card=9.90:REFERENCE] [--tender "
         u"code=[AMOUNT:]-] [--tender shown=[AMOUNT:]MEANS] [--tender deposit=[AMOUNT:]PAYMENT] "
         u"[--channel NAME] [--operator ID] [--wait SECONDS] [--keep-open]"_qs,
         u"Ring up a sale; with --keep-open the cart stays as it is"_qs,
         {u"item="_qs, u"tender="_qs, u"channel="_qs, u"operator="_qs, u"wait="_qs,
          u"keep-open"_qs},
         sell},
        {u"pay"_qs,
         u"--tender code=- [--tender ...] [--channel NAME] [--operator ID] [--wait SECONDS]"_qs,
         u"Pay the open cart; payment codes come from standard input, a line each"_qs,
         {u"tender="_qs, u"channel="_qs, u"operator="_qs, u"wait="_qs},
         pay},
        {u"payments"_qs,
         u"[--open] [--sale SALE] [--count N]"_qs,
         u"Latest payments, voids and refunds; with --open what is not decided yet"_qs,
         {u"open"_qs, u"sale="_qs, u"count="_qs},
         paymentsList},
        {u"query"_qs,
         u"PAYMENT [--number ACQUIRER_NUMBER] [--wait SECONDS]"_qs,
         u"Ask the acquirer what has become of it"_qs,
         {u"number="_qs, u"wait="_qs},
         paymentQuery},
        {u"stop"_qs,
         u"PAYMENT [--wait SECONDS]"_qs,
         u"Do not wait for it any longer: one last query, then it is cancelled"_qs,
         {u"wait="_qs},
         paymentStop},
        {u"void"_qs,
         u"PAYMENT --reason TEXT [--approver ID] [--operator ID] [--wait SECONDS]"_qs,
         u"Take a whole payment back, on its trade day"_qs,
         {u"reason="_qs, u"approver="_qs, u"operator="_qs, u"wait="_qs},
         paymentVoid},
        {u"refund"_qs,
         u"PAYMENT --amount AMOUNT --reason TEXT [--approver ID] [--operator ID] [--wait "
         u"SECONDS]"_qs,
         u"Give a payment back, or a part of it"_qs,
         {u"amount="_qs, u"reason="_qs, u"approver="_qs, u"operator="_qs, u"wait="_qs},
         paymentRefund},
        {u"recover"_qs,
         u"[--wait SECONDS]"_qs,
         u"Find out what has become of every unfinished payment"_qs,
         {u"wait="_qs},
         recoverPayments},
        {u"call"_qs,
         u"CHANNEL.OPERATION [NAME=VALUE ...] [--dry-run] [--live] [--out FILE] | "
         u"CHANNEL.OPERATION "
         u"--verify "
         u"| --list [CHANNEL[.OPERATION]]"_qs,
         u"One exchange of any interface by its fields; NAME=- comes from standard input. Nothing "
         u"is recorded"_qs,
         {u"list"_qs, u"dry-run"_qs, u"live"_qs, u"verify"_qs, u"out="_qs},
         call},
        {u"channels"_qs,
         {},
         u"Who takes money, what they can do, and who would be asked for what"_qs,
         {},
         channels},
        {u"deposit take"_qs,
         u"--amount AMOUNT --means MEANS [--note TEXT] [--operator ID] [--wait SECONDS]"_qs,
         u"Let an acquirer hold money for a customer, who reads a code for it"_qs,
         {u"amount="_qs, u"means="_qs, u"note="_qs, u"operator="_qs, u"wait="_qs},
         depositTake},
        {u"deposit list"_qs, {}, u"Deposits that are held"_qs, {}, depositList},
        {u"deposit complete"_qs,
         u"DEPOSIT [--amount AMOUNT] [--operator ID] [--wait SECONDS]"_qs,
         u"Pay the open cart with a deposit, or a part of it; the rest goes back"_qs,
         {u"amount="_qs, u"operator="_qs, u"wait="_qs},
         depositComplete},
        {u"deposit release"_qs,
         u"DEPOSIT --reason TEXT [--approver ID] [--operator ID] [--wait SECONDS]"_qs,
         u"Give a deposit back"_qs,
         {u"reason="_qs, u"approver="_qs, u"operator="_qs, u"wait="_qs},
         depositRelease},
        {u"member"_qs,
         u"state|checkin|query|tickets|consume|cancel|refund|cancel-refund|use|code|activate|cash|"
         u"settle|close-uneven|exception|reverse [...]: see MEMBERS.md"_qs,
         u"Members' points, vouchers and tickets; numbers, tracks and PINs come from standard input"_qs,
         {u"card="_qs,   u"track2="_qs,  u"track3="_qs,   u"pin="_qs,       u"block="_qs,
          u"mobile="_qs, u"verify="_qs,  u"id-type="_qs,  u"id-number="_qs, u"points="_qs,
          u"cash="_qs,   u"voucher="_qs, u"ticket="_qs,   u"serial="_qs,    u"date="_qs,
          u"sale="_qs,   u"note="_qs,    u"approver="_qs, u"operator="_qs,  u"wait="_qs},
         member},
        {u"payout"_qs,
         u"send --amount AMOUNT --bank NAME --memo TEXT --operator ID --approver ID [--corporate "
         u"--bank-number N] [--branch NAME] [--province NAME] [--city NAME] [--business 001] | "
         u"query [ID] | close ID --reason TEXT --approver ID | balance [--wait SECONDS]"_qs,
         u"Money to a bank account; name, account, mobile, identity card (may be empty), the "
         u"amount "
         u"again and the approver's PIN come from standard input, a line each"_qs,
         {u"amount="_qs, u"bank="_qs, u"memo="_qs, u"operator="_qs, u"approver="_qs,
          u"corporate"_qs, u"bank-number="_qs, u"branch="_qs, u"province="_qs, u"city="_qs,
          u"business="_qs, u"reason="_qs, u"wait="_qs},
         payout},
        {u"cart show"_qs, {}, u"Show the open cart, also beside a running till"_qs, {}, cartShow},
        {u"cart void"_qs,
         u"[--reason TEXT]"_qs,
         u"Cancel the open cart"_qs,
         {u"reason="_qs},
         cartVoid},
        {u"sales list"_qs,
         u"[--count N]"_qs,
         u"Latest sales, newest first"_qs,
         {u"count="_qs},
         salesList},
        {u"sales show"_qs,
         u"SALE"_qs,
         u"One sale with its lines, sums and tenders"_qs,
         {},
         salesShow},
        {u"sales reprint"_qs, u"SALE"_qs, u"Queue another copy of a receipt"_qs, {}, salesReprint},
        {u"catalog import"_qs,
         u"FILE [--skip-bad]"_qs,
         u"Read goods from a CSV file; all of it or nothing"_qs,
         {u"skip-bad"_qs},
         catalogImport},
        {u"catalog export"_qs,
         u"FILE [--encoding utf-8|gb18030]"_qs,
         u"Write all goods to a CSV file"_qs,
         {u"encoding="_qs},
         catalogExport},
        {u"catalog find"_qs, u"WORDS"_qs, u"Search as the live field does"_qs, {}, catalogFind},
        {u"journal verify"_qs,
         u"[--quick]"_qs,
         u"Walk the hash chain from its beginning, or with --quick from the last anchor"_qs,
         {u"quick"_qs},
         journalVerify},
        {u"journal show"_qs,
         u"[--subject ID] [--from SEQ] [--count N]"_qs,
         u"Show records"_qs,
         {u"subject="_qs, u"from="_qs, u"count="_qs},
         journalShow},
        {u"journal export"_qs,
         u"FILE"_qs,
         u"Write all records as JSON lines"_qs,
         {},
         journalExport},
        {u"journal backup"_qs,
         u"FILE"_qs,
         u"Copy the journal while it is in use, and verify the copy"_qs,
         {},
         journalBackup},
        {u"journal rebuild"_qs,
         {},
         u"Derive sales and print queue from the records again"_qs,
         {},
         journalRebuild},
        {u"settings list"_qs, {}, u"All settings with what is allowed"_qs, {}, settingsList},
        {u"settings get"_qs, u"KEY"_qs, u"One setting"_qs, {}, settingsGet},
        {u"settings set"_qs, u"KEY VALUE"_qs, u"Change one setting"_qs, {}, settingsSet},
        {u"secret set"_qs,
         u"NAME"_qs,
         u"Store a secret; its value comes from standard input"_qs,
         {},
         secretSet},
        {u"staff list"_qs, {}, u"Who may sign in"_qs, {}, staffList},
        {u"staff add"_qs,
         u"ID NAME ROLE"_qs,
         u"Add a person; the PIN comes from standard input"_qs,
         {},
         staffAdd},
        {u"print test"_qs,
         u"[--wait SECONDS]"_qs,
         u"Print the test page"_qs,
         {u"wait="_qs},
         printTest},
    };
    return table;
}

QStringList Session::all(const QString& option) const
{
    QStringList values;
    for (const auto& [name, value] : options) {
        if (name == option)
            values.append(value);
    }
    return values;
}

QString Session::value(const QString& option, const QString& otherwise) const
{
    const QStringList values = all(option);
    return values.isEmpty() ? otherwise : values.last();
}

bool Session::has(const QString& option) const
{
    return !all(option).isEmpty();
}

namespace {

constexpr qint64 secretMax = 64 * 1024;

QByteArray withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

QByteArray readSecretLine()
{
    // Byte by byte from the C library's one buffer: the next line is for the next reader.
    QByteArray line;
    for (int byte = std::getc(stdin); byte != EOF && byte != '\n' && line.size() < secretMax;
         byte = std::getc(stdin))
        line.append(static_cast<char>(byte));
    return withoutLineEnd(line);
}

QByteArray readSecretText()
{
    QByteArray text = readSecretLine();
    if (!text.startsWith("-----BEGIN "))
        return text;
    text.append('\n');
    for (int byte = std::getc(stdin); byte != EOF && text.size() < secretMax;
         byte = std::getc(stdin))
        text.append(static_cast<char>(byte));
    return text;
}

} // namespace till::ctl
