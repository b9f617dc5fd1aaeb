// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/serials.h"

#include "app/sandbox/china_time.h"

namespace till::sandbox::mmsp {

QString Serials::next(Instant now)
{
    // The stride and the range have no common factor, so that twelve digits repeat only after
    // 10^12 numbers; both are small enough for their product to fit.
    constexpr quint64 stride = 7'654'321;
    constexpr quint64 range = 1'000'000'000'000;
    ++m_count;
    const quint64 digits = (static_cast<quint64>(m_count) * stride + m_seed) % range;
    return chinaTime(now).date.sliced(2) + u"%1"_qs.arg(digits, 12, 10, QLatin1Char('0'));
}

} // namespace till::sandbox::mmsp
