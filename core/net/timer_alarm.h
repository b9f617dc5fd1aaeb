// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/alarm.h"
#include "core/ports/clock.h"

#include <QTimer>

#include <functional>

namespace till::net {

/// An alarm on the event loop of the thread that made it, never early by its clock.
class TimerAlarm : public ports::Alarm {
public:
    explicit TimerAlarm(const ports::Clock& clock);

    void set(qint64 steadyMs, std::function<void()> wake) override;
    void clear() override;

private:
    void arm();
    void onTimeout();

    const ports::Clock& m_clock;
    QTimer m_timer;
    qint64 m_steadyMs = 0;
    std::function<void()> m_wake;
};

} // namespace till::net
