// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/entry_dialog.h"

#include <optional>

namespace till::ui {

/// How much of a payment goes back, and why. Nothing typed: all that can.
class RefundDialog : public EntryDialog {
    Q_OBJECT

public:
    RefundDialog(const ScreenContext& context, const payment::Payment& payment, Money refundable,
                 QWidget* parent);

    /// Why money goes back; also for voids.
    [[nodiscard]] static QStringList reasons();

Q_SIGNALS:
    void chosen(till::Money amount, const QString& reason);

protected:
    void typedChanged() override;
    void retranslate() override;

private:
    [[nodiscard]] std::optional<Money> amount() const;

    payment::Payment m_payment;
    Money m_refundable;
    ChipRow* m_reasons;
    int m_reason = 0;
};

} // namespace till::ui
