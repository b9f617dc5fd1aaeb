// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/print_service.h"

#include "core/ports/print_records.h"
#include "core/services/print_jobs.h"

#include <algorithm>
#include <chrono>

namespace till::services {

namespace {

using Document = ports::PrintJob::Document;
using State = ports::PrintJob::State;
using Outcome = ports::ReceiptPrinter::Outcome;
using namespace std::chrono_literals;

/// Waiting grows from one second to five minutes while the printer stays away: each try is two
/// records of the journal, also over night.
std::chrono::milliseconds retryDelay(int failuresInARow)
{
    const std::chrono::milliseconds grown = 1s * (1 << std::min(failuresInARow - 1, 9));
    return std::min<std::chrono::milliseconds>(grown, 5min);
}

} // namespace

PrintService::PrintService(Doors doors, ReceiptMaker& maker, QObject* parent)
    : QObject(parent), m_doors(doors), m_maker(maker), m_retry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &PrintService::kick);
    if (m_doors.printer == nullptr) {
        m_fault = ports::DeviceFault::NotConfigured;
        return;
    }
    connect(m_doors.printer, &ports::ReceiptPrinter::finished, this, &PrintService::end);
    connect(m_doors.printer, &ports::ReceiptPrinter::conditionChanged, this,
            [this](ports::DeviceFault fault) {
                m_fault = fault;
                publish();
                if (fault != ports::DeviceFault::None)
                    return;
                m_retry.stop(); // it is back: why wait?
                kick();
            });
}

void PrintService::recover()
{
    const auto pending = m_doors.queue.pending();
    if (pending) {
        for (const ports::PrintJob& job : *pending) {
            // Bytes may have left before the crash; and a drawer that opens by itself after a
            // restart is an invitation.
            if (job.document == Document::DrawerPulse)
                note(job, State::Cancelled, QStringLiteral("restart"));
            else if (job.state == State::Sending)
                note(job, State::Uncertain, QStringLiteral("restart"));
        }
    }
    const bool isRecorded = writeNotes();
    publish();
    if (isRecorded)
        kick();
}

void PrintService::kick()
{
    if (const auto before = m_doors.queue.pending())
        noticeNewPaper(*before);
    if (m_current || !writeNotes() || m_doors.printer == nullptr)
        return;
    // Asked again: a pulse that the notes have just cancelled must not go out.
    const auto pending = m_doors.queue.pending();
    if (!pending)
        return;
    if (const auto job = choose(*pending))
        begin(*job);
}

/// Somebody waits for paper that was queued just now: the wait of what was queued before ends.
void PrintService::noticeNewPaper(const QList<ports::PrintJob>& pending)
{
    const auto newest =
        std::find_if(pending.crbegin(), pending.crend(), [](const ports::PrintJob& job) {
            return job.document != Document::DrawerPulse;
        });
    if (newest == pending.crend() || newest->id == m_newestPaper)
        return;
    m_newestPaper = newest->id;
    m_failuresInARow = 0;
    m_retry.stop();
}

std::optional<ports::PrintJob> PrintService::choose(const QList<ports::PrintJob>& pending) const
{
    const auto isQueued = [](const ports::PrintJob& job) {
        return job.state == State::Queued;
    };
    // A pulse overtakes paper: change has to be given while an earlier receipt waits for a new
    // roll.
    const auto pulse =
        std::find_if(pending.cbegin(), pending.cend(), [&](const ports::PrintJob& job) {
            return isQueued(job) && job.document == Document::DrawerPulse;
        });
    if (pulse != pending.cend())
        return *pulse;
    if (m_retry.isActive())
        return std::nullopt;
    const auto paper = std::find_if(pending.cbegin(), pending.cend(), isQueued);
    return paper == pending.cend() ? std::nullopt : std::optional(*paper);
}

