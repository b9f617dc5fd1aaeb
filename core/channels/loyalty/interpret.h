// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/protocol.h"
#include "core/ports/transport.h"

#include <QString>

#include <optional>

namespace till::channels {
namespace loyalty {

/// What an answer to this interface comes down to, with the answer itself where it can be trusted.
/// An answer that says 00 and cannot be read is Unknown.
[[nodiscard]] Reading interpret(const Interface& which, const ports::HttpAnswer& answer);

/// The moment that a transTime names: 12 digits or more are milliseconds, fewer are seconds.
/// Nothing for what is no time.
[[nodiscard]] std::optional<Instant> readTime(const QString& transTime);
/// China's date of it, "20261120"; empty for what is no time.
[[nodiscard]] QString dateOf(const QString& transTime);

} // namespace loyalty
} // namespace till::channels
