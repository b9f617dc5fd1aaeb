// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/widgets/paint.h"

#include <QPainter>

namespace till::ui {

namespace {

constexpr int pillHeight = 28;
constexpr int iconLogical = 18;
constexpr int padding = 10;
constexpr int spacing = 6;

} // namespace

Icon iconOf(State state)
{
    switch (state) {
    case State::Neutral:
    case State::Accent:
        return Icon::None;
    case State::Paid:
        return Icon::TickCircle;
    case State::Pending:
        return Icon::Clock;
    case State::Unknown:
        return Icon::Question;
    case State::Refused:
        return Icon::CrossCircle;
    case State::Offline:
        return Icon::WifiOff;
    case State::Training:
        return Icon::Cap;
    case State::Saving:
        return Icon::Tag;
    }
    Q_UNREACHABLE();
}

Pill::Pill(const Look& look, const Value& value, QWidget* parent) : Pressable(look, parent)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setValue(value);
}

void Pill::setValue(const Value& value)
{
    if (value == m_value)
        return;
    m_value = value;
    setLabel(value.text);
    update();
}

QFont Pill::textFont() const
{
    return m_value.weight == QFont::Bold ? look().bold(type::min) : look().font(type::min);
}

QSize Pill::sizeHint() const
{
    const int icon = m_value.icon == Icon::None ? 0 : px(iconLogical) + px(spacing);
    return {qMax(px(48), 2 * px(padding) + icon + textWidth(textFont(), m_value.text)), px(48)};
}

void Pill::paint(QPainter& painter, const PressState& state)
{
    const Tone tone = theme().tone(m_value.state);
    const bool solid = m_value.fill == Fill::Solid;
    const QColor text = solid ? tone.onSolid : tone.text;
    QColor fill = solid ? tone.solid : tone.soft;
    if (!solid && (state.hover || state.pressed))
        fill = theme().surface3;
    const QRectF box(0, (height() - px(pillHeight)) / 2.0, width(), px(pillHeight));
    drawBox(painter, box,
            {.fill = fill,
             .frame = text,
             .frameWidth = theme().isHighContrast() ? 1 : 0,
             .radius = px(pillHeight) / 2});
    qreal x = px(padding);
    if (m_value.icon != Icon::None) {
        drawIcon(painter, QRectF(x, box.top(), px(iconLogical), box.height()),
                 icon(m_value.icon, iconLogical, text));
        x += px(iconLogical) + px(spacing);
    }
    drawLine(painter, QRectF(x, box.top(), width() - x - px(padding), box.height()), m_value.text,
             {.font = textFont(), .colour = text});
}

} // namespace till::ui
