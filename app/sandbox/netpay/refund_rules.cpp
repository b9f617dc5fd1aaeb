// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger's rules for refunds (1.3, 1.4).
#include "app/sandbox/netpay/ledger.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/netpay/fields.h"

#include <QJsonArray>

namespace till::sandbox::netpay {

namespace {

constexpr int queriesUntilDone = 3;
constexpr int queriesUntilKnown = 2;

QString text(const QJsonObject& fields, QStringView name)
{
    return fields.value(name).toString();
}

/// A divided order is refunded by one sub-merchant at a time, and nobody gives back more than he
/// got. True for what fits.
bool divisionFits(const Order& order, const QJsonObject& fields)
{
    const QJsonArray subOrders = fields.value(u"subOrders").toArray();
    const bool names = !subOrders.isEmpty() || fields.contains(u"platformAmount");
    if (!order.isDivided)
        return !names;
    if (subOrders.size() != 1 || !fields.contains(u"platformAmount"))
        return false;
    const QJsonObject sub = subOrders.first().toObject();
    const QString merchant = text(sub, u"mid");
    const qint64 subAmount = fen(sub, u"totalAmount");
    const qint64 platformAmount = fen(fields, u"platformAmount");
    qint64 subSum = subAmount;
    qint64 platformSum = platformAmount;
    for (const Refund& one : order.refunds) {
        if (one.stage == RefundStage::Failed)
            continue;
        subSum += one.subMerchant == merchant ? one.subAmount : 0;
        platformSum += one.platformAmount;
    }
    return order.subAmounts.contains(merchant) && subSum <= order.subAmounts.value(merchant) &&
           platformSum <= order.platformAmount &&
           subAmount + platformAmount == fen(fields, u"refundAmount");
}

RefundStage firstStage(ChangeRule rule)
{
    if (rule == ChangeRule::Processing || rule == ChangeRule::ProcessingThenFailed)
        return RefundStage::UnderWay;
    return rule == ChangeRule::Unknown ? RefundStage::Unknown : RefundStage::Done;
}

} // namespace

QString Ledger::refusalOfRefund(const Order& order, const Question& question) const
{
    const QString id = text(question.fields, u"refundOrderId");
    if (id.isEmpty() ? !order.refunds.isEmpty() : !isOrderId(id, m_terms.sourceNumber))
        return u"BAD_REQUEST"_qs;
    if (!id.isEmpty() && (m_orders.contains(id) || m_refundOrders.contains(id)))
        return u"DUP_ORDER"_qs;
    if (order.refundable() == 0)
        return u"OPERATION_NOT_ALLOWED"_qs;
    if (!divisionFits(order, question.fields))
        return u"BAD_REQUEST"_qs;
    if (fen(question.fields, u"refundAmount") > order.refundable())
        return u"OPERATION_NOT_ALLOWED"_qs;
    return {};
}

Refund Ledger::newRefund(const Order& order, const Question& question)
{
    const QJsonObject& fields = question.fields;
    Refund made;
    made.id = text(fields, u"refundOrderId");
    if (made.id.isEmpty())
        made.id = m_terms.sourceNumber + number(23);
    made.amount = fen(fields, u"refundAmount");
    // The payer gets back in proportion to what he paid; the parts add up to exactly that.
    const auto share = [&](qint64 sum) {
        return sum * order.payerPaid() / order.amount;
    };
    made.paidBack = share(order.refunded() + made.amount) - share(order.refunded());
    made.platformAmount = fen(fields, u"platformAmount");
    const QJsonObject sub = fields.value(u"subOrders").toArray().first().toObject();
    made.subMerchant = text(sub, u"mid");
    made.subAmount = fen(sub, u"totalAmount");
    made.sequence = number(11) + u"N"_qs;
    made.targetId = chinaTime(question.now).date + number(20);
    made.at = question.now;
    made.stage = firstStage(order.script().refund);
    return made;
}

Reply Ledger::refund(const Question& question)
{
    Order* order = find(question.fields);
    if (order == nullptr)
        return whole(refusal(question, u"NO_ORDER"_qs));
    // 1.3.3: the same refund again changes nothing and is told what it was.
    if (const Refund* known = order->refund(text(question.fields, u"refundOrderId")))
        return whole(refundAnswer(question, *order, *known));
    if (const QString code = refusalOfRefund(*order, question); !code.isEmpty())
        return whole(refusal(question, code));
    ++order->refundRequests;
    changed(*order);
    const ChangeRule rule = order->script().refund;
    const bool wasQueried =
        order->refundRequests > 1 && order->queries > order->queriesAtLastRefund;
    order->queriesAtLastRefund = order->queries;
    if (rule == ChangeRule::QueryFirst && !wasQueried)
        return whole(refusal(question, u"INVALID_ORDER"_qs));
    const Effect effect = effectOf(rule, order->refundRequests, u"TARGET_FAIL"_qs);
    if (!effect.refusal.isEmpty())
        return whole(refusal(question, effect.refusal));
    if (effect.deed == Effect::Deed::NotDone)
        return spoiled({}, effect.spoil, m_terms.speed);
    const Refund made = newRefund(*order, question);
    order->refunds.append(made);
    m_refundOrders.insert(made.id, order->id);
    return spoiled(whole(refundAnswer(question, *order, made)), effect.spoil, m_terms.speed);
}

Reply Ledger::refundQuery(const Question& question)
{
    // Here the field of the order's id carries the refund's.
    const QString id = text(question.fields, u"merOrderId");
    const auto found = m_orders.find(m_refundOrders.value(id));
    if (found == m_orders.end())
        return whole(refusal(question, u"NO_ORDER"_qs));
    Order& order = *found;
    Refund& asked = *order.refund(id);
    ++asked.queries;
    changed(order);
    if (asked.stage == RefundStage::UnderWay && asked.queries >= queriesUntilDone)
        asked.stage = order.script().refund == ChangeRule::Processing ? RefundStage::Done
                                                                      : RefundStage::Failed;
    if (asked.stage == RefundStage::Unknown && asked.queries >= queriesUntilKnown)
        asked.stage = RefundStage::Done;
    return whole(refundQueryAnswer(question, order, asked));
}

} // namespace till::sandbox::netpay
