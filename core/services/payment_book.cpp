// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_book.h"

#include <algorithm>
#include <utility>

namespace till::services {

OpenPayment* PaymentBook::find(const PaymentId& id)
{
    const auto found = std::find_if(m_open.begin(), m_open.end(),
                                    [&](const OpenPayment& each) { return each.payment.id == id; });
    return found == m_open.end() ? nullptr : &*found;
}

OpenPayment& PaymentBook::add(OpenPayment payment)
{
    return m_open.emplace_back(std::move(payment));
}

void PaymentBook::drop(const PaymentId& id)
{
    m_open.remove_if([&](const OpenPayment& each) { return each.payment.id == id; });
}

void PaymentBook::dropFinished()
{
    m_open.remove_if([](const OpenPayment& each) {
        return payment::isSettled(each.payment) && !each.wakeAtMs && each.onWay == 0 &&
               each.kept.isEmpty();
    });
}

std::list<OpenPayment> PaymentBook::takeAll()
{
    return std::exchange(m_open, {});
}

const OpenPayment* PaymentBook::unresolvedOf(const SaleId& sale) const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const OpenPayment& each) {
        return each.payment.sale == sale && payment::paysSale(each.payment) &&
               !each.payment.setAside && !each.payment.markedPaid &&
               !payment::isSettled(each.payment);
    });
    return found == m_open.end() ? nullptr : &*found;
}

const OpenPayment* PaymentBook::unresolvedDeposit() const
{
    const auto found = std::find_if(m_open.rbegin(), m_open.rend(), [](const OpenPayment& each) {
        return each.payment.deposit && !each.payment.setAside && !each.payment.markedPaid &&
               !payment::isSettled(each.payment);
    });
    return found == m_open.rend() ? nullptr : &*found;
}

PaymentId PaymentBook::unsettledAbout(const PaymentId& id) const
{
    const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const OpenPayment& each) {
        return each.payment.original == id && !payment::isSettled(each.payment);
    });
    return found == m_open.end() ? PaymentId() : found->payment.id;
}

std::optional<qint64> PaymentBook::earliestWakeMs() const
{
    std::optional<qint64> earliest;
    for (const OpenPayment& each : m_open) {
        if (each.wakeAtMs && (!earliest || *each.wakeAtMs < *earliest))
            earliest = each.wakeAtMs;
    }
    return earliest;
}

QList<PaymentId> PaymentBook::dueAt(qint64 nowMs) const
{
    QList<PaymentId> due;
    for (const OpenPayment& each : m_open) {
        if (each.wakeAtMs && *each.wakeAtMs <= nowMs)
            due.append(each.payment.id);
    }
    return due;
}

} // namespace till::services
