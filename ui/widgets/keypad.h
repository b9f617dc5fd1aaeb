// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QHash>

class QGridLayout;

namespace till::ui {

/// One key of a keypad: a digit, an operator, back-space.
class KeypadKey : public Pressable {
    Q_OBJECT
public:
    enum class Face {
        Digit,
        Operator, ///< surface3, smaller words
        Framed,   ///< like a secondary button, below the digits
    };
    struct Spec {
        QString label;
        QString name; ///< for screen readers where the label is a picture or a sign
        Icon icon = Icon::None;
        Face face = Face::Digit;
    };
    KeypadKey(const Look& look, const Spec& spec, QWidget* parent = nullptr);

    /// Digits stand on surface inside a window and on surface2 inside a sheet.
    enum class Ground { Window, Sheet };
    void setGround(Ground ground);
    void setSpec(const Spec& spec);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    Spec m_spec;
    Ground m_ground = Ground::Sheet;
};

/// Keys as on the numeric keypad. It emits what was pressed as the same key a keyboard would send,
/// so a screen has one way in for both; typed keys light their picture for 90 ms.
class Keypad : public Painted {
    Q_OBJECT
public:
    enum class Kind {
        Amount,    ///< 3 × 4 with 00 and the decimal point; back-space and clear below
        Pin,       ///< 3 × 4: clear, 0, back-space
        Operators, ///< 4 × 4: quantity, price, discount and back-space at the right
    };
    struct Words {
        QString clear;
        QString backspace;
        QString quantity; ///< Operators only, as are the next two
        QString price;
        QString discount;
        QString point; ///< what a screen reader says for "."
    };
    Keypad(const Look& look, Kind kind, const Words& words, QWidget* parent = nullptr);

    void setGround(KeypadKey::Ground ground);
    /// The language changed.
    void setWords(const Words& words);
    /// Lights the picture of this key; nothing if it has none. Digits and signs by their character.
    void light(int key);
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

Q_SIGNALS:
    /// A Qt::Key. `00` comes as two zeros, clear as Qt::Key_Clear, quantity, price and discount as
    /// Qt::Key_Asterisk, Qt::Key_Period with `Price`, see pricePressed, and Qt::Key_Slash.
    void keyPressed(int key);
    /// The price key: "." is the decimal point on a keypad that has one.
    void pricePressed();

private:
    struct Place {
        int row;
        int column;
        int columns = 1;
    };
    KeypadKey* add(const KeypadKey::Spec& spec, Place place, int key);
    void addDigits();
    void addDecimal();
    void lookChanged() override;

    Kind m_kind;
    QGridLayout* m_grid;
    QHash<int, KeypadKey*> m_keys; ///< by Qt::Key
    KeypadKey* m_price = nullptr;
    KeypadKey* m_point = nullptr;
};

} // namespace till::ui
