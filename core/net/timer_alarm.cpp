// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/timer_alarm.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace till::net {
namespace {

/// Longest single wait: the clock may count the time a machine slept, a timer does not.
constexpr qint64 stepMs = 10'000;

} // namespace

TimerAlarm::TimerAlarm(const ports::Clock& clock) : m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { onTimeout(); });
}

void TimerAlarm::set(qint64 steadyMs, std::function<void()> wake)
{
    m_steadyMs = steadyMs;
    m_wake = std::move(wake);
    arm();
}

void TimerAlarm::clear()
{
    m_timer.stop();
    m_wake = nullptr;
}

void TimerAlarm::arm()
{
    const qint64 remaining = m_steadyMs - m_clock.steadyMs();
    m_timer.start(std::chrono::milliseconds(std::clamp<qint64>(remaining, 0, stepMs)));
}

void TimerAlarm::onTimeout()
{
    if (m_clock.steadyMs() < m_steadyMs) {
        arm();
        return;
    }
    // Taken out first: waking may set the alarm anew, or destroy it.
    const std::function<void()> wake = std::exchange(m_wake, nullptr);
    if (wake)
        wake();
}

} // namespace till::net
