// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/form.h"

#include "core/base/overloaded.h"
#include "core/channels/field_check.h"
#include "core/wire/json_writer.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace till::channels {

namespace {

/// Enough for any value but a list, thrice, since a byte may need three.
constexpr qsizetype fieldBytes = 512;

QByteArray amountText(const Field& field, qint64 fen)
{
    const bool inYuan = field.type == FieldType::YuanNumber || field.type == FieldType::YuanText;
    return inYuan ? Money::fromFen(fen).toPlain().toLatin1() : QByteArray::number(fen);
}

QByteArray nestedText(const Field& field, const void* message)
{
    const FieldTable items{{}, {}, Direction::Request, field.items};
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    if (field.type == FieldType::Object) {
        fields::encode(items, field.at.item(message, 0), writer);
        return bytes;
    }
    writer.beginList();
    for (qsizetype i = 0; i < field.at.size(message); ++i)
        fields::encode(items, field.at.item(message, i), writer);
    writer.endList();
    return bytes;
}

void appendValue(QByteArray& form, const Field& field, const MemberView& value)
{
    const QByteArrayView name(field.name.data(), field.name.size());
    std::visit(Overloaded{
                   [](std::monostate) {},
                   [&](QStringView text) { wire::appendFormField(form, name, text.toUtf8()); },
                   [&](QByteArrayView secret) { wire::appendFormField(form, name, secret); },
                   [&](qint64 fen) { wire::appendFormField(form, name, amountText(field, fen)); },
                   [&](bool flag) { wire::appendFormField(form, name, flag ? "true" : "false"); },
               },
               value);
}

} // namespace

namespace forms {

QByteArray encode(const FieldTable& table, const void* message)
{
    QByteArray form;
    form.reserve(static_cast<qsizetype>(table.fields.size()) * fieldBytes);
    for (const Field& field : table.fields) {
        if (!isNested(field.type)) {
            if (field.at.get != nullptr)
                appendValue(form, field, field.at.get(message));
        } else if (field.at.size != nullptr && field.at.size(message) > 0) {
            wire::appendFormField(form, QByteArrayView(field.name.data(), field.name.size()),
                                  nestedText(field, message));
        }
    }
    return form;
}

} // namespace forms

wire::Json objectOf(const FieldTable& table, std::span<const wire::FormField> form)
{
    wire::Json object;
    object.kind = wire::Json::Kind::Object;
    object.members.reserve(form.size());
    for (const wire::FormField& each : form) {
        wire::Json value;
        value.kind = wire::Json::Kind::Text;
        value.text = each.value;
        const auto field =
            std::find_if(table.fields.begin(), table.fields.end(),
                         [&each](const Field& candidate) { return each.name == candidate.name; });
        if (field != table.fields.end() && isNested(field->type)) {
            if (Result<wire::Json> json = wire::parseJson(each.value.toUtf8()))
                value = *std::move(json);
        }
        object.members.push_back({each.name, std::move(value)});
    }
    return object;
}

Result<wire::Json> readForm(const FieldTable& table, QByteArrayView body,
                            const wire::FormLimits& limits)
{
    const Result<std::vector<wire::FormField>> form = wire::parseForm(body, limits);
    if (!form)
        return failure(form.error());
    return objectOf(table, *form);
}

QByteArray maskedForm(const FieldTable& table, QByteArrayView body)
{
    const Result<wire::Json> json = readForm(table, body);
    if (!json)
        return "(unreadable, " + QByteArray::number(body.size()) + " bytes)";
    return masked(table, *json);
}

} // namespace till::channels
