// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/quickpay_sample.h"

#include "core/wire/json.h"
#include "core/wire/md5.h"

#include <QMap>

namespace till::sample {

channels::QuickpayConfig quickpayConfig()
{
    channels::QuickpayConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example/open"));
    config.merNo = QStringLiteral("001440353999853");
    config.termNo = QStringLiteral("84970001");
    config.notifyUrl = QStringLiteral("https://shop.example/notify/q");
    config.jumpUrl = QStringLiteral("https://shop.example/done");
    config.notYetOpen = channels::QuickpayConfig::NotYetOpen::Allowed;
    return config;
}

QByteArray bankRequest(int command, const QByteArray& body, const QByteArray& sign)
{
    return "{\"CommandID\":" + QByteArray::number(command) +
           ",\"SeqID\":1,\"NodeType\":3,\"NodeID\":\"openapi\",\"Version\":\"1.0.0\",\"AGENTNO\":"
           "\"\",\"MERNO\":\"001440353999853\",\"TERMNO\":\"84970001\",\"Body\":" +
           body + ",\"Sign\":\"" + sign + "\"}";
}

QByteArray bankSign(QByteArray base)
{
    return wire::md5(base.replace("<key>", "ea21842eea24e448b991b1cb0a0294cf")).toHex().toUpper();
}

QByteArray bankAnswer(int command, const QByteArray& body)
{
    // Signed by the document's words alone: the top-level members of these samples are flat or the
    // last one, so that they can be sorted as text.
    const auto json = wire::parseJson(body, {.bytes = 4'000'000, .text = 200'000});
    QMap<QString, QByteArray> members;
    qsizetype at = 1;
    for (const wire::JsonMember& member : json->members) {
        const QByteArray name = '"' + member.name.toUtf8() + "\":";
        const qsizetype from = body.indexOf(name, at);
        qsizetype end = from + name.size();
        int depth = 0;
        bool isText = false;
        for (; end < body.size() - 1 && (depth > 0 || isText || body[end] != ','); ++end) {
            if (body[end] == '"' && body[end - 1] != '\\')
                isText = !isText;
            if (!isText)
                depth += (body[end] == '{' || body[end] == '[')   ? 1
                         : (body[end] == '}' || body[end] == ']') ? -1
                                                                  : 0;
        }
        members.insert(member.name, body.sliced(from, end - from));
        at = end;
    }
    QByteArray base = '{' + members.values().join(',') + '}';
    base.replace("\\/", "/").replace('/', "\\/");
    const QByteArray sign = bankSign(base + "&key=<key>");
    return "{\"CommandID\":" + QByteArray::number(command) +
           ",\"SeqID\":\"1\",\"NodeType\":\"3\",\"NodeID\":\"openapi\",\"Version\":\"1.0.0\","
           "\"RetCode\":1,\"ErrorMsg\":\"\",\"Body\":" +
           body + ",\"Sign\":\"" + sign +
           "\",\"AGENTNO\":null,\"MERNO\":\"001440353999853\",\"TERMNO\":\"84970001\"}";
}

QByteArray bankTold(const QByteArray& body, const QByteArray& sign)
{
    return "{\"CommandID\":35104,\"SeqID\":\"1\",\"NodeType\":\"3\",\"NodeID\":\"openplat\","
           "\"Version\":\"1.0.0\",\"RetCode\":1,\"ErrorMsg\":\"\",\"Body\":" +
           body + ",\"Sign\":\"" + sign +
           "\",\"AGENTNO\":null,\"MERNO\":\"001440353999853\",\"TERMNO\":\"84970001\"}";
}

QByteArray bankNegative(const QByteArray& words)
{
    return "{\"CommandID\":32768,\"SeqID\":\"1\",\"NodeType\":\"3\",\"NodeID\":\"openapi\","
           "\"Version\":\"1.0.0\",\"RetCode\":0,\"ErrorMsg\":\"" +
           words +
           "\",\"Body\":\"\",\"Sign\":\"\",\"AGENTNO\":null,\"MERNO\":\"001440353999853\","
           "\"TERMNO\":\"84970001\"}";
}

} // namespace till::sample
