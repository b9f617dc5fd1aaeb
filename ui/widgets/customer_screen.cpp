// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/customer_screen.h"

#include "ui/widgets/payment_pages.h"
#include "ui/widgets/qr_label.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace till::ui {

namespace {

using Kind = models::CustomerFace::Kind;

constexpr int secondMs = 1000;
/// "Paid" stays that long, or until the next goods.
constexpr int thanksMs = 20'000;
/// Everything is drawn for this size and grows with the screen: it stands at one distance from the
/// customer, and the cashier's scale is none of its business.
constexpr int designWidth = 1280;
constexpr int designHeight = 800;
/// The slab's share of the width.
constexpr int slabPercent = 39;
constexpr int margin = 36;
constexpr int totalSize = 112;
constexpr int timeBoxHeight = 124;
/// Of the goods: a head and six rows fill the height with some to spare.
constexpr int rowHeight = 104;
constexpr int amountWidth = 150;

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
    return {designWidth, designHeight};
}

int CustomerScreen::unit(int logical) const
{
    const int byWidth = logical * width() / designWidth;
    return std::max(1, std::min(byWidth, logical * height() / designHeight));
}

QFont CustomerScreen::sized(int size) const
{
    QFont font = look().font(type::body);
    font.setPixelSize(unit(size));
    return font;
}

QFont CustomerScreen::boldSized(int size) const
{
    QFont font = look().bold(type::body);
    font.setPixelSize(unit(size));
    return font;
}

QFont CustomerScreen::fitting(const QString& text, int size, int room) const
{
    QFont font = boldSized(size);
    while (font.pixelSize() > 1 && QFontMetrics(font).horizontalAdvance(text) > room)
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}

QRect CustomerScreen::slabRect() const
{
    const int wide = width() * slabPercent / 100;
    return {width() - wide, 0, wide, height()};
}

void CustomerScreen::place()
{
    const QRect left(0, 0, slabRect().left(), height());
    const int side = std::min(left.width() - 2 * unit(margin), left.height() * 2 / 3);
    m_code->setGeometry((left.width() - side) / 2, (left.height() - side) / 2, side, side);
}

void CustomerScreen::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_face.kind == Kind::Paid) {
        paintPaid(painter);
        return;
    }
    paintWords(painter);
    if (m_face.kind != Kind::Idle)
        paintSlab(painter);
}

void CustomerScreen::paintPaid(QPainter& painter) const
{
    painter.fillRect(rect(), theme().paid.solid);
    painter.setPen(theme().paid.onSolid);
    const QRect inner = rect().adjusted(unit(margin), 0, -unit(margin), 0);
    const int middle = height() / 2;
    const int half = unit(totalSize);
    painter.setFont(boldSized(52));
    painter.drawText(QRect(inner.left(), 0, inner.width(), middle - half),
                     int(Qt::AlignHCenter) | int(Qt::AlignBottom) | int(Qt::TextWordWrap),
                     m_face.headline);
    painter.setFont(fitting(m_face.amount, totalSize, inner.width()));
    painter.drawText(QRect(inner.left(), middle - half, inner.width(), 2 * half),
                     int(Qt::AlignCenter), m_face.amount);
    painter.setFont(fitting(m_face.below, 52, inner.width()));
    painter.drawText(QRect(inner.left(), middle + half, inner.width(), middle - half),
                     int(Qt::AlignHCenter) | int(Qt::AlignTop), m_face.below);
}

void CustomerScreen::paintWords(QPainter& painter) const
{
    const bool isIdle = m_face.kind == Kind::Idle;
    const QRect left(0, 0, isIdle ? width() : slabRect().left(), height());
    painter.fillRect(left, theme().surface);
    if (!m_face.goods.isEmpty()) {
        paintGoods(painter, left);
        return;
    }
    const int edge = unit(margin);
    const QRect inner = left.adjusted(edge, edge / 2, -edge, -edge / 2);
    const int flags = int(Qt::AlignHCenter) | int(Qt::TextWordWrap);
    painter.setPen(theme().ink);
    painter.setFont(boldSized(isIdle ? 64 : 40));
    if (m_face.kind == Kind::Code) {
        const QRect code = m_code->geometry();
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), code.top() - inner.top()),
                         flags | int(Qt::AlignVCenter), m_face.headline);
        painter.setFont(sized(26));
        painter.setPen(theme().ink2);
        painter.drawText(
            QRect(inner.left(), code.bottom(), inner.width(), inner.bottom() - code.bottom()),
            flags | int(Qt::AlignVCenter), m_face.advice);
        return;
    }
    const int middle = inner.center().y();
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), middle - inner.top()),
                     flags | int(Qt::AlignBottom), m_face.headline);
    painter.setFont(sized(28));
    painter.setPen(theme().ink2);
    painter.drawText(QRect(inner.left(), middle + unit(12), inner.width(), inner.bottom() - middle),
                     flags, m_face.advice);
}

