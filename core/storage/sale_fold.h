// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/ports/sale_index.h"
#include "core/sale/events.h"
#include "core/sale/sale.h"

namespace till::storage {

/// A sale and its index row, as far as its records have been read.
struct SaleFold {
    sale::Sale sale;
    ports::SaleRow row;
    qint64 firstSeq = 0;
};

/// True for the kinds that core/sale/events.h writes.
[[nodiscard]] bool isSaleKind(QStringView kind);

/// Takes one more record in. Malformed for a payload that does not fit its kind and for a sale
/// that never opened.
[[nodiscard]] Result<void> advance(SaleFold& fold, const ports::JournalRecord& record);

} // namespace till::storage
