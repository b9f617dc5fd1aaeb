// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/system_clock.h"

#include <chrono>

namespace till::desk {

using namespace std::chrono;

Instant SystemClock::now() const
{
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

qint64 SystemClock::steadyMs() const
{
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace till::desk
