// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/sale.h"

#include <QList>

namespace till::sale {

/// gross − lineDiscount − saleDiscountShare = net; all zero for a voided line.
struct LineTotal {
    int lineId = 0;
    Money gross;        ///< at list price, or at the label amount, or at an override above the list
                        ///< price, so that a dearer price is never a negative discount
    Money lineDiscount; ///< override and line discount together: gross − amount after both
    Money saleDiscountShare;
    Money net;

    bool operator==(const LineTotal&) const = default;
};

/// The one place where a sale is added up: screen, receipt, journal and reports all read this.
/// Invariants (tested as properties): Σ net = total; gross − discounts = total; total − paid =
/// remaining.
struct Totals {
    QList<LineTotal> lines; ///< same order and length as Sale::lines
    Money gross;
    Money discounts;   ///< line and whole-sale discounts together
    Money total;       ///< 应收 before cash rounding
    Money paid;        ///< Σ tender.applied, plus the rounding once completed
    Money remaining;   ///< total − paid
    int lineCount = 0; ///< counted lines
    qint64 pieces = 0; ///< 件: pieces, and 1 for each weighed line

    bool operator==(const Totals&) const = default;
};

[[nodiscard]] Totals totals(const Sale& sale);

/// `remaining` as it is asked for in cash. Never negative for a non-negative remaining amount.
[[nodiscard]] Money roundedForCash(Money remaining, RoundingMode mode);

/// What the customer still owes if the rest is paid in cash. The whole cash part is rounded once,
/// however many times cash is handed over, so that paying in parts collects the same sum as paying
/// at once. Never negative; zero once the sale is completed.
[[nodiscard]] Money cashDue(const Sale& sale, RoundingMode mode);
/// The same where the totals of the sale are known.
[[nodiscard]] Money cashDue(const Sale& sale, const Totals& sums, RoundingMode mode);

/// What to hand out: largest notes and coins first (100, 50, 20, 10, 5, 1 yuan, 5 and 1 jiao, then
/// 5, 2, 1 fen).
struct Denomination {
    Money value;
    int count = 0;

    bool operator==(const Denomination&) const = default;
};
[[nodiscard]] QList<Denomination> changeInNotes(Money change);

/// Four amounts a customer is likely to hand over for `due`, ascending, the first is exactly `due`:
/// next 10, 50, 100 above it, duplicates replaced by the next useful note.
[[nodiscard]] QList<Money> likelyCash(Money due);

} // namespace till::sale

Q_DECLARE_METATYPE(till::sale::Totals)
