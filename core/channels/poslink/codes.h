// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/message.h"
#include "core/payment/payment.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

/// What the acquirer's codes come down to. The world is closed: a code that is not listed says
/// nothing reliable, so it is Unknown.
namespace till::channels {
namespace poslink {

/// An errCode, and what it means to each operation. Of the two queries it speaks about the query:
/// Succeeded is "answered", and the state in the answer decides.
struct CodeRow {
    QLatin1StringView code;
    payment::Meaning pay;
    payment::Meaning takeBack; ///< void, and the cancel of a payment
    payment::Meaning refund;
    payment::Meaning query;
    payment::Meaning queryRefund;
    payment::Meaning activate;
    QLatin1StringView words;
};
[[nodiscard]] std::span<const CodeRow> codeRows();

/// A queryResCode.
struct StateRow {
    QLatin1StringView code;
    payment::Meaning meaning;
    QLatin1StringView words;
};
/// Of query. The acquirer appends words to 5.
[[nodiscard]] std::span<const StateRow> stateRows();
/// Of query-refund. By the document every code but 00 is a failure: Refused, except these.
[[nodiscard]] std::span<const StateRow> refundStateRows();

[[nodiscard]] payment::Meaning meaningOf(payment::Purpose purpose, QStringView errCode);
[[nodiscard]] payment::Meaning meaningOfState(QStringView queryResCode);
[[nodiscard]] payment::Meaning meaningOfRefundState(QStringView queryResCode);

} // namespace poslink
} // namespace till::channels
