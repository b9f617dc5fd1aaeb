// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/plain_text.h"

#include "core/base/overloaded.h"
#include "core/receipt/columns.h"

#include <algorithm>

namespace till::receipt {

namespace {

/// Letters cannot be drawn wider here, so a double-width line that fills the paper is stretched in
/// its gap: both ends stand where they stand on paper.
QString lineText(const TextLine& line, int columns)
{
    QString text = printable(line.text);
    const int width = columnsOf(text) * (line.doubleWidth ? 2 : 1);
    const qsizetype gap = text.lastIndexOf(u' ');
    if (line.doubleWidth && width == columns && gap >= 0)
        text.insert(gap, QString(width / 2, u' '));
    switch (line.align) {
    case Align::Left:
        break;
    case Align::Centre:
        text.prepend(QString(std::max((columns - width) / 2, 0), u' '));
        break;
    case Align::Right:
        text.prepend(QString(std::max(columns - width, 0), u' '));
        break;
    }
    while (text.endsWith(u' '))
        text.chop(1);
    return text + u'\n';
}

QString ruleText(const Rule& rule, int columns)
{
    const QString one = printable(QString(rule.character));
    const int width = std::max(columnsOf(one), 1);
    return one.repeated(columns / width) + u'\n';
}

} // namespace

QString plainText(const Receipt& receipt)
{
    QString text;
    for (const Element& element : receipt.elements) {
        std::visit(Overloaded{
                       [&](const TextLine& line) { text += lineText(line, receipt.columns); },
                       [&](const Rule& rule) { text += ruleText(rule, receipt.columns); },
                       [&](const Code128& code) {
                           text += lineText({QStringLiteral("[|||] ") + code.digits, Align::Centre},
                                            receipt.columns);
                           text += lineText({code.caption, Align::Centre}, receipt.columns);
                       },
                       [&](const QrCode& code) {
                           text += QStringLiteral("[QR] ") + printable(code.text) + u'\n';
                       },
                       [&](const Feed& feed) { text += QString(std::max(feed.lines, 0), u'\n'); },
                       [](const Cut&) {},
                   },
                   element);
    }
    return text;
}

} // namespace till::receipt
