// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <sqlite3.h>

#include <memory>
#include <optional>

/// A thin owner for SQLite's C API. Not QtSql, because the journal needs what QtSql hides: the
/// connection's handle for online backup and the authorizer, a named VFS so that tests can make
/// the disk fail, extended result codes to tell a full disk from a broken one, and prepared
/// statements that live as long as the store without a string map in between.
///
/// A connection and everything made from it belong to one thread at a time. A Database outlives
/// its statements and transactions.
namespace till::storage {

/// SQL text that is a constant of the program. Nothing built at run time converts to it, so values
/// can only reach a statement through bind().
class Sql {
public:
    consteval Sql(const char* text) : m_text(text) {}

    [[nodiscard]] constexpr const char* text() const { return m_text; }

private:
    const char* m_text;
};

/// What a connection's last failure means to the program. FULL, or an I/O error whose errno says
/// so: DiskFull. READONLY, EROFS: ReadOnly. BUSY, LOCKED: Locked. CORRUPT, NOTADB: Corrupt.
/// CANTOPEN: Unavailable. CONSTRAINT: Conflict. TOOBIG: OutOfRange. Anything else: Fault.
[[nodiscard]] ErrorCode errorCodeOf(int extendedCode, int systemErrno);
/// `doing` names the step for the log.
[[nodiscard]] Error errorOf(sqlite3* connection, int extendedCode, QStringView doing);

/// A prepared statement, kept for the connection's life. Parameters and columns count from 1 and
/// from 0, as in SQLite. A value that cannot be bound is remembered and reported by step().
class Statement {
public:
    Statement() = default;

    /// Resets the statement, forgets earlier values and binds these from ?1 on.
    template<typename... Values> Statement& bind(const Values&... values)
    {
        reset();
        int index = 0;
        (bindAt(++index, values), ...);
        return *this;
    }
    void bindAt(int index, qint64 value);
    void bindAt(int index, int value) { bindAt(index, qint64{value}); }
    void bindAt(int index, const QString& value);
    /// A null byte array is bound as an empty blob, since columns here are NOT NULL.
    void bindAt(int index, const QByteArray& value);
    void bindAt(int index, std::nullopt_t);
    template<typename Value> void bindAt(int index, const std::optional<Value>& value)
    {
        if (value)
            bindAt(index, *value);
        else
            bindAt(index, std::nullopt);
    }

    /// True: a row is there to be read. False: done. A failed statement must be reset.
    [[nodiscard]] Result<bool> step();
    /// Steps until done, ignoring rows, and resets.
    [[nodiscard]] Result<void> run();
    /// Ends the statement's hold on the database (a finished reader lets checkpoints pass).
    void reset();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    void noteBound(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bindError = SQLITE_OK;
};

/// Resets a statement on leaving the scope, so that an early return cannot leave a read
/// transaction open.
class StatementReset {
public:
    explicit StatementReset(Statement& statement) : m_statement(statement) {}
    ~StatementReset() { m_statement.reset(); }
    Q_DISABLE_COPY_MOVE(StatementReset)

private:
    Statement& m_statement;
};

/// One connection. Opened with extended result codes, DEFENSIVE, no double-quoted strings, an
/// untrusted schema, checked cells, enforced foreign keys, no memory mapping and no loadable
/// extensions; the rest (journal mode, synchronous) is the owner's to set.
class Database {
public:
    enum class Mode {
        ReadOnly,
        ReadWrite, ///< the file must exist
        Create,    ///< made if it does not exist
    };
    struct Options {
        QString path;
        Mode mode = Mode::ReadOnly;
        QByteArray vfs;        ///< empty: the system's
        int busyTimeoutMs = 0; ///< how long a locked database is waited for
    };
    /// Unavailable if it cannot be opened, Corrupt if it is no database, ReadOnly, ... SQLite opens
    /// lazily: most failures show with the first statement, which open() therefore runs.
    [[nodiscard]] static Result<Database> open(const Options& options);

    /// Runs constant SQL without parameters; several statements are allowed.
    [[nodiscard]] Result<void> exec(Sql sql);
    [[nodiscard]] Result<Statement> prepare(Sql sql);
    /// The number in the first column of the first row; NotFound when there is no row.
    [[nodiscard]] Result<qint64> integer(Sql sql);
    [[nodiscard]] Result<QString> text(Sql sql);

    void setBusyTimeout(int milliseconds);
    /// Rows changed by the last INSERT, UPDATE or DELETE.
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] Error lastError(QStringView doing) const;

    /// Copies the database as it is now to `path` (which must not exist) as one file without -wal,
    /// synced. Writers on other connections may go on meanwhile. Conflict if `path` exists.
    [[nodiscard]] Result<void> backupTo(const QString& path) const;

    /// For the authorizer, checkpoints and hooks; stays owned here.
    [[nodiscard]] sqlite3* handle() const { return m_connection.get(); }

private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    explicit Database(sqlite3* connection) : m_connection(connection) {}
    [[nodiscard]] Result<void> harden();

    std::unique_ptr<sqlite3, Close> m_connection;
};

/// BEGIN IMMEDIATE ... COMMIT; rolled back when it goes out of scope uncommitted.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    /// A failure leaves it unknown whether the transaction is durable: an fsync that fails may have
    /// written everything. Never commit again; close, reopen and read.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}

    Database* m_database; ///< null once it ended
};

} // namespace till::storage
