// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/sqlite.h"

#include <QByteArray>
#include <QString>

#include <memory>

/// The file that holds the journal: its schema, and how a connection to it is set up. README.md
/// says why each pragma.
namespace till::storage {

struct JournalFile {
    QString path;
    QByteArray vfs; ///< empty: the system's
};

/// The one writing connection: made or migrated to the newest schema, WAL with FULL synchronous,
/// all pragmas read back. TooNew, Corrupt (also for a database of something else), ReadOnly,
/// DiskFull, Locked.
[[nodiscard]] Result<std::unique_ptr<Database>> openForWriting(const JournalFile& file);

/// Fills the projections from the records if a migration has asked for it and the till has not been
/// stopped after that. For the writer, once the chain is known to be whole.
[[nodiscard]] Result<void> refillAfterMigration(Database& database);

/// From now on the connection can insert records and keep projections and do nothing else: an
/// authorizer refuses the rest when a statement is prepared.
[[nodiscard]] Result<void> restrictToAppending(Database& database);

/// Reads beside a running writer. Unavailable when there is no such file.
[[nodiscard]] Result<std::unique_ptr<Database>> openForReading(const JournalFile& file);

} // namespace till::storage
