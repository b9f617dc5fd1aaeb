// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/desk_info.h"
#include "ui/models/sign_in_model.h"
#include "ui/widgets/painted.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class Button;
class PinPanel;
class SidePanel;

/// Covers the window while the cashier is away; the sale stays as it is. Opened again with the
/// cashier's PIN, or given up by signing out.
class LockScreen : public Painted {
    Q_OBJECT

public:
    /// Covers its parent except for `stripHeight` pixels at the top: what is said there stays.
    LockScreen(const ScreenContext& context, const DeskInfo& info, int stripHeight,
               QWidget* parent);

    void retranslate();

    /// A key of keyboard or keypad.
    void takeKey(int key);

Q_SIGNALS:
    void unlocked();
    void signOutAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void submit();
    void refresh();
    void place();

    ScreenContext m_context;
    int m_stripHeight;
    SidePanel* m_side;
    PinPanel* m_panel;
    Button* m_unlock;
    Button* m_signOut;
    models::PinEntry m_pin;
    quint64 m_request = 0;
};

} // namespace till::ui
