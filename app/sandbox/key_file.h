// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

namespace till::sandbox {

/// The first line of the file, without blanks around it; `-` is standard input, an empty path means
/// `otherwise`. Unavailable when it cannot be read or is empty.
[[nodiscard]] Result<Secret> keyOf(const QString& path, const QByteArray& otherwise);

} // namespace till::sandbox
