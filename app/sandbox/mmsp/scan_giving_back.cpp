// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/china_time.h"
#include "app/sandbox/mmsp/fields.h"
#include "app/sandbox/mmsp/scan_ledger.h"

#include <utility>

/// Cancel, close and refund.
namespace till::sandbox::mmsp {

namespace {

constexpr qint64 cancelAfterMs = 15'000;

Said answer(int command, const Json& body, Mishap mishap = Mishap::None)
{
    return {.command = answerTo(command), .body = body, .mishap = mishap};
}

Mishap mishapOf(GivingBack rule)
{
    return rule == GivingBack::DoneUnanswered ? Mishap::ClosedAtOnce
           : rule == GivingBack::DoneWith500  ? Mishap::Status500
                                              : Mishap::None;
}

} // namespace

QString ScanLedger::refusalOfCancel(const ScanOrder& order, Instant now) const
{
    const GivingBack rule = order.script().cancelling;
    if (now.unixMs < order.at.unixMs + cancelAfterMs / m_terms.speed)
        return u"支付后15秒内不能撤销"_qs;
    if (order.stage != ScanStage::Paid && order.stage != ScanStage::Waiting)
        return order.reason;
    if (rule == GivingBack::Refused ||
        (rule == GivingBack::RefusedWhileWaiting && order.stage == ScanStage::Waiting))
        return u"不允许撤销"_qs;
    if (order.refunded() > 0)
        return u"订单已退款"_qs;
    if (chinaTime(order.at).date != chinaTime(now).date)
        return u"不是当日订单，请退款"_qs;
    return {};
}

Said ScanLedger::cancel(const Json& body, Instant now)
{
    constexpr int command = 0x0907;
    ScanOrder* order = find(body, now);
    if (order == nullptr)
        return noSuchOrder();
    // The same question again gets the same answer.
    if (order->stage == ScanStage::Cancelled)
        return answer(command, endAnswer(*order, {}));
    if (const QString reason = refusalOfCancel(*order, now); !reason.isEmpty())
        return answer(command, endAnswer(*order, reason));
    ++order->cancels;
    changed(*order);
    const GivingBack rule = order->script().cancelling;
    if (rule == GivingBack::NotDoneUnanswered && order->cancels == 1)
        return answer(command, {}, Mishap::ClosedAtOnce);
    end(*order, ScanStage::Cancelled, u"订单已撤销"_qs);
    return answer(command, endAnswer(*order, {}), mishapOf(rule));
}

Said ScanLedger::close(const Json& body, Instant now)
{
    constexpr int command = 0x090A;
    ScanOrder* order = find(body, now);
    if (order == nullptr)
        return noSuchOrder();
    if (order->stage == ScanStage::Waiting && order->script().paysWhenClosed)
        becomePaid(*order, now);
    if (order->stage == ScanStage::Waiting)
        end(*order, ScanStage::Closed, u"订单已关闭"_qs);
    if (order->stage == ScanStage::Closed)
        return answer(command, endAnswer(*order, {}));
    const QString reason =
        order->stage == ScanStage::Paid ? u"订单已支付，不能关闭"_qs : order->reason;
    return answer(command, endAnswer(*order, reason));
}

QString ScanLedger::refusalOfRefund(const ScanOrder& order, qint64 amount) const
{
    if (m_terms.refunds == RefundRight::NotGranted)
        return u"商户未开通退款权限"_qs;
    if (order.stage != ScanStage::Paid)
        return u"订单未支付"_qs;
    if (order.script().refunding == GivingBack::Refused)
        return u"不允许退款"_qs;
    if (amount > order.amount - order.refunded())
        return u"退款金额超过可退金额"_qs;
    return {};
}

Said ScanLedger::refund(const Json& body, Instant now)
{
    constexpr int command = 0x0908;
    ScanOrder* order = find(body, now);
    if (order == nullptr)
        return noSuchOrder();
    const QString merchantsId = body.textOf(u"REFUND_MERORDERID");
    const qint64 amount = fenOf(body.textOf(u"AMT")).value_or(0);
    for (const ScanRefund& known : std::as_const(order->refunds)) {
        if (known.merchantsId == merchantsId && known.amount == amount)
            return answer(command, refundAnswer(known));
    }
    if (m_refunds.contains(merchantsId))
        return refused(u"商户退款订单号重复"_qs);
    if (const QString reason = refusalOfRefund(*order, amount); !reason.isEmpty())
        return answer(command, refundRefusal(body, reason, now));
    ++order->refundRequests;
    changed(*order);
    const GivingBack rule = order->script().refunding;
    if (rule == GivingBack::NotDoneUnanswered && order->refundRequests == 1)
        return answer(command, {}, Mishap::ClosedAtOnce);
    const ScanRefund refund{merchantsId, m_serials.next(now), amount, now};
    order->serial = m_serials.count();
    order->refunds.append(refund);
    m_refunds.insert(merchantsId, order->merchantsId);
    m_refunds.insert(refund.number, order->merchantsId);
    return answer(command, refundAnswer(refund), mishapOf(rule));
}

Said ScanLedger::refundQuery(const Json& body)
{
    constexpr int command = 0x0909;
    constexpr int queriesUntilFailed = 3;
    const QString number = body.textOf(u"REFUND_ORDERNO");
    const QString merchants = body.textOf(u"REFUND_MERORDERID");
    const auto found = m_orders.find(m_refunds.value(number.isEmpty() ? merchants : number));
    if (found == m_orders.end())
        return noSuchOrder();
    for (ScanRefund& refund : found->refunds) {
        const bool isIt = (number.isEmpty() || refund.number == number) &&
                          (merchants.isEmpty() || refund.merchantsId == merchants);
        if (!isIt)
            continue;
        ++refund.queries;
        const bool failsLater = found->script().refunding == GivingBack::RefusedLater;
        if (refund.stage == ScanRefundStage::Accepted && !failsLater)
            refund.stage = ScanRefundStage::Done;
        if (failsLater && refund.queries == queriesUntilFailed)
            refund.stage = ScanRefundStage::Failed;
        changed(*found);
        return answer(command, refundAnswer(refund));
    }
    return noSuchOrder();
}

} // namespace till::sandbox::mmsp
