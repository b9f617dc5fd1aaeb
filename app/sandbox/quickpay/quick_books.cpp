// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/quickpay/quick_ledger.h"

/// What is around the requests: pages, admin, time, keeping.
namespace till::sandbox::quickpay {

using mmsp::done;
using mmsp::htmlPage;
using mmsp::notDone;

QString QuickLedger::name() const
{
    return u"quickpay"_qs;
}

QString QuickLedger::operationOf(int command, const Json& body) const
{
    const QuickRequest* request = quickRequest(command);
    // 0x0308 is scan pay's too, and that one brings a payment code.
    if (request == nullptr || body.has(u"CODE"))
        return {};
    return u"quickpay."_qs + request->operation;
}

QStringList QuickLedger::operations() const
{
    QStringList names;
    for (const QuickRequest& request : quickRequests())
        names.append(u"quickpay."_qs + request.operation);
    return names;
}

QString QuickLedger::merchantsIdOf(const QString& number) const
{
    return m_ids.value(number);
}

QString QuickLedger::pages() const
{
    return u"union"_qs;
}

Reply QuickLedger::page(const mmsp::PageCall& call, Instant now)
{
    passTime(now);
    QuickOrder* order = byNumber(call.path.value(0));
    if (order == nullptr || order->kind != QuickKind::Page)
        return notDone(404, u"order"_qs);
    if (call.method == "POST") {
        if (order->stage != QuickStage::AwaitingCode)
            return notDone(409, u"the order does not wait for a payment"_qs);
        becomePaid(*order, now);
        return mmsp::redirection(order->jumpUrl);
    }
    return htmlPage(u"银联快捷支付"_qs,
                    u"<p>%1: %2 分</p>\n<form method=\"POST\"><button>支付</button></form>\n"_qs
                        .arg(order->merchantsId.toHtmlEscaped())
                        .arg(order->amount));
}

std::optional<Reply> QuickLedger::admin(const QString& what, const QJsonObject& wish, Instant now)
{
    if (what == u"sms")
        return done(messages());
    if (what == u"fillQuickpay")
        return fill(wish.value(u"count").toInteger(), now);
    const auto found = m_orders.find(wish.value(u"MERORDERID").toString());
    if (what != u"pay" || found == m_orders.end())
        return std::nullopt;
    const bool isOpen =
        found->stage == QuickStage::Confirmed ||
        (found->stage == QuickStage::AwaitingCode && found->kind == QuickKind::Page);
    if (!isOpen)
        return notDone(400, u"the order does not wait for a payment"_qs);
    becomePaid(*found, now);
    return done();
}

QJsonObject QuickLedger::messages() const
{
    QJsonArray codes;
    for (const QuickOrder& order : m_orders) {
        if (order.stage == QuickStage::AwaitingCode && order.smsArrived())
            codes.append(QJsonObject{{u"LIST_ID"_qs, order.number},
                                     {u"MERORDERID"_qs, order.merchantsId},
                                     {u"PHONENO"_qs, order.phone},
                                     {u"MSG_CODE"_qs, order.smsCode()}});
    }
    return {{u"codes"_qs, codes}};
}

Reply QuickLedger::fill(qint64 count, Instant now)
{
    constexpr qint64 countMost = 100'000;
    constexpr qint64 apartMs = 60'000;
    if (count < 1 || count > countMost)
        return notDone(400, u"count"_qs);
    for (qint64 i = 0; i < count; ++i) {
        QuickOrder order;
        order.number = m_serials.next(now);
        order.serial = m_serials.count();
        order.merchantsId = u"FILL%1"_qs.arg(order.serial, 8, 10, QLatin1Char('0'));
        order.origin = {m_terms.parties.terminals.value(0), {}};
        order.amount = 100 + i;
        order.card = maskedNumber(u"6225880113756648"_qs, 6, 4);
        order.cardType = u"1"_qs;
        order.ending = u"6648"_qs;
        // One each minute, the last one now.
        order.at = {now.unixMs - (count - 1 - i) * apartMs};
        order.paidAt = order.at;
        order.stage = QuickStage::Paid;
        static_cast<void>(keep(order));
    }
    return done({{u"count"_qs, count}});
}

QJsonArray QuickLedger::books() const
{
    QJsonArray orders;
    for (const QuickOrder& order : m_orders)
        orders.append(order.toJson());
    return orders;
}

void QuickLedger::passTime(Instant now)
{
    const std::set<QString> open = m_openPages;
    for (const QString& id : open) {
        QuickOrder& order = m_orders[id];
        const qint64 byItself = mmsp::amountScript(order.ending).decidedAfterMs / m_terms.speed;
        if (byItself > 0 && now.unixMs >= order.at.unixMs + byItself)
            becomePaid(order, now);
    }
}

mmsp::Push QuickLedger::push(const Outbox::Entry& entry, Instant now) const
{
    constexpr int command = 0x8920; // as in the printed notification; no table has it
    QuickOrder told = m_orders.value(entry.subject);
    if (told.paidAt.unixMs == 0)
        told.paidAt = entry.posted;
    return {told.notifyUrl, command, pushBody(told, entry.attempts, now), told.origin};
}

QList<QJsonObject> QuickLedger::takeOrderChanges()
{
    QList<QJsonObject> changes;
    for (const QString& id : m_changed)
        changes.append(m_orders.value(id).toJson());
    m_changed.clear();
    return changes;
}

bool QuickLedger::restoreOrder(const QJsonObject& json)
{
    const auto order = QuickOrder::fromJson(json);
    if (!order)
        return false;
    m_serials.skipTo(order->serial);
    m_orders.insert(order->merchantsId, *order);
    m_ids.insert(order->number, order->merchantsId);
    if (order->isBound)
        m_bindings.insert(order->binding, order->merchantsId);
    m_openPages.erase(order->merchantsId);
    if (order->kind == QuickKind::Page && order->stage == QuickStage::AwaitingCode)
        m_openPages.insert(order->merchantsId);
    return true;
}

} // namespace till::sandbox::quickpay
