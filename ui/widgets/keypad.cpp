// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keypad.h"

#include "ui/widgets/paint.h"

#include <QGridLayout>
#include <QPainter>

namespace till::ui {

namespace {

constexpr int keyLeast = 56;
constexpr int gap = 8;

} // namespace

KeypadKey::KeypadKey(const Look& look, const Spec& spec, QWidget* parent) : Pressable(look, parent)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSpec(spec);
}

void KeypadKey::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void KeypadKey::setSpec(const Spec& spec)
{
    m_spec = spec;
    setLabel(spec.label);
    if (!spec.name.isEmpty()) {
        setAccessibleName(spec.name);
        setToolTip(spec.label.isEmpty() ? spec.name : QString());
    }
    update();
}

QSize KeypadKey::sizeHint() const
{
    return {px(keyLeast), px(keyLeast)};
}

QSize KeypadKey::minimumSizeHint() const
{
    return sizeHint();
}

void KeypadKey::paint(QPainter& painter, const PressState& state)
{
    const Theme& t = theme();
    const bool digit = m_spec.face == Face::Digit;
    QColor fill = t.surface3;
    if (m_spec.face == Face::Framed)
        fill = t.surface;
    else if (digit)
        fill = m_ground == Ground::Window ? t.surface : t.surface2;
    if (state.hover)
        fill = digit ? t.surface3 : t.line;
    if (state.pressed)
        fill = t.accentSoft;
    if (!state.enabled)
        fill = t.disabled;
    const QColor ink = state.enabled ? t.ink : t.onDisabled;
    drawBox(painter, rect(),
            {.fill = fill,
             .frame = state.pressed                 ? t.accent
                      : m_spec.face == Face::Framed ? t.lineStrong
                                                    : t.line,
             .frameWidth = 1,
             .radius = px(radius::control)});
    if (m_spec.icon != Icon::None) {
        drawIcon(painter, rect(), icon(m_spec.icon, 24, ink));
        return;
    }
    const int size = digit ? type::title : m_spec.face == Face::Framed ? type::body : type::item;
    drawLine(painter, QRectF(rect()).adjusted(px(4), 0, -px(4), 0), text(),
             {.font = look().bold(size), .colour = ink, .alignment = Qt::AlignCenter});
}

Keypad::Keypad(const Look& look, Kind kind, const Words& words, QWidget* parent)
    : Painted(look, parent), m_kind(kind), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(px(gap));
    addDigits();
    setWords(words);
    const int columns = m_kind == Kind::Operators ? 4 : m_kind == Kind::Amount ? 6 : 3;
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

KeypadKey* Keypad::add(const KeypadKey::Spec& spec, Place place, int key)
{
    auto* made = new KeypadKey(look(), spec, this);
    m_grid->addWidget(made, place.row, place.column, 1, place.columns);
    if (key == 0)
        return made;
    m_keys.insert(key, made);
    connect(made, &QAbstractButton::pressed, this, [this, key] { Q_EMIT keyPressed(key); });
    return made;
}

void Keypad::addDigits()
{
    // The amount keypad has six thin columns, so that two keys below share the width of three
    // above.
    const int span = m_kind == Kind::Amount ? 2 : 1;
    for (int digit = 1; digit <= 9; ++digit)
        add({.label = QString::number(digit)},
            {.row = 2 - (digit - 1) / 3, .column = ((digit - 1) % 3) * span, .columns = span},
            Qt::Key_0 + digit);
    add({.label = QStringLiteral("0")}, {.row = 3, .column = span, .columns = span}, Qt::Key_0);
    if (m_kind != Kind::Pin)
        addDecimal();
    const auto face = m_kind == Kind::Amount ? KeypadKey::Face::Framed
                      : m_kind == Kind::Pin  ? KeypadKey::Face::Digit
                                             : KeypadKey::Face::Operator;
    const Place backspace = m_kind == Kind::Amount ? Place{.row = 4, .column = 0, .columns = 3}
                            : m_kind == Kind::Pin  ? Place{.row = 3, .column = 2}
                                                   : Place{.row = 3, .column = 3};
    KeypadKey* back = add({.icon = Icon::Backspace, .face = face}, backspace, Qt::Key_Backspace);
    back->setAutoRepeat(true);
    if (m_kind == Kind::Operators) {
        add({.face = face}, {.row = 0, .column = 3}, Qt::Key_Asterisk);
        m_price = add({.face = face}, {.row = 1, .column = 3}, 0);
        connect(m_price, &QAbstractButton::pressed, this, &Keypad::pricePressed);
        add({.face = face}, {.row = 2, .column = 3}, Qt::Key_Slash);
        return;
    }
    add({.face = m_kind == Kind::Pin ? KeypadKey::Face::Operator : face},
        m_kind == Kind::Pin ? Place{.row = 3, .column = 0}
                            : Place{.row = 4, .column = 3, .columns = 3},
        Qt::Key_Clear);
}

void Keypad::addDecimal()
{
    const int span = m_kind == Kind::Amount ? 2 : 1;
    KeypadKey* zeros =
        add({.label = QStringLiteral("00")}, {.row = 3, .column = 0, .columns = span}, 0);
    connect(zeros, &QAbstractButton::pressed, this, [this] {
        Q_EMIT keyPressed(Qt::Key_0);
        Q_EMIT keyPressed(Qt::Key_0);
    });
    m_point = add({.label = QStringLiteral(".")}, {.row = 3, .column = 2 * span, .columns = span},
                  Qt::Key_Period);
}

void Keypad::setGround(KeypadKey::Ground ground)
{
    for (KeypadKey* key : findChildren<KeypadKey*>())
        key->setGround(ground);
}

void Keypad::setWords(const Words& words)
{
    const auto framed = KeypadKey::Face::Framed;
    const auto op = KeypadKey::Face::Operator;
    const auto backFace = m_kind == Kind::Amount ? framed
                          : m_kind == Kind::Pin  ? KeypadKey::Face::Digit
                                                 : op;
    m_keys.value(Qt::Key_Backspace)
        ->setSpec({.name = words.backspace, .icon = Icon::Backspace, .face = backFace});
    if (m_point != nullptr)
        m_point->setSpec({.label = QStringLiteral("."), .name = words.point});
    if (KeypadKey* clear = m_keys.value(Qt::Key_Clear); clear != nullptr)
        clear->setSpec({.label = words.clear, .face = m_kind == Kind::Pin ? op : framed});
    if (m_kind != Kind::Operators)
        return;
    m_keys.value(Qt::Key_Asterisk)->setSpec({.label = words.quantity, .face = op});
    m_price->setSpec({.label = words.price, .face = op});
    m_keys.value(Qt::Key_Slash)->setSpec({.label = words.discount, .face = op});
}

void Keypad::light(int key)
{
    if (KeypadKey* drawn = m_keys.value(key); drawn != nullptr)
        drawn->light();
}

void Keypad::lookChanged()
{
    m_grid->setSpacing(px(gap));
    Painted::lookChanged();
}

} // namespace till::ui
