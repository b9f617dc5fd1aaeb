// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/slab.h"

#include "ui/widgets/paint.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int side = 20;
constexpr int payHeight = 64;
constexpr int capHeight = 28;

/// Two lines at the comma nearest to the middle.
QStringList brokenAtComma(const QString& amount)
{
    qsizetype best = -1;
    for (qsizetype i = amount.indexOf(u','); i >= 0; i = amount.indexOf(u',', i + 1)) {
        if (best < 0 || qAbs(2 * i - amount.size()) < qAbs(2 * best - amount.size()))
            best = i;
    }
    if (best < 0)
        return {amount};
    return {amount.left(best + 1), amount.mid(best + 1)};
}

} // namespace

PayKey::PayKey(const Look& look, QWidget* parent) : Pressable(look, parent)
{
    setFocusPolicy(Qt::NoFocus);
}

void PayKey::setHint(const QString& hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    update();
}

QSize PayKey::sizeHint() const
{
    return {px(200), px(payHeight)};
}

void PayKey::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const QColor fill = !state.enabled  ? t.slab2
                        : state.pressed ? t.keyPress
                        : state.hover   ? t.keyHover
                                        : t.key;
    const QColor text = state.enabled ? t.onKey : t.onSlab2;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = state.enabled ? QColor(Qt::transparent) : t.slabLine,
             .frameWidth = 1,
             .radius = px(radius::control),
             .frameStyle = t.isHighContrast() ? Qt::DashLine : Qt::SolidLine});
    QRectF room = QRectF(rect()).adjusted(px(side), 0, -px(side), 0);
    if (!look().showsKeyCaps()) {
        drawIcon(painter, QRectF(room.right() - px(24), 0, px(24), height()),
                 icon(Icon::ChevronRight, 24, text));
        room.setRight(room.right() - px(36));
    } else if (!keyCap().isEmpty()) {
        const int width = keyCapWidth(look(), keyCap());
        const QRectF cap(room.right() - width, (height() - px(capHeight)) / 2.0, width,
                         px(capHeight));
        drawKeyCap(painter, look(), cap, keyCap(), text);
        room.setRight(cap.left() - px(12));
    }
    const int label =
        drawLine(painter, room, this->text(), {.font = look().bold(type::title), .colour = text});
    room.setLeft(room.left() + label + px(12));
    // The hint is a courtesy: it goes when there is no room for all of it.
    if (textWidth(look().font(type::body), m_hint) <= room.width())
        drawLine(painter, room, m_hint,
                 {.font = look().font(type::body),
                  .colour = text,
                  .alignment = Qt::AlignRight | Qt::AlignVCenter});
}

