// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite.h"

#include <QFile>

#include <cerrno>
#include <utility>

namespace till::storage {

namespace {

bool noSpace(int systemErrno)
{
    return systemErrno == ENOSPC || systemErrno == EDQUOT || systemErrno == EFBIG;
}

int errnoOf(sqlite3_file* file)
{
    int systemErrno = 0;
    if (file && file->pMethods)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &systemErrno);
    return systemErrno;
}

/// Why the last I/O failed. sqlite3_system_errno() is not told about failures inside a COMMIT, so
/// the -wal (or rollback journal) and the database file are asked as well.
int systemErrnoOf(sqlite3* connection, int extendedCode)
{
    const int known = sqlite3_system_errno(connection);
    if (known != 0 || (extendedCode & 0xff) != SQLITE_IOERR)
        return known;
    for (const int pointer : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
        sqlite3_file* file = nullptr;
        if (sqlite3_file_control(connection, "main", pointer, &file) != SQLITE_OK)
            continue;
        if (const int systemErrno = errnoOf(file); systemErrno != 0)
            return systemErrno;
    }
    return 0;
}

} // namespace

ErrorCode errorCodeOf(int extendedCode, int systemErrno)
{
    switch (extendedCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        // SQLite calls a quota or a file size limit an I/O error; only errno tells them apart from
        // a disk that breaks, and the shopkeeper's remedy is another one.
        if (noSpace(systemErrno))
            return ErrorCode::DiskFull;
        if (systemErrno == EROFS)
            return ErrorCode::ReadOnly;
        return (extendedCode & 0xff) == SQLITE_CANTOPEN ? ErrorCode::Unavailable : ErrorCode::Fault;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Conflict;
    case SQLITE_TOOBIG:
        return ErrorCode::OutOfRange;
    default:
        return ErrorCode::Fault;
    }
}

Error errorOf(sqlite3* connection, int extendedCode, QStringView doing)
{
    const int systemErrno = connection ? systemErrnoOf(connection, extendedCode) : 0;
    const QString message =
        QString::fromUtf8(connection ? sqlite3_errmsg(connection) : sqlite3_errstr(extendedCode));
    return Error{errorCodeOf(extendedCode, systemErrno),
                 QStringLiteral("%1: %2 (SQLite %3, errno %4)")
                     .arg(doing.toString(), message)
                     .arg(extendedCode)
                     .arg(systemErrno)};
}

// Statement

void Statement::noteBound(int code)
{
    if (code != SQLITE_OK && m_bindError == SQLITE_OK)
        m_bindError = code;
}

void Statement::bindAt(int index, qint64 value)
{
    noteBound(sqlite3_bind_int64(m_statement.get(), index, value));
}

void Statement::bindAt(int index, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    noteBound(sqlite3_bind_text64(m_statement.get(), index, utf8.constData(),
                                  static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                                  SQLITE_UTF8));
}

