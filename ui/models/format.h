// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/base/quantity.h"

#include <QString>

/// How values are written for people. Numbers look the same in both languages; words are
/// translated.
namespace till::models {

/// "¥1,234.56", "−¥0.05": always two decimals, U+2212 before the sign of the yuan.
[[nodiscard]] QString formatMoney(Money amount);
/// "¥2.00" for pieces, "¥11.96/kg" for goods sold by weight.
[[nodiscard]] QString formatUnitPrice(Money price, Measure measure);
/// "2", "1.284", "−1".
[[nodiscard]] QString formatQuantity(Quantity quantity, Measure measure);
/// "9 折" / "10 % off" for 100 ‰.
[[nodiscard]] QString formatPercentOff(int permille);
/// "10:42", local time.
[[nodiscard]] QString formatTime(Instant at);
/// "10:42:06", local time.
[[nodiscard]] QString formatTimeWithSeconds(Instant at);
/// "3 分钟前", "2 小时前": how long ago.
[[nodiscard]] QString formatAge(Instant at, Instant now);
/// Two sentences one after the other: with a blank between them unless the first ends in a
/// full-width stop. Either may be empty.
[[nodiscard]] QString joinSentences(const QString& first, const QString& second);
/// An amount as it is spoken: "129 元 2 角 1 分".
[[nodiscard]] QString spokenMoney(Money amount);

} // namespace till::models
