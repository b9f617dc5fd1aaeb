// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QBasicTimer>
#include <QPointer>
#include <QString>
#include <QWidget>

class QPainter;

namespace till::ui {

/// The base of every widget that paints itself: it knows its Look, follows its changes and tells
/// screen readers what it is. The Look outlives the widget.
class Painted : public QWidget {
    Q_OBJECT
public:
    explicit Painted(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] const Look& look() const { return m_look; }
    [[nodiscard]] virtual QAccessible::Role accessibleRole() const
    {
        return QAccessible::StaticText;
    }
    /// What a screen reader says beside the name, such as the text in a field.
    [[nodiscard]] virtual QString accessibleValue() const { return {}; }

protected:
    /// The Look is different: the default lays out and repaints.
    virtual void lookChanged();
    [[nodiscard]] int px(int logical) const { return m_look.px(logical); }
    [[nodiscard]] const Theme& theme() const { return m_look.theme(); }
    [[nodiscard]] QPixmap icon(Icon icon, int size, const QColor& colour) const;
    /// Changes the accessible name and says so; silent when it is the same.
    void rename(const QString& name);

private:
    const Look& m_look;
};

/// How a pressable thing is at the moment.
struct PressState {
    bool enabled = true;
    bool hover = false;
    bool pressed = false; ///< held down, or within 90 ms after
    bool checked = false;
};

/// The base of everything that can be pressed. The colour changes in the frame of the press and
/// goes back 90 ms after the release; nothing moves.
class Pressable : public QAbstractButton {
    Q_OBJECT
public:
    explicit Pressable(const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] const Look& look() const { return m_look; }
    /// Shows the pressed colour for 90 ms, because the same was typed on the real keyboard.
    void light();
    /// The key that does the same, shown on the control while keyboards are used and told to screen
    /// readers. Empty for none.
    void setKeyCap(const QString& cap);
    [[nodiscard]] const QString& keyCap() const { return m_keyCap; }
    /// The cap to paint now: empty in the touch layout.
    [[nodiscard]] QString shownKeyCap() const;
    /// Why it cannot be pressed; told to screen readers while it is disabled.
    void setReason(const QString& reason);
    void setLabel(const QString& label);

protected:
    virtual void lookChanged();
    virtual void paint(QPainter& painter, const PressState& state) = 0;
    void paintEvent(QPaintEvent* event) final;
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    [[nodiscard]] int px(int logical) const { return m_look.px(logical); }
    [[nodiscard]] const Theme& theme() const { return m_look.theme(); }
    [[nodiscard]] QPixmap icon(Icon icon, int size, const QColor& colour) const;

private:
    void describe();

    const Look& m_look;
    QString m_keyCap;
    QString m_reason;
    QBasicTimer m_afterglow;
};

} // namespace till::ui
