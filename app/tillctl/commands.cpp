// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/session.h"

#include <QFile>

#include <cstdio>
#include <vector>

namespace till::ctl {

std::span<const Command> commands()
{
    static const std::vector<Command> table{
        {u"sell"_qs,
         u"--item CODE[*QTY] ... --tender cash=50.00 [--tender card=9.90:REFERENCE] [--operator "
         u"ID] "
         u"[--keep-open]"_qs,
         u"Ring up a sale; with --keep-open the cart stays as it is"_qs,
         {u"item="_qs, u"tender="_qs, u"operator="_qs, u"keep-open"_qs},
         sell},
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
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? withoutLineEnd(input.readLine(secretMax))
                                                  : QByteArray();
}

QByteArray readSecretText()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    const QByteArray line = input.readLine(secretMax);
    return line.startsWith("-----BEGIN ") ? line + input.read(secretMax) : withoutLineEnd(line);
}

} // namespace till::ctl
