// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <functional>

namespace till::ports {

/// What is to be recorded.
struct JournalEntry {
    QString kind;       ///< "sale.line_added", "print.queued", ...
    QString subject;    ///< what it is about: a sale id, a job id, ...
    QByteArray payload; ///< compact JSON object
};

/// What has been recorded.
struct JournalRecord {
    qint64 seq = 0; ///< 1, 2, 3 ... without gaps
    Instant at;
    QString kind;
    QString subject;
    QByteArray payload;
    QByteArray previousHash; ///< 32 bytes; of record 1: the hash of the till's genesis text
    QByteArray hash;         ///< 32 bytes SHA-256
};

/// The append-only, hash-chained truth. One writer; lives on the core thread.
class Journal {
public:
    virtual ~Journal() = default;

    /// Records all entries in one transaction, together with what follows from them (projections:
    /// open sales, print queue, sale numbers). When it returns a seq (of the last entry), all of it
    /// is durable. DiskFull, ReadOnly, Fault: whether it is durable is unknown; the journal has
    /// halted itself, reopen to learn.
    [[nodiscard]] virtual Result<qint64> append(const QList<JournalEntry>& entries) = 0;

    /// Calls `visit` for each record of a subject in order, until it returns false.
    [[nodiscard]] virtual Result<void>
    readSubject(const QString& subject, const std::function<bool(const JournalRecord&)>& visit) = 0;

    /// Calls `visit` for each record from `fromSeq` on, in order, until it returns false.
    [[nodiscard]] virtual Result<void>
    read(qint64 fromSeq, const std::function<bool(const JournalRecord&)>& visit) = 0;
};

} // namespace till::ports
