// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <stdexcept>
#include <utility>

namespace till::services {

using support::require;

PaymentBench::PaymentBench() : alarm(clock)
{
    second.channelTraits.name = QStringLiteral("second");
}

PaymentBench::~PaymentBench()
{
    payments.reset();
}

void PaymentBench::startAll()
{
    start();
    payments = std::make_unique<PaymentService>(
        PaymentService::Doors{clock, random, *journal, *store, acquirer, alarm}, *checkout,
        paymentConfig, Secret(QByteArray(32, 'c')));
    if (hasChannel)
        payments->setChannel(setupOf(acquirer));
    if (hasSecond)
        payments->setChannel(setupOf(second));
    payments->setOperator(OperatorId(QStringLiteral("1008")));
    listenToPayments();
    payments->recover();
}

void PaymentBench::restartAll()
{
    journal->unplug();
    payments.reset();
    results.clear();
    refusals.clear();
    quit();
    log.clear();
    startAll();
}

void PaymentBench::reopenAll()
{
    reopenAndRetry();
    payments->retryJournal();
}

ChannelSetup PaymentBench::setupOf(support::ScriptedAcquirer& acquirer)
{
    return {std::shared_ptr<const channels::Channel>(&acquirer, [](const channels::Channel*) {}),
            std::make_shared<const Secret>(QByteArray("key")),
            std::shared_ptr<ports::Transport>(&acquirer, [](ports::Transport*) {})};
}

RouteView PaymentBench::routeOf(const QString& means, payment::Presentation presentation,
                                payment::RoutePurpose purpose)
{
    for (const RouteView& each : paymentsState().routes) {
        if (each.means == means && each.presentation == presentation && each.purpose == purpose)
            return each;
    }
    throw std::logic_error("no such route");
}

SaleId PaymentBench::ring()
{
    scanWater();
    scanWater();
    return state().sale.id;
}

PaymentCodeDigits PaymentBench::code(int number)
{
    return std::make_shared<const Secret>(
        QStringLiteral("13000000000000%1").arg(number, 4, 10, QLatin1Char('0')).toLatin1());
}

PaymentId PaymentBench::charge(Money amount)
{
    payments->charge(amount, code(++m_codes), payment::EntryMode::Scanned);
    return state().sale.pending ? state().sale.pending->payment : PaymentId();
}

PaymentId PaymentBench::chargeAll()
{
    ring();
    return charge(fen(400));
}

PaymentId PaymentBench::pay()
{
    const PaymentId id = chargeAll();
    answer(payment::Purpose::Pay, payment::Meaning::Succeeded);
    return id;
}

PaymentId PaymentBench::cancelling()
{
    const PaymentId id = chargeAll();
    acquirer.lose(payment::Purpose::Pay);
    payments->stopWaiting(id);
    while (!acquirer.waits(payment::Purpose::Cancel)) {
        if (acquirer.waits(payment::Purpose::Query))
            acquirer.lose(payment::Purpose::Query);
        else
            letPass(1'000);
    }
    return id;
}

PaymentId PaymentBench::reversedAndPaidInCash()
{
    const PaymentId id = cancelling();
    answer(payment::Purpose::Cancel, payment::Meaning::Succeeded);
    answer(payment::Purpose::Query, payment::Meaning::Returned);
    run(sale::TenderCash{fen(400)});
    return id;
}

payment::Payment PaymentBench::find(const PaymentId& id)
{
    return require(store->findPayment(id));
}

sale::Sale PaymentBench::saleOf(const SaleId& id)
{
    return require(checkout->saleOf(id));
}

QList<payment::Payment> PaymentBench::returnsOf(const PaymentId& id)
{
    return require(store->paymentsAbout(id));
}

std::optional<PaymentRefusal::Reason> PaymentBench::lastRefusal() const
{
    return refusals.isEmpty() ? std::nullopt : std::optional(refusals.last().reason);
}

std::optional<PaymentResult> PaymentBench::resultOf(const PaymentId& id) const
{
    for (auto each = results.crbegin(); each != results.crend(); ++each) {
        if (each->payment.id == id)
            return *each;
    }
    return std::nullopt;
}

void PaymentBench::listenToPayments()
{
    QObject* context = payments.get();
    QObject::connect(payments.get(), &PaymentService::finished, context,
                     [this](const PaymentResult& result) {
                         results.append(result);
                         log.append(QStringLiteral("finished"));
                     });
    QObject::connect(payments.get(), &PaymentService::refused, context,
                     [this](const PaymentRefusal& why) { refusals.append(why); });
    QObject::connect(payments.get(), &PaymentService::stateChanged, context,
                     [this](const PaymentsState& now) { paymentStates.append(now); });
    QObject::connect(payments.get(), &PaymentService::journalFailed, context,
                     [this] { ++paymentJournalFailures; });
}

} // namespace till::services
