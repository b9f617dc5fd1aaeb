// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger's rules for consumptions, tickets and new cards.
#include "app/sandbox/loyalty/ledger.h"

#include "app/sandbox/loyalty/answers.h"
#include "app/sandbox/loyalty/working_key.h"

#include <algorithm>
#include <utility>

namespace till::sandbox::loyalty {

namespace {

constexpr int wrongPinsMost = 3;
constexpr qint64 amountMost = 5'000'000; ///< fen, and hundredths of a point

qint64 amountOf(const Form& form, const QString& name)
{
    return fenOf(form.value(name)).value_or(0);
}

} // namespace

QString Ledger::refusalOfPin(const Question& question, Member& member)
{
    if (member.pin.isEmpty())
        return {};
    if (member.wrongPins >= wrongPinsMost)
        return u"38"_qs;
    const QString block = question.form.value(u"password"_qs);
    if (block.isEmpty())
        return u"55"_qs;
    const auto pin = pinOf(workingKey(question.terminal, "PIN", 16), block, member.card);
    // Not a PIN at all: encrypted under another key, or for another card.
    if (!pin)
        return u"99"_qs;
    member.wrongPins = *pin == member.pin ? 0 : member.wrongPins + 1;
    changed(u"member"_qs, member.card);
    if (member.wrongPins == 0)
        return {};
    return member.wrongPins < wrongPinsMost ? u"55"_qs : u"38"_qs;
}

QString Ledger::pick(const QList<Pick>& vouchers, Member& member, Transaction& transaction) const
{
    for (const Pick& one : vouchers) {
        const Voucher* voucher = member.voucher(one.id);
        if (voucher == nullptr)
            return u"12"_qs;
        qint64& change = transaction.change.vouchers[one.id];
        change -= one.num;
        if (voucher->num + change < 0)
            return u"51"_qs;
    }
    return {};
}

Transaction Ledger::newTransaction(Kind kind, const Question& question)
{
    Transaction made;
    made.serial = QString::number(100'000'000'001 + m_transactions.size());
    made.kind = kind;
    made.terminal = question.terminal.number;
    made.batch = question.terminal.batchNo();
    made.trace = question.form.value(u"traceNo"_qs);
    made.card = question.form.value(u"cardNo"_qs);
    made.at = question.now;
    return made;
}

Reply Ledger::consume(const Question& question, Member& member)
{
    const Form& form = question.form;
    if (const QString code = refusalOfPin(question, member); !code.isEmpty())
        return whole(statusAnswer(code));
    Transaction made = newTransaction(Kind::Consume, question);
    made.points = amountOf(form, u"pointAmount"_qs);
    made.cash = amountOf(form, u"cashAmount"_qs);
    made.award = member.award(made.cash);
    made.registerTrace = form.value(u"registerTraceNo"_qs);
    made.change.points = made.award - made.points;
    const QString vouchers = form.value(u"vaucher"_qs);
    const auto picks = picksOf(vouchers, PickKind::Voucher).value_or(QList<Pick>());
    if (made.points == 0 && made.cash == 0 && picks.isEmpty())
        return whole(statusAnswer(u"13"_qs));
    if (made.points > amountMost || made.cash > amountMost)
        return whole(statusAnswer(u"61"_qs));
    if (const QString code = pick(picks, member, made); !code.isEmpty())
        return whole(statusAnswer(code));
    if (made.points > member.available())
        return whole(statusAnswer(u"51"_qs));
    return carryOut(std::move(made), member, Side::Paying);
}

Reply Ledger::consumeTickets(const Question& question, Member& member)
{
    Transaction made = newTransaction(Kind::TicketConsume, question);
    const auto picks =
        picksOf(question.form.value(u"ticket"_qs), PickKind::Ticket).value_or(QList<Pick>());
    if (picks.isEmpty())
        return whole(statusAnswer(u"30"_qs));
    for (const Pick& one : picks) {
        const Ticket* ticket = member.ticket(one.id);
        if (ticket == nullptr || ticket->type != one.type)
            return whole(statusAnswer(u"12"_qs));
        qint64& change = made.change.tickets[one.id];
        change -= one.num;
        if (ticket->num + change < 0)
            return whole(statusAnswer(u"51"_qs));
        made.faceValue += ticket->amount * one.num;
        made.pieces += one.num;
    }
    return carryOut(std::move(made), member, Side::Paying);
}

Reply Ledger::activate(const Question& question, Member& member)
{
    const Form& form = question.form;
    if (member.state != CardState::Blank)
        return whole(statusAnswer(u"22"_qs));
    const QString mobile = form.value(u"mobileNo"_qs);
    if (!m_codes.contains(mobile) || m_codes.value(mobile) != form.value(u"verifyCode"_qs))
        return whole(statusAnswer(u"55"_qs));
    m_codes.remove(mobile);
    changed(u"code"_qs, mobile);
    member.state = CardState::Active;
    member.mobile = mobile;
    member.idType = form.value(u"idType"_qs);
    member.idNo = form.value(u"idNo"_qs);
    return carryOut(newTransaction(Kind::Activation, question), member, Side::Paying);
}

Reply Ledger::carryOut(Transaction transaction, Member& member, Side side)
{
    apply(transaction.change, member);
    m_transactions.append(transaction);
    changed(u"member"_qs, member.card);
    changed(u"transaction"_qs, transaction.serial);
    const Script& script = scriptOf(member.card, side);
    const bool isPlain =
        transaction.kind == Kind::TicketConsume || transaction.kind == Kind::Activation;
    const QJsonObject honest = transaction.kind == Kind::Refund ? refundAnswer(member, transaction)
                               : isPlain                        ? plainAnswer(transaction)
                                                                : saleAnswer(member, transaction);
    return spoiled(whole(script.status.isEmpty() ? honest : statusAnswer(script.status)),
                   script.spoil, m_terms.speed);
}

} // namespace till::sandbox::loyalty
