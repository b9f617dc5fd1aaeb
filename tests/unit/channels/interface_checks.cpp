// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/interface_checks.h"

#include "core/channels/field_check.h"
#include "core/wire/json_writer.h"

#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace till::sample {

namespace {

using namespace channels;
using wire::Json;

using Path = std::vector<QString>; ///< names; into the first item of a list

Json makeJson(Json::Kind kind, const QString& text)
{
    Json json;
    json.kind = kind;
    json.text = text;
    return json;
}

void write(const Json& json, wire::JsonWriter& writer)
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
        writer.beginList();
        for (const Json& item : json.items)
            write(item, writer);
        return writer.endList();
    case Json::Kind::Object:
        writer.beginObject();
        for (const wire::JsonMember& member : json.members) {
            writer.name(member.name);
            write(member.value, writer);
        }
        return writer.endObject();
    }
}

/// Different for each field, so that two members that are mixed up show.
QString plainText(const Field& field, int number)
{
    if (!field.oneOf.empty())
        return field.oneOf.front();
    QString text = QString::number(number);
    if (field.type == FieldType::Text || field.type == FieldType::Reference)
        text.prepend(u'v');
    while (text.size() < field.least)
        text.prepend(field.type == FieldType::Text ? u'x' : u'1');
    return field.most > 0 ? text.right(field.most) : text;
}

QString amountText(FieldType type, qint64 fen)
{
    const bool inYuan = type == FieldType::YuanNumber || type == FieldType::YuanText;
    return inYuan ? Money::fromFen(fen).toPlain() : QString::number(fen);
}

bool isWrittenAsNumber(FieldType type)
{
    return type == FieldType::FenNumber || type == FieldType::YuanNumber ||
           type == FieldType::Number;
}

Json scalarOf(const Field& field, int number)
{
    if (field.type == FieldType::Flag)
        return makeJson(Json::Kind::Flag, QStringLiteral("true"));
    QString text;
    if (isAmount(field.type)) {
        const qint64 fen = field.least + number;
        text = amountText(field.type, field.most > 0 ? std::min(fen, field.most) : fen);
    } else {
        text = plainText(field, number);
    }
    return makeJson(isWrittenAsNumber(field.type) ? Json::Kind::Number : Json::Kind::Text, text);
}

Json fullObject(std::span<const Field> fields, int& number)
{
    Json object = makeJson(Json::Kind::Object, {});
    for (const Field& field : fields) {
        ++number;
        Json value;
        if (field.type == FieldType::Object) {
            value = fullObject(field.items, number);
        } else if (field.type == FieldType::List) {
            value = makeJson(Json::Kind::List, {});
            value.items.push_back(fullObject(field.items, number));
        } else {
            value = scalarOf(field, number);
        }
        object.members.push_back({field.name, std::move(value)});
    }
    return object;
}

/// The object in which the path's last name stands.
Json& parentOf(Json& json, const Path& path)
{
    Json* at = &json;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const auto found =
            std::find_if(at->members.begin(), at->members.end(),
                         [&](const wire::JsonMember& each) { return each.name == path[i]; });
        at = found->value.kind == Json::Kind::List ? &found->value.items.front() : &found->value;
    }
    return *at;
}

/// With the member replaced, or left out.
Json changed(Json json, const Path& path, const std::optional<Json>& value)
{
    std::vector<wire::JsonMember>& members = parentOf(json, path).members;
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const auto& each) { return each.name == path.back(); });
    if (value)
        found->value = *value;
    else
        members.erase(found);
    return json;
}

/// Goes through one table.
class Checker {
public:
    Checker(const FieldTable& table, NewMessage make)
        : m_table(table), m_make(make), m_full(fullMessage(table))
    {
    }

    QStringList run()
    {
        const auto [remarks, bytes] = taken(m_full, QStringLiteral("complete"));
        m_fullBytes = bytes;
        if (!remarks.unknown.isEmpty() || !remarks.leftOut.isEmpty())
            complain(QStringLiteral("complete: remarks about ") + remarks.unknown.join(u' ') +
                     remarks.leftOut.join(u' '));
        if (m_complaints.isEmpty()) {
            checkKept(m_table.fields, m_full, {});
            checkAll(m_table.fields, {}, true);
            checkUnknown();
        }
        return m_complaints;
    }

private:
    struct Taken {
        Remarks remarks;
        QByteArray bytes; ///< written again
    };

