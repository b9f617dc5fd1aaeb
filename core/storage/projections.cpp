// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/projections.h"

#include "core/ports/print_records.h"
#include "core/sale/sale_number.h"
#include "core/storage/rows.h"

#include <array>
#include <utility>

namespace till::storage {

namespace {

bool isUnfinished(const ports::SaleRow& row)
{
    return row.state == ports::SaleRow::State::Open || row.state == ports::SaleRow::State::Held;
}

} // namespace

Result<Projections> Projections::prepare(Database& database)
{
    Projections made;
    struct Wanted {
        Statement& statement;
        Sql sql;
    };
    const std::array wanted{
        Wanted{made.m_subjectRecords,
               "SELECT seq, at_ms, kind, subject, payload, prev_hash, hash FROM journal"
               " WHERE subject = ?1 AND seq < ?2 ORDER BY seq"},
        Wanted{made.m_putSale,
               "INSERT INTO sale (id, state, cashier, at_ms, total_fen, line_count, note,"
               " first_item, last_seq, last_hash, first_seq)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
               " ON CONFLICT (id) DO UPDATE SET state = ?2, cashier = ?3, at_ms = ?4,"
               " total_fen = ?5, line_count = ?6, note = ?7, first_item = ?8, last_seq = ?9,"
               " last_hash = ?10"},
        Wanted{made.m_raiseCounter,
               "INSERT INTO sale_counter (business_date, last) VALUES (?1, ?2)"
               " ON CONFLICT (business_date) DO UPDATE SET last = max(last, ?2)"},
        Wanted{made.m_hasJob, "SELECT 1 FROM print_job WHERE id = ?1"},
        Wanted{made.m_insertJob,
               "INSERT INTO print_job (id, document, subject, copy, state, attempts, last_error,"
               " queued_ms, queued_seq) VALUES (?1, ?2, ?3, ?4, ?5, 0, '', ?6, ?7)"},
        Wanted{made.m_updateJob,
               "UPDATE print_job SET state = ?2, last_error = ?3, attempts = attempts + ?4"
               " WHERE id = ?1"},
        Wanted{made.m_clearSales, "DELETE FROM sale"},
        Wanted{made.m_clearCounters, "DELETE FROM sale_counter"},
        Wanted{made.m_clearJobs, "DELETE FROM print_job"},
    };
    for (const Wanted& each : wanted) {
        Result<Statement> statement = database.prepare(each.sql);
        if (!statement)
            return failure(statement.error());
        each.statement = std::move(*statement);
    }
    Result<PaymentProjection> payments = PaymentProjection::prepare(database);
    if (!payments)
        return failure(payments.error());
    made.m_payments.emplace(std::move(*payments));
    return made;
}

Result<void> Projections::apply(const ports::JournalRecord& record)
{
    if (isSaleKind(record.kind))
        return applySale(record);
    if (record.kind == ports::printQueuedKind())
        return applyQueued(record);
    if (record.kind == ports::printStateKind())
        return applyState(record);
    if (PaymentProjection::concerns(record.kind))
        return m_payments->apply(record);
    return {};
}

Result<void> Projections::clear()
{
    forget();
    for (Statement* statement : {&m_clearSales, &m_clearCounters, &m_clearJobs}) {
        if (const Result<void> cleared = statement->bind().run(); !cleared)
            return cleared;
    }
    return m_payments->clear();
}

Result<void> Projections::applySale(const ports::JournalRecord& record)
{
    auto found = m_unfinished.find(record.subject);
    if (found == m_unfinished.end()) {
        Result<SaleFold> earlier = foldBefore(record.subject, record.seq);
        if (!earlier)
            return failure(earlier.error());
        found = m_unfinished.insert(record.subject, std::move(*earlier));
    }
    const bool first = found->firstSeq == 0;
    if (const Result<void> advanced = advance(*found, record); !advanced)
        return advanced;
    if (first) {
        if (const Result<void> counted = countSale(record.subject); !counted)
            return counted;
    }
    if (const Result<void> put = putSale(*found); !put)
        return put;
    if (!isUnfinished(found->row))
        m_unfinished.erase(found);
    return {};
}

Result<void> Projections::countSale(const QString& saleId)
{
    const Result<sale::SaleNumber> number = sale::SaleNumber::fromId(SaleId(saleId));
    if (!number)
        return failure(ErrorCode::Malformed, number.error().detail);
    return m_raiseCounter.bind(number->date.toString(Qt::ISODate), number->counter).run();
}

Result<SaleFold> Projections::foldBefore(const QString& saleId, qint64 seq)
{
    const StatementReset guard(m_subjectRecords);
    m_subjectRecords.bind(saleId, seq);
    SaleFold fold;
    for (;;) {
        const Result<bool> row = m_subjectRecords.step();
        if (!row)
            return failure(row.error());
        if (!*row)
            return fold;
        const ports::JournalRecord record = recordOf(m_subjectRecords);
        if (!isSaleKind(record.kind))
            continue;
        // Each of these was accepted when it was recorded.
        if (const Result<void> advanced = advance(fold, record); !advanced)
            return failure(ErrorCode::Corrupt, advanced.error().detail);
    }
}

Result<void> Projections::putSale(const SaleFold& fold)
{
    const ports::SaleRow& row = fold.row;
    return m_putSale
        .bind(row.id.text(), saleStateName(row.state), row.cashier, row.at.unixMs, row.total.fen(),
              row.lineCount, row.note, row.firstItem, row.lastSeq, row.lastHash, fold.firstSeq)
        .run();
}

Result<void> Projections::applyQueued(const ports::JournalRecord& record)
{
    const Result<ports::PrintQueued> queued = ports::decodePrintQueued(record.payload);
    if (!queued)
        return failure(queued.error());
    const Result<bool> exists = m_hasJob.bind(queued->job.text()).step();
    m_hasJob.reset();
    if (!exists)
        return failure(exists.error());
    if (*exists)
        return failure(ErrorCode::Conflict,
                       QStringLiteral("print job %1 exists").arg(queued->job.text()));
    return m_insertJob
        .bind(queued->job.text(), ports::printDocumentName(queued->document), record.subject,
              queued->copy, ports::printStateName(ports::PrintJob::State::Queued), record.at.unixMs,
              record.seq)
        .run();
}

Result<void> Projections::applyState(const ports::JournalRecord& record)
{
    const Result<ports::PrintStateChanged> change = ports::decodePrintState(record.payload);
    if (!change)
        return failure(change.error());
    const Result<bool> exists = m_hasJob.bind(change->job.text()).step();
    m_hasJob.reset();
    if (!exists)
        return failure(exists.error());
    if (!*exists)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("no print job %1").arg(change->job.text()));
    const int attempt = change->state == ports::PrintJob::State::Sending ? 1 : 0;
    return m_updateJob
        .bind(change->job.text(), ports::printStateName(change->state), change->error, attempt)
        .run();
}

Result<void> refill(Database& database, Projections& projections,
                    const std::optional<Sql>& alongside)
{
    Result<Statement> records = database.prepare(
        "SELECT seq, at_ms, kind, subject, payload, prev_hash, hash FROM journal ORDER BY seq");
    if (!records)
        return failure(records.error());
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return failure(transaction.error());
    if (const Result<void> cleared = projections.clear(); !cleared)
        return cleared;
    for (;;) {
        const Result<bool> row = records->step();
        if (!row)
            return failure(row.error());
        if (!*row)
            break;
        // What was refused would never have been recorded.
        if (const Result<void> applied = projections.apply(recordOf(*records)); !applied)
            return failure(ErrorCode::Corrupt, applied.error().detail);
    }
    records->reset();
    if (alongside) {
        if (const Result<void> done = database.exec(*alongside); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace till::storage
