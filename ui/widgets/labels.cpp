// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "ui/widgets/paint.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>
#include <utility>

namespace till::ui {

namespace {

QColor colourOf(const std::function<QColor(const Theme&)>& colour, const Theme& theme)
{
    return colour ? colour(theme) : theme.ink;
}

} // namespace

MoneyLabel::MoneyLabel(const Look& look, const Spec& spec, QWidget* parent)
    : Painted(look, parent), m_spec(spec)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MoneyLabel::setAmount(const QString& text, const QString& spoken)
{
    rename(spoken.isEmpty() ? text : spoken);
    if (text == m_text)
        return;
    const bool wider = text.size() != m_text.size();
    m_text = text;
    if (wider)
        updateGeometry();
    update();
}

void MoneyLabel::setSize(int size)
{
    m_spec.size = size;
    updateGeometry();
    update();
}

void MoneyLabel::setColour(std::function<QColor(const Theme&)> colour)
{
    m_spec.colour = std::move(colour);
    update();
}

QFont MoneyLabel::textFont() const
{
    return m_spec.weight == QFont::Bold ? look().bold(m_spec.size) : look().font(m_spec.size);
}

QSize MoneyLabel::sizeHint() const
{
    // Big figures stand alone and need no leading above their capitals.
    const int height =
        m_spec.size >= type::large ? px(m_spec.size * 11 / 10) : px(m_spec.size * 14 / 10);
    return {textWidth(textFont(), m_text), height};
}

void MoneyLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawAmount(painter, rect(), m_text,
               {.font = textFont(),
                .colour = isEnabled() ? colourOf(m_spec.colour, theme()) : theme().onDisabled,
                .alignment = m_spec.alignment | Qt::AlignVCenter},
               look());
}

TextLabel::TextLabel(const Look& look, const Spec& spec, const QString& text, QWidget* parent)
    : Painted(look, parent), m_spec(spec)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    if (hasHeightForWidth()) {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    setText(text);
}

void TextLabel::setText(const QString& text)
{
    rename(text);
    if (text == m_text)
        return;
    m_text = text;
    updateGeometry();
    update();
}

void TextLabel::setColour(std::function<QColor(const Theme&)> colour)
{
    m_spec.colour = std::move(colour);
    update();
}

QFont TextLabel::textFont() const
{
    return m_spec.weight == QFont::Bold ? look().bold(m_spec.size) : look().font(m_spec.size);
}

int TextLabel::lineHeight() const
{
    return QFontMetrics(textFont()).lineSpacing();
}

QSize TextLabel::sizeHint() const
{
    const int width = textWidth(textFont(), m_text);
    if (m_spec.wrap == Wrap::None)
        return {width, lineHeight()};
    const int column = qMin(width, px(480));
    return {column, heightForWidth(column)};
}

QSize TextLabel::minimumSizeHint() const
{
    if (m_spec.wrap == Wrap::Words)
        return {px(96), lineHeight()};
    return {qMin(textWidth(textFont(), m_text), px(48)), lineHeight()};
}

int TextLabel::heightForWidth(int width) const
{
    const QRect room(0, 0, qMax(1, width), 16'777'215);
    return QFontMetrics(textFont()).boundingRect(room, Qt::TextWordWrap, m_text).height();
}

void TextLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor colour = isEnabled() ? colourOf(m_spec.colour, theme()) : theme().onDisabled;
    if (m_spec.wrap == Wrap::None) {
        // Some letters reach a pixel beyond their advance.
        const bool right = m_spec.alignment.testFlag(Qt::AlignRight);
        drawLine(painter, rect().adjusted(0, 0, right ? -1 : 0, 0), m_text,
                 {.font = textFont(), .colour = colour, .alignment = m_spec.alignment});
        return;
    }
    painter.setFont(textFont());
    painter.setPen(colour);
    painter.drawText(rect(), static_cast<int>(m_spec.alignment) | Qt::TextWordWrap, m_text);
}

IconLabel::IconLabel(const Look& look, const Spec& spec, QWidget* parent)
    : Painted(look, parent), m_spec(spec)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(Icon icon)
{
    m_spec.icon = icon;
    update();
}

void IconLabel::setColour(std::function<QColor(const Theme&)> colour)
{
    m_spec.colour = std::move(colour);
    update();
}

QSize IconLabel::sizeHint() const
{
    return {px(m_spec.size), px(m_spec.size)};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawIcon(painter, rect(), icon(m_spec.icon, m_spec.size, colourOf(m_spec.colour, theme())));
}

KeyCap::KeyCap(const Look& look, const QString& key, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKey(key);
}

void KeyCap::setKey(const QString& key)
{
    m_key = key;
    rename(key);
    lookChanged();
}

QSize KeyCap::sizeHint() const
{
    return {keyCapWidth(look(), m_key), px(24)};
}

void KeyCap::lookChanged()
{
    setVisible(look().showsKeyCaps() && !m_key.isEmpty());
    Painted::lookChanged();
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawKeyCap(painter, look(), rect(), m_key, theme().ink2);
}

} // namespace till::ui
