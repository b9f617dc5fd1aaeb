// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tiles.h"

#include "ui/widgets/paint.h"

#include <QPainter>

namespace till::ui {

namespace {

constexpr Qt::Alignment rightAligned = Qt::AlignRight | Qt::AlignVCenter;

} // namespace

TenderTile::TenderTile(const Look& look, const Value& value, QWidget* parent)
    : Pressable(look, parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setValue(value);
}

void TenderTile::setValue(const Value& value)
{
    m_icon = value.icon;
    setLabel(value.label);
    setKeyCap(value.keyCap);
    update();
}

void TenderTile::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    QColor fill = Qt::transparent;
    if (state.checked)
        fill = t.accentSoft;
    else if (state.pressed)
        fill = t.line;
    else if (state.hover)
        fill = t.surface3;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = state.checked ? t.accent : QColor(Qt::transparent),
             .frameWidth = 2,
             .radius = px(radius::control)});
    const QColor ink = !state.enabled ? t.ink3 : state.checked ? t.onAccentSoft : t.ink;
    QRectF room = QRectF(rect()).adjusted(px(14), 0, -px(14), 0);
    drawIcon(painter, QRectF(room.left(), 0, px(24), height()), icon(m_icon, 24, ink));
    room.setLeft(room.left() + px(36));
    // What cannot be chosen carries no key.
    const QString cap = state.enabled ? shownKeyCap() : QString();
    if (!cap.isEmpty()) {
        const int width = keyCapWidth(look(), cap);
        drawKeyCap(painter, look(),
                   QRectF(room.right() - width, (height() - px(24)) / 2.0, width, px(24)), cap,
                   ink);
        room.setRight(room.right() - width - px(8));
    }
    drawLine(
        painter, room, text(),
        {.font = state.checked ? look().bold(type::item) : look().font(type::item), .colour = ink});
}

PersonTile::PersonTile(const Look& look, const Value& value, QWidget* parent)
    : Pressable(look, parent)
{
    setCheckable(true);
    setValue(value);
}

void PersonTile::setValue(const Value& value)
{
    if (value == m_value)
        return;
    m_value = value;
    setLabel(value.name);
    setAccessibleName(QStringList{value.name, value.detail, value.aside}.join(u' ').trimmed());
    update();
}

void PersonTile::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const bool chosen = state.checked;
    QColor fill = t.surface;
    if (chosen)
        fill = t.accentSoft;
    else if (state.pressed || state.hover)
        fill = t.surface3;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = chosen ? t.accent : t.line,
             .frameWidth = chosen ? 2 : 1,
             .radius = px(radius::control)});
    const QColor ink = chosen ? t.onAccentSoft : t.ink;
    qreal x = px(14);
    if (!m_value.mark.isEmpty()) {
        const QRectF circle(x, (height() - px(44)) / 2.0, px(44), px(44));
        drawBox(painter, circle, {.fill = chosen ? t.accent : t.surface3, .radius = px(22)});
        drawLine(painter, circle, m_value.mark,
                 {.font = look().bold(type::head),
                  .colour = chosen ? t.onAccent : t.ink2,
                  .alignment = Qt::AlignCenter});
        x += px(56);
    }
    const int aside = textWidth(look().bold(type::head), m_value.aside);
    const QRectF room(x, 0, width() - x - px(14), height());
    drawAmount(painter, room, m_value.aside,
               {.font = look().bold(type::head), .colour = ink, .alignment = rightAligned}, look());
    const QRectF words = room.adjusted(0, 0, -(aside > 0 ? aside + px(12) : 0), 0);
    const qreal top = (height() - px(48)) / 2.0;
    drawLine(painter, QRectF(words.left(), top, words.width(), px(26)), m_value.name,
             {.font = chosen ? look().bold(type::item) : look().font(type::item), .colour = ink});
    drawLine(painter, QRectF(words.left(), top + px(27), words.width(), px(20)), m_value.detail,
             {.font = look().font(type::min), .colour = chosen ? ink : t.ink2});
}

ChoiceTile::ChoiceTile(const Look& look, const Value& value, QWidget* parent)
    : Pressable(look, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setValue(value);
}

void ChoiceTile::setValue(const Value& value)
{
    m_value = value;
    setLabel(value.label);
    setKeyCap(value.keyCap);
    update();
}

void ChoiceTile::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const bool first = m_value.rank == Rank::Primary;
    QColor fill = first ? t.accent : t.surface;
    if (state.pressed)
        fill = first ? t.accentPress : t.line;
    else if (state.hover)
        fill = first ? t.accentHover : t.surface3;
    if (!state.enabled)
        fill = t.disabled;
    const QColor ink = !state.enabled ? t.onDisabled : first ? t.onAccent : t.ink;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = first ? QColor(Qt::transparent) : t.lineStrong,
             .frameWidth = 1,
             .radius = px(radius::control)});
    const QString cap = shownKeyCap();
    const int capRoom = look().showsKeyCaps() ? px(88) : px(20);
    const int width = keyCapWidth(look(), cap);
    drawKeyCap(painter, look(),
               QRectF((capRoom - width) / 2.0, (height() - px(28)) / 2.0, width, px(28)), cap, ink);
    const int aside = m_value.aside.isEmpty() ? 0 : paintAside(painter, ink);
    const QRectF words(capRoom, (height() - px(48)) / 2.0, this->width() - capRoom - px(16) - aside,
                       px(26));
    drawLine(painter, words, text(), {.font = look().bold(type::item), .colour = ink});
    drawLine(painter, words.translated(0, px(26)), m_value.meaning,
             {.font = look().font(type::min), .colour = first || !state.enabled ? ink : t.ink2});
}

int ChoiceTile::paintAside(QPainter& painter, const QColor& ink) const
{
    const int words = textWidth(look().font(type::min), m_value.aside);
    const int wide = words + px(18 + 6 + 24);
    const QRectF pill(width() - px(16) - wide, (height() - px(28)) / 2.0, wide, px(28));
    drawBox(painter, pill, {.fill = theme().surface2, .radius = px(14)});
    drawIcon(painter, QRectF(pill.left() + px(12), pill.top(), px(18), pill.height()),
             icon(Icon::Lock, 18, ink));
    drawLine(painter, pill.adjusted(px(12 + 18 + 6), 0, -px(12), 0), m_value.aside,
             {.font = look().font(type::min), .colour = ink});
    return wide + px(12);
}

} // namespace till::ui
