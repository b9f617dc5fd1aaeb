// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/traits.h"
#include "ui/models/payment_model.h"

/// What of a payment is done, and what comes next.
namespace till::models {

/// Money that goes back, or comes out of a deposit: the customer has nothing to do.
[[nodiscard]] bool isReturn(const payment::Payment& payment);
/// The customer reads a code of the till.
[[nodiscard]] bool isShown(const payment::Payment& payment);
[[nodiscard]] bool isStopping(const services::PaymentView& view);
/// The time in which a code could be paid is over, so long after `view` came: it is not shown any
/// more.
[[nodiscard]] bool isExpired(const services::PaymentView& view,
                             const payment::ChannelTraits& traits, qint64 sinceMs);
/// What it is for: "单号 T02-1120-0147", "订金".
[[nodiscard]] QString purposeOf(const payment::Payment& payment);

[[nodiscard]] QList<PaymentStep> stepsOf(const services::PaymentView& view,
                                         const payment::Timers& timers);

} // namespace till::models
