// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <algorithm>
#include <iterator>

namespace till::channels {

/// The row of a table of codes (an array or span of structs with a member `code`); null for a code
/// that is not listed.
template<typename Rows> [[nodiscard]] auto rowOf(const Rows& rows, QStringView code)
{
    const auto found = std::find_if(std::begin(rows), std::end(rows),
                                    [code](const auto& row) { return row.code == code; });
    return found == std::end(rows) ? nullptr : &*found;
}

} // namespace till::channels
