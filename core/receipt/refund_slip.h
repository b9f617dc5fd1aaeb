// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/receipt/receipt.h"
#include "core/receipt/sale_receipt.h"

#include <QString>

namespace till::receipt {

/// What has gone back to a customer through an acquirer.
struct RefundSlipData {
    ShopHeader shop;
    QString tillName;
    payment::Payment given;    ///< the void, refund or release, succeeded
    payment::Payment original; ///< the payment that it is about
    QString timeText;          ///< when it went back
    QString originalTimeText;  ///< when it had been paid
    PaperMarks marks;
    Words words;
};

/// 撤销单, 退款单 or 退订金单, for the customer's signature: amount, sale, both payment numbers,
/// who did it and why. It says where the money goes and is no receipt. columns: 48 or 32.
[[nodiscard]] Receipt buildRefundSlip(const RefundSlipData& data, int columns);

} // namespace till::receipt
