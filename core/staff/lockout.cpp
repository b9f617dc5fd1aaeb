// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/lockout.h"

#include <algorithm>
#include <limits>

namespace till::staff {

qint64 waitMs(int failed)
{
    if (failed < attemptsFree)
        return 0;
    // Six doublings pass the longest wait already; more would overflow some day.
    const int doublings = std::min(failed - attemptsFree, 6);
    return std::min(firstWaitMs << doublings, longestWaitMs);
}

std::optional<Instant> lockedUntil(const Attempts& attempts, Instant now)
{
    const qint64 wait = waitMs(attempts.failed);
    const qint64 sinceMs = now.unixMs - attempts.lastFailedAt.unixMs;
    if (sinceMs >= wait || sinceMs < -longestWaitMs)
        return std::nullopt;
    return Instant{attempts.lastFailedAt.unixMs + wait};
}

Attempts afterFailure(Attempts attempts, Instant now)
{
    if (attempts.failed < std::numeric_limits<int>::max())
        ++attempts.failed;
    attempts.lastFailedAt = now;
    return attempts;
}

} // namespace till::staff
