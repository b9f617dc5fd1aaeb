// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overloaded.h"
#include "core/services/payout_service.h"

#include <QPointer>

#include <algorithm>
#include <utility>
#include <variant>

// What is asked about a payout, and what the answers come to.
namespace till::services {

namespace {

using channels::PayoutProtocol;
using payment::Meaning;
using payment::Outcome;
using payment::State;

constexpr qsizetype nonceSize = 16;

/// What the answer to the payout itself comes down to.
State stateAfterPay(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Succeeded:
        return State::Succeeded;
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
        return State::Refused;
    case Meaning::InProgress:
        return State::Pending;
    case Meaning::Contradiction:
        return State::Exception;
    case Meaning::Unknown:
    case Meaning::NotFound:
    case Meaning::Returned:
    case Meaning::Refunded:
        return State::Unknown;
    }
    Q_UNREACHABLE();
}

Outcome said(const Error& error)
{
    return {.meaning = Meaning::Unknown, .code = {}, .text = error.detail.left(200)};
}

} // namespace

void PayoutService::query()
{
    ++m_queries;
    if (!isSetUp()) {
        wakeLater();
        return;
    }
    const QByteArray nonce = m_doors.random.bytes(nonceSize);
    const auto request =
        m_setup.protocol->newQuery(m_state.current->id.text(), m_doors.clock.now());
    const Result<ports::HttpRequest> sealed =
        m_setup.protocol->request(PayoutProtocol::query(), &request, stamp(nonce));
    if (!sealed) {
        wakeLater();
        return;
    }
    post(Ask::Query, *sealed);
    publish();
}

void PayoutService::post(Ask ask, ports::HttpRequest request)
{
    m_state.asking = true;
    request.answerMs = m_setup.timers.answerMs;
    m_doors.transport.post(
        request, [self = QPointer(this), errand = Errand{ask, m_setup.protocol, m_setup.key}](
                     const ports::Exchange& exchange) {
            if (self)
                self->take(errand, exchange);
        });
}

channels::Reading PayoutService::read(const Errand& errand, const ports::HttpAnswer& answer) const
{
    const PayoutProtocol& protocol = *errand.protocol;
    switch (errand.ask) {
    case Ask::Pay: {
        channels::payout::PayRequest request;
        request.orderNo = m_state.current->id.text();
        request.amount = m_state.current->amount;
        return protocol.read(PayoutProtocol::pay(), &request, answer, *errand.key);
    }
    case Ask::Query: {
        const auto request = protocol.newQuery(m_state.current->id.text(), m_doors.clock.now());
        return protocol.read(PayoutProtocol::query(), &request, answer, *errand.key);
    }
    case Ask::Balance:
        return protocol.read(PayoutProtocol::balance(), nullptr, answer, *errand.key);
    }
    Q_UNREACHABLE();
}

void PayoutService::take(const Errand& errand, const ports::Exchange& exchange)
{
    m_state.asking = false;
    const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
    switch (errand.ask) {
    case Ask::Pay:
        takePay(errand, exchange);
        break;
    case Ask::Query:
        if (answer != nullptr)
            takeQuery(read(errand, *answer).outcome);
        break;
    case Ask::Balance:
        takeBalance(answer != nullptr ? read(errand, *answer) : channels::Reading(), errand);
        break;
    }
    wakeLater();
    publish();
}

void PayoutService::takeBalance(const channels::Reading& reading, const Errand& errand)
{
    if (reading.answer != nullptr && reading.outcome.meaning == Meaning::Succeeded)
        m_state.available = channels::availableIn(
            *static_cast<const channels::payout::BalanceAnswer*>(reading.answer.get()),
            errand.protocol->config());
    Q_EMIT balanceAnswered(reading.outcome);
}

void PayoutService::takePay(const Errand& errand, const ports::Exchange& exchange)
{
    std::visit(
        Overloaded{
            [&](const ports::HttpAnswer& answer) {
                const Outcome outcome = read(errand, answer).outcome;
                move(stateAfterPay(outcome.meaning), outcome);
            },
            [this](const ports::NotSent& reply) { move(State::NotSent, said(reply.error)); },
            [this](const ports::NoAnswer& reply) { move(State::Unknown, said(reply.error)); },
        },
        exchange);
}

void PayoutService::takeQuery(const Outcome& outcome)
{
    Outcome told = outcome;
    if (told.facts.orderAmount && *told.facts.orderAmount != m_state.current->amount) {
        told.meaning = Meaning::Contradiction;
        told.text = QStringLiteral("the platform names another amount: ") +
                    told.facts.orderAmount->toPlain();
    }
    switch (told.meaning) {
    case Meaning::Succeeded:
        move(State::Succeeded, told);
        return;
    case Meaning::Refused:
        move(State::Refused, told);
        return;
    case Meaning::Contradiction:
        move(State::Exception, told);
        return;
    case Meaning::InProgress:
        m_firstNotFoundMs = -1;
        move(State::Pending, told);
        return;
    case Meaning::NotFound:
        takeNotFound(told);
        return;
    case Meaning::Unknown:
    case Meaning::ConfigurationFault: // of the query: it says nothing about the payout
    case Meaning::Returned:
    case Meaning::Refunded:
        return;
    }
}

/// Final by the rule of two; and even then a person looks at it, since nothing can take a payout
/// back that turns up later.
void PayoutService::takeNotFound(const Outcome& outcome)
{
    const qint64 nowMs = m_doors.clock.steadyMs();
    if (nowMs - m_sentMs < m_setup.timers.notFoundAfterMs)
        return;
    if (m_firstNotFoundMs < 0) {
        m_firstNotFoundMs = nowMs;
        return;
    }
    if (nowMs - m_firstNotFoundMs >= m_setup.timers.notFoundGapMs)
        move(State::Exception, outcome);
}

void PayoutService::move(State state, const Outcome& outcome)
{
    Payout next = *m_state.current;
    next.state = state;
    if (!outcome.code.isEmpty())
        next.code = outcome.code;
    if (!outcome.text.isEmpty())
        next.text = outcome.text;
    if (!outcome.facts.acquirerOrderId.isEmpty())
        next.platformNumber = outcome.facts.acquirerOrderId;
    if (next == *m_state.current)
        return;
    next.changedAt = m_doors.clock.now();
    if (!record(next))
        return;
    m_state.current = next;
    if (!isDecided(next))
        return;
    m_state.current.reset();
    m_state.decided.prepend(next);
    m_state.decided = m_state.decided.first(std::min(decidedMost, m_state.decided.size()));
    m_doors.alarm.clear();
    Q_EMIT finished(next);
}

bool PayoutService::record(const Payout& payout)
{
    const Result<qint64> recorded = m_doors.journal.append({entryOf(payout)});
    if (recorded)
        return true;
    m_state.halted = true;
    m_doors.alarm.clear();
    Q_EMIT journalFailed(recorded.error());
    return false;
}

void PayoutService::wakeLater()
{
    if (m_state.halted || !m_state.current || m_state.asking)
        return;
    const QList<int>& waits = m_setup.timers.queryMs;
    const int waitMs = waits.at(std::min(m_queries, waits.size() - 1));
    m_doors.alarm.set(m_doors.clock.steadyMs() + waitMs, [this] { queryNow(); });
}

} // namespace till::services
