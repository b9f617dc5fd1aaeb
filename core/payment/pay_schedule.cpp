// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/pay_schedule.h"

#include "core/payment/machine_parts.h"

#include <algorithm>

namespace till::payment {

bool wantsToStop(const Payment& payment, const ChannelTraits& traits)
{
    return traits.cancels && !payment.markedPaid &&
           (payment.state == State::Intent || payment.state == State::Pending ||
            payment.state == State::Unknown);
}

bool wantsToCancelAgain(const Payment& payment)
{
    return payment.state == State::Cancelling && !payment.markedPaid &&
           !payment.progress.accepted && !payment.progress.cancelNotFound;
}

qint64 stopAtMs(const Payment& payment, const ChannelTraits& traits)
{
    const Payment::Progress& progress = payment.progress;
    const bool isGivenUp = progress.stopAskedMs >= 0 || payment.setAside;
    return progress.sentAtMs + (isGivenUp ? timersOf(payment, traits).earliestCancelMs
                                          : timersOf(payment, traits).deadMs);
}

qint64 nextCancelMs(const Payment& payment, const ChannelTraits& traits)
{
    const Payment::Progress& progress = payment.progress;
    return progress.lastCancelMs +
           waitAt(timersOf(payment, traits).cancelRetryMs, progress.cancels - 1);
}

/// Once an order counts as not found, the second answer that makes it final is fetched as soon as
/// it counts: somebody may be standing at the counter.
qint64 nextStatusMs(const Payment& payment, const ChannelTraits& traits)
{
    const Payment::Progress& progress = payment.progress;
    const qint64 usual = nextQueryMs(payment, traits);
    const qint64 second = progress.firstNotFoundMs + timersOf(payment, traits).notFoundGapMs;
    const bool isWaitedFor = progress.firstNotFoundMs >= 0 && progress.lastQueryMs < second;
    return isWaitedFor ? std::min(usual, second) : usual;
}

bool isWatched(const Payment& payment, const ChannelTraits& traits)
{
    return (payment.state == State::Cancelled || payment.state == State::Reversed) &&
           payment.progress.finishedMs >= 0 &&
           payment.progress.watches < timersOf(payment, traits).watchMs.size();
}

qint64 nextWatchMs(const Payment& payment, const ChannelTraits& traits)
{
    return payment.progress.finishedMs +
           timersOf(payment, traits).watchMs.at(payment.progress.watches);
}

std::optional<qint64> nextWakeOfPay(const Payment& payment, const ChannelTraits& traits)
{
    const Payment::Progress& progress = payment.progress;
    if (progress.queryOnWay || progress.cancelOnWay)
        return std::nullopt; // their end wakes it
    if (isWatched(payment, traits))
        return nextWatchMs(payment, traits);
    if (!isUnderWay(payment.state))
        return std::nullopt;
    if (wantsToCancelAgain(payment))
        return nextCancelMs(payment, traits);
    std::optional<qint64> next;
    if (traits.queries)
        next = nextStatusMs(payment, traits);
    if (wantsToStop(payment, traits))
        next = std::min(next.value_or(stopAtMs(payment, traits)), stopAtMs(payment, traits));
    return next;
}

} // namespace till::payment
