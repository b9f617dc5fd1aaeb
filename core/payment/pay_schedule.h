// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/payment/traits.h"

/// Inside the machine: when a payment wants to be asked about, cancelled and watched. Milliseconds
/// of the steady clock.
namespace till::payment {

/// Waiting for it ends at stopAtMs(): then it is cancelled.
[[nodiscard]] bool wantsToStop(const Payment& payment, const ChannelTraits& traits);
[[nodiscard]] qint64 stopAtMs(const Payment& payment, const ChannelTraits& traits);
/// The cancel has to be sent again, at nextCancelMs(), until the acquirer answers it.
[[nodiscard]] bool wantsToCancelAgain(const Payment& payment);
[[nodiscard]] qint64 nextCancelMs(const Payment& payment, const ChannelTraits& traits);
[[nodiscard]] qint64 nextStatusMs(const Payment& payment, const ChannelTraits& traits);
/// Cancelled or reversed a while ago: it is asked once more at nextWatchMs().
[[nodiscard]] bool isWatched(const Payment& payment, const ChannelTraits& traits);
[[nodiscard]] qint64 nextWatchMs(const Payment& payment, const ChannelTraits& traits);

} // namespace till::payment
