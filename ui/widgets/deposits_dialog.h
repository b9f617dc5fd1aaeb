// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/list_dialog.h"

namespace till::ui {

/// Money that acquirers hold for customers: take more, use one for the sale at the desk, or give it
/// back.
class DepositsDialog : public ListDialog {
    Q_OBJECT

public:
    DepositsDialog(const ScreenContext& context, QWidget* parent);

Q_SIGNALS:
    void takeAsked();
    /// Pays the sale at the desk with it, as far as it goes.
    void useAsked(const till::payment::Payment& deposit);
    void releaseAsked(const till::payment::Payment& deposit);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] const services::DepositView* current();
    void showChoices();
    void askRelease();
    [[nodiscard]] QString detailOf(const services::DepositView& deposit) const;

    PaymentId m_chosen; ///< stays chosen when others come or go
    Button* m_take;
    Button* m_release;
};

} // namespace till::ui
