// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include "ui/widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int spacing = 8;
constexpr int iconLogical = 20;
constexpr int lineIconSize = 24;
constexpr int capHeight = 24;
constexpr int squareWidth = 56;

} // namespace

Button::Button(const Look& look, const Spec& spec, QWidget* parent)
    : Pressable(look, parent), m_spec(spec)
{
    setLabel(spec.label);
    setKeyCap(spec.keyCap);
    if (isLine())
        setFocusPolicy(Qt::NoFocus);
}

void Button::setButtonIcon(Icon icon)
{
    m_spec.icon = icon;
    updateGeometry();
    update();
}

void Button::setKind(ButtonKind kind)
{
    m_spec.kind = kind;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    const int height = m_spec.size == ButtonSize::Large ? px(64) : px(48);
    if (text().isEmpty())
        return {px(squareWidth), height};
    return {std::max(contentWidth() + 2 * padding(), px(48)), height};
}

bool Button::isLine() const
{
    return m_spec.kind == ButtonKind::Line || m_spec.kind == ButtonKind::LineDanger;
}

QFont Button::labelFont() const
{
    if (isLine())
        return look().font(type::body);
    return look().bold(m_spec.size == ButtonSize::Large ? type::head : type::body);
}

int Button::padding() const
{
    if (isLine())
        return px(14);
    return m_spec.size == ButtonSize::Large ? px(24) : px(20);
}

int Button::drawnHeight() const
{
    return m_spec.size == ButtonSize::Small ? px(40) : height();
}

int Button::contentWidth() const
{
    int width = textWidth(labelFont(), text());
    if (m_spec.icon != Icon::None)
        width += px(isLine() ? lineIconSize : iconLogical) + (text().isEmpty() ? 0 : px(spacing));
    if (!text().isEmpty() && !shownKeyCap().isEmpty())
        width += px(spacing) + keyCapWidth(look(), shownKeyCap());
    return width;
}

Button::Colours Button::colours(const PressState& state) const
{
    const Theme& t = theme();
    if (!state.enabled)
        return {t.disabled, t.isHighContrast() ? t.onDisabled : QColor(Qt::transparent),
                t.onDisabled};
    const auto among = [&](const QColor& rest, const QColor& hover, const QColor& press) {
        return state.pressed ? press : state.hover ? hover : rest;
    };
    const QColor plain = among(t.surface, t.surface3, t.line);
    switch (m_spec.kind) {
    case ButtonKind::Primary:
        return {among(t.accent, t.accentHover, t.accentPress), Qt::transparent, t.onAccent};
    case ButtonKind::Pay:
        return {among(t.key, t.keyHover, t.keyPress), Qt::transparent, t.onKey};
    case ButtonKind::Quiet:
        return {among(Qt::transparent, t.surface3, t.line), Qt::transparent, t.accent};
    case ButtonKind::Danger:
        return {among(t.surface, t.refused.soft, t.refused.soft), t.refused.text, t.refused.text};
    case ButtonKind::LineDanger:
        return {among(t.surface, t.refused.soft, t.refused.soft), t.lineStrong, t.refused.text};
    case ButtonKind::Secondary:
        if (m_spec.tint != State::Neutral)
            return {plain, t.tone(m_spec.tint).text, t.tone(m_spec.tint).text};
        return {plain, t.lineStrong, t.ink};
    case ButtonKind::Line:
        return {plain, t.lineStrong, t.ink};
    }
    Q_UNREACHABLE();
}

void Button::paint(QPainter& painter, const PressState& state)
{
    Colours c = colours(state);
    const int high = drawnHeight();
    const QRectF box(0, (height() - high) / 2.0, width(), high);
    // In high contrast fills alone do not tell hover and press apart from rest on black.
    if (theme().isHighContrast() && (state.pressed || state.hover) &&
        m_spec.kind != ButtonKind::Primary && m_spec.kind != ButtonKind::Pay)
        c.frame = theme().accent;
    drawBox(painter, box,
            {.fill = c.fill,
             .frame = c.frame,
             .frameWidth = !state.enabled && theme().isHighContrast() ? 2 : 1,
             .radius = px(radius::control),
             .frameStyle = state.enabled ? Qt::SolidLine : Qt::DashLine});

    const int iconPx = isLine() ? lineIconSize : iconLogical;
    // A square button has room for its picture only.
    const QString cap = text().isEmpty() ? QString() : shownKeyCap();
    qreal x = box.left() + std::max(0.0, (box.width() - contentWidth()) / 2.0);
    if (m_spec.icon != Icon::None) {
        const QRectF place(x, box.top(), px(iconPx), box.height());
        drawIcon(painter, place, icon(m_spec.icon, iconPx, c.text));
        x = place.right() + px(spacing);
    }
    const int capWidth = keyCapWidth(look(), cap);
    const qreal right = box.right() - (cap.isEmpty() ? 0 : capWidth + px(spacing));
    const QRectF words(x, box.top(), std::max(0.0, right - x), box.height());
    x += drawLine(painter, words, text(), {.font = labelFont(), .colour = c.text}) + px(spacing);
    if (cap.isEmpty())
        return;
    const QRectF capPlace(x, box.center().y() - px(capHeight) / 2.0, capWidth, px(capHeight));
    if (!isLine() || !state.enabled) {
        drawKeyCap(painter, look(), capPlace, cap, c.text);
        return;
    }
    drawBox(painter, capPlace,
            {.frame = theme().lineStrong, .frameWidth = 1, .radius = px(radius::cap)});
    drawLine(
        painter, capPlace, cap,
        {.font = look().font(type::min), .colour = theme().ink3, .alignment = Qt::AlignCenter});
}

} // namespace till::ui
