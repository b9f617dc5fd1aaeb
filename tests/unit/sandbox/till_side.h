// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/ledger.h"
#include "app/sandbox/operation.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QString>
#include <QStringView>

/// What a till sends, in the documents' words.
namespace till::test {

inline const QString sandboxMerchant = u"123456789900081"_qs;
inline const QString sandboxTerminal = u"00810001"_qs;
/// 2026-11-20 10:42:31 in China.
inline constexpr Instant sandboxMorning{1'795'142'551'000};
inline constexpr qint64 dayMs = 86'400'000;

inline sandbox::Terms sandboxTerms()
{
    return {.merchant = sandboxMerchant, .terminals = {sandboxTerminal, u"00810002"_qs}};
}

/// A WeChat code with this ending; `serial` makes it another code.
inline QString paymentCode(QStringView ending, int serial = 1)
{
    return u"13%1%2"_qs.arg(serial, 12, 10, QLatin1Char('0')).arg(ending);
}

inline QJsonObject withTerminal(QJsonObject fields)
{
    fields.insert(u"merchantCode"_qs, sandboxMerchant);
    fields.insert(u"terminalCode"_qs, sandboxTerminal);
    return fields;
}

inline QJsonObject payFields(const QString& order, const QString& code, qint64 fen = 1000)
{
    return withTerminal({{u"transactionAmount"_qs, fen},
                         {u"transactionCurrencyCode"_qs, u"156"_qs},
                         {u"merchantOrderId"_qs, order},
                         {u"merchantRemark"_qs, u"收银"_qs},
                         {u"payMode"_qs, u"CODE_SCAN"_qs},
                         {u"payCode"_qs, code}});
}

inline QJsonObject orderFields(const QString& order)
{
    return withTerminal({{u"merchantOrderId"_qs, order}});
}

inline QJsonObject refundFields(const QString& order, const QString& refund, qint64 fen)
{
    QJsonObject fields = orderFields(order);
    fields.insert(u"refundRequestId"_qs, refund);
    fields.insert(u"transactionAmount"_qs, fen);
    return fields;
}

inline QJsonObject refundQueryFields(const QString& order, const QString& refund)
{
    QJsonObject fields = orderFields(order);
    fields.insert(u"refundRequestId"_qs, refund);
    return fields;
}

/// A ledger and the time, so that a test reads as a conversation.
class Conversation {
public:
    explicit Conversation(sandbox::Terms terms = sandboxTerms()) : m_ledger(std::move(terms)) {}

    sandbox::Reply ask(sandbox::Operation operation, const QJsonObject& fields, int version = 2)
    {
        return m_ledger.handle({operation, version, fields}, now);
    }
    QString code(sandbox::Operation operation, const QJsonObject& fields, int version = 2)
    {
        return ask(operation, fields, version).json.value(u"errCode").toString();
    }

    sandbox::Reply pay(const QString& order, QStringView ending, qint64 fen = 1000)
    {
        return ask(sandbox::Operation::Pay, payFields(order, paymentCode(ending, ++m_serial), fen));
    }
    /// queryResCode, or errCode when there is no result.
    QString query(const QString& order)
    {
        return result(ask(sandbox::Operation::Query, orderFields(order)));
    }
    QString voidCode(const QString& order)
    {
        return code(sandbox::Operation::Void, orderFields(order));
    }
    QString refundCode(const QString& order, const QString& refund, qint64 fen)
    {
        return code(sandbox::Operation::Refund, refundFields(order, refund, fen));
    }
    /// queryResCode, or errCode when there is no result.
    QString queryRefund(const QString& order, const QString& refund)
    {
        return result(ask(sandbox::Operation::QueryRefund, refundQueryFields(order, refund)));
    }
    [[nodiscard]] sandbox::Ledger& ledger() { return m_ledger; }

    Instant now = sandboxMorning;

private:
    static QString result(const sandbox::Reply& reply)
    {
        return reply.json.contains(u"queryResCode") ? reply.json.value(u"queryResCode").toString()
                                                    : reply.json.value(u"errCode").toString();
    }

    sandbox::Ledger m_ledger;
    int m_serial = 0;
};

} // namespace till::test
