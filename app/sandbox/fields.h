// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/operation.h"

#include <QJsonValue>

#include <optional>

/// The request tables of the documents: POS通 v2, chapter 1, and the v6 void.
namespace till::sandbox {

/// What is wrong with the form of a request (a field missing, of another type, too long, unknown),
/// naming the field; nothing when it is as documented.
[[nodiscard]] std::optional<QString> complaint(const Request& request);

/// A "number" of the documents: a whole JSON number or its digits as text. Nothing for other
/// values, for signs and for more than 12 digits.
[[nodiscard]] std::optional<qint64> numberOf(const QJsonValue& value);

} // namespace till::sandbox
