// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/sheet.h"

#include "core/receipt/columns.h"

#include <utility>

namespace till::receipt {

void Sheet::text(const QString& line)
{
    add(TextLine{.text = fitted(line, columns())});
}

void Sheet::centre(const QString& line)
{
    for (const QString& part : wrapped(line, columns()))
        add(TextLine{.text = part, .align = Align::Centre});
}

void Sheet::row(const QString& left, const QString& right)
{
    add(TextLine{.text = spread(left, right, columns())});
}

void Sheet::mark(const QString& line)
{
    add(TextLine{.text = fitted(line, columns()),
                 .align = Align::Centre,
                 .bold = true,
                 .doubleHeight = true});
}

void Sheet::large(TextLine line, const QString& left, const QString& right)
{
    const int half = columns() / 2;
    const int needed = columnsOf(left) + columnsOf(right) + (right.isEmpty() ? 0 : 1);
    line.doubleHeight = true;
    line.doubleWidth = needed <= half;
    const int available = line.doubleWidth ? half : columns();
    line.text = right.isEmpty() ? fitted(left, available) : spread(left, right, available);
    add(line);
}

void Sheet::shop(const ShopHeader& header, const Words& words)
{
    large({.text = {}, .align = Align::Centre, .bold = true}, header.name, {});
    if (!header.branch.isEmpty())
        centre(header.branch);
    if (isWide())
        centre(QStringLiteral("%1  %2").arg(header.address, header.phone).trimmed());
    else if (!header.phone.isEmpty())
        centre(words.phone + u' ' + header.phone);
}

void Sheet::marks(const PaperMarks& marks, const Words& words)
{
    if (marks.mode == PaperMode::Training)
        mark(words.training);
    if (marks.copy > 0)
        mark(QStringLiteral("%1 (%2) %3")
                 .arg(words.reprint, QString::number(marks.copy), marks.copyTimeText)
                 .trimmed());
}

Receipt Sheet::finish()
{
    add(Feed{4});
    add(Cut{});
    return std::move(m_receipt);
}

} // namespace till::receipt
