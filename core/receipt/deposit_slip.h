// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/receipt/receipt.h"
#include "core/receipt/sale_receipt.h"

#include <QString>

namespace till::receipt {

/// Money that an acquirer holds for a customer.
struct DepositSlipData {
    ShopHeader shop;
    QString tillName;
    payment::Payment deposit; ///< a Pay, succeeded; `reason` is its note
    QString timeText;         ///< when it was paid
    PaperMarks marks;
    Words words;
};

/// 订金单: what the customer shows to get the goods or the money back. It is no receipt.
/// columns: 48 or 32.
[[nodiscard]] Receipt buildDepositSlip(const DepositSlipData& data, int columns);

} // namespace till::receipt
