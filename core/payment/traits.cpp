// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/traits.h"

#include "core/payment/payment.h"

namespace till::payment {

Timers timersOfShown()
{
    constexpr int payableMs = 300'000;
    constexpr int choiceMs = 30'000;
    Timers timers;
    timers.firstQueryMs = timers.pollMs;
    timers.deadMs = payableMs;
    timers.earliestCancelMs = 0; // nobody pays a code that has not been shown
    timers.handOverMs = payableMs + choiceMs;
    return timers;
}

const Timers& timersOf(const Payment& payment, const ChannelTraits& traits)
{
    const bool isShown =
        payment.operation == Operation::Pay && payment.presentation == Presentation::Shown;
    return isShown ? traits.shownTimers : traits.timers;
}

} // namespace till::payment
