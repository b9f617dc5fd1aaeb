// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/netpay/operation.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace till::sandbox::netpay {

/// What is wrong with a request by its table and the remarks beside it, in words for errMsg: a
/// missing, unknown, mistyped, too short or too long field, a value outside of its range, a
/// division that does not add up. Nothing when it is in order.
[[nodiscard]] std::optional<QString> complaint(const Address& address, const QJsonObject& fields);

/// Whether an id follows the rule for ids: the source number first, 7 to 27 characters.
[[nodiscard]] bool isOrderId(const QString& id, const QString& sourceNumber);

/// Fen of a field that complaint() let through; 0 if it is missing.
[[nodiscard]] qint64 fen(const QJsonObject& fields, QStringView name);

} // namespace till::sandbox::netpay
