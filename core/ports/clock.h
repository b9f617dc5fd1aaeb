// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QtGlobal>

namespace till::ports {

/// The time, as a parameter. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;

    /// Wall-clock time: recorded and shown; may jump.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Milliseconds of a steady clock with an arbitrary start: for time-outs and waiting.
    [[nodiscard]] virtual qint64 steadyMs() const = 0;
};

} // namespace till::ports
