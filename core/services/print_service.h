// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/ports/receipt_printer.h"
#include "core/ports/sale_index.h"
#include "core/services/receipt_maker.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace till::services {

/// What the desk knows about paper, for pills, banners and the paid screen.
struct PrintState {
    ports::DeviceFault fault = ports::DeviceFault::None;
    QList<ports::PrintJob> pending; ///< queued, being sent, uncertain or failed; oldest first
};

/// Works off the durable print queue, one job after the other, never holding up the sale. Core
/// thread.
///
/// Each job is recorded as sending before its first byte and as printed, handed over, uncertain or
/// queued again after its last. An uncertain receipt is never printed again by itself: a person
/// decides.
class PrintService : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::Clock& clock;
        ports::Journal& journal;
        ports::PrintQueue& queue;
        ports::ReceiptPrinter* printer; ///< on its own thread; nullptr: none is set up
    };
    /// The doors and the maker must outlive the service.
    PrintService(Doors doors, ReceiptMaker& maker, QObject* parent = nullptr);

public Q_SLOTS:
    /// Marks jobs found in state Sending as uncertain, then starts to work.
    void recover();
    /// There may be something to do.
    void kick();
    /// A person's answer about an uncertain or failed job.
    void printAgain(const till::PrintJobId& job);
    void consider(const till::PrintJobId& job, till::ports::PrintJob::State state);
    void printTestPage();

Q_SIGNALS:
    void stateChanged(const till::services::PrintState& state);
    /// The journal needs reopening. The owner of the journal answers with kick(): outcomes that
    /// could not be recorded are written then, and nothing is sent before.
    void journalFailed(const till::Error& error);

private:
    void begin(const ports::PrintJob& job);
    [[nodiscard]] std::optional<ports::PrintJob>
    choose(const QList<ports::PrintJob>& pending) const;
    void noticeNewPaper(const QList<ports::PrintJob>& pending);
    void end(quint64 ticket, ports::ReceiptPrinter::Outcome outcome, ports::DeviceFault fault);
    void note(const ports::PrintJob& job, ports::PrintJob::State state, const QString& error);
    [[nodiscard]] bool write(const QList<ports::JournalEntry>& entries);
    [[nodiscard]] bool writeNotes();
    void publish();

    Doors m_doors;
    ReceiptMaker& m_maker;
    std::optional<ports::PrintJob> m_current;
    QList<ports::JournalEntry> m_notes; ///< what happened and is not yet in the journal
    quint64 m_ticket = 0;
    int m_failuresInARow = 0;
    PrintJobId m_newestPaper; ///< the last job that was not a pulse when it was last looked
    ports::DeviceFault m_fault = ports::DeviceFault::None;
    QTimer m_retry;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::PrintState)
