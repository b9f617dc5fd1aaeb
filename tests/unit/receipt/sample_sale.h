// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/sale_receipt.h"

/// The sale that the design of the receipt shows.
namespace till::tests {

[[nodiscard]] receipt::SaleReceiptData sampleData();

} // namespace till::tests
