// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

namespace till::storage {

namespace {

Result<qint64> versionOf(Database& database)
{
    return database.integer("PRAGMA user_version");
}

tl::unexpected<Error> tooNew(qint64 found, qint64 known)
{
    return failure(
        ErrorCode::TooNew,
        QStringLiteral("schema version %1, this program knows up to %2").arg(found).arg(known));
}

Result<void> runScript(Database& database, Sql script, qint64 version)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return failure(transaction.error());
    if (const Result<void> ran = database.exec(script); !ran)
        return ran;
    const Result<qint64> reached = versionOf(database);
    if (!reached)
        return failure(reached.error());
    if (*reached != version)
        return failure(ErrorCode::Fault,
                       QStringLiteral("migration %1 left version %2").arg(version).arg(*reached));
    return transaction->commit();
}

} // namespace

Result<void> migrate(Database& database, std::span<const Sql> scripts)
{
    const Result<qint64> found = versionOf(database);
    if (!found)
        return failure(found.error());
    const auto known = static_cast<qint64>(scripts.size());
    if (*found > known)
        return tooNew(*found, known);
    if (*found < 0)
        return failure(ErrorCode::Corrupt, QStringLiteral("schema version %1").arg(*found));
    for (qint64 version = *found + 1; version <= known; ++version) {
        const Sql script = scripts[static_cast<size_t>(version - 1)];
        if (const Result<void> ran = runScript(database, script, version); !ran)
            return ran;
    }
    return {};
}

Result<void> requireVersion(Database& database, qint64 version)
{
    const Result<qint64> found = versionOf(database);
    if (!found)
        return failure(found.error());
    if (*found > version)
        return tooNew(*found, version);
    if (*found < version)
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("schema version %1 has to be migrated to %2 first")
                           .arg(*found)
                           .arg(version));
    return {};
}

} // namespace till::storage
