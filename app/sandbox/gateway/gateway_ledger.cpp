// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gateway/gateway_ledger.h"

#include "app/sandbox/mmsp/batch.h"
#include "app/sandbox/mmsp/pages.h"

#include <algorithm>
#include <utility>

namespace till::sandbox::gateway {

using mmsp::done;
using mmsp::Fields;
using mmsp::Form;
using mmsp::htmlPage;
using mmsp::Json;
using mmsp::Need;
using mmsp::noSuchOrder;
using mmsp::notDone;
using mmsp::refused;
using mmsp::Said;

namespace {

constexpr int payCommand = 0x0912;
constexpr int queryCommand = 0x0913;
constexpr int batchCommand = 0x030E;

Fields payFields()
{
    return {{u"MERORDERID"_qs, 32},
            {u"AMT"_qs, 12, Need::Required, Form::Fen},
            {u"NOTIFY_URL"_qs, 255, Need::Required, Form::Address},
            {u"JUMP_URL"_qs, 255, Need::Required, Form::Address},
            {u"PAY_CHANNEL"_qs, 50, Need::Required, Form::OneOf, channels()},
            {u"GOODSNAME"_qs, 32, Need::Optional},
            {u"REMARK"_qs, 255, Need::Optional},
            {u"RANDSTR"_qs, 32, Need::Optional}};
}

Fields queryFields()
{
    return {{u"MERORDERID"_qs, 32}, {u"RANDSTR"_qs, 32, Need::Optional}};
}

Said answer(int command, const Json& body)
{
    return {.command = mmsp::answerTo(command), .body = body};
}

QString bankPage(const GatewayOrder& order, const QString& site)
{
    return u"<p>%1: %2 分</p>\n"
           u"<form method=\"POST\" action=\"%3/mmsp/bank/%4/pay\"><button>支付</button></form>\n"
           u"<form method=\"POST\" action=\"%3/mmsp/bank/%4/cancel\"><button>取消</button></form>\n"_qs
               .arg(order.merchantsId.toHtmlEscaped())
               .arg(order.amount)
               .arg(site.toHtmlEscaped(), order.number);
}

} // namespace

GatewayLedger::GatewayLedger(const mmsp::Terms& terms)
    : m_terms(terms), m_serials(terms.seed), m_pushes(mmsp::cardSchedule(), terms.notifyScale)
{
}

QString GatewayLedger::name() const
{
    return u"gateway"_qs;
}

QString GatewayLedger::operationOf(int command, const Json&) const
{
    switch (command) {
    case payCommand:
        return u"gateway.pay"_qs;
    case queryCommand:
        return u"gateway.query"_qs;
    case batchCommand:
        return u"gateway.batchQuery"_qs;
    default:
        return {};
    }
}

QStringList GatewayLedger::operations() const
{
    return {u"gateway.pay"_qs, u"gateway.query"_qs, u"gateway.batchQuery"_qs};
}

QString GatewayLedger::merchantsIdOf(const QString& number) const
{
    return m_ids.value(number);
}

Said GatewayLedger::handle(const mmsp::Asked& asked, const mmsp::Circumstances& about)
{
    const Fields fields = asked.command == payCommand     ? payFields()
                          : asked.command == queryCommand ? queryFields()
                                                          : mmsp::batchFields();
    if (const auto found = mmsp::complaint(fields, asked.body))
        return refused(*found);
    passTime(about.now);
    if (asked.command == payCommand)
        return pay(asked.body, about);
    return asked.command == queryCommand ? query(asked.body, about.now)
                                         : batchQuery(asked.body, about.now);
}

Said GatewayLedger::pay(const Json& body, const mmsp::Circumstances& about)
{
    const qint64 amount = mmsp::fenOf(body.textOf(u"AMT")).value_or(0);
    if (amount > m_terms.amountMost)
        return mmsp::wrongAmount(u"交易金额超过限额"_qs);
    if (m_orders.contains(body.textOf(u"MERORDERID")))
        return refused(u"商户订单号重复"_qs);
    GatewayOrder order;
    order.merchantsId = body.textOf(u"MERORDERID");
    order.number = m_serials.next(about.now);
    order.serial = m_serials.count();
    order.origin = about.origin;
    order.amount = amount;
    order.channel = body.textOf(u"PAY_CHANNEL");
    order.goods = body.textOf(u"GOODSNAME");
    order.remark = body.textOf(u"REMARK");
    order.notifyUrl = body.textOf(u"NOTIFY_URL");
    order.jumpUrl = body.textOf(u"JUMP_URL");
    order.at = about.now;
    m_waiting.insert(order.merchantsId);
    if (order.script().course.pushing == mmsp::Pushing::ForgedFirst)
        m_pushes.post(order.merchantsId, {{u"forged"_qs, true}}, about.now);
    return answer(payCommand, stateBody(keep(order), {}));
}

std::optional<Reply> GatewayLedger::pageInstead(const mmsp::Asked& asked, const QString& site)
{
    if (asked.command != payCommand)
        return std::nullopt;
    const GatewayOrder order = m_orders.value(asked.body.textOf(u"MERORDERID"));
    return htmlPage(bankOf(order.channel), bankPage(order, site));
}

Said GatewayLedger::query(const Json& body, Instant now)
{
    const auto found = m_orders.find(body.textOf(u"MERORDERID"));
    if (found == m_orders.end())
        return noSuchOrder();
    GatewayOrder& order = *found;
    const GatewayScript script = order.script();
    ++order.queries;
    if (order.stage == GatewayStage::Waiting &&
        order.queries == script.course.queriesUntilDecided) {
        if (script.course.decided == mmsp::Fate::Paid)
            becomePaid(order, now);
        else
            fail(order, script.course.reason);
    } else if (order.stage == GatewayStage::Paid && script.refundedAtQuery > 0 &&
               order.queries == script.refundedAtQuery) {
        order.stage = GatewayStage::Refunded;
    }
    changed(order);
    return answer(queryCommand, stateBody(order, order.paidAt));
}

Said GatewayLedger::batchQuery(const Json& body, Instant now) const
{
    const mmsp::BatchWindow window = mmsp::batchWindow(body, now);
    if (!window.refusal.isEmpty())
        return refused(window.refusal);
    QList<const GatewayOrder*> paid;
    for (const GatewayOrder& order : m_orders) {
        if (order.stage == GatewayStage::Paid && window.contains(order.paidAt))
            paid.append(&order);
    }
    std::sort(paid.begin(), paid.end(), [](const GatewayOrder* a, const GatewayOrder* b) {
        return std::pair(a->paidAt, a->serial) < std::pair(b->paidAt, b->serial);
    });
    QList<Json> rows;
    for (const GatewayOrder* order : paid.mid(window.first(), window.perPage))
        rows.append(batchRow(*order));
    return answer(batchCommand, mmsp::batchBody(window, paid.size(), rows));
}

QString GatewayLedger::pages() const
{
    return u"bank"_qs;
}

Reply GatewayLedger::page(const mmsp::PageCall& call, Instant now)
{
    passTime(now);
    const auto found = m_orders.find(m_ids.value(call.path.value(0)));
    if (found == m_orders.end())
        return notDone(404, u"order"_qs);
    if (call.method == "POST")
        return press(*found, call.path.value(1), now);
    return htmlPage(bankOf(found->channel), bankPage(*found, call.site));
}

Reply GatewayLedger::press(GatewayOrder& order, const QString& button, Instant now)
{
    if (order.stage != GatewayStage::Waiting)
        return notDone(409, u"the order does not wait for a payment"_qs);
    const FrontReturn front = order.script().front;
    if (button == u"cancel" && front != FrontReturn::SaysPaid)
        fail(order, u"用户取消支付"_qs);
    else if (button == u"pay" && front != FrontReturn::SaysPaid)
        becomePaid(order, now);
    else if (button != u"pay" && button != u"cancel")
        return notDone(404, button);
    GatewayOrder told = order;
    switch (front) {
    case FrontReturn::Honest:
        break;
    case FrontReturn::SaysPaid:
        told.stage = GatewayStage::Paid;
        told.paidAt = now;
        break;
    case FrontReturn::SaysFailed:
        told.stage = GatewayStage::Failed;
        told.reason = u"支付失败"_qs;
        break;
    case FrontReturn::Missing:
        return htmlPage(bankOf(order.channel), u"<p>交易完成</p>\n"_qs);
    }
    QString address = order.jumpUrl;
    const Json body = stateBody(told, now);
    for (qsizetype i = 0; i < body.names.size(); ++i)
        address = mmsp::withField(address, body.names.at(i), body.items.at(i).text);
    return mmsp::redirection(address);
}

std::optional<Reply> GatewayLedger::admin(const QString& what, const QJsonObject& wish, Instant now)
{
    if (what == u"fillGateway")
        return fill(wish.value(u"count").toInteger(), now);
    const auto found = m_orders.find(wish.value(u"MERORDERID").toString());
    if (what != u"pay" || found == m_orders.end())
        return std::nullopt;
    if (found->stage != GatewayStage::Waiting)
        return notDone(400, u"the order does not wait for a payment"_qs);
    becomePaid(*found, now);
    return done();
}

Reply GatewayLedger::fill(qint64 count, Instant now)
{
    constexpr qint64 countMost = 100'000;
    constexpr qint64 apartMs = 60'000;
    if (count < 1 || count > countMost)
        return notDone(400, u"count"_qs);
    for (qint64 i = 0; i < count; ++i) {
        GatewayOrder order;
        order.number = m_serials.next(now);
        order.serial = m_serials.count();
        order.merchantsId = u"FILL%1"_qs.arg(order.serial, 8, 10, QLatin1Char('0'));
        order.origin = {m_terms.parties.terminals.value(0), {}};
        order.amount = 100 + i;
        order.channel = u"YLBILL-NET-B2C"_qs;
        // One each minute, the last one now.
        order.at = {now.unixMs - (count - 1 - i) * apartMs};
        order.paidAt = order.at;
        order.stage = GatewayStage::Paid;
        keep(order);
    }
    return done({{u"count"_qs, count}});
}

QJsonArray GatewayLedger::books() const
{
    QJsonArray orders;
    for (const GatewayOrder& order : m_orders)
        orders.append(order.toJson());
    return orders;
}

GatewayOrder& GatewayLedger::keep(const GatewayOrder& order)
{
    m_ids.insert(order.number, order.merchantsId);
    changed(order);
    return *m_orders.insert(order.merchantsId, order);
}

void GatewayLedger::becomePaid(GatewayOrder& order, Instant now)
{
    order.stage = GatewayStage::Paid;
    order.paidAt = now;
    m_waiting.erase(order.merchantsId);
    changed(order);
    if (order.script().course.pushing != mmsp::Pushing::Never)
        m_pushes.post(order.merchantsId, {}, now);
}

void GatewayLedger::fail(GatewayOrder& order, const QString& reason)
{
    order.stage = GatewayStage::Failed;
    order.reason = reason;
    m_waiting.erase(order.merchantsId);
    changed(order);
}

void GatewayLedger::passTime(Instant now)
{
    const std::set<QString> waiting = m_waiting;
    for (const QString& id : waiting) {
        GatewayOrder& order = m_orders[id];
        const qint64 byItself = order.script().course.decidedAfterMs / m_terms.speed;
        if (byItself > 0 && now.unixMs >= order.at.unixMs + byItself)
            becomePaid(order, now);
    }
}

mmsp::Push GatewayLedger::push(const Outbox::Entry& entry, Instant now) const
{
    GatewayOrder told = m_orders.value(entry.subject);
    // A forged one comes before the payment; a true one stays true after a refund.
    told.stage = GatewayStage::Paid;
    if (told.paidAt.unixMs == 0)
        told.paidAt = entry.posted;
    // The table's number; the printed notification has quick pay's.
    return {told.notifyUrl, mmsp::answerTo(payCommand), stateBody(told, now), told.origin};
}

void GatewayLedger::changed(const GatewayOrder& order)
{
    m_changed.insert(order.merchantsId);
}

QList<QJsonObject> GatewayLedger::takeOrderChanges()
{
    QList<QJsonObject> changes;
    for (const QString& id : m_changed)
        changes.append(m_orders.value(id).toJson());
    m_changed.clear();
    return changes;
}

bool GatewayLedger::restoreOrder(const QJsonObject& json)
{
    const auto order = GatewayOrder::fromJson(json);
    if (!order)
        return false;
    m_serials.skipTo(order->serial);
    m_orders.insert(order->merchantsId, *order);
    m_ids.insert(order->number, order->merchantsId);
    m_waiting.erase(order->merchantsId);
    if (order->stage == GatewayStage::Waiting)
        m_waiting.insert(order->merchantsId);
    return true;
}

} // namespace till::sandbox::gateway
