// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/loyalty_book.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace till::services {

/// Every transaction of a batch in its order, for a host that counts otherwise.
struct MemberDetail {
    QByteArray lines; ///< JSON, one object a line; the totals stand in the last one
    int rows = 0;     ///< transactions
};

/// `cardOf` says the member's number of a transaction, in full or masked. Amounts are yuan.
[[nodiscard]] MemberDetail
memberDetail(const LoyaltyBook& book,
             const std::function<QString(const MemberTransaction&)>& cardOf);
/// "************6648"
[[nodiscard]] QString maskedCard(const MemberTransaction& transaction);
/// "loyalty-000012-3.jsonl"
[[nodiscard]] QString memberDetailName(const LoyaltyBook& book);

} // namespace till::services
