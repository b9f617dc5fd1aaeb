// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/payment_steps.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"

#include <QCoreApplication>

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

QString dot()
{
    return Words::tr(" · ", "between facts");
}

PaymentStep recordedStep(const Payment& payment)
{
    return {Mark::Done, Words::tr("Recorded on this till"),
            formatTimeWithSeconds(payment.at) + dot() + purposeOf(payment)};
}

/// "每 3 秒自动查询，已查询 4 次，上次 10:42:18".
QString queryDetail(const PaymentView& view, const payment::Timers& timers)
{
    const int asked = view.payment.progress.queries;
    const QString every = Words::tr("Till asks every %n second(s)", nullptr,
                                    std::max(1, timers.pollMs / msPerSecond));
    if (asked == 0 || view.lastQueries.isEmpty())
        return every;
    return every + Words::tr(", asked %n time(s)", nullptr, asked) +
           Words::tr(", last at %1").arg(formatTimeWithSeconds(view.lastQueries.last()));
}

QList<PaymentStep> returnSteps(const PaymentView& view, const payment::Timers& timers)
{
    const Payment& payment = view.payment;
    const bool answered = payment.state == State::Pending;
    return {recordedStep(payment),
            {answered ? Mark::Done : Mark::Now,
             Words::tr("Sent to %1").arg(channelName(payment.channel)),
             answered ? Words::tr("accepted") : queryDetail(view, timers)},
            {answered ? Mark::Now : Mark::Ahead, Words::tr("Waiting for the confirmation"),
             answered ? queryDetail(view, timers) : QString()},
            {Mark::Ahead, Words::tr("Then: the slip is printed"), {}}};
}

QList<PaymentStep> shownSteps(const PaymentView& view, const payment::Timers& timers)
{
    const Payment& payment = view.payment;
    const bool isThere = payment.state == State::Pending;
    return {recordedStep(payment),
            {isThere ? Mark::Done : Mark::Now,
             Words::tr("Code from %1").arg(channelName(payment.channel)),
             isThere ? QString() : Words::tr("no answer yet")},
            {isThere ? Mark::Now : Mark::Ahead, Words::tr("Waiting for the customer"),
             isThere ? queryDetail(view, timers) : QString()},
            {Mark::Ahead,
             payment.deposit ? Words::tr("Then: the deposit slip is printed")
                             : Words::tr("Then: the receipt is printed"),
             {}}};
}

} // namespace

bool isReturn(const Payment& payment)
{
    return payment.operation != Operation::Pay;
}

bool isShown(const Payment& payment)
{
    return payment.operation == Operation::Pay &&
           payment.presentation == payment::Presentation::Shown;
}

bool isStopping(const PaymentView& view)
{
    return view.stopping || view.payment.state == State::Cancelling;
}

bool isExpired(const PaymentView& view, const payment::ChannelTraits& traits, qint64 sinceMs)
{
    return view.waitedMs + sinceMs >= payment::timersOf(view.payment, traits).deadMs;
}

QString purposeOf(const Payment& payment)
{
    return payment.sale.isEmpty() ? Words::tr("deposit", "of a payment without a sale")
                                  : Words::tr("sale %1").arg(saleNumberText(payment.sale));
}

QList<PaymentStep> stepsOf(const PaymentView& view, const payment::Timers& timers)
{
    const Payment& payment = view.payment;
    if (isReturn(payment))
        return returnSteps(view, timers);
    if (isShown(payment) && !isStopping(view))
        return shownSteps(view, timers);
    QList<PaymentStep> steps{recordedStep(payment)};
    const bool pending = payment.state == State::Pending;
    const bool stopping = isStopping(view);
    const QString sent = Words::tr("Sent to %1").arg(meansName(payment));
    if (stopping) {
        steps.append({Mark::Done, sent, {}});
        steps.append(
            {Mark::Now, Words::tr("Asking once more, then cancelling"), queryDetail(view, timers)});
        steps.append(
            {Mark::Ahead, Words::tr("Then: another means, or the receipt if it is paid"), {}});
        return steps;
    }
    const QString since = formatTimeWithSeconds(payment.at);
    steps.append({pending ? Mark::Done : Mark::Now, sent,
                  since + dot() +
                      (pending ? Words::tr("the customer’s password is needed")
                               : Words::tr("no answer yet"))});
    steps.append(
        {pending ? Mark::Now : Mark::Ahead, Words::tr("Waiting for the customer"),
         pending || payment.state == State::Unknown ? queryDetail(view, timers) : QString()});
    steps.append({Mark::Ahead, Words::tr("Then: the receipt is printed"), {}});
    return steps;
}

} // namespace till::models
