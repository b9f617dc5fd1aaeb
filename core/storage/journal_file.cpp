// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal_file.h"

#include "core/storage/migrations.h"
#include "core/storage/projections.h"

#include <QFile>

#include <array>
#include <cstring>
#include <span>
#include <string_view>

namespace till::storage {

namespace {

/// "TILJ": tells the journal from any other SQLite file.
constexpr qint64 applicationId = 0x54494C4A;
constexpr int busyTimeoutMs = 2000;

// Times are milliseconds since 1970, amounts fen. The states and documents of projections are
// words, so that a report written by hand needs no table of numbers.
constexpr Sql schema1 = R"sql(
PRAGMA application_id = 0x54494C4A;

CREATE TABLE meta (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    seq       INTEGER PRIMARY KEY,
    at_ms     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    subject   TEXT NOT NULL,
    payload   BLOB NOT NULL,
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX journal_subject ON journal (subject, seq);

-- INSERT OR REPLACE deletes without firing the delete trigger; only the next number gets in.
CREATE TRIGGER journal_append BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal only grows at its end'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END;

CREATE TABLE sale (
    id         TEXT PRIMARY KEY NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'held', 'completed', 'voided')),
    cashier    TEXT NOT NULL,
    at_ms      INTEGER NOT NULL,
    total_fen  INTEGER NOT NULL,
    line_count INTEGER NOT NULL,
    note       TEXT NOT NULL,
    first_item TEXT NOT NULL,
    first_seq  INTEGER NOT NULL,
    last_seq   INTEGER NOT NULL,
    last_hash  BLOB NOT NULL
) STRICT;
CREATE INDEX sale_unfinished ON sale (first_seq) WHERE state IN ('open', 'held');
CREATE INDEX sale_closed ON sale (last_seq) WHERE state IN ('completed', 'voided');

CREATE TABLE sale_counter (
    business_date TEXT PRIMARY KEY NOT NULL,
    last          INTEGER NOT NULL
) STRICT;

CREATE TABLE print_job (
    id         TEXT PRIMARY KEY NOT NULL,
    document   TEXT NOT NULL,
    subject    TEXT NOT NULL,
    copy       INTEGER NOT NULL,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    last_error TEXT NOT NULL,
    queued_ms  INTEGER NOT NULL,
    queued_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_pending ON print_job (queued_seq)
    WHERE state NOT IN ('printed', 'handedOver', 'cancelled');
CREATE INDEX print_job_subject ON print_job (subject, document);

PRAGMA user_version = 1;
)sql";

// What a payment is stands in its first and its last record; here is what is asked for. blocks_sale
// is 1 from the intent of a payment until it is decided or set aside, and never again: what an
// acquirer says about an older payment is recorded in any case.
constexpr Sql schema2 = R"sql(
CREATE TABLE payment (
    id          TEXT PRIMARY KEY NOT NULL,
    sale        TEXT NOT NULL,
    operation   TEXT NOT NULL CHECK (operation IN ('pay', 'void', 'refund')),
    state       TEXT NOT NULL,
    settled     INTEGER NOT NULL CHECK (settled IN (0, 1)),
    blocks_sale INTEGER NOT NULL CHECK (blocks_sale IN (0, 1)),
    code_digest BLOB NOT NULL,
    counter     INTEGER NOT NULL,
    first_seq   INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_blocks_sale ON payment (sale) WHERE blocks_sale = 1;
CREATE INDEX payment_open ON payment (first_seq) WHERE settled = 0;
CREATE INDEX payment_sale ON payment (sale, first_seq);
CREATE INDEX payment_order ON payment (first_seq);
CREATE INDEX payment_code ON payment (code_digest) WHERE code_digest <> x'';
CREATE INDEX payment_counter ON payment (counter);

-- The new table is filled when the writer opens the file.
INSERT INTO meta (key, value) VALUES ('refill', '2');

PRAGMA user_version = 2;
)sql";

// Payments know more by now: completions and releases of deposits, whose they are about, and what
// the acquirer calls them.
constexpr Sql schema3 = R"sql(
DROP TABLE payment;
CREATE TABLE payment (
    id             TEXT PRIMARY KEY NOT NULL,
    sale           TEXT NOT NULL,
    operation      TEXT NOT NULL,
    original       TEXT NOT NULL,
    channel        TEXT NOT NULL,
    deposit        INTEGER NOT NULL CHECK (deposit IN (0, 1)),
    state          TEXT NOT NULL,
    settled        INTEGER NOT NULL CHECK (settled IN (0, 1)),
    blocks_sale    INTEGER NOT NULL CHECK (blocks_sale IN (0, 1)),
    acquirer_order TEXT NOT NULL,
    code_digest    BLOB NOT NULL,
    counter        INTEGER NOT NULL,
    first_seq      INTEGER NOT NULL,
    last_seq       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_blocks_sale ON payment (sale) WHERE blocks_sale = 1;
CREATE INDEX payment_open ON payment (first_seq) WHERE settled = 0;
CREATE INDEX payment_sale ON payment (sale, first_seq);
CREATE INDEX payment_order ON payment (first_seq);
CREATE INDEX payment_code ON payment (code_digest) WHERE code_digest <> x'';
CREATE INDEX payment_counter ON payment (counter);
CREATE INDEX payment_original ON payment (original, first_seq) WHERE original <> '';
CREATE INDEX payment_deposit ON payment (first_seq) WHERE deposit = 1;
CREATE INDEX payment_acquirer ON payment (acquirer_order, first_seq) WHERE acquirer_order <> '';

INSERT OR REPLACE INTO meta (key, value) VALUES ('refill', '3');

PRAGMA user_version = 3;
)sql";

constexpr std::array migrations = {schema1, schema2, schema3};

struct ExpectedPragma {
    Sql query;
    qint64 value;
};

Result<void> requirePragmas(Database& database, std::span<const ExpectedPragma> pragmas)
{
    for (const ExpectedPragma& pragma : pragmas) {
        const Result<qint64> value = database.integer(pragma.query);
        // A VFS that cannot map memory says nothing about mmap_size.
        if (!value && value.error().code == ErrorCode::NotFound && pragma.value == 0)
            continue;
        if (!value)
            return failure(value.error());
        if (*value != pragma.value)
            return failure(ErrorCode::Fault, QStringLiteral("%1 is %2, not %3")
                                                 .arg(QString::fromUtf8(pragma.query.text()))
                                                 .arg(*value)
                                                 .arg(pragma.value));
    }
    return {};
}

constexpr ExpectedPragma commonPragmas[] = {
    {"PRAGMA foreign_keys", 1},
    {"PRAGMA trusted_schema", 0},
    {"PRAGMA cell_size_check", 1},
    {"PRAGMA mmap_size", 0},
};
constexpr ExpectedPragma writerPragmas[] = {
    {"PRAGMA synchronous", 2},
    {"PRAGMA wal_autocheckpoint", 0},
};

Result<void> requireApplication(Database& database)
{
    const Result<qint64> id = database.integer("PRAGMA application_id");
    if (!id)
        return failure(id.error());
    if (*id != applicationId)
        return failure(ErrorCode::Corrupt, QStringLiteral("not a journal of a till"));
    return {};
}

/// A new file, or our own: nothing else may be migrated.
Result<void> requireOwnFile(Database& database)
{
    const Result<qint64> objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return failure(objects.error());
    return *objects == 0 ? Result<void>{} : requireApplication(database);
}

Result<void> setWriterMode(Database& database)
{
    const Result<QString> mode = database.text("PRAGMA journal_mode = WAL");
    if (!mode)
        return failure(mode.error());
    if (*mode != QLatin1String("wal"))
        return failure(ErrorCode::Fault, QStringLiteral("journal_mode is %1").arg(*mode));
    if (const Result<void> set =
            database.exec("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        !set)
        return set;
    if (const Result<void> common = requirePragmas(database, commonPragmas); !common)
        return common;
    return requirePragmas(database, writerPragmas);
}

bool isProjection(const char* table)
{
    constexpr std::string_view projections[] = {"sale", "sale_counter", "print_job", "payment"};
    for (const std::string_view projection : projections) {
        if (projection == table)
            return true;
    }
    return false;
}

/// A defect elsewhere in the program cannot turn into a changed journal: the connection is not
/// able to say it.
int allowOnlyAppending(void*, int action, const char* first, const char*, const char*, const char*)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
        return SQLITE_OK;
    case SQLITE_INSERT:
        return isProjection(first) || std::strcmp(first, "journal") == 0 ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        return isProjection(first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
        return std::strcmp(first, "integrity_check") == 0 ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

Result<std::unique_ptr<Database>> open(const JournalFile& file, Database::Mode mode)
{
    Result<Database> opened = Database::open(
        {.path = file.path, .mode = mode, .vfs = file.vfs, .busyTimeoutMs = busyTimeoutMs});
    if (!opened)
        return failure(opened.error());
    return std::make_unique<Database>(std::move(*opened));
}

} // namespace

Result<std::unique_ptr<Database>> openForWriting(const JournalFile& file)
{
    Result<std::unique_ptr<Database>> database = open(file, Database::Mode::Create);
    if (!database)
        return database;
    // SQLite opens a write-protected file for reading instead, without a word.
    if (sqlite3_db_readonly((*database)->handle(), "main") != 0)
        return failure(ErrorCode::ReadOnly, QStringLiteral("%1 may not be written").arg(file.path));
    if (const Result<void> own = requireOwnFile(**database); !own)
        return failure(own.error());
    // A file of a newer program is left as it is: look before changing its mode.
    const Result<qint64> version = (*database)->integer("PRAGMA user_version");
    if (!version)
        return failure(version.error());
    if (*version <= static_cast<qint64>(migrations.size())) {
        if (const Result<void> set = setWriterMode(**database); !set)
            return failure(set.error());
    }
    if (const Result<void> migrated = migrate(**database, migrations); !migrated)
        return failure(migrated.error());
    return database;
}

Result<void> refillAfterMigration(Database& database)
{
    const Result<qint64> asked = database.integer("SELECT count(*) FROM meta WHERE key = 'refill'");
    if (!asked)
        return failure(asked.error());
    if (*asked == 0)
        return {};
    Result<Projections> projections = Projections::prepare(database);
    if (!projections)
        return failure(projections.error());
    return refill(database, *projections, Sql("DELETE FROM meta WHERE key = 'refill'"));
}

Result<void> restrictToAppending(Database& database)
{
    if (sqlite3_set_authorizer(database.handle(), allowOnlyAppending, nullptr) != SQLITE_OK)
        return failure(database.lastError(u"set authorizer"));
    return {};
}

Result<std::unique_ptr<Database>> openForReading(const JournalFile& file)
{
    Result<std::unique_ptr<Database>> database = open(file, Database::Mode::ReadOnly);
    if (!database)
        return database;
    if (const Result<void> own = requireApplication(**database); !own)
        return failure(own.error());
    if (const Result<void> common = requirePragmas(**database, commonPragmas); !common)
        return failure(common.error());
    if (const Result<void> current =
            requireVersion(**database, static_cast<qint64>(migrations.size()));
        !current)
        return failure(current.error());
    return database;
}

} // namespace till::storage
