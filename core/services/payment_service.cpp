// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_service.h"

#include "core/payment/order_id.h"
#include "core/services/journal_generation.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

// Who is asked, under which number, and what people decide. What may begin is in payment_begin.cpp,
// how it goes on in payment_flow.cpp.
namespace till::services {

namespace {

constexpr qsizetype evidenceMax = 200;
constexpr qsizetype datedLength = 27; ///< see payment/order_id.h
/// A notification that comes again so soon says nothing new.
constexpr qint64 hintAgainMs = 3'000;

/// Who saw what when a payment was taken for paid without the acquirer's word.
ports::JournalEntry evidenceEntry(const PaymentId& id, const QList<OperatorId>& people,
                                  const QString& evidence)
{
    const QJsonObject payload{{QStringLiteral("first"), people.first().text()},
                              {QStringLiteral("second"), people.last().text()},
                              {QStringLiteral("evidence"), evidence.left(evidenceMax)}};
    return {QStringLiteral("payments.marked_paid"), id.text(),
            QJsonDocument(payload).toJson(QJsonDocument::Compact)};
}

} // namespace

PaymentService::PaymentService(Doors doors, CheckoutService& checkout, PaymentConfig config,
                               Secret codeKey, QObject* parent)
    : QObject(parent),
      m_doors(doors),
      m_checkout(checkout),
      m_config(std::move(config)),
      m_codeKey(std::move(codeKey))
{
    connect(&m_checkout, &CheckoutService::stateChanged, this, &PaymentService::followCheckout);
}

PaymentService::~PaymentService()
{
    m_doors.alarm.clear();
}

void PaymentService::setChannel(ChannelSetup setup)
{
    const QString name = setup.channel->traits().name;
    ChannelClient* before = clientOf(name);
    if (before != nullptr) {
        before->setUp(std::move(setup));
    } else {
        m_clients.push_back(std::make_unique<ChannelClient>(
            ChannelClient::Doors{m_doors.clock, m_doors.random, m_doors.transport},
            std::move(setup)));
    }
    QList<PaymentId> waiting;
    for (const OpenPayment& each : m_book.all()) {
        if (each.payment.channel == name && !payment::isSettled(each.payment))
            waiting.append(each.payment.id);
    }
    for (const PaymentId& id : std::as_const(waiting)) {
        handle(id, payment::QueryAsked{});
        // What waited for a channel that was not there is from before a start: no code comes.
        const OpenPayment* known = m_book.find(id);
        if (before == nullptr && known != nullptr && hasNoCode(known->payment))
            stopWaiting(id);
    }
    publish();
}

void PaymentService::setOperator(const OperatorId& id)
{
    m_operator = id;
}

Result<payment::Payment> PaymentService::numbered(payment::Payment wanted)
{
    const auto epoch = generation();
    if (!epoch)
        return failure(epoch.error());
    const auto counter = m_doors.payments.nextPaymentCounter();
    if (!counter)
        return failure(counter.error());
    const payment::OrderIdRule rule = traitsOf(wanted.channel).orderIds;
    payment::OrderIdSource source{m_config.tillNumber, *epoch, *counter, m_config.training,
                                  m_doors.clock.now(), {}};
    if (rule.form == payment::OrderIdForm::Dated) {
        const auto latest = m_doors.payments.greatestOrderId(rule.prefix, datedLength);
        if (!latest)
            return failure(latest.error());
        source.latest = *latest;
    }
    const auto id = payment::makeOrderId(source, rule);
    if (!id)
        return failure(id.error());
    wanted.id = *id;
    if (rule.form != payment::OrderIdForm::Compact)
        wanted.number = *counter;
    wanted.at = source.now;
    wanted.changedAt = wanted.at;
    return wanted;
}

/// Drawn once for each journal, so that a restored copy never gives a number out again.
Result<QString> PaymentService::generation()
{
    return journalGeneration(m_doors.payments, m_doors.journal, m_doors.random);
}

void PaymentService::stopWaiting(const PaymentId& id)
{
    OpenPayment* known = m_book.find(id);
    if (known != nullptr && known->payment.operation == payment::Operation::Pay)
        known->stopping = true; // nothing else can be stopped
    handle(id, payment::StopAsked{});
}

void PaymentService::queryNow(const PaymentId& id)
{
    handle(id, payment::QueryAsked{});
}

void PaymentService::queryByAcquirerNumber(const PaymentId& id, const QString& number)
{
    if (OpenPayment* known = open(id))
        known->askedNumber = number.trimmed();
    handle(id, payment::QueryAsked{});
}

bool PaymentService::hint(const QString& channel, const channels::Hint& hint)
{
    if (m_halted || !m_recovered)
        return false;
    auto named = m_doors.payments.findPayment(PaymentId(hint.order));
    if (!named && !hint.acquirerOrder.isEmpty())
        named = m_doors.payments.findByAcquirer(channel, hint.acquirerOrder);
    if (!named || named->channel != channel)
        return false;
    const auto about = m_doors.payments.paymentsAbout(named->id);
    if (!about)
        return false;
    QList<PaymentId> asked;
    // What has succeeded is known already; what had failed may have been captured late.
    if (named->state != payment::State::Succeeded)
        asked.append(named->id);
    for (const payment::Payment& each : *about) {
        if (!payment::isSettled(each))
            asked.append(each.id);
    }
    for (const PaymentId& id : std::as_const(asked)) {
        const OpenPayment* known = m_book.find(id);
        const bool isRepeated =
            known != nullptr && !known->lastQueries.isEmpty() &&
            m_doors.clock.now().unixMs - known->lastQueries.last().unixMs < hintAgainMs;
        if (!isRepeated)
            handle(id, payment::QueryAsked{});
    }
    return true;
}

void PaymentService::setAside(const PaymentId& id, const OperatorId& approver)
{
    if (approver.isEmpty())
        refuse({Reason::NeedsApproval, id, {}});
    else
        decide(id, payment::SetAside{}, {approver, {}});
}

void PaymentService::markPaid(const PaymentId& id, const OperatorId& first,
                              const OperatorId& second, const QString& evidence)
{
    if (first.isEmpty() || second.isEmpty() || first == second) {
        refuse({Reason::NeedsApproval, id, {}});
        return;
    }
    decide(id, payment::MarkedPaid{}, {first, {evidenceEntry(id, {first, second}, evidence)}});
}

void PaymentService::decide(const PaymentId& id, const payment::Event& event,
                            const Decision& decision)
{
    if (m_halted)
        refuse({Reason::Halted, id, {}});
    else if (open(id) == nullptr)
        refuse({Reason::NotFound, id, {}});
    else
        handle(id, event, decision);
}

void PaymentService::refuse(const PaymentRefusal& refusal)
{
    Q_EMIT refused(refusal);
}

} // namespace till::services
