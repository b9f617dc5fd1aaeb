// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace till::ui {

/// A rounded rectangle: everything in this window is made of these, of lines and of text.
struct Box {
    QColor fill = Qt::transparent;
    QColor frame = Qt::transparent;
    int frameWidth = 0; ///< device-independent pixels, painted inside the rectangle
    int radius = 0;
    Qt::PenStyle frameStyle = Qt::SolidLine;
};
void drawBox(QPainter& painter, const QRectF& rect, const Box& box);

/// One line of text.
struct Line {
    QFont font;
    QColor colour;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Qt::TextElideMode elide = Qt::ElideRight;
};
/// Draws the line and elides what does not fit. Returns the width drawn.
int drawLine(QPainter& painter, const QRectF& rect, const QString& text, const Line& line);

/// Draws an amount: never elided, and digit under digit even when the font's digits differ in
/// width.
void drawAmount(QPainter& painter, const QRectF& rect, const QString& text, const Line& line,
                const Look& look);

[[nodiscard]] int textWidth(const QFont& font, const QString& text);

/// The cap of a key: 24 high (or `height`), at least 28 wide, framed in `colour`.
[[nodiscard]] int keyCapWidth(const Look& look, const QString& text);
void drawKeyCap(QPainter& painter, const Look& look, const QRectF& rect, const QString& text,
                const QColor& colour);

/// A count in a filled circle or lozenge, 20 high.
[[nodiscard]] int badgeWidth(const Look& look, const QString& text);
void drawBadge(QPainter& painter, const Look& look, const QRectF& rect, const QString& text);

/// The icon, centred in the rectangle.
void drawIcon(QPainter& painter, const QRectF& rect, const QPixmap& pixmap);

} // namespace till::ui
