// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/fields.h"

#include "core/base/overloaded.h"
#include "core/channels/field_check.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

namespace till::channels {

namespace {

using wire::Json;

bool isFenCharacters(QStringView text)
{
    if (text.startsWith(u'-'))
        text = text.sliced(1);
    return std::all_of(text.begin(), text.end(),
                       [](QChar each) { return each >= u'0' && each <= u'9'; });
}

/// Why a value cannot be taken; the place is said by the caller.
tl::unexpected<Error> unfit(const QString& what)
{
    return failure(ErrorCode::Malformed, what);
}

Result<MemberValue> readFen(const Json& json)
{
    bool isWhole = false;
    const qint64 fen = json.text.toLongLong(&isWhole);
    const bool isNumber = json.kind == Json::Kind::Number || json.kind == Json::Kind::Text;
    // toLongLong() takes blanks and a plus, too. Leading zeros are how fixed lengths are filled.
    if (!isNumber || !isWhole || !isFenCharacters(json.text))
        return unfit(QStringLiteral("not a number of fen"));
    if (!Money::checked(fen))
        return failure(ErrorCode::OutOfRange, QStringLiteral("beyond any amount of a till"));
    return MemberValue(fen);
}

/// "12", "12.3" and "12.30"; no more decimals, no exponent.
Result<MemberValue> readYuan(const Json& json)
{
    const bool isNumber = json.kind == Json::Kind::Number || json.kind == Json::Kind::Text;
    const bool isPlain = std::all_of(json.text.begin(), json.text.end(), [](QChar each) {
        return (each >= u'0' && each <= u'9') || each == u'.' || each == u'-';
    });
    if (!isNumber || !isPlain)
        return unfit(QStringLiteral("not a number of yuan"));
    const Result<Money> amount = Money::parse(json.text);
    if (!amount)
        return failure(amount.error().code, QStringLiteral("not a number of yuan"));
    return MemberValue(amount->fen());
}

Result<MemberValue> readFlag(const Json& json)
{
    const bool isFlag = json.kind == Json::Kind::Flag || json.kind == Json::Kind::Text;
    if (isFlag && json.text == u"true")
        return MemberValue(true);
    if (isFlag && json.text == u"false")
        return MemberValue(false);
    return unfit(QStringLiteral("neither true nor false"));
}

Result<MemberValue> readText(const Field& field, const Json& json)
{
    if (json.kind == Json::Kind::Text)
        return MemberValue(json.text);
    if (json.kind == Json::Kind::Number && field.type != FieldType::Text)
        return MemberValue(json.text);
    return unfit(QStringLiteral("not a text"));
}

Result<MemberValue> readValue(const Field& field, const Json& json)
{
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Reference:
    case FieldType::Digits:
    case FieldType::Number:
        return readText(field, json);
    case FieldType::FenNumber:
    case FieldType::FenText:
        return readFen(json);
    case FieldType::YuanNumber:
    case FieldType::YuanText:
        return readYuan(json);
    case FieldType::Flag:
        return readFlag(json);
    case FieldType::List:
    case FieldType::Object:
        break;
    }
    return unfit(QStringLiteral("not a list"));
}

MemberView viewOf(const MemberValue& value)
{
    return std::visit(Overloaded{
                          [](const QString& text) { return MemberView(QStringView(text)); },
                          [](qint64 fen) { return MemberView(fen); },
                          [](bool flag) { return MemberView(flag); },
                      },
                      value);
}

/// Reads objects into structs along their tables.
class Reader {
public:
    explicit Reader(Direction direction) : m_direction(direction) {}

