// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overloaded.h"
#include "core/payment/machine_parts.h"

#include <algorithm>

// Voids and refunds: money that goes back. They cannot be cancelled; the same request with the same
// number may be sent again, since the acquirer knows it by that.
namespace till::payment {

namespace {

constexpr int contradictionsMax = 3;

/// The acquirer has shown that the request did not arrive, or had no effect.
bool wantsToResend(const Payment& payment)
{
    // What the sale does without is not tried again.
    return payment.state == State::Unknown && !payment.setAside && !payment.progress.requestOnWay &&
           !payment.progress.accepted && payment.progress.firstNotFoundMs >= 0;
}

qint64 nextSendMs(const Payment& payment, const ChannelTraits& traits)
{
    const Payment::Progress& progress = payment.progress;
    return std::max(progress.resentMs, progress.sentAtMs) +
           std::max<qint64>(timersOf(payment, traits).notFoundGapMs,
                            waitAt(timersOf(payment, traits).cancelRetryMs, progress.sends - 1));
}

void proceed(Move& move)
{
    if (move.progress().queryOnWay || !isUnderWay(move.after.state))
        return;
    if (wantsToResend(move.after) && move.nowMs >= nextSendMs(move.after, move.traits)) {
        move.progress().firstNotFoundMs = -1; // asked anew after this one
        move.operate();
        return;
    }
    if (move.nowMs >= nextQueryMs(move.after, move.traits))
        move.query();
}

/// Whoever is asked a second time may say no because the first time has had its effect: only a
/// query that has not seen any makes it final.
void onRefused(Move& move)
{
    if (move.progress().sends <= 1 || !move.traits.queries) {
        move.become(State::Refused);
        return;
    }
    move.progress().refusedAgain = true;
    move.become(State::Unknown);
    move.query();
}

/// A query has shown that the request had no effect.
void onNoEffect(Move& move)
{
    move.progress().firstNotFoundMs = move.nowMs;
    const bool isOver = move.progress().refusedAgain || move.after.setAside;
    move.become(isOver ? State::Refused : State::Unknown);
}

/// The deposit has gone back to the customer: nothing of it pays a sale.
void onGone(Move& move, const Outcome& outcome)
{
    move.become(outcome.meaning == Meaning::Returned ? State::Refused : State::Exception);
}

void onRequestAnswered(Move& move, const Outcome& outcome)
{
    move.progress().requestOnWay = false;
    if (!isUnderWay(move.after.state))
        return;
    move.note(outcome);
    if (outcome.queryFirst && !move.progress().originalAsked) {
        move.become(State::Unknown);
        move.queryOriginal();
        return;
    }
    const bool isGone =
        outcome.meaning == Meaning::Returned || outcome.meaning == Meaning::Refunded;
    if (isGone && move.after.operation == Operation::Complete) {
        onGone(move, outcome);
        return;
    }
    switch (outcome.meaning) {
    case Meaning::Succeeded:
    case Meaning::Returned:
    case Meaning::Refunded:
        if (move.after.operation == Operation::Void && move.traits.queries) {
            move.progress().accepted = true; // believed when a query says so, too
            move.query();
        } else {
            move.succeed(outcome);
        }
        return;
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
        onRefused(move);
        return;
    case Meaning::Contradiction:
        move.become(State::Exception);
        return;
    case Meaning::InProgress:
        move.become(State::Pending);
        return;
    case Meaning::Unknown:
    case Meaning::NotFound:
        move.become(State::Unknown);
        move.query();
        return;
    }
}

/// What has become of the payment that is being voided.
void onStatusOfVoided(Move& move, const Outcome& outcome)
{
    Payment::Progress& progress = move.progress();
    switch (outcome.meaning) {
    case Meaning::Returned:
        move.succeed(outcome);
        return;
    case Meaning::Refunded:
        move.become(progress.accepted ? State::Succeeded : State::Exception);
        return;
    case Meaning::Contradiction:
        move.become(State::Exception);
        return;
    case Meaning::Succeeded: // still paid
        if (progress.accepted && ++progress.contradictions >= contradictionsMax) {
            move.become(State::Exception);
            return;
        }
        progress.accepted = false;
        onNoEffect(move);
        return;
    case Meaning::InProgress:
    case Meaning::Unknown:
    case Meaning::NotFound:
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
        return;
    }
}

void onStatusOfRefund(Move& move, const Outcome& outcome)
{
    const bool isGone =
        outcome.meaning == Meaning::Returned || outcome.meaning == Meaning::Refunded;
    if (isGone && move.after.operation == Operation::Complete) {
        onGone(move, outcome);
        return;
    }
    switch (outcome.meaning) {
    case Meaning::Succeeded:
    case Meaning::Returned:
    case Meaning::Refunded:
        move.succeed(outcome);
        return;
    case Meaning::Refused:
        move.become(State::Refused);
        return;
    case Meaning::Contradiction:
        move.become(State::Exception);
        return;
    case Meaning::InProgress:
        move.become(State::Pending);
        return;
    case Meaning::NotFound:
        onNoEffect(move);
        return;
    case Meaning::Unknown:
    case Meaning::ConfigurationFault:
        return;
    }
}

void onQueryAnswered(Move& move, const Outcome& outcome)
{
    move.progress().queryOnWay = false;
    if (outcome.meaning != Meaning::Unknown)
        ++move.progress().queriesAnswered;
    if (!isUnderWay(move.after.state))
        return;
    move.note(outcome);
    if (move.after.operation == Operation::Void)
        onStatusOfVoided(move, outcome);
    else
        onStatusOfRefund(move, outcome);
}

void onUnanswered(Move& move, const Unanswered& event)
{
    Payment::Progress& progress = move.progress();
    if (event.request == Request::Query) {
        progress.queryOnWay = false;
        return;
    }
    if (event.request == Request::QueryOriginal) {
        progress.queryOnWay = false;
        progress.firstNotFoundMs = move.nowMs; // it had no effect: it may be sent again
        return;
    }
    progress.requestOnWay = false;
    if (move.after.state == State::Intent && !event.sent) {
        move.become(State::NotSent);
        return;
    }
    if (!isUnderWay(move.after.state))
        return;
    move.become(State::Unknown);
    if (event.sent)
        move.query();
    else
        progress.firstNotFoundMs = move.nowMs; // nothing new has left: it may be sent again
}

void onAnswered(Move& move, const Answered& event)
{
    if (event.request == Request::Query) {
        onQueryAnswered(move, event.outcome);
    } else if (event.request == Request::QueryOriginal) {
        // That it was asked for is what counts: the acquirer has the data now that it lacked.
        move.progress().queryOnWay = false;
        if (isUnderWay(move.after.state))
            move.operate();
    } else {
        onRequestAnswered(move, event.outcome);
    }
}

} // namespace

void stepReturn(Move& move, const Event& event)
{
    Payment& payment = move.after;
    std::visit(Overloaded{
                   [](const Submit&) {},
                   [](const QueryAsked&) {},
                   [&](const Answered& answered) { onAnswered(move, answered); },
                   [&](const Unanswered& unanswered) { onUnanswered(move, unanswered); },
                   [&](const Woken&) { proceed(move); },
                   [&](const Restarted&) {
                       if (!isUnderWay(payment.state))
                           return;
                       payment.progress = {};
                       payment.progress.sentAtMs = move.nowMs;
                       payment.progress.sends = 1;
                       move.become(State::Unknown);
                       move.query();
                   },
                   [](const StopAsked&) {},
                   [&](const SetAside&) {
                       if (payment.operation != Operation::Complete)
                           return; // no sale waits for it
                       move.mark(&Payment::setAside);
                       proceed(move);
                   },
                   [](const MarkedPaid&) {},
               },
               event);
}

std::optional<qint64> nextWakeOfReturn(const Payment& payment, const ChannelTraits& traits)
{
    if (payment.progress.queryOnWay || !isUnderWay(payment.state))
        return std::nullopt;
    std::optional<qint64> next;
    if (traits.queries)
        next = nextQueryMs(payment, traits);
    if (wantsToResend(payment))
        next = std::min(next.value_or(nextSendMs(payment, traits)), nextSendMs(payment, traits));
    return next;
}

} // namespace till::payment
