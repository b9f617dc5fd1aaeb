// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/loyalty/ledger.h"
#include "tests/unit/sandbox/till_side.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

/// What a till sends to the membership host, in the document's words.
namespace till::test {

namespace loyalty = sandbox::loyalty;

inline const QByteArray testMasterKey = QByteArray::fromHex("11111111111111112222222222222222");
inline const QString memberWithPin = u"8800000000000017"_qs;
inline const QString memberWithoutPin = u"8800000000000025"_qs;
inline const QString richMember = u"8800000000000033"_qs;

inline QString magicPayer(const QString& ending)
{
    return u"88000000000091"_qs + ending;
}
inline QString magicReceiver(const QString& ending)
{
    return u"88000000000092"_qs + ending;
}

inline loyalty::Form with(loyalty::Form form, const loyalty::Form& more)
{
    for (auto field = more.begin(); field != more.end(); ++field)
        form.insert(field.key(), field.value());
    return form;
}

/// A ledger, a terminal's counters and the time, so that a test reads as a conversation.
class LoyaltyTalk {
public:
    using Operation = loyalty::Operation;
    using Form = loyalty::Form;

    sandbox::Reply ask(Operation operation, const Form& form)
    {
        return m_ledger.handle(
            operation, with({{u"storeNo"_qs, u"S1"_qs}, {u"terminalNo"_qs, terminal}}, form), now);
    }
    QJsonObject answer(Operation operation, const Form& form) { return ask(operation, form).json; }
    /// status; "closed", "held" or an HTTP status where there is none to be read.
    QString status(Operation operation, const Form& form) { return statusOf(ask(operation, form)); }
    static QString statusOf(const sandbox::Reply& reply)
    {
        if (reply.delivery == sandbox::Delivery::ClosedAtOnce)
            return u"closed"_qs;
        if (reply.delivery == sandbox::Delivery::HeldThenClosed)
            return u"held"_qs;
        return reply.status == 200 ? reply.json.value(u"status").toString()
                                   : QString::number(reply.status);
    }

    QJsonObject checkIn()
    {
        const QJsonObject json = answer(Operation::CheckIn, {{u"operatorNo"_qs, u"01"_qs}});
        batch = json.value(u"batchNo").toString();
        return json;
    }
    /// A new trace, the batch and the card.
    Form head(const QString& card)
    {
        trace = u"%1"_qs.arg(++m_trace, 6, 10, QLatin1Char('0'));
        return {{u"cardNo"_qs, card}, {u"traceNo"_qs, trace}, {u"batchNo"_qs, batch}};
    }
    Form consumption(const QString& card, const QString& points, const QString& cash,
                     const Form& more = {})
    {
        return with(with(head(card), {{u"consumeType"_qs, u"021"_qs},
                                      {u"pointAmount"_qs, points},
                                      {u"cashAmount"_qs, cash}}),
                    more);
    }
    /// A cancellation of what was just answered.
    Form cancellation(const QString& card, const QString& ofTrace, const QJsonObject& original)
    {
        return with(head(card), {{u"oriBatchNo"_qs, batch},
                                 {u"oriTraceNo"_qs, ofTrace},
                                 {u"oriTransTime"_qs,
                                  QString::number(original.value(u"transTime").toInteger())}});
    }
    Form refunding(const QString& card, const QJsonObject& original,
                   const QString& date = u"20261120"_qs)
    {
        return with(head(card), {{u"oriSerialNo"_qs, original.value(u"serialNo").toString()},
                                 {u"oriTransDate"_qs, date},
                                 {u"oriRegisterTraceNo"_qs, u"R1"_qs}});
    }
    [[nodiscard]] qint64 points(const QString& card) const
    {
        return m_ledger.members().value(card).points;
    }
    [[nodiscard]] loyalty::Ledger& ledger() { return m_ledger; }

    Instant now = sandboxMorning;
    QString terminal = u"T1"_qs;
    QString batch = u"000001"_qs;
    QString trace;

private:
    static loyalty::Terms terms()
    {
        loyalty::Terms terms;
        terms.store = u"S1"_qs;
        terms.storeName = u"测试门店"_qs;
        terms.terminals = {u"T1"_qs, u"T2"_qs};
        terms.masterKey = Secret(QByteArray(testMasterKey));
        return terms;
    }

    loyalty::Ledger m_ledger{terms()};
    int m_trace = 0;
};

/// A settlement of nothing, but for `more`.
inline loyalty::Form settlement(LoyaltyTalk& talk, const loyalty::Form& more = {})
{
    loyalty::Form form = talk.head({});
    form.remove(u"cardNo"_qs);
    for (const auto& name : {u"pointDebitCount"_qs, u"pointCeditCount"_qs, u"ticketDebitCount"_qs,
                             u"ticketCreditCount"_qs, u"totalTransCount"_qs, u"cancelCount"_qs,
                             u"refundCount"_qs, u"cardActiveCount"_qs})
        form.insert(name, u"0"_qs);
    for (const auto& name : {u"pointDebitAmount"_qs, u"pointCreditAmount"_qs,
                             u"ticketDebitAmount"_qs, u"ticketCreditAmount"_qs})
        form.insert(name, u"0.00"_qs);
    return with(form, more);
}

inline loyalty::Form ticketForm(LoyaltyTalk& talk, const QString& card, const QString& ticket)
{
    return with(talk.head(card), {{u"ticket"_qs, ticket}});
}

} // namespace till::test
