// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/payment/traits.h"
#include "core/services/payment_state.h"

#include <QDate>
#include <QList>

#include <optional>

/// What may go back to a customer, and until when: our own refund ledger. Pure.
namespace till::services {

/// The acquirer's day of a moment: China's, wherever the till's clock thinks it is.
[[nodiscard]] QDate tradeDay(Instant at);

/// Whether both moments belong to one trade day by any clock that is a few minutes off.
[[nodiscard]] bool isSurelyOneTradeDay(Instant earlier, Instant later);

/// What has gone back of a payment, or may have: voids and refunds that have not failed. Of a
/// deposit: what has been completed or released.
[[nodiscard]] Money returnedOf(const payment::Payment& paid,
                               const QList<payment::Payment>& returns);

/// What a void or refund is measured against.
struct ReturnCase {
    payment::Payment paid;
    QList<payment::Payment> returns; ///< everything that is about `paid`
    payment::ChannelTraits traits;
    Instant now;
};
/// None: it may be voided. A completed deposit is refunded, never voided.
[[nodiscard]] std::optional<PaymentRefusal> whyNotVoid(const ReturnCase& about);
/// None: so much of it may be refunded.
[[nodiscard]] std::optional<PaymentRefusal> whyNotRefund(const ReturnCase& about, Money amount);
/// None: it is a deposit that is held, and so much of it may be taken. All of it may be released.
[[nodiscard]] std::optional<PaymentRefusal> whyNotComplete(const ReturnCase& about, Money amount);
[[nodiscard]] std::optional<PaymentRefusal> whyNotRelease(const ReturnCase& about);

/// Days until the acquirer gives a deposit back by itself, not below 0; -1: it never does.
[[nodiscard]] int daysLeftOf(const payment::Payment& deposit, const payment::ChannelTraits& traits,
                             Instant now);
/// So few days are left that somebody should do something about it.
[[nodiscard]] bool isSoon(int daysLeft);

} // namespace till::services
