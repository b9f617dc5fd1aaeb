// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/ports/sale_index.h"
#include "core/storage/sqlite.h"

#include <QString>
#include <QStringView>

/// Rows of the journal's tables as values. Each reader expects the columns in the order of the
/// value's fields.
namespace till::storage {

/// seq, at_ms, kind, subject, payload, prev_hash, hash
[[nodiscard]] ports::JournalRecord recordOf(const Statement& row);

/// id, state, cashier, at_ms, total_fen, line_count, note, first_item, last_seq, last_hash.
/// Corrupt for a word that no projection writes.
[[nodiscard]] Result<ports::SaleRow> saleRowOf(const Statement& row);
[[nodiscard]] QString saleStateName(ports::SaleRow::State state);

/// id, document, subject, copy, state, attempts, last_error, queued_ms. Corrupt as above.
[[nodiscard]] Result<ports::PrintJob> printJobOf(const Statement& row);

} // namespace till::storage
