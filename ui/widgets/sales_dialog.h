// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/list_dialog.h"

#include <optional>

namespace till::ui {

/// The latest sales with what was paid by code for them; the money can go back from here. A sale
/// that was paid with two codes has two rows.
class SalesDialog : public ListDialog {
    Q_OBJECT

public:
    SalesDialog(const ScreenContext& context, QWidget* parent);

    /// A payment of a sale, and what of it can still go back.
    struct Choice {
        payment::Payment payment;
        Money refundable;
    };

Q_SIGNALS:
    void refundAsked(const till::payment::Payment& payment, till::Money refundable);
    void voidAsked(const till::payment::Payment& payment);
    void receiptAsked(const till::SaleId& sale);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Row {
        ports::SaleRow sale;
        std::optional<Choice> choice; ///< none: nothing was paid by code
        bool untouched = false;       ///< nothing has gone back yet: it can be voided
    };
    void take(const QList<services::ListedSale>& sales);
    [[nodiscard]] const Row* current();
    void showChoices();
    void askVoid();
    void askReceipt();

    QList<Row> m_rows;
    Button* m_void;
    Button* m_receipt;
};

} // namespace till::ui
