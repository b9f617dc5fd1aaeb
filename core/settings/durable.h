// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace till::settings {

/// A file system's failure as an Error: `what` and the system's words for `errorNumber`.
[[nodiscard]] Error systemError(const QString& what, int errorNumber);

/// Makes names in the directory durable: a file that was renamed into it keeps its new name through
/// a power cut only after this.
[[nodiscard]] Result<void> syncDirectory(const QString& path);

} // namespace till::settings
