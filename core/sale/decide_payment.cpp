// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/decide_parts.h"
#include "core/sale/totals.h"

namespace till::sale {

Decision decideOn(const Situation& now, const BeginPayment& command)
{
    if (now.sale.countedLines() == 0)
        return refuse(Refusal::CartEmpty);
    if (command.payment.isEmpty() || now.sale.tenderOf(command.payment))
        return refuse(Refusal::NoSuchPayment);
    if (!command.amount.isPositive())
        return refuse(Refusal::AmountNotPositive);
    if (command.amount > totals(now.sale).remaining)
        return refuse(Refusal::PaymentMoreThanRemains);
    QList<Event> events = startingTender(now.sale);
    events.append(PaymentBegun{PendingPayment{command.payment, command.amount, command.means}});
    return events;
}

Decision decideOn(const Situation& now, const TakePayment& command)
{
    if (command.payment.isEmpty() || !now.sale.hasBegun())
        return refuse(Refusal::NoSuchPayment);
    if (!command.amount.isPositive())
        return refuse(Refusal::AmountNotPositive);
    const Totals sum = totals(now.sale);
    // A late capture must not take the room of the payment that is under way: that one would have
    // to be given back instead.
    const bool isLate = !now.sale.isPending(command.payment);
    const Money kept = isLate && now.sale.pending ? now.sale.pending->amount : Money();
    if (command.amount > sum.remaining - kept)
        return refuse(Refusal::PaymentMoreThanRemains);

    QList<Event> events = startingTender(now.sale);
    events.append(TenderAdded{Tender{now.sale.nextTenderId, TenderKind::Code, command.amount,
                                     command.amount, QString(), command.payment, command.means}});
    if (command.amount == sum.remaining)
        events.append(SaleCompleted{sum.total, Money(), Money(), now.context.now});
    return events;
}

Decision decideOn(const Situation& now, const EndPayment& command)
{
    if (!now.sale.isPending(command.payment))
        return refuse(Refusal::NoSuchPayment);
    return QList<Event>{PaymentEnded{command.payment}};
}

Decision decideOn(const Situation& now, const SetPaymentAside& command)
{
    if (!now.sale.isPending(command.payment))
        return refuse(Refusal::NoSuchPayment);
    if (command.approvedBy.isEmpty())
        return refuse(Refusal::NeedsApproval);
    return QList<Event>{PaymentSetAside{command.payment, command.approvedBy}};
}

Decision decideOn(const Situation& now, const ReturnPayment& command)
{
    if (!now.sale.tenderOf(command.payment))
        return refuse(Refusal::NoSuchPayment);
    return QList<Event>{PaymentReturned{command.payment}};
}

} // namespace till::sale
