// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/full_message.h"

#include "core/channels/field_check.h"
#include "core/wire/json.h"
#include "core/wire/json_writer.h"

#include <algorithm>

namespace till::support {

namespace {

using channels::Field;
using channels::FieldType;

/// Of the right type and length, different for each field.
QString textFor(const Field& field, int number)
{
    if (!field.oneOf.empty())
        return field.oneOf.front();
    const bool isWords = field.type == FieldType::Text || field.type == FieldType::Reference;
    QString text = (isWords ? QStringLiteral("v") : QString()) + QString::number(number);
    while (text.size() < field.least)
        text.prepend(u'1');
    return field.most > 0 ? text.right(field.most) : text;
}

void writeAmount(const Field& field, int number, wire::JsonWriter& writer)
{
    const qint64 fen =
        field.most > 0 ? std::min(field.least + number, field.most) : field.least + number;
    const QString yuan = Money::fromFen(fen).toPlain();
    switch (field.type) {
    case FieldType::FenText:
        return writer.text(QString::number(fen));
    case FieldType::YuanText:
        return writer.text(yuan);
    case FieldType::YuanNumber:
        return writer.digits(yuan);
    default:
        return writer.number(fen);
    }
}

/// What stands in `echoed` under the same name is said again.
void writeObject(std::span<const Field> fields, const wire::Json& echoed, int& number,
                 wire::JsonWriter& writer)
{
    writer.beginObject();
    for (const Field& field : fields) {
        ++number;
        writer.name(field.name);
        const wire::Json* same = echoed.find(field.name);
        if (same != nullptr && !channels::isNested(field.type)) {
            writer.text(same->text);
            continue;
        }
        if (field.type == FieldType::List)
            writer.beginList();
        if (channels::isNested(field.type))
            writeObject(field.items, {}, number, writer);
        else if (channels::isAmount(field.type))
            writeAmount(field, number, writer);
        else if (field.type == FieldType::Flag)
            writer.flag(true);
        else if (field.type == FieldType::Number)
            writer.digits(textFor(field, number));
        else
            writer.text(textFor(field, number));
        if (field.type == FieldType::List)
            writer.endList();
    }
    writer.endObject();
}

QByteArray written(const channels::FieldTable& table, const wire::Json& echoed)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    int number = 0;
    writeObject(table.fields, echoed, number, writer);
    return bytes;
}

} // namespace

QByteArray fullMessage(const channels::FieldTable& table)
{
    return written(table, {});
}

QByteArray fullAnswer(const channels::Interface& which)
{
    const auto request =
        wire::parseJson(which.request == nullptr ? "{}" : fullMessage(*which.request));
    return written(*which.answer, request.value_or(wire::Json()));
}

std::shared_ptr<void> fullRequest(const channels::Interface& which)
{
    if (which.request == nullptr)
        return nullptr;
    std::shared_ptr<void> message = which.newRequest();
    const auto json = wire::parseJson(fullMessage(*which.request));
    const bool isRead =
        json && channels::fields::decode(*which.request, *json, message.get()).has_value();
    return isRead ? message : nullptr;
}

} // namespace till::support
