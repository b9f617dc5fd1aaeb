// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/customer_face.h"

#include "ui/models/format.h"
#include "ui/models/payment_steps.h"

#include <QCoreApplication>

#include <algorithm>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::CustomerFace)
};

using Kind = CustomerFace::Kind;
using services::PaymentView;

constexpr int msPerSecond = 1000;

void put(CustomerFace& face, const QString& caption, Money amount)
{
    face.caption = caption;
    face.amount = formatMoney(amount);
    face.spoken = spokenMoney(amount);
}

constexpr qsizetype goodsMost = 6;

QList<CustomerFace::Goods> goodsOf(const services::CheckoutState& desk)
{
    QList<CustomerFace::Goods> goods;
    const auto& lines = desk.sale.lines;
    for (qsizetype i = lines.size() - 1; i >= 0 && goods.size() < goodsMost; --i) {
        const sale::Line& line = lines.at(i);
        if (line.voided || i >= desk.totals.lines.size())
            continue;
        const sale::LineTotal& total = desk.totals.lines.at(i);
        const QString quantity = formatQuantity(line.quantity, line.item.measure);
        goods.prepend({line.item.name,
                       line.item.unit.isEmpty() ? quantity : quantity + u' ' + line.item.unit,
                       formatMoney(total.gross - total.lineDiscount)});
    }
    return goods;
}

QString savedText(const sale::Totals& totals)
{
    return totals.discounts.isPositive()
               ? Words::tr("You save %1").arg(formatMoney(totals.discounts))
               : QString();
}

/// The usual ones for a channel that is not set up any more.
payment::ChannelTraits traitsOf(const services::PaymentsState& payments, const QString& channel)
{
    const auto found = std::find_if(
        payments.channels.cbegin(), payments.channels.cend(),
        [&channel](const services::ChannelView& each) { return each.traits.name == channel; });
    return found == payments.channels.cend() ? payment::ChannelTraits() : found->traits;
}

/// The payment that the customer is busy with, if any: of the sale, or a deposit.
const PaymentView* paymentOf(const CustomerNews& news)
{
    const auto counts = [](const std::optional<PaymentView>& view) {
        return view && !view->payment.setAside && !view->payment.markedPaid && !view->handedOver;
    };
    if (counts(news.payments.current))
        return &*news.payments.current;
    return counts(news.payments.deposit) ? &*news.payments.deposit : nullptr;
}

CustomerFace ofPayment(const PaymentView& view, const CustomerNews& news)
{
    const payment::Payment& payment = view.payment;
    CustomerFace face;
    put(face, payment.deposit ? Words::tr("Deposit") : Words::tr("To pay"), payment.amount);
    const bool isWaiting = payment.state == payment::State::Pending && !isStopping(view);
    const payment::ChannelTraits traits = traitsOf(news.payments, payment.channel);
    const bool isPayable = isWaiting && !isExpired(view, traits, news.waitedMs);
    if (isShown(payment) && isPayable && !payment.facts.payUrl.isEmpty()) {
        face.kind = Kind::Code;
        face.headline = Words::tr("Please scan to pay");
        face.advice = Words::tr("You pay %1. Please compare the amount.").arg(news.shop);
        face.code = payment.facts.payUrl;
        const int inAll = payment::timersOf(payment, traits).deadMs;
        face.secondsInAll = inAll / msPerSecond;
        face.secondsLeft = int((inAll - view.waitedMs - news.waitedMs) / msPerSecond);
        return face;
    }
    face.kind = Kind::Checking;
    if (isWaiting && !isShown(payment)) {
        face.headline = Words::tr("Please confirm on your phone");
        return face;
    }
    face.headline = Words::tr("One moment, please");
    face.advice = Words::tr("The payment is being checked. Please do not pay again.");
    return face;
}

CustomerFace ofPaid(const services::CompletedSale& paid)
{
    CustomerFace face;
    face.kind = Kind::Paid;
    face.headline = Words::tr("Paid, thank you");
    // What really was handed over: in cash the total may have been rounded.
    Money applied;
    Money change;
    for (const sale::Tender& tender : paid.sale.tenders) {
        applied += tender.applied;
        change += tender.received - tender.applied;
    }
    put(face, Words::tr("Paid"), applied);
    if (change.isPositive())
        face.below = Words::tr("Change %1").arg(formatMoney(change));
    return face;
}

} // namespace

CustomerFace customerFace(const CustomerNews& news)
{
    if (const PaymentView* view = paymentOf(news))
        return ofPayment(*view, news);
    CustomerFace face;
    if (news.desk.totals.lineCount > 0) {
        face.kind = Kind::Selling;
        face.headline = Words::tr("%n item(s)", nullptr, int(news.desk.totals.pieces));
        const bool isPart = news.desk.totals.paid.isPositive();
        put(face, isPart ? Words::tr("Still to pay") : Words::tr("To pay"),
            news.desk.totals.remaining);
        face.below = savedText(news.desk.totals);
        face.goods = goodsOf(news.desk);
        return face;
    }
    if (news.paid)
        return ofPaid(*news.paid);
    face.headline = news.shop;
    face.advice = Words::tr("Welcome");
    return face;
}

} // namespace till::models
