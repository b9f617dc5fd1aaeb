// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"

namespace till::desk {

/// The machine's own clocks.
class SystemClock final : public ports::Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] qint64 steadyMs() const override;
};

} // namespace till::desk
