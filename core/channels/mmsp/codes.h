// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

/// What the acquirer's words come down to. The world is closed: whatever is not listed says nothing
/// reliable, so it is Unknown.
namespace till::channels {
namespace mmsp {

/// What an interface does; STATUS means something else to each.
enum class Step {
    Order,   ///< a code to be shown, or a page
    CodePay, ///< payment by the customer's code
    Query,
    Cancel, ///< of a payment by the customer's code, paid or not
    Close,  ///< of an order that nobody has paid
    Refund,
    RefundQuery,
    Notice,
};

struct Row {
    QLatin1StringView code;
    payment::Meaning order;
    payment::Meaning codePay;
    payment::Meaning query;
    payment::Meaning cancel;
    payment::Meaning close;
    payment::Meaning refund;
    payment::Meaning refundQuery;
    payment::Meaning notice;
    QLatin1StringView words;
};

/// The STATUS of a verified Body.
[[nodiscard]] std::span<const Row> statusRows();
/// The ERR_CODE of a verified Body whose STATUS is 2, where it says more than that. Other codes
/// are reasons for the failure.
[[nodiscard]] std::span<const Row> errorRows();
/// The "[-2002]" in front of an error's words, in the answer that nobody signs.
[[nodiscard]] std::span<const Row> negativeRows();

[[nodiscard]] payment::Meaning meaningOf(Step step, const Row& row);
/// `errorText` is ERR_CODE_MSG: it may carry one of the codes of negativeRows().
[[nodiscard]] payment::Meaning meaningOf(Step step, QStringView status, QStringView errorCode,
                                         QStringView errorText);
/// `code` as bracketCode() found it.
[[nodiscard]] payment::Meaning meaningOfNegative(Step step, QStringView code);

/// Of a TRADETYPE about a payment.
struct WalletRow {
    QLatin1StringView code;
    QStringView name; ///< the acquirer's
};
[[nodiscard]] std::span<const WalletRow> walletRows();
/// Empty for one that is not listed.
[[nodiscard]] QString walletNamed(QStringView tradeType);

} // namespace mmsp
} // namespace till::channels
