// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/messages.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class ReceiptView;

/// A receipt as it was printed, from the journal; reprint and save from here.
class ReceiptDialog : public DialogFrame {
    Q_OBJECT

public:
    ReceiptDialog(const ScreenContext& context, const SaleId& sale, QWidget* parent);

Q_SIGNALS:
    void savePdfAsked(const till::receipt::Receipt& receipt);
    void troubleFound(const till::models::Message& message);

private:
    void take(const SaleId& sale, const receipt::Receipt& receipt);

    SaleId m_sale;
    receipt::Receipt m_receipt;
    ReceiptView* m_view;
    Button* m_save;
};

} // namespace till::ui