    void complain(const QString& what)
    {
        m_complaints.append(QStringLiteral("%1: %2").arg(m_table.title, what));
    }

    Taken taken(const Json& json, const QString& what)
    {
        const std::shared_ptr<void> message = m_make();
        Result<Remarks> remarks = fields::decode(m_table, json, message.get());
        if (!remarks) {
            complain(what + QStringLiteral(": refused, ") + remarks.error().detail);
            return {};
        }
        QByteArray bytes;
        wire::JsonWriter writer(bytes);
        fields::encode(m_table, message.get(), writer);
        return {*std::move(remarks), bytes};
    }

    /// What is read is what stands there, under its own name.
    void checkKept(std::span<const Field> fields, const Json& before, const QString& path)
    {
        const Result<Json> again = wire::parseJson(m_fullBytes);
        compareKept(fields, before, again ? *again : Json(), path);
    }
    void compareKept(std::span<const Field> fields, const Json& before, const Json& after,
                     const QString& path)
    {
        for (const Field& field : fields) {
            const Json* one = before.find(field.name);
            const Json* two = after.find(field.name);
            const bool isKept = field.at.set != nullptr || field.at.append != nullptr;
            if (!isKept && two == nullptr)
                continue;
            if (two == nullptr || one->kind != two->kind || one->text != two->text)
                complain(path + field.name + QStringLiteral(": not kept as it came"));
            else if (field.type == FieldType::Object)
                compareKept(field.items, *one, *two, path + field.name + u'.');
            else if (field.type == FieldType::List)
                compareKept(field.items, one->items.front(), two->items.front(),
                            path + field.name + QStringLiteral("[0]."));
        }
    }

    void checkAll(std::span<const Field> fields, const Path& above, bool isDecisive)
    {
        const auto either = std::count_if(fields.begin(), fields.end(), [](const Field& field) {
            return field.need == Need::EitherOf;
        });
        if (either > 0 && m_table.direction == Direction::Request)
            checkNoneOfEither(fields, above);
        for (const Field& field : fields) {
            Path path = above;
            path.push_back(field.name);
            checkMissing(field, path, isDecisive, either > 1);
            const bool isKept = field.at.set != nullptr || field.at.append != nullptr;
            if (!isKept)
                continue;
            const bool decides = isDecisive && (m_table.direction == Direction::Request ||
                                                field.weight != Weight::Informative);
            checkMistyped(field, path, decides);
            checkTooMuch(field, path, decides);
            checkOtherForm(field, path);
            if (above.empty())
                checkDoubled(field);
            checkAll(field.items, path, decides);
        }
    }

    void checkNoneOfEither(std::span<const Field> fields, const Path& above)
    {
        Json json = m_full;
        for (const Field& field : fields) {
            if (field.need != Need::EitherOf)
                continue;
            Path path = above;
            path.push_back(field.name);
            json = changed(json, path, std::nullopt);
        }
        expectRefused(json, ErrorCode::Malformed, QStringLiteral(": missing"));
    }

    void checkMissing(const Field& field, const Path& path, bool isDecisive, bool hasAlternative)
    {
        const Json json = changed(m_full, path, std::nullopt);
        const QString words = field.name + QStringLiteral(": missing");
        const bool isRequest = m_table.direction == Direction::Request;
        if (field.need == Need::EitherOf && isRequest) {
            if (hasAlternative)
                expectTaken(json, {});
            return;
        }
        if (field.need == Need::When && isRequest) {
            const std::shared_ptr<void> message = m_make();
            const Result<Remarks> remarks = fields::decode(m_table, json, message.get());
            // Of a nested condition the message is not at hand; the channel's tests say when.
            if (path.size() == 1 && remarks.has_value() == field.when(message.get()))
                complain(field.name + QStringLiteral(": its condition does not count"));
            return;
        }
        if (field.need != Need::Required)
            return expectTaken(json, {});
        if (isRequest || (isDecisive && field.weight == Weight::Decisive))
            return expectRefused(json, ErrorCode::Malformed, words);
        expectTaken(json, field.weight == Weight::Checked ? QString() : words);
    }

