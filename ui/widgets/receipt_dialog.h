// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/messages.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class ReceiptView;

/// A receipt on screen; it can be saved as PDF.
class ReceiptDialog : public DialogFrame {
    Q_OBJECT

public:
    /// Of a sale, from the journal; another copy can be printed from here.
    ReceiptDialog(const ScreenContext& context, const SaleId& sale, QWidget* parent);
    /// What the on-screen printer has printed.
    ReceiptDialog(const ScreenContext& context, const receipt::Receipt& printed, QWidget* parent);

Q_SIGNALS:
    void savePdfAsked(const till::receipt::Receipt& receipt);
    void troubleFound(const till::models::Message& message);

private:
    void build();
    void showPaper(const receipt::Receipt& receipt);
    void take(const SaleId& sale, const receipt::Receipt& receipt);

    SaleId m_sale;
    receipt::Receipt m_receipt;
    ReceiptView* m_view;
    Button* m_save;
};

} // namespace till::ui
