// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_rules.h"

#include <QDateTime>

#include <algorithm>

namespace till::services {

namespace {

using Reason = PaymentRefusal::Reason;
using payment::Operation;
using payment::Payment;
using payment::State;

constexpr int chinaOffsetSeconds = 8 * 3600;
constexpr qint64 clocksDifferMs = 5 * 60'000; ///< at most, the till's and the acquirer's

bool isReturnOf(const Payment& each, const PaymentId& paid)
{
    return each.operation != Operation::Pay && each.original == paid &&
           !payment::isFinalNegative(each.state);
}

std::optional<PaymentRefusal> whyNotEither(const ReturnCase& about)
{
    const Payment& paid = about.paid;
    if (paid.deposit) // it is released instead
        return PaymentRefusal{Reason::NotSupported, paid.id, {}};
    if (!payment::paysSale(paid) || paid.state != State::Succeeded)
        return PaymentRefusal{Reason::NotPaid, paid.id, {}};
    // A void takes everything: beside one that is undecided nothing else may be tried.
    const auto open =
        std::find_if(about.returns.cbegin(), about.returns.cend(), [&](const Payment& each) {
            return isReturnOf(each, paid.id) && each.operation == Operation::Void &&
                   each.state != State::Succeeded;
        });
    if (open != about.returns.cend())
        return PaymentRefusal{Reason::PaymentOpen, open->id, {}};
    return std::nullopt;
}

} // namespace

QDate tradeDay(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.unixMs, Qt::OffsetFromUTC, chinaOffsetSeconds).date();
}

bool isSurelyOneTradeDay(Instant earlier, Instant later)
{
    return tradeDay(Instant{earlier.unixMs - clocksDifferMs}) ==
           tradeDay(Instant{later.unixMs + clocksDifferMs});
}

Money returnedOf(const Payment& paid, const QList<Payment>& returns)
{
    Money sum;
    for (const Payment& each : returns) {
        if (isReturnOf(each, paid.id))
            sum += each.amount;
    }
    return sum;
}

std::optional<PaymentRefusal> whyNotVoid(const ReturnCase& about)
{
    if (const auto refusal = whyNotEither(about))
        return refusal;
    if (!about.traits.voidsSameDay || about.paid.operation == Operation::Complete)
        return PaymentRefusal{Reason::NotSupported, about.paid.id, {}};
    const Money returned = returnedOf(about.paid, about.returns);
    if (returned.isPositive())
        return PaymentRefusal{Reason::MoreThanRemains, about.paid.id, about.paid.amount - returned};
    if (tradeDay(about.paid.at) != tradeDay(about.now))
        return PaymentRefusal{Reason::TooLateToVoid, about.paid.id, {}};
    // A clock that was turned back must not forbid it for long.
    const qint64 age = about.now.unixMs - about.paid.at.unixMs;
    if (age >= 0 && age < about.traits.voidAfterMs)
        return PaymentRefusal{Reason::TooSoonToVoid, about.paid.id, {}};
    return std::nullopt;
}

std::optional<PaymentRefusal> whyNotRefund(const ReturnCase& about, Money amount)
{
    if (const auto refusal = whyNotEither(about))
        return refusal;
    const payment::ChannelTraits& traits = about.traits;
    if (!traits.refunds || (!traits.partialRefunds && amount != about.paid.amount))
        return PaymentRefusal{Reason::NotSupported, about.paid.id, {}};
    if (!amount.isPositive())
        return PaymentRefusal{Reason::AmountOutOfRange, about.paid.id, {}};
    const Money left = about.paid.amount - returnedOf(about.paid, about.returns);
    if (amount > left)
        return PaymentRefusal{Reason::MoreThanRemains, about.paid.id, left};
    if (tradeDay(about.paid.at).daysTo(tradeDay(about.now)) > traits.refundDays)
        return PaymentRefusal{Reason::TooLateToRefund, about.paid.id, {}};
    return std::nullopt;
}

std::optional<PaymentRefusal> whyNotRelease(const ReturnCase& about)
{
    const Payment& paid = about.paid;
    if (!paid.deposit || paid.operation != Operation::Pay || paid.state != State::Succeeded)
        return PaymentRefusal{Reason::NotPaid, paid.id, {}};
    for (const Payment& each : about.returns) {
        if (each.state == State::Succeeded)
            return PaymentRefusal{Reason::NotPaid, paid.id, {}};
        if (isReturnOf(each, paid.id))
            return PaymentRefusal{Reason::PaymentOpen, each.id, {}};
    }
    return std::nullopt;
}

std::optional<PaymentRefusal> whyNotComplete(const ReturnCase& about, Money amount)
{
    if (const auto refusal = whyNotRelease(about))
        return refusal;
    if (!amount.isPositive())
        return PaymentRefusal{Reason::AmountOutOfRange, about.paid.id, {}};
    if (amount > about.paid.amount)
        return PaymentRefusal{Reason::MoreThanRemains, about.paid.id, about.paid.amount};
    return std::nullopt;
}

int daysLeftOf(const Payment& deposit, const payment::ChannelTraits& traits, Instant now)
{
    if (traits.depositDays == 0)
        return -1;
    const qint64 passed = tradeDay(deposit.at).daysTo(tradeDay(now));
    return static_cast<int>(std::clamp<qint64>(traits.depositDays - passed, 0, traits.depositDays));
}

bool isSoon(int daysLeft)
{
    constexpr int warningDays = 5;
    return daysLeft >= 0 && daysLeft <= warningDays;
}

} // namespace till::services
