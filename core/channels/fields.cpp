// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/fields.h"

#include "core/base/overloaded.h"
#include "core/channels/field_check.h"

#include <variant>

namespace till::channels {

namespace {

bool isPresent(const Field& field, const void* message)
{
    if (isNested(field.type))
        return field.at.size != nullptr && field.at.size(message) > 0;
    return field.at.get != nullptr &&
           !std::holds_alternative<std::monostate>(field.at.get(message));
}

QString namesOfEither(std::span<const Field> fields)
{
    QStringList names;
    for (const Field& field : fields) {
        if (field.need == Need::EitherOf)
            names.append(field.name);
    }
    return names.join(QStringLiteral(" or "));
}

Result<void> validateAll(std::span<const Field> fields, const QString& path, const void* message);

Result<void> validateOne(const Field& field, const QString& path, const void* message)
{
    if (!isPresent(field, message)) {
        const bool isNeeded =
            field.need == Need::Required || (field.need == Need::When && field.when(message));
        if (isNeeded)
            return wrong(ErrorCode::Malformed, path, field, QStringLiteral("missing"));
        return {};
    }
    if (!isNested(field.type))
        return checkValue(field, path, field.at.get(message));
    for (qsizetype i = 0; i < field.at.size(message); ++i) {
        Result<void> checked =
            validateAll(field.items, itemPath(path, field, i), field.at.item(message, i));
        if (!checked)
            return checked;
    }
    return {};
}

Result<void> validateAll(std::span<const Field> fields, const QString& path, const void* message)
{
    bool isEitherAsked = false;
    bool isEitherThere = false;
    for (const Field& field : fields) {
        Result<void> checked = validateOne(field, path, message);
        if (!checked)
            return checked;
        if (field.need == Need::EitherOf) {
            isEitherAsked = true;
            isEitherThere = isEitherThere || isPresent(field, message);
        }
    }
    if (isEitherAsked && !isEitherThere)
        return failure(ErrorCode::Malformed,
                       path + namesOfEither(fields) + QStringLiteral(": missing"));
    return {};
}

void writeAmount(const Field& field, qint64 fen, wire::JsonWriter& writer)
{
    switch (field.type) {
    case FieldType::FenText:
        return writer.text(QString::number(fen));
    case FieldType::YuanText:
        return writer.text(Money::fromFen(fen).toPlain());
    case FieldType::YuanNumber:
        return writer.digits(Money::fromFen(fen).toPlain());
    default:
        return writer.number(fen);
    }
}

void writeValue(const Field& field, const MemberView& value, wire::JsonWriter& writer)
{
    std::visit(Overloaded{
                   [](std::monostate) {},
                   [&](QStringView text) {
                       field.type == FieldType::Number ? writer.digits(text) : writer.text(text);
                   },
                   [&](QByteArrayView secret) { writer.utf8(secret); },
                   [&](qint64 fen) { writeAmount(field, fen, writer); },
                   [&](bool flag) { writer.flag(flag); },
               },
               value);
}

void writeAll(std::span<const Field> fields, const void* message, wire::JsonWriter& writer)
{
    writer.beginObject();
    for (const Field& field : fields) {
        if (!isPresent(field, message))
            continue;
        writer.name(field.name);
        if (!isNested(field.type)) {
            writeValue(field, field.at.get(message), writer);
            continue;
        }
        if (field.type == FieldType::Object) {
            writeAll(field.items, field.at.item(message, 0), writer);
            continue;
        }
        writer.beginList();
        for (qsizetype i = 0; i < field.at.size(message); ++i)
            writeAll(field.items, field.at.item(message, i), writer);
        writer.endList();
    }
    writer.endObject();
}

} // namespace

namespace fields {

Result<void> validate(const FieldTable& table, const void* message)
{
    return validateAll(table.fields, {}, message);
}

void encode(const FieldTable& table, const void* message, wire::JsonWriter& writer)
{
    writeAll(table.fields, message, writer);
}

} // namespace fields

} // namespace till::channels
