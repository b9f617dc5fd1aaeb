// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <numeric>

namespace till::sandbox::mmsp {

namespace {

constexpr int levelsMost = 32;

/// Reads text that QJsonDocument found well-formed, so that only order, doubles and depth matter.
class Reader {
public:
    explicit Reader(const QByteArray& bytes) : m_bytes(bytes) {}

    std::optional<Json> read(int level = 0)
    {
        skipSpace();
        if (level > levelsMost || m_at >= m_bytes.size())
            return std::nullopt;
        switch (m_bytes.at(m_at)) {
        case '{':
            return readObject(level);
        case '[':
            return readList(level);
        case '"':
            return Json::ofText(readText());
        default:
            return readWord();
        }
    }

private:
    void skipSpace()
    {
        while (m_at < m_bytes.size() && QByteArray(" \t\r\n").contains(m_bytes.at(m_at)))
            ++m_at;
    }

    /// Takes the next sign that is not space.
    char take()
    {
        skipSpace();
        return m_at < m_bytes.size() ? m_bytes.at(m_at++) : '\0';
    }

    bool isNext(char sign)
    {
        skipSpace();
        return m_at < m_bytes.size() && m_bytes.at(m_at) == sign;
    }

    QString readText()
    {
        const qsizetype start = m_at++;
        while (m_at < m_bytes.size() && m_bytes.at(m_at) != '"')
            m_at += m_bytes.at(m_at) == '\\' ? 2 : 1;
        ++m_at;
        const QByteArray alone = '[' + m_bytes.sliced(start, m_at - start) + ']';
        return QJsonDocument::fromJson(alone).array().first().toString();
    }

    Json readWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_bytes.size() && !QByteArray(" \t\r\n,]}").contains(m_bytes.at(m_at)))
            ++m_at;
        Json json;
        json.text = QString::fromLatin1(m_bytes.sliced(start, m_at - start));
        if (json.text == u"null")
            return {};
        const bool isFlag = json.text == u"true" || json.text == u"false";
        json.kind = isFlag ? Json::Kind::Flag : Json::Kind::Number;
        return json;
    }

    std::optional<Json> readList(int level)
    {
        Json json;
        json.kind = Json::Kind::List;
        ++m_at;
        if (isNext(']')) {
            ++m_at;
            return json;
        }
        do {
            const auto item = read(level + 1);
            if (!item)
                return std::nullopt;
            json.items.append(*item);
        } while (take() == ',');
        return json;
    }

    std::optional<Json> readObject(int level)
    {
        Json json;
        json.kind = Json::Kind::Object;
        ++m_at;
        if (isNext('}')) {
            ++m_at;
            return json;
        }
        do {
            skipSpace();
            const QString name = readText();
            if (json.has(name) || take() != ':')
                return std::nullopt;
            const auto item = read(level + 1);
            if (!item)
                return std::nullopt;
            json.names.append(name);
            json.items.append(*item);
        } while (take() == ',');
        return json;
    }

    const QByteArray& m_bytes;
    qsizetype m_at = 0;
};

enum class BeyondAscii { Escaped, Raw };

QByteArray hexEscape(char16_t unit)
{
    return "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

QByteArray escaped(QChar character, BeyondAscii rule)
{
    const char16_t unit = character.unicode();
    switch (unit) {
    case u'"':
        return "\\\"";
    case u'\\':
        return "\\\\";
    case u'/':
        return "\\/";
    case u'\b':
        return "\\b";
    case u'\f':
        return "\\f";
    case u'\n':
        return "\\n";
    case u'\r':
        return "\\r";
    case u'\t':
        return "\\t";
    default:
        break;
    }
    // Line separators end a statement of JavaScript: PHP escapes them in either case.
    const bool isSeparator = unit == 0x2028 || unit == 0x2029;
    if (unit < 0x20 || isSeparator || (unit > 0x7f && rule == BeyondAscii::Escaped))
        return hexEscape(unit);
    return {};
}

QByteArray quoted(const QString& text, BeyondAscii rule)
{
    QString result = u"\""_qs;
    for (const QChar character : text) {
        const QByteArray escape = escaped(character, rule);
        if (escape.isEmpty())
            result += character;
        else
            result += QString::fromLatin1(escape);
    }
    return (result + u'"').toUtf8();
}

QByteArray written(const Json& json, BeyondAscii rule)
{
    switch (json.kind) {
    case Json::Kind::Null:
        return "null";
    case Json::Kind::Flag:
    case Json::Kind::Number:
        return json.text.toLatin1();
    case Json::Kind::Text:
        return quoted(json.text, rule);
    case Json::Kind::List:
    case Json::Kind::Object:
        break;
    }
    const bool isObject = json.kind == Json::Kind::Object;
    QByteArrayList parts;
    for (qsizetype i = 0; i < json.items.size(); ++i) {
        const QByteArray item = written(json.items.at(i), rule);
        parts.append(isObject ? quoted(json.names.at(i), rule) + ':' + item : item);
    }
    return (isObject ? '{' : '[') + parts.join(',') + (isObject ? '}' : ']');
}

} // namespace

Json Json::ofText(const QString& text)
{
    Json json;
    json.kind = Kind::Text;
    json.text = text;
    return json;
}

Json Json::ofNumber(qint64 number)
{
    Json json;
    json.kind = Kind::Number;
    json.text = QString::number(number);
    return json;
}

Json Json::ofList(const QList<Json>& items)
{
    Json json;
    json.kind = Kind::List;
    json.items = items;
    return json;
}

Json Json::ofObject(std::initializer_list<Member> members)
{
    Json json;
    json.kind = Kind::Object;
    for (const Member& member : members)
        json.set(member.name, member.item);
    return json;
}

Json Json::value(QStringView name) const
{
    const qsizetype at = names.indexOf(name);
    return at < 0 ? Json() : items.at(at);
}

QString Json::textOf(QStringView name) const
{
    const Json item = value(name);
    return item.kind == Kind::Text ? item.text : QString();
}

void Json::set(const QString& name, const Json& item)
{
    const qsizetype at = names.indexOf(name);
    if (at >= 0) {
        items[at] = item;
        return;
    }
    names.append(name);
    items.append(item);
}

void Json::remove(const QString& name)
{
    const qsizetype at = names.indexOf(name);
    if (at < 0)
        return;
    names.removeAt(at);
    items.removeAt(at);
}

std::optional<Json> parsed(const QByteArray& bytes)
{
    if (QJsonDocument::fromJson(bytes).isNull())
        return std::nullopt;
    return Reader(bytes).read();
}

QByteArray onTheWire(const Json& json)
{
    return written(json, BeyondAscii::Escaped);
}

QByteArray toBeSigned(const Json& body)
{
    QList<qsizetype> order(body.names.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) {
        return body.names.at(a).toUtf8() < body.names.at(b).toUtf8();
    });
    Json sorted;
    sorted.kind = Json::Kind::Object;
    for (const qsizetype at : order)
        sorted.set(body.names.at(at), body.items.at(at));
    return written(sorted, BeyondAscii::Raw);
}

} // namespace till::sandbox::mmsp
