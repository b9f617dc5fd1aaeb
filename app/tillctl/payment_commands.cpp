// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/acquirers.h"
#include "app/tillctl/counter.h"
#include "app/tillctl/paper.h"
#include "app/tillctl/payment_json.h"
#include "app/tillctl/sale_json.h"
#include "app/tillctl/session.h"
#include "app/tillctl/tenders.h"
#include "core/payment/route_rules.h"
#include "core/services/payment_routes.h"
#include "core/settings/field.h"
#include "core/settings/secret_file.h"
#include "core/storage/journal_store.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace till::ctl {

namespace {

constexpr int countMost = 10'000;

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
        const auto all =
            paid ? counter->desk->journal().paymentsAbout(id) : Result<QList<payment::Payment>>();
        return all ? *all : QList<payment::Payment>();
    };
    const qsizetype before = returnsOf().size();
    counter->ears->forgetPayments();
    ask(counter->desk->payments(), id);
    if (counter->ears->refusal)
        return notBegun(*counter);
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
    // In training the till brings its own acquirers along when it runs.
    const desk::Acquirers acquirers = session.place.mode == desk::Mode::Training
                                          ? desk::Acquirers()
                                          : desk::acquirersFrom(values, secrets);
    for (const services::ChannelSetup& setup : acquirers.setups) {
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