void PrintService::begin(const ports::PrintJob& job)
{
    receipt::Receipt receipt;
    if (job.document != Document::DrawerPulse) {
        auto made = m_maker.make(job);
        if (!made) {
            note(job, State::Failed, made.error().detail);
            if (writeNotes())
                QMetaObject::invokeMethod(this, &PrintService::kick, Qt::QueuedConnection);
            publish();
            return;
        }
        receipt = std::move(*made);
    }
    // First the record, then the bytes: after a crash in between nobody can say that nothing was
    // printed.
    if (!write({ports::makePrintState(job, State::Sending)})) {
        note(job, State::Queued,
             QStringLiteral("not sent")); // in case the record arrived after all
        return;
    }
    m_current = job;
    const quint64 ticket = ++m_ticket;
    ports::ReceiptPrinter* printer = m_doors.printer;
    if (job.document == Document::DrawerPulse)
        QMetaObject::invokeMethod(printer, [printer, ticket] { printer->pulse(ticket); });
    else
        QMetaObject::invokeMethod(printer,
                                  [printer, ticket, receipt] { printer->print(ticket, receipt); });
    publish();
}

void PrintService::end(quint64 ticket, Outcome outcome, ports::DeviceFault fault)
{
    if (!m_current || ticket != m_ticket)
        return;
    const ports::PrintJob job = *m_current;
    m_current.reset();
    m_fault = fault;
    const QString why = fault == ports::DeviceFault::None
                            ? QString()
                            : QStringLiteral("device fault %1").arg(static_cast<int>(fault));
    switch (outcome) {
    case Outcome::Printed:
        m_failuresInARow = 0;
        note(job, State::Printed, {});
        break;
    case Outcome::HandedOver:
        m_failuresInARow = 0;
        note(job, State::HandedOver, {});
        break;
    case Outcome::NotSent:
        ++m_failuresInARow;
        // A drawer must not open minutes later: the cashier uses the key instead.
        note(job, job.document == Document::DrawerPulse ? State::Failed : State::Queued, why);
        m_retry.start(retryDelay(m_failuresInARow));
        break;
    case Outcome::Uncertain:
        ++m_failuresInARow;
        note(job, job.document == Document::DrawerPulse ? State::HandedOver : State::Uncertain,
             why);
        // Without a pause a printer that comes and goes would make the whole queue uncertain.
        m_retry.start(retryDelay(m_failuresInARow));
        break;
    }
    const bool isRecorded = writeNotes();
    publish();
    if (isRecorded)
        kick();
}

void PrintService::printAgain(const PrintJobId& id)
{
    const auto job = m_doors.queue.find(id);
    if (!job || (job->state != State::Uncertain && job->state != State::Failed))
        return;
    // The paper that comes out now may be the second: it says so.
    const auto copy = m_doors.queue.nextCopy(job->document, job->subject);
    if (!copy)
        return;
    const ports::PrintJob again =
        newPrintJob(job->document, job->subject, *copy, m_doors.clock.now());
    if (write({ports::makePrintState(*job, State::Cancelled, QStringLiteral("printed again")),
               ports::makePrintQueued(again)})) {
        m_retry.stop();
        publish();
        kick();
    }
}

void PrintService::consider(const PrintJobId& id, State state)
{
    const auto job = m_doors.queue.find(id);
    const bool isOpen = job && (job->state == State::Uncertain || job->state == State::Failed ||
                                job->state == State::Queued);
    if (!isOpen)
        return; // settled meanwhile, or on its way to the printer
    note(*job, state, QStringLiteral("by hand"));
    const bool isRecorded = writeNotes();
    publish();
    if (isRecorded)
        kick();
}

void PrintService::printTestPage()
{
    const ports::PrintJob job =
        newLoosePrintJob(m_doors.queue, Document::TestPage, {}, m_doors.clock.now());
    if (write({ports::makePrintQueued(job)})) {
        m_retry.stop();
        kick();
    }
}

void PrintService::note(const ports::PrintJob& job, State state, const QString& error)
{
    m_notes.append(ports::makePrintState(job, state, error));
}

bool PrintService::write(const QList<ports::JournalEntry>& entries)
{
    const auto seq = m_doors.journal.append(entries);
    if (!seq)
        Q_EMIT journalFailed(seq.error());
    return seq.has_value();
}

bool PrintService::writeNotes()
{
    if (m_notes.isEmpty())
        return true;
    if (!write(m_notes))
        return false;
    m_notes.clear();
    return true;
}

void PrintService::publish()
{
    PrintState state;
    state.fault = m_fault;
    if (auto pending = m_doors.queue.pending())
        state.pending = std::move(*pending);
    Q_EMIT stateChanged(state);
}

} // namespace till::services