void Statement::bindAt(int index, const QByteArray& value)
{
    noteBound(sqlite3_bind_blob64(m_statement.get(), index, value.constData(),
                                  static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bindAt(int index, std::nullopt_t)
{
    noteBound(sqlite3_bind_null(m_statement.get(), index));
}

Result<bool> Statement::step()
{
    sqlite3* connection = sqlite3_db_handle(m_statement.get());
    if (m_bindError != SQLITE_OK)
        return failure(errorOf(connection, m_bindError, u"bind"));
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = errorOf(connection, sqlite3_extended_errcode(connection),
                          QString::fromUtf8(sqlite3_sql(m_statement.get())));
    return failure(std::move(error));
}

Result<void> Statement::run()
{
    const StatementReset guard(*this);
    for (;;) {
        const Result<bool> row = step();
        if (!row)
            return failure(row.error());
        if (!*row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_bindError = SQLITE_OK;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto* utf8 = sqlite3_column_text(m_statement.get(), column);
    return QString::fromUtf8(reinterpret_cast<const char*>(utf8),
                             sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    return QByteArray(static_cast<const char*>(bytes),
                      sqlite3_column_bytes(m_statement.get(), column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

// Database

Result<Database> Database::open(const Options& options)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (options.mode) {
    case Mode::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case Mode::ReadWrite:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case Mode::Create:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    }
    sqlite3* connection = nullptr;
    const int code =
        sqlite3_open_v2(QFile::encodeName(options.path).constData(), &connection, flags,
                        options.vfs.isEmpty() ? nullptr : options.vfs.constData());
    Database database(connection);
    if (code != SQLITE_OK)
        return failure(errorOf(connection, code, QStringLiteral("open %1").arg(options.path)));
    database.setBusyTimeout(options.busyTimeoutMs);
    if (const Result<void> hardened = database.harden(); !hardened)
        return failure(hardened.error());
    return database;
}

Result<void> Database::harden()
{
    struct Switch {
        int option;
        int value;
    };
    constexpr Switch switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},     {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (const Switch& each : switches) {
        int now = -1;
        const int code = sqlite3_db_config(handle(), each.option, each.value, &now);
        if (code != SQLITE_OK || now != each.value)
            return failure(errorOf(handle(), code, u"configure connection"));
    }
    // Reading the schema is the first access to the file: a file that is no database shows here.
    return exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                "SELECT count(*) FROM sqlite_schema;");
}

Result<void> Database::exec(Sql sql)
{
    const int code = sqlite3_exec(handle(), sql.text(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(errorOf(handle(), code, QString::fromUtf8(sql.text())));
    return {};
}

Result<Statement> Database::prepare(Sql sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.text(), -1, SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK)
        return failure(errorOf(handle(), code, QString::fromUtf8(sql.text())));
    return Statement(statement);
}

Result<qint64> Database::integer(Sql sql)
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return failure(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, QString::fromUtf8(sql.text()));
    return statement->integer(0);
}

Result<QString> Database::text(Sql sql)
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return failure(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, QString::fromUtf8(sql.text()));
    return statement->text(0);
}

void Database::setBusyTimeout(int milliseconds)
{
    sqlite3_busy_timeout(handle(), milliseconds);
}

qint64 Database::changes() const
{
    return sqlite3_changes64(handle());
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(handle());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

Error Database::lastError(QStringView doing) const
{
    return errorOf(handle(), sqlite3_extended_errcode(handle()), doing);
}

Result<void> Database::backupTo(const QString& path) const
{
    if (QFile::exists(path))
        return failure(ErrorCode::Conflict, QStringLiteral("backup target exists: %1").arg(path));
    Result<Database> target = open({.path = path, .mode = Mode::Create, .vfs = {}});
    if (!target)
        return failure(target.error());
    sqlite3_backup* copy = sqlite3_backup_init(target->handle(), "main", handle(), "main");
    if (!copy)
        return failure(target->lastError(u"begin backup"));
    // All pages in one step: one read transaction, so writers elsewhere cannot restart the copy.
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE)
        return failure(errorOf(target->handle(), stepped, u"copy for backup"));
    if (finished != SQLITE_OK)
        return failure(errorOf(target->handle(), finished, u"finish backup"));
    // The copy carries the source's WAL mode; a backup is to be one file that can be read from a
    // read-only medium.
    const Result<QString> mode = target->text("PRAGMA journal_mode = DELETE");
    if (!mode)
        return failure(mode.error());
    if (*mode != QLatin1String("delete"))
        return failure(ErrorCode::Fault, QStringLiteral("backup stayed in mode %1").arg(*mode));
    return {};
}

// Transaction

Result<Transaction> Transaction::begin(Database& database)
{
    if (const Result<void> begun = database.exec("BEGIN IMMEDIATE"); !begun)
        return failure(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    // SQLite has rolled back on its own after some errors; then there is nothing to end.
    if (m_database && m_database->inTransaction())
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit()
{
    if (const Result<void> committed = m_database->exec("COMMIT"); !committed)
        return committed;
    m_database = nullptr;
    return {};
}

} // namespace till::storage
