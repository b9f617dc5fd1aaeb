// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/checkout_service.h"
#include "core/services/sale_records.h"

// Money that an acquirer took or gave back: what the payment says and what the sale makes of it
// become durable together or not at all.
namespace till::services {

Result<sale::Sale> CheckoutService::saleOf(const SaleId& id)
{
    if (!id.isEmpty() && id == m_state.sale.id)
        return m_state.sale;
    return loadSale(m_doors.journal, id);
}

CheckoutService::Booking CheckoutService::book(const SaleId& id, const sale::Command& command,
                                               const QList<ports::JournalEntry>& alongside)
{
    Booking booking;
    if (m_state.halted)
        return booking;
    const auto before = saleOf(id);
    if (!before && before.error().code == ErrorCode::NotFound) {
        booking.outcome = Booking::Outcome::Refused;
        return booking;
    }
    if (!before) {
        halt(before.error());
        return booking;
    }
    const sale::Context who{m_operator, m_operatorName, m_doors.clock.now(), {}};
    const sale::Decision decision = sale::decide(*before, command, m_config.rules, who);
    if (!decision) {
        booking.outcome = Booking::Outcome::Refused;
        booking.refusal = decision.error();
        return booking;
    }
    const bool isAtTheDesk = id == m_state.sale.id;
    QList<ports::JournalEntry> entries = alongside;
    sale::Sale after = *before;
    for (const sale::Event& event : *decision) {
        entries.append(saleEntry(id, event));
        after = sale::apply(std::move(after), id, event);
    }
    if (before->phase != sale::Phase::Completed)
        entries.append(followUps(after));
    if (isAtTheDesk)
        m_subject = id; // what a failure would leave in doubt
    if (!m_writer.now(entries))
        return booking;
    if (isAtTheDesk)
        bookedAtTheDesk(after);
    else
        bookedElsewhere(after);
    booking.outcome = Booking::Outcome::Done;
    booking.after = std::move(after);
    return booking;
}

void CheckoutService::bookedAtTheDesk(const sale::Sale& after)
{
    m_durable = after;
    m_state.sale = after;
    if (hasLeftTheDesk(after))
        settle(after);
    publish();
}

/// Nobody stands before the desk for this sale: its paper is queued, the paid screen stays away.
void CheckoutService::bookedElsewhere(const sale::Sale& after)
{
    refreshIndex();
    publish();
    if (after.phase == sale::Phase::Completed && m_config.printReceipts)
        Q_EMIT printQueued();
}

} // namespace till::services
