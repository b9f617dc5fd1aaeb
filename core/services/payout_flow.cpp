// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overloaded.h"
#include "core/services/payout_service.h"

#include <QPointer>

#include <algorithm>
#include <optional>
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

/// What asking about one that is no longer asked about by itself changes; nothing: it stays. No
/// answer makes an exception a failure: that is for a person to say.
std::optional<State> stateAfterAsking(State was, Meaning meaning)
{
    if (was == State::Exception && meaning == Meaning::Succeeded)
        return State::Succeeded;
    const bool hasFailed = was == State::Refused || was == State::NotSent;
    const bool moves = meaning == Meaning::Succeeded || meaning == Meaning::InProgress;
    if ((hasFailed && moves) || (was == State::Succeeded && meaning == Meaning::Refused))
        return State::Exception; // it has said the opposite before
    return std::nullopt;
}

/// An answer about another amount is about another payout, or worse.
Outcome checked(Outcome told, Money amount)
{
    if (told.facts.orderAmount && *told.facts.orderAmount != amount) {
        told.meaning = Meaning::Contradiction;
        told.text = QStringLiteral("the platform names another amount: ") +
                    told.facts.orderAmount->toPlain();
    }
    return told;
}

Payout changed(Payout payout, State state, const Outcome& outcome)
{
    payout.state = state;
    if (!outcome.code.isEmpty())
        payout.code = outcome.code;
    if (!outcome.text.isEmpty())
        payout.text = outcome.text;
    if (!outcome.facts.acquirerOrderId.isEmpty())
        payout.platformNumber = outcome.facts.acquirerOrderId;
    return payout;
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

void PayoutService::post(Ask ask, ports::HttpRequest request, std::optional<Payout> named)
{
    m_state.asking = true;
    request.answerMs = m_setup.timers.answerMs;
    m_doors.transport.post(request,
                           [self = QPointer(this),
                            errand = Errand{ask, m_setup.protocol, m_setup.key, std::move(named)}](
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
    case Ask::Query:
    case Ask::Named: {
        const PaymentId& id = errand.named ? errand.named->id : m_state.current->id;
        const auto request = protocol.newQuery(id.text(), m_doors.clock.now());
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
    case Ask::Named:
        takeNamed(errand, answer);
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
    const Outcome told = checked(outcome, m_state.current->amount);
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

void PayoutService::takeNamed(const Errand& errand, const ports::HttpAnswer* answer)
{
    Payout payout = *errand.named;
    const Outcome told =
        answer != nullptr ? checked(read(errand, *answer).outcome, payout.amount) : Outcome();
    if (const auto next = stateAfterAsking(payout.state, told.meaning)) {
        payout = changed(payout, *next, told);
        payout.changedAt = m_doors.clock.now();
        payout.closedBy = {};
        payout.closedReason.clear();
        if (!record(entryOf(payout)))
            return;
        place(payout);
    }
    Q_EMIT answered(payout, told);
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
    Payout next = changed(*m_state.current, state, outcome);
    if (next == *m_state.current)
        return;
    next.changedAt = m_doors.clock.now();
    if (!record(entryOf(next)))
        return;
    m_state.current = next;
    if (!isDecided(next) && !isOpenException(next))
        return;
    m_state.current.reset();
    place(next);
    m_doors.alarm.clear();
    Q_EMIT finished(next);
}

void PayoutService::place(const Payout& payout)
{
    const auto isThis = [&payout](const Payout& each) {
        return each.id == payout.id;
    };
    m_state.exceptions.removeIf(isThis);
    m_state.decided.removeIf(isThis);
    (isOpenException(payout) ? m_state.exceptions : m_state.decided).prepend(payout);
    m_state.decided = m_state.decided.first(std::min(decidedMost, m_state.decided.size()));
}

bool PayoutService::record(const ports::JournalEntry& entry)
{
    const Result<qint64> recorded = m_doors.journal.append({entry});
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
