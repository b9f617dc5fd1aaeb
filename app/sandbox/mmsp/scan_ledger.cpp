// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_ledger.h"

#include "app/sandbox/mmsp/fields.h"
#include "app/sandbox/mmsp/moment.h"

#include <QCryptographicHash>

#include <algorithm>

namespace till::sandbox::mmsp {

namespace {

constexpr qint64 payableMs = 300'000; ///< unless TIME_END says otherwise

Schedule pushSchedule()
{
    return {.delaysMs = {0, 15'000, 15'000, 30'000, 180'000, 1'800'000, 1'800'000, 1'800'000,
                         1'800'000, 1'800'000, 3'600'000}};
}

QString digestOf(const QString& code)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(code.toLatin1(), QCryptographicHash::Sha256).toHex());
}

ScanStage stageOf(Fate fate)
{
    switch (fate) {
    case Fate::Paid:
        return ScanStage::Paid;
    case Fate::Waiting:
        return ScanStage::Waiting;
    case Fate::Failed:
        return ScanStage::Failed;
    case Fate::Reversed:
        return ScanStage::Reversed;
    case Fate::Nothing:
        break;
    }
    Q_UNREACHABLE(); // what never reached the books has no stage
}

Said said(const ScanRequest& request, const Json& body, Mishap mishap = Mishap::None)
{
    return {.command = request.answer, .body = body, .mishap = mishap};
}

Instant expiryOf(const Json& body, Instant now)
{
    const QString told = body.textOf(u"TIME_END");
    if (told.isEmpty())
        return {now.unixMs + payableMs};
    const auto moment = readableMoment(told);
    // A day alone means its end.
    return moment ? *moment : readableMoment(told + u" 23:59:59"_qs).value_or(now);
}

/// The conditions of the tables' descriptions.
QString missingForKind(const ScanRequest& request, const Json& body)
{
    if (body.textOf(u"TRADETYPE") != u"2")
        return {};
    const auto fields = request.fields;
    const auto has = [&](QStringView name) {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const Field& field) { return field.name == name; });
    };
    if (has(u"OPENID") && body.textOf(u"OPENID").isEmpty())
        return u"OPENID为空"_qs;
    if (has(u"ALIPAY_USER_ID") && body.textOf(u"ALIPAY_USER_ID").isEmpty() &&
        body.textOf(u"ALIPAY_ACCOUNT").isEmpty())
        return u"ALIPAY_USER_ID和ALIPAY_ACCOUNT不可同时为空"_qs;
    return {};
}

bool namesNothing(const Json& body, QStringView platforms, QStringView merchants)
{
    return body.textOf(platforms).isEmpty() && body.textOf(merchants).isEmpty();
}

} // namespace

ScanLedger::ScanLedger(const Terms& terms)
    : m_terms(terms), m_serials(terms.seed), m_pushes(pushSchedule(), terms.notifyScale)
{
}

Said ScanLedger::handle(const Asked& asked, const Circumstances& about)
{
    const ScanRequest& request = *scanRequest(asked.command);
    const Json& body = asked.body;
    if (const auto found = complaint(request.fields, body))
        return refused(*found);
    passTime(about.now);
    switch (request.task) {
    case ScanTask::Order:
    case ScanTask::Pay:
        return begin(request, body, about);
    case ScanTask::RefundQuery:
        if (namesNothing(body, u"REFUND_ORDERNO", u"REFUND_MERORDERID"))
            return refused(u"REFUND_ORDERNO和REFUND_MERORDERID不可同时为空"_qs);
        return refundQuery(body);
    case ScanTask::Query:
    case ScanTask::Cancel:
    case ScanTask::Close:
    case ScanTask::Refund:
        break;
    }
    if (namesNothing(body, u"ORDERNO", u"MERORDERID"))
        return refused(u"ORDERNO和MERORDERID不可同时为空"_qs);
    switch (request.task) {
    case ScanTask::Query:
        return query(body, about.now);
    case ScanTask::Cancel:
        return cancel(body, about.now);
    case ScanTask::Close:
        return close(body, about.now);
    case ScanTask::Refund:
        return refund(body, about.now);
    case ScanTask::Order:
    case ScanTask::Pay:
    case ScanTask::RefundQuery:
        break;
    }
    Q_UNREACHABLE();
}

QString ScanLedger::refusalOfOrder(const ScanRequest& request, const Json& body, Instant now) const
{
    if (QString missing = missingForKind(request, body); !missing.isEmpty())
        return missing;
    if (m_orders.contains(body.textOf(u"MERORDERID")))
        return u"商户订单号重复"_qs;
    if (expiryOf(body, now) <= now)
        return u"TIME_END已过"_qs;
    if (request.task == ScanTask::Pay && !isCodeOf(request.wallet, body.textOf(u"CODE")))
        return u"CODE格式错误"_qs;
    return {};
}

