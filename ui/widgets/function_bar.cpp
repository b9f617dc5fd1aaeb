// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/function_bar.h"

#include "ui/widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int side = 12;
constexpr int groupOf = 4;
constexpr int groupGap = 13; ///< a line with 6 on either side
constexpr int widthMax = 1920;

} // namespace

FunctionButton::FunctionButton(const Look& look, QWidget* parent) : Pressable(look, parent)
{
    setFocusPolicy(Qt::NoFocus);
}

void FunctionButton::setValue(const FunctionKey& value)
{
    if (value == m_value)
        return;
    m_value = value;
    setLabel(value.label);
    if (!value.badge.isEmpty())
        setAccessibleName(value.label + u' ' + value.badge);
    setKeyCap(value.keyCap);
    setReason(value.reason);
    setEnabled(value.reason.isEmpty());
    update();
}

void FunctionButton::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const bool primary = m_value.rank == FunctionKey::Rank::Primary && state.enabled;
    const bool tile = look().metrics().functionTiles < 12;
    QColor fill = primary ? t.accent : QColor(Qt::transparent);
    if (state.pressed)
        fill = primary ? t.accentPress : t.line;
    else if (state.hover)
        fill = primary ? t.accentHover : t.surface3;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = tile && !primary ? t.line : QColor(Qt::transparent),
             .frameWidth = 1,
             .radius = px(radius::control)});
    QColor ink = primary ? t.onAccent : t.ink;
    QColor quiet = primary ? t.onAccent : t.ink3;
    if (!state.enabled)
        ink = quiet = t.onDisabled;
    if (tile)
        paintTile(painter, ink);
    else
        paintKey(painter, ink, quiet);
}

void FunctionButton::paintKey(QPainter& painter, const QColor& ink, const QColor& quiet)
{
    const bool primary = m_value.rank == FunctionKey::Rank::Primary;
    const qreal top = (height() - px(42)) / 2.0;
    drawLine(painter, QRectF(0, top, width(), px(18)), keyCap(),
             {.font = look().font(type::min), .colour = quiet, .alignment = Qt::AlignCenter});
    drawLine(painter, QRectF(px(2), top + px(20), width() - px(4), px(22)), text(),
             {.font = primary ? look().bold(type::body) : look().font(type::body),
              .colour = ink,
              .alignment = Qt::AlignCenter});
    const int badge = badgeWidth(look(), m_value.badge);
    drawBadge(painter, look(), QRectF(width() - px(8) - badge, px(2), badge, px(20)),
              m_value.badge);
}

void FunctionButton::paintTile(QPainter& painter, const QColor& ink)
{
    const QFont font = m_value.rank == FunctionKey::Rank::Primary ? look().bold(type::body)
                                                                  : look().font(type::body);
    const int badge = badgeWidth(look(), m_value.badge);
    const int iconRoom = m_value.icon == Icon::None ? 0 : px(32);
    const int badgeRoom = badge > 0 ? badge + px(8) : 0;
    const int room = width() - px(16);
    const int content = std::min(room, iconRoom + textWidth(font, text()) + badgeRoom);
    qreal x = (width() - content) / 2.0;
    if (iconRoom > 0)
        drawIcon(painter, QRectF(x, 0, px(24), height()), icon(m_value.icon, 24, ink));
    x += iconRoom;
    drawLine(painter, QRectF(x, 0, content - iconRoom - badgeRoom, height()), text(),
             {.font = font, .colour = ink});
    drawBadge(painter, look(),
              QRectF((width() + content) / 2.0 - badge, (height() - px(20)) / 2.0, badge, px(20)),
              m_value.badge);
}

FunctionBar::FunctionBar(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FunctionBar::setKeys(const QList<FunctionKey>& keys)
{
    if (keys == m_keys)
        return;
    const bool recount = keys.size() != m_keys.size();
    m_keys = keys;
    while (m_buttons.size() < keys.size()) {
        auto* button = new FunctionButton(look(), this);
        connect(button, &QAbstractButton::clicked, this,
                [this, button] { Q_EMIT keyPressed(button->value().id); });
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        if (i < keys.size())
            m_buttons.at(i)->setValue(keys.at(i));
        m_buttons.at(i)->setVisible(i < keys.size());
    }
    if (recount)
        place();
}

void FunctionBar::light(int id)
{
    for (FunctionButton* button : std::as_const(m_buttons)) {
        if (button->value().id == id && button->isVisible())
            button->light();
    }
}

QSize FunctionBar::sizeHint() const
{
    return {px(1000), px(look().metrics().functionBar)};
}

void FunctionBar::place()
{
    m_separators.clear();
    const int count = static_cast<int>(m_keys.size());
    if (count == 0)
        return;
    const bool tiles = showsTiles();
    const int gap = px(tiles ? 8 : 4);
    const int above = px(tiles ? 8 : 4);
    const int room = std::min(width(), px(widthMax)) - 2 * px(side);
    const int groups = tiles ? 0 : (count - 1) / groupOf;
    const int line = px(groupGap) + gap;
    const double each = (room - groups * line - (count - 1) * gap) / static_cast<double>(count);
    const int start = (width() - room) / 2;
    for (int i = 0; i < count; ++i) {
        const int lines = tiles ? 0 : i / groupOf;
        const int left = start + qRound(i * (each + gap)) + lines * line;
        m_buttons.at(i)->setGeometry(left, above, qRound(each), height() - 2 * above);
        if (!tiles && i > 0 && i % groupOf == 0)
            m_separators.append(left - gap - px(groupGap) / 2);
    }
    update();
}

void FunctionBar::resizeEvent(QResizeEvent* event)
{
    place();
    Painted::resizeEvent(event);
}

void FunctionBar::lookChanged()
{
    place();
    Painted::lookChanged();
}

void FunctionBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    painter.fillRect(0, 0, width(), 1, theme().line);
    for (const int x : std::as_const(m_separators))
        painter.fillRect(x, px(12), 1, height() - px(24), theme().line);
}

} // namespace till::ui
