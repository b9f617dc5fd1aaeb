// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace till::ports {

/// One row per sale, kept by the journal in the same transaction as the records that change it.
struct SaleRow {
    enum class State { Open, Held, Completed, Voided };

    SaleId id;
    State state = State::Open;
    QString cashier;    ///< name
    Instant at;         ///< opened, held, completed or voided: the last of these
    Money total;        ///< of completed sales what was paid, after cash rounding (抹零); of held
                        ///< ones the total when held
    int lineCount = 0;  ///< lines entered, less those voided
    QString note;       ///< of held sales
    QString firstItem;  ///< name of the first line
    qint64 lastSeq = 0; ///< of its latest "sale." record; printing it does not count
    QByteArray lastHash; ///< of that record
};

/// Questions about sales that must not cost a walk over the journal. Same thread as the journal.
class SaleIndex {
public:
    virtual ~SaleIndex() = default;

    /// The next unused counter of a business date, counting from 1.
    [[nodiscard]] virtual Result<int> nextCounter(QDate businessDate) = 0;
    /// Open (at most one) and held sales, oldest first.
    [[nodiscard]] virtual Result<QList<SaleRow>> unfinished() = 0;
    /// Completed and voided sales, newest first.
    [[nodiscard]] virtual Result<QList<SaleRow>> latest(int count) = 0;
    /// The newest completed sale, however many were voided since. None: there is none yet.
    [[nodiscard]] virtual Result<std::optional<SaleRow>> latestCompleted() = 0;
    /// NotFound if there is none.
    [[nodiscard]] virtual Result<SaleRow> find(const SaleId& id) = 0;
};

} // namespace till::ports
