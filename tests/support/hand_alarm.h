// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/alarm.h"
#include "tests/support/hand_clock.h"

#include <functional>
#include <optional>
#include <utility>

namespace till::support {

/// Rings when the test lets time pass.
class HandAlarm : public ports::Alarm {
public:
    explicit HandAlarm(HandClock& clock) : m_clock(clock) {}

    void set(qint64 steadyMs, std::function<void()> wake) override
    {
        m_atMs = steadyMs;
        m_wake = std::move(wake);
    }
    void clear() override { m_atMs.reset(); }

    [[nodiscard]] std::optional<qint64> atMs() const { return m_atMs; }

    /// Time passes, and the alarm rings at each moment for which it was set meanwhile.
    void letPass(qint64 ms)
    {
        const qint64 untilMs = m_clock.steadyMs() + ms;
        while (m_atMs && *m_atMs <= untilMs) {
            if (*m_atMs > m_clock.steadyMs())
                m_clock.advance(*m_atMs - m_clock.steadyMs());
            m_atMs.reset();
            const auto wake = std::exchange(m_wake, {});
            wake();
        }
        m_clock.advance(untilMs - m_clock.steadyMs());
    }

private:
    HandClock& m_clock;
    std::optional<qint64> m_atMs;
    std::function<void()> m_wake;
};

} // namespace till::support
