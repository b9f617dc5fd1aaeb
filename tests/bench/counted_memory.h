// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace till::bench {

/// How often this program has asked for memory so far, whoever in it did.
[[nodiscard]] qint64 allocations();

} // namespace till::bench
