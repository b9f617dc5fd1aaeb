// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"

#include <atomic>

namespace till::support {

/// Stands still unless told to move; may be put back. Thread-safe.
class HandClock : public ports::Clock {
public:
    [[nodiscard]] Instant now() const override { return Instant{m_unixMs.load()}; }
    [[nodiscard]] qint64 steadyMs() const override { return m_steadyMs.load(); }

    /// Time passes.
    void advance(qint64 ms)
    {
        m_unixMs += ms;
        m_steadyMs += ms;
    }
    /// Somebody sets the wall clock; the steady one goes on.
    void putBack(qint64 ms) { m_unixMs -= ms; }

private:
    std::atomic<qint64> m_unixMs{1'795'147'200'000}; ///< 2026-11-20 04:00 UTC
    std::atomic<qint64> m_steadyMs{0};
};

} // namespace till::support
