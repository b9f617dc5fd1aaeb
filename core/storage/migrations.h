// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/sqlite.h"

#include <span>

namespace till::storage {

/// Brings a database to the newest schema. The n-th script (from 1) leads from version n − 1 to n
/// and ends by setting `PRAGMA user_version = n` itself; each runs in its own transaction, so a
/// crash leaves a whole version. A script that has been released never changes.
///
/// TooNew when the file was written by a later program; nothing is touched then.
[[nodiscard]] Result<void> migrate(Database& database, std::span<const Sql> scripts);

/// For readers, which cannot migrate: TooNew as above, Unavailable when the file is older than
/// `version` and the program that writes it has not opened it yet.
[[nodiscard]] Result<void> requireVersion(Database& database, qint64 version);

} // namespace till::storage
