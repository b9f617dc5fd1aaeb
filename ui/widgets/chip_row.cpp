// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_row.h"

#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace till::ui {

Chip::Chip(const Look& look, Height height, QWidget* parent)
    : Pressable(look, parent), m_height(height)
{
    setFocusPolicy(Qt::NoFocus);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Chip::setValue(const Value& value)
{
    m_value = value;
    setLabel(value.text);
    const QString spoken = value.spoken.isEmpty() ? value.text : value.spoken;
    setAccessibleName(value.above.isEmpty() ? spoken : value.above + u' ' + spoken);
    update();
}

QSize Chip::sizeHint() const
{
    const QFont font = m_height == Height::Tall ? look().bold(type::item) : look().font(type::body);
    return {textWidth(font, m_value.text) + px(24), px(m_height == Height::Tall ? 56 : 48)};
}

QSize Chip::minimumSizeHint() const
{
    return {qMax(px(48), sizeHint().width() - px(16)), sizeHint().height()};
}

void Chip::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const bool low = m_height == Height::Low;
    const bool chosen = state.checked;
    QColor fill = low ? t.surface2 : t.surface;
    if (chosen)
        fill = t.accentSoft;
    else if (state.pressed)
        fill = t.line;
    else if (state.hover)
        fill = t.surface3;
    if (!state.enabled)
        fill = t.disabled;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = chosen ? t.accent
                      : low  ? t.line
                             : t.lineStrong,
             .frameWidth = chosen ? 2 : 1,
             .radius = px(radius::control)});
    const QColor ink = !state.enabled ? t.onDisabled : chosen ? t.onAccentSoft : t.ink;
    const int size = low ? type::body : type::item;
    const Line line{.font = chosen ? look().bold(size) : look().font(size),
                    .colour = ink,
                    .alignment = Qt::AlignCenter,
                    .elide = Qt::ElideNone};
    if (m_value.above.isEmpty()) {
        drawLine(painter, rect(), m_value.text, line);
        return;
    }
    drawLine(painter, QRectF(0, px(7), width(), px(20)), m_value.above,
             {.font = look().font(type::min), .colour = ink, .alignment = Qt::AlignCenter});
    drawLine(painter, QRectF(0, px(27), width(), px(24)), m_value.text, line);
}

ChipRow::ChipRow(const Look& look, Chip::Height height, QWidget* parent)
    : Painted(look, parent), m_height(height), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(px(8));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChipRow::setChips(const QList<Chip::Value>& chips)
{
    if (chips == m_values)
        return;
    m_values = chips;
    while (m_chips.size() < chips.size()) {
        auto* chip = new Chip(look(), m_height, this);
        const int index = static_cast<int>(m_chips.size());
        m_row->addWidget(chip, 1);
        m_chips.append(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, chip, index] {
            // What is chosen is decided by whoever listens.
            chip->setChecked(false);
            Q_EMIT chosen(index);
        });
    }
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const bool used = i < chips.size();
        if (used)
            m_chips.at(i)->setValue(chips.at(i));
        m_chips.at(i)->setVisible(used);
    }
}

void ChipRow::setChosen(int index)
{
    for (int i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setChecked(i == index);
}

void ChipRow::lookChanged()
{
    m_row->setSpacing(px(8));
    Painted::lookChanged();
}

} // namespace till::ui
