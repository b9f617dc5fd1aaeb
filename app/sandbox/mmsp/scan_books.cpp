// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_ledger.h"

/// What is around the requests: pages, admin, time, keeping.
namespace till::sandbox::mmsp {

QString ScanLedger::name() const
{
    return u"scan"_qs;
}

QString ScanLedger::operationOf(int command, const Json& body) const
{
    const ScanRequest* request = scanRequest(command);
    // 0x0308 is quick pay's too, and that one names a binding.
    if (request == nullptr || body.has(u"BIND_ID"))
        return {};
    return u"scan."_qs + request->operation;
}

QStringList ScanLedger::operations() const
{
    QStringList names;
    for (const ScanRequest& request : scanRequests())
        names.append(u"scan."_qs + request.operation);
    names.removeDuplicates();
    return names;
}

QString ScanLedger::merchantsIdOf(const QString& number) const
{
    return m_ids.value(number);
}

QString ScanLedger::pages() const
{
    return u"cashier"_qs;
}

Reply ScanLedger::page(const PageCall& call, Instant now)
{
    const ScanOrder* found = order(call.path.value(0));
    if (found == nullptr)
        return notDone(404, u"order"_qs);
    if (call.method == "POST") {
        const QString jump = found->jumpUrl;
        if (!pay(found->number, now))
            return notDone(409, u"the order does not wait for a payment"_qs);
        return jump.isEmpty() ? htmlPage(u"支付成功"_qs, {}) : redirection(jump);
    }
    return htmlPage(u"收银台"_qs,
                    u"<p>%1: %2 分</p>\n<form method=\"POST\"><button>支付</button></form>\n"_qs
                        .arg(found->merchantsId.toHtmlEscaped())
                        .arg(found->amount));
}

std::optional<Reply> ScanLedger::admin(const QString& what, const QJsonObject& wish, Instant now)
{
    const QString id = wish.value(u"MERORDERID").toString();
    // The other products' orders are paid with the same words.
    if (what != u"pay" || order(id) == nullptr)
        return std::nullopt;
    return pay(id, now) ? done() : notDone(400, u"the order does not wait for a payment"_qs);
}

QJsonArray ScanLedger::books() const
{
    QJsonArray orders;
    for (const ScanOrder& order : m_orders)
        orders.append(order.toJson());
    return orders;
}

Push ScanLedger::push(const Outbox::Entry& entry, Instant) const
{
    constexpr int command = 0x0914;
    ScanOrder told = m_orders.value(entry.subject);
    // A forged one comes before there is a time of payment.
    if (told.paidAt.unixMs == 0)
        told.paidAt = entry.posted;
    return {told.notifyUrl, command, pushBody(told), told.origin};
}

bool ScanLedger::pay(const QString& id, Instant now)
{
    passTime(now);
    const auto found = m_orders.find(m_ids.value(id, id));
    if (found == m_orders.end() || found->stage != ScanStage::Waiting || found->at > now)
        return false;
    becomePaid(*found, now);
    return true;
}

void ScanLedger::passTime(Instant now)
{
    const std::set<QString> waiting = m_waiting;
    for (const QString& id : waiting) {
        ScanOrder& order = m_orders[id];
        const qint64 byItself = order.script().decidedAfterMs / m_terms.speed;
        if (byItself > 0 && now.unixMs >= order.at.unixMs + byItself)
            decide(order, now);
        else if (now >= order.expires)
            end(order, ScanStage::Closed, u"订单已关闭"_qs);
    }
}

const ScanOrder* ScanLedger::order(const QString& id) const
{
    const auto found = m_orders.constFind(m_ids.value(id, id));
    return found == m_orders.constEnd() ? nullptr : &*found;
}

void ScanLedger::becomePaid(ScanOrder& order, Instant now)
{
    order.stage = ScanStage::Paid;
    order.paidAt = now;
    m_waiting.erase(order.merchantsId);
    changed(order);
    if (order.script().pushing != Pushing::Never)
        m_pushes.post(order.merchantsId, {}, now);
}

void ScanLedger::end(ScanOrder& order, ScanStage stage, const QString& reason)
{
    order.stage = stage;
    order.reason = reason;
    order.code = u"D4"_qs;
    m_waiting.erase(order.merchantsId);
    changed(order);
}

void ScanLedger::changed(const ScanOrder& order)
{
    m_changed.insert(order.merchantsId);
}

QList<QJsonObject> ScanLedger::takeOrderChanges()
{
    QList<QJsonObject> changes;
    for (const QString& id : m_changed)
        changes.append(m_orders.value(id).toJson());
    m_changed.clear();
    return changes;
}

bool ScanLedger::restoreOrder(const QJsonObject& json)
{
    const auto order = ScanOrder::fromJson(json);
    if (!order)
        return false;
    m_serials.skipTo(order->serial);
    m_orders.insert(order->merchantsId, *order);
    m_ids.insert(order->number, order->merchantsId);
    if (!order->codeDigest.isEmpty())
        m_usedCodes.insert(order->codeDigest);
    m_waiting.erase(order->merchantsId);
    if (order->stage == ScanStage::Waiting)
        m_waiting.insert(order->merchantsId);
    for (const ScanRefund& refund : order->refunds) {
        m_refunds.insert(refund.merchantsId, order->merchantsId);
        m_refunds.insert(refund.number, order->merchantsId);
    }
    return true;
}

} // namespace till::sandbox::mmsp
