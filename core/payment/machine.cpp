// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/machine.h"

#include "core/payment/machine_parts.h"

#include <algorithm>

namespace till::payment {

namespace {

/// "Stop waiting" is promised to lead to a choice within this.
constexpr int stopPromiseMs = 30'000;

/// Nothing but the cashier's wish begins anything, and only once.
void begin(Move& move, const Event& event)
{
    if (move.after.state != State::Created || !std::holds_alternative<Submit>(event))
        return;
    move.progress().sentAtMs = move.nowMs;
    move.become(State::Intent);
    move.operate();
}

} // namespace

void Move::become(State state)
{
    record = record || after.state != state;
    after.state = state;
    if (isFinal(state))
        after.progress.finishedMs = nowMs;
}

void Move::succeed(const Outcome& outcome)
{
    const std::optional<Money>& amount = outcome.facts.orderAmount;
    // A refund or a completion may be a part of the order.
    const bool isAbout =
        after.operation != Operation::Refund && after.operation != Operation::Complete;
    become(isAbout && amount && *amount != after.amount ? State::Exception : State::Succeeded);
}

void Move::note(const Outcome& outcome)
{
    after.facts = merged(after.facts, outcome.facts);
    if (!outcome.code.isEmpty() || !outcome.text.isEmpty()) {
        after.code = outcome.code;
        after.text = outcome.text;
    }
    if (outcome.waitMs > 0)
        after.progress.notBeforeMs = nowMs + outcome.waitMs;
}

void Move::mark(bool Payment::*decision)
{
    if (after.*decision || !(isUnderWay(after.state) || after.state == State::Exception))
        return;
    after.*decision = true;
    if (after.state == State::Intent)
        after.state = State::Unknown; // there is one record of the intent only
    record = true;
}

void Move::operate()
{
    if (after.progress.requestOnWay || send)
        return;
    after.progress.requestOnWay = true;
    after.progress.resentMs = nowMs;
    ++after.progress.sends;
    send = Request::Operate;
}

void Move::query()
{
    if (after.progress.queryOnWay || send || !traits.queries)
        return;
    after.progress.queryOnWay = true;
    after.progress.lastQueryMs = nowMs;
    ++after.progress.queries;
    send = Request::Query;
}

void Move::queryOriginal()
{
    after.progress.originalAsked = true;
    after.progress.queryOnWay = true;
    send = Request::QueryOriginal;
}

void Move::cancel()
{
    if (after.progress.cancelOnWay || send)
        return;
    after.progress.cancelOnWay = true;
    after.progress.cancelInDoubt = true;
    after.progress.lastCancelMs = nowMs;
    ++after.progress.cancels;
    send = Request::Cancel;
}

bool isUnderWay(State state)
{
    return state == State::Intent || state == State::Pending || state == State::Unknown ||
           state == State::Cancelling;
}

int waitAt(const QList<int>& waits, int position)
{
    return waits.at(std::clamp<qsizetype>(position, 0, waits.size() - 1));
}

qint64 nextQueryMs(const Payment& payment, const ChannelTraits& traits)
{
    const Payment::Progress& progress = payment.progress;
    const Timers& timers = timersOf(payment, traits);
    if (progress.lastQueryMs < 0)
        return std::max(progress.notBeforeMs, progress.sentAtMs + timers.firstQueryMs);
    const qint64 age = progress.lastQueryMs - progress.sentAtMs;
    qint64 wait = timers.pollMs;
    if (age >= timers.handOverMs) {
        // Nobody stands at the counter for it any more: each wait is at least half of what has
        // been waited since.
        const auto longEnough =
            std::find_if(timers.backgroundMs.cbegin(), timers.backgroundMs.cend(),
                         [&](int each) { return 2 * qint64{each} > age - timers.handOverMs; });
        wait = longEnough != timers.backgroundMs.cend() ? *longEnough : timers.backgroundMs.last();
    }
    return std::max(progress.notBeforeMs, progress.lastQueryMs + wait);
}

Step step(const Payment& before, const Event& event, qint64 nowMs, const ChannelTraits& traits)
{
    Move move{traits, nowMs, before};
    const bool isPay = before.operation == Operation::Pay;
    if (before.state == State::Created || std::holds_alternative<Submit>(event))
        begin(move, event);
    else if (std::holds_alternative<QueryAsked>(event))
        move.query();
    else if (isPay)
        stepPay(move, event);
    else
        stepReturn(move, event);
    const auto wake =
        isPay ? nextWakeOfPay(move.after, traits) : nextWakeOfReturn(move.after, traits);
    return {move.after, move.record, move.send, wake};
}

bool isHandedOver(const Payment& payment, qint64 nowMs, const ChannelTraits& traits)
{
    if (payment.state == State::Exception)
        return true;
    if (!isUnderWay(payment.state))
        return false;
    const Payment::Progress& progress = payment.progress;
    return nowMs - progress.sentAtMs >= timersOf(payment, traits).handOverMs ||
           (progress.stopAskedMs >= 0 && nowMs - progress.stopAskedMs >= stopPromiseMs);
}

} // namespace till::payment
