// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/customer_screen.h"

#include "ui/widgets/payment_pages.h"
#include "ui/widgets/qr_label.h"

#include <QEvent>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace till::ui {

namespace {

using Kind = models::CustomerFace::Kind;

constexpr int secondMs = 1000;
/// "Paid" stays that long, or until the next goods.
constexpr int thanksMs = 20'000;
/// The slab's share of the width.
constexpr int slabPercent = 39;
constexpr int margin = 36;
constexpr int totalSize = 104;
constexpr int totalLeast = 60;
constexpr int timeBoxHeight = 114;

} // namespace

CustomerScreen::CustomerScreen(const ScreenContext& context, const QString& shop, QWidget* parent)
    : Painted(context.look, parent),
      m_context(context),
      m_shop(shop),
      m_code(new QrLabel(context.look, this))
{
    using models::DeskClient;
    setFocusPolicy(Qt::NoFocus);
    connect(&context.client, &DeskClient::stateChanged, this, &CustomerScreen::refresh);
    connect(&context.client, &DeskClient::paymentsChanged, this, [this] {
        m_seenAtMs = m_context.client.steadyMs();
        refresh();
    });
    connect(&context.client, &DeskClient::completed, this,
            [this](const services::CompletedSale& sale) {
                m_paid = sale;
                m_thanks.start(thanksMs, this);
                refresh();
            });
    refresh();
}

void CustomerScreen::refresh()
{
    if (m_context.client.state().totals.lineCount > 0)
        m_paid.reset();
    m_face = models::customerFace({.desk = m_context.client.state(),
                                   .payments = m_context.client.payments(),
                                   .paid = m_paid,
                                   .shop = m_shop,
                                   .waitedMs = m_context.client.steadyMs() - m_seenAtMs});
    m_code->setCode(m_face.code, m_face.headline);
    m_code->setVisible(m_face.kind == Kind::Code);
    if (m_face.kind == Kind::Code && !m_second.isActive())
        m_second.start(secondMs, this);
    else if (m_face.kind != Kind::Code)
        m_second.stop();
    rename(m_face.headline);
    place();
    update();
}

void CustomerScreen::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_thanks.timerId()) {
        m_thanks.stop();
        m_paid.reset();
    } else if (event->timerId() != m_second.timerId()) {
        Painted::timerEvent(event);
        return;
    }
    refresh();
}

void CustomerScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Painted::changeEvent(event);
}

void CustomerScreen::resizeEvent(QResizeEvent* event)
{
    Painted::resizeEvent(event);
    place();
}

QSize CustomerScreen::sizeHint() const
{
    return {px(1280), px(800)};
}

QRect CustomerScreen::slabRect() const
{
    const int wide = width() * slabPercent / 100;
    return {width() - wide, 0, wide, height()};
}

void CustomerScreen::place()
{
    const QRect left(0, 0, slabRect().left(), height());
    const int side = std::min(left.width(), left.height()) * 2 / 3;
    m_code->setGeometry((left.width() - side) / 2, (left.height() - side) / 2, side, side);
}

void CustomerScreen::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintWords(painter);
    paintSlab(painter);
}

void CustomerScreen::paintWords(QPainter& painter) const
{
    const QRect left(0, 0, slabRect().left(), height());
    const bool isPaid = m_face.kind == Kind::Paid;
    painter.fillRect(left, isPaid ? theme().paid.solid : theme().surface);
    const QRect inner = left.adjusted(px(margin), px(margin), -px(margin), -px(margin));
    painter.setPen(isPaid ? theme().paid.onSolid : theme().ink);
    painter.setFont(look().bold(type::large));
    const int flags = int(Qt::AlignHCenter) | int(Qt::TextWordWrap);
    if (m_face.kind == Kind::Code) {
        painter.drawText(
            QRect(inner.left(), inner.top(), inner.width(), m_code->geometry().top() - inner.top()),
            flags | int(Qt::AlignVCenter), m_face.headline);
        painter.setFont(look().font(type::title));
        painter.setPen(theme().ink2);
        const int below = m_code->geometry().bottom();
        painter.drawText(QRect(inner.left(), below, inner.width(), inner.bottom() - below),
                         flags | int(Qt::AlignVCenter), m_face.advice);
        return;
    }
    const QRect upper(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    painter.drawText(upper, flags | int(Qt::AlignBottom), m_face.headline);
    painter.setFont(look().font(type::title));
    painter.setPen(isPaid ? theme().paid.onSolid : theme().ink2);
    painter.drawText(upper.translated(0, inner.height() / 2).adjusted(0, px(12), 0, 0), flags,
                     m_face.advice);
}

void CustomerScreen::paintSlab(QPainter& painter) const
{
    const QRect slab = slabRect();
    painter.fillRect(slab, theme().slab);
    const QRect inner = slab.adjusted(px(margin), px(margin), -px(margin), -px(margin));
    painter.setPen(theme().onSlab2);
    painter.setFont(look().font(type::medium));
    painter.drawText(inner, int(Qt::AlignLeft), m_face.caption);
    int size = totalSize;
    painter.setFont(look().bold(size));
    while (size > totalLeast &&
           painter.fontMetrics().horizontalAdvance(m_face.amount) > inner.width()) {
        size -= 4;
        painter.setFont(look().bold(size));
    }
    painter.setPen(theme().onSlab);
    const QRect amount = inner.adjusted(0, px(56), 0, 0);
    painter.drawText(amount, int(Qt::AlignRight), m_face.amount);
    const int below = painter.fontMetrics().height();
    painter.setPen(theme().slabSaving);
    painter.setFont(look().bold(type::title));
    painter.drawText(amount.adjusted(0, below, 0, 0), int(Qt::AlignRight), m_face.below);
    if (m_face.secondsLeft >= 0)
        paintTime(painter, QRect(inner.left(), inner.bottom() - px(timeBoxHeight), inner.width(),
                                 px(timeBoxHeight)));
}

void CustomerScreen::paintTime(QPainter& painter, const QRect& box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().slab2);
    painter.drawRoundedRect(box, px(radius::sheet), px(radius::sheet));
    const QRect inner = box.adjusted(px(28), px(20), -px(28), -px(20));
    painter.setPen(theme().onSlab);
    painter.setFont(look().bold(type::medium));
    painter.drawText(inner, int(Qt::AlignLeft), tr("Waiting for payment"));
    painter.drawText(inner, int(Qt::AlignRight), remainingTime(m_face.secondsLeft));
    const QRect bar(inner.left(), inner.bottom() - px(10), inner.width(), px(10));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().slabLine);
    painter.drawRoundedRect(bar, px(5), px(5));
    QRect left = bar;
    left.setWidth(bar.width() * m_face.secondsLeft / std::max(1, m_face.secondsInAll));
    painter.setBrush(theme().key);
    painter.drawRoundedRect(left, px(5), px(5));
}

} // namespace till::ui
