// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"

#include <QByteArray>
#include <QString>

/// How print jobs stand in the journal: written by services, folded into the queue by storage.
/// Both kinds carry the job's subject, so that a sale's records tell what became of its paper.
namespace till::ports {

/// "print.queued" {"job":id,"document":"receipt|heldSlip|testPage|drawerPulse|refundSlip",
/// "copy":n}
struct PrintQueued {
    PrintJobId job;
    PrintJob::Document document = PrintJob::Document::Receipt;
    int copy = 0; ///< 0 the original

    bool operator==(const PrintQueued&) const = default;
};

/// "print.state" {"job":id,"state":"queued|sending|printed|handedOver|uncertain|failed|cancelled",
/// "error":""}. "queued" puts the job back into the queue.
struct PrintStateChanged {
    PrintJobId job;
    PrintJob::State state = PrintJob::State::Queued;
    QString error; ///< English, for the log; empty if there is none

    bool operator==(const PrintStateChanged&) const = default;
};

[[nodiscard]] QString printQueuedKind();
[[nodiscard]] QString printStateKind();

/// The words that stand in the journal and in `tillctl`'s JSON.
[[nodiscard]] QString printDocumentName(PrintJob::Document document);
[[nodiscard]] QString printStateName(PrintJob::State state);

/// The record that puts `job` into the queue; its id, document, subject and copy count.
[[nodiscard]] JournalEntry makePrintQueued(const PrintJob& job);
/// The record that moves `job` (its id and subject count) to `state`.
[[nodiscard]] JournalEntry makePrintState(const PrintJob& job, PrintJob::State state,
                                          const QString& error = {});

/// Malformed for a payload that does not fit the kind.
[[nodiscard]] Result<PrintQueued> decodePrintQueued(const QByteArray& payload);
[[nodiscard]] Result<PrintStateChanged> decodePrintState(const QByteArray& payload);

} // namespace till::ports
