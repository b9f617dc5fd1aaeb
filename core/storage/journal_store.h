// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/payment_index.h"
#include "core/ports/print_queue.h"
#include "core/ports/sale_index.h"
#include "core/storage/chain.h"
#include "core/storage/lock_file.h"
#include "core/storage/verify.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>
#include <optional>

namespace till::storage {

/// Where a journal lives.
struct JournalPlace {
    QString folder;     ///< holds journal.db, journal.lock and journal.anchor; made if missing
    QString anchorPath; ///< empty: in the folder; a second medium notices more (see README.md)
    QByteArray vfs;     ///< SQLite VFS; empty: the system's
};

struct CheckpointResult {
    qint64 walPages = 0;    ///< in the -wal file
    qint64 copiedPages = 0; ///< of these, safe in the database; fewer when a reader holds on
};

/// The journal in SQLite, with the index of sales, the print queue and the index of payments
/// that follow from it.
///
/// Belongs to one thread. The writer holds the folder's lock for its whole life; readers may be
/// opened beside it, by other threads and programs.
///
/// It halts when it cannot know or trust what the disk holds: after a failed COMMIT, and after
/// DiskFull, ReadOnly, Corrupt, Fault or Unavailable on the way to one. It then answers questions
/// and refuses each append with the error that halted it, until reopen().
class JournalStore : public ports::Journal,
                     public ports::SaleIndex,
                     public ports::PrintQueue,
                     public ports::PaymentIndex {
public:
    /// Opens for writing. `till` (at most 64 characters, no blank) goes into the genesis of a new
    /// journal and must match that of an existing one (Conflict otherwise). Before it returns, the
    /// chain has been read from what was last verified to the head, and the head compared with the
    /// anchor: Corrupt if the chain is broken or the database is older than the anchor. Locked when
    /// another process writes. Also TooNew, ReadOnly, DiskFull, Unavailable. `clock` outlives the
    /// store.
    [[nodiscard]] static Result<std::unique_ptr<JournalStore>>
    open(const JournalPlace& place, const QString& till, ports::Clock& clock);

    /// Opens for reading, beside a running till or without one; append() is refused with ReadOnly.
    /// Nothing is verified. Unavailable when there is no journal.
    [[nodiscard]] static Result<std::unique_ptr<JournalStore>>
    openForReading(const JournalPlace& place);

    ~JournalStore() override;
    Q_DISABLE_COPY_MOVE(JournalStore)

    // ports::Journal

    /// As the port says. Also refused, with nothing recorded and without halting: an empty list
    /// (OutOfRange), an entry whose kind is not words of a-z, 0-9, '_' joined by '.', whose subject
    /// is no storable text or whose payload is no JSON object on one line (Malformed), and what
    /// the projections refuse (Malformed, Conflict, NotFound).
    [[nodiscard]] Result<qint64> append(const QList<ports::JournalEntry>& entries) override;
    /// `visit` must not append.
    [[nodiscard]] Result<void>
    readSubject(const QString& subject,
                const std::function<bool(const ports::JournalRecord&)>& visit) override;
    [[nodiscard]] Result<void>
    read(qint64 fromSeq, const std::function<bool(const ports::JournalRecord&)>& visit) override;

    // ports::SaleIndex

    [[nodiscard]] Result<int> nextCounter(QDate businessDate) override;
    [[nodiscard]] Result<QList<ports::SaleRow>> unfinished() override;
    [[nodiscard]] Result<QList<ports::SaleRow>> latest(int count) override;
    [[nodiscard]] Result<std::optional<ports::SaleRow>> latestCompleted() override;
    [[nodiscard]] Result<ports::SaleRow> find(const SaleId& id) override;

    // ports::PrintQueue

    [[nodiscard]] Result<std::optional<ports::PrintJob>> next() override;
    [[nodiscard]] Result<QList<ports::PrintJob>> pending() override;
    [[nodiscard]] Result<ports::PrintJob> find(const PrintJobId& id) override;
    [[nodiscard]] Result<int> nextCopy(ports::PrintJob::Document document,
                                       const QString& subject) override;

    // ports::PaymentIndex

    [[nodiscard]] Result<QList<payment::Payment>> openPayments() override;
    [[nodiscard]] Result<QList<payment::Payment>> paymentsOf(const SaleId& sale) override;
    [[nodiscard]] Result<QList<payment::Payment>> paymentsAbout(const PaymentId& id) override;
    [[nodiscard]] Result<QList<payment::Payment>> openDeposits() override;
    [[nodiscard]] Result<QList<payment::Payment>> latestPayments(int count) override;
    [[nodiscard]] Result<payment::Payment> findPayment(const PaymentId& id) override;
    [[nodiscard]] Result<payment::Payment> findByAcquirer(const QString& channel,
                                                          const QString& order) override;
    [[nodiscard]] Result<bool> knowsCode(const QByteArray& codeDigest) override;
    [[nodiscard]] Result<qint64> nextPaymentCounter() override;
    [[nodiscard]] Result<PaymentId> greatestOrderId(const QString& prefix,
                                                    qsizetype length) override;
    [[nodiscard]] Result<QString> generation() override;

    // Upkeep

    /// The error that halted the journal, if one did.
    [[nodiscard]] const std::optional<Error>& halted() const { return m_halted; }
    /// Closes, opens again and reads the head: what is there now is the truth. Ends a halt when it
    /// succeeds; otherwise the store is halted with the new error. The lock is held all the time.
    [[nodiscard]] Result<void> reopen();

    /// The last record as far as this store knows: its own for the writer, the file's for a reader.
    [[nodiscard]] Result<ChainPosition> head();
    [[nodiscard]] Result<QString> genesis();

    /// Moves pages from the -wal into the database as far as readers allow and renews the anchor.
    /// SQLite's automatic checkpoint is off since it swallows errors; call this when nobody waits.
    /// A failure loses nothing (the -wal keeps what it has) and does not halt.
    [[nodiscard]] Result<CheckpointResult> checkpoint();
    /// The same, waiting for readers, and empties the -wal: at the end of the day.
    [[nodiscard]] Result<CheckpointResult> checkpointFully();

    /// Walks the chain. A writer that finds it whole moves the anchor. Bad records are part of the
    /// report; an error means that the walk could not be made.
    [[nodiscard]] Result<VerifyReport> verify(VerifyScope scope);
    /// One JSON object a line: first the genesis, then each record from `fromSeq` on; see
    /// README.md. The number of records written.
    [[nodiscard]] Result<qint64> exportJsonLines(QIODevice& out, qint64 fromSeq = 1);
    /// Copies the journal as of now into a new single file, reads the copy back and verifies its
    /// whole chain; the file appears under `path` only then. Conflict if it exists already, Corrupt
    /// if the copy's chain is broken. Blocks its thread: use a reader on a worker.
    [[nodiscard]] Result<VerifyReport> backup(const QString& path);
    /// Drops the projections and fills them again from the journal, in one transaction.
    [[nodiscard]] Result<void> rebuild();

private:
    struct Connection;
    enum class Access { Reading, Writing };

    JournalStore(JournalPlace place, Access access);

    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> connectWriter(Connection& connection);
    [[nodiscard]] Result<void> checkHistory(Connection& connection, const QString& genesis);
    [[nodiscard]] Result<ChainPosition> write(const QList<ports::JournalEntry>& entries);
    [[nodiscard]] Result<Connection*> connected();
    [[nodiscard]] Result<CheckpointResult> checkpointBy(int mode);
    [[nodiscard]] Result<void> renewAnchor();
    void halt(const Error& error);

    JournalPlace m_place;
    Access m_access;
    QString m_till;                  ///< of the writer
    ports::Clock* m_clock = nullptr; ///< of the writer
    std::optional<LockFile> m_lock;  ///< of the writer; outlives the connection
    std::unique_ptr<Connection> m_connection;
    QString m_genesis;        ///< of the writer
    ChainPosition m_head;     ///< of the writer
    ChainPosition m_verified; ///< of the writer
    std::optional<Error> m_halted;
};

} // namespace till::storage
