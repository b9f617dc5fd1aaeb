// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QString>

namespace till::payment {

/// Where the numbers of this till's payments come from.
struct OrderIdSource {
    int tillNumber = 1; ///< 1 to 999
    QString generation; ///< three characters of Crockford's base 32, drawn when the journal was
                        ///< made; whoever restores an older copy draws a new one
    qint64 counter = 0; ///< 1 to 34 359 738 367 (seven characters); the next unused one
    bool training = false;
};

/// "T" (training "X"), till 3 digits, generation 3, counter 7 in base 32, check character: 15
/// characters of 0-9 and A-Z. OutOfRange for values outside the source's ranges.
[[nodiscard]] Result<PaymentId> makeOrderId(const OrderIdSource& source);
/// True for an id of that form with a right check character.
[[nodiscard]] bool isOrderId(const PaymentId& id);
/// The counter of such an id; Malformed for anything else.
[[nodiscard]] Result<qint64> counterOf(const PaymentId& id);

} // namespace till::payment
