// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/receipt.h"

#include <QString>

namespace till::receipt {

/// The receipt as it would be typed on a typewriter, one line per line on paper: for the command
/// line and for tests. Codes appear as their text ("[QR] ..."), double width as wider spacing,
/// cutting as nothing. Ends with a line break.
[[nodiscard]] QString plainText(const Receipt& receipt);

} // namespace till::receipt
