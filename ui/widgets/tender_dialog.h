// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/messages.h"
#include "ui/models/tender_model.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/screen_context.h"

#include <QList>

#include <optional>

class QLineEdit;
class QVBoxLayout;

namespace till::ui {

class TenderTile;
class MoneyLabel;
class TextLabel;

/// Takes the money: cash with quick amounts and change, a standalone card terminal, or parts of
/// both. Opens while the sale is in phase Tendering and follows the desk's state; it never finishes
/// a cash sale before an amount was entered.
class TenderDialog : public DialogFrame {
    Q_OBJECT

public:
    TenderDialog(const ScreenContext& context, QWidget* parent);

    /// A key of keyboard or keypad.
    void takeKey(int key);
    [[nodiscard]] const models::TenderModel& model() const { return m_model; }

Q_SIGNALS:
    /// Something to be heard and said that the services do not say.
    void refused(const till::models::Message& message);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Part {
        QWidget* row = nullptr;
        int tenderId = 0;
    };
    void build();
    [[nodiscard]] QWidget* buildRail();
    [[nodiscard]] QWidget* buildAmounts();
    [[nodiscard]] QWidget* buildChange();
    void setMeans(models::TenderModel::Means means);
    void takeState();
    void retranslate();
    void refresh();
    void refreshHead();
    void refreshChange();
    void refreshFoot();
    void refreshParts();
    void submit();

    ScreenContext m_context;
    models::TenderModel m_model;
    QVBoxLayout* m_rail = nullptr;
    QList<TenderTile*> m_tiles;
    TextLabel* m_railNote = nullptr;
    TextLabel* m_dueCaption = nullptr;
    TextLabel* m_dueNote = nullptr;
    MoneyLabel* m_due = nullptr;
    AmountField* m_field = nullptr;
    QLineEdit* m_reference = nullptr;
    TextLabel* m_referenceNote = nullptr;
    ChipRow* m_chips = nullptr;
    ChipRow* m_notes = nullptr;
    QVBoxLayout* m_parts = nullptr;
    QList<Part> m_partRows;
    TextLabel* m_changeCaption = nullptr;
    QWidget* m_changeSlab = nullptr;
    MoneyLabel* m_change = nullptr;
    TextLabel* m_changeNotes = nullptr;
    Keypad* m_keypad = nullptr;
};

} // namespace till::ui
