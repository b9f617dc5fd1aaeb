// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/means_tile.h"

#include "ui/widgets/paint.h"

#include <QPainter>

namespace till::ui {

namespace {

constexpr int tileWidth = 184;
constexpr int tileHeight = 64;
constexpr int side = 14;
constexpr int iconSize = 24;

} // namespace

MeansTile::MeansTile(const Look& look, Icon icon, QWidget* parent)
    : Pressable(look, parent),
      m_icon(icon)
{
    setCheckable(true);
    setAutoExclusive(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MeansTile::setUnavailable(const QString& reason)
{
    m_reason = reason;
    setToolTip(reason);
    setAccessibleDescription(reason);
    update();
}

QSize MeansTile::sizeHint() const
{
    return {px(tileWidth), px(tileHeight)};
}

void MeansTile::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const bool away = !m_reason.isEmpty();
    const bool chosen = state.checked && !away;
    Box box{.radius = px(radius::control)};
    if (chosen) {
        box.fill = t.accentSoft;
        box.frame = t.accent;
        box.frameWidth = 2;
    } else if (state.pressed || state.hover) {
        box.fill = t.surface3;
    }
    drawBox(painter, rect(), box);
    const QColor ink = away ? t.ink3 : chosen ? t.onAccentSoft : t.ink;
    const int size = px(iconSize);
    drawIcon(painter, QRectF(px(side), (height() - size) / 2.0, size, size),
             icon(m_icon, iconSize, ink));
    int right = width() - px(side);
    const QString cap = away ? QString() : shownKeyCap();
    if (!cap.isEmpty()) {
        const int capWidth = keyCapWidth(look(), cap);
        right -= capWidth;
        drawKeyCap(painter, look(),
                   QRectF(right, (height() - px(24)) / 2.0, capWidth, px(24)), cap, ink);
        right -= px(8);
    }
    const int left = px(side) + size + px(12);
    drawLine(painter, QRectF(left, 0, right - left, height()), text(),
             {.font = chosen ? look().bold(type::item) : look().font(type::item), .colour = ink});
}

} // namespace till::ui
