// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/painted.h"

#include <QTimer>

namespace till::ui {

/// A condition that lasts: what it is, what to do, at most one action. Hide it when the condition
/// ends.
class Banner : public Painted {
    Q_OBJECT
public:
    struct Value {
        State state = State::Unknown;
        Icon icon = Icon::None; ///< the state's own without one
        QString what;           ///< bold
        QString todo;
        QString action; ///< label of the button; empty for none
        QString actionKey;

        bool operator==(const Value&) const = default;
    };
    Banner(const Look& look, const Value& value, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] const Value& value() const { return m_value; }
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::AlertMessage;
    }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void lookChanged() override;

private:
    [[nodiscard]] QRect textRect(int width, int height) const;
    void placeAction();

    Value m_value;
    Button* m_action;
};

/// Something done that can be undone or needs no answer. One at a time; gone after 4 seconds. Never
/// about money that is uncertain.
class Toast : public Painted {
    Q_OBJECT
public:
    explicit Toast(const Look& look, QWidget* parent = nullptr);

    /// Shows itself; `action` may be empty. The owner places it (bottom left above the function
    /// bar).
    void announce(const QString& text, const QString& action = {});
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Notification;
    }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void actionChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QString m_text;
    QString m_action;
    QTimer m_end;
};

} // namespace till::ui
