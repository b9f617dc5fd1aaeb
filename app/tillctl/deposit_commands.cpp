// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/acquirers.h"
#include "app/tillctl/counter.h"
#include "app/tillctl/payment_json.h"
#include "core/services/payment_rules.h"
#include "core/settings/secret_file.h"
#include "core/storage/journal_store.h"

#include <QDateTime>

#include <algorithm>

#include <functional>
#include <utility>

// Money that an acquirer holds for a customer.
namespace till::ctl {

namespace {

/// Begins something new, and waits for its end.
Answer begin(Counter& counter, const std::function<void(services::PaymentService&)>& ask)
{
    const auto before = counter.desk->journal().latestPayments(1);
    counter.ears->forgetPayments();
    ask(counter.desk->payments());
    if (counter.ears->refusal)
        return notBegun(counter);
    const auto after = counter.desk->journal().latestPayments(1);
    if (!after || after->isEmpty() ||
        (before && !before->isEmpty() && before->first().id == after->first().id))
        return failed({ErrorCode::Fault, u"nothing was begun"_qs});
    return outcomeOf(counter, after->first().id);
}

} // namespace

Answer depositTake(const Session& session)
{
    const auto amount = Money::parse(session.value(u"amount"_qs));
    const QString means = session.value(u"means"_qs);
    if (!session.words.isEmpty() || !amount || means.isEmpty())
        return usage(u"deposit take --amount AMOUNT --means MEANS [--note TEXT]"_qs);
    auto counter = openCounter(session);
    if (!counter)
        return notOpened(counter.error());
    return begin(*counter, [&](services::PaymentService& payments) {
        payments.takeDeposit(*amount, means, session.value(u"note"_qs));
    });
}

Answer depositComplete(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"deposit complete DEPOSIT [--amount AMOUNT]"_qs);
    auto counter = openCounter(session);
    if (!counter)
        return notOpened(counter.error());
    const services::CheckoutState& desk = counter->desk->checkout().state();
    if (!desk.sale.hasBegun())
        return refused(u"there is no open cart"_qs);
    const PaymentId deposit(session.words.first());
    const auto held = counter->desk->journal().findPayment(deposit);
    if (!held)
        return failed(held.error());
    const Money most = std::min(held->amount, desk.totals.remaining);
    const auto amount =
        session.has(u"amount"_qs) ? Money::parse(session.value(u"amount"_qs)) : Result<Money>(most);
    if (!amount)
        return usage(u"--amount takes yuan"_qs);
    const SaleId sale = desk.sale.id;
    Answer answer = begin(*counter, [&](services::PaymentService& payments) {
        payments.completeDeposit(deposit, *amount);
    });
    answer.json.insert(u"saleId"_qs, sale.text());
    return answer;
}

Answer depositRelease(const Session& session)
{
    const QString reason = session.value(u"reason"_qs);
    if (session.words.size() != 1 || reason.isEmpty())
        return usage(u"deposit release DEPOSIT --reason TEXT"_qs);
    auto counter = openCounter(session);
    if (!counter)
        return notOpened(counter.error());
    return begin(*counter, [&](services::PaymentService& payments) {
        payments.releaseDeposit(PaymentId(session.words.first()), reason,
                                OperatorId(session.value(u"approver"_qs)));
    });
}

Answer depositList(const Session& session)
{
    const auto store = storage::JournalStore::openForReading({.folder = session.place.directory});
    if (!store)
        return failed(store.error());
    const auto held = (*store)->openDeposits();
    if (!held)
        return failed(held.error());
    settings::SecretFiles secrets(session.place.secretsPath());
    const QList<services::ChannelSetup> setups =
        desk::acquirersFrom(settings::SettingsFile(session.place.settingsPath).load().values,
                            secrets)
            .setups;
    QJsonArray json;
    for (const payment::Payment& each : *held) {
        services::DepositView view;
        view.payment = each;
        view.note = each.reason;
        for (const services::ChannelSetup& setup : setups) {
            if (setup.channel->traits().name == each.channel)
                view.daysLeft = services::daysLeftOf(each, setup.channel->traits(),
                                                     Instant{QDateTime::currentMSecsSinceEpoch()});
        }
        view.warning = services::isSoon(view.daysLeft);
        json.append(depositJson(view));
    }
    return {{{u"deposits"_qs, json}}, Exit::Done};
}

} // namespace till::ctl
