// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/painted.h"

#include <QEvent>
#include <QPainter>
#include <QStringList>
#include <QTimerEvent>

namespace till::ui {

namespace {

constexpr int afterglowMs = 90;

} // namespace

Painted::Painted(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    connect(&look, &Look::changed, this, [this] { lookChanged(); });
}

void Painted::lookChanged()
{
    updateGeometry();
    update();
}

QPixmap Painted::icon(Icon icon, int size, const QColor& colour) const
{
    return m_look.icon(icon, size, colour, devicePixelRatioF());
}

void Painted::rename(const QString& name)
{
    if (name != accessibleName())
        setAccessibleName(name);
}

Pressable::Pressable(const Look& look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { lookChanged(); });
    connect(this, &QAbstractButton::released, this, [this] { light(); });
}

void Pressable::light()
{
    m_afterglow.start(m_look.duration(afterglowMs), this);
    update();
}

void Pressable::setKeyCap(const QString& cap)
{
    if (cap == m_keyCap)
        return;
    m_keyCap = cap;
    describe();
    updateGeometry();
    update();
}

QString Pressable::shownKeyCap() const
{
    return m_look.showsKeyCaps() ? m_keyCap : QString();
}

void Pressable::setReason(const QString& reason)
{
    if (reason == m_reason)
        return;
    m_reason = reason;
    describe();
}

void Pressable::setLabel(const QString& label)
{
    setText(label);
    setAccessibleName(label);
    updateGeometry();
}

void Pressable::lookChanged()
{
    updateGeometry();
    update();
}

void Pressable::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, PressState{.enabled = isEnabled(),
                              .hover = underMouse() && isEnabled(),
                              .pressed = isDown() || m_afterglow.isActive(),
                              .checked = isChecked()});
}

void Pressable::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_afterglow.timerId()) {
        QAbstractButton::timerEvent(event);
        return;
    }
    m_afterglow.stop();
    update();
}

void Pressable::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        describe();
}

bool Pressable::event(QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::HoverEnter || type == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

QPixmap Pressable::icon(Icon icon, int size, const QColor& colour) const
{
    return m_look.icon(icon, size, colour, devicePixelRatioF());
}

void Pressable::describe()
{
    QStringList parts;
    if (!m_keyCap.isEmpty())
        parts.append(m_keyCap);
    if (!isEnabled() && !m_reason.isEmpty())
        parts.append(m_reason);
    setAccessibleDescription(parts.join(u", "));
}

} // namespace till::ui
