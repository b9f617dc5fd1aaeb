// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/head_anchor.h"
#include "core/storage/journal_connection.h"
#include "core/storage/journal_file.h"
#include "core/storage/journal_store.h"
#include "core/storage/rows.h"

#include "core/wire/encoding.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace till::storage {

namespace {

/// The payload as a JSON string, not as an object: a reader gets back the very bytes that were
/// hashed.
QJsonObject lineOf(const ports::JournalRecord& record)
{
    return {{QStringLiteral("seq"), record.seq},
            {QStringLiteral("at_ms"), record.at.unixMs},
            {QStringLiteral("kind"), record.kind},
            {QStringLiteral("subject"), record.subject},
            {QStringLiteral("payload"), QString::fromUtf8(record.payload)},
            {QStringLiteral("prev_hash"), wire::toHex(record.previousHash)},
            {QStringLiteral("hash"), wire::toHex(record.hash)}};
}

Result<void> writeLine(QIODevice& out, const QJsonObject& object)
{
    QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    line.append('\n');
    if (out.write(line) != line.size())
        return failure(ErrorCode::Fault, QStringLiteral("export: %1").arg(out.errorString()));
    return {};
}

/// Why the file is not the one that the anchor remembers, if it is not.
Result<QStringList> anchorFindings(Database& database, const std::optional<HeadAnchor>& anchor)
{
    if (!anchor)
        return QStringList{};
    const Result<std::optional<QByteArray>> hash = hashAt(database, anchor->head.seq);
    if (!hash)
        return failure(hash.error());
    if (*hash == anchor->head.hash)
        return QStringList{};
    return QStringList{
        QStringLiteral("record %1 of the anchor is missing or another").arg(anchor->head.seq)};
}

Result<VerifyReport> verifyCopy(const QString& path)
{
    const Result<std::unique_ptr<Database>> copy = openForReading({.path = path, .vfs = {}});
    if (!copy)
        return failure(copy.error());
    const Result<QString> genesis = genesisOf(**copy);
    if (!genesis)
        return failure(genesis.error());
    Result<VerifyReport> report = walkChain(**copy, genesisPosition(*genesis));
    if (!report)
        return report;
    Result<QStringList> findings = integrityFindings(**copy);
    if (!findings)
        return failure(findings.error());
    report->findings = std::move(*findings);
    return report;
}

} // namespace

Result<ChainPosition> JournalStore::head()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    switch (m_access) {
    case Access::Reading:
        return headOf(*(*connection)->database);
    case Access::Writing:
        return m_head;
    }
    Q_UNREACHABLE();
}

Result<QString> JournalStore::genesis()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return genesisOf(*(*connection)->database);
}

Result<void> JournalStore::renewAnchor()
{
    return writeAnchor(m_place.anchorPath, {m_genesis, m_head, m_verified});
}

Result<CheckpointResult> JournalStore::checkpoint()
{
    return checkpointBy(SQLITE_CHECKPOINT_PASSIVE);
}

Result<CheckpointResult> JournalStore::checkpointFully()
{
    return checkpointBy(SQLITE_CHECKPOINT_TRUNCATE);
}

Result<CheckpointResult> JournalStore::checkpointBy(int mode)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    if (m_access == Access::Reading)
        return failure(ErrorCode::ReadOnly, QStringLiteral("the journal is open for reading"));
    if (m_halted)
        return failure(*m_halted);
    sqlite3* handle = (*connection)->database->handle();
    int walPages = 0;
    int copiedPages = 0;
    const int code = sqlite3_wal_checkpoint_v2(handle, "main", mode, &walPages, &copiedPages);
    if (code != SQLITE_OK)
        return failure(errorOf(handle, code, u"checkpoint"));
    if (const Result<void> renewed = renewAnchor(); !renewed)
        return failure(renewed.error());
    return CheckpointResult{walPages, copiedPages};
}

Result<VerifyReport> JournalStore::verify(VerifyScope scope)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    Database& database = *(*connection)->database;
    // The anchor first: beside a running till it may be renewed meanwhile, never set back.
    const Result<std::optional<HeadAnchor>> anchor = readAnchor(m_place.anchorPath);
    if (!anchor)
        return failure(anchor.error());
    const Result<QString> text = genesisOf(database);
    if (!text)
        return failure(text.error());
    ChainPosition from = genesisPosition(*text);
    QStringList findings;
    switch (scope) {
    case VerifyScope::SinceLastVerified:
        if (*anchor)
            from = (*anchor)->verified;
        break;
    case VerifyScope::Everything: {
        Result<QStringList> found = integrityFindings(database);
        if (!found)
            return failure(found.error());
        findings = std::move(*found);
        break;
    }
    }
    Result<VerifyReport> report = walkChain(database, from);
    if (!report)
        return report;
    const Result<QStringList> rolledBack = anchorFindings(database, *anchor);
    if (!rolledBack)
        return failure(rolledBack.error());
    report->findings = findings + *rolledBack;
    if (m_access == Access::Writing && !m_halted && report->isWhole()) {
        m_verified = report->head;
        if (const Result<void> renewed = renewAnchor(); !renewed)
            return failure(renewed.error());
    }
    return report;
}

Result<qint64> JournalStore::exportJsonLines(QIODevice& out, qint64 fromSeq)
{
    const Result<QString> text = genesis();
    if (!text)
        return failure(text.error());
    if (const Result<void> written = writeLine(out, {{QStringLiteral("genesis"), *text}}); !written)
        return failure(written.error());
    qint64 count = 0;
    Result<void> written;
    const Result<void> walked = read(fromSeq, [&](const ports::JournalRecord& record) {
        written = writeLine(out, lineOf(record));
        if (written)
            ++count;
        return written.has_value();
    });
    if (!walked)
        return failure(walked.error());
    if (!written)
        return failure(written.error());
    return count;
}

Result<VerifyReport> JournalStore::backup(const QString& path)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    if (QFile::exists(path))
        return failure(ErrorCode::Conflict, QStringLiteral("backup exists: %1").arg(path));
    const QString part = path + QStringLiteral(".part");
    QFile::remove(part);
    Result<VerifyReport> report;
    if (const Result<void> copied = (*connection)->database->backupTo(part); !copied)
        report = failure(copied.error());
    else
        report = verifyCopy(part);
    if (report && !report->isWhole())
        report =
            failure(ErrorCode::Corrupt, QStringLiteral("the copy's chain is broken: %1").arg(path));
    if (report && !QFile::rename(part, path))
        report = failure(ErrorCode::Fault, QStringLiteral("cannot name the backup %1").arg(path));
    if (!report)
        QFile::remove(part);
    return report;
}

Result<void> JournalStore::rebuild()
{
    if (m_access == Access::Reading)
        return failure(ErrorCode::ReadOnly, QStringLiteral("the journal is open for reading"));
    if (m_halted)
        return failure(*m_halted);
    Connection& connection = *m_connection;
    Result<void> result = refill(*connection.database, *connection.projections);
    connection.projections->forget();
    if (!result && result.error().code != ErrorCode::Locked)
        halt(result.error());
    return result;
}

} // namespace till::storage
