// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace till {

/// The text with what a Chinese input method types in full width (digits, letters, signs, space,
/// ￥) in its plain ASCII form, U+2212 as a hyphen, and ends trimmed. Deliberately less than
/// Unicode's NFKC, which would also read "5²" as 52.
[[nodiscard]] QString fromFullWidth(QStringView text);

} // namespace till