ScanOrder ScanLedger::newOrder(const ScanRequest& request, const Json& body,
                               const Circumstances& about)
{
    ScanOrder order;
    order.merchantsId = body.textOf(u"MERORDERID");
    order.number = m_serials.next(about.now);
    order.serial = m_serials.count();
    order.command = request.command;
    order.origin = about.origin;
    order.amount = fenOf(body.textOf(u"AMT")).value_or(0);
    order.ending = u"%1"_qs.arg(order.amount % 100, 2, 10, QLatin1Char('0'));
    if (order.isByCode()) {
        order.ending = body.textOf(u"CODE").last(4);
        order.codeDigest = digestOf(body.textOf(u"CODE"));
    }
    order.notifyUrl = body.textOf(u"NOTIFY_URL");
    order.jumpUrl = body.textOf(u"JUMP_URL");
    const ScanScript& script = order.script();
    order.at = {about.now.unixMs + script.arrivesAfterMs / m_terms.speed};
    order.expires = expiryOf(body, about.now);
    order.stage = stageOf(script.fate);
    order.reason = script.reason;
    order.code = script.code.isEmpty() ? u"D4"_qs : script.code;
    // Paid at once: the answer tells it, and no notification does.
    if (order.stage == ScanStage::Paid)
        order.paidAt = order.at;
    return order;
}

Said ScanLedger::begin(const ScanRequest& request, const Json& body, const Circumstances& about)
{
    if (const QString reason = refusalOfOrder(request, body, about.now); !reason.isEmpty())
        return refused(reason);
    if (fenOf(body.textOf(u"AMT")).value_or(0) > m_terms.amountMost)
        return wrongAmount(u"交易金额超过限额"_qs);
    const bool byCode = request.task == ScanTask::Pay;
    const QString code = body.textOf(u"CODE");
    if (byCode && codeScript(code.last(4)).fate == Fate::Nothing) {
        Said nothing = refused(u"支付失败"_qs, 39999);
        nothing.mishap = codeScript(code.last(4)).mishap;
        return nothing;
    }
    ScanOrder order = newOrder(request, body, about);
    if (byCode && m_usedCodes.contains(order.codeDigest)) {
        order.codeDigest.clear();
        order.ending = u"9105"_qs; // refused, and nothing else happens to it
        order.stage = ScanStage::Failed;
        order.reason = u"付款码已使用，请刷新付款码"_qs;
        order.code = u"D4"_qs;
        order.paidAt = {};
        order.at = about.now;
    }
    if (!order.codeDigest.isEmpty())
        m_usedCodes.insert(order.codeDigest);
    m_orders.insert(order.merchantsId, order);
    m_ids.insert(order.number, order.merchantsId);
    if (order.stage == ScanStage::Waiting)
        m_waiting.insert(order.merchantsId);
    changed(order);
    if (byCode)
        return codePaid(request, order);
    if (order.script().pushing == Pushing::ForgedFirst)
        m_pushes.post(order.merchantsId, {{u"forged"_qs, true}}, about.now);
    return said(request, orderAnswer(order, body, about.site));
}

Said ScanLedger::codePaid(const ScanRequest& request, const ScanOrder& order) const
{
    const ScanScript& script = order.script();
    ScanOrder told = order;
    if (script.telling == Telling::OtherOrder)
        told.merchantsId = u"0"_qs + told.merchantsId.sliced(1);
    if (script.telling == Telling::Denied) {
        told.stage = ScanStage::Failed;
        told.reason = u"系统繁忙"_qs;
    }
    if (script.telling == Telling::DeniedOutright)
        return refused(u"支付失败"_qs, 39999);
    return said(request, payAnswer(told), script.mishap);
}

ScanOrder* ScanLedger::find(const Json& body, Instant now)
{
    const QString number = body.textOf(u"ORDERNO");
    const QString merchants = body.textOf(u"MERORDERID");
    const auto found = m_orders.find(number.isEmpty() ? merchants : m_ids.value(number));
    // An order that is still on its way is not on the books yet.
    if (found == m_orders.end() || found->at > now)
        return nullptr;
    return merchants.isEmpty() || merchants == found->merchantsId ? &*found : nullptr;
}

void ScanLedger::decide(ScanOrder& order, Instant now)
{
    const ScanScript& script = order.script();
    if (stageOf(script.decided) == ScanStage::Paid)
        becomePaid(order, now);
    else
        end(order, stageOf(script.decided), script.reason);
}

Said ScanLedger::query(const Json& body, Instant now)
{
    constexpr int command = 0x0906;
    ScanOrder* order = find(body, now);
    if (order == nullptr ||
        now.unixMs < order->at.unixMs + order->script().hiddenMs / m_terms.speed)
        return noSuchOrder();
    ++order->queries;
    if (order->stage == ScanStage::Waiting && order->queries == order->script().queriesUntilDecided)
        decide(*order, now);
    changed(*order);
    ScanOrder told = *order;
    if (order->script().telling == Telling::WrongAmount)
        told.amount += 1;
    return said(*scanRequest(command), queryAnswer(told));
}

} // namespace till::sandbox::mmsp
