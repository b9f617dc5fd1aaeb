// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sheet.h"

#include "ui/widgets/paint.h"

#include <QPainter>

namespace till::ui {

Sheet::Sheet(const Look& look, Face face, QWidget* parent) : Painted(look, parent), m_face(face) {}

void Sheet::setFace(Face face)
{
    m_face = face;
    update();
}

void Sheet::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    const int thick = t.isHighContrast() ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (m_face) {
    case Face::Surface:
        drawBox(
            painter, rect(),
            {.fill = t.surface, .frame = t.line, .frameWidth = thick, .radius = px(radius::sheet)});
        return;
    case Face::Second:
        drawBox(painter, rect(), {.fill = t.surface2, .radius = px(radius::control)});
        return;
    case Face::Live:
        drawBox(
            painter, rect(),
            {.fill = t.surface, .frame = t.accent, .frameWidth = 2, .radius = px(radius::sheet)});
        return;
    case Face::Bar:
        painter.fillRect(rect(), t.surface);
        painter.fillRect(0, height() - 1, width(), 1, t.line);
        return;
    case Face::Foot:
        painter.fillRect(rect(), t.surface2);
        painter.fillRect(0, 0, width(), 1, t.line);
        return;
    case Face::Rail:
        painter.fillRect(rect(), t.surface2);
        painter.fillRect(width() - 1, 0, 1, height(), t.line);
        return;
    case Face::Plain:
        painter.fillRect(rect(), t.bg);
        return;
    case Face::SlabDark:
        drawBox(painter, rect(),
                {.fill = t.slab,
                 .frame = t.slabLine,
                 .frameWidth = t.isHighContrast() ? 3 : 0,
                 .radius = px(radius::sheet)});
        return;
    }
}

Divider::Divider(const Look& look, Qt::Orientation orientation, QWidget* parent)
    : Painted(look, parent)
{
    if (orientation == Qt::Vertical)
        setFixedWidth(1);
    else
        setFixedHeight(1);
}

void Divider::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().line);
}

ToneSheet::ToneSheet(const Look& look, State state, Depth depth, QWidget* parent)
    : Painted(look, parent), m_state(state), m_depth(depth)
{
}

void ToneSheet::setState(State state)
{
    m_state = state;
    update();
}

void ToneSheet::setCorner(int logicalRadius)
{
    m_corner = logicalRadius;
    update();
}

QColor ToneSheet::textColour() const
{
    const Tone tone = theme().tone(m_state);
    return m_depth == Depth::Solid ? tone.onSolid : tone.text;
}

void ToneSheet::paintEvent(QPaintEvent*)
{
    const Tone tone = theme().tone(m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(painter, rect(),
            {.fill = m_depth == Depth::Solid ? tone.solid : tone.soft,
             .frame = tone.text,
             .frameWidth = theme().isHighContrast() && m_depth == Depth::Soft ? 1 : 0,
             .radius = px(m_corner)});
}

} // namespace till::ui
