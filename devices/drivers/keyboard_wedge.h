// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/scanner.h"
#include "devices/drivers/wedge_detector.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWindow>

QT_BEGIN_NAMESPACE
class QInputMethodEvent;
QT_END_NAMESPACE

namespace till::drivers {

/// A scanner that types like a keyboard, told from a person by its speed (wedge_detector.h).
/// Filters the key events of all windows of the application, dialogs included; lives on the GUI
/// thread and installs itself.
///
/// How it works together with what has the focus:
/// - Typing is let through as it comes: the first key of a burst at once, a key that could be a
///   scanner's at most 40 ms late. A scan's keys are held from the second on, so that no button,
///   shortcut or field sees them, and its Enter is swallowed.
/// - What was let through before the burst showed to be a scan is taken back. In a text field (an
///   object that tells its text to input methods) the wedge restores the text itself. Anything else
///   that takes keys, such as a painted entry field, hears retracted(n) immediately before
///   scanned() and removes its last n characters; text typed before the scan, such as "3*", stays.
/// - Judgement rests on the times at which the keys were pressed. A busy program or a slow dialog
///   delays a scan but neither splits nor loses it, as long as the window system delivers the keys.
///
/// Limits: an input method on X11 sees keys before this filter does. Keep the focus on a widget
/// without input method while selling, and give number fields a false Qt::ImEnabled; in a field
/// where an input method composes, a code with letters is lost. Shortcuts on bare letters or digits
/// would take the first character of a code: use function keys or Ctrl and Alt.
class KeyboardWedge : public ports::Scanner {
    Q_OBJECT

public:
    explicit KeyboardWedge(QObject* parent = nullptr, WedgeRules rules = {});
    ~KeyboardWedge() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// The last characters that were let through belong to the scan that follows.
    void retracted(int characters);

private:
    struct HeldKey {
        int key = 0;
        Qt::KeyboardModifiers modifiers;
        quint32 scanCode = 0;
        quint32 virtualKey = 0;
        quint32 nativeModifiers = 0;
        QString text;
        quint64 timestamp = 0;
    };
    /// What a text field held before the burst.
    struct FieldState {
        QPointer<QObject> field;
        QString text;
        int cursor = 0;
        int anchor = 0;
    };

    [[nodiscard]] bool onKeyPress(const QKeyEvent& event);
    [[nodiscard]] bool onKeyRelease(const QKeyEvent& event);
    void onInputMethod(const QInputMethodEvent& event);
    void onTimer();
    [[nodiscard]] WedgeKey wedgeKey(const QKeyEvent& event) const;
    void apply(const WedgeDecision& decision);
    void replay(const HeldKey& held);
    void takeBack(int characters);
    [[nodiscard]] QWindow* focusedWindow() const;
    [[nodiscard]] FieldState focusedField() const;
    [[nodiscard]] qint64 timeOf(const QKeyEvent& event) const;
    [[nodiscard]] qint64 now() const;
    void armTimer();

    WedgeDetector m_detector;
    QList<HeldKey> m_held;
    QList<quint32> m_swallowed; ///< pressed, never passed on: their release is not passed on either
    QPointer<QWindow> m_window; ///< got the last key
    FieldState m_before;
    const QEvent* m_ownEvent = nullptr; ///< being sent by this object
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_lastEventMs = 0; ///< time of the last key in the window system's clock
    qint64 m_lastSeenMs = 0;  ///< the same in m_clock
    qint64 m_timerDueMs = 0;  ///< in m_clock
    int m_timerDelays = 0;
};

} // namespace till::drivers
