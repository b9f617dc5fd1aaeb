// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal_connection.h"
#include "core/storage/journal_store.h"
#include "core/storage/queries.h"
#include "core/storage/rows.h"

#include "core/ports/print_records.h"

namespace till::storage {

namespace {

Result<void> visitRecords(Result<Statement> statement,
                          const std::function<bool(const ports::JournalRecord&)>& visit)
{
    if (!statement)
        return failure(statement.error());
    for (;;) {
        const Result<bool> row = statement->step();
        if (!row)
            return failure(row.error());
        if (!*row || !visit(recordOf(*statement)))
            return {};
    }
}

} // namespace

Result<void>
JournalStore::readSubject(const QString& subject,
                          const std::function<bool(const ports::JournalRecord&)>& visit)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return visitRecords(
        prepared(*(*connection)->database,
                 "SELECT seq, at_ms, kind, subject, payload, prev_hash, hash FROM journal"
                 " WHERE subject = ?1 ORDER BY seq",
                 subject),
        visit);
}

Result<void> JournalStore::read(qint64 fromSeq,
                                const std::function<bool(const ports::JournalRecord&)>& visit)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return visitRecords(
        prepared(*(*connection)->database,
                 "SELECT seq, at_ms, kind, subject, payload, prev_hash, hash FROM journal"
                 " WHERE seq >= ?1 ORDER BY seq",
                 fromSeq),
        visit);
}

Result<int> JournalStore::nextCounter(QDate businessDate)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    const Result<qint64> last = integerOf(
        prepared(*(*connection)->database, "SELECT last FROM sale_counter WHERE business_date = ?1",
                 businessDate.toString(Qt::ISODate)));
    if (!last)
        return failure(last.error());
    return static_cast<int>(*last) + 1;
}

Result<QList<ports::SaleRow>> JournalStore::unfinished()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<ports::SaleRow>(
        prepared(*(*connection)->database,
                 "SELECT id, state, cashier, at_ms, total_fen, line_count, note, first_item,"
                 " last_seq, last_hash FROM sale WHERE state IN ('open', 'held')"
                 " ORDER BY first_seq"),
        saleRowOf);
}

Result<QList<ports::SaleRow>> JournalStore::latest(int count)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<ports::SaleRow>(
        prepared(*(*connection)->database,
                 "SELECT id, state, cashier, at_ms, total_fen, line_count, note, first_item,"
                 " last_seq, last_hash FROM sale WHERE state IN ('completed', 'voided')"
                 " ORDER BY last_seq DESC LIMIT max(?1, 0)",
                 count),
        saleRowOf);
}

Result<std::optional<ports::SaleRow>> JournalStore::latestCompleted()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    // The first condition is that of the index.
    return firstOf<ports::SaleRow>(
        prepared(*(*connection)->database,
                 "SELECT id, state, cashier, at_ms, total_fen, line_count, note, first_item,"
                 " last_seq, last_hash FROM sale WHERE state IN ('completed', 'voided')"
                 " AND state = 'completed' ORDER BY last_seq DESC LIMIT 1"),
        saleRowOf);
}

Result<ports::SaleRow> JournalStore::find(const SaleId& id)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    Result<std::optional<ports::SaleRow>> row = firstOf<ports::SaleRow>(
        prepared(*(*connection)->database,
                 "SELECT id, state, cashier, at_ms, total_fen, line_count, note, first_item,"
                 " last_seq, last_hash FROM sale WHERE id = ?1",
                 id.text()),
        saleRowOf);
    if (!row)
        return failure(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, QStringLiteral("no sale %1").arg(id.text()));
    return std::move(**row);
}

Result<std::optional<ports::PrintJob>> JournalStore::next()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return firstOf<ports::PrintJob>(
        prepared(*(*connection)->database,
                 "SELECT id, document, subject, copy, state, attempts, last_error, queued_ms"
                 " FROM print_job WHERE state NOT IN ('printed', 'handedOver', 'cancelled')"
                 " AND state = 'queued' ORDER BY queued_seq LIMIT 1"),
        printJobOf);
}

Result<QList<ports::PrintJob>> JournalStore::pending()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<ports::PrintJob>(
        prepared(*(*connection)->database,
                 "SELECT id, document, subject, copy, state, attempts, last_error, queued_ms"
                 " FROM print_job WHERE state NOT IN ('printed', 'handedOver', 'cancelled')"
                 " ORDER BY queued_seq"),
        printJobOf);
}

Result<ports::PrintJob> JournalStore::find(const PrintJobId& id)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    Result<std::optional<ports::PrintJob>> job = firstOf<ports::PrintJob>(
        prepared(*(*connection)->database,
                 "SELECT id, document, subject, copy, state, attempts, last_error, queued_ms"
                 " FROM print_job WHERE id = ?1",
                 id.text()),
        printJobOf);
    if (!job)
        return failure(job.error());
    if (!*job)
        return failure(ErrorCode::NotFound, QStringLiteral("no print job %1").arg(id.text()));
    return std::move(**job);
}

Result<int> JournalStore::nextCopy(ports::PrintJob::Document document, const QString& subject)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    const Result<qint64> last =
        integerOf(prepared(*(*connection)->database,
                           "SELECT coalesce(max(copy), 0) FROM print_job WHERE subject = ?1"
                           " AND document = ?2",
                           subject, ports::printDocumentName(document)));
    if (!last)
        return failure(last.error());
    return static_cast<int>(*last) + 1;
}

} // namespace till::storage
