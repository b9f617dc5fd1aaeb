// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/china_time.h"
#include "app/sandbox/netpay/ledger.h"
#include "tests/unit/sandbox/till_side.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

/// What a till sends to netpay, in the document's words.
namespace till::test {

/// An id with the source number; `serial` makes it another one.
inline QString netpayId(int serial = 1)
{
    return u"319420261120104231000%1"_qs.arg(serial, 6, 10, QLatin1Char('0'));
}

inline QJsonObject withNetpayHead(QJsonObject fields, Instant at)
{
    fields.insert(u"requestTimestamp"_qs, sandbox::dateAndTime(at));
    fields.insert(u"mid"_qs, u"898201612345678"_qs);
    fields.insert(u"tid"_qs, u"88880001"_qs);
    fields.insert(u"instMid"_qs, u"APPDEFAULT"_qs);
    return fields;
}

inline QJsonObject netpayOrder(const QString& id, qint64 fen, QJsonObject more = {})
{
    more.insert(u"merOrderId"_qs, id);
    more.insert(u"totalAmount"_qs, fen);
    return more;
}

inline QJsonObject joined(QJsonObject fields, const QJsonObject& more)
{
    for (auto field = more.begin(); field != more.end(); ++field)
        fields.insert(field.key(), field.value());
    return fields;
}

/// A ledger and the time, so that a test reads as a conversation.
class NetpayTalk {
public:
    sandbox::Reply ask(const QString& path, const QJsonObject& fields)
    {
        const sandbox::netpay::Address* address =
            sandbox::netpay::addressOf(u"/v1/netpay/"_qs + path);
        Q_ASSERT(address != nullptr);
        return m_ledger.handle({*address, withNetpayHead(fields, trueNow), trueNow, now});
    }
    QJsonObject answer(const QString& path, const QJsonObject& fields)
    {
        return ask(path, fields).json;
    }
    QString code(const QString& path, const QJsonObject& fields)
    {
        return answer(path, fields).value(u"errCode").toString();
    }
    /// Places an Alipay order with the next id.
    QString place(qint64 fen, const QJsonObject& more = {})
    {
        const QString id = netpayId(++m_serial);
        lastReply = ask(u"trade/precreate"_qs, netpayOrder(id, fen, more));
        return id;
    }
    /// status, or errCode when there is none.
    QString query(const QString& id)
    {
        const QJsonObject json = answer(u"query"_qs, {{u"merOrderId"_qs, id}});
        return json.value(json.contains(u"status") ? u"status" : u"errCode").toString();
    }
    QString refund(const QString& id, const QString& refundId, qint64 fen,
                   const QJsonObject& more = {})
    {
        return code(u"refund"_qs, joined({{u"merOrderId"_qs, id},
                                          {u"refundOrderId"_qs, refundId},
                                          {u"refundAmount"_qs, fen}},
                                         more));
    }
    QString refundStatus(const QString& refundId)
    {
        return answer(u"refund-query"_qs, {{u"merOrderId"_qs, refundId}})
            .value(u"refundStatus")
            .toString();
    }
    QString code(const QString& path, const QString& id)
    {
        return code(path, QJsonObject{{u"merOrderId"_qs, id}});
    }
    [[nodiscard]] sandbox::netpay::Ledger& ledger() { return m_ledger; }

    Instant now = sandboxMorning;
    Instant trueNow = sandboxMorning;
    sandbox::Reply lastReply;

private:
    sandbox::netpay::Ledger m_ledger{{.merchant = u"898201612345678"_qs,
                                      .terminals = {u"88880001"_qs},
                                      .sourceNumber = u"3194"_qs}};
    int m_serial = 0;
};

} // namespace till::test
