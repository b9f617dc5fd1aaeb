// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/list_dialog.h"

namespace till::ui {

/// Payments, voids and refunds whose fate is not settled. They go on by themselves; here somebody
/// can look, ask, and decide.
class OpenPaymentsDialog : public ListDialog {
    Q_OBJECT

public:
    OpenPaymentsDialog(const ScreenContext& context, QWidget* parent);

Q_SIGNALS:
    /// Show this one with everything that can be done about it.
    void payment(const till::PaymentId& id);
    /// Go on with the held sale of this one.
    void recallAsked(const till::SaleId& sale);

protected:
    void retranslate() override;

private:
    [[nodiscard]] const services::PaymentView* current();
    void showChoices();

    Button* m_ask;
    Button* m_recall;
};

/// The open payments that wait beside the sale at the desk.
[[nodiscard]] QList<services::PaymentView> waitingBeside(const services::PaymentsState& state);

} // namespace till::ui
