// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quick_keys.h"

#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace till::ui {

namespace {

constexpr int gap = 8;
constexpr int band = 4;
/// Tiles give way down to here before the page scrolls.
constexpr int tileLeast = 48;
/// Left and right of the words of a tab, together.
constexpr int tabAir = 32;
constexpr int tabAirLeast = 12;

} // namespace

QuickKeyTile::QuickKeyTile(const Look& look, QWidget* parent) : Pressable(look, parent)
{
    setFocusPolicy(Qt::NoFocus);
}

void QuickKeyTile::setValue(const QuickKey& value)
{
    if (value == m_value)
        return;
    m_value = value;
    setLabel(value.name);
    setAccessibleName(value.name + u' ' + value.price);
    update();
}

QSize QuickKeyTile::sizeHint() const
{
    return {px(118), px(look().metrics().quickTile)};
}

void QuickKeyTile::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    QColor fill = t.surface;
    if (state.pressed)
        fill = t.accentSoft;
    else if (state.hover)
        fill = t.surface3;
    const Box box{.fill = fill, .frame = t.line, .frameWidth = 1, .radius = px(radius::control)};
    drawBox(painter, rect(), box);
    QPainterPath outline;
    outline.addRoundedRect(rect(), px(radius::control), px(radius::control));
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(0, 0, px(band), height(), t.band(m_value.shelf));
    painter.restore();

    const bool weighed = m_value.sold == QuickKey::Sold::ByWeight;
    const int above = qMin(px(6), (height() - px(42)) / 2);
    const QRectF room = QRectF(rect()).adjusted(px(16), above, -px(10), -above);
    drawLine(painter, QRectF(room.left(), room.top(), room.width(), px(22)), m_value.name,
             {.font = look().bold(type::body), .colour = t.ink, .elide = Qt::ElideMiddle});
    const QRectF price(room.left(), room.bottom() - px(20), room.width(), px(20));
    drawAmount(painter, price, m_value.price, {.font = look().font(type::min), .colour = t.ink2},
               look());
    const int text = textWidth(look().font(type::min), m_value.price);
    if (weighed && text + px(22) <= price.width())
        drawIcon(painter, QRectF(price.right() - px(18), price.top(), px(18), price.height()),
                 icon(Icon::Scale, 18, t.ink2));
}

QuickKeyGrid::QuickKeyGrid(const Look& look, QWidget* parent) : Painted(look, parent) {}

void QuickKeyGrid::setKeys(const QList<QuickKey>& keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    while (m_tiles.size() < keys.size()) {
        auto* tile = new QuickKeyTile(look(), this);
        const int index = static_cast<int>(m_tiles.size());
        connect(tile, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
        m_tiles.append(tile);
    }
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        if (i < keys.size())
            m_tiles.at(i)->setValue(keys.at(i));
        m_tiles.at(i)->setVisible(i < keys.size());
    }
    place();
    updateGeometry();
}

int QuickKeyGrid::rows() const
{
    const int columns = look().metrics().quickColumns;
    return (static_cast<int>(m_keys.size()) + columns - 1) / columns;
}

QSize QuickKeyGrid::sizeOf(int tile) const
{
    const int columns = look().metrics().quickColumns;
    const int high = rows() * (px(tile) + px(gap)) - (rows() > 0 ? px(gap) : 0);
    return {columns * px(96) + (columns - 1) * px(gap), high};
}

QSize QuickKeyGrid::sizeHint() const
{
    return sizeOf(look().metrics().quickTile);
}

QSize QuickKeyGrid::minimumSizeHint() const
{
    return sizeOf(tileLeast);
}

void QuickKeyGrid::place()
{
    const int columns = look().metrics().quickColumns;
    const int room = rows() > 0 ? (height() + px(gap)) / rows() - px(gap) : 0;
    const int high = qBound(px(tileLeast), room, px(look().metrics().quickTile));
    const double step = (width() + px(gap)) / static_cast<double>(columns);
    for (int i = 0; i < m_tiles.size(); ++i) {
        const int left = qRound(step * (i % columns));
        const int right = qRound(step * (i % columns + 1)) - px(gap);
        m_tiles.at(i)->setGeometry(left, i / columns * (high + px(gap)), right - left, high);
    }
}

void QuickKeyGrid::resizeEvent(QResizeEvent* event)
{
    place();
    Painted::resizeEvent(event);
}

void QuickKeyGrid::lookChanged()
{
    place();
    Painted::lookChanged();
}

Tab::Tab(const Look& look, const QString& label, QWidget* parent) : Pressable(look, parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::NoFocus);
    setLabel(label);
}

void Tab::setTabIcon(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

QSize Tab::sizeHint() const
{
    const int icon = m_icon == Icon::None ? 0 : px(28);
    return {textWidth(look().bold(type::body), text()) + icon + px(tabAir), px(48)};
}

QSize Tab::minimumSizeHint() const
{
    // Tabs give up air before letters.
    const int words = sizeHint().width() - px(tabAir - tabAirLeast);
    return {qMax(px(48), words), px(48)};
}

void Tab::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    if (state.checked)
        drawBox(painter, rect(),
                {.fill = t.surface,
                 .frame = t.lineStrong,
                 .frameWidth = 1,
                 .radius = px(radius::control)});
    else if (state.hover || state.pressed)
        drawBox(painter, rect(), {.fill = t.surface3, .radius = px(radius::control)});
    const QFont font = state.checked ? look().bold(type::body) : look().font(type::body);
    const QColor ink = state.checked ? t.ink : t.ink2;
    const int iconRoom = m_icon == Icon::None ? 0 : px(28);
    const int room = width() - px(tabAirLeast) + 2;
    const int content = qMin(room, iconRoom + textWidth(font, text()));
    const qreal left = (width() - content) / 2.0;
    if (m_icon != Icon::None)
        drawIcon(painter, QRectF(left, 0, px(20), height()), icon(m_icon, 20, ink));
    drawLine(painter, QRectF(left + iconRoom, 0, content - iconRoom, height()), text(),
             {.font = font, .colour = ink});
}

TabRow::TabRow(const Look& look, Fit fit, QWidget* parent)
    : Painted(look, parent), m_fit(fit), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(px(gap));
    if (fit == Fit::Content)
        m_row->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(1); // many tabs give way to the column, not the column to them
}

void TabRow::setTabs(const QList<Label>& labels)
{
    if (labels == m_labels)
        return;
    m_labels = labels;
    qDeleteAll(m_tabs);
    m_tabs.clear();
    for (const Label& label : labels) {
        auto* tab = new Tab(look(), label.text, this);
        tab->setTabIcon(label.icon);
        const int index = static_cast<int>(m_tabs.size());
        m_row->insertWidget(index, tab, m_fit == Fit::Equal ? 1 : 0);
        m_tabs.append(tab);
        connect(tab, &QAbstractButton::clicked, this, [this, index] {
            setCurrent(m_current); // whoever listens decides
            Q_EMIT chosen(index);
        });
    }
    setCurrent(m_current);
}

void TabRow::setCurrent(int index)
{
    m_current = index;
    for (int i = 0; i < m_tabs.size(); ++i)
        m_tabs.at(i)->setChecked(i == index);
}

} // namespace till::ui