    void checkMistyped(const Field& field, const Path& path, bool decides)
    {
        const Json::Kind kind = isNested(field.type) ? Json::Kind::Flag : Json::Kind::Object;
        expectFault(changed(m_full, path, makeJson(kind, QStringLiteral("true"))),
                    ErrorCode::Malformed, field.name, decides);
    }

    void checkTooMuch(const Field& field, const Path& path, bool decides)
    {
        if (field.most == 0 || !field.oneOf.empty() || isNested(field.type))
            return;
        Json json = scalarOf(field, 1);
        json.text = isAmount(field.type) ? amountText(field.type, field.most + 1)
                                         : QString(field.most + 1, u'1');
        expectFault(changed(m_full, path, json), ErrorCode::OutOfRange, field.name, decides);
    }

    /// A number as a string and the other way round mean the same.
    void checkOtherForm(const Field& field, const Path& path)
    {
        const bool hasTwo =
            field.type != FieldType::Text && !isNested(field.type) && field.oneOf.empty();
        if (!hasTwo)
            return;
        Json full = m_full;
        Json value = *parentOf(full, path).find(field.name);
        if (value.kind == Json::Kind::Text && field.type == FieldType::Reference)
            return; // letters are no number; those of digits only are tested by their own types
        if (value.kind == Json::Kind::Text && value.text.startsWith(u'0') &&
            !value.text.contains(u'.'))
            return;
        value.kind = value.kind == Json::Kind::Text ? Json::Kind::Number : Json::Kind::Text;
        const Taken other =
            taken(changed(m_full, path, value), field.name + QStringLiteral(" in its other form"));
        if (other.bytes != m_fullBytes)
            complain(field.name + QStringLiteral(": in its other form it says something else"));
    }

    void checkDoubled(const Field& field)
    {
        const QByteArray whole = written(m_full);
        const auto behind = [&](const Json& value) {
            Json member = makeJson(Json::Kind::Object, {});
            member.members.push_back({field.name, value});
            return wire::parseJson(whole.chopped(1) + ',' + written(member).sliced(1));
        };
        const Result<Json> twice = behind(*m_full.find(field.name));
        if (!twice || taken(*twice, field.name + QStringLiteral(" twice")).bytes != m_fullBytes)
            complain(field.name + QStringLiteral(": an equal double is not taken"));
        if (behind(makeJson(Json::Kind::Text, QStringLiteral("another"))))
            complain(field.name + QStringLiteral(": two values are taken"));
    }

    void checkUnknown()
    {
        Json json = m_full;
        json.members.push_back({QStringLiteral("zzNobodyKnows"), makeJson(Json::Kind::Null, {})});
        const Taken read = taken(json, QStringLiteral("unknown field"));
        if (read.remarks.unknown != QStringList{QStringLiteral("zzNobodyKnows")} ||
            read.bytes != m_fullBytes)
            complain(QStringLiteral("an unknown field is not kept by its name alone"));
    }

    void expectFault(const Json& json, ErrorCode code, QLatin1StringView name, bool decides)
    {
        if (decides)
            expectRefused(json, code, name);
        else
            expectTaken(json, name);
    }
    void expectRefused(const Json& json, ErrorCode code, const QString& words)
    {
        const std::shared_ptr<void> message = m_make();
        const Result<Remarks> remarks = fields::decode(m_table, json, message.get());
        if (remarks || remarks.error().code != code || !remarks.error().detail.contains(words))
            complain(QStringLiteral("\"%1\" does not refuse it").arg(words));
    }
    /// `words` in a remark; empty: no remark.
    void expectTaken(const Json& json, const QString& words)
    {
        const QStringList leftOut = taken(json, words).remarks.leftOut;
        const bool isRemarked = leftOut.size() == 1 && leftOut.front().contains(words);
        if (words.isEmpty() ? !leftOut.isEmpty() : !isRemarked)
            complain(QStringLiteral("\"%1\": remarks are (%2)").arg(words, leftOut.join(u';')));
    }

    const FieldTable& m_table;
    NewMessage m_make;
    Json m_full;
    QByteArray m_fullBytes;
    QStringList m_complaints;
};

