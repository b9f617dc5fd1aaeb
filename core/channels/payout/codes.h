// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

/// What the platform's codes come down to. The world is closed: a code that is not listed says
/// nothing reliable, so it is Unknown. A payout that is wrongly taken for failed is made twice:
/// only what says that the request was refused as it came in is a refusal.
namespace till::channels {
namespace payout {

enum class Call { Pay, Query, Balance };

/// A RETCODE, and what it means to each interface. Of Query it speaks about the query; Succeeded is
/// "answered", and of Pay and Query PAYSTATE decides then.
struct CodeRow {
    QLatin1StringView code;
    payment::Meaning pay;
    payment::Meaning query;
    payment::Meaning balance;
    QLatin1StringView words;
};
[[nodiscard]] std::span<const CodeRow> codeRows();

/// A PAYSTATE.
struct StateRow {
    QLatin1StringView code;
    payment::Meaning meaning;
    QLatin1StringView words;
};
[[nodiscard]] std::span<const StateRow> stateRows();

[[nodiscard]] payment::Meaning meaningOf(Call call, QStringView retCode);
[[nodiscard]] payment::Meaning meaningOfState(QStringView payState);

} // namespace payout
} // namespace till::channels
