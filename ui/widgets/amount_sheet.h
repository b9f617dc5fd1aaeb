// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/paint.h"

#include <QHash>
#include <QPixmap>

namespace till::ui {

/// Draws a large amount from pictures of its characters, pixel for pixel as drawAmount() does. Qt
/// fills the outlines of large characters anew each time, which is most of the work of a total.
///
/// One sheet is for one place: another font, colour, height or screen makes its pictures anew.
class AmountSheet {
public:
    /// `line` is aligned to the left or to the right, and to the middle of the height.
    void draw(QPainter& painter, const QRect& rect, const QString& text, const Line& line,
              const Look& look);

private:
    struct Style {
        QFont font;
        QColor colour;
        int height = 0;
        qreal pixelRatio = 1;

        bool operator==(const Style&) const = default;
    };
    [[nodiscard]] qreal advanceOf(QChar character);
    /// `phase` is how far the character stands behind a whole pixel: text does not keep to pixels.
    [[nodiscard]] QPixmap pictureOf(QChar character, qreal phase);

    Style m_style;
    QHash<QChar, qreal> m_advances;
    QHash<quint32, QPixmap> m_pictures; ///< by character and phase
};

} // namespace till::ui
