// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/sign_in_model.h"
#include "ui/widgets/desk_info.h"
#include "ui/widgets/painted.h"
#include "ui/widgets/screen_context.h"

#include <QTimer>

namespace till::ui {

class Banner;
class Button;
class ChoiceColumn;
class IconLabel;
class PinPanel;
class TextLabel;

/// The dark side panel with product, clock and shop; also used by the lock.
class SidePanel : public Painted {
    Q_OBJECT

public:
    SidePanel(const Look& look, const DeskInfo& info, QWidget* parent = nullptr);

    void retranslate();
    /// A line at the foot: icon, what, how it is.
    void setPrinter(const QString& word);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tick();

    const DeskInfo& m_info;
    TextLabel* m_clock;
    TextLabel* m_date;
    TextLabel* m_shop;
    TextLabel* m_printerName;
    TextLabel* m_printerWord;
    QTimer m_second;
};

/// Who works at the till: people, PIN, and in training the demo PINs.
class SignInScreen : public QWidget {
    Q_OBJECT

public:
    SignInScreen(const ScreenContext& context, const DeskInfo& info, QWidget* parent = nullptr);

    void retranslate();
    /// A key of keyboard or keypad.
    void takeKey(int key);
    /// A staff number typed by hand.
    void chooseNumber(const QString& number) { (void)m_model.chooseNumber(number); }

Q_SIGNALS:
    void otherStaffAsked();
    void viewAsked();
    void keysAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showStaff();
    void showPrinter();
    void arrange();

    ScreenContext m_context;
    const DeskInfo& m_info;
    models::SignInModel m_model;
    SidePanel* m_side;
    TextLabel* m_who;
    ChoiceColumn* m_people;
    Button* m_other;
    Button* m_view;
    PinPanel* m_panel;
    Button* m_start;
    Banner* m_demo;
};

} // namespace till::ui
