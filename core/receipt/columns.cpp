// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/columns.h"

#include <QChar>
#include <QList>
#include <QStringConverter>
#include <QStringList>

#include <algorithm>

namespace till::receipt {

namespace {

/// Characters that have no two-byte code but a good neighbour that has one.
QStringView replacement(char32_t character)
{
    switch (character) {
    case U'\t':
    case U'\n':
    case U'\r':
    case 0x0085: // next line
    case 0x00A0: // no-break space
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x202F:
    case 0x2028:
    case 0x2029:
        return u" ";
    case 0x00A5: // the yen sign has a four-byte code, of which printers show two digits
        return u"￥";
    case 0x2022:
        return u"·";
    case 0x2212:
    case 0x2011:
        return u"-";
    case 0x00BC:
        return u"1/4";
    case 0x00BD:
        return u"1/2";
    case 0x00BE:
        return u"3/4";
    case 0x00A9:
        return u"(C)";
    case 0x00AE:
        return u"(R)";
    case 0x2122:
        return u"TM";
    default:
        return {};
    }
}

bool isInvisible(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return true;
    default:
        return false;
    }
}

/// Two bytes that a printer's character generator can have; the user-defined zones are empty in it.
bool hasTwoByteCode(QStringEncoder& encoder, char32_t character)
{
    if (QChar::category(character) == QChar::Other_PrivateUse)
        return false;
    const QByteArray bytes = encoder.encode(QStringView(QChar::fromUcs4(character)));
    if (encoder.hasError()) {
        encoder.resetState();
        return false;
    }
    return bytes.size() == 2 && static_cast<uchar>(bytes[0]) >= 0x81 &&
           static_cast<uchar>(bytes[1]) >= 0x40;
}

bool isPlainAscii(QStringView text)
{
    return std::ranges::all_of(text,
                               [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

/// Of a character that printable() lets through.
int width(QChar character)
{
    return character.unicode() < 0x80 ? 1 : 2;
}

int width(const QString& text)
{
    int columns = 0;
    for (const QChar character : text)
        columns += width(character);
    return columns;
}

QString cut(const QString& text, int columns)
{
    int used = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        used += width(text[i]);
        if (used > columns)
            return text.left(i);
    }
    return text;
}

QString spaces(int count)
{
    return QString(std::max(count, 0), u' ');
}

} // namespace

QString printable(QStringView text)
{
    if (isPlainAscii(text))
        return text.toString();
    QStringEncoder encoder("GB18030", QStringConverter::Flag::Stateless);
    QString result;
    result.reserve(text.size());
    const QList<uint> characters =
        text.toString().normalized(QString::NormalizationForm_C).toUcs4();
    for (const char32_t character : characters) {
        const QStringView instead = replacement(character);
        const bool isAscii = character >= 0x20 && character < 0x7F;
        if (!instead.isEmpty())
            result += instead;
        else if (!isAscii && isInvisible(character))
            continue;
        else if (isAscii || (character <= 0xFFFF && hasTwoByteCode(encoder, character)))
            result += QChar(static_cast<char16_t>(character));
        else
            result += u'?';
    }
    return result;
}

int columnsOf(QStringView text)
{
    return width(printable(text));
}

QString fitted(QStringView text, int columns)
{
    return cut(printable(text), columns);
}

QString padded(QStringView text, int columns)
{
    const QString shown = fitted(text, columns);
    return shown + spaces(columns - width(shown));
}

QString rightAligned(QStringView text, int columns)
{
    const QString shown = fitted(text, columns);
    return spaces(columns - width(shown)) + shown;
}

QString centred(QStringView text, int columns)
{
    const QString shown = fitted(text, columns);
    return spaces((columns - width(shown)) / 2) + shown;
}

QString spread(QStringView left, QStringView right, int columns)
{
    const QString end = fitted(right, columns);
    const QString start = fitted(left, std::max(columns - width(end) - 1, 0));
    return start + spaces(columns - width(start) - width(end)) + end;
}

QStringList wrapped(QStringView text, int columns)
{
    QStringList lines;
    QString rest = printable(text).trimmed();
    while (!rest.isEmpty()) {
        QString line = cut(rest, std::max(columns, 2));
        if (line.size() < rest.size() && rest[line.size()] != u' ') {
            const qsizetype space = line.lastIndexOf(u' ');
            if (space > line.size() / 2)
                line.truncate(space);
        }
        rest = rest.mid(line.size()).trimmed();
        lines.append(line.trimmed());
    }
    return lines;
}

QByteArray encodeGb18030(QStringView text)
{
    QStringEncoder encoder("GB18030", QStringConverter::Flag::Stateless);
    return encoder.encode(printable(text));
}

} // namespace till::receipt
