// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal_store.h"

#include "core/storage/head_anchor.h"
#include "core/storage/journal_connection.h"
#include "core/storage/journal_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace till::storage {

namespace {

constexpr qsizetype tillNameMax = 64;

QString databasePath(const JournalPlace& place)
{
    return QDir(place.folder).filePath(QStringLiteral("journal.db"));
}

Result<void> makeFolder(const QString& folder)
{
    namespace fs = std::filesystem;
    const fs::path path = QFile::encodeName(folder).toStdString();
    std::error_code error;
    if (fs::create_directories(path, error))
        fs::permissions(path, fs::perms::owner_all, error);
    if (!error)
        return {};
    const bool readOnly = error == std::errc::permission_denied ||
                          error == std::errc::read_only_file_system ||
                          error == std::errc::operation_not_permitted;
    const bool full = error == std::errc::no_space_on_device;
    return failure(
        readOnly ? ErrorCode::ReadOnly
        : full   ? ErrorCode::DiskFull
                 : ErrorCode::Unavailable,
        QStringLiteral("data folder %1: %2").arg(folder, QString::fromStdString(error.message())));
}

/// The journal's genesis, written now if it is new.
Result<QString> ensureGenesis(Database& database, const QString& till, Instant now)
{
    const Result<QString> known = genesisOf(database);
    if (known) {
        if (!known->startsWith(QStringLiteral("till-journal-1 %1 ").arg(till)))
            return failure(ErrorCode::Conflict,
                           QStringLiteral("the journal belongs to \"%1\"").arg(*known));
        return known;
    }
    if (known.error().code != ErrorCode::NotFound)
        return known;
    const QString genesis = genesisText(till, now.unixMs);
    Result<Statement> insert =
        database.prepare("INSERT INTO meta (key, value) VALUES ('genesis', ?1)");
    if (!insert)
        return failure(insert.error());
    if (const Result<void> written = insert->bind(genesis).run(); !written)
        return failure(written.error());
    return genesis;
}

bool isKind(const QString& kind)
{
    const QStringList words = kind.split(u'.');
    return std::all_of(words.begin(), words.end(), [](const QString& word) {
        return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
        });
    });
}

/// Text that reads back from the file as it was written.
bool isStorable(const QString& text)
{
    return text.isValidUtf16() && !text.contains(QChar::Null) &&
           !text.startsWith(QChar(QChar::ByteOrderMark));
}

bool isJsonLine(const QByteArray& payload)
{
    return payload.isValidUtf8() && !payload.contains('\n') && !payload.contains('\r') &&
           QJsonDocument::fromJson(payload).isObject();
}

Result<void> checkEntries(const QList<ports::JournalEntry>& entries)
{
    if (entries.isEmpty())
        return failure(ErrorCode::OutOfRange, QStringLiteral("nothing to record"));
    for (const ports::JournalEntry& entry : entries) {
        if (!isKind(entry.kind))
            return failure(ErrorCode::Malformed, QStringLiteral("kind \"%1\"").arg(entry.kind));
        if (!isStorable(entry.subject))
            return failure(ErrorCode::Malformed, QStringLiteral("subject of %1").arg(entry.kind));
        if (!isJsonLine(entry.payload))
            return failure(ErrorCode::Malformed, QStringLiteral("payload of %1").arg(entry.kind));
    }
    return {};
}

/// Errors after which it is not known, or not to be trusted, what the medium holds. The others
/// are refusals that the rollback has undone.
bool halts(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Corrupt:
    case ErrorCode::Fault:
    case ErrorCode::Unavailable:
        return true;
    case ErrorCode::Malformed:
    case ErrorCode::OutOfRange:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::PermissionNeeded:
    case ErrorCode::Refused:
    case ErrorCode::Locked:
    case ErrorCode::TooNew:
        return false;
    }
    Q_UNREACHABLE();
}

ports::JournalRecord chained(const ports::JournalEntry& entry, const ChainPosition& after,
                             Instant at)
{
    const QByteArray kind = entry.kind.toUtf8();
    const QByteArray subject = entry.subject.toUtf8();
    const ChainRecord fields{.seq = after.seq + 1,
                             .atMs = at.unixMs,
                             .kind = kind,
                             .subject = subject,
                             .payload = entry.payload,
                             .previousHash = after.hash,
                             .hash = {}};
    return {.seq = fields.seq,
            .at = at,
            .kind = entry.kind,
            .subject = entry.subject,
            .payload = entry.payload,
            .previousHash = after.hash,
            .hash = recordHash(fields)};
}

