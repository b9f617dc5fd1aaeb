// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/amount_sheet.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace till::ui {

namespace {

constexpr int phases = 64; ///< Qt counts in parts of a pixel like these
constexpr int picturesMax = 256;
constexpr int largeFrom = 64; ///< pixels of the device; Qt has pictures of what is smaller

/// What a character may reach out of its place on either side.
int overhang(int height)
{
    return height / 4;
}

bool isPixelForPixel(const QPainter& painter, qreal pixelRatio)
{
    return pixelRatio == std::floor(pixelRatio) &&
           painter.worldTransform().type() == QTransform::TxNone;
}

} // namespace

qreal AmountSheet::advanceOf(QChar character)
{
    const auto found = m_advances.constFind(character);
    return found != m_advances.constEnd()
               ? *found
               : *m_advances.insert(character,
                                    QFontMetricsF(m_style.font).horizontalAdvance(character));
}

QPixmap AmountSheet::pictureOf(QChar character, qreal phase)
{
    const quint32 key = character.unicode() * phases + static_cast<quint32>(phase * phases);
    if (const auto found = m_pictures.constFind(key); found != m_pictures.constEnd())
        return *found;
    if (m_pictures.size() >= picturesMax)
        m_pictures.clear();
    const int margin = overhang(m_style.height);
    const QSize size(static_cast<int>(std::ceil(advanceOf(character))) + 2 * margin,
                     m_style.height + 2 * margin);
    QPixmap picture(size * m_style.pixelRatio);
    picture.setDevicePixelRatio(m_style.pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawLine(painter, QRectF(margin + phase, 0, size.width(), size.height()), character,
             {.font = m_style.font, .colour = m_style.colour, .elide = Qt::ElideNone});
    return *m_pictures.insert(key, picture);
}

void AmountSheet::draw(QPainter& painter, const QRect& rect, const QString& text, const Line& line,
                       const Look& look)
{
    const Style style{line.font, line.colour, rect.height(), painter.device()->devicePixelRatioF()};
    if (!(style == m_style)) {
        m_style = style;
        m_advances.clear();
        m_pictures.clear();
    }
    qreal width = 0;
    for (const QChar character : text)
        width += advanceOf(character);
    // Where a font moves some pairs together, a text is more than its characters.
    const bool isApart = width == QFontMetricsF(line.font).horizontalAdvance(text);
    const bool isLarge = line.font.pixelSize() * style.pixelRatio >= largeFrom;
    if (!isLarge || !isApart || !look.hasEvenDigits() ||
        !isPixelForPixel(painter, style.pixelRatio)) {
        drawAmount(painter, rect, text, line, look);
        return;
    }
    const int margin = overhang(rect.height());
    qreal x = rect.left();
    if (line.alignment.testFlag(Qt::AlignRight))
        x += rect.width() - width;
    for (const QChar character : text) {
        const qreal whole = std::floor(x);
        painter.drawPixmap(QPointF(whole - margin, rect.top() - margin),
                           pictureOf(character, x - whole));
        x += advanceOf(character);
    }
}

} // namespace till::ui
