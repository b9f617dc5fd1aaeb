// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/call_fields.h"

#include "core/channels/field_check.h"
#include "core/wire/json_writer.h"

#include <QStringView>

#include <algorithm>

namespace till::ctl {

namespace {

using channels::Field;
using channels::FieldType;
using wire::Json;

tl::unexpected<Error> misread(const QString& path, QLatin1StringView why)
{
    return failure(ErrorCode::Malformed, path + QStringLiteral(": ") + why);
}

const Field* fieldNamed(std::span<const Field> fields, QStringView name)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const Field& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

Json& memberOf(Json& object, QStringView name, Json::Kind kind)
{
    const auto found =
        std::find_if(object.members.begin(), object.members.end(),
                     [name](const wire::JsonMember& member) { return member.name == name; });
    if (found != object.members.end())
        return found->value;
    object.members.push_back({name.toString(), {}});
    object.members.back().value.kind = kind;
    return object.members.back().value;
}

/// The first masked or unknown member of what was typed as JSON.
Result<void> checkTyped(std::span<const Field> fields, const QString& path, const Json& json)
{
    if (json.kind != Json::Kind::Object)
        return misread(path, QLatin1StringView("not a JSON object"));
    for (const wire::JsonMember& member : json.members) {
        const QString place = path + u'.' + member.name;
        const Field* field = fieldNamed(fields, member.name);
        if (field == nullptr)
            return misread(place, QLatin1StringView("no such field"));
        if (field->privacy == channels::Privacy::Masked)
            return misread(place, QLatin1StringView("comes from standard input: say it as "
                                                    "NAME=- and give it a line there"));
        if (!channels::isNested(field->type))
            continue;
        const bool isList = member.value.kind == Json::Kind::List;
        for (const Json& item : isList ? member.value.items : std::vector<Json>{member.value}) {
            if (Result<void> checked = checkTyped(field->items, place, item); !checked)
                return checked;
        }
    }
    return {};
}

/// One word on its way down the table.
class Placer {
public:
    Placer(const QString& value, const LineReader& readLine, QList<HiddenValue>& hidden)
        : m_value(value), m_readLine(readLine), m_hidden(hidden)
    {
    }

    Result<void> place(std::span<const Field> fields, QStringView rest, const QString& path,
                       Json& object)
    {
        const qsizetype nameEnd =
            std::distance(rest.begin(), std::find_if(rest.begin(), rest.end(), [](QChar each) {
                              return each == u'.' || each == u'[';
                          }));
        const QStringView name = rest.first(nameEnd);
        const QString here = path + name.toString();
        const Field* field = fieldNamed(fields, name);
        if (field == nullptr)
            return misread(here, QLatin1StringView("no such field"));
        rest = rest.sliced(nameEnd);
        switch (field->type) {
        case FieldType::List:
            return placeInList(*field, rest, here, object);
        case FieldType::Object:
            return placeInObject(*field, rest, here, object);
        default:
            break;
        }
        if (!rest.isEmpty())
            return misread(here, QLatin1StringView("is neither a list nor an object"));
        return placeValue(*field, here, object);
    }

private:
    Result<void> placeValue(const Field& field, const QString& path, Json& object)
    {
        const QString name(field.name);
        if (object.find(name) != nullptr)
            return misread(path, QLatin1StringView("said twice"));
        Json& value = memberOf(object, name, Json::Kind::Text);
        if (m_value.isEmpty())
            return {}; // an empty text is an absent field
        if (m_value != u"-") {
            if (field.privacy == channels::Privacy::Masked)
                return misread(path, QLatin1StringView("comes from standard input: say it as "
                                                       "NAME=- and give it a line there"));
            value.text = m_value;
            return {};
        }
        QByteArray line = m_readLine();
        if (line.isEmpty())
            return misread(path, QLatin1StringView("standard input holds no line for it"));
        value.text = QString::fromUtf8(line);
        m_hidden.append({path, std::make_shared<const Secret>(std::move(line))});
        return {};
    }

    Result<void> placeInObject(const Field& field, QStringView rest, const QString& path,
                               Json& object)
    {
        if (rest.isEmpty())
            return placeTyped(field, path, object);
        if (rest.front() != u'.')
            return misread(path, QLatin1StringView("is no list"));
        return place(field.items, rest.sliced(1), path + u'.',
                     memberOf(object, QString(field.name), Json::Kind::Object));
    }

    Result<void> placeInList(const Field& field, QStringView rest, const QString& path,
                             Json& object)
    {
        if (rest.isEmpty())
            return placeTyped(field, path, object);
        const qsizetype close = rest.indexOf(u']');
        bool isNumber = false;
        const uint index = close > 0 ? rest.sliced(1, close - 1).toUInt(&isNumber) : 0;
        if (rest.front() != u'[' || !isNumber)
            return misread(path, QLatin1StringView("is a list: say NAME[0]"));
        Json& list = memberOf(object, QString(field.name), Json::Kind::List);
        const QString here = QStringLiteral("%1[%2]").arg(path).arg(index);
        if (index > list.items.size())
            return misread(here, QLatin1StringView("the item before it is missing"));
        const bool isNew = index == list.items.size();
        if (isNew) {
            list.items.emplace_back();
            list.items.back().kind = Json::Kind::Object;
        }
        rest = rest.sliced(close + 1);
        if (rest.isEmpty())
            return isNew ? placeTypedItem(field, here, list.items[index])
                         : misread(here, QLatin1StringView("said twice"));
        if (rest.front() != u'.')
            return misread(here, QLatin1StringView("say NAME[0].NAME"));
        return place(field.items, rest.sliced(1), here + u'.', list.items[index]);
    }

