// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/code_frame.h"

#include <QStringConverter>

namespace till::drivers {

namespace {

constexpr char startOfText = 0x02;
constexpr char endOfText = 0x03;
constexpr char16_t groupSeparator = 0x1D;

bool isEnd(char byte)
{
    return byte == '\r' || byte == '\n' || byte == '\t' || byte == endOfText;
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

/// Scanners send Chinese QR codes as they were made: UTF-8 or GB18030.
QString decoded(const QByteArray& bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8.decode(bytes);
    if (!utf8.hasError())
        return text;
    QStringDecoder gb18030("GB18030");
    return gb18030.decode(bytes);
}

} // namespace

ports::ScannedCode codeFromText(QStringView text)
{
    QString kept;
    for (const QChar c : text) {
        if (c.unicode() == groupSeparator || (c.category() != QChar::Other_Control))
            kept += c;
    }
    kept = kept.trimmed();
    // "]" + symbology letter + modifier (ISO/IEC 15424).
    if (kept.size() > 3 && kept[0] == u']' && isAsciiLetter(kept[1]) && kept[2].isLetterOrNumber())
        return {kept.mid(3), kept.left(3)};
    return {kept, {}};
}

void CodeFramer::end(QList<ports::ScannedCode>& codes)
{
    if (!m_tooLong && !m_bytes.isEmpty()) {
        const ports::ScannedCode code = codeFromText(decoded(m_bytes));
        if (!code.text.isEmpty())
            codes.append(code);
    }
    m_bytes.clear();
    m_tooLong = false;
}

QList<ports::ScannedCode> CodeFramer::feed(const QByteArray& bytes)
{
    QList<ports::ScannedCode> codes;
    for (const char byte : bytes) {
        if (isEnd(byte) || byte == startOfText) {
            end(codes);
        } else if (m_tooLong || m_bytes.size() >= codeLengthMax) {
            m_tooLong = true;
            m_bytes.clear();
        } else {
            m_bytes += byte;
        }
    }
    return codes;
}

QList<ports::ScannedCode> CodeFramer::flush()
{
    QList<ports::ScannedCode> codes;
    end(codes);
    return codes;
}

} // namespace till::drivers
