// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_messages.h"

#include "core/channels/loyalty/messages.h"

#include <array>
#include <utility>

namespace till::services {

namespace {

using namespace channels::loyalty;

/// What all messages about a card begin with.
template<typename Message>
std::shared_ptr<Message> begun(const channels::LoyaltyConfig& config, const MemberPlace& place,
                               const MemberSecrets& secrets)
{
    auto message = std::make_shared<Message>();
    message->storeNo = config.storeNo;
    message->terminalNo = config.terminalNo;
    message->traceNo = place.trace;
    message->batchNo = place.batch;
    message->cardNo = secrets.card;
    message->track2 = secrets.track2;
    message->track3 = secrets.track3;
    return message;
}

MemberMessage consumption(std::shared_ptr<ConsumeRequest> message, const MemberOrder& order,
                          const MemberSecrets& secrets)
{
    message->password = secrets.password;
    message->consumeType = order.consumeType;
    message->pointAmount = order.points;
    message->cashAmount = order.cash;
    for (const MemberTicket& each : order.tickets)
        message->vaucher.append({each.id, QString::number(each.count)});
    message->registerTraceNo = order.saleNumber;
    return {Call::Consume, std::move(message)};
}

MemberMessage cancel(std::shared_ptr<CancelRequest> message, const MemberOrder& order)
{
    message->oriBatchNo = order.originalBatch;
    message->oriTraceNo = order.originalTrace;
    message->oriTransTime = order.originalTime;
    message->oriRegisterTraceNo = order.saleNumber;
    return {Call::Cancel, std::move(message)};
}

MemberMessage refund(std::shared_ptr<RefundRequest> message, const MemberOrder& order)
{
    message->oriSerialNo = order.originalSerial;
    message->oriTransDate = order.originalDate;
    message->oriRegisterTraceNo = order.saleNumber;
    return {Call::Refund, std::move(message)};
}

MemberMessage refundCancel(std::shared_ptr<RefundCancelRequest> message, const MemberOrder& order)
{
    message->oriSerialNo = order.originalSerial;
    message->oriBatchNo = order.originalBatch;
    message->oriTraceNo = order.originalTrace;
    message->oriTransTime = order.originalTime;
    message->oriRegisterTraceNo = order.saleNumber;
    return {Call::RefundCancel, std::move(message)};
}

MemberMessage ticketUse(std::shared_ptr<TicketConsumeRequest> message, const MemberOrder& order)
{
    for (const MemberTicket& each : order.tickets)
        message->ticket.append({each.id, each.type, QString::number(each.count)});
    return {Call::TicketConsume, std::move(message)};
}

MemberMessage activation(std::shared_ptr<ActivateRequest> message, const MemberSecrets& secrets)
{
    message->mobileNo = secrets.mobile;
    message->verifyCode = secrets.verifyCode;
    message->idType = secrets.idType;
    message->idNo = secrets.idNumber;
    return {Call::Activate, std::move(message)};
}

MemberFacts factsOf(const ConsumeAnswer& answer)
{
    MemberFacts facts;
    facts.serial = answer.serialNo;
    facts.transTime = answer.transTime;
    facts.advertisement = answer.advertisement;
    facts.balance = answer.pointBalance;
    facts.available = answer.availablePointBalance;
    facts.pointsUsed = answer.usePoint;
    facts.pointsGiven = answer.presentPoint;
    return facts;
}

MemberFacts factsOf(const RefundAnswer& answer)
{
    MemberFacts facts;
    facts.serial = answer.serialNo;
    facts.transTime = answer.transTime;
    facts.balance = answer.pointBalance;
    facts.available = answer.availablePointBalance;
    facts.pointsReturned = answer.returnPoint;
    facts.givenReturned = answer.returnPresentPoint;
    facts.supplyCash = answer.supplyCash.value_or(Money());
    facts.returnCash = answer.returnCash.value_or(Money());
    return facts;
}

MemberFacts factsOf(const SerialAnswer& answer)
{
    MemberFacts facts;
    facts.serial = answer.serialNo;
    facts.transTime = answer.transTime;
    facts.advertisement = answer.advertisement;
    return facts;
}

template<typename Answer> MemberFacts factsAs(const void* answer)
{
    return factsOf(*static_cast<const Answer*>(answer));
}

} // namespace

MemberMessage memberMessage(const channels::LoyaltyConfig& config, const MemberPlace& place,
                            const MemberOrder& order, const MemberSecrets& secrets)
{
    switch (order.operation) {
    case MemberOperation::Consume:
        return consumption(begun<ConsumeRequest>(config, place, secrets), order, secrets);
    case MemberOperation::Cancel:
        return cancel(begun<CancelRequest>(config, place, secrets), order);
    case MemberOperation::Refund:
        return refund(begun<RefundRequest>(config, place, secrets), order);
    case MemberOperation::RefundCancel:
        return refundCancel(begun<RefundCancelRequest>(config, place, secrets), order);
    case MemberOperation::TicketConsume:
        return ticketUse(begun<TicketConsumeRequest>(config, place, secrets), order);
    case MemberOperation::Activate:
        return activation(begun<ActivateRequest>(config, place, secrets), secrets);
    }
    Q_UNREACHABLE();
}

std::optional<MemberMessage> reversalOf(const MemberMessage& message)
{
    struct Pair {
        Call call;
        Call reversal;
    };
    constexpr std::array pairs{Pair{Call::Consume, Call::ConsumeReversal},
                               Pair{Call::Cancel, Call::CancelReversal},
                               Pair{Call::TicketConsume, Call::TicketConsumeReversal}};
    for (const Pair& each : pairs) {
        if (each.call == message.call)
            return MemberMessage{each.reversal, message.content};
    }
    return std::nullopt;
}

MemberMessage settleMessage(const channels::LoyaltyConfig& config, const MemberPlace& place,
                            const MemberTotals& totals)
{
    auto message = std::make_shared<SettleRequest>();
    message->storeNo = config.storeNo;
    message->terminalNo = config.terminalNo;
    message->cardNo = config.settleCardNo;
    message->traceNo = place.trace;
    message->batchNo = place.batch;
    message->pointDebitCount = QString::number(totals.pointDebits);
    message->pointDebitAmount = totals.pointDebit;
    message->pointCreditCount = QString::number(totals.pointCredits);
    message->pointCreditAmount = totals.pointCredit;
    message->ticketDebitCount = QString::number(totals.ticketDebits);
    message->ticketDebitAmount = totals.ticketDebit;
    message->ticketCreditCount = QString::number(totals.ticketCredits);
    message->ticketCreditAmount = totals.ticketCredit;
    message->totalTransCount = QString::number(totals.transactions);
    message->cancelCount = QString::number(totals.cancels);
    message->refundCount = QString::number(totals.refunds);
    message->cardActiveCount = QString::number(totals.activations);
    return {Call::Settle, std::move(message)};
}

MemberFacts memberFacts(Call call, const void* answer)
{
    switch (call) {
    case Call::Consume:
    case Call::Cancel:
    case Call::RefundCancel:
        return factsAs<ConsumeAnswer>(answer);
    case Call::Refund:
        return factsAs<RefundAnswer>(answer);
    case Call::TicketConsume:
    case Call::Activate:
        return factsAs<SerialAnswer>(answer);
    case Call::Checkin:
    case Call::Card:
    case Call::ConsumeReversal:
    case Call::CancelReversal:
    case Call::Tickets:
    case Call::TicketConsumeReversal:
    case Call::SendCode:
    case Call::Settle:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace till::services
