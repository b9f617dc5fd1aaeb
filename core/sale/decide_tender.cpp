// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/decide_parts.h"
#include "core/sale/totals.h"

#include <algorithm>

namespace till::sale {

namespace {

constexpr qsizetype referenceMax = 30;

} // namespace

QList<Event> startingTender(const Sale& sale)
{
    return sale.phase == Phase::Open ? QList<Event>{TenderStarted{}} : QList<Event>();
}

Decision decideOn(const Situation& now, const StartTender&)
{
    if (now.sale.countedLines() == 0)
        return refuse(Refusal::CartEmpty);
    return startingTender(now.sale);
}

Decision decideOn(const Situation& now, const LeaveTender&)
{
    if (now.sale.phase != Phase::Tendering)
        return refuse(Refusal::NotTendering);
    if (!now.sale.tenders.isEmpty())
        return refuse(Refusal::MoneyIsIn);
    return QList<Event>{TenderLeft{}};
}

Decision decideOn(const Situation& now, const TenderCash& command)
{
    if (now.sale.countedLines() == 0)
        return refuse(Refusal::CartEmpty);
    if (command.received.isNegative())
        return refuse(Refusal::AmountNotPositive);
    if (command.received > std::min(now.rules.cashReceivedMax, Money::fromFen(Money::maxFen)))
        return refuse(Refusal::CashTooMuch);

    const Totals sum = totals(now.sale);
    const Money due = cashDue(now.sale, now.rules.rounding);
    // Who hands over the exact amount pays it, also where the shop rounds up: otherwise a cent less
    // than the rounded amount would leave nothing to pay and the sale unfinished.
    const bool covers = command.received >= due || command.received >= sum.remaining;
    if (!covers && command.received.isZero())
        return refuse(Refusal::AmountNotPositive);

    const Money applied = std::min(command.received, due);
    QList<Event> events = startingTender(now.sale);
    events.append(TenderAdded{
        Tender{now.sale.nextTenderId, TenderKind::Cash, command.received, applied, QString()}});
    if (covers) {
        events.append(SaleCompleted{sum.total, sum.remaining - applied, command.received - applied,
                                    now.context.now});
    }
    return events;
}

Decision decideOn(const Situation& now, const TenderExternalCard& command)
{
    if (now.sale.countedLines() == 0)
        return refuse(Refusal::CartEmpty);
    if (!command.amount.isPositive())
        return refuse(Refusal::AmountNotPositive);
    const Totals sum = totals(now.sale);
    if (command.amount > sum.remaining)
        return refuse(Refusal::CardMoreThanRemains);
    const QString reference = command.reference.trimmed();
    if (reference.isEmpty())
        return refuse(Refusal::ReferenceMissing);
    if (!fits(reference, referenceMax))
        return refuse(Refusal::TextTooLong);

    QList<Event> events = startingTender(now.sale);
    events.append(TenderAdded{Tender{now.sale.nextTenderId, TenderKind::ExternalCard,
                                     command.amount, command.amount, reference}});
    if (command.amount == sum.remaining)
        events.append(SaleCompleted{sum.total, Money(), Money(), now.context.now});
    return events;
}

Decision decideOn(const Situation& now, const RemoveTender& command)
{
    const auto& tenders = now.sale.tenders;
    const auto tender = std::find_if(tenders.cbegin(), tenders.cend(), [&](const Tender& each) {
        return each.id == command.tenderId;
    });
    if (tender == tenders.cend())
        return refuse(Refusal::NoSuchTender);
    if (tender->kind == TenderKind::Code)
        return refuse(Refusal::MoneyIsIn);
    return QList<Event>{TenderRemoved{command.tenderId}};
}

} // namespace till::sale