/// The newest is the largest, and marked.
void CustomerScreen::paintGoods(QPainter& painter, const QRect& left) const
{
    const int edge = unit(28);
    const int high = unit(rowHeight);
    const int middle = int(Qt::AlignVCenter);
    const QRect inner = left.adjusted(edge, 0, -edge, 0);
    QRect row(inner.left(), 0, inner.width(), high);
    painter.setPen(theme().ink2);
    painter.setFont(sized(26));
    painter.drawText(row, middle | int(Qt::AlignRight), m_face.headline);
    painter.setPen(theme().ink);
    painter.setFont(boldSized(28));
    painter.drawText(row, middle | int(Qt::AlignLeft), m_shop);
    for (const models::CustomerFace::Goods& each : m_face.goods) {
        const bool isNewest = &each == &m_face.goods.constLast();
        row.translate(0, high);
        if (isNewest)
            painter.fillRect(QRect(left.left(), row.top(), left.width(), high), theme().accentSoft);
        painter.fillRect(QRect(left.left(), row.top(), left.width(), 1), theme().line);
        painter.setPen(isNewest ? theme().onAccentSoft : theme().ink);
        painter.setFont(boldSized(isNewest ? 34 : 30));
        const int amount = painter.fontMetrics().horizontalAdvance(each.amount);
        painter.drawText(row, middle | int(Qt::AlignRight), each.amount);
        painter.setFont(isNewest ? boldSized(30) : sized(26));
        // Amounts of up to this width stand below each other with the quantities beside them.
        const int aside = std::max(amount, unit(amountWidth)) + unit(16);
        const QRect words = row.adjusted(0, 0, -aside, 0);
        const int quantity = painter.fontMetrics().horizontalAdvance(each.quantity);
        painter.drawText(words, middle | int(Qt::AlignRight), each.quantity);
        const QString name = painter.fontMetrics().elidedText(each.name, Qt::ElideRight,
                                                              words.width() - quantity - unit(16));
        painter.drawText(words, middle | int(Qt::AlignLeft), name);
    }
}

void CustomerScreen::paintSlab(QPainter& painter) const
{
    const QRect slab = slabRect();
    painter.fillRect(slab, theme().slab);
    // With high contrast both halves are black.
    painter.fillRect(QRect(slab.left(), 0, unit(2), slab.height()), theme().slabLine);
    const int edge = unit(margin);
    const QRect inner = slab.adjusted(edge, edge, -edge, -edge);
    painter.setPen(theme().onSlab2);
    painter.setFont(sized(32));
    painter.drawText(inner, int(Qt::AlignLeft), m_face.caption);
    QRect rest = inner.adjusted(0, painter.fontMetrics().height(), 0, 0);
    painter.setFont(fitting(m_face.amount, totalSize, inner.width()));
    painter.setPen(theme().onSlab);
    painter.drawText(rest, int(Qt::AlignRight), m_face.amount);
    rest.setTop(rest.top() + painter.fontMetrics().height());
    painter.setPen(theme().slabSaving);
    painter.setFont(fitting(m_face.below, 28, inner.width()));
    painter.drawText(rest, int(Qt::AlignRight), m_face.below);
    if (m_face.secondsLeft >= 0) {
        const int high = unit(timeBoxHeight);
        paintTime(painter, QRect(inner.left(), inner.bottom() - high, inner.width(), high));
    }
}

void CustomerScreen::paintTime(QPainter& painter, const QRect& box) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().slab2);
    painter.drawRoundedRect(box, unit(radius::sheet), unit(radius::sheet));
    const QRect inner = box.adjusted(unit(28), unit(20), -unit(28), -unit(24));
    const QString left = remainingTime(m_face.secondsLeft);
    painter.setPen(theme().onSlab);
    painter.setFont(boldSized(30));
    const int time = painter.fontMetrics().horizontalAdvance(left);
    painter.drawText(inner, int(Qt::AlignRight), left);
    const QString words = tr("Waiting for payment");
    painter.setFont(fitting(words, 30, inner.width() - time - unit(16)));
    painter.drawText(inner, int(Qt::AlignLeft), words);
    const int thick = unit(10);
    QRect bar(inner.left(), inner.bottom() - thick, inner.width(), thick);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().slabLine);
    painter.drawRoundedRect(bar, thick / 2.0, thick / 2.0);
    bar.setWidth(bar.width() * m_face.secondsLeft / std::max(1, m_face.secondsInAll));
    painter.setBrush(theme().key);
    painter.drawRoundedRect(bar, thick / 2.0, thick / 2.0);
}

} // namespace till::ui
