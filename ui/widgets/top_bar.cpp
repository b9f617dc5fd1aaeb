// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/top_bar.h"

#include "ui/widgets/paint.h"

#include <QPainter>

namespace till::ui {

namespace {

constexpr int barHeight = 48;
constexpr int side = 12;
constexpr int gap = 16;

} // namespace

CashierKey::CashierKey(const Look& look, QWidget* parent) : Pressable(look, parent)
{
    setFocusPolicy(Qt::NoFocus);
}

void CashierKey::setCashier(const QString& name, const QString& shift)
{
    m_shift = shift;
    setLabel(name);
    update();
}

QSize CashierKey::sizeHint() const
{
    int width = px(32) + textWidth(look().font(type::body), text());
    if (!m_shift.isEmpty())
        width += px(8) + textWidth(look().font(type::body), m_shift);
    return {width, px(48)};
}

void CashierKey::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const QColor ink = state.pressed || state.hover ? t.accent : t.ink;
    drawIcon(painter, QRectF(0, 0, px(20), height()), icon(Icon::User, 20, ink));
    const QRectF room(px(28), 0, width() - px(28), height());
    const int name =
        drawLine(painter, room, text(), {.font = look().font(type::body), .colour = ink});
    drawLine(painter, room.adjusted(name + px(8), 0, 0, 0), m_shift,
             {.font = look().font(type::body), .colour = t.ink3});
}

TopBar::TopBar(const Look& look, QWidget* parent)
    : Painted(look, parent), m_cashier(new CashierKey(look, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_cashier->hide();
    connect(m_cashier, &QAbstractButton::clicked, this, &TopBar::cashierPressed);
}

void TopBar::setValue(const Value& value)
{
    if (value == m_value)
        return;
    m_value = value;
    rename(QStringList{value.product, value.place, value.clock}.join(u' '));
    m_cashier->setCashier(value.cashier, value.shift);
    m_cashier->setVisible(!value.cashier.isEmpty());
    place();
    update();
}

void TopBar::setPills(const QList<Pill::Value>& pills)
{
    if (pills == m_pillValues)
        return;
    m_pillValues = pills;
    while (m_pills.size() < pills.size()) {
        auto* pill = new Pill(look(), {}, this);
        const int index = static_cast<int>(m_pills.size());
        connect(pill, &QAbstractButton::clicked, this,
                [this, index] { Q_EMIT pillPressed(index); });
        m_pills.append(pill);
    }
    for (qsizetype i = 0; i < m_pills.size(); ++i) {
        if (i < pills.size())
            m_pills.at(i)->setValue(pills.at(i));
        m_pills.at(i)->setVisible(i < pills.size());
    }
    place();
}

bool TopBar::isNarrow() const
{
    const Breakpoint at = look().metrics().breakpoint;
    return at == Breakpoint::Small || at == Breakpoint::Compact;
}

QSize TopBar::sizeHint() const
{
    return {px(1000), px(barHeight)};
}

void TopBar::place()
{
    int right = width() - px(side) - textWidth(look().bold(type::body), m_value.clock);
    if (!m_value.cashier.isEmpty()) {
        const QSize size = m_cashier->sizeHint();
        right -= px(gap) + size.width();
        m_cashier->setGeometry(right, (height() - size.height()) / 2, size.width(), size.height());
    }
    m_pillsRight = right;
    right -= px(isNarrow() ? gap : 2 * gap);
    for (qsizetype i = m_pillValues.size(); i-- > 0;) {
        const QSize size = m_pills.at(i)->sizeHint();
        right -= size.width();
        m_pills.at(i)->setGeometry(right, (height() - size.height()) / 2, size.width(),
                                   size.height());
        right -= px(gap);
    }
    m_pillsLeft = right;
    update();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    place();
    Painted::resizeEvent(event);
}

void TopBar::lookChanged()
{
    place();
    Painted::lookChanged();
}

void TopBar::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    const auto separator = [&](int x) {
        painter.fillRect(x, (height() - px(20)) / 2, 1, px(20), t.line);
    };
    drawIcon(painter, QRectF(px(side), 0, px(24), height()), icon(Icon::Store, 24, t.accent));
    int x = px(side + 32);
    x += drawLine(painter, QRectF(x, 0, m_pillsLeft - x, height()),
                  isNarrow() ? m_value.productShort : m_value.product,
                  {.font = look().bold(type::item), .colour = t.accent});
    x += px(gap);
    if (!isNarrow()) {
        separator(x);
        x += px(gap) + 1;
        if (m_pillValues.size() > 0 && !m_value.cashier.isEmpty())
            separator(m_pillsRight - px(gap));
    }
    drawLine(painter, QRectF(x, 0, m_pillsLeft - x, height()),
             isNarrow() ? m_value.placeShort : m_value.place,
             {.font = look().font(type::body), .colour = t.ink2});
    drawLine(painter, QRectF(0, 0, width() - px(side), height()), m_value.clock,
             {.font = look().bold(type::body),
              .colour = t.ink,
              .alignment = Qt::AlignRight | Qt::AlignVCenter});
}

} // namespace till::ui
