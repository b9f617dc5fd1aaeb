// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/live_field.h"

#include "ui/widgets/paint.h"

#include <QMouseEvent>
#include <QPainter>

namespace till::ui {

namespace {

constexpr int fieldHeight = 56;
constexpr int amountHeight = 80;
constexpr int side = 16;
constexpr int caretWidth = 2;

void drawField(QPainter& painter, const Look& look, const QRectF& rect, const QColor& frame)
{
    drawBox(painter, rect,
            {.fill = look.theme().surface,
             .frame = frame,
             .frameWidth = 2,
             .radius = look.px(radius::control)});
}

} // namespace

LiveField::LiveField(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void LiveField::setValue(const Value& value)
{
    if (value == m_value)
        return;
    m_value = value;
    QAccessibleValueChangeEvent spoken(this, accessibleValue());
    QAccessible::updateAccessibility(&spoken);
    update();
}

QSize LiveField::sizeHint() const
{
    return {px(400), px(fieldHeight)};
}

QString LiveField::accessibleValue() const
{
    return m_value.quantity.isEmpty() ? m_value.text : m_value.quantity + u' ' + m_value.text;
}

int LiveField::actionWidth() const
{
    if (look().showsKeyCaps())
        return m_value.keyCap.isEmpty() ? 0 : keyCapWidth(look(), m_value.keyCap);
    if (m_value.action.isEmpty())
        return 0;
    return px(24 + 8) + textWidth(look().bold(type::body), m_value.action) + px(4);
}

void LiveField::mouseReleaseEvent(QMouseEvent* event)
{
    const int reach = qMax(px(48), actionWidth() + 2 * px(side));
    if (actionWidth() > 0 && event->position().x() >= width() - reach)
        Q_EMIT actionClicked();
    else
        Q_EMIT clicked();
}

void LiveField::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawField(painter, look(), rect(), t.accent);
    drawIcon(painter, QRectF(px(side), 0, px(24), height()), icon(Icon::Scan, 24, t.ink));

    const int action = actionWidth();
    const qreal actionLeft = width() - px(side) - action;
    if (look().showsKeyCaps()) {
        drawKeyCap(painter, look(), QRectF(actionLeft, (height() - px(24)) / 2.0, action, px(24)),
                   m_value.keyCap, t.ink);
    } else if (action > 0) {
        drawIcon(painter, QRectF(actionLeft, 0, px(24), height()),
                 icon(Icon::Search, 24, t.accent));
        drawLine(painter, QRectF(actionLeft + px(32), 0, action - px(32), height()), m_value.action,
                 {.font = look().bold(type::body), .colour = t.accent});
    }

    qreal x = px(side + 24 + 12);
    const qreal right = actionLeft - px(12);
    const auto words = [&](const QString& text, const Line& line) {
        x += drawLine(painter, QRectF(x, 0, right - x, height()), text, line);
    };
    if (!m_value.quantity.isEmpty()) {
        words(m_value.quantity, {.font = look().bold(type::head), .colour = t.ink});
        x += px(2);
    }
    // The end of what is typed is what counts, so a long text loses its beginning.
    words(m_value.text, {.font = look().font(type::head), .colour = t.ink, .elide = Qt::ElideLeft});
    painter.fillRect(QRectF(x + 1, (height() - px(26)) / 2.0, caretWidth, px(26)), t.accent);
    x += px(9);
    if (m_value.text.isEmpty())
        words(m_value.placeholder, {.font = look().font(type::item), .colour = t.ink3});
}

AmountField::AmountField(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void AmountField::setCaption(const QString& caption)
{
    m_caption = caption;
    rename(caption);
    update();
}

void AmountField::setAmount(const QString& text, const QString& spoken)
{
    if (text == m_text)
        return;
    m_text = text;
    m_spoken = spoken.isEmpty() ? text : spoken;
    QAccessibleValueChangeEvent said(this, m_spoken);
    QAccessible::updateAccessibility(&said);
    update();
}

void AmountField::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

QSize AmountField::sizeHint() const
{
    return {px(400), px(amountHeight)};
}

void AmountField::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawField(painter, look(), rect(), t.accent);
    const QRectF room = QRectF(rect()).adjusted(px(side), 0, -px(side), 0);
    const int caption =
        drawLine(painter, room, m_caption, {.font = look().font(type::head), .colour = t.ink2});
    painter.fillRect(
        QRectF(room.right() - caretWidth, (height() - px(44)) / 2.0, caretWidth, px(44)), t.accent);
    const QRectF amount = room.adjusted(caption + px(12), 0, -px(16), 0);
    int size = type::large;
    while (size > type::title && textWidth(look().bold(size), m_text) > amount.width())
        size -= 4;
    drawAmount(painter, amount, m_text,
               {.font = look().bold(size),
                .colour = m_kind == Kind::Typed ? t.ink : t.ink3,
                .alignment = Qt::AlignRight | Qt::AlignVCenter},
               look());
}

PinField::PinField(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void PinField::setValue(Value value)
{
    if (value == m_value)
        return;
    m_value = value;
    QAccessibleValueChangeEvent said(this, accessibleValue());
    QAccessible::updateAccessibility(&said);
    update();
}

void PinField::setState(State state)
{
    m_state = state;
    update();
}

QSize PinField::sizeHint() const
{
    return {px(320), px(64)};
}

void PinField::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    const QColor frame = m_state == State::Accent ? t.accent : t.tone(m_state).text;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawField(painter, look(), rect(), frame);
    const int dot = px(16);
    const int step = px(36);
    const int places = qMax(m_value.places, m_value.typed);
    qreal x = (width() - (places - 1) * step - dot) / 2.0;
    for (int i = 0; i < places; ++i, x += step) {
        const bool filled = i < m_value.typed;
        drawBox(painter, QRectF(x, (height() - dot) / 2.0, dot, dot),
                {.fill = filled ? t.ink : QColor(Qt::transparent),
                 .frame = filled ? t.ink : t.lineStrong,
                 .frameWidth = 2,
                 .radius = dot / 2});
    }
}

} // namespace till::ui