// Random messages.

QString anyText(const Field& field)
{
    if (!field.oneOf.empty())
        return field.oneOf[*rc::gen::inRange<std::size_t>(0, field.oneOf.size())];
    constexpr qint64 usual = 24;
    const qint64 least = std::max<qint64>(field.least, 1);
    const qint64 most = field.most > 0 ? field.most : std::max(usual, least);
    const qint64 size = *rc::gen::inRange(least, std::min(most, least + usual) + 1);
    const bool isPlain = field.type == FieldType::Reference || field.privacy == Privacy::Masked;
    const bool isDigits = field.type == FieldType::Digits || field.type == FieldType::Number;
    QString text;
    for (qint64 i = 0; i < size; ++i) {
        if (isDigits)
            text += QChar(*rc::gen::inRange<char16_t>(u'1', u'9' + 1));
        else if (isPlain)
            text += QChar(*rc::gen::inRange<char16_t>(u'!', u'~' + 1));
        else
            text += QChar(*rc::gen::element<char16_t>(u'a', u'Z', u'0', u' ', u'"', u'\\', u'/',
                                                      u'\n', u'\x01', u'é', u'中', u'＋'));
    }
    return text;
}

Json anyObject(std::span<const Field> fields);

Json anyValue(const Field& field)
{
    if (field.type == FieldType::Object)
        return anyObject(field.items);
    if (field.type == FieldType::List) {
        Json list = makeJson(Json::Kind::List, {});
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            list.items.push_back(anyObject(field.items));
        return list;
    }
    if (field.type == FieldType::Flag)
        return makeJson(Json::Kind::Flag, *rc::gen::arbitrary<bool>() ? QStringLiteral("true")
                                                                      : QStringLiteral("false"));
    const bool asNumber = isWrittenAsNumber(field.type);
    QString text;
    if (isAmount(field.type)) {
        const qint64 most = field.most > 0 ? field.most : Money::maxFen;
        text = amountText(field.type, *rc::gen::inRange(field.least, most + 1));
    } else {
        text = anyText(field);
    }
    return makeJson(asNumber ? Json::Kind::Number : Json::Kind::Text, text);
}

Json anyObject(std::span<const Field> fields)
{
    Json object = makeJson(Json::Kind::Object, {});
    for (const Field& field : fields) {
        if (field.need == Need::Optional && *rc::gen::inRange(0, 3) == 0)
            continue;
        object.members.push_back({field.name, anyValue(field)});
    }
    // An object of which nothing is said is not said.
    if (object.members.empty() && !fields.empty())
        object.members.push_back({fields.front().name, anyValue(fields.front())});
    return object;
}

} // namespace

Json fullMessage(const FieldTable& table)
{
    int number = 0;
    return fullObject(table.fields, number);
}

Json anyMessage(const FieldTable& table)
{
    return anyObject(table.fields);
}

QByteArray written(const Json& json)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    write(json, writer);
    return bytes;
}

QStringList complaintsAbout(const FieldTable& table, NewMessage make)
{
    return Checker(table, make).run();
}

QStringList complaintsAbout(const Interface& which)
{
    QStringList complaints;
    if (which.request != nullptr)
        complaints += complaintsAbout(*which.request, which.newRequest);
    if (which.answer != nullptr)
        complaints += complaintsAbout(*which.answer, which.newAnswer);
    return complaints;
}

bool roundTrips(const FieldTable& table, NewMessage make)
{
    return rc::check(table.title.toString().toStdString(), [&table, make] {
        const QByteArray before = written(anyMessage(table));
        RC_LOG() << before.toStdString();
        const Result<Json> json = wire::parseJson(before);
        RC_ASSERT(json.has_value());
        const std::shared_ptr<void> message = make();
        const Result<Remarks> remarks = fields::decode(table, *json, message.get());
        if (!remarks)
            RC_LOG() << remarks.error().detail.toStdString();
        RC_ASSERT(remarks.has_value());
        QByteArray after;
        wire::JsonWriter writer(after);
        fields::encode(table, message.get(), writer);
        RC_ASSERT(after.toStdString() == before.toStdString());
    });
}

} // namespace till::sample
