// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_routes.h"
#include "core/services/payment_rules.h"
#include "core/services/payment_service.h"
#include "core/services/payment_views.h"

#include <algorithm>
#include <utility>

// What payments do when they cannot simply go on: after a start, and when the journal has failed.
namespace till::services {

namespace {

/// So many of the latest payments may have to be watched after a start.
constexpr int watchedMax = 50;

/// Proves that the journal takes records again.
ports::JournalEntry resumedEntry()
{
    return {QStringLiteral("payments.resumed"), QStringLiteral("payments"),
            QByteArrayLiteral("{}")};
}

} // namespace

void PaymentService::recover()
{
    if (m_checkout.state().halted) {
        m_halted = true; // comes back with retryJournal()
        publish();
        return;
    }
    const auto unfinished = m_doors.payments.openPayments();
    if (!unfinished) {
        halt(unfinished.error());
        return;
    }
    m_recovered = true;
    refreshDeposits();
    for (const payment::Payment& each : *unfinished)
        goOn(each.id);
    watchAgain();
    findOwed();
    returnOwed();
    reschedule();
    publish();
}

/// A payment that was cancelled shortly before the program ended is watched as if it had just been:
/// its request may still be on its way to the acquirer.
void PaymentService::watchAgain()
{
    const auto latest = m_doors.payments.latestPayments(watchedMax);
    if (!latest)
        return;
    for (const payment::Payment& each : *latest) {
        const QList<int> watch = payment::timersOf(each, traitsOf(each.channel)).watchMs;
        const bool isRecent =
            !watch.isEmpty() && each.changedAt.unixMs + watch.last() > m_doors.clock.now().unixMs;
        const bool isCancelled =
            each.state == payment::State::Cancelled || each.state == payment::State::Reversed;
        if (!isRecent || !isCancelled)
            continue;
        if (OpenPayment* known = open(each.id)) {
            known->payment.progress.finishedMs = m_doors.clock.steadyMs();
            handle(each.id, payment::Woken{});
        }
    }
}

void PaymentService::halt(const Error& error)
{
    stopSending();
    publish();
    Q_EMIT journalFailed(error);
}

/// What cannot be recorded must not be sent.
void PaymentService::stopSending()
{
    m_halted = true;
    m_doors.alarm.clear();
    for (const PaymentId& id : std::exchange(m_waitingQueries, {})) {
        if (OpenPayment* waiting = m_book.find(id)) {
            --waiting->onWay;
            waiting->payment.progress.queryOnWay = false;
            waiting->wakeAtMs = m_doors.clock.steadyMs();
        }
    }
}

void PaymentService::retryJournal()
{
    if (!m_halted || m_checkout.state().halted)
        return;
    // A journal that has not been reopened yet refuses this; what it would say about the past
    // proves nothing.
    if (const auto resumed = m_doors.journal.append({resumedEntry()}); !resumed) {
        halt(resumed.error());
        return;
    }
    m_halted = false;
    ++m_epoch;
    if (!m_recovered) {
        recover();
        return;
    }
    QList<PaymentResult> found;
    const auto unfinished = refold(found);
    if (!unfinished) {
        halt(unfinished.error());
        return;
    }
    refreshDeposits();
    for (const PaymentId& id : *unfinished)
        goOn(id);
    findOwed();
    returnOwed();
    reschedule();
    publish();
    for (const PaymentResult& result : std::as_const(found))
        Q_EMIT finished(result);
    Q_EMIT printQueued();
}

/// Takes over what the journal says of everything that is taken care of. The result: what has to
/// go on; `found`: what came to its end by the commit that was in doubt.
Result<QList<PaymentId>> PaymentService::refold(QList<PaymentResult>& found)
{
    const auto unfinished = m_doors.payments.openPayments();
    if (!unfinished)
        return failure(unfinished.error());
    QHash<PaymentId, payment::Payment> recorded;
    for (const OpenPayment& each : m_book.all()) {
        const auto now = m_doors.payments.findPayment(each.payment.id);
        if (!now && now.error().code != ErrorCode::NotFound)
            return failure(now.error());
        if (now) // otherwise its intent did not arrive, nor did its request leave
            recorded.insert(each.payment.id, *now);
    }
    QList<PaymentId> goingOn;
    for (OpenPayment& each : m_book.takeAll()) {
        const auto now = recorded.constFind(each.payment.id);
        if (now == recorded.cend())
            continue;
        PaymentChange change{each.payment, *now, {}, false, {}};
        if (isWorthTelling(change) && !each.intentInDoubt) {
            const auto sale = m_checkout.saleOf(now->sale);
            found.append({*now, isLate(change), sale && sale->phase == sale::Phase::Completed});
        }
        const bool wasFinal = payment::isFinal(each.payment.state);
        const auto progress = each.payment.progress;
        each.payment = *now;
        each.payment.progress = progress;              // what was heard meanwhile is about this
        if (payment::isFinal(now->state) && !wasFinal) // watched from now on
            each.payment.progress.finishedMs = m_doors.clock.steadyMs();
        goingOn.append(now->id);
        m_book.add(std::move(each));
    }
    for (const payment::Payment& each : *unfinished) {
        if (!recorded.contains(each.id))
            goingOn.append(each.id);
    }
    return goingOn;
}

/// An unfinished payment after a start or a halt: nobody knows what became of it, unless its
/// request was never sent. What was heard in the meantime counts.
void PaymentService::goOn(const PaymentId& id)
{
    OpenPayment* known = open(id);
    if (known == nullptr)
        return;
    const bool isGivenUp = known->stopping;
    const bool wasCancelling = known->payment.state == payment::State::Cancelling;
    const bool hasNotLeft = std::exchange(known->intentInDoubt, false);
    const QList<payment::Event> kept = std::exchange(known->kept, {});
    if (hasNotLeft)
        handle(id, payment::Unanswered{payment::Request::Operate, false});
    // Before anything is sent again: these answers are about what was sent then.
    for (const payment::Event& event : kept)
        handle(id, event);
    // A cancel that has just been sent is not sent twice: one answer would be taken for both.
    known = m_book.find(id);
    const bool isBegun =
        known != nullptr && !wasCancelling && known->payment.state == payment::State::Cancelling;
    if (!isBegun)
        handle(id, payment::Restarted{});
    known = m_book.find(id);
    const bool isOver = known != nullptr && known->payment.payableUntil.unixMs != 0 &&
                        known->payment.payableUntil < m_doors.clock.now();
    const bool isUnpayable = known != nullptr && hasNoCode(known->payment);
    if (isGivenUp || isOver || isUnpayable)
        stopWaiting(id);
}

void PaymentService::wakeDue()
{
    const QList<PaymentId> due = m_book.dueAt(m_doors.clock.steadyMs());
    for (const PaymentId& id : due)
        handle(id, payment::Woken{});
    returnOwed();
    reschedule();
    publish();
}

void PaymentService::reschedule()
{
    std::optional<qint64> next = m_book.earliestWakeMs();
    for (const qint64 dueMs : std::as_const(m_owed)) {
        if (dueMs >= 0)
            next = std::min(next.value_or(dueMs), dueMs);
    }
    if (next && !m_halted)
        m_doors.alarm.set(*next, [this] { wakeDue(); });
    else
        m_doors.alarm.clear();
}

void PaymentService::followCheckout(const CheckoutState& checkout)
{
    if (checkout.halted && !m_halted) {
        stopSending();
        publish();
        return;
    }
    const OpenPayment* now = m_book.unresolvedOf(checkout.sale.id);
    const bool isShown = m_state.current.has_value();
    if (!m_stepping && (isShown != (now != nullptr) ||
                        (isShown && m_state.current->payment.id != now->payment.id)))
        publish();
}

void PaymentService::refreshDeposits()
{
    if (auto held = m_doors.payments.openDeposits())
        m_deposits = std::move(*held);
}

QList<DepositView> PaymentService::heldDeposits() const
{
    QList<DepositView> views;
    for (const payment::Payment& each : m_deposits) {
        DepositView view;
        view.payment = each;
        view.note = each.reason;
        view.daysLeft = daysLeftOf(each, traitsOf(each.channel), m_doors.clock.now());
        view.warning = isSoon(view.daysLeft);
        view.underWay = m_book.unsettledAbout(each.id);
        views.append(view);
    }
    return views;
}

/// Everything that somebody still has to know of: what is not settled, and what is owed to a
/// customer although nothing is being done about it at the moment.
QList<PaymentView> PaymentService::unsettled()
{
    const qint64 nowMs = m_doors.clock.steadyMs();
    QList<PaymentView> views;
    QHash<PaymentId, qint64> owed = m_owed;
    for (const OpenPayment& each : m_book.all()) {
        if (payment::isSettled(each.payment))
            continue;
        views.append(viewOf(each, nowMs, traitsOf(each.payment.channel)));
        owed.remove(each.payment.original);
    }
    for (auto each = owed.cbegin(); each != owed.cend(); ++each) {
        if (const auto captured = m_doors.payments.findPayment(each.key())) {
            PaymentView view;
            view.payment = *captured;
            view.handedOver = true;
            views.append(view);
        }
    }
    std::stable_sort(views.begin(), views.end(), [](const PaymentView& a, const PaymentView& b) {
        return a.payment.at < b.payment.at;
    });
    return views;
}

void PaymentService::publish()
{
    ++m_state.revision;
    m_state.halted = m_halted;
    m_state.open = unsettled();
    m_state.current.reset();
    const SaleId& desk = m_checkout.state().sale.id;
    if (const OpenPayment* now = desk.isEmpty() ? nullptr : m_book.unresolvedOf(desk))
        m_state.current = viewOf(*now, m_doors.clock.steadyMs(), traitsOf(now->payment.channel));
    m_state.deposit.reset();
    if (const OpenPayment* now = m_book.unresolvedDeposit())
        m_state.deposit = viewOf(*now, m_doors.clock.steadyMs(), traitsOf(now->payment.channel));
    m_state.deposits = heldDeposits();
    m_state.channels.clear();
    for (const auto& client : m_clients)
        m_state.channels.append({client->traits(), client->isReachable(), client->isConfigured()});
    m_state.routes = routesOf(m_config.rules, choices());
    Q_EMIT stateChanged(m_state);
}

} // namespace till::services
