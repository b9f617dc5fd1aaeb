// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/payment_json.h"

#include "app/tillctl/answer.h"

namespace till::ctl {

namespace {

void put(QJsonObject& json, const QString& key, const QString& text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void put(QJsonObject& json, const QString& key, const std::optional<Money>& amount)
{
    if (amount)
        json.insert(key, amount->toPlain());
}

QString reasonName(services::PaymentRefusal::Reason reason)
{
    using Reason = services::PaymentRefusal::Reason;
    switch (reason) {
    case Reason::NoChannel:
        return u"noChannel"_qs;
    case Reason::ChannelNotReady:
        return u"channelNotReady"_qs;
    case Reason::CodeMalformed:
        return u"codeMalformed"_qs;
    case Reason::CodeIsGoods:
        return u"codeIsGoods"_qs;
    case Reason::CodeUsed:
        return u"codeUsed"_qs;
    case Reason::PaymentOpen:
        return u"paymentOpen"_qs;
    case Reason::AmountOutOfRange:
        return u"amountOutOfRange"_qs;
    case Reason::MoreThanRemains:
        return u"moreThanRemains"_qs;
    case Reason::NotPaid:
        return u"notPaid"_qs;
    case Reason::TooSoonToVoid:
        return u"tooSoonToVoid"_qs;
    case Reason::TooLateToVoid:
        return u"tooLateToVoid"_qs;
    case Reason::TooLateToRefund:
        return u"tooLateToRefund"_qs;
    case Reason::NotSupported:
        return u"notSupported"_qs;
    case Reason::NotFound:
        return u"notFound"_qs;
    case Reason::NeedsApproval:
        return u"needsApproval"_qs;
    case Reason::Halted:
        return u"halted"_qs;
    }
    Q_UNREACHABLE();
}

QString routeReasonName(payment::Route::Reason reason)
{
    using Reason = payment::Route::Reason;
    switch (reason) {
    case Reason::Rule:
        return u"rule"_qs;
    case Reason::OnlyOne:
        return u"onlyOne"_qs;
    case Reason::Order:
        return u"order"_qs;
    case Reason::FirstAbsent:
        return u"firstAbsent"_qs;
    case Reason::FirstSilent:
        return u"firstSilent"_qs;
    case Reason::None:
        return u"none"_qs;
    case Reason::NotReady:
        return u"notReady"_qs;
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject factsJson(const payment::Facts& facts)
{
    QJsonObject json;
    put(json, u"orderAmount"_qs, facts.orderAmount);
    put(json, u"paidAmount"_qs, facts.paidAmount);
    put(json, u"refundedAmount"_qs, facts.refundedAmount);
    put(json, u"merchantAllowance"_qs, facts.merchantAllowance);
    put(json, u"thirdPartyAllowance"_qs, facts.thirdPartyAllowance);
    put(json, u"orderId"_qs, facts.orderId);
    put(json, u"acquirerOrderId"_qs, facts.acquirerOrderId);
    put(json, u"retrievalReference"_qs, facts.retrievalReference);
    put(json, u"settlementDate"_qs, facts.settlementDate);
    put(json, u"walletName"_qs, facts.walletName);
    put(json, u"walletOrderId"_qs, facts.walletOrderId);
    put(json, u"payUrl"_qs, facts.payUrl);
    QJsonArray promotions;
    for (const payment::Promotion& each : facts.promotions) {
        promotions.append(QJsonObject{{u"sponsor"_qs, each.sponsor},
                                      {u"id"_qs, each.id},
                                      {u"amount"_qs, each.amount.toPlain()}});
    }
    if (!promotions.isEmpty())
        json.insert(u"promotions"_qs, promotions);
    return json;
}

QJsonObject paymentJson(const payment::Payment& payment)
{
    QJsonObject json{{u"id"_qs, payment.id.text()},
                     {u"operation"_qs, payment::nameOf(payment.operation)},
                     {u"state"_qs, payment::nameOf(payment.state)},
                     {u"sale"_qs, payment.sale.text()},
                     {u"channel"_qs, payment.channel},
                     {u"amount"_qs, payment.amount.toPlain()},
                     {u"at"_qs, timeText(payment.at)},
                     {u"changedAt"_qs, timeText(payment.changedAt)},
                     {u"by"_qs, payment.by.text()}};
    put(json, u"original"_qs, payment.original.text());
    put(json, u"means"_qs, payment.means);
    if (payment.presentation == payment::Presentation::Shown) {
        json.insert(u"presentation"_qs, payment::nameOf(payment.presentation));
        json.insert(u"payableUntil"_qs, timeText(payment.payableUntil));
    }
    if (payment.deposit)
        json.insert(u"deposit"_qs, true);
    put(json, u"codeTail"_qs, payment.codeTail);
    put(json, u"approvedBy"_qs, payment.approvedBy.text());
    put(json, u"reason"_qs, payment.reason);
    put(json, u"code"_qs, payment.code);
    put(json, u"text"_qs, payment.text);
    if (payment.setAside)
        json.insert(u"setAside"_qs, true);
    if (payment.markedPaid)
        json.insert(u"markedPaid"_qs, true);
    if (const QJsonObject facts = factsJson(payment.facts); !facts.isEmpty())
        json.insert(u"facts"_qs, facts);
    return json;
}

QJsonArray paymentsJson(const QList<payment::Payment>& payments)
{
    QJsonArray json;
    for (const payment::Payment& each : payments)
        json.append(paymentJson(each));
    return json;
}

QJsonObject refusalJson(const services::PaymentRefusal& refusal)
{
    QJsonObject json{{u"reason"_qs, reasonName(refusal.reason)}};
    put(json, u"payment"_qs, refusal.payment.text());
    if (refusal.reason == services::PaymentRefusal::Reason::MoreThanRemains)
        json.insert(u"limit"_qs, refusal.limit.toPlain());
    return json;
}

QJsonObject traitsJson(const payment::ChannelTraits& traits)
{
    return {{u"name"_qs, traits.name},
            {u"queries"_qs, traits.queries},
            {u"cancels"_qs, traits.cancels},
            {u"voidsSameDay"_qs, traits.voidsSameDay},
            {u"refunds"_qs, traits.refunds},
            {u"partialRefunds"_qs, traits.partialRefunds},
            {u"refundDays"_qs, traits.refundDays},
            {u"queriesSameDayOnly"_qs, traits.queriesSameDayOnly},
            {u"reads"_qs, QJsonArray::fromStringList(traits.reads)},
            {u"shows"_qs, QJsonArray::fromStringList(traits.shows)},
            {u"deposits"_qs, traits.deposits},
            {u"depositDays"_qs, traits.depositDays},
            {u"opensPage"_qs, traits.opensPage},
            {u"amountMax"_qs, traits.amountMax.toPlain()}};
}

QJsonObject routeJson(const services::RouteView& view)
{
    QJsonObject json{{u"means"_qs, view.means},
                     {u"presentation"_qs, payment::nameOf(view.presentation)},
                     {u"deposit"_qs, view.purpose == payment::RoutePurpose::Deposit},
                     {u"channel"_qs, view.route.channel},
                     {u"reason"_qs, routeReasonName(view.route.reason)},
                     {u"choices"_qs, QJsonArray::fromStringList(view.choices)}};
    put(json, u"insteadOf"_qs, view.route.insteadOf);
    return json;
}

QJsonObject depositJson(const services::DepositView& view)
{
    QJsonObject json = paymentJson(view.payment);
    put(json, u"note"_qs, view.note);
    if (view.daysLeft >= 0)
        json.insert(u"daysLeft"_qs, view.daysLeft);
    json.insert(u"warning"_qs, view.warning);
    put(json, u"underWay"_qs, view.underWay.text());
    return json;
}

} // namespace till::ctl
