// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/journal_store.h"
#include "core/storage/projections.h"
#include "core/storage/sqlite.h"

#include <memory>
#include <optional>

namespace till::storage {

/// What belongs to one opening of the file and goes when it is closed. The database comes first
/// since the statements are made from it.
struct JournalStore::Connection {
    std::unique_ptr<Database> database;
    Statement insert;                       ///< of the writer
    std::optional<Projections> projections; ///< of the writer
};

} // namespace till::storage
