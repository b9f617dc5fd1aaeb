// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_reader.h"
#include "core/services/loyalty_transaction.h"

#include <QJsonObject>
#include <QJsonValue>

/// The objects within the records of loyalty_records.h. What is read wrongly makes `outer`
/// incomplete.
namespace till::services {
namespace member_records {

[[nodiscard]] QJsonObject orderJson(const MemberOrder& order);
[[nodiscard]] MemberOrder readOrder(JsonReader& outer, const QJsonValue& json);
[[nodiscard]] QJsonObject factsJson(const MemberFacts& facts);
[[nodiscard]] MemberFacts readFacts(JsonReader& outer, const QJsonValue& json);
[[nodiscard]] QJsonObject totalsJson(const MemberTotals& totals);
[[nodiscard]] MemberTotals readTotals(JsonReader& outer, const QJsonValue& json);

} // namespace member_records
} // namespace till::services
