// SPDX-License-Identifier: GPL-3.0-or-later

// What the window asks and hears about payments through an acquirer.

#include "ui/models/desk_client.h"

#include <algorithm>

namespace till::models {

namespace {

/// Enough for the paid page and a second look.
constexpr int finishedKept = 20;
constexpr int salesListedMax = 50;

} // namespace

const payment::Payment* DeskClient::finishedPayment(const PaymentId& id) const
{
    const auto found = std::find_if(m_finished.crbegin(), m_finished.crend(),
                                    [&id](const payment::Payment& each) { return each.id == id; });
    return found == m_finished.crend() ? nullptr : &*found;
}

void DeskClient::charge(Money amount, const services::PaymentCodeDigits& code,
                        payment::EntryMode entry)
{
    Q_EMIT chargeRequested(amount, code, entry);
}

void DeskClient::chargeShown(Money amount, const QString& means)
{
    Q_EMIT chargeShownRequested(amount, means, {});
}

void DeskClient::takeDeposit(Money amount, const QString& means, const QString& note)
{
    Q_EMIT depositRequested(amount, means, note);
}

void DeskClient::completeDeposit(const PaymentId& deposit, Money amount)
{
    Q_EMIT completionRequested(deposit, amount);
}

void DeskClient::releaseDeposit(const PaymentId& deposit, const Grounds& grounds)
{
    Q_EMIT releaseRequested(deposit, grounds.reason, grounds.approvedBy);
}

void DeskClient::stopWaiting(const PaymentId& id)
{
    Q_EMIT stopWaitingRequested(id);
}

void DeskClient::queryNow(const PaymentId& id)
{
    Q_EMIT queryRequested(id);
}

void DeskClient::queryByAcquirerNumber(const PaymentId& id, const QString& number)
{
    Q_EMIT queryByNumberRequested(id, number);
}

void DeskClient::setAside(const PaymentId& id, const OperatorId& approver)
{
    Q_EMIT setAsideRequested(id, approver);
}

void DeskClient::markPaid(const PaymentId& id, const Evidence& evidence)
{
    Q_EMIT markPaidRequested(id, evidence.first, evidence.second, evidence.seen);
}

void DeskClient::voidPayment(const PaymentId& id, const Grounds& grounds)
{
    Q_EMIT voidRequested(id, grounds.reason, grounds.approvedBy);
}

void DeskClient::refund(const PaymentId& id, Money amount, const Grounds& grounds)
{
    Q_EMIT refundRequested(id, amount, grounds.reason, grounds.approvedBy);
}

void DeskClient::listSales()
{
    Q_EMIT salesRequested(salesListedMax);
}

void DeskClient::setPayments(const services::PaymentsState& state)
{
    m_payments = state;
    Q_EMIT paymentsChanged(m_payments);
}

void DeskClient::finishPayment(const services::PaymentResult& result)
{
    m_finished.append(result.payment);
    if (m_finished.size() > finishedKept)
        m_finished.removeFirst();
    Q_EMIT paymentFinished(result);
}

} // namespace till::models