Result<void> insertRecord(Statement& insert, const ports::JournalRecord& record)
{
    Result<void> inserted = insert
                                .bind(record.seq, record.at.unixMs, record.kind, record.subject,
                                      record.payload, record.previousHash, record.hash)
                                .run();
    // Our own next number is refused only if somebody else has written.
    if (!inserted && inserted.error().code == ErrorCode::Conflict)
        return failure(ErrorCode::Fault, inserted.error().detail);
    return inserted;
}

} // namespace

JournalStore::JournalStore(JournalPlace place, Access access)
    : m_place(std::move(place)), m_access(access)
{
    if (m_place.anchorPath.isEmpty())
        m_place.anchorPath = QDir(m_place.folder).filePath(QStringLiteral("journal.anchor"));
}

JournalStore::~JournalStore() = default;

Result<std::unique_ptr<JournalStore>> JournalStore::open(const JournalPlace& place,
                                                         const QString& till, ports::Clock& clock)
{
    if (till.isEmpty() || till.size() > tillNameMax || till.contains(u' '))
        return failure(ErrorCode::OutOfRange, QStringLiteral("name of the till: \"%1\"").arg(till));
    if (const Result<void> made = makeFolder(place.folder); !made)
        return failure(made.error());
    Result<LockFile> lock =
        LockFile::acquire(QDir(place.folder).filePath(QStringLiteral("journal.lock")));
    if (!lock)
        return failure(lock.error());
    std::unique_ptr<JournalStore> store(new JournalStore(place, Access::Writing));
    store->m_till = till;
    store->m_clock = &clock;
    store->m_lock.emplace(std::move(*lock));
    if (const Result<void> connected = store->connect(); !connected)
        return failure(connected.error());
    return store;
}

Result<std::unique_ptr<JournalStore>> JournalStore::openForReading(const JournalPlace& place)
{
    std::unique_ptr<JournalStore> store(new JournalStore(place, Access::Reading));
    if (const Result<void> connected = store->connect(); !connected)
        return failure(connected.error());
    return store;
}

Result<void> JournalStore::connect()
{
    auto connection = std::make_unique<Connection>();
    switch (m_access) {
    case Access::Reading: {
        Result<std::unique_ptr<Database>> database =
            storage::openForReading({.path = databasePath(m_place), .vfs = m_place.vfs});
        if (!database)
            return failure(database.error());
        connection->database = std::move(*database);
        break;
    }
    case Access::Writing:
        if (const Result<void> made = connectWriter(*connection); !made)
            return made;
        break;
    }
    m_connection = std::move(connection);
    return {};
}

Result<void> JournalStore::connectWriter(Connection& connection)
{
    const QString path = databasePath(m_place);
    // A new journal must not quietly take the place of one that is gone.
    if (m_place.vfs.isEmpty() && !QFile::exists(path) && QFile::exists(m_place.anchorPath))
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("%1 is missing, but its anchor is there").arg(path));
    Result<std::unique_ptr<Database>> database = openForWriting({.path = path, .vfs = m_place.vfs});
    if (!database)
        return failure(database.error());
    connection.database = std::move(*database);
    const Result<QString> genesis = ensureGenesis(*connection.database, m_till, m_clock->now());
    if (!genesis)
        return failure(genesis.error());
    if (const Result<void> checked = checkHistory(connection, *genesis); !checked)
        return checked;
    if (const Result<void> filled = refillAfterMigration(*connection.database); !filled)
        return filled;
    if (const Result<void> restricted = restrictToAppending(*connection.database); !restricted)
        return restricted;
    Result<Statement> insert = connection.database->prepare(
        "INSERT INTO journal (seq, at_ms, kind, subject, payload, prev_hash, hash)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!insert)
        return failure(insert.error());
    connection.insert = std::move(*insert);
    Result<Projections> projections = Projections::prepare(*connection.database);
    if (!projections)
        return failure(projections.error());
    connection.projections.emplace(std::move(*projections));
    return {};
}

