// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/quickpay/quick_ledger.h"

#include "app/sandbox/mmsp/fields.h"

/// Cards that are bound, and payments with them.
namespace till::sandbox::quickpay {

using mmsp::fenOf;
using mmsp::refused;

namespace {

mmsp::Said answer(int command, const mmsp::Json& body, mmsp::Mishap mishap = mmsp::Mishap::None)
{
    return {.command = mmsp::answerTo(command), .body = body, .mishap = mishap};
}

mmsp::Json text(const QString& value)
{
    return mmsp::Json::ofText(value);
}

mmsp::Json simple(const QString& status)
{
    return mmsp::Json::ofObject({{u"STATUS"_qs, text(status)}});
}

/// The head of the answers about bindings.
mmsp::Json named(const QuickOrder& order)
{
    return mmsp::Json::ofObject({{u"STATUS"_qs, text(u"1"_qs)},
                                 {u"USER_ID"_qs, text(order.user)},
                                 {u"LIST_ID"_qs, text(order.number)},
                                 {u"MERORDERID"_qs, text(order.merchantsId)},
                                 {u"CARDNO"_qs, text(order.card)}});
}

} // namespace

QuickOrder* QuickLedger::byBinding(const QString& id)
{
    const auto found = m_orders.find(m_bindings.value(id));
    return found == m_orders.end() || !found->isBound ? nullptr : &*found;
}

mmsp::Said QuickLedger::bindPaySms(const Json& body, const Circumstances& about)
{
    constexpr int command = 0x030C;
    const QuickOrder* bound = byBinding(body.textOf(u"BIND_ID"));
    if (bound == nullptr || bound->user != body.textOf(u"USER_ID"))
        return answer(command, refusal(u"D4"_qs, u"没有该绑卡"_qs));
    if (bound->phone != maskedNumber(body.textOf(u"PHONENO"), 3, 4))
        return answer(command, refusal(u"D4"_qs, u"手机号不符"_qs));
    if (m_orders.contains(body.textOf(u"MERORDERID")))
        return refused(u"商户订单号重复"_qs);
    QuickOrder order = newOrder(QuickKind::Bound, body, about);
    order.card = bound->card;
    order.cardType = bound->cardType;
    order.ending = bound->ending;
    order.phone = bound->phone;
    order.user = bound->user;
    order.binding = bound->binding;
    order.smsAt = about.now;
    order.smsSent = 1;
    return answer(command, named(keep(order)));
}

mmsp::Said QuickLedger::bindConfirm(const Json& body, Instant now)
{
    constexpr int command = 0x030B;
    const auto found = m_orders.find(body.textOf(u"MERORDERID"));
    if (found == m_orders.end() || found->kind != QuickKind::Bound)
        return mmsp::noSuchOrder();
    QuickOrder& order = *found;
    if (byBinding(body.textOf(u"BIND_ID")) == nullptr || order.binding != body.textOf(u"BIND_ID") ||
        order.user != body.textOf(u"USER_ID"))
        return answer(command, refusal(u"D4"_qs, u"没有该绑卡"_qs));
    if (order.amount != fenOf(body.textOf(u"AMT")))
        return mmsp::wrongAmount(u"交易金额不符"_qs);
    const QuickScript& script = cardScript(order.ending);
    if (order.stage == QuickStage::AwaitingCode && script.confirming == Confirming::NotReached)
        return answer(command, {}, script.confirmMishap);
    if (const QString reason = refusalOfCode(order, body.textOf(u"MSG_CODE")); !reason.isEmpty())
        return answer(command, refusal(u"D4"_qs, reason));
    order.notifyUrl = body.textOf(u"NOTIFY_URL");
    confirmed(order, now);
    Json said = orderAnswer(order);
    said.set(u"USER_ID"_qs, text(order.user));
    return answer(command, said, script.confirmMishap);
}

mmsp::Said QuickLedger::bindSms(const Json& body, const Circumstances& about)
{
    constexpr int command = 0x030D;
    if (m_orders.contains(body.textOf(u"MERORDERID")))
        return refused(u"商户订单号重复"_qs);
    QuickOrder order = newOrder(QuickKind::Binding, body, about);
    order.card = maskedNumber(body.textOf(u"CARDNO"), 6, 4);
    order.ending = body.textOf(u"CARDNO").last(4);
    order.phone = maskedNumber(body.textOf(u"PHONENO"), 3, 4);
    order.user = body.textOf(u"USER_ID");
    order.smsAt = about.now;
    order.smsSent = 1;
    return answer(command, named(keep(order)));
}

mmsp::Said QuickLedger::bind(const Json& body)
{
    constexpr int command = 0x0306;
    const auto found = m_orders.find(body.textOf(u"MERORDERID"));
    if (found == m_orders.end() || found->kind != QuickKind::Binding)
        return mmsp::noSuchOrder();
    QuickOrder& order = *found;
    const bool isSame = order.user == body.textOf(u"USER_ID") &&
                        order.card == maskedNumber(body.textOf(u"CARDNO"), 6, 4) &&
                        order.phone == maskedNumber(body.textOf(u"PHONENO"), 3, 4);
    if (!isSame || cardScript(order.ending).ordering == Ordering::Refused)
        return answer(command, refusal(u"D4"_qs, u"要素不匹配"_qs));
    if (const QString reason = refusalOfCode(order, body.textOf(u"MSG_CODE")); !reason.isEmpty())
        return answer(command, refusal(u"D4"_qs, reason));
    order.stage = QuickStage::Paid;
    order.cardType = body.textOf(u"CARDTYPE");
    order.person = maskedNumber(body.textOf(u"NAME"), 1, 0);
    order.idCard = maskedNumber(body.textOf(u"ID_NO"), 6, 4);
    order.binding = u"1"_qs + order.number.last(9);
    order.isBound = true;
    m_bindings.insert(order.binding, order.merchantsId);
    changed(order);
    Json said = named(order);
    said.set(u"BIND_ID"_qs, text(order.binding));
    return answer(command, said);
}

mmsp::Said QuickLedger::unbind(const Json& body)
{
    constexpr int command = 0x0307;
    QuickOrder* bound = byBinding(body.textOf(u"BIND_ID"));
    if (bound == nullptr)
        return answer(command, refusal(u"D4"_qs, u"没有该绑卡"_qs));
    bound->isBound = false;
    changed(*bound);
    return answer(command, simple(u"1"_qs));
}

mmsp::Said QuickLedger::bindQuery(const Json& body) const
{
    constexpr int command = 0x0308;
    const auto found = m_orders.constFind(m_bindings.value(body.textOf(u"BIND_ID")));
    if (found == m_orders.constEnd() || !found->isBound)
        return answer(command, refusal(u"D4"_qs, u"没有该绑卡"_qs));
    return answer(command, bindingAnswer(*found));
}

} // namespace till::sandbox::quickpay
