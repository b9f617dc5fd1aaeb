// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/reply.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace till::sandbox {

namespace {

constexpr qsizetype tooLargeBytes = 1'048'576;

void becomePage(Reply& reply, int status, const QByteArray& title)
{
    reply.status = status;
    reply.contentType = "text/html";
    reply.body = "<html><head><title>" + title + "</title></head><body><h1>" + title +
                 "</h1></body></html>\n";
}

/// The code stands twice: whatever its name, it is what a reader decides by.
QByteArray withSecondCode(QByteArray body, const QJsonObject& answer)
{
    const QStringList names = answer.keys();
    const QString name = answer.contains(u"errCode") || names.isEmpty() ? u"errCode"_qs
                         : answer.contains(u"status")                   ? u"status"_qs
                                                                        : names.first();
    body.chop(1); // the closing brace
    return body + (answer.isEmpty() ? "\"" : ",\"") + name.toUtf8() + "\":\"57\"}";
}

QByteArray ofWrongTypes(QJsonObject answer)
{
    const QStringList names = answer.keys();
    for (const QString& name : names)
        answer.insert(name, QJsonObject{{u"value"_qs, answer.value(name)}});
    answer.insert(u"errCode"_qs, 0);
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

} // namespace

Reply whole(const QJsonObject& answer)
{
    Reply reply;
    reply.json = answer;
    reply.body = QJsonDocument(answer).toJson(QJsonDocument::Compact);
    return reply;
}

Reply spoiled(Reply reply, Spoil spoil, int speed)
{
    switch (spoil) {
    case Spoil::None:
    case Spoil::WrongAmount:
        break;
    case Spoil::HeldThenClosed:
        reply.delivery = Delivery::HeldThenClosed;
        reply.delayMs = heldMs / speed;
        break;
    case Spoil::ClosedAtOnce:
        reply.delivery = Delivery::ClosedAtOnce;
        break;
    case Spoil::Late:
        reply.delayMs = lateMs / speed;
        break;
    case Spoil::Status500:
        becomePage(reply, 500, "500 Internal Server Error");
        break;
    case Spoil::Status502:
        becomePage(reply, 502, "502 Bad Gateway");
        break;
    case Spoil::BrokenJson:
        reply.body.chop(reply.body.size() / 3);
        break;
    case Spoil::CutOff:
        reply.delivery = Delivery::CutOff;
        break;
    case Spoil::TooLarge:
        reply.body.chop(1);
        reply.body += ",\"srcReserved\":\"" + QByteArray(tooLargeBytes, '0') + "\"}";
        break;
    case Spoil::Empty:
        reply.body.clear();
        break;
    case Spoil::UnequalKeys:
        reply.body = withSecondCode(reply.body, reply.json);
        break;
    case Spoil::WrongTypes:
        reply.body = ofWrongTypes(reply.json);
        break;
    case Spoil::NotAnObject:
        reply.body = QJsonDocument(QJsonArray{reply.json}).toJson(QJsonDocument::Compact);
        break;
    }
    return reply;
}

} // namespace till::sandbox
