// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sale/sale.h"

/// The steps of a sale's addition that decide() needs one by one. Shared inside core/sale only;
/// everybody else reads totals().
namespace till::sale {

/// The line before any reduction, also of a voided line: label amount, or quantity × the higher of
/// list price and override. OutOfRange beyond Money::maxFen.
[[nodiscard]] Result<Money> grossOf(const Line& line);

/// What a discount of this line is taken from: label amount, or quantity × unit price. Zero for a
/// voided line.
[[nodiscard]] Money discountBase(const Line& line);

/// What the discount takes off the base; never more than the base.
[[nodiscard]] Money reduction(const Discount& discount, Money base);

/// What a discount of the whole sale is taken from: counted, discountable lines after their own
/// discounts.
[[nodiscard]] Money discountBase(const Sale& sale);

} // namespace till::sale
