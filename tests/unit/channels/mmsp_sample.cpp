// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/mmsp_sample.h"

#include "core/channels/mmsp/signature.h"

#include <memory>

namespace till::sample {

using namespace Qt::StringLiterals;

channels::MmspConfig mmspConfig()
{
    channels::MmspConfig config;
    config.base = QUrl(u"https://mmsp.example/api/gateway"_s);
    config.merNo = u"001440353999853"_s;
    config.termNo = u"84970001"_s;
    config.notifyUrl = u"https://shop.example/mmsp"_s;
    config.goodsName = u"便利店购物"_s;
    return config;
}

const Secret& mmspKey()
{
    static const Secret key(QByteArray("ea21842eea24e448b991b1cb0a0294cf"));
    return key;
}

MmspSigner::MmspSigner() : m_key(QByteArray(mmspKey().reveal())) {}

payment::Message mmspMessage(payment::Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(u"T012ABC00000013"_s);
    message.amount = Money::fromFen(12'800);
    message.means = u"wechat"_s;
    if (purpose == payment::Purpose::Pay)
        message.code = std::make_shared<const Secret>(QByteArray("134567890123456789"));
    if (purpose == payment::Purpose::Void || purpose == payment::Purpose::Refund ||
        purpose == payment::Purpose::QueryRefund)
        message.request = PaymentId(u"T012ABC0000002H"_s);
    return message;
}

payment::Message mmspShown(payment::Purpose purpose, const QString& means)
{
    payment::Message message = mmspMessage(purpose);
    message.code.reset();
    message.means = means;
    message.presentation = payment::Presentation::Shown;
    message.payableUntil = Instant{1'577'905'745'000};
    return message;
}

QByteArray mmspRequest(int command, const QByteArray& body, const QByteArray& sign)
{
    return R"({"CommandID":)" + QByteArray::number(command) +
           R"(,"SeqID":1,"NodeType":3,"NodeID":"openplat","Version":"1.0.0","AGENTNO":"",)"
           R"("MERNO":"001440353999853","TERMNO":"84970001","Body":)" +
           body + R"(,"Sign":")" + sign + R"("})";
}

QByteArray mmspAnswer(int command, const QByteArray& body, const QByteArray& retCode)
{
    const Result<wire::Json> json = wire::parseJson(body);
    const QByteArray sign =
        json ? channels::mmsp::signature(channels::mmsp::signatureBase(*json), mmspKey()) : "";
    return R"({"CommandID":)" + QByteArray::number(command + 0x8000) +
           R"(,"SeqID":"1","NodeType":"3","NodeID":"openplat","Version":"1.0.0","RetCode":)" +
           retCode + R"(,"ErrorMsg":"","Body":)" + body + R"(,"Sign":")" + sign +
           R"(","AGENTNO":null,"MERNO":"001440353999853","TERMNO":"84970001"})";
}

QByteArray mmspNegative(const QByteArray& retCode, const QByteArray& error)
{
    return R"({"CommandID":32768,"SeqID":1,"NodeType":1,"NodeID":"openplat","Version":"1.0.0",)"
           R"("RetCode":)" +
           retCode + R"(,"MERNO":"001440353999853","TERMNO":"84970001","ErrorMsg":")" + error +
           R"(","Body":"","Sign":""})";
}

payment::Outcome mmspDecoded(const payment::Message& message, const QByteArray& bytes, int status)
{
    return channels::MmspChannel(mmspConfig()).decode(message, {status, bytes}, mmspKey());
}

} // namespace till::sample
