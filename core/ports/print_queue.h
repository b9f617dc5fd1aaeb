// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::ports {

/// A document on its way to paper, or a drawer pulse. Rows appear through journal entries of kind
/// "print.queued" and change through "print.state"; both are projections, written in the journal's
/// own transaction.
struct PrintJob {
    enum class Document {
        Receipt,
        HeldSlip,
        TestPage,
        DrawerPulse,
        RefundSlip, ///< of a void, refund or release, for the customer's signature; and of a
                    ///< deposit that was taken
    };
    enum class State {
        Queued,
        Sending,
        Printed,    ///< the printer confirmed it
        HandedOver, ///< all bytes delivered to a device that cannot confirm
        Uncertain,  ///< interrupted after bytes were sent: a person decides whether to print again
        Failed,     ///< given up, nothing reached the paper
        Cancelled,
    };
    PrintJobId id;
    Document document = Document::Receipt;
    QString subject; ///< sale id for receipts and held slips, payment id (of the void or refund)
                     ///< for refund slips; reason for a pulse
    int copy = 0;    ///< 0 the original, 1.. reprints (补打)
    State state = State::Queued;
    int attempts = 0;
    QString lastError;
    Instant queuedAt;
};

/// Questions about the queue. Same thread as the journal.
class PrintQueue {
public:
    virtual ~PrintQueue() = default;

    /// The oldest job in state Queued, if any.
    [[nodiscard]] virtual Result<std::optional<PrintJob>> next() = 0;
    /// Everything not Printed, HandedOver or Cancelled, oldest first.
    [[nodiscard]] virtual Result<QList<PrintJob>> pending() = 0;
    [[nodiscard]] virtual Result<PrintJob> find(const PrintJobId& id) = 0;
    /// The number the next reprint of a document carries (1 for the first).
    [[nodiscard]] virtual Result<int> nextCopy(PrintJob::Document document,
                                               const QString& subject) = 0;
};

} // namespace till::ports
