// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/storage/payment_projection.h"
#include "core/storage/sale_fold.h"
#include "core/storage/sqlite.h"

#include <QHash>
#include <QString>

#include <optional>

/// What follows from the records: the index of sales, the counters of sale numbers, the print
/// queue and the index of payments. Written in the journal's own transaction, so they are never
/// ahead of it or behind it, and they hold nothing that the journal does not say.
namespace till::storage {

class Projections {
public:
    /// `database` outlives this.
    [[nodiscard]] static Result<Projections> prepare(Database& database);

    /// Takes a record in that has just been inserted. Inside a transaction. Malformed for a sale or
    /// print record that cannot be read, Conflict for a print job that exists already, NotFound
    /// for a job that does not; and what PaymentProjection says of payments.
    [[nodiscard]] Result<void> apply(const ports::JournalRecord& record);
    /// Empties all tables. Inside a transaction.
    [[nodiscard]] Result<void> clear();
    /// After a rollback: what is remembered of open sales may be ahead of the journal.
    void forget() { m_unfinished.clear(); }

private:
    Projections() = default;

    [[nodiscard]] Result<void> applySale(const ports::JournalRecord& record);
    [[nodiscard]] Result<void> countSale(const QString& saleId);
    [[nodiscard]] Result<SaleFold> foldBefore(const QString& saleId, qint64 seq);
    [[nodiscard]] Result<void> putSale(const SaleFold& fold);
    [[nodiscard]] Result<void> applyQueued(const ports::JournalRecord& record);
    [[nodiscard]] Result<void> applyState(const ports::JournalRecord& record);

    Statement m_subjectRecords;
    Statement m_putSale;
    Statement m_raiseCounter;
    Statement m_hasJob;
    Statement m_insertJob;
    Statement m_updateJob;
    Statement m_clearSales;
    Statement m_clearCounters;
    Statement m_clearJobs;
    std::optional<PaymentProjection> m_payments;
    /// Open and held sales, so that a line costs no walk over the lines before it.
    QHash<QString, SaleFold> m_unfinished;
};

/// Empties the projections and fills them from all records, in one transaction with `alongside`.
/// Corrupt for records that the journal would have refused.
[[nodiscard]] Result<void> refill(Database& database, Projections& projections,
                                  const std::optional<Sql>& alongside = {});

} // namespace till::storage
