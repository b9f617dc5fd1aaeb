// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/decide.h"

#include "core/sale/decide_parts.h"

namespace till::sale {

bool fits(const QString& text, qsizetype charactersMax)
{
    // Above twice the limit no counting is needed: a character has at most two code units.
    return text.size() <= charactersMax ||
           (text.size() <= 2 * charactersMax && text.toUcs4().size() <= charactersMax);
}

const OperatorId& responsible(const Situation& now, const OperatorId& approvedBy)
{
    return approvedBy.isEmpty() ? now.context.operatorId : approvedBy;
}

Decision decideOn(const Situation& now, const Hold& command)
{
    // While an acquirer makes up its mind, the next customer is served, money in or not.
    if (!now.sale.pending && !now.sale.tenders.isEmpty())
        return refuse(Refusal::MoneyIsIn);
    if (now.sale.countedLines() == 0)
        return refuse(Refusal::CartEmpty);
    if (!fits(command.note, textMax))
        return refuse(Refusal::TextTooLong);
    QList<Event> events;
    if (now.sale.phase == Phase::Tendering && !now.sale.pending)
        events.append(TenderLeft{});
    events.append(SaleHeld{command.note, now.context.now});
    return events;
}

Decision decideOn(const Situation& now, const Recall&)
{
    if (!now.sale.hasBegun())
        return refuse(Refusal::CartEmpty);
    if (now.sale.phase != Phase::Held)
        return QList<Event>();
    return QList<Event>{
        SaleRecalled{now.context.operatorId, now.context.operatorName, now.context.now}};
}

Decision decideOn(const Situation& now, const VoidSale& command)
{
    if (!now.sale.hasBegun())
        return refuse(Refusal::CartEmpty);
    if (!now.sale.tenders.isEmpty())
        return refuse(Refusal::MoneyIsIn);
    if (!fits(command.reason, textMax))
        return refuse(Refusal::TextTooLong);
    if (!now.rules.saleVoidFree && command.approvedBy.isEmpty())
        return refuse(Refusal::NeedsApproval);
    return QList<Event>{
        SaleVoided{command.reason, responsible(now, command.approvedBy), now.context.now}};
}

namespace {

/// What became of a payment is said to a sale that stands aside, too.
bool isAboutAPayment(const Command& command)
{
    return std::holds_alternative<TakePayment>(command) ||
           std::holds_alternative<EndPayment>(command) ||
           std::holds_alternative<SetPaymentAside>(command) ||
           std::holds_alternative<ReturnPayment>(command);
}

bool isRefusedWhileHeld(const Command& command)
{
    return !isAboutAPayment(command) && !std::holds_alternative<Recall>(command) &&
           !std::holds_alternative<VoidSale>(command);
}

bool isRefusedWhilePending(const Command& command)
{
    return !isAboutAPayment(command) && !std::holds_alternative<Hold>(command) &&
           !std::holds_alternative<Recall>(command);
}

/// Who asks a second time gets the first answer, not a reason to give counted money back.
bool isTakenAlready(const Sale& sale, const Command& command)
{
    const auto* take = std::get_if<TakePayment>(&command);
    return take && sale.tenderOf(take->payment);
}

} // namespace

Decision decide(const Sale& sale, const Command& command, const Rules& rules,
                const Context& context)
{
    if (isTakenAlready(sale, command))
        return QList<Event>();
    if (sale.phase == Phase::Completed || sale.phase == Phase::Voided)
        return refuse(Refusal::SaleIsClosed);
    if (sale.pending && isRefusedWhilePending(command))
        return refuse(Refusal::PaymentOpen);
    if (sale.phase == Phase::Held && isRefusedWhileHeld(command))
        return refuse(Refusal::SaleIsClosed);
    const Situation now{sale, rules, context};
    return std::visit([&](const auto& each) { return decideOn(now, each); }, command);
}

} // namespace till::sale
