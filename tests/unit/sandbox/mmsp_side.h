// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/mmsp_host.h"
#include "core/base/instant.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QUrl>

/// What a till sends to the MMSP platform, signed by other means than the stand-in's own: the
/// bodies are flat, so that QJsonObject's order of names is the signature's.
namespace till::test {

inline const QString mmspMerchant = u"001440353999853"_qs;
inline const QString mmspTerminal = u"84970001"_qs;
inline const QByteArray mmspKey = "ea21842eea24e448b991b1cb0a0294cf";
/// 2026-11-20 10:42:31 in China.
inline constexpr Instant mmspMorning{1'795'142'551'000};
inline const QString notifyAddress = u"http://127.0.0.1:8000/n"_qs;

inline sandbox::mmsp::Terms mmspTerms()
{
    sandbox::mmsp::Terms terms;
    terms.parties = {mmspMerchant, {mmspTerminal, u"84970002"_qs}, mmspKey};
    return terms;
}

inline QString mmspSign(const QJsonObject& body, const QByteArray& key = mmspKey)
{
    QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    text.replace("/", "\\/");
    return QString::fromLatin1(
        QCryptographicHash::hash(text + "&key=" + key, QCryptographicHash::Md5).toHex().toUpper());
}

inline QJsonObject mmspMessage(int command, const QJsonObject& body)
{
    return {{u"CommandID"_qs, command},   {u"SeqID"_qs, u"1"_qs},
            {u"NodeType"_qs, u"3"_qs},    {u"NodeID"_qs, u"openplat"_qs},
            {u"Version"_qs, u"1.0.0"_qs}, {u"AGENTNO"_qs, QString()},
            {u"MERNO"_qs, mmspMerchant},  {u"TERMNO"_qs, mmspTerminal},
            {u"Body"_qs, body},           {u"Sign"_qs, mmspSign(body)}};
}

/// A WeChat code with this ending; `serial` makes it another code.
inline QString mmspCode(QStringView ending, int serial = 1)
{
    return u"13%1%2"_qs.arg(serial, 12, 10, QLatin1Char('0')).arg(ending);
}

inline QJsonObject scanPayBody(const QString& order, const QString& code, qint64 fen = 1000)
{
    return {{u"AMT"_qs, QString::number(fen)},
            {u"CUR"_qs, u"CNY"_qs},
            {u"GOODSNAME"_qs, u"商品"_qs},
            {u"NOTIFY_URL"_qs, notifyAddress},
            {u"MERORDERID"_qs, order},
            {u"RANDSTR"_qs, u"123456"_qs},
            {u"CODE"_qs, code}};
}

inline QJsonObject scanOrderBody(const QString& order, qint64 fen)
{
    QJsonObject body = scanPayBody(order, {}, fen);
    body.remove(u"CODE");
    body.insert(u"TRADETYPE"_qs, u"1"_qs);
    return body;
}

inline QJsonObject scanNaming(const QString& order)
{
    return {{u"MERORDERID"_qs, order}, {u"RANDSTR"_qs, u"123456"_qs}};
}

inline QJsonObject scanRefundBody(const QString& order, const QString& refund, qint64 fen)
{
    QJsonObject body = scanNaming(order);
    body.insert(u"REFUND_MERORDERID"_qs, refund);
    body.insert(u"AMT"_qs, QString::number(fen));
    return body;
}

inline QJsonObject scanRefundNaming(const QString& refund)
{
    return {{u"REFUND_MERORDERID"_qs, refund}, {u"RANDSTR"_qs, u"123456"_qs}};
}

/// A platform and the time, so that a test reads as a conversation.
class MmspConversation {
public:
    explicit MmspConversation(const sandbox::mmsp::Terms& terms = mmspTerms()) : m_host(terms) {}

    sandbox::Reply send(const QJsonObject& message)
    {
        sandbox::Call call;
        call.method = "POST";
        call.path = u"/mmsp"_qs;
        call.contentType = "application/json";
        call.body = QJsonDocument(message).toJson(QJsonDocument::Compact);
        call.site = "http://127.0.0.1:9090";
        return m_host.answer(call, now);
    }
    sandbox::Reply askWhole(int command, const QJsonObject& body)
    {
        return send(mmspMessage(command, body));
    }
    /// The Body, or one with the ErrorMsg as "refusal" of the negative answer.
    QJsonObject ask(int command, const QJsonObject& body)
    {
        const QJsonObject answer = askWhole(command, body).json;
        if (answer.value(u"CommandID").toInt() == 0x8000)
            return {{u"refusal"_qs, answer.value(u"ErrorMsg")}};
        return answer.value(u"Body").toObject();
    }
    QString status(int command, const QJsonObject& body)
    {
        const QJsonObject answer = ask(command, body);
        return answer.contains(u"refusal") ? u"-"_qs : answer.value(u"STATUS").toString();
    }

    QString pay(const QString& order, QStringView ending, qint64 fen = 1000)
    {
        return status(0x0903, scanPayBody(order, mmspCode(ending, ++m_serial), fen));
    }
    QString query(const QString& order) { return status(0x0906, scanNaming(order)); }
    QString cancel(const QString& order) { return status(0x0907, scanNaming(order)); }
    QString close(const QString& order) { return status(0x090A, scanNaming(order)); }
    QString refund(const QString& order, const QString& refund, qint64 fen)
    {
        return status(0x0908, scanRefundBody(order, refund, fen));
    }
    QString refundQuery(const QString& refund) { return status(0x0909, scanRefundNaming(refund)); }
    void wait(qint64 ms) { now.unixMs += ms; }
    [[nodiscard]] sandbox::mmsp::MmspHost& host() { return m_host; }

    Instant now = mmspMorning;

private:
    sandbox::mmsp::MmspHost m_host;
    int m_serial = 0;
};

// Bodies and browsers of quick pay and gateway.

inline QJsonObject unionBody(const QString& order, qint64 fen)
{
    return {{u"MERORDERID"_qs, order},
            {u"AMT"_qs, QString::number(fen)},
            {u"JUMP_URL"_qs, u"http://127.0.0.1:8000/back?shop=1"_qs},
            {u"NOTIFY_URL"_qs, notifyAddress}};
}

inline QJsonObject gatewayBody(const QString& order, qint64 fen)
{
    QJsonObject body = unionBody(order, fen);
    body.insert(u"PAY_CHANNEL"_qs, u"YLBILL-NET-B2C"_qs);
    body.insert(u"GOODSNAME"_qs, u"商品"_qs);
    return body;
}

inline QJsonObject namedOrder(const QString& order)
{
    return {{u"MERORDERID"_qs, order}};
}

inline sandbox::Reply browse(MmspConversation& platform, const QByteArray& method,
                             const QString& address)
{
    sandbox::Call call;
    call.method = method;
    call.path = QUrl(address).path();
    call.site = "http://127.0.0.1:9090";
    return platform.host().answer(call, platform.now);
}

} // namespace till::test
