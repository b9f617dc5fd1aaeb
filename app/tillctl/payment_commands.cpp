// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/acquirers.h"
#include "app/desk/desk.h"
#include "app/tillctl/paper.h"
#include "app/tillctl/payment_json.h"
#include "app/tillctl/sale_json.h"
#include "app/tillctl/session.h"
#include "app/tillctl/tenders.h"
#include "core/payment/route_rules.h"
#include "core/services/payment_routes.h"
#include "core/settings/field.h"
#include "core/settings/secret_file.h"
#include "core/staff/operator.h"
#include "core/storage/journal_store.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace till::ctl {

namespace {

constexpr int countMost = 10'000;

Exit exitFor(const payment::Payment& payment)
{
    if (payment.state == payment::State::Succeeded)
        return Exit::Done;
    return payment::isFinal(payment.state) ? Exit::Refused : Exit::Pending;
}

/// A desk that is open, with what every payment command begins with.
struct Counter {
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<Ears> ears;
    int waitSeconds = 0;
};

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
    counter.ears = std::make_unique<Ears>(*counter.desk);
    counter.desk->payments().setOperator(OperatorId(session.value(u"operator"_qs, u"tillctl"_qs)));
    counter.desk->recover();
    counter.ears->waitForChannel();
    return counter;
}

/// A mistake in the words, or what the till's files say.
Answer notOpened(const Error& error)
{
    return error.code == ErrorCode::Malformed ? usage(error.detail) : failed(error);
}

/// Waits until the payment has come to its end and nothing about it is on its way any more, and
/// says what became of it.
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

/// Asks the service for something about the payment of the first word; then waits for its end.
Answer about(const Session& session, const QString& synopsis,
             const std::function<void(services::PaymentService&, const PaymentId&)>& ask)
{
    if (session.words.size() != 1)
        return usage(synopsis);
    auto counter = openCounter(session);
    if (!counter)
        return notOpened(counter.error());
    const PaymentId id(session.words.first());
    if (const auto known = counter->desk->journal().findPayment(id); !known)
        return failed(known.error());
    ask(counter->desk->payments(), id);
    return outcomeOf(*counter, id);
}

/// A void or refund of the payment of the first word: it has a number of its own.
Answer giveBack(const Session& session,
                const std::function<void(services::PaymentService&, const PaymentId&)>& ask)
{
    auto counter = openCounter(session);
    if (!counter)
        return notOpened(counter.error());
    const PaymentId id(session.words.first());
    const auto returnsOf = [&]() -> QList<payment::Payment> {
        const auto paid = counter->desk->journal().findPayment(id);
        auto all = paid ? counter->desk->journal().paymentsOf(paid->sale)
                        : Result<QList<payment::Payment>>();
        if (!all)
            return {};
        all->removeIf([&](const payment::Payment& each) { return each.original != id; });
        return *all;
    };
    const qsizetype before = returnsOf().size();
    counter->ears->forgetPayments();
    ask(counter->desk->payments(), id);
    if (counter->ears->refusal) {
        Answer answer{
            {{u"error"_qs, u"refused"_qs}, {u"refusal"_qs, refusalJson(*counter->ears->refusal)}},
            Exit::Refused};
        if (counter->desk->payments().state().halted)
            answer.exit = Exit::Pending;
        return answer;
    }
    const QList<payment::Payment> after = returnsOf();
    if (after.size() == before)
        return failed({ErrorCode::Fault, u"nothing was begun"_qs});
    return outcomeOf(*counter, after.last().id);
}

} // namespace

Answer paymentsList(const Session& session)
{
    bool isNumber = false;
    const int count = session.value(u"count"_qs, u"20"_qs).toInt(&isNumber);
    if (!isNumber || count < 1 || count > countMost)
        return usage(u"--count takes 1 to 10000"_qs);
    const auto store = storage::JournalStore::openForReading({.folder = session.place.directory});
    if (!store)
        return failed(store.error());
    const auto found = session.has(u"open"_qs) ? (*store)->openPayments()
                       : session.has(u"sale"_qs)
                           ? (*store)->paymentsOf(SaleId(session.value(u"sale"_qs)))
                           : (*store)->latestPayments(count);
    if (!found)
        return failed(found.error());
    return {{{u"payments"_qs, paymentsJson(*found)}}, Exit::Done};
}

