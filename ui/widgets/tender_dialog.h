// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/held_code.h"
#include "ui/models/messages.h"
#include "ui/models/tender_model.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/screen_context.h"

#include <QBasicTimer>

class QLineEdit;
class QVBoxLayout;

namespace till::ui {

class CodePrompt;
class MoneyLabel;
class Sheet;
class ShownPrompt;
class TenderParts;
class TenderRail;
class TextLabel;

/// Taking money: means at the left, amount and change in the middle, keypad at the right. Enter
/// never finishes a sale for which nothing was entered. Open while the sale is in its tender phase.
class TenderDialog : public DialogFrame {
    Q_OBJECT

public:
    using Means = models::TenderModel::Means;
    /// `held`: the code that was scanned at the cart, of the window; outlives the dialog.
    TenderDialog(const ScreenContext& context, models::HeldCode& held, QWidget* parent);

    [[nodiscard]] const models::TenderModel& model() const { return m_model; }
    /// A key of keyboard or keypad.
    void takeKey(int key);
    void setMeans(models::TenderModel::Means means);
    /// A payment code was scanned here: charges at once what is typed, or all that remains.
    void takeCode(const QString& digits);
    /// The code at hand waits for Enter.
    void offerHeldCode();

Q_SIGNALS:
    /// Enter found nothing to take.
    void refused(const till::models::Message& message);
    void voidAsked(const till::PaymentId& payment);
    void depositsAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildAmounts();
    [[nodiscard]] QWidget* buildHead();
    [[nodiscard]] QWidget* buildChange();
    void takeState();
    void retranslate();
    void refresh();
    void refreshHead();
    void refreshChips();
    void refreshChange();
    void refreshFoot();
    void refreshCodeFoot();
    void refreshShownFoot();
    void submit();
    void submitCode();
    void submitShown();
    void charge(const services::PaymentCodeDigits& code, payment::EntryMode entry);
    [[nodiscard]] std::optional<Money> amountToCharge() const;
    [[nodiscard]] bool typesCode() const;
    void stepBack();

    ScreenContext m_context;
    models::HeldCode& m_held;
    models::TenderModel m_model;
    /// One code, one request: until it is answered nothing is charged again.
    bool m_charging = false;
    QBasicTimer m_second;
    TenderRail* m_rail = nullptr;
    TextLabel* m_dueCaption = nullptr;
    TextLabel* m_dueNote = nullptr;
    MoneyLabel* m_due = nullptr;
    CodePrompt* m_prompt = nullptr;
    ShownPrompt* m_shown = nullptr;
    AmountField* m_field = nullptr;
    ChipRow* m_chips = nullptr;
    ChipRow* m_notes = nullptr;
    QLineEdit* m_reference = nullptr;
    TextLabel* m_referenceNote = nullptr;
    TenderParts* m_parts = nullptr;
    Sheet* m_changeSlab = nullptr;
    TextLabel* m_changeCaption = nullptr;
    MoneyLabel* m_change = nullptr;
    TextLabel* m_changeNotes = nullptr;
    Keypad* m_keypad = nullptr;
};

} // namespace till::ui