Slab::Slab(const Look& look, QWidget* parent)
    : Painted(look, parent), m_payKey(new PayKey(look, this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_payKey->setEnabled(false);
    connect(m_payKey, &QAbstractButton::clicked, this, &Slab::payPressed);
}

void Slab::setValue(const Value& value)
{
    if (value == m_value)
        return;
    const Value before = std::exchange(m_value, value);
    rename(value.caption + u' ' + (value.spokenTotal.isEmpty() ? value.total : value.spokenTotal));
    m_payKey->setLabel(value.payLabel);
    m_payKey->setHint(value.payHint);
    m_payKey->setKeyCap(value.payKey);

    const Layout layout = layOut(width());
    if (layout.height != m_layout.height)
        updateGeometry();
    const auto changed = [&](Part part, const QString& was, const QString& is) {
        if (was != is || m_layout.parts[part] != layout.parts[part])
            update(m_layout.inkOf(part).united(layout.inkOf(part)));
    };
    changed(Caption, before.caption, value.caption);
    changed(Count, before.count, value.count);
    changed(Total, before.total, value.total);
    changed(Saving, before.saving, value.saving);
    changed(Note, before.note, value.note);
    m_layout = layout;
    m_isDue = true;
    m_payKey->setGeometry(m_layout.payKey);
    if (before.total != value.total) {
        QAccessibleValueChangeEvent spoken(this, value.spokenTotal);
        QAccessible::updateAccessibility(&spoken);
    }
}

void Slab::paintNow()
{
    if (m_isDue && height() == m_layout.height)
        repaint(m_layout.inkOf(Total)); // with all else that has changed
}

void Slab::setPayState(PayState state)
{
    m_payKey->setEnabled(state == PayState::Enabled);
}

QSize Slab::sizeHint() const
{
    const int column = look().metrics().slabColumn;
    const int width = column > 0 ? px(column) : px(900);
    return {width, heightForWidth(width)};
}

QSize Slab::minimumSizeHint() const
{
    return {px(320), heightForWidth(qMax(px(320), width()))};
}

int Slab::heightForWidth(int width) const
{
    return layOut(width).height;
}

bool Slab::joinsSavingToCount() const
{
    return look().metrics().breakpoint == Breakpoint::Compact;
}

/// Where a part can leave ink: a comma hangs out of the total.
QRect Slab::Layout::inkOf(Part part) const
{
    const QRect place = parts[part];
    return part == Total ? place.adjusted(0, 0, 0, place.height() / 4) : place;
}

void Slab::fitTotal(Layout& layout, int room) const
{
    const auto fits = [&](int size) {
        return textWidth(look().bold(size), m_value.total) <= room;
    };
    int size = look().metrics().slabTotal;
    while (size > type::slabLeast && !fits(size))
        size = std::max(type::slabLeast, size - 4);
    layout.totalSize = size;
    layout.totalLines = fits(size) ? QStringList{m_value.total} : brokenAtComma(m_value.total);
}

Slab::Layout Slab::layOut(int width) const
{
    if (look().metrics().slabStrip > 0)
        return layOutStrip(width);
    const bool joined = joinsSavingToCount();
    const int left = px(side);
    const int room = width - 2 * left;
    Layout layout;
    int y = px(joined ? 14 : 12);
    const int caption = px(28);
    const int captionWidth = textWidth(look().font(type::head), m_value.caption) + px(8);
    layout.parts[Caption] = QRect(left, y, captionWidth, caption);
    const int savingWidth = joined && !m_value.saving.isEmpty()
                                ? textWidth(look().font(type::min), m_value.saving) + px(4)
                                : 0;
    layout.parts[Count] = QRect(left + captionWidth, y, room - captionWidth - savingWidth, caption);
    if (joined)
        layout.parts[Saving] = QRect(left + room - savingWidth, y, savingWidth, caption);
    y += caption + px(joined ? 12 : 10);
    fitTotal(layout, room);
    const int lines = static_cast<int>(layout.totalLines.size());
    layout.parts[Total] = QRect(left, y, room, px(layout.totalSize) * lines);
    y += layout.parts[Total].height() + px(joined ? 16 : 14);
    if (!joined) {
        const int saving = textWidth(look().bold(type::body), m_value.saving) + px(4);
        layout.parts[Saving] = QRect(left, y, saving, px(24));
        layout.parts[Note] = QRect(left + saving, y, room - saving, px(24));
        y += px(34);
    }
    layout.payKey = QRect(left, y, room, px(payHeight));
    layout.height = y + px(payHeight + 16);
    return layout;
}

Slab::Layout Slab::layOutStrip(int width) const
{
    Layout layout;
    layout.height = px(look().metrics().slabStrip);
    const int pay = px(240);
    const int words = px(180);
    layout.payKey = QRect(width - px(16) - pay, px(16), pay, px(payHeight));
    layout.parts[Caption] = QRect(px(16), px(10), words, px(26));
    layout.parts[Count] = QRect(px(16), px(36), words, px(24));
    layout.parts[Saving] = QRect(px(16), px(60), words, px(24));
    const int left = px(16) + words + px(8);
    const int room = layout.payKey.left() - px(16) - left;
    fitTotal(layout, room);
    layout.totalLines = {m_value.total};
    layout.parts[Total] = QRect(left, px(8), room, px(80));
    return layout;
}

void Slab::refresh()
{
    m_layout = layOut(width());
    m_payKey->setGeometry(m_layout.payKey);
    update();
}

void Slab::resizeEvent(QResizeEvent* event)
{
    refresh();
    Painted::resizeEvent(event);
}

void Slab::lookChanged()
{
    refresh();
    Painted::lookChanged();
}

void Slab::drawGround(QPainter& painter, const QRect& dirty) const
{
    const Theme& t = theme();
    const int corner = px(radius::sheet);
    if (rect().adjusted(0, corner, 0, -corner).contains(dirty) && !t.isHighContrast()) {
        painter.fillRect(dirty, t.slab); // the frame and the corners stay as they are
        return;
    }
    drawBox(painter, rect(),
            {.fill = t.slab,
             .frame = t.slabLine,
             .frameWidth = t.isHighContrast() ? 3 : 0,
             .radius = corner});
}

void Slab::paintEvent(QPaintEvent* event)
{
    const Theme& t = theme();
    const bool strip = look().metrics().slabStrip > 0;
    const bool joined = joinsSavingToCount();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_isDue = false;
    drawGround(painter, event->rect());
    const auto line = [&](Part part, const QString& text, const Line& look) {
        if (event->region().intersects(m_layout.parts[part]))
            drawLine(painter, m_layout.parts[part], text, look);
    };
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    const int small = joined || strip ? type::min : type::body;
    line(Caption, m_value.caption, {.font = look().font(type::head), .colour = t.onSlab2});
    const bool separated = joined && !m_value.saving.isEmpty() && !m_value.count.isEmpty();
    line(Count, separated ? m_value.count + u'·' : m_value.count,
         {.font = look().font(small), .colour = t.onSlab2, .alignment = strip ? left : right});
    line(Saving, m_value.saving,
         {.font = joined ? look().font(small) : look().bold(small),
          .colour = t.slabSaving,
          .alignment = joined ? right : left});
    line(Note, m_value.note,
         {.font = look().font(type::body), .colour = t.onSlab2, .alignment = right});
    if (!event->region().intersects(m_layout.inkOf(Total)))
        return;
    QRect total = m_layout.parts[Total];
    total.setHeight(total.height() / qMax(1, static_cast<int>(m_layout.totalLines.size())));
    for (const QString& amount : m_layout.totalLines) {
        m_amounts.draw(
            painter, total, amount,
            {.font = look().bold(m_layout.totalSize), .colour = t.onSlab, .alignment = right},
            look());
        total.translate(0, total.height());
    }
}

} // namespace till::ui
