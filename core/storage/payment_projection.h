// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/payment/payment.h"
#include "core/ports/journal.h"
#include "core/storage/sqlite.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

/// The index of payments, voids and refunds: where the first and the last record of each are, and
/// what is asked for.
namespace till::storage {

/// The kind whose records say how often the numbering of payments has begun anew.
[[nodiscard]] QString generationKind();
/// Malformed unless it names three characters of Crockford's base 32.
[[nodiscard]] Result<QString> readGeneration(const QByteArray& payload);

/// id, kind, payload and at_ms of the first record, then kind, payload and at_ms of the last one:
/// since each later record says everything that may have changed, the two are the payment. Corrupt
/// for records that the journal would have refused.
[[nodiscard]] Result<payment::Payment> paymentOf(const Statement& row);

class PaymentProjection {
public:
    /// `database` outlives this.
    [[nodiscard]] static Result<PaymentProjection> prepare(Database& database);

    [[nodiscard]] static bool concerns(QStringView kind);
    /// Takes a record in that has just been inserted. Inside a transaction. Malformed for one that
    /// cannot be read; Conflict for a second intent, a state without an intent, and the intent of
    /// a payment whose sale has an undecided one already.
    [[nodiscard]] Result<void> apply(const ports::JournalRecord& record);
    /// Inside a transaction.
    [[nodiscard]] Result<void> clear();

private:
    PaymentProjection() = default;

    [[nodiscard]] Result<std::optional<payment::Payment>> find(const QString& id);
    [[nodiscard]] Result<void> insert(const payment::Payment& payment, qint64 seq);
    [[nodiscard]] Result<void> update(const payment::Payment& payment, qint64 seq);

    Statement m_find;
    Statement m_insert;
    Statement m_update;
    Statement m_clear;
};

} // namespace till::storage
