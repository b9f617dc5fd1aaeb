// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/payment_model.h"

#include "ui/models/format.h"
#include "ui/models/payment_steps.h"
#include "ui/models/payment_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::PaymentPage)
};

using payment::Operation;
using payment::Payment;
using payment::State;
using services::PaymentView;
using Mark = PaymentStep::Mark;

constexpr int msPerSecond = 1000;
/// A cancel waits until 15 s after sending, then the acquirer has to answer: what is promised.
constexpr int stopSeconds = 30;

QString dot()
{
    return Words::tr(" · ", "between facts");
}

int seconds(qint64 ms)
{
    return int(std::max<qint64>(0, ms) / msPerSecond);
}

QString captionOf(Operation operation)
{
    switch (operation) {
    case Operation::Pay:
        return Words::tr("Taking");
    case Operation::Void:
        return Words::tr("Voiding");
    case Operation::Refund:
        return Words::tr("Refunding");
    case Operation::Complete:
        return Words::tr("Taking from the deposit");
    case Operation::Release:
        return Words::tr("Returning the deposit");
    }
    Q_UNREACHABLE();
}

/// A code on the screen, or on its way there.
void tellShown(PaymentText& text, const Payment& payment)
{
    const bool isThere = payment.state == State::Pending;
    text.headline = isThere ? Words::tr("Ask the customer to scan this code")
                            : Words::tr("The code is being made");
    text.advice = isThere ? Words::tr("Compare the amount. This page says when it has arrived.")
                          : Words::tr("It is here in a moment.");
    text.question = Words::tr("The customer does not want to scan it?");
    text.answer = Words::tr("Stop: the code is closed, then choose another means.");
}

/// What to say and do while waiting.
void tellWaiting(PaymentText& text, const PaymentView& view)
{
    const Payment& payment = view.payment;
    if (payment.operation == Operation::Complete) {
        text.headline = Words::tr("The acquirer is asked to pay from the deposit");
        text.advice = Words::tr("What is left of it goes back to the customer by itself.");
        text.question = Words::tr("Another customer waits?");
        text.answer = Words::tr("Hold this sale; it goes on by itself and says the result.");
        return;
    }
    if (isReturn(payment)) {
        text.headline = Words::tr("The acquirer is asked to give the money back");
        text.advice = Words::tr("The customer does not have to do anything.");
        text.question = Words::tr("Another customer waits?");
        text.answer = Words::tr("Close this page; it goes on by itself and says the result.");
        return;
    }
    if (isStopping(view)) {
        text.headline = Words::tr("Checking this payment and stopping it");
        text.advice =
            Words::tr("Unpaid, it is cancelled; paid, it is finished. At most 30 seconds.");
        text.question = Words::tr("Why does it take so long?");
        text.answer = Words::tr("The money must not be taken and the sale remain unpaid.");
        return;
    }
    if (isShown(payment)) {
        tellShown(text, payment);
        return;
    }
    if (payment.state == State::Pending) {
        text.headline = Words::tr("Ask the customer to enter the password on the phone");
        text.advice = Words::tr("Say: “Please confirm the payment on your phone.”");
        text.question = Words::tr("The customer sees no password page?");
        text.answer = Words::tr("Unlock the phone and open the message of the payment app.");
        return;
    }
    const bool asking = payment.state == State::Unknown;
    text.headline = asking ? Words::tr("No clear answer yet: Till is asking for the result")
                           : Words::tr("The payment is on its way");
    text.advice = Words::tr("Do not charge again and do not hand over the goods yet.");
    text.question = Words::tr("The customer’s phone says paid?");
    text.answer = Words::tr("Wait for this screen: it decides, not the phone.");
}

/// A long number may go on in the next line.
QString breakable(const QString& number)
{
    constexpr qsizetype half = 14;
    QString text = number;
    if (number.size() > 2 * half - 2)
        text.insert(half, QChar(0x200b));
    return text;
}

QString sentFact(const Payment& payment)
{
    const QString at = formatTimeWithSeconds(payment.at);
    const bool received =
        payment.state == State::Pending || !payment.facts.acquirerOrderId.isEmpty();
    return received ? Words::tr("%1, received by the acquirer").arg(at) : at;
}

QString askedFact(const Payment& payment)
{
    const int asked = payment.progress.queries;
    const int answered = payment.progress.queriesAnswered;
    if (asked == 0)
        return Words::tr("not asked yet");
    const QString times = Words::tr("asked %n time(s)", "queries", asked);
    return answered == 0 ? Words::tr("%1, no clear answer").arg(times)
                         : Words::tr("%1, answered %2").arg(times).arg(answered);
}

QList<PaymentFact> factsOf(const PaymentView& view, int nextQuerySeconds)
{
    const Payment& payment = view.payment;
    QList<PaymentFact> facts{{Words::tr("Means"), paymentSubject(payment)},
                             {Words::tr("Channel"), channelName(payment.channel)},
                             {Words::tr("For"), purposeOf(payment)},
                             {Words::tr("Payment no."), breakable(payment.id.text())},
                             {Words::tr("Sent"), sentFact(payment)},
                             {Words::tr("Asked"), askedFact(payment)}};
    QStringList latest;
    for (const Instant& at : view.lastQueries)
        latest.append(formatTimeWithSeconds(at));
    if (!latest.isEmpty())
        facts.append({Words::tr("Latest"), latest.join(dot())});
    if (nextQuerySeconds >= 0)
        facts.append({Words::tr("Next"),
                      Words::tr("asks by itself in %n second(s)", nullptr, nextQuerySeconds),
                      true});
    return facts;
}

