// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/print_records.h"
#include "core/services/payment_service.h"
#include "core/services/print_jobs.h"

#include <utility>

// Money that goes back: because somebody wants it, or because it came too late.
namespace till::services {

namespace {

using payment::Operation;
using payment::State;

/// Stands in the records of what the till gave back by itself. No person has such a number.
const QString tillItself = QStringLiteral("(till)");
const QString lateReason = QStringLiteral("late");
/// Before the till tries again to give back what it could not send.
constexpr qint64 owedAgainMs = 60'000;
/// So many of the latest payments are looked through at the start for money that is owed.
constexpr int owedLookBack = 2'000;

bool isAutomatic(const payment::Payment& payment)
{
    return payment.by.text() == tillItself;
}

/// Captured although the sale went on without it: the customer has to get it back.
bool isAgainstTheSale(const payment::Payment& payment)
{
    return payment.operation == Operation::Pay && payment.state == State::Succeeded &&
           payment.setAside && !payment.markedPaid;
}

} // namespace

std::optional<ReturnCase> PaymentService::returnCase(const PaymentId& id)
{
    auto paid = m_doors.payments.findPayment(id);
    if (!paid)
        return std::nullopt;
    const auto returns = m_doors.payments.paymentsAbout(id);
    if (!returns)
        return std::nullopt;
    return ReturnCase{*paid, *returns, traitsOf(paid->channel), m_doors.clock.now()};
}

void PaymentService::voidPayment(const PaymentId& id, const QString& reason,
                                 const OperatorId& approver)
{
    const auto about = returnCase(id);
    if (!about) {
        refuse({Reason::NotFound, id, {}});
        return;
    }
    if (clientOf(about->paid.channel) == nullptr) {
        refuse({Reason::NoChannel, id, {}});
        return;
    }
    if (const auto refusal = whyNotVoid(*about)) {
        refuse(*refusal);
        return;
    }
    payment::Payment wanted;
    wanted.operation = Operation::Void;
    wanted.amount = about->paid.amount;
    wanted.reason = reason;
    wanted.approvedBy = approver;
    giveBack(*about, wanted);
}

void PaymentService::refund(const PaymentId& id, Money amount, const QString& reason,
                            const OperatorId& approver)
{
    const auto about = returnCase(id);
    if (!about) {
        refuse({Reason::NotFound, id, {}});
        return;
    }
    if (clientOf(about->paid.channel) == nullptr) {
        refuse({Reason::NoChannel, id, {}});
        return;
    }
    if (const auto refusal = whyNotRefund(*about, amount)) {
        refuse(*refusal);
        return;
    }
    // In a sale that is not finished a tender counts as a whole or not at all.
    const auto sale = m_checkout.saleOf(about->paid.sale);
    if (sale && sale->phase != sale::Phase::Completed && sale->tenderOf(id) != nullptr &&
        amount != about->paid.amount) {
        refuse({Reason::AmountOutOfRange, id, about->paid.amount});
        return;
    }
    payment::Payment wanted;
    wanted.operation = Operation::Refund;
    wanted.amount = amount;
    wanted.reason = reason;
    wanted.approvedBy = approver;
    giveBack(*about, wanted);
}

void PaymentService::giveBack(const ReturnCase& about, const payment::Payment& wanted)
{
    const ChannelClient* client = clientOf(about.paid.channel);
    if (m_halted || client == nullptr || !client->isConfigured()) {
        refuse({m_halted            ? Reason::Halted
                : client == nullptr ? Reason::NoChannel
                                    : Reason::ChannelNotReady,
                about.paid.id,
                {}});
        return;
    }
    OpenPayment open;
    open.payment = wanted;
    if (open.payment.sale.isEmpty())
        open.payment.sale = about.paid.sale;
    open.payment.channel = about.paid.channel;
    open.payment.original = about.paid.id;
    if (open.payment.means.isEmpty())
        open.payment.means = about.paid.means;
    open.payment.by = m_operator;
    begin(std::move(open));
}

/// What the till begins by itself to give back what is left of a payment. None: it cannot, a
/// person has to.
std::optional<payment::Step> PaymentService::automaticReturn(const ReturnCase& about)
{
    if (clientOf(about.paid.channel) == nullptr)
        return std::nullopt;
    const Money left = about.paid.amount - returnedOf(about.paid, about.returns);
    const bool isRelease = !whyNotRelease(about);
    const bool isVoid = !isRelease && !whyNotVoid(about);
    if (!isRelease && !isVoid && whyNotRefund(about, left))
        return std::nullopt;
    OpenPayment open;
    open.payment.operation = isRelease ? Operation::Release
                             : isVoid  ? Operation::Void
                                       : Operation::Refund;
    open.payment.sale = about.paid.sale;
    open.payment.channel = about.paid.channel;
    open.payment.original = about.paid.id;
    open.payment.amount = left;
    open.payment.means = about.paid.means;
    open.payment.by = OperatorId(tillItself);
    open.payment.reason = lateReason;
    auto made = numbered(std::move(open.payment));
    if (!made)
        return std::nullopt;
    open.payment = std::move(*made);
    open.jitterPermille = drawJitter();
    return stepOf(open, payment::Submit{});
}

/// What the till begins by itself because of a change that the sale has no place for.
std::optional<payment::Step> PaymentService::followUpOf(const PaymentChange& change)
{
    const payment::Payment& after = change.after;
    if (hasNoPlace(change)) {
        const auto returns = m_doors.payments.paymentsAbout(after.id);
        if (!returns)
            return std::nullopt;
        return automaticReturn({after, *returns, traitsOf(after.channel), m_doors.clock.now()});
    }
    // A void that the acquirer refuses, over its day for instance, becomes a refund.
    if (after.operation != Operation::Void || !isAutomatic(after) ||
        after.state != State::Refused || !hasFailed(change))
        return std::nullopt;
    auto about = returnCase(after.original);
    if (!about)
        return std::nullopt;
    about->returns.removeIf([&](const payment::Payment& each) { return each.id == after.id; });
    about->traits.voidsSameDay = false;
    return automaticReturn(*about);
}

/// A payment of an unfinished sale that has gone back in full is no tender of it any more.
std::optional<sale::Command> PaymentService::returnCommand(const PaymentChange& change)
{
    const payment::Payment& after = change.after;
    const bool isOfATender =
        after.operation == Operation::Void || after.operation == Operation::Refund;
    if (!isOfATender || !hasSucceeded(change))
        return std::nullopt;
    const auto about = returnCase(after.original);
    if (!about)
        return std::nullopt;
    Money returned;
    for (const payment::Payment& each : about->returns) {
        if (each.state == State::Succeeded || each.id == after.id)
            returned += each.amount;
    }
    if (returned != about->paid.amount)
        return std::nullopt;
    return sale::ReturnPayment{after.original};
}

QList<ports::JournalEntry> PaymentService::slipOf(const PaymentChange& change) const
{
    // What pays a sale stands on its receipt.
    if (!m_config.printSlips || payment::paysSale(change.after) || !hasSucceeded(change))
        return {};
    return {ports::makePrintQueued(newPrintJob(ports::PrintJob::Document::RefundSlip,
                                               change.after.id.text(), 0, m_doors.clock.now()))};
}

/// Keeps in mind what has to go back to a customer until it has.
void PaymentService::noteOwed(const PaymentChange& change)
{
    const payment::Payment& after = change.after;
    if (change.followUp) {
        m_owed.insert(change.followUp->after.original, -1);
    } else if (hasNoPlace(change)) {
        m_owed.insert(after.id, m_doors.clock.steadyMs() + owedAgainMs); // nothing could begin
    } else if (isAutomatic(after) && after.state == State::NotSent) {
        m_owed.insert(after.original, m_doors.clock.steadyMs() + owedAgainMs);
    } else if (hasSucceeded(change) && m_owed.contains(after.original)) {
        const auto about = returnCase(after.original);
        if (about && returnedOf(about->paid, about->returns) == about->paid.amount)
            m_owed.remove(after.original);
    }
}

/// After a start: what had been given back to a customer without success.
void PaymentService::findOwed()
{
    const auto latest = m_doors.payments.latestPayments(owedLookBack);
    if (!latest)
        return;
    for (const payment::Payment& each : *latest) {
        if (!isAutomatic(each) && !isAgainstTheSale(each))
            continue;
        const PaymentId captured = isAutomatic(each) ? each.original : each.id;
        if (m_owed.contains(captured))
            continue;
        const auto about = returnCase(captured);
        if (about && returnedOf(about->paid, about->returns) < about->paid.amount)
            m_owed.insert(captured, m_doors.clock.steadyMs());
    }
}

void PaymentService::returnOwed()
{
    const qint64 nowMs = m_doors.clock.steadyMs();
    const QList<PaymentId> owed = m_owed.keys();
    for (const PaymentId& id : owed) {
        const qint64 dueMs = m_owed.value(id);
        if (m_halted || dueMs < 0 || dueMs > nowMs)
            continue;
        m_owed.insert(id, -1);
        const auto about = returnCase(id);
        if (about && clientOf(about->paid.channel) == nullptr) {
            m_owed.insert(id, nowMs + owedAgainMs); // it may be set up later
            continue;
        }
        const auto step = about ? automaticReturn(*about) : std::nullopt;
        if (!step)
            continue;
        if (!append({paymentEntry(step->after)})) {
            m_owed.insert(id, nowMs); // after the halt
            return;
        }
        OpenPayment begun;
        begun.jitterPermille = drawJitter();
        carryOn(m_book.add(std::move(begun)), *step);
    }
}

} // namespace till::services
