// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/services/loyalty_records.h"
#include "core/services/loyalty_transaction.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::services {

/// How far a batch has come.
enum class MemberBatchState {
    None,     ///< no check-in yet
    Open,     ///< transactions may be made
    Settling, ///< the settlement was asked for and not answered: only that may be asked again
    Even,     ///< the host agrees; closing is all that is left
    Uneven,   ///< the host disagrees: its detail is kept until a manager closes the batch
};
[[nodiscard]] QString nameOf(MemberBatchState state);

/// A settlement that was asked for.
struct MemberSettlement {
    MemberTotals totals;
    int asked = 0;      ///< times
    int unanswered = 0; ///< of these
    QString flag;       ///< the host's settleFlag
    QString code;
    QString text;
    QString detailFile; ///< empty: not written yet
    QByteArray detailSha256;
    int detailPosted = 0; ///< HTTP status; 0: not yet

    bool operator==(const MemberSettlement&) const = default;
};

/// The fold of all records: what the till knows about the membership host's affairs. A value; any
/// thread.
class LoyaltyBook {
public:
    static constexpr int traceMost = 999'999;

    /// Records in the order of the journal. What does not follow from what came before is left out.
    void apply(const MemberRecord& record);

    [[nodiscard]] int period() const { return m_period; }
    /// Six digits; empty: no check-in yet.
    [[nodiscard]] const QString& batch() const { return m_batch; }
    [[nodiscard]] MemberBatchState batchState() const { return m_batchState; }
    [[nodiscard]] const QString& storeName() const { return m_storeName; }
    [[nodiscard]] qint64 clockOffsetMs() const { return m_clockOffsetMs; }

    /// The trace number of the next message: 000001 to 999999, then again from 000001. Conflict
    /// when the batch has used them all.
    [[nodiscard]] Result<QString> nextTrace() const;

    /// Of the periods that were read, oldest first.
    [[nodiscard]] const QList<MemberTransaction>& transactions() const { return m_transactions; }
    /// Null: not one of these.
    [[nodiscard]] const MemberTransaction* find(const MemberTransactionId& id) const;
    /// A transaction of the open batch by its trace number; null if there is none.
    [[nodiscard]] const MemberTransaction* findTrace(const QString& trace) const;
    /// Something was asked with effect and its outcome is not recorded.
    [[nodiscard]] const MemberTransaction* unfinished() const;
    /// The oldest transaction that has to be reversed.
    [[nodiscard]] const MemberTransaction* pendingReversal() const;
    /// The oldest refund that waits for cash.
    [[nodiscard]] const MemberTransaction* waitingForCash() const;
    [[nodiscard]] const QList<member_events::ExceptionNoted>& exceptions() const
    {
        return m_exceptions;
    }

    /// Of the open batch: what the host has confirmed.
    [[nodiscard]] MemberTotals totals() const;
    [[nodiscard]] const std::optional<MemberSettlement>& settlement() const { return m_settlement; }

    /// The record that opens the next batch; `batch` as the host says, empty: the next number.
    [[nodiscard]] MemberRecord opening(const QString& batch) const;

private:
    struct Folder;

    /// The oldest period of which something is not done with.
    [[nodiscard]] std::optional<int> oldestOpen() const;
    [[nodiscard]] MemberTransaction* at(int period, const QString& trace);
    void consume(const QString& trace);

    int m_period = 0;
    QString m_batch;
    MemberBatchState m_batchState = MemberBatchState::None;
    int m_lastTrace = 0;
    int m_tracesInBatch = 0;
    QString m_storeName;
    qint64 m_clockOffsetMs = 0;
    QList<MemberTransaction> m_transactions;
    QList<member_events::ExceptionNoted> m_exceptions;
    std::optional<MemberSettlement> m_settlement;
};

/// Reads what the journal says, without the batches that are done with. Corrupt, or the journal's
/// error.
[[nodiscard]] Result<LoyaltyBook> readLoyaltyBook(ports::Journal& journal);

} // namespace till::services
