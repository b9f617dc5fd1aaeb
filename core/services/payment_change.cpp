// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_change.h"

#include "core/payment/records.h"

namespace till::services {

using payment::Operation;
using payment::State;

bool hasSucceeded(const PaymentChange& change)
{
    return change.after.state == State::Succeeded && change.before.state != State::Succeeded;
}

bool hasFailed(const PaymentChange& change)
{
    return payment::isFinalNegative(change.after.state) && !payment::isFinal(change.before.state);
}

bool isLate(const PaymentChange& change)
{
    return hasSucceeded(change) && change.after.operation == Operation::Pay &&
           (payment::isFinalNegative(change.before.state) || change.before.setAside);
}

bool hasNoPlace(const PaymentChange& change)
{
    if (!hasSucceeded(change) || change.after.markedPaid)
        return false;
    return payment::paysSale(change.after) ? !change.isBooked
                                           : change.after.deposit && isLate(change);
}

bool isAboutADeposit(const payment::Payment& payment)
{
    return payment.deposit || payment.operation == Operation::Complete ||
           payment.operation == Operation::Release;
}

bool isWorthTelling(const PaymentChange& change)
{
    const payment::Payment& before = change.before;
    const payment::Payment& after = change.after;
    const bool isNewException = after.state == State::Exception && before.state != State::Exception;
    return hasSucceeded(change) || hasFailed(change) || isNewException ||
           after.setAside != before.setAside || after.markedPaid != before.markedPaid;
}

std::optional<sale::Command> saleCommand(const PaymentChange& change)
{
    const payment::Payment& after = change.after;
    if (!payment::paysSale(after))
        return std::nullopt;
    const sale::TakePayment take{after.id, after.amount, after.means};
    if (after.markedPaid)
        return change.before.markedPaid ? std::nullopt : std::optional<sale::Command>(take);
    if (after.setAside) {
        // What is captured after this goes back to the customer: the sale has no use for it.
        return change.before.setAside ? std::nullopt
                                      : std::optional<sale::Command>(sale::SetPaymentAside{
                                            after.id, change.decision.approver});
    }
    if (hasSucceeded(change))
        return take;
    if (hasFailed(change))
        return sale::EndPayment{after.id};
    return std::nullopt;
}

ports::JournalEntry paymentEntry(const payment::Payment& payment)
{
    return {payment::kindOf(payment), payment.id.text(), payment::encode(payment)};
}

} // namespace till::services
