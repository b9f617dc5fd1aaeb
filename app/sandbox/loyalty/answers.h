// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/loyalty/member.h"
#include "app/sandbox/loyalty/transaction.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

/// The answer tables: amounts are numbers in yuan, times are milliseconds.
namespace till::sandbox::loyalty {

/// Only status and message.
[[nodiscard]] QJsonObject statusAnswer(const QString& status);
[[nodiscard]] QJsonObject cardAnswer(const Member& member, Instant now);
[[nodiscard]] QJsonObject ticketsAnswer(const Member& member);
/// Of a consumption, a cancellation and the cancellation of a refund.
[[nodiscard]] QJsonObject saleAnswer(const Member& member, const Transaction& transaction);
[[nodiscard]] QJsonObject refundAnswer(const Member& member, const Transaction& transaction);
/// Of tickets and of an activation: no points.
[[nodiscard]] QJsonObject plainAnswer(const Transaction& transaction);

} // namespace till::sandbox::loyalty
