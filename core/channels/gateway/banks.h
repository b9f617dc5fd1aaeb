// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

namespace till::channels {
namespace gateway {

/// A bank whose page can be opened, for its personal customers.
struct Bank {
    QLatin1StringView code; ///< PAY_CHANNEL
    QStringView chinese;
    QLatin1StringView english;
};

/// As the document lists them; the test system only knows the first.
[[nodiscard]] std::span<const Bank> banks();
/// None: not in the list; production may have others.
[[nodiscard]] std::optional<Bank> bankOf(QStringView code);

} // namespace gateway
} // namespace till::channels
