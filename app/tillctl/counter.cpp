// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/counter.h"

#include "app/tillctl/paper.h"
#include "app/tillctl/payment_json.h"
#include "core/staff/operator.h"

namespace till::ctl {

namespace {

Exit exitFor(const payment::Payment& payment)
{
    if (payment.state == payment::State::Succeeded)
        return Exit::Done;
    return payment::isFinal(payment.state) ? Exit::Refused : Exit::Pending;
}

/// Names that end up in the records are those of people who work here.
Result<void> checkPeople(desk::Desk& desk, const Session& session)
{
    for (const QString& option : {u"operator"_qs, u"approver"_qs}) {
        if (!session.has(option))
            continue;
        const QString number = session.value(option);
        const staff::Member* member = desk.staff().roll().find(OperatorId(number));
        if (member == nullptr)
            return failure(ErrorCode::Refused, u"no such %1: %2"_qs.arg(option, number));
        if (option == u"approver"_qs &&
            !staff::may(member->person.role, staff::Permission::TakeReturns))
            return failure(ErrorCode::Refused, u"may not take returns: %1"_qs.arg(number));
    }
    return {};
}

} // namespace

Result<Counter> openCounter(const Session& session)
{
    Counter counter;
    const auto seconds = parseWait(session.value(u"wait"_qs));
    if (!seconds)
        return failure(seconds.error());
    counter.waitSeconds = *seconds;
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failure(desk.error());
    counter.desk = std::move(*desk);
    if (const auto known = checkPeople(*counter.desk, session); !known)
        return failure(known.error());
    counter.ears = std::make_unique<Ears>(*counter.desk, session.place.directory);
    counter.desk->payments().setOperator(OperatorId(session.value(u"operator"_qs, u"tillctl"_qs)));
    counter.desk->recover();
    counter.ears->waitForChannel();
    return counter;
}

Answer notOpened(const Error& error)
{
    return error.code == ErrorCode::Malformed ? usage(error.detail) : failed(error);
}

Answer outcomeOf(Counter& counter, const PaymentId& id)
{
    services::PaymentService& payments = counter.desk->payments();
    const auto now = [&] {
        return counter.desk->journal().findPayment(id);
    };
    const auto isDecided = [&] {
        const auto payment = now();
        const bool isAtAnEnd = !payment || payment::isFinal(payment->state) ||
                               payment->state == payment::State::Exception;
        return payments.state().halted || (isAtAnEnd && !payments.isAsking(id));
    };
    counter.ears->waitUntil(isDecided, counter.waitSeconds);
    const auto payment = now();
    if (!payment)
        return failed(payment.error());
    Answer answer{{{u"payment"_qs, paymentJson(*payment)}}, exitFor(*payment)};
    if (payments.state().halted)
        answer.exit = Exit::Pending;
    if (answer.exit == Exit::Pending)
        answer.json.insert(u"error"_qs, u"unknown"_qs);
    answer.json.insert(u"pendingJobs"_qs, waitForPaper(*counter.desk, 5).size());
    return answer;
}

Answer notBegun(const Counter& counter)
{
    Answer answer{{{u"error"_qs, u"refused"_qs}}, Exit::Refused};
    if (counter.ears->refusal)
        answer.json.insert(u"refusal"_qs, refusalJson(*counter.ears->refusal));
    if (counter.desk->payments().state().halted)
        answer.exit = Exit::Pending;
    return answer;
}

} // namespace till::ctl
