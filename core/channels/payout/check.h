// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/channels/payout/config.h"
#include "core/channels/payout/messages.h"

#include <QString>

#include <optional>

namespace till::channels {

/// Why a payout is not sent at all: everything here the platform would refuse later, some of it
/// after having taken a fee.
enum class PayoutObstacle {
    AmountTooSmall,
    AmountTooLarge,
    OutsideHours,
    BalanceTooSmall,   ///< amount and fee together
    CreditCard,        ///< is not taken
    BankNumberMissing, ///< of a corporate account
    OrderNotDigits,
};
/// "amountTooSmall"
[[nodiscard]] QString nameOf(PayoutObstacle obstacle);

/// The first of them. `available` is what the balance has; none: not known, so not compared.
[[nodiscard]] std::optional<PayoutObstacle> obstacleTo(const payout::PayRequest& request,
                                                       const PayoutConfig& config, Instant now,
                                                       const std::optional<Money>& available);

/// What one payout can be made from, as configured: balance or advance, on the configured way to
/// the banks, otherwise on the one that has most. None: not said, or it does not come from there.
[[nodiscard]] std::optional<Money> availableIn(const payout::BalanceAnswer& answer,
                                               const PayoutConfig& config);

/// China's time of day lies within the hours; they may go over midnight.
[[nodiscard]] bool isWithinHours(const PayoutConfig& config, Instant now);

} // namespace till::channels
