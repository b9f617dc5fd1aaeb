// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_writer.h"

namespace till::wire {

namespace {

void appendEscaped(QByteArray& bytes, char character)
{
    switch (character) {
    case '"':
        bytes += "\\\"";
        return;
    case '\\':
        bytes += "\\\\";
        return;
    case '\n':
        bytes += "\\n";
        return;
    case '\r':
        bytes += "\\r";
        return;
    case '\t':
        bytes += "\\t";
        return;
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(character);
    if (code >= 0x20) {
        bytes += character;
        return;
    }
    constexpr char hex[] = "0123456789abcdef";
    bytes += "\\u00";
    bytes += hex[code >> 4];
    bytes += hex[code & 0xf];
}

} // namespace

void JsonWriter::beforeValue()
{
    if (m_isNamed) {
        m_isNamed = false;
        return;
    }
    if (m_isFirst.empty())
        return;
    if (!m_isFirst.back())
        m_bytes += ',';
    m_isFirst.back() = false;
}

void JsonWriter::begin(char bracket)
{
    beforeValue();
    m_bytes += bracket;
    m_isFirst.push_back(true);
}

void JsonWriter::end(char bracket)
{
    Q_ASSERT(!m_isFirst.empty() && !m_isNamed);
    m_isFirst.pop_back();
    m_bytes += bracket;
}

void JsonWriter::beginObject()
{
    begin('{');
}

void JsonWriter::endObject()
{
    end('}');
}

void JsonWriter::beginList()
{
    begin('[');
}

void JsonWriter::endList()
{
    end(']');
}

void JsonWriter::named(QByteArrayView name)
{
    Q_ASSERT(!m_isNamed);
    utf8(name);
    m_bytes += ':';
    m_isNamed = true;
}

void JsonWriter::name(QStringView name)
{
    named(name.toUtf8());
}

void JsonWriter::name(QLatin1StringView name)
{
    named({name.data(), name.size()});
}

void JsonWriter::text(QStringView text)
{
    utf8(text.toUtf8());
}

void JsonWriter::utf8(QByteArrayView text)
{
    beforeValue();
    m_bytes += '"';
    for (const char each : text)
        appendEscaped(m_bytes, each);
    m_bytes += '"';
}

void JsonWriter::number(qint64 value)
{
    beforeValue();
    m_bytes += QByteArray::number(value);
}

void JsonWriter::digits(QStringView number)
{
    beforeValue();
    m_bytes += number.toLatin1();
}

void JsonWriter::flag(bool value)
{
    beforeValue();
    m_bytes += value ? "true" : "false";
}

void JsonWriter::null()
{
    beforeValue();
    m_bytes += "null";
}

} // namespace till::wire
