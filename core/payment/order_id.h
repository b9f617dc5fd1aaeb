// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/payment/traits.h"

#include <QString>

namespace till::payment {

/// Where the numbers of this till's payments come from.
struct OrderIdSource {
    int tillNumber = 1; ///< 1 to 999
    QString generation; ///< three characters of Crockford's base 32, drawn when the journal was
                        ///< made; whoever restores an older copy draws a new one
    qint64 counter = 0; ///< 1 to 34 359 738 367 (seven characters); the next unused one
    bool training = false;
    Instant now;      ///< of Dated
    PaymentId latest; ///< of Dated: the greatest id with this prefix so far; empty: none
};

/// Ids in the form that the acquirer wants. Compact: see below. Dated: prefix, China's time as
/// yyyyMMddHHmmssSSS (later than the latest id's, whatever the clock says), till 3, counter 3.
/// Digits: "1" (training "9"), till 3, generation as 5 digits, counter 11. OutOfRange for values
/// outside the source's ranges or a prefix that is not four letters or digits.
[[nodiscard]] Result<PaymentId> makeOrderId(const OrderIdSource& source, const OrderIdRule& rule);

/// "T" (training "X"), till 3 digits, generation 3, counter 7 in base 32, check character: 15
/// characters of 0-9 and A-Z. OutOfRange for values outside the source's ranges.
[[nodiscard]] Result<PaymentId> makeOrderId(const OrderIdSource& source);
/// True for an id of that form with a right check character.
[[nodiscard]] bool isOrderId(const PaymentId& id);
/// The counter of such an id; Malformed for anything else.
[[nodiscard]] Result<qint64> counterOf(const PaymentId& id);

} // namespace till::payment
