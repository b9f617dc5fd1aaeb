// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace till::ports {

/// Wakes its owner once at a moment of the steady clock. Core thread.
class Alarm {
public:
    virtual ~Alarm() = default;

    /// Replaces what was set before. `wake` is called on this thread, not from within this call, at
    /// `steadyMs` (see Clock) or soon after; at once if that has passed.
    virtual void set(qint64 steadyMs, std::function<void()> wake) = 0;
    virtual void clear() = 0;
};

} // namespace till::ports
