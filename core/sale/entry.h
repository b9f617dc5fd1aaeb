// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <QString>

#include <optional>

namespace till::sale {

/// What stands in the live field, taken apart: "3*6901234567892", "1.5*", "1-6901...", "农夫".
struct Entry {
    std::optional<Quantity> quantity; ///< before `*` or `-`; negative after `-` (take back)
    QString text;                     ///< the rest: code or search words, may be empty
    bool malformed = false;           ///< the part before `*` is no quantity: "3**", "x*690"

    bool operator==(const Entry&) const = default;
};

/// Accepts `*`, `×`, `x` between digits, full-width digits and operators. A `-` counts only behind
/// a bare number
/// ("1-"), so that codes with hyphens stay whole.
[[nodiscard]] Entry parseEntry(QStringView text);

} // namespace till::sale
