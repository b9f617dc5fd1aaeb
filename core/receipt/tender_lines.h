// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/receipt/sale_receipt.h"
#include "core/receipt/sheet.h"

/// How the money of a sale stands on paper. Inside core/receipt only.
namespace till::receipt {

/// The name of what was paid with: by our hint, otherwise as the acquirer calls the wallet.
[[nodiscard]] QString wordOfMeans(const QString& means, const payment::Facts& facts,
                                  const Words& words);

/// A word and its value. On narrow paper the value stands below its word: no number is cut. Nothing
/// for an empty value.
void writeFact(Sheet& sheet, const QString& word, const QString& value);

/// Each means with its amount at the right edge, then the change. What an acquirer took off for the
/// payer stands indented below its means, away from the column of amounts: it is not our discount,
/// and the column must add up.
void writeTenders(Sheet& sheet, const SaleReceiptData& data);

} // namespace till::receipt
