// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/envelope.h"

#include "app/sandbox/script.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include <utility>

namespace till::sandbox::mmsp {

namespace {

const QByteArray keyOfNobody = "00000000000000000000000000000000";

bool isWhole(const Json& item)
{
    static const QRegularExpression form(u"^[0-9]{1,9}$"_qs);
    return item.kind == Json::Kind::Number && form.match(item.text).hasMatch();
}

/// Samples of one document print it as a number, those of another in quotes.
bool isWholeOrDigits(const Json& item)
{
    Json number = item;
    number.kind = item.kind == Json::Kind::Text ? Json::Kind::Number : item.kind;
    return isWhole(number);
}

bool isShortText(const Json& item, qsizetype longest)
{
    return item.kind == Json::Kind::Text && !item.text.isEmpty() && item.text.size() <= longest;
}

QString complaintAboutHead(const Json& message)
{
    static const QStringList known{u"CommandID"_qs, u"SeqID"_qs,   u"NodeType"_qs, u"NodeID"_qs,
                                   u"Version"_qs,   u"AGENTNO"_qs, u"MERNO"_qs,    u"TERMNO"_qs,
                                   u"Attach"_qs,    u"Extends"_qs, u"RetCode"_qs,  u"ErrorMsg"_qs,
                                   u"Body"_qs,      u"Sign"_qs};
    for (const QString& name : message.names) {
        if (!known.contains(name))
            return name + u"未定义"_qs;
    }
    if (!isWhole(message.value(u"CommandID")))
        return u"CommandID错误"_qs;
    for (const QString& name : {u"SeqID"_qs, u"NodeType"_qs}) {
        if (!isWholeOrDigits(message.value(name)))
            return name + u"错误"_qs;
    }
    if (!isShortText(message.value(u"NodeID"), 20))
        return u"NodeID错误"_qs;
    if (message.textOf(u"Version") != u"1.0.0")
        return u"Version错误"_qs;
    const Json agent = message.value(u"AGENTNO");
    if (agent.kind != Json::Kind::Null && agent.kind != Json::Kind::Text)
        return u"AGENTNO错误"_qs;
    if (message.value(u"Body").kind != Json::Kind::Object)
        return u"Body错误"_qs;
    return {};
}

QString complaintAboutParties(const Json& message, const Parties& parties)
{
    if (message.textOf(u"MERNO") != parties.merchant)
        return u"商户号错误"_qs;
    if (!parties.terminals.contains(message.textOf(u"TERMNO")))
        return u"终端号错误"_qs;
    const QString agent = message.textOf(u"AGENTNO");
    if (!agent.isEmpty() && agent != parties.agent)
        return u"代理商编号错误"_qs;
    return {};
}

/// An agent's key goes before the merchant's.
const QByteArray& keyFor(const Json& head, const Parties& parties)
{
    return head.textOf(u"AGENTNO").isEmpty() ? parties.key : parties.agentKey;
}

Json headOf(const Json& message)
{
    Json head = Json::ofObject({});
    for (const QString& name : {u"SeqID"_qs, u"NodeType"_qs, u"NodeID"_qs, u"Version"_qs,
                                u"AGENTNO"_qs, u"MERNO"_qs, u"TERMNO"_qs}) {
        if (message.has(name))
            head.set(name, message.value(name));
    }
    return head;
}

Json wrapped(const Json& body)
{
    Json result = Json::ofObject({});
    for (qsizetype i = 0; i < body.names.size(); ++i)
        result.set(body.names.at(i), Json::ofObject({{u"value"_qs, body.items.at(i)}}));
    return result;
}

/// The members in the order of the printed answers.
Json message(const Json& head, int command, int retCode, const QString& errorMessage)
{
    const auto echoed = [&](const QString& name, const Json& otherwise) {
        return head.has(name) ? head.value(name) : otherwise;
    };
    return Json::ofObject({{u"CommandID"_qs, Json::ofNumber(command)},
                           {u"SeqID"_qs, echoed(u"SeqID"_qs, Json::ofNumber(1))},
                           {u"NodeType"_qs, echoed(u"NodeType"_qs, Json::ofNumber(3))},
                           {u"NodeID"_qs, echoed(u"NodeID"_qs, Json::ofText(u"openplat"_qs))},
                           {u"Version"_qs, Json::ofText(u"1.0.0"_qs)},
                           {u"RetCode"_qs, Json::ofNumber(retCode)},
                           {u"ErrorMsg"_qs, Json::ofText(errorMessage)},
                           {u"Body"_qs, Json::ofText({})},
                           {u"Sign"_qs, Json::ofText({})},
                           {u"AGENTNO"_qs, echoed(u"AGENTNO"_qs, Json())},
                           {u"MERNO"_qs, echoed(u"MERNO"_qs, Json::ofText({}))},
                           {u"TERMNO"_qs, echoed(u"TERMNO"_qs, Json::ofText({}))}});
}

Json positive(const Asked& asked, const Said& said, const Parties& parties)
{
    constexpr int queryAnswer = 0x8906;
    const Mishap mishap = said.mishap;
    const Json body = mishap == Mishap::WrongTypes ? wrapped(said.body) : said.body;
    const int command = mishap == Mishap::OtherCommand ? queryAnswer : said.command;
    Json json = message(asked.head, command, mishap == Mishap::RetCodeZero ? 0 : said.retCode, {});
    json.set(u"Body"_qs, body);
    const QByteArray& key = mishap == Mishap::WrongSign ? keyOfNobody : keyFor(asked.head, parties);
    json.set(u"Sign"_qs, Json::ofText(signatureOf(body, key)));
    if (mishap == Mishap::NoSign)
        json.remove(u"Sign"_qs);
    return json;
}

} // namespace

Spoil spoilOf(Mishap mishap)
{
    switch (mishap) {
    case Mishap::HeldThenClosed:
        return Spoil::HeldThenClosed;
    case Mishap::ClosedAtOnce:
        return Spoil::ClosedAtOnce;
    case Mishap::Late:
        return Spoil::Late;
    case Mishap::Status500:
        return Spoil::Status500;
    case Mishap::Status502:
        return Spoil::Status502;
    case Mishap::BrokenJson:
        return Spoil::BrokenJson;
    case Mishap::CutOff:
        return Spoil::CutOff;
    case Mishap::TooLarge:
        return Spoil::TooLarge;
    case Mishap::Empty:
        return Spoil::Empty;
    case Mishap::None:
    case Mishap::UnequalKeys:
    case Mishap::NotAnObject:
    case Mishap::WrongTypes:
    case Mishap::WrongSign:
    case Mishap::NoSign:
    case Mishap::RetCodeZero:
    case Mishap::OtherCommand:
        return Spoil::None;
    }
    Q_UNREACHABLE();
}

QString signatureOf(const Json& body, const QByteArray& key)
{
    const QByteArray digest =
        QCryptographicHash::hash(toBeSigned(body) + "&key=" + key, QCryptographicHash::Md5);
    return QString::fromLatin1(digest.toHex().toUpper());
}

Asked read(const QByteArray& bytes, const Parties& parties)
{
    Asked asked;
    const auto message = parsed(bytes);
    if (!message || message->kind != Json::Kind::Object) {
        asked.refusal = u"消息结构体错误"_qs;
        return asked;
    }
    asked.head = headOf(*message);
    asked.command = message->value(u"CommandID").text.toInt();
    asked.body = message->value(u"Body");
    asked.refusal = complaintAboutHead(*message);
    if (asked.refusal.isEmpty())
        asked.refusal = complaintAboutParties(*message, parties);
    if (asked.refusal.isEmpty() &&
        message->textOf(u"Sign") != signatureOf(asked.body, keyFor(asked.head, parties)))
        asked.refusal = u"签名错误"_qs;
    return asked;
}

Said refused(const QString& reason, int retCode)
{
    Said said;
    said.refusal = reason;
    said.retCode = retCode;
    return said;
}

Said noSuchOrder()
{
    return refused(u"[-2002] 没有该订单"_qs);
}

Said wrongAmount(const QString& reason)
{
    return refused(u"[-3005] "_qs + reason);
}

Reply answered(const Asked& asked, const Said& said, const Parties& parties, int speed)
{
    const Json json = said.refusal.isEmpty()
                          ? positive(asked, said, parties)
                          : message(asked.head, negativeAnswer, said.retCode, said.refusal);
    Reply reply;
    reply.body = onTheWire(json);
    reply.json = QJsonDocument::fromJson(reply.body).object();
    if (said.mishap == Mishap::UnequalKeys) {
        reply.body.chop(1);
        reply.body += ",\"CommandID\":32768}";
    }
    if (said.mishap == Mishap::NotAnObject)
        reply.body = '[' + reply.body + ']';
    return spoiled(std::move(reply), spoilOf(said.mishap), speed);
}

Origin originOf(const Asked& asked)
{
    return {asked.head.textOf(u"TERMNO"), asked.head.textOf(u"AGENTNO")};
}

QByteArray announced(int command, const Json& body, const Origin& origin, const Parties& parties,
                     Seal seal)
{
    const Json head = Json::ofObject({{u"AGENTNO"_qs, Json::ofText(origin.agent)},
                                      {u"MERNO"_qs, Json::ofText(parties.merchant)},
                                      {u"TERMNO"_qs, Json::ofText(origin.terminal)}});
    Json json = message(head, command, 1, {});
    json.set(u"Body"_qs, body);
    const QByteArray& key = seal == Seal::Forged ? keyOfNobody : keyFor(head, parties);
    json.set(u"Sign"_qs, Json::ofText(signatureOf(body, key)));
    return onTheWire(json);
}

} // namespace till::sandbox::mmsp
