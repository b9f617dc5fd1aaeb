// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/verify.h"

namespace till::storage {

namespace {

/// The columns as the bytes that are stored: decoding text would already be a change. Valid until
/// the statement moves on.
struct RawRow {
    QByteArray kind;
    QByteArray subject;
    QByteArray payload;
    QByteArray previousHash;
    QByteArray hash;
    ChainRecord record;

    explicit RawRow(const Statement& row)
        : kind(row.blob(2)),
          subject(row.blob(3)),
          payload(row.blob(4)),
          previousHash(row.blob(5)),
          hash(row.blob(6)),
          record{row.integer(0), row.integer(1), kind, subject, payload, previousHash, hash}
    {
    }
    Q_DISABLE_COPY_MOVE(RawRow)
};

} // namespace

Result<VerifyReport> walkChain(Database& database, const ChainPosition& from)
{
    Result<Statement> rows =
        database.prepare("SELECT seq, at_ms, kind, subject, payload, prev_hash, hash FROM journal"
                         " WHERE seq > ?1 ORDER BY seq");
    if (!rows)
        return failure(rows.error());
    rows->bind(from.seq);
    VerifyReport report{.count = 0, .head = from, .firstBad = {}, .findings = {}};
    ChainWalk walk(from);
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row && row.error().code == ErrorCode::Corrupt) {
            report.firstBad = {walk.head().seq + 1, row.error().detail};
            break;
        }
        if (!row)
            return failure(row.error());
        if (!*row)
            break;
        const RawRow raw(*rows);
        if (const std::optional<QString> reason = walk.follow(raw.record)) {
            report.firstBad = {raw.record.seq, *reason};
            break;
        }
        ++report.count;
    }
    report.head = walk.head();
    return report;
}

Result<QStringList> integrityFindings(Database& database)
{
    Result<Statement> check = database.prepare("PRAGMA integrity_check(10)");
    if (!check)
        return failure(check.error());
    QStringList findings;
    for (;;) {
        const Result<bool> row = check->step();
        if (!row && row.error().code == ErrorCode::Corrupt) {
            findings.append(row.error().detail);
            return findings;
        }
        if (!row)
            return failure(row.error());
        if (!*row)
            return findings;
        if (const QString text = check->text(0); text != QLatin1String("ok"))
            findings.append(text);
    }
}

Result<std::optional<QByteArray>> hashAt(Database& database, qint64 seq)
{
    if (seq == 0) {
        const Result<QString> genesis = genesisOf(database);
        if (!genesis)
            return failure(genesis.error());
        return genesisPosition(*genesis).hash;
    }
    Result<Statement> statement = database.prepare("SELECT hash FROM journal WHERE seq = ?1");
    if (!statement)
        return failure(statement.error());
    const Result<bool> row = statement->bind(seq).step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return std::nullopt;
    return statement->blob(0);
}

Result<ChainPosition> headOf(Database& database)
{
    Result<Statement> statement =
        database.prepare("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (!statement)
        return failure(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return failure(row.error());
    if (*row)
        return ChainPosition{statement->integer(0), statement->blob(1)};
    const Result<QString> genesis = genesisOf(database);
    if (!genesis)
        return failure(genesis.error());
    return genesisPosition(*genesis);
}

Result<QString> genesisOf(Database& database)
{
    return database.text("SELECT value FROM meta WHERE key = 'genesis'");
}

} // namespace till::storage