    Result<void> readAll(std::span<const Field> fields, const QString& path, const Json& json,
                         void* message)
    {
        if (json.kind != Json::Kind::Object)
            return failure(ErrorCode::Malformed, path + QStringLiteral("not an object"));
        for (const Field& field : fields) {
            Result<void> read = readOne(field, path, json, message);
            if (read)
                continue;
            if (isDecisive(field))
                return read;
            m_remarks.leftOut.append(read.error().detail);
        }
        noteUnknown(fields, path, json);
        return {};
    }
    [[nodiscard]] Remarks take() { return std::move(m_remarks); }

private:
    [[nodiscard]] bool isDecisive(const Field& field) const
    {
        return m_direction == Direction::Request || field.weight != Weight::Informative;
    }
    [[nodiscard]] bool mayBeMissing(const Field& field) const
    {
        return m_direction == Direction::Answer && field.weight == Weight::Checked;
    }

    static const Json* valueOf(const Field& field, const Json& json)
    {
        const auto present = [&json](QLatin1StringView name) -> const Json* {
            const Json* value = name.isEmpty() ? nullptr : json.find(name);
            const bool isAbsent = value == nullptr || value->kind == Json::Kind::Null ||
                                  (value->kind == Json::Kind::Text && value->text.isEmpty());
            return isAbsent ? nullptr : value;
        };
        const Json* value = present(field.name);
        return value != nullptr ? value : present(field.misspelt);
    }

    Result<void> readOne(const Field& field, const QString& path, const Json& json, void* message)
    {
        const Json* value = valueOf(field, json);
        if (value == nullptr) {
            if (field.need == Need::Required && !mayBeMissing(field))
                return wrong(ErrorCode::Malformed, path, field, QStringLiteral("missing"));
            return {};
        }
        if (field.type == FieldType::List)
            return readList(field, path, *value, message);
        if (field.type == FieldType::Object)
            return readObject(field, path, *value, message);
        if (field.at.set == nullptr)
            return {};
        Result<MemberValue> read = readValue(field, *value);
        if (!read)
            return wrong(read.error().code, path, field, read.error().detail);
        if (Result<void> checked = checkValue(field, path, viewOf(*read)); !checked)
            return checked;
        field.at.set(message, *std::move(read));
        return {};
    }

    Result<void> readList(const Field& field, const QString& path, const Json& json, void* message)
    {
        if (json.kind != Json::Kind::List)
            return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not a list"));
        if (field.at.append == nullptr)
            return {};
        for (std::size_t i = 0; i < json.items.size(); ++i) {
            const QString place = itemPath(path, field, static_cast<qsizetype>(i));
            if (json.items[i].kind != Json::Kind::Object)
                return failure(ErrorCode::Malformed, place + QStringLiteral("not an object"));
            Result<void> read =
                readAll(field.items, place, json.items[i], field.at.append(message));
            if (!read)
                return read;
        }
        return {};
    }

    Result<void> readObject(const Field& field, const QString& path, const Json& json,
                            void* message)
    {
        if (json.kind != Json::Kind::Object)
            return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not an object"));
        if (field.at.append == nullptr)
            return {};
        return readAll(field.items, itemPath(path, field, 0), json, field.at.append(message));
    }

    void noteUnknown(std::span<const Field> fields, const QString& path, const Json& json)
    {
        for (const wire::JsonMember& member : json.members) {
            const bool isKnown =
                std::any_of(fields.begin(), fields.end(), [&member](const Field& field) {
                    return member.name == field.name ||
                           (!field.misspelt.isEmpty() && member.name == field.misspelt);
                });
            if (!isKnown)
                m_remarks.unknown.append(path + member.name);
        }
    }

    Direction m_direction;
    Remarks m_remarks;
};

} // namespace

namespace fields {

Result<Remarks> decode(const FieldTable& table, const wire::Json& json, void* message)
{
    Reader reader(table.direction);
    Result<void> read = reader.readAll(table.fields, {}, json, message);
    if (read && table.direction == Direction::Request)
        read = validate(table, message); // which of two fields has to be there is said there
    if (!read)
        return failure(read.error());
    return reader.take();
}

} // namespace fields

} // namespace till::channels