Answer paymentQuery(const Session& session)
{
    const QString number = session.value(u"number"_qs);
    return about(session, u"query PAYMENT [--number NUMBER]"_qs,
                 [&](services::PaymentService& payments, const PaymentId& id) {
                     if (number.isEmpty())
                         payments.queryNow(id);
                     else
                         payments.queryByAcquirerNumber(id, number);
                 });
}

Answer paymentStop(const Session& session)
{
    return about(
        session, u"stop PAYMENT"_qs,
        [](services::PaymentService& payments, const PaymentId& id) { payments.stopWaiting(id); });
}

Answer paymentVoid(const Session& session)
{
    const QString reason = session.value(u"reason"_qs);
    if (session.words.size() != 1 || reason.isEmpty())
        return usage(u"void PAYMENT --reason TEXT"_qs);
    return giveBack(session, [&](services::PaymentService& payments, const PaymentId& id) {
        payments.voidPayment(id, reason, OperatorId(session.value(u"approver"_qs)));
    });
}

Answer paymentRefund(const Session& session)
{
    const QString reason = session.value(u"reason"_qs);
    const auto amount = Money::parse(session.value(u"amount"_qs));
    if (session.words.size() != 1 || reason.isEmpty() || !amount)
        return usage(u"refund PAYMENT --amount AMOUNT --reason TEXT"_qs);
    return giveBack(session, [&](services::PaymentService& payments, const PaymentId& id) {
        payments.refund(id, *amount, reason, OperatorId(session.value(u"approver"_qs)));
    });
}

Answer recoverPayments(const Session& session)
{
    auto counter = openCounter(session);
    if (!counter)
        return notOpened(counter.error());
    const services::PaymentService& payments = counter->desk->payments();
    QList<PaymentId> found;
    for (const services::PaymentView& view : payments.state().open)
        found.append(view.payment.id);
    const auto isDone = [&] {
        return payments.state().halted || payments.state().open.isEmpty();
    };
    const bool isResolved = counter->ears->waitUntil(isDone, counter->waitSeconds);
    QJsonArray json;
    for (const PaymentId& id : std::as_const(found)) {
        if (const auto now = counter->desk->journal().findPayment(id))
            json.append(paymentJson(*now));
    }
    const bool isDoneForGood =
        isResolved && !payments.state().halted && payments.state().open.isEmpty();
    Answer answer{{{u"payments"_qs, json}}, isDoneForGood ? Exit::Done : Exit::Pending};
    if (!isDoneForGood)
        answer.json.insert(u"error"_qs, u"unknown"_qs);
    answer.json.insert(u"sale"_qs, saleJson(counter->desk->checkout().state().sale));
    answer.json.insert(u"pendingJobs"_qs, waitForPaper(*counter->desk, 5).size());
    return answer;
}

Answer channels(const Session& session)
{
    const settings::Values values =
        settings::SettingsFile(session.place.settingsPath).load().values;
    settings::SecretFiles secrets(session.place.secretsPath());
    QList<payment::RouteChoice> choices;
    QJsonArray json;
    for (const services::ChannelSetup& setup : desk::acquirersFrom(values, secrets).setups) {
        const payment::ChannelTraits& traits = setup.channel->traits();
        const bool isConfigured = setup.key != nullptr;
        choices.append({traits, isConfigured, true});
        QJsonObject channel = traitsJson(traits);
        channel.insert(u"configured"_qs, isConfigured);
        channel.insert(u"base"_qs,
                       settings::textOf(*settings::findField(traits.name + u".base"_qs), values));
        json.append(channel);
    }
    const auto rules = payment::parseRouteRules(values.routing.rules);
    if (!rules)
        return failed(rules.error());
    QJsonArray routes;
    for (const services::RouteView& each : services::routesOf(*rules, choices))
        routes.append(routeJson(each));
    return {{{u"channels"_qs, json}, {u"routes"_qs, routes}}, Exit::Done};
}

} // namespace till::ctl
