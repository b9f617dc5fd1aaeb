// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QtGlobal>

#include <optional>

namespace till::staff {

/// Wrong PINs of one person since the last right one.
struct Attempts {
    int failed = 0;
    Instant lastFailedAt;

    bool operator==(const Attempts&) const = default;
};

/// So many wrong PINs in a row are free; the next wait is 30 minutes, and twice as long after each
/// further wrong PIN, up to a day.
inline constexpr int attemptsFree = 6;
inline constexpr qint64 firstWaitMs = 30LL * 60 * 1000;
inline constexpr qint64 longestWaitMs = 24LL * 60 * 60 * 1000;

/// How long such a number of failures closes the account, counted from the last. 0 below
/// attemptsFree.
[[nodiscard]] qint64 waitMs(int failed);

/// None: a PIN may be tried now. Otherwise the moment from which one may be. When the clock was put
/// back, so that the failure lies in the future, nobody waits longer than two days.
[[nodiscard]] std::optional<Instant> lockedUntil(const Attempts& attempts, Instant now);

/// After one more wrong PIN.
[[nodiscard]] Attempts afterFailure(Attempts attempts, Instant now);

} // namespace till::staff
