// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QString>

#include <optional>

/// Moments as the MMSP documents write them: China's clock.
namespace till::sandbox::mmsp {

[[nodiscard]] QString readable(Instant at); ///< 2026-11-20 10:42:31
[[nodiscard]] QString compact(Instant at);  ///< 20261120104231
/// Read the same two; nothing for any other text and for times that do not exist.
[[nodiscard]] std::optional<Instant> readableMoment(const QString& text);
[[nodiscard]] std::optional<Instant> compactMoment(const QString& text);

} // namespace till::sandbox::mmsp
