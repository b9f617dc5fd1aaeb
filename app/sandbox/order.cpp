// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/order.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace till::sandbox {

namespace {

template<typename Value, std::size_t size>
using Names = std::array<std::pair<Value, const char16_t*>, size>;

constexpr Names<Stage, 5> stageNames{{{Stage::Paid, u"paid"},
                                      {Stage::Paying, u"paying"},
                                      {Stage::Failed, u"failed"},
                                      {Stage::Reversed, u"reversed"},
                                      {Stage::Voided, u"voided"}}};
constexpr Names<RefundStage, 3> refundStageNames{{{RefundStage::Done, u"done"},
                                                  {RefundStage::UnderWay, u"underWay"},
                                                  {RefundStage::Refused, u"refused"}}};

template<typename Value, std::size_t size>
QString nameOf(const Names<Value, size>& names, Value value)
{
    for (const auto& [candidate, name] : names) {
        if (candidate == value)
            return QString::fromUtf16(name);
    }
    Q_UNREACHABLE();
}

template<typename Value, std::size_t size>
std::optional<Value> valueOf(const Names<Value, size>& names, const QString& name)
{
    for (const auto& [value, candidate] : names) {
        if (name == candidate)
            return value;
    }
    return std::nullopt;
}

QJsonObject refundToJson(const Refund& refund)
{
    return {{u"requestId"_qs, refund.requestId},
            {u"amount"_qs, refund.amount},
            {u"paidBack"_qs, refund.paidBack},
            {u"at"_qs, refund.at.unixMs},
            {u"retrieval"_qs, refund.retrieval},
            {u"trace"_qs, refund.trace},
            {u"stage"_qs, nameOf(refundStageNames, refund.stage)},
            {u"queries"_qs, refund.queries}};
}

std::optional<Refund> refundFromJson(const QJsonObject& json)
{
    const auto stage = valueOf(refundStageNames, json.value(u"stage").toString());
    if (!stage)
        return std::nullopt;
    Refund refund;
    refund.requestId = json.value(u"requestId").toString();
    refund.amount = json.value(u"amount").toInteger();
    refund.paidBack = json.value(u"paidBack").toInteger();
    refund.at = {json.value(u"at").toInteger()};
    refund.retrieval = json.value(u"retrieval").toString();
    refund.trace = json.value(u"trace").toInteger();
    refund.stage = *stage;
    refund.queries = json.value(u"queries").toInt();
    return refund;
}

} // namespace

Wallet Order::wallet() const
{
    // The mask keeps the beginning, which alone tells whose code it is.
    const int beginning = maskedCode.first(2).toInt();
    if (beginning == 62)
        return *walletOf(u"6200000000000000000");
    return beginning < 20 ? *walletOf(u"100000000000000000") : *walletOf(u"250000000000000000");
}

qint64 Order::refunded() const
{
    qint64 sum = 0;
    for (const Refund& refund : refunds) {
        if (refund.stage != RefundStage::Refused)
            sum += refund.amount;
    }
    return sum;
}

const Refund* Order::refund(QStringView requestId) const
{
    const auto found = std::find_if(refunds.begin(), refunds.end(), [&](const Refund& refund) {
        return refund.requestId == requestId;
    });
    return found == refunds.end() ? nullptr : &*found;
}

QJsonObject Order::toJson() const
{
    QJsonArray refundList;
    for (const Refund& refund : refunds)
        refundList.append(refundToJson(refund));
    return {{u"merchantOrderId"_qs, merchantOrderId},
            {u"orderId"_qs, orderId},
            {u"terminal"_qs, terminal},
            {u"ending"_qs, ending},
            {u"codeDigest"_qs, codeDigest},
            {u"maskedCode"_qs, maskedCode},
            {u"retrieval"_qs, retrieval},
            {u"goodsId"_qs, goodsId},
            {u"failure"_qs, failure},
            {u"trace"_qs, trace},
            {u"amount"_qs, amount},
            {u"discount"_qs, discount},
            {u"at"_qs, at.unixMs},
            {u"stage"_qs, nameOf(stageNames, stage)},
            {u"queries"_qs, queries},
            {u"voids"_qs, voids},
            {u"refundRequests"_qs, refundRequests},
            {u"voidedAt"_qs, voidedAt.unixMs},
            {u"voidRetrieval"_qs, voidRetrieval},
            {u"refunds"_qs, refundList},
            {u"told"_qs, told}};
}

std::optional<Order> Order::fromJson(const QJsonObject& json)
{
    const auto text = [&](QStringView name) {
        return json.value(name).toString();
    };
    Order order;
    order.merchantOrderId = text(u"merchantOrderId");
    order.orderId = text(u"orderId");
    order.terminal = text(u"terminal");
    order.ending = text(u"ending");
    order.codeDigest = text(u"codeDigest");
    order.maskedCode = text(u"maskedCode");
    order.retrieval = text(u"retrieval");
    order.goodsId = text(u"goodsId");
    order.failure = text(u"failure");
    order.trace = json.value(u"trace").toInteger();
    order.amount = json.value(u"amount").toInteger();
    order.discount = json.value(u"discount").toInteger();
    order.at = {json.value(u"at").toInteger()};
    order.queries = json.value(u"queries").toInt();
    order.voids = json.value(u"voids").toInt();
    order.refundRequests = json.value(u"refundRequests").toInt();
    order.voidedAt = {json.value(u"voidedAt").toInteger()};
    order.voidRetrieval = text(u"voidRetrieval");
    order.told = json.value(u"told").toBool();
    const auto stage = valueOf(stageNames, text(u"stage"));
    if (!stage || order.merchantOrderId.isEmpty() || order.orderId.isEmpty() ||
        order.maskedCode.size() != 12)
        return std::nullopt;
    order.stage = *stage;
    const QJsonArray refundList = json.value(u"refunds").toArray();
    for (const QJsonValue item : refundList) {
        const auto refund = refundFromJson(item.toObject());
        if (!refund)
            return std::nullopt;
        order.refunds.append(*refund);
    }
    return order;
}

} // namespace till::sandbox
