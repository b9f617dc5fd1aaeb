// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/waiting_ring.h"

#include "ui/widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int fullDiameter = 196;
constexpr int smallDiameter = 148;
constexpr int stroke = 12;
constexpr int degree = 16; ///< of QPainter's arcs

} // namespace

WaitingRing::WaitingRing(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void WaitingRing::setValue(const Value& value)
{
    if (value == m_value)
        return;
    m_value = value;
    // Silent for screen readers: a number each second would drown everything else.
    setAccessibleName(value.below.isEmpty() ? value.text : value.below);
    update();
}

void WaitingRing::setDiameter(Diameter diameter)
{
    m_diameter = diameter;
    updateGeometry();
}

QSize WaitingRing::sizeHint() const
{
    const int side = px(m_diameter == Diameter::Full ? fullDiameter : smallDiameter);
    return {side, side};
}

void WaitingRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tone& tone = theme().pending;
    const int side = std::min(width(), height());
    const qreal inset = px(stroke) / 2.0;
    const QRectF circle =
        QRectF((width() - side) / 2.0, 0, side, side).adjusted(inset, inset, -inset, -inset);
    if (look().duration(1) > 0) {
        QPen pen(theme().isHighContrast() ? theme().line : tone.soft, px(stroke));
        if (theme().isHighContrast())
            pen.setWidth(px(2));
        painter.setPen(pen);
        painter.drawEllipse(circle);
        pen = QPen(tone.solid, px(stroke), Qt::SolidLine, Qt::RoundCap);
        painter.setPen(pen);
        const int share = std::min(m_value.seconds, m_value.longest) * 360 / m_value.longest;
        if (share > 0)
            painter.drawArc(circle, 90 * degree, -share * degree);
    }
    const bool small = m_diameter == Diameter::Small;
    const qreal middle = circle.center().y();
    drawLine(painter, QRectF(0, middle - px(44), width(), px(56)), m_value.text,
             {.font = look().bold(small ? 32 : type::large),
              .colour = theme().ink,
              .alignment = Qt::AlignCenter,
              .elide = Qt::ElideNone});
    drawLine(painter, QRectF(0, middle + px(14), width(), px(24)), m_value.below,
             {.font = look().font(small ? type::min : type::body),
              .colour = theme().ink2,
              .alignment = Qt::AlignCenter,
              .elide = Qt::ElideNone});
}

} // namespace till::ui
