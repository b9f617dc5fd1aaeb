// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/pill.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include <chrono>
#include <cmath>

namespace till::ui {

namespace {

constexpr int least = 56;
constexpr int padding = 16;
constexpr int spacing = 12;
constexpr int iconLogical = 24;
constexpr std::chrono::milliseconds toastStays{4000};

/// "what todo" in one paragraph, the first part bold. Returns its height; draws with a painter.
qreal layOut(const Look& look, const Banner::Value& value, const QRectF& room, QPainter* painter)
{
    const QString whole = value.todo.isEmpty() ? value.what : value.what + u' ' + value.todo;
    const Tone tone = look.theme().tone(value.state);
    QTextLayout layout(whole, look.font(type::body));
    QTextLayout::FormatRange strong;
    strong.start = 0;
    strong.length = static_cast<int>(value.what.size());
    strong.format.setFontWeight(QFont::Bold);
    strong.format.setForeground(tone.text);
    layout.setFormats({strong});
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room.width());
        line.setPosition(QPointF(0, y));
        y += line.height();
    }
    layout.endLayout();
    if (painter != nullptr) {
        painter->setPen(look.theme().ink);
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - y) / 2));
    }
    return y;
}

} // namespace

Banner::Banner(const Look& look, const Value& value, QWidget* parent)
    : Painted(look, parent),
      m_action(new Button(look, {.kind = ButtonKind::Secondary, .size = ButtonSize::Small}, this))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_action, &QAbstractButton::clicked, this, &Banner::actionChosen);
    setValue(value);
}

void Banner::setValue(const Value& value)
{
    m_value = value;
    m_action->setLabel(value.action);
    m_action->setKeyCap(value.actionKey);
    m_action->setVisible(!value.action.isEmpty());
    rename(value.what + u' ' + value.todo);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    placeAction();
    updateGeometry();
    update();
}

QRect Banner::textRect(int width, int height) const
{
    const int left = px(padding) + px(iconLogical) + px(spacing);
    const int action = m_value.action.isEmpty() ? 0 : m_action->sizeHint().width() + px(spacing);
    return {left, 0, width - left - px(padding) - action, height};
}

QSize Banner::sizeHint() const
{
    return {px(520), heightForWidth(px(520))};
}

QSize Banner::minimumSizeHint() const
{
    return {px(320), px(least)};
}

int Banner::heightForWidth(int width) const
{
    const QRectF room = textRect(width, 0);
    const qreal text = layOut(look(), m_value, room, nullptr);
    return qMax(px(least), static_cast<int>(std::ceil(text)) + px(16));
}

void Banner::placeAction()
{
    const QSize size = m_action->sizeHint();
    m_action->setGeometry(width() - px(padding) - size.width(), (height() - size.height()) / 2,
                          size.width(), size.height());
}

void Banner::resizeEvent(QResizeEvent* event)
{
    placeAction();
    Painted::resizeEvent(event);
}

void Banner::lookChanged()
{
    placeAction();
    Painted::lookChanged();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Tone tone = theme().tone(m_value.state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(painter, rect(),
            {.fill = tone.soft,
             .frame = tone.text,
             .frameWidth = theme().isHighContrast() ? 2 : 0,
             .radius = px(radius::control)});
    const Icon shown = m_value.icon == Icon::None ? iconOf(m_value.state) : m_value.icon;
    drawIcon(painter, QRectF(px(padding), 0, px(iconLogical), height()),
             icon(shown, iconLogical, tone.text));
    layOut(look(), m_value, textRect(width(), height()), &painter);
}

Toast::Toast(const Look& look, QWidget* parent) : Painted(look, parent)
{
    m_end.setSingleShot(true);
    m_end.setInterval(toastStays);
    connect(&m_end, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void Toast::announce(const QString& text, const QString& action)
{
    m_text = text;
    m_action = action;
    rename(action.isEmpty() ? text : text + u' ' + action);
    resize(sizeHint());
    show();
    raise();
    update();
    m_end.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QSize Toast::sizeHint() const
{
    const int action =
        m_action.isEmpty() ? 0 : textWidth(look().bold(type::body), m_action) + px(32);
    const int text = textWidth(look().font(type::body), m_text);
    return {qMax(px(340), px(padding + iconLogical + spacing + padding) + text + action),
            px(least)};
}

void Toast::mouseReleaseEvent(QMouseEvent* event)
{
    const int action = textWidth(look().bold(type::body), m_action) + px(32);
    if (!m_action.isEmpty() && event->position().x() >= width() - action)
        Q_EMIT actionChosen();
    hide();
}

void Toast::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(painter, rect(),
            {.fill = t.slab,
             .frame = t.slabLine,
             .frameWidth = t.isHighContrast() ? 2 : 0,
             .radius = px(radius::control)});
    drawIcon(painter, QRectF(px(padding), 0, px(iconLogical), height()),
             icon(Icon::Tick, iconLogical, t.key));
    const int left = px(padding + iconLogical + spacing);
    drawLine(painter, QRectF(left, 0, width() - left - px(padding), height()), m_text,
             {.font = look().font(type::body), .colour = t.onSlab});
    drawLine(painter, QRectF(0, 0, width() - px(padding), height()), m_action,
             {.font = look().bold(type::body),
              .colour = t.key,
              .alignment = Qt::AlignRight | Qt::AlignVCenter});
}

} // namespace till::ui
