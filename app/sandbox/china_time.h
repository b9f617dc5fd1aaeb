// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace till::sandbox {

/// A moment as the documents write it: China's clock, UTC+8 without summer time.
struct ChinaTime {
    QString date; ///< yyyyMMdd; also the trade day
    QString time; ///< hhmmss

    [[nodiscard]] QString both() const { return date + time; }
    [[nodiscard]] QString monthAndDay() const { return date.sliced(4); }
};

[[nodiscard]] ChinaTime chinaTime(Instant at);
/// "2026-11-20 10:42:31", in China.
[[nodiscard]] QString dateAndTime(Instant at);
/// Reads what dateAndTime() writes; nothing for any other text and for times that do not exist.
[[nodiscard]] std::optional<Instant> instantOfDateAndTime(QStringView text);
/// Reads yyyyMMddHHmmss; nothing for any other text and for times that do not exist.
[[nodiscard]] std::optional<Instant> instantOf(QStringView chinaTime);

} // namespace till::sandbox
