// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/quickpay/quick_ledger.h"

#include "app/sandbox/mmsp/batch.h"

#include <algorithm>

namespace till::sandbox::quickpay {

using mmsp::fenOf;
using mmsp::Mishap;
using mmsp::noSuchOrder;
using mmsp::refused;

namespace {

constexpr qint64 resendAfterMs = 60'000;
constexpr int wrongCodesMost = 3;

mmsp::Said answer(int command, const mmsp::Json& body, Mishap mishap = Mishap::None)
{
    return {.command = mmsp::answerTo(command), .body = body, .mishap = mishap};
}

mmsp::Json text(const QString& value)
{
    return mmsp::Json::ofText(value);
}

QString maskedCard(const QString& card)
{
    return maskedNumber(card, 6, 4);
}

QString maskedPhone(const QString& phone)
{
    return maskedNumber(phone, 3, 4);
}

/// What the tables' descriptions require of cards.
QString complaintAboutCard(const mmsp::Json& body)
{
    if (body.textOf(u"PHONENO").size() != 11)
        return u"PHONENO格式错误"_qs;
    if (body.textOf(u"CARDTYPE") != u"2")
        return {};
    if (body.textOf(u"EXPDATE").isEmpty())
        return u"EXPDATE为空"_qs;
    return body.textOf(u"CVN2").size() == 3 ? QString() : u"CVN2格式错误"_qs;
}

void takeCard(QuickOrder& order, const mmsp::Json& body)
{
    order.card = maskedCard(body.textOf(u"CARDNO"));
    order.cardType = body.textOf(u"CARDTYPE");
    order.ending = body.textOf(u"CARDNO").last(4);
    order.phone = maskedPhone(body.textOf(u"PHONENO"));
    order.person = maskedNumber(body.textOf(u"NAME"), 1, 0);
    order.idCard = maskedNumber(body.textOf(u"ID_NO"), 6, 4);
    order.user = body.textOf(u"USER_ID");
}

} // namespace

QuickLedger::QuickLedger(const mmsp::Terms& terms)
    : m_terms(terms), m_serials(terms.seed), m_pushes(mmsp::cardSchedule(), terms.notifyScale)
{
}

mmsp::Said QuickLedger::handle(const mmsp::Asked& asked, const Circumstances& about)
{
    const QuickRequest& request = *quickRequest(asked.command);
    if (request.open == Open::NotYet && m_terms.offer == mmsp::Offer::OpenOnly)
        return refused(u"接口暂未开通"_qs);
    if (const auto found = mmsp::complaint(request.fields, asked.body))
        return refused(*found);
    passTime(about.now);
    const Json& body = asked.body;
    if (body.has(u"AMT") && fenOf(body.textOf(u"AMT")).value_or(0) > m_terms.amountMost)
        return mmsp::wrongAmount(u"交易金额超过限额"_qs);
    return carriedOut(request, body, about);
}

mmsp::Said QuickLedger::carriedOut(const QuickRequest& request, const Json& body,
                                   const Circumstances& about)
{
    switch (request.task) {
    case QuickTask::Order:
        return order(body, about);
    case QuickTask::Confirm:
        return confirm(body, about.now);
    case QuickTask::Query:
        return query(body, about.now);
    case QuickTask::BatchQuery:
        return batchQuery(body, about.now);
    case QuickTask::Resend:
        return resend(body, about.now);
    case QuickTask::UnionOrder:
        return unionOrder(body, about);
    case QuickTask::BindPaySms:
        return bindPaySms(body, about);
    case QuickTask::BindConfirm:
        return bindConfirm(body, about.now);
    case QuickTask::BindSms:
        return bindSms(body, about);
    case QuickTask::Bind:
        return bind(body);
    case QuickTask::Unbind:
        return unbind(body);
    case QuickTask::BindQuery:
        return bindQuery(body);
    }
    Q_UNREACHABLE();
}

QuickOrder QuickLedger::newOrder(QuickKind kind, const Json& body, const Circumstances& about)
{
    QuickOrder order;
    order.kind = kind;
    order.merchantsId = body.textOf(u"MERORDERID");
    order.number = m_serials.next(about.now);
    order.serial = m_serials.count();
    order.origin = about.origin;
    order.amount = fenOf(body.textOf(u"AMT")).value_or(0);
    order.notifyUrl = body.textOf(u"NOTIFY_URL");
    order.jumpUrl = body.textOf(u"JUMP_URL");
    order.at = about.now;
    return order;
}

mmsp::Said QuickLedger::order(const Json& body, const Circumstances& about)
{
    constexpr int command = 0x0303;
    if (const QString reason = complaintAboutCard(body); !reason.isEmpty())
        return refused(reason);
    if (m_orders.contains(body.textOf(u"MERORDERID")))
        return refused(u"商户订单号重复"_qs);
    QuickOrder order = newOrder(QuickKind::Card, body, about);
    takeCard(order, body);
    const QuickScript& script = cardScript(order.ending);
    if (script.ordering == Ordering::Nothing)
        return answer(command, {}, script.orderMishap);
    if (script.ordering == Ordering::Refused) {
        order.stage = QuickStage::Failed;
        order.reason = script.reason;
    } else {
        order.smsAt = about.now;
        order.smsSent = 1;
        // The binding is there at once and good after the payment.
        if (!order.user.isEmpty())
            order.binding = u"1"_qs + order.number.last(9);
    }
    if (script.pushing == mmsp::Pushing::ForgedFirst)
        m_pushes.post(order.merchantsId, {{u"forged"_qs, true}}, about.now);
    return answer(command, orderAnswer(keep(order)), script.orderMishap);
}

mmsp::Said QuickLedger::confirm(const Json& body, Instant now)
{
    constexpr int command = 0x0304;
    QuickOrder* order = byNumber(body.textOf(u"LIST_ID"));
    if (order == nullptr || order->kind != QuickKind::Card)
        return noSuchOrder();
    const QuickScript& script = cardScript(order->ending);
    if (order->stage == QuickStage::AwaitingCode && script.confirming == Confirming::NotReached)
        return answer(command, {}, script.confirmMishap);
    if (const QString reason = refusalOfCode(*order, body.textOf(u"MSG_CODE")); !reason.isEmpty())
        return answer(command, refusal(u"D4"_qs, reason));
    confirmed(*order, now);
    if (order->stage == QuickStage::Failed)
        return answer(command, refusal(u"D4"_qs, order->reason));
    return answer(
        command,
        Json::ofObject({{u"LIST_ID"_qs, text(order->number)}, {u"STATUS"_qs, text(u"1"_qs)}}),
        script.confirmMishap);
}

QString QuickLedger::refusalOfCode(QuickOrder& order, const QString& code)
{
    if (order.stage == QuickStage::Failed)
        return order.reason;
    if (code == order.smsCode())
        return {};
    // After the payment a wrong code changes nothing any more.
    if (order.stage == QuickStage::AwaitingCode && ++order.wrongCodes == wrongCodesMost) {
        order.stage = QuickStage::Failed;
        order.reason = u"短信验证码错误次数超限"_qs;
    }
    changed(order);
    return u"短信验证码错误"_qs;
}

void QuickLedger::confirmed(QuickOrder& order, Instant now)
{
    // The same question again gets the same answer.
    if (order.stage != QuickStage::AwaitingCode)
        return;
    const QuickScript& script = cardScript(order.ending);
    switch (script.confirming) {
    case Confirming::Paid:
        becomePaid(order, now);
        break;
    case Confirming::Waiting:
        order.stage = QuickStage::Confirmed;
        break;
    case Confirming::Refused:
        order.stage = QuickStage::Failed;
        order.reason = script.reason;
        break;
    case Confirming::NotReached:
        break;
    }
    changed(order);
}

void QuickLedger::becomePaid(QuickOrder& order, Instant now)
{
    order.stage = QuickStage::Paid;
    order.paidAt = now;
    order.isBound = !order.binding.isEmpty() && order.kind == QuickKind::Card;
    if (order.isBound)
        m_bindings.insert(order.binding, order.merchantsId);
    m_openPages.erase(order.merchantsId);
    const mmsp::Pushing pushing = order.isByCard() ? cardScript(order.ending).pushing
                                                   : mmsp::amountScript(order.ending).pushing;
    if (pushing != mmsp::Pushing::Never)
        m_pushes.post(order.merchantsId, {}, now);
    changed(order);
}

void QuickLedger::decide(QuickOrder& order, Instant now)
{
    if (order.kind == QuickKind::Page) {
        const mmsp::ScanScript& script = mmsp::amountScript(order.ending);
        if (order.stage != QuickStage::AwaitingCode || order.queries != script.queriesUntilDecided)
            return;
        if (script.decided == mmsp::Fate::Paid) {
            becomePaid(order, now);
        } else {
            order.stage = QuickStage::Failed;
            order.reason = script.reason;
        }
        return;
    }
    const QuickScript& script = cardScript(order.ending);
    const bool wasConfirmed =
        order.stage == QuickStage::Confirmed || order.stage == QuickStage::Paid;
    if (!wasConfirmed || order.queries != script.queriesUntilDecided)
        return;
    switch (script.decided) {
    case Decision::Paid:
        if (order.stage == QuickStage::Confirmed)
            becomePaid(order, now);
        return;
    case Decision::Failed:
        order.stage = QuickStage::Failed;
        order.reason = script.reason;
        return;
    case Decision::Refunded:
        order.stage = QuickStage::Refunded;
        return;
    }
}

mmsp::Said QuickLedger::query(const Json& body, Instant now)
{
    constexpr int command = 0x0305;
    const auto found = m_orders.find(body.textOf(u"MERORDERID"));
    if (found == m_orders.end() || found->kind == QuickKind::Binding)
        return noSuchOrder();
    QuickOrder& order = *found;
    if (order.stage != QuickStage::AwaitingCode || order.kind == QuickKind::Page)
        ++order.queries;
    decide(order, now);
    changed(order);
    QuickOrder told = order;
    if (order.isByCard() && cardScript(order.ending).tellsWrongAmount)
        told.amount += 1;
    return answer(command, queryAnswer(told));
}

mmsp::Said QuickLedger::batchQuery(const Json& body, Instant now) const
{
    constexpr int command = 0x0309;
    const mmsp::BatchWindow window = mmsp::batchWindow(body, now);
    if (!window.refusal.isEmpty())
        return refused(window.refusal);
    QList<const QuickOrder*> paid;
    for (const QuickOrder& order : m_orders) {
        if (order.stage == QuickStage::Paid && order.kind != QuickKind::Binding &&
            window.contains(order.paidAt))
            paid.append(&order);
    }
    std::sort(paid.begin(), paid.end(), [](const QuickOrder* a, const QuickOrder* b) {
        return std::pair(a->paidAt, a->serial) < std::pair(b->paidAt, b->serial);
    });
    QList<Json> rows;
    for (const QuickOrder* order : paid.mid(window.first(), window.perPage))
        rows.append(batchRow(*order));
    return answer(command, mmsp::batchBody(window, paid.size(), rows));
}

mmsp::Said QuickLedger::resend(const Json& body, Instant now)
{
    constexpr int command = 0x030A;
    QuickOrder* order = byNumber(body.textOf(u"LIST_ID"));
    if (order == nullptr || order->kind == QuickKind::Page)
        return noSuchOrder();
    if (order->stage != QuickStage::AwaitingCode)
        return answer(command, refusal(u"D4"_qs, u"订单状态不允许重发"_qs));
    if (now.unixMs < order->smsAt.unixMs + resendAfterMs / m_terms.speed)
        return answer(command, refusal(u"AA"_qs, u"60秒内只能发送一次"_qs));
    order->smsAt = now;
    ++order->smsSent;
    changed(*order);
    return answer(command, Json::ofObject({{u"STATUS"_qs, text(u"1"_qs)},
                                           {u"LIST_ID"_qs, text(order->number)}}));
}

mmsp::Said QuickLedger::unionOrder(const Json& body, const Circumstances& about)
{
    constexpr int command = 0x030F;
    if (m_orders.contains(body.textOf(u"MERORDERID")))
        return refused(u"商户订单号重复"_qs);
    QuickOrder order = newOrder(QuickKind::Page, body, about);
    order.ending = u"%1"_qs.arg(order.amount % 100, 2, 10, QLatin1Char('0'));
    const QString card = body.textOf(u"CARDNO");
    if (!card.isEmpty()) {
        order.card = maskedCard(card);
        order.cardType = u"1"_qs;
    }
    m_openPages.insert(order.merchantsId);
    if (mmsp::amountScript(order.ending).pushing == mmsp::Pushing::ForgedFirst)
        m_pushes.post(order.merchantsId, {{u"forged"_qs, true}}, about.now);
    Json said = orderAnswer(keep(order));
    const QString address = about.site + u"/mmsp/union/"_qs + order.number;
    said.set(u"ERRCODE"_qs, text(u"AA"_qs));
    said.set(u"ERRMSG"_qs, text(u"用户支付中"_qs));
    said.set(u"PAY_URL"_qs, text(address));
    if (body.textOf(u"TRADE_MODE") == u"2")
        said.set(u"HTML"_qs, text(u"<form id=\"pay\" action=\"%1\"></form><script>document."
                                  u"forms.pay.submit();</script>"_qs.arg(address)));
    return answer(command, said);
}

QuickOrder& QuickLedger::keep(const QuickOrder& order)
{
    m_ids.insert(order.number, order.merchantsId);
    changed(order);
    return *m_orders.insert(order.merchantsId, order);
}

QuickOrder* QuickLedger::byNumber(const QString& number)
{
    const auto found = m_orders.find(m_ids.value(number));
    return found == m_orders.end() ? nullptr : &*found;
}

void QuickLedger::changed(const QuickOrder& order)
{
    m_changed.insert(order.merchantsId);
}

} // namespace till::sandbox::quickpay