void tellUnknown(PaymentText& text, const PaymentView& view)
{
    const Payment& payment = view.payment;
    if (payment.state == State::Exception) {
        text.headline = Words::tr("The acquirer’s answers contradict each other");
        text.advice = Words::tr("Do not charge again. A person has to decide this one.");
    } else if (isReturn(payment)) {
        text.headline = Words::tr("It is not known yet whether the money went back");
        text.advice = Words::tr("Do not give it back a second time.");
    } else {
        text.headline = Words::tr("It is not known yet whether this was paid");
        text.advice = Words::tr("Do not charge again and do not hand over the goods yet.");
    }
}

/// What the wallet or the acquirer gave on top is worth a line.
QList<PaymentFact> doneFacts(const Payment& payment)
{
    QList<PaymentFact> facts{{Words::tr("Means"), paymentSubject(payment)},
                             {Words::tr("For"), purposeOf(payment)},
                             {Words::tr("Payment no."), breakable(payment.id.text())}};
    const auto& paid = payment.facts.paidAmount;
    if (payment.operation == Operation::Pay && paid && *paid != payment.amount)
        facts.append({Words::tr("Paid by the customer"), formatMoney(*paid)});
    if (!payment.facts.acquirerOrderId.isEmpty())
        facts.append({Words::tr("Acquirer’s no."), breakable(payment.facts.acquirerOrderId)});
    if (!payment.reason.isEmpty())
        facts.append({payment.operation == Operation::Pay ? Words::tr("Note") : Words::tr("Reason"),
                      payment.reason});
    return facts;
}

} // namespace

void PaymentModel::update(const services::PaymentsState& state, qint64 nowMs)
{
    if (m_finished)
        return;
    const auto take = [&](const PaymentView& view) {
        m_view = view;
        m_seenAtMs = nowMs;
        if (m_stoppingSinceMs < 0 && isStopping(view))
            m_stoppingSinceMs = nowMs;
    };
    if (state.current && state.current->payment.id == m_id)
        take(*state.current);
    for (const PaymentView& view : state.open) {
        if (view.payment.id == m_id)
            take(view);
    }
    for (const services::ChannelView& channel : state.channels) {
        if (m_view && channel.traits.name == m_view->payment.channel)
            m_traits = channel.traits;
    }
}

void PaymentModel::take(const services::PaymentResult& result, qint64 nowMs)
{
    if (result.payment.id != m_id)
        return;
    PaymentView view = m_view.value_or(PaymentView{});
    view.payment = result.payment;
    view.nextQueryMs = -1;
    m_view = view;
    m_seenAtMs = nowMs;
    m_finished = payment::isFinal(result.payment.state);
}

bool PaymentModel::isOverdue(qint64 nowMs) const
{
    const payment::Timers& timers = payment::timersOf(m_view->payment, m_traits);
    const bool stopped =
        m_stoppingSinceMs >= 0 && nowMs - m_stoppingSinceMs >= qint64(stopSeconds) * msPerSecond;
    return stopped || m_view->waitedMs + (nowMs - m_seenAtMs) >= timers.handOverMs;
}

PaymentFace PaymentModel::face(qint64 nowMs) const
{
    const Payment& payment = m_view->payment;
    switch (payment.state) {
    case State::Succeeded:
        return PaymentFace::Done;
    case State::Refused:
    case State::NotSent:
    case State::Cancelled:
    case State::Reversed:
        return PaymentFace::Refused;
    case State::Exception:
        return PaymentFace::Unknown;
    case State::Created:
    case State::Intent:
    case State::Pending:
    case State::Unknown:
    case State::Cancelling:
        return m_view->handedOver || isOverdue(nowMs) ? PaymentFace::Unknown : PaymentFace::Waiting;
    }
    Q_UNREACHABLE();
}

PaymentText PaymentModel::text(qint64 nowMs) const
{
    PaymentView view = *m_view;
    const Payment& payment = view.payment;
    const qint64 since = nowMs - m_seenAtMs;
    // What follows is the closing of the code, whether the desk has said so already or not.
    if (face(nowMs) == PaymentFace::Waiting && isShown(payment) && isExpired(view, m_traits, since))
        view.stopping = true;
    PaymentText text;
    text.face = face(nowMs);
    text.operation = payment.operation;
    text.caption = captionOf(payment.operation);
    text.subject = paymentSubject(payment);
    text.amount = payment.amount;
    text.waitedSeconds = seconds(view.waitedMs + since);
    text.stopping = isStopping(view);
    text.shown = isShown(payment);
    text.payee = text.shown ? channelName(payment.channel) : QString();
    if (text.shown && payment.state == State::Pending && !text.stopping)
        text.payUrl = payment.facts.payUrl;
    text.longestSeconds = std::max(1, payment::timersOf(payment, m_traits).deadMs / msPerSecond);
    text.code = codeNote(payment);
    text.foot = QStringList{paymentSubject(payment), purposeOf(payment),
                            formatTimeWithSeconds(payment.changedAt)}
                    .join(dot());
    switch (text.face) {
    case PaymentFace::Waiting:
        tellWaiting(text, view);
        text.steps = stepsOf(view, payment::timersOf(payment, m_traits));
        break;
    case PaymentFace::Unknown:
        tellUnknown(text, view);
        text.facts = factsOf(view, view.nextQueryMs < 0 ? -1 : seconds(view.nextQueryMs - since));
        break;
    case PaymentFace::Refused:
    case PaymentFace::Done: {
        const Verdict verdict = verdictOf(payment);
        text.headline = verdict.headline;
        text.advice = verdict.advice;
        text.facts = doneFacts(payment);
        break;
    }
    }
    return text;
}

} // namespace till::models
