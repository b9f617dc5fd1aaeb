// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_service.h"

#include <utility>

// One step of one payment: the machine says what follows; it is recorded, then sent, then told.
namespace till::services {

namespace {

/// What was heard while nothing can be recorded waits; what was wanted has to be wanted again.
void keep(OpenPayment& open, const payment::Event& event)
{
    if (std::holds_alternative<payment::Answered>(event) ||
        std::holds_alternative<payment::Unanswered>(event))
        open.kept.append(event);
}

} // namespace

OpenPayment* PaymentService::open(const PaymentId& id)
{
    if (OpenPayment* known = m_book.find(id))
        return known;
    auto found = m_doors.payments.findPayment(id);
    if (!found)
        return nullptr;
    OpenPayment wanted;
    wanted.payment = std::move(*found);
    wanted.jitterPermille = drawJitter();
    return &m_book.add(std::move(wanted));
}

void PaymentService::handle(const PaymentId& id, const payment::Event& event,
                            const Decision& decision)
{
    OpenPayment* known = open(id);
    if (known == nullptr)
        return;
    if (m_halted) {
        keep(*known, event);
        return;
    }
    const payment::Step step = stepOf(*known, event);
    PaymentChange change;
    change.before = known->payment;
    change.after = step.after;
    change.decision = decision;
    if (step.record) {
        m_stepping = true;
        const bool isDurable = record(change);
        m_stepping = false;
        if (!isDurable) {
            if (m_halted)
                keep(*known, event);
            return;
        }
    }
    payment::Step taken = step;
    taken.after = change.after;
    carryOn(*known, taken);
    if (step.record)
        announce(change);
    m_book.dropFinished();
    reschedule();
    publish();
}

/// Makes the payment's new state durable, and in the same transaction what the sale makes of it
/// and what is begun by it. False: the journal has halted, or a person's decision came too late.
bool PaymentService::record(PaymentChange& change)
{
    change.after.changedAt = m_doors.clock.now();
    QList<ports::JournalEntry> entries{paymentEntry(change.after)};
    entries += change.decision.alongside;
    entries += slipOf(change);
    auto command = saleCommand(change);
    if (!command)
        command = returnCommand(change);
    if (command) {
        const auto booking = m_checkout.book(change.after.sale, *command, entries);
        switch (booking.outcome) {
        case CheckoutService::Booking::Outcome::Done:
            change.isBooked = true;
            change.saleCompleted = std::holds_alternative<sale::TakePayment>(*command) &&
                                   booking.after.phase == sale::Phase::Completed;
            return true;
        case CheckoutService::Booking::Outcome::Failed:
            halt({ErrorCode::Unavailable, QStringLiteral("an outcome is in doubt")});
            return false;
        case CheckoutService::Booking::Outcome::Refused:
            break; // the sale has no place for it
        }
        if (!change.decision.approver.isEmpty()) {
            refuse({Reason::NotFound, change.after.id, {}});
            return false;
        }
    }
    change.followUp = followUpOf(change);
    if (change.followUp)
        entries.append(paymentEntry(change.followUp->after));
    return append(entries);
}

bool PaymentService::append(const QList<ports::JournalEntry>& entries)
{
    // What the cart has announced comes first, so that the journal tells things in their order.
    if (m_checkout.flush()) {
        const auto appended = m_doors.journal.append(entries);
        if (appended)
            return true;
        halt(appended.error());
    } else {
        halt({ErrorCode::Unavailable, QStringLiteral("the checkout's records are in doubt")});
    }
    return false;
}

void PaymentService::carryOn(OpenPayment& open, const payment::Step& step)
{
    open.payment = step.after;
    open.wakeAtMs = step.wakeAtMs;
    if (step.send)
        send(open, *step.send);
    open.code = nullptr; // it was needed for the one request only
}

/// After a change has become durable: what was begun by it goes out, and people hear of it.
void PaymentService::announce(const PaymentChange& change)
{
    if (change.followUp) {
        OpenPayment begun;
        begun.jitterPermille = drawJitter();
        carryOn(m_book.add(std::move(begun)), *change.followUp);
    }
    noteOwed(change);
    if (isAboutADeposit(change.after))
        refreshDeposits();
    if (!isWorthTelling(change))
        return;
    publish();
    if (!slipOf(change).isEmpty())
        Q_EMIT printQueued();
    Q_EMIT finished(PaymentResult{change.after, isLate(change), change.saleCompleted});
}

} // namespace till::services
