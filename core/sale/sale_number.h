// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QDate>
#include <QString>

namespace till::sale {

/// A sale's number: unique per till, counting from 1 each business day, never reused.
/// As an id (journal, codes): "02-20261120-0147"; in training "X02-20261120-0147".
/// For people: "T02-1120-0147"; in training "X02-1120-0147".
struct SaleNumber {
    static constexpr int tillMax = 499;

    int till = 1; ///< 1 to tillMax, two digits at least
    QDate date;
    int counter = 1; ///< 1 to 999,999, four digits at least
    bool training = false;

    [[nodiscard]] SaleId id() const;
    [[nodiscard]] QString display() const;
    /// Eighteen digits for Code 128 set C: till 3 (in training the till + 500), yyyyMMdd, counter 5
    /// modulo 100,000, then two check digits (ISO 7064 MOD 97-10 over the sixteen before).
    [[nodiscard]] QString digits() const;
    [[nodiscard]] static Result<SaleNumber> fromId(const SaleId& id);
    /// Reads digits(): Malformed when length, till, date or check digits are wrong. The digits do
    /// not tell a counter beyond 99,999.
    [[nodiscard]] static Result<SaleNumber> fromDigits(QStringView digits);

    bool operator==(const SaleNumber&) const = default;
};

} // namespace till::sale