    /// NAME={...} of an object, NAME=[{...}] or NAME={...} of a list.
    Result<void> placeTyped(const Field& field, const QString& path, Json& object)
    {
        const QString name(field.name);
        if (object.find(name) != nullptr)
            return misread(path, QLatin1StringView("said twice"));
        if (m_value.isEmpty())
            return {};
        Result<Json> typed = wire::parseJson(m_value.toUtf8());
        if (!typed)
            return misread(path, QLatin1StringView("not JSON"));
        if (field.type == FieldType::List && typed->kind == Json::Kind::Object) {
            Json list;
            list.kind = Json::Kind::List;
            list.items.push_back(*std::move(typed));
            typed = std::move(list);
        }
        const bool isList = field.type == FieldType::List && typed->kind == Json::Kind::List;
        for (const Json& item : isList ? typed->items : std::vector<Json>{*typed}) {
            if (Result<void> checked = checkTyped(field.items, path, item); !checked)
                return checked;
        }
        memberOf(object, name, typed->kind) = *std::move(typed);
        return {};
    }

    Result<void> placeTypedItem(const Field& field, const QString& path, Json& item)
    {
        Result<Json> typed = wire::parseJson(m_value.toUtf8());
        if (!typed)
            return misread(path, QLatin1StringView("not JSON"));
        if (Result<void> checked = checkTyped(field.items, path, *typed); !checked)
            return checked;
        item = *std::move(typed);
        return {};
    }

    const QString& m_value;
    const LineReader& m_readLine;
    QList<HiddenValue>& m_hidden;
};

/// A value as JSON and forms write it, longest first.
QList<QByteArray> spellings(const QByteArray& value)
{
    QByteArray json;
    wire::JsonWriter(json).utf8(value);
    json = json.sliced(1, json.size() - 2);
    const QByteArray slashed = QByteArray(json).replace("/", "\\/");
    const QByteArray percent = value.toPercentEncoding();
    QList<QByteArray> all{value,
                          json,
                          slashed,
                          percent,
                          QByteArray(percent).replace("%20", "+"),
                          value.toPercentEncoding("* ", "~").replace(' ', '+')};
    std::sort(all.begin(), all.end(), [](const QByteArray& left, const QByteArray& right) {
        return left.size() > right.size();
    });
    return all;
}

} // namespace

Result<TypedFields> readFields(const channels::FieldTable& table, const QStringList& words,
                               const QList<std::pair<QLatin1StringView, QString>>& defaults,
                               const LineReader& readLine)
{
    TypedFields typed;
    typed.json.kind = Json::Kind::Object;
    for (const QString& word : words) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals <= 0)
            return failure(ErrorCode::Malformed, QStringLiteral("a field is said as NAME=VALUE"));
        const QString value = word.mid(equals + 1);
        Placer placer(value, readLine, typed.hidden);
        const Result<void> placed =
            placer.place(table.fields, QStringView(word).first(equals), {}, typed.json);
        if (!placed)
            return failure(placed.error());
    }
    for (const auto& [name, value] : defaults) {
        const Field* field = fieldNamed(table.fields, QString(name));
        if (field == nullptr || value.isEmpty() || typed.json.find(name) != nullptr)
            continue;
        memberOf(typed.json, QString(name), Json::Kind::Text).text = value;
        if (field->privacy == channels::Privacy::Masked)
            typed.hidden.append({QString(name), std::make_shared<const Secret>(value.toUtf8())});
    }
    return typed;
}

QByteArray withoutHidden(QByteArray bytes, const QList<HiddenValue>& hidden)
{
    QList<HiddenValue> byLength = hidden;
    std::sort(byLength.begin(), byLength.end(),
              [](const HiddenValue& left, const HiddenValue& right) {
                  return left.value->reveal().size() > right.value->reveal().size();
              });
    for (const HiddenValue& each : std::as_const(byLength)) {
        for (const QByteArray& spelling : spellings(each.value->reveal()))
            bytes.replace(spelling, '<' + each.path.toUtf8() + '>');
    }
    return bytes;
}

bool holdsAll(const QByteArray& bytes, const QList<HiddenValue>& hidden)
{
    return std::all_of(hidden.begin(), hidden.end(), [&bytes](const HiddenValue& each) {
        const QList<QByteArray> all = spellings(each.value->reveal());
        return std::any_of(all.begin(), all.end(), [&bytes](const QByteArray& spelling) {
            return bytes.contains(spelling);
        });
    });
}

} // namespace till::ctl
