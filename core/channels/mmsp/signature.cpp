// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/signature.h"

#include "core/wire/json_writer.h"
#include "core/wire/md5.h"

#include <algorithm>
#include <vector>

namespace till::channels {
namespace mmsp {

namespace {

/// Enough for any request, so that no shorter copy with a code in it is left behind.
constexpr qsizetype baseBytes = 2'048;

void write(const wire::Json& json, wire::JsonWriter& writer);

void writeMember(const wire::JsonMember& member, wire::JsonWriter& writer)
{
    writer.name(QStringView(member.name));
    write(member.value, writer);
}

void write(const wire::Json& json, wire::JsonWriter& writer)
{
    switch (json.kind) {
    case wire::Json::Kind::Null:
        return writer.null();
    case wire::Json::Kind::Flag:
        return writer.flag(json.text == u"true");
    case wire::Json::Kind::Number:
        return writer.digits(json.text);
    case wire::Json::Kind::Text:
        return writer.text(json.text);
    case wire::Json::Kind::List:
        writer.beginList();
        for (const wire::Json& item : json.items)
            write(item, writer);
        return writer.endList();
    case wire::Json::Kind::Object:
        writer.beginObject();
        for (const wire::JsonMember& member : json.members)
            writeMember(member, writer);
        return writer.endObject();
    }
}

} // namespace

QByteArray phpEscaped(QByteArrayView json)
{
    QByteArray escaped;
    escaped.reserve(json.size() + json.size() / 4);
    for (qsizetype at = 0; at < json.size(); ++at) {
        const QByteArrayView rest = json.sliced(at);
        if (rest.startsWith("\\u0008") || rest.startsWith("\\u000c")) {
            escaped += rest.at(5) == '8' ? "\\b" : "\\f";
            at += 5;
        } else if (rest.front() == '\\' && rest.size() > 1) {
            escaped += rest.first(2); // whatever is escaped cannot begin an escape itself
            ++at;
        } else if (rest.front() == '/') {
            escaped += "\\/";
        } else if (rest.startsWith("\xe2\x80\xa8") || rest.startsWith("\xe2\x80\xa9")) {
            escaped += rest.at(2) == '\xa8' ? "\\u2028" : "\\u2029";
            at += 2;
        } else {
            escaped += rest.front();
        }
    }
    return escaped;
}

QByteArray signatureBase(const FieldTable& table, const void* message)
{
    std::vector<Field> sorted(table.fields.begin(), table.fields.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const Field& one, const Field& other) { return one.name < other.name; });
    QByteArray json;
    json.reserve(baseBytes);
    wire::JsonWriter writer(json);
    FieldTable body = table;
    body.fields = sorted;
    fields::encode(body, message, writer);
    const Secret wiped(std::move(json));
    return phpEscaped(wiped.reveal());
}

QByteArray signatureBase(const wire::Json& body)
{
    if (body.kind != wire::Json::Kind::Object) {
        QByteArray json;
        wire::JsonWriter writer(json);
        write(body, writer);
        return phpEscaped(json);
    }
    std::vector<const wire::JsonMember*> sorted;
    sorted.reserve(body.members.size());
    for (const wire::JsonMember& member : body.members)
        sorted.push_back(&member);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* one, const auto* other) { return one->name < other->name; });
    QByteArray json;
    json.reserve(baseBytes);
    wire::JsonWriter writer(json);
    writer.beginObject();
    for (const wire::JsonMember* member : sorted)
        writeMember(*member, writer);
    writer.endObject();
    return phpEscaped(json);
}

QByteArray signature(QByteArrayView base, const Secret& key)
{
    QByteArray text;
    text.reserve(base.size() + key.reveal().size() + 8);
    text += base;
    text += "&key=";
    text += key.reveal();
    const Secret wiped(std::move(text));
    return wire::md5(wiped.reveal()).toHex().toUpper();
}

} // namespace mmsp
} // namespace till::channels
