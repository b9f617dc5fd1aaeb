// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/call_json.h"

#include "app/tillctl/payment_json.h"
#include "core/wire/json.h"

#include <QJsonArray>
#include <QStringDecoder>

namespace till::ctl {

namespace {

using wire::Json;

constexpr wire::JsonLimits limits{
    .bytes = qsizetype{8} * 1024 * 1024, .depth = 16, .text = 1'048'576, .members = 4'096};

/// Numbers that JSON's readers would round stay what they are, as text.
QJsonValue numberJson(const QString& digits)
{
    bool isWhole = false;
    const qint64 number = digits.toLongLong(&isWhole);
    return isWhole ? QJsonValue(number) : QJsonValue(digits);
}

QJsonValue valueJson(const Json& json)
{
    switch (json.kind) {
    case Json::Kind::Null:
        return QJsonValue::Null;
    case Json::Kind::Flag:
        return json.text == u"true";
    case Json::Kind::Number:
        return numberJson(json.text);
    case Json::Kind::Text:
        return json.text;
    case Json::Kind::List: {
        QJsonArray list;
        for (const Json& item : json.items)
            list.append(valueJson(item));
        return list;
    }
    case Json::Kind::Object: {
        QJsonObject object;
        for (const wire::JsonMember& member : json.members)
            object.insert(member.name, valueJson(member.value));
        return object;
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QString nameOf(channels::Interface::Kind kind)
{
    using Kind = channels::Interface::Kind;
    switch (kind) {
    case Kind::Exchange:
        return u"exchange"_qs;
    case Kind::Notification:
        return u"notification"_qs;
    case Kind::Page:
        return u"page"_qs;
    }
    Q_UNREACHABLE();
}

QJsonObject interfaceJson(const channels::Interface& which)
{
    const channels::FieldTable* table = which.request != nullptr ? which.request : which.answer;
    QJsonObject json{{u"name"_qs, QString(which.name)},
                     {u"kind"_qs, nameOf(which.kind)},
                     {u"section"_qs, QString(table->section)},
                     {u"summary"_qs, QString(which.summary)}};
    switch (which.offer) {
    case channels::Interface::Offer::Open:
        break;
    case channels::Interface::Offer::NotYet:
        json.insert(u"notYetOpen"_qs, true);
        break;
    }
    return json;
}

QJsonValue shownJson(const QByteArray& masked)
{
    const Result<Json> json = wire::parseJson(masked, limits);
    return json ? valueJson(*json) : QJsonValue(QString::fromUtf8(masked));
}

QJsonObject readingJson(const channels::Reading& reading)
{
    QJsonObject json{{u"meaning"_qs, payment::nameOf(reading.outcome.meaning)},
                     {u"code"_qs, reading.outcome.code},
                     {u"words"_qs, reading.outcome.text},
                     {u"answer"_qs, shownJson(reading.masked)},
                     {u"fitsTable"_qs, reading.answer != nullptr},
                     {u"unknownFields"_qs, QJsonArray::fromStringList(reading.remarks.unknown)},
                     {u"leftOutFields"_qs, QJsonArray::fromStringList(reading.remarks.leftOut)}};
    if (const QJsonObject facts = factsJson(reading.outcome.facts); !facts.isEmpty())
        json.insert(u"facts"_qs, facts);
    if (reading.outcome.waitMs > 0)
        json.insert(u"waitMs"_qs, reading.outcome.waitMs);
    return json;
}

void insertBytes(QJsonObject& json, const QString& name, const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(bytes);
    if (decode.hasError())
        json.insert(name + u"Base64"_qs, QString::fromLatin1(bytes.toBase64()));
    else
        json.insert(name, text);
}

Exit exitFor(payment::Meaning meaning)
{
    using payment::Meaning;
    switch (meaning) {
    case Meaning::Succeeded:
    case Meaning::Returned:
    case Meaning::Refunded:
        return Exit::Done;
    case Meaning::Refused:
    case Meaning::NotFound:
    case Meaning::ConfigurationFault:
        return Exit::Refused;
    case Meaning::InProgress:
    case Meaning::Unknown:
    case Meaning::Contradiction:
        return Exit::Pending;
    }
    Q_UNREACHABLE();
}

} // namespace till::ctl
