// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/signature.h"

#include "core/wire/json_writer.h"
#include "core/wire/md5.h"

#include <QVarLengthArray>

#include <algorithm>
#include <string_view>
#include <utility>

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

/// Appends compact JSON in PHP's escaping.
void appendEscaped(QByteArray& escaped, QByteArrayView json)
{
    qsizetype written = 0;
    const auto replace = [&](qsizetype at, qsizetype size, const char* with) {
        escaped += json.sliced(written, at - written);
        escaped += with;
        written = at + size;
    };
    for (qsizetype at = 0; at < json.size(); ++at) {
        const QByteArrayView rest = json.sliced(at);
        switch (rest.front()) {
        case '/':
            replace(at, 1, "\\/");
            break;
        case '\\': // whatever is escaped cannot begin an escape itself
            if (rest.startsWith("\\u0008"))
                replace(at, 6, "\\b");
            else if (rest.startsWith("\\u000c"))
                replace(at, 6, "\\f");
            ++at;
            break;
        case '\xe2':
            if (rest.startsWith("\xe2\x80\xa8"))
                replace(at, 3, "\\u2028");
            else if (rest.startsWith("\xe2\x80\xa9"))
                replace(at, 3, "\\u2029");
            break;
        default:
            break;
        }
    }
    escaped += json.sliced(written);
}

/// A member of an object, as it stands there with its name in front.
struct Slice {
    std::string_view name; ///< with its first quotation mark
    QByteArrayView whole;
};
using Slices = QVarLengthArray<Slice, 24>;

/// Behind the string that begins at `at`.
qsizetype endOfText(QByteArrayView json, qsizetype at)
{
    for (++at; json[at] != '"'; ++at) {
        if (json[at] == '\\')
            ++at;
    }
    return at + 1;
}

/// The members of a compact object.
Slices membersOf(QByteArrayView object)
{
    Slices members;
    qsizetype start = 1;
    qsizetype nameEnd = 0;
    int depth = 0;
    for (qsizetype at = 0; at < object.size(); ++at) {
        const char each = object[at];
        if (each == '"') {
            const qsizetype end = endOfText(object, at);
            if (at == start)
                nameEnd = end;
            at = end - 1;
        } else if (each == '{' || each == '[') {
            ++depth;
        } else if (each == '}' || each == ']') {
            --depth;
        }
        const bool isEnd = depth == 0 || (depth == 1 && each == ',');
        if (!isEnd || at <= start)
            continue;
        const auto size = static_cast<std::size_t>(nameEnd - start - 1); // without the last mark
        members.append({{object.data() + start, size}, object.sliced(start, at - start)});
        start = at + 1;
    }
    return members;
}

} // namespace

QByteArray phpEscaped(QByteArrayView json)
{
    QByteArray escaped;
    escaped.reserve(json.size() + json.size() / 4);
    appendEscaped(escaped, json);
    return escaped;
}

QByteArray signatureBase(QByteArrayView body)
{
    Slices members = membersOf(body);
    std::sort(members.begin(), members.end(),
              [](const Slice& one, const Slice& other) { return one.name < other.name; });
    QByteArray base;
    base.reserve(std::max(baseBytes, body.size() + body.size() / 4));
    base += '{';
    for (const Slice& member : members) {
        if (base.size() > 1)
            base += ',';
        appendEscaped(base, member.whole);
    }
    base += '}';
    return base;
}

QByteArray signatureBase(const FieldTable& table, const void* message)
{
    QByteArray json;
    json.reserve(baseBytes);
    wire::JsonWriter writer(json);
    fields::encode(table, message, writer);
    const Secret wiped(std::move(json));
    return signatureBase(QByteArrayView(wiped.reveal()));
}

QByteArray signatureBase(const wire::Json& body)
{
    QByteArray json;
    json.reserve(baseBytes);
    wire::JsonWriter writer(json);
    write(body, writer);
    return body.kind == wire::Json::Kind::Object ? signatureBase(QByteArrayView(json))
                                                 : phpEscaped(json);
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