Result<void> JournalStore::checkHistory(Connection& connection, const QString& genesis)
{
    const Result<std::optional<HeadAnchor>> read = readAnchor(m_place.anchorPath);
    if (!read)
        return failure(read.error());
    const std::optional<HeadAnchor>& anchor = *read;
    ChainPosition from = genesisPosition(genesis);
    if (anchor) {
        if (anchor->genesis != genesis)
            return failure(ErrorCode::Corrupt,
                           QStringLiteral("the anchor is of journal \"%1\"").arg(anchor->genesis));
        const Result<std::optional<QByteArray>> hash =
            hashAt(*connection.database, anchor->head.seq);
        if (!hash)
            return failure(hash.error());
        if (*hash != anchor->head.hash)
            return failure(ErrorCode::Corrupt,
                           QStringLiteral("record %1 of the anchor is missing or another: the "
                                          "database went back in time")
                               .arg(anchor->head.seq));
        from = anchor->verified;
    }
    const Result<VerifyReport> report = walkChain(*connection.database, from);
    if (!report)
        return failure(report.error());
    if (report->firstBad)
        return failure(ErrorCode::Corrupt, QStringLiteral("record %1: %2")
                                               .arg(report->firstBad->seq)
                                               .arg(report->firstBad->reason));
    m_genesis = genesis;
    m_head = report->head;
    m_verified = report->head;
    if (anchor == HeadAnchor{genesis, m_head, m_verified})
        return {};
    return writeAnchor(m_place.anchorPath, {genesis, m_head, m_verified});
}

Result<qint64> JournalStore::append(const QList<ports::JournalEntry>& entries)
{
    switch (m_access) {
    case Access::Reading:
        return failure(ErrorCode::ReadOnly, QStringLiteral("the journal is open for reading"));
    case Access::Writing:
        break;
    }
    if (m_halted)
        return failure(*m_halted);
    if (const Result<void> checked = checkEntries(entries); !checked)
        return failure(checked.error());
    const Result<ChainPosition> head = write(entries);
    if (!head) {
        m_connection->projections->forget();
        if (halts(head.error().code))
            halt(head.error());
        return failure(head.error());
    }
    m_head = *head;
    noteAnchor(m_place.anchorPath, {m_genesis, m_head, m_verified});
    return m_head.seq;
}

Result<ChainPosition> JournalStore::write(const QList<ports::JournalEntry>& entries)
{
    Result<Transaction> transaction = Transaction::begin(*m_connection->database);
    if (!transaction)
        return failure(transaction.error());
    const Instant at = m_clock->now();
    ChainPosition head = m_head;
    for (const ports::JournalEntry& entry : entries) {
        const ports::JournalRecord record = chained(entry, head, at);
        if (const Result<void> inserted = insertRecord(m_connection->insert, record); !inserted)
            return failure(inserted.error());
        if (const Result<void> applied = m_connection->projections->apply(record); !applied)
            return failure(applied.error());
        head = {record.seq, record.hash};
    }
    if (const Result<void> committed = transaction->commit(); !committed) {
        halt(committed.error());
        return failure(committed.error());
    }
    return head;
}

void JournalStore::halt(const Error& error)
{
    if (m_halted)
        return;
    m_halted = error;
    // Closing would copy the -wal into the database and delete it; a medium that has just failed
    // is not asked to do that.
    sqlite3_db_config(m_connection->database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                      nullptr);
}

Result<void> JournalStore::reopen()
{
    const QString cause = m_halted ? errorCodeName(m_halted->code) : QStringLiteral("asked");
    m_connection.reset();
    if (const Result<void> connected = connect(); !connected) {
        m_halted = connected.error();
        return connected;
    }
    m_halted.reset();
    switch (m_access) {
    case Access::Reading:
        return {};
    case Access::Writing:
        break;
    }
    // A COMMIT that failed may have left frames in the -wal that show only after the next crash.
    // Writing over them settles what is there, and proves that the medium takes records again.
    const QJsonObject payload{{QStringLiteral("cause"), cause}};
    const Result<qint64> settled =
        append({{.kind = QStringLiteral("journal.reopened"),
                 .subject = QStringLiteral("journal"),
                 .payload = QJsonDocument(payload).toJson(QJsonDocument::Compact)}});
    if (!settled)
        return failure(settled.error());
    return {};
}

Result<JournalStore::Connection*> JournalStore::connected()
{
    if (m_connection)
        return m_connection.get();
    // Only a failed reopen() leaves no connection, and it leaves its error.
    return failure(
        m_halted.value_or(Error{ErrorCode::Unavailable, QStringLiteral("the journal is closed")}));
}

} // namespace till::storage
