// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overloaded.h"
#include "core/payment/machine_parts.h"
#include "core/payment/pay_schedule.h"

#include <algorithm>

namespace till::payment {

namespace {

/// After so many answers "cancelled" that were followed by "paid" a person has to look.
constexpr int contradictionsMax = 3;

void beginCancelling(Move& move)
{
    move.progress().isLastQuery = false;
    move.become(State::Cancelling);
    move.cancel();
}

/// Does what is due by now.
void proceed(Move& move)
{
    Payment& payment = move.after;
    Payment::Progress& progress = move.progress();
    if (progress.queryOnWay || progress.cancelOnWay)
        return;
    if (isWatched(payment, move.traits)) {
        if (move.nowMs >= nextWatchMs(payment, move.traits)) {
            ++progress.watches;
            move.query();
        }
        return;
    }
    if (wantsToCancelAgain(payment)) {
        if (move.nowMs >= nextCancelMs(payment, move.traits))
            move.cancel();
        return;
    }
    if (!isUnderWay(payment.state))
        return;
    if (wantsToStop(payment, move.traits) && move.nowMs >= stopAtMs(payment, move.traits)) {
        if (!move.traits.queries) {
            beginCancelling(move);
            return;
        }
        progress.isLastQuery = true;
        move.query();
        return;
    }
    if (move.nowMs >= nextStatusMs(payment, move.traits))
        move.query();
}

/// The rule of two: an order that the acquirer does not know is final only after two such answers,
/// far enough apart and late enough after sending.
void countNotFound(Move& move)
{
    Payment::Progress& progress = move.progress();
    const Timers& timers = timersOf(move.after, move.traits);
    if (move.elapsedMs() < timers.notFoundAfterMs)
        return;
    if (progress.firstNotFoundMs < 0)
        progress.firstNotFoundMs = move.nowMs;
    else if (move.nowMs - progress.firstNotFoundMs >= timers.notFoundGapMs)
        progress.notFoundTwice = true;
}

/// Where nothing can be cancelled, an order that was never placed (the customer closed the bank's
/// page) ends by the rule of two once its time is over.
void closeWithoutCancel(Move& move)
{
    if (move.traits.cancels || move.elapsedMs() < timersOf(move.after, move.traits).deadMs)
        return;
    countNotFound(move);
    if (move.progress().notFoundTwice)
        move.become(State::Cancelled);
}

void onRequestAnswered(Move& move, const Outcome& outcome)
{
    move.progress().requestOnWay = false;
    if (move.after.state == State::Cancelling || isFinal(move.after.state)) {
        move.query(); // a late answer is no proof any more, but somebody has heard of the order
        return;
    }
    move.note(outcome);
    switch (outcome.meaning) {
    case Meaning::Succeeded:
        move.succeed(outcome);
        return;
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
        move.become(State::Refused);
        return;
    case Meaning::Contradiction:
        move.become(State::Exception);
        return;
    case Meaning::InProgress:
        move.become(State::Pending);
        return;
    case Meaning::Unknown:
    case Meaning::NotFound:
    case Meaning::Returned:
    case Meaning::Refunded:
        move.become(State::Unknown);
        move.query();
        return;
    }
}

void onStatusWhileWaiting(Move& move, const Outcome& outcome)
{
    switch (outcome.meaning) {
    case Meaning::Succeeded:
        move.succeed(outcome);
        return;
    case Meaning::Refused:
        move.become(State::Refused);
        return;
    case Meaning::Returned:
        move.become(State::Reversed);
        return;
    case Meaning::Contradiction:
    case Meaning::Refunded:
        move.become(State::Exception);
        return;
    case Meaning::InProgress:
        move.become(State::Pending);
        break;
    case Meaning::NotFound:
        closeWithoutCancel(move);
        break;
    case Meaning::Unknown:
    case Meaning::ConfigurationFault:
        break;
    }
    if (move.progress().isLastQuery && wantsToStop(move.after, move.traits))
        beginCancelling(move);
}

/// A cancel that nobody has answered may still arrive and undo the payment. Where two persons have
/// let the goods go it is not sent again, so that no answer comes; after a while it has been lost.
/// A code that is shown is closed: that takes nothing back which has been paid.
bool isUndoPossible(const Move& move)
{
    if (move.after.presentation == Presentation::Shown)
        return false;
    const Payment::Progress& progress = move.after.progress;
    const bool isLongAgo =
        !progress.cancelOnWay &&
        move.nowMs - progress.lastCancelMs >= timersOf(move.after, move.traits).notFoundAfterMs;
    return progress.cancelInDoubt && !(move.after.markedPaid && isLongAgo);
}

/// The cancel was accepted, and yet the order is paid.
void onContradiction(Move& move)
{
    Payment::Progress& progress = move.progress();
    progress.accepted = false;
    if (++progress.contradictions >= contradictionsMax)
        move.become(State::Exception);
}

void onStatusWhileCancelling(Move& move, const Outcome& outcome)
{
    Payment::Progress& progress = move.progress();
    switch (outcome.meaning) {
    case Meaning::Succeeded:
        if (progress.accepted)
            onContradiction(move);
        else if (!isUndoPossible(move))
            move.succeed(outcome);
        return;
    case Meaning::Returned:
        move.become(State::Reversed);
        return;
    case Meaning::Refused:
        move.become(State::Cancelled);
        return;
    case Meaning::Refunded: // some acquirers carry a cancel out as a refund
        move.become(progress.accepted ? State::Reversed : State::Exception);
        return;
    case Meaning::Contradiction:
        move.become(State::Exception);
        return;
    case Meaning::NotFound:
        countNotFound(move);
        if (progress.notFoundTwice && (progress.cancelNotFound || progress.accepted))
            move.become(State::Cancelled);
        return;
    case Meaning::InProgress:
        progress.cancelNotFound = false; // it has arrived after all
        return;
    case Meaning::Unknown:
    case Meaning::ConfigurationFault:
        return;
    }
}

void onStatusWhenFinal(Move& move, const Outcome& outcome)
{
    if (isFinalNegative(move.after.state) && outcome.meaning == Meaning::Succeeded)
        move.succeed(outcome);
    else if (move.after.state == State::Succeeded && outcome.meaning == Meaning::Refused)
        move.become(State::Exception);
}

void onQueryAnswered(Move& move, const Outcome& outcome)
{
    move.progress().queryOnWay = false;
    if (outcome.meaning != Meaning::Unknown)
        ++move.progress().queriesAnswered;
    if (isFinal(move.after.state) || move.after.state == State::Exception) {
        onStatusWhenFinal(move, outcome);
        if (move.record)
            move.note(outcome);
        return;
    }
    move.note(outcome);
    if (move.after.state == State::Cancelling)
        onStatusWhileCancelling(move, outcome);
    else
        onStatusWhileWaiting(move, outcome);
}

void onCancelAnswered(Move& move, const Outcome& outcome)
{
    Payment::Progress& progress = move.progress();
    progress.cancelOnWay = false;
    if (move.after.state != State::Cancelling)
        return;
    switch (outcome.meaning) {
    case Meaning::Succeeded:
    case Meaning::Returned:
    case Meaning::Refunded:
        progress.accepted = true;
        progress.cancelInDoubt = false;
        break;
    case Meaning::NotFound:
        progress.cancelNotFound = true;
        progress.cancelInDoubt = false;
        break;
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
        progress.cancelInDoubt = false;
        break;
    case Meaning::Contradiction:
        move.note(outcome);
        move.become(State::Exception);
        return;
    case Meaning::InProgress:
    case Meaning::Unknown:
        break;
    }
    if (move.traits.queries)
        move.query();
    else if (progress.accepted)
        move.become(State::Reversed);
}

void onUnanswered(Move& move, const Unanswered& event)
{
    Payment::Progress& progress = move.progress();
    switch (event.request) {
    case Request::Operate:
        progress.requestOnWay = false;
        if (move.after.state != State::Intent)
            return;
        move.become(event.sent ? State::Unknown : State::NotSent);
        if (event.sent)
            move.query();
        return;
    case Request::Query:
        progress.queryOnWay = false;
        if (progress.isLastQuery && wantsToStop(move.after, move.traits))
            beginCancelling(move);
        return;
    case Request::QueryOriginal:
        return; // never of a payment
    case Request::Cancel:
        progress.cancelOnWay = false;
        if (!event.sent && progress.cancels == 1)
            progress.cancelInDoubt = false;
        if (move.after.state == State::Cancelling)
            move.query();
        return;
    }
}

void onAnswered(Move& move, const Answered& event)
{
    switch (event.request) {
    case Request::Operate:
        onRequestAnswered(move, event.outcome);
        return;
    case Request::Query:
        onQueryAnswered(move, event.outcome);
        return;
    case Request::QueryOriginal:
        return; // never of a payment
    case Request::Cancel:
        onCancelAnswered(move, event.outcome);
        return;
    }
}

/// A cancel may have been sent before; that it was answered is not recorded.
void resumeCancelling(Move& move)
{
    Payment::Progress& progress = move.progress();
    progress.cancels = 1;
    if (!move.after.markedPaid) {
        move.cancel(); // the same cancel of the same order: it may be sent any number of times
        return;
    }
    progress.cancelInDoubt = true;
    progress.lastCancelMs = move.nowMs;
    move.query();
}

void onRestarted(Move& move)
{
    if (!isUnderWay(move.after.state))
        return;
    move.after.progress = {};
    move.progress().sentAtMs = move.nowMs;
    if (move.after.state == State::Cancelling) {
        resumeCancelling(move);
        return;
    }
    move.become(State::Unknown);
    move.query();
}

} // namespace

void stepPay(Move& move, const Event& event)
{
    std::visit(Overloaded{
                   [](const Submit&) {},
                   [](const QueryAsked&) {},
                   [&](const Answered& answered) { onAnswered(move, answered); },
                   [&](const Unanswered& unanswered) { onUnanswered(move, unanswered); },
                   [&](const Woken&) { proceed(move); },
                   [&](const StopAsked&) {
                       if (move.progress().stopAskedMs < 0)
                           move.progress().stopAskedMs = move.nowMs;
                       proceed(move);
                   },
                   [&](const Restarted&) { onRestarted(move); },
                   [&](const SetAside&) {
                       move.mark(&Payment::setAside);
                       proceed(move);
                   },
                   [&](const MarkedPaid&) { move.mark(&Payment::markedPaid); },
               },
               event);
}

} // namespace till::payment
