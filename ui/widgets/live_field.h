// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

/// The field for scans, searches and quantities. It is only a picture of what the screen has
/// collected: it takes no keys itself, needs no focus, and no input method ever opens in it.
class LiveField : public Painted {
    Q_OBJECT
public:
    struct Value {
        QString quantity;    ///< "3 ×" while a number waits for its goods
        QString text;        ///< what has been typed
        QString placeholder; ///< shown while text is empty
        QString keyCap;      ///< "F2", or "Esc" while it holds text
        QString action;      ///< touch layout: the word of the search button

        bool operator==(const Value&) const = default;
    };
    explicit LiveField(const Look& look, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] const Value& value() const { return m_value; }
    /// The visible name for screen readers.
    void setName(const QString& name) { rename(name); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::EditableText;
    }
    [[nodiscard]] QString accessibleValue() const override;

Q_SIGNALS:
    void clicked();
    /// The key cap, or the search word in the touch layout.
    void actionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int actionWidth() const;

    Value m_value;
};

/// A field for one amount: caption left, large figures right. Like LiveField, a picture only.
class AmountField : public Painted {
    Q_OBJECT
public:
    explicit AmountField(const Look& look, QWidget* parent = nullptr);

    void setCaption(const QString& caption);
    /// `spoken` is for screen readers.
    void setAmount(const QString& text, const QString& spoken = {});
    enum class Kind { Typed, Suggested };
    /// A suggested amount is drawn in ink3: typing replaces it.
    void setKind(Kind kind);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::EditableText;
    }
    [[nodiscard]] QString accessibleValue() const override { return m_spoken; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_caption;
    QString m_text;
    QString m_spoken;
    Kind m_kind = Kind::Typed;
};

/// Dots for a PIN: filled for each digit typed. Screen readers hear how many.
class PinField : public Painted {
    Q_OBJECT
public:
    explicit PinField(const Look& look, QWidget* parent = nullptr);

    struct Value {
        int typed = 0;
        int places = 6;

        bool operator==(const Value&) const = default;
    };
    void setValue(Value value);
    void setName(const QString& name) { rename(name); }
    void setState(State state);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::EditableText;
    }
    [[nodiscard]] QString accessibleValue() const override
    {
        return QString::number(m_value.typed);
    }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Value m_value;
    State m_state = State::Accent;
};

} // namespace till::ui
