// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPen>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace till::ui {

void drawBox(QPainter& painter, const QRectF& rect, const Box& box)
{
    const qreal inset = box.frameWidth / 2.0;
    const bool framed = box.frameWidth > 0 && box.frame.alpha() > 0;
    painter.setPen(framed ? QPen(box.frame, box.frameWidth, box.frameStyle) : QPen(Qt::NoPen));
    painter.setBrush(box.fill.alpha() > 0 ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    const QRectF outline = framed ? rect.adjusted(inset, inset, -inset, -inset) : rect;
    if (box.radius > 0)
        painter.drawRoundedRect(outline, box.radius - inset, box.radius - inset);
    else
        painter.drawRect(outline);
}

int drawLine(QPainter& painter, const QRectF& rect, const QString& text, const Line& line)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFontMetrics metrics(line.font);
    const int room = static_cast<int>(std::ceil(rect.width()));
    int width = metrics.horizontalAdvance(text);
    QString shown = text;
    if (width > room && line.elide != Qt::ElideNone) {
        shown = metrics.elidedText(text, line.elide, room);
        width = metrics.horizontalAdvance(shown);
    }
    painter.setFont(line.font);
    painter.setPen(line.colour);
    painter.drawText(rect, static_cast<int>(line.alignment) | Qt::TextSingleLine | Qt::TextDontClip,
                     shown);
    return width;
}

void drawAmount(QPainter& painter, const QRectF& rect, const QString& text, const Line& line,
                const Look& look)
{
    Line whole = line;
    whole.elide = Qt::ElideNone;
    if (look.hasEvenDigits()) {
        drawLine(painter, rect, text, whole);
        return;
    }
    const QFontMetrics metrics(line.font);
    int cell = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        cell = std::max(cell, metrics.horizontalAdvance(QChar(digit)));
    const auto advance = [&](QChar character) {
        return character.isDigit() ? cell : metrics.horizontalAdvance(character);
    };
    int width = 0;
    for (const QChar character : text)
        width += advance(character);
    qreal x = (line.alignment & Qt::AlignRight) != 0 ? rect.right() - width : rect.left();
    whole.alignment = Qt::AlignHCenter | (line.alignment & Qt::AlignVertical_Mask);
    for (const QChar character : text) {
        const QRectF place(x, rect.top(), advance(character), rect.height());
        drawLine(painter, place, QString(character), whole);
        x += place.width();
    }
}

int textWidth(const QFont& font, const QString& text)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text);
}

int keyCapWidth(const Look& look, const QString& text)
{
    if (text.isEmpty())
        return 0;
    return std::max(look.px(28), textWidth(look.bold(type::min), text) + look.px(12));
}

void drawKeyCap(QPainter& painter, const Look& look, const QRectF& rect, const QString& text,
                const QColor& colour)
{
    if (text.isEmpty())
        return;
    drawBox(painter, rect, {.frame = colour, .frameWidth = 1, .radius = look.px(radius::cap)});
    drawLine(painter, rect, text,
             {.font = look.bold(type::min), .colour = colour, .alignment = Qt::AlignCenter});
}

int badgeWidth(const Look& look, const QString& text)
{
    if (text.isEmpty())
        return 0;
    return std::max(look.px(20), textWidth(look.bold(type::min), text) + look.px(12));
}

void drawBadge(QPainter& painter, const Look& look, const QRectF& rect, const QString& text)
{
    if (text.isEmpty())
        return;
    const Theme& theme = look.theme();
    drawBox(painter, rect, {.fill = theme.accent, .radius = static_cast<int>(rect.height() / 2)});
    drawLine(
        painter, rect, text,
        {.font = look.bold(type::min), .colour = theme.onAccent, .alignment = Qt::AlignCenter});
}

void drawIcon(QPainter& painter, const QRectF& rect, const QPixmap& pixmap)
{
    if (pixmap.isNull())
        return;
    const QSizeF size = pixmap.deviceIndependentSize();
    painter.drawPixmap(QPointF(std::round(rect.center().x() - size.width() / 2),
                               std::round(rect.center().y() - size.height() / 2)),
                       pixmap);
}

} // namespace till::ui
