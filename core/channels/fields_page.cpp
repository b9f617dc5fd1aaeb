// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/field_check.h"
#include "core/channels/fields.h"

#include <algorithm>

namespace till::channels {

namespace {

using wire::Json;

constexpr qsizetype tailShown = 4;
constexpr qsizetype shortest = 12; ///< below that four characters would say too much

QString maskedText(const QString& text)
{
    if (text.size() < shortest)
        return QString(text.size(), u'*');
    return QString(text.size() - tailShown, u'*') + text.right(tailShown);
}

const Field* fieldNamed(std::span<const Field> fields, const QString& name)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&name](const Field& field) {
        return name == field.name || (!field.misspelt.isEmpty() && name == field.misspelt);
    });
    return found == fields.end() ? nullptr : &*found;
}

void writeMasked(std::span<const Field> fields, const Json& json, wire::JsonWriter& writer);

/// As it came: the value of an open field that is no list of objects.
void writeOpen(const Json& json, wire::JsonWriter& writer)
{
    switch (json.kind) {
    case Json::Kind::Null:
        return writer.null();
    case Json::Kind::Flag:
        return writer.flag(json.text == u"true");
    case Json::Kind::Number:
        return writer.digits(json.text);
    case Json::Kind::Text:
        return writer.text(json.text);
    case Json::Kind::List:
    case Json::Kind::Object:
        return writer.text(u"***"); // the table expects none here: anything may stand in it
    }
}

void writeMember(const Field* field, const Json& value, wire::JsonWriter& writer)
{
    if (field == nullptr)
        return writer.text(u"***");
    if (field->privacy == Privacy::Masked)
        return writer.text(maskedText(value.text));
    if (field->type == FieldType::Object && value.kind == Json::Kind::Object)
        return writeMasked(field->items, value, writer);
    if (field->type != FieldType::List || value.kind != Json::Kind::List)
        return writeOpen(value, writer);
    writer.beginList();
    for (const Json& item : value.items)
        writeMasked(field->items, item, writer);
    writer.endList();
}

void writeMasked(std::span<const Field> fields, const Json& json, wire::JsonWriter& writer)
{
    writer.beginObject();
    for (const wire::JsonMember& member : json.members) {
        writer.name(member.name);
        writeMember(fieldNamed(fields, member.name), member.value, writer);
    }
    writer.endObject();
}

QString typeName(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return QStringLiteral("text");
    case FieldType::Reference:
        return QStringLiteral("reference");
    case FieldType::Digits:
        return QStringLiteral("digits");
    case FieldType::Number:
        return QStringLiteral("number");
    case FieldType::FenNumber:
        return QStringLiteral("number of fen");
    case FieldType::FenText:
        return QStringLiteral("fen as text");
    case FieldType::YuanNumber:
        return QStringLiteral("number of yuan");
    case FieldType::YuanText:
        return QStringLiteral("yuan as text");
    case FieldType::Flag:
        return QStringLiteral("true or false");
    case FieldType::List:
        return QStringLiteral("list");
    case FieldType::Object:
        return QStringLiteral("object");
    }
    Q_UNREACHABLE();
}

QString needName(Need need)
{
    switch (need) {
    case Need::Optional:
        return QStringLiteral("no");
    case Need::Required:
        return QStringLiteral("yes");
    case Need::EitherOf:
        return QStringLiteral("one of");
    case Need::When:
        return QStringLiteral("when");
    }
    Q_UNREACHABLE();
}

QString limitOf(const Field& field)
{
    if (field.most == 0)
        return {};
    if (isAmount(field.type))
        return QStringLiteral("%1 to %2 fen").arg(field.least).arg(field.most);
    return field.least > 0 ? QStringLiteral("%1 to %2").arg(field.least).arg(field.most)
                           : QString::number(field.most);
}

QString notesOf(const Field& field, Direction direction)
{
    QStringList notes;
    if (!field.note.isEmpty())
        notes.append(field.note);
    if (!field.misspelt.isEmpty())
        notes.append(QStringLiteral("also as `%1`").arg(field.misspelt));
    if (!field.oneOf.empty()) {
        QStringList values;
        for (const QLatin1StringView each : field.oneOf)
            values.append(QStringLiteral("`%1`").arg(each));
        notes.append(values.join(QStringLiteral(", ")));
    }
    if (direction == Direction::Answer && field.weight != Weight::Informative)
        notes.append(field.weight == Weight::Checked ? QStringLiteral("checked")
                                                     : QStringLiteral("decisive"));
    const bool isKept = field.at.set != nullptr || field.at.append != nullptr;
    if (!isKept)
        notes.append(QStringLiteral("not kept"));
    if (field.privacy == Privacy::Masked)
        notes.append(QStringLiteral("masked in logs"));
    return notes.join(QStringLiteral("; "));
}

void appendRows(QString& page, std::span<const Field> fields, const QString& path,
                Direction direction)
{
    for (const Field& field : fields) {
        page += QStringLiteral("| `%1` | %2 | %3 | %4 | %5 |\n")
                    .arg(path + field.name, typeName(field.type), needName(field.need),
                         limitOf(field), notesOf(field, direction));
        const QString inside =
            field.type == FieldType::Object ? QStringLiteral(".") : QStringLiteral("[].");
        appendRows(page, field.items, path + field.name + inside, direction);
    }
}

} // namespace

QByteArray masked(const FieldTable& table, const wire::Json& json)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    writeMasked(table.fields, json, writer);
    return bytes;
}

QString pageOf(const FieldTable& table)
{
    QString page = QStringLiteral("### %1 (%2)\n\n"
                                  "| field | type | required | limit | |\n"
                                  "| --- | --- | --- | --- | --- |\n")
                       .arg(table.title, table.section);
    appendRows(page, table.fields, {}, table.direction);
    return page;
}

} // namespace till::channels
