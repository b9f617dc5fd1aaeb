// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/desk_info.h"
#include "ui/models/sign_in_model.h"
#include "ui/widgets/screen_context.h"

#include <QWidget>

class QVBoxLayout;

namespace till::ui {

class Button;
class ChoiceColumn;
class PinPanel;
class SidePanel;
class TextLabel;

/// Who works at the till: people and PIN; in training the PINs of the demo people stand on their
/// tiles.
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
    [[nodiscard]] QString detailOf(const services::StaffEntry& entry) const;
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
    QVBoxLayout* m_peopleColumn = nullptr;
    QVBoxLayout* m_pinColumn = nullptr;
};

} // namespace till::ui
