// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/order.h"

#include <QJsonArray>

#include <algorithm>

namespace till::sandbox::netpay {

namespace {

QJsonObject toJson(const Refund& refund)
{
    return {{u"id"_qs, refund.id},
            {u"amount"_qs, refund.amount},
            {u"paidBack"_qs, refund.paidBack},
            {u"platformAmount"_qs, refund.platformAmount},
            {u"subMerchant"_qs, refund.subMerchant},
            {u"subAmount"_qs, refund.subAmount},
            {u"sequence"_qs, refund.sequence},
            {u"targetId"_qs, refund.targetId},
            {u"at"_qs, refund.at.unixMs},
            {u"stage"_qs, static_cast<int>(refund.stage)},
            {u"queries"_qs, refund.queries}};
}

Refund refundOf(const QJsonObject& json)
{
    Refund refund;
    refund.id = json.value(u"id").toString();
    refund.amount = json.value(u"amount").toInteger();
    refund.paidBack = json.value(u"paidBack").toInteger();
    refund.platformAmount = json.value(u"platformAmount").toInteger();
    refund.subMerchant = json.value(u"subMerchant").toString();
    refund.subAmount = json.value(u"subAmount").toInteger();
    refund.sequence = json.value(u"sequence").toString();
    refund.targetId = json.value(u"targetId").toString();
    refund.at = {json.value(u"at").toInteger()};
    refund.stage = static_cast<RefundStage>(json.value(u"stage").toInt());
    refund.queries = json.value(u"queries").toInt();
    return refund;
}

/// An enumerator by its number, when it is not above `last`.
template<typename Value> bool readEnum(const QJsonValue& json, Value last, Value& value)
{
    const int number = json.toInt(-1);
    value = static_cast<Value>(number);
    return number >= 0 && number <= static_cast<int>(last);
}

void readCounts(const QJsonObject& json, Order& order)
{
    order.queries = json.value(u"queries").toInt();
    order.closes = json.value(u"closes").toInt();
    order.secureRequests = json.value(u"secureRequests").toInt();
    order.refundRequests = json.value(u"refundRequests").toInt();
    order.queriesAtLastRefund = json.value(u"queriesAtLastRefund").toInt();
}

void readTexts(const QJsonObject& json, Order& order)
{
    const auto text = [&](QStringView name) {
        return json.value(name).toString();
    };
    order.id = text(u"merOrderId");
    order.mid = text(u"mid");
    order.tid = text(u"tid");
    order.instMid = text(u"instMid");
    order.sequence = text(u"sequence");
    order.targetId = text(u"targetId");
    order.qrCode = text(u"qrCode");
    order.notifyUrl = text(u"notifyUrl");
    order.attachedData = text(u"attachedData");
    order.description = text(u"description");
}

} // namespace

qint64 Order::refunded() const
{
    qint64 sum = 0;
    for (const Refund& refund : refunds) {
        if (refund.stage != RefundStage::Failed)
            sum += refund.amount;
    }
    return sum;
}

qint64 Order::refundable() const
{
    const bool isCompleted =
        secure == SecureStage::PartlyCompleted || secure == SecureStage::AllCompleted;
    if (stage != Stage::Paid || (secure != SecureStage::None && !isCompleted))
        return 0;
    return (isCompleted ? completed : amount) - refunded();
}

bool Order::isOpen() const
{
    return stage == Stage::New || (stage == Stage::Paid && secure == SecureStage::Uncompleted);
}

const Refund* Order::refund(const QString& refundId) const
{
    const auto found = std::find_if(refunds.begin(), refunds.end(),
                                    [&](const Refund& one) { return one.id == refundId; });
    return found == refunds.end() ? nullptr : &*found;
}

Refund* Order::refund(const QString& refundId)
{
    const auto found = std::find_if(refunds.begin(), refunds.end(),
                                    [&](const Refund& one) { return one.id == refundId; });
    return found == refunds.end() ? nullptr : &*found;
}

QJsonObject Order::toJson() const
{
    QJsonObject shares;
    for (auto share = subAmounts.begin(); share != subAmounts.end(); ++share)
        shares.insert(share.key(), share.value());
    QJsonArray refundList;
    for (const Refund& one : refunds)
        refundList.append(netpay::toJson(one));
    return {{u"merOrderId"_qs, id},
            {u"way"_qs, static_cast<int>(way)},
            {u"mid"_qs, mid},
            {u"tid"_qs, tid},
            {u"instMid"_qs, instMid},
            {u"sequence"_qs, sequence},
            {u"targetId"_qs, targetId},
            {u"qrCode"_qs, qrCode},
            {u"notifyUrl"_qs, notifyUrl},
            {u"attachedData"_qs, attachedData},
            {u"description"_qs, description},
            {u"amount"_qs, amount},
            {u"discount"_qs, discount},
            {u"made"_qs, made.unixMs},
            {u"expires"_qs, expires.unixMs},
            {u"paid"_qs, paid.unixMs},
            {u"stage"_qs, static_cast<int>(stage)},
            {u"status"_qs, statusOf(*this)},
            {u"secure"_qs, static_cast<int>(secure)},
            {u"secureStatus"_qs, secureStatusOf(*this)},
            {u"completed"_qs, completed},
            {u"isDivided"_qs, isDivided},
            {u"platformAmount"_qs, platformAmount},
            {u"subAmounts"_qs, shares},
            {u"refunds"_qs, refundList},
            {u"queries"_qs, queries},
            {u"closes"_qs, closes},
            {u"secureRequests"_qs, secureRequests},
            {u"refundRequests"_qs, refundRequests},
            {u"queriesAtLastRefund"_qs, queriesAtLastRefund}};
}

std::optional<Order> Order::fromJson(const QJsonObject& json)
{
    Order order;
    readTexts(json, order);
    readCounts(json, order);
    order.amount = json.value(u"amount").toInteger();
    order.discount = json.value(u"discount").toInteger();
    order.made = {json.value(u"made").toInteger()};
    order.expires = {json.value(u"expires").toInteger()};
    order.paid = {json.value(u"paid").toInteger()};
    order.completed = json.value(u"completed").toInteger();
    order.isDivided = json.value(u"isDivided").toBool();
    order.platformAmount = json.value(u"platformAmount").toInteger();
    const QJsonObject shares = json.value(u"subAmounts").toObject();
    for (auto share = shares.begin(); share != shares.end(); ++share)
        order.subAmounts.insert(share.key(), share.value().toInteger());
    const QJsonArray refundList = json.value(u"refunds").toArray();
    for (const QJsonValue one : refundList)
        order.refunds.append(refundOf(one.toObject()));
    const bool known = readEnum(json.value(u"way"), Way::AlipayApp, order.way) &&
                       readEnum(json.value(u"stage"), Stage::Closed, order.stage) &&
                       readEnum(json.value(u"secure"), SecureStage::Canceled, order.secure);
    if (!known || order.id.isEmpty() || order.sequence.isEmpty() || order.amount <= 0)
        return std::nullopt;
    return order;
}

QString statusOf(const Order& order)
{
    switch (order.stage) {
    case Stage::New:
        // Only Alipay's own protocol has a word for an order that waits.
        return isAlipay(order.way) && order.queries > 0 ? u"WAIT_BUYER_PAY"_qs : u"NEW_ORDER"_qs;
    case Stage::Closed:
        return u"TRADE_CLOSED"_qs;
    case Stage::Paid:
        break;
    }
    if (order.secure == SecureStage::Canceled)
        return u"TRADE_CLOSED"_qs;
    if (order.refunded() == 0)
        return u"TRADE_SUCCESS"_qs;
    const bool allDone =
        std::none_of(order.refunds.begin(), order.refunds.end(), [](const Refund& refund) {
            return refund.stage == RefundStage::UnderWay || refund.stage == RefundStage::Unknown;
        });
    // 2.3 closes an order that was refunded in full, with success.
    return allDone && order.refundable() == 0 ? u"TRADE_CLOSED"_qs : u"TRADE_REFUND"_qs;
}

QString secureStatusOf(const Order& order)
{
    if (order.stage != Stage::Paid)
        return {};
    switch (order.secure) {
    case SecureStage::None:
        return {};
    case SecureStage::Uncompleted:
        return u"UNCOMPLETED"_qs;
    case SecureStage::PartlyCompleted:
        return u"PARTLY_COMPLETED"_qs;
    case SecureStage::AllCompleted:
        return u"ALL_COMPLETED"_qs;
    case SecureStage::Canceled:
        return u"CANCELED"_qs;
    }
    Q_UNREACHABLE();
}

QString refundStatusOf(const Refund& refund)
{
    switch (refund.stage) {
    case RefundStage::Done:
        return u"SUCCESS"_qs;
    case RefundStage::UnderWay:
        return u"PROCESSING"_qs;
    case RefundStage::Unknown:
        return u"UNKNOWN"_qs;
    case RefundStage::Failed:
        return u"FAIL"_qs;
    }
    Q_UNREACHABLE();
}

} // namespace till::sandbox::netpay
