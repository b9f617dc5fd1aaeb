// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/ledger.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/netpay/fields.h"

#include <algorithm>
#include <utility>

namespace till::sandbox::netpay {

namespace {

constexpr qint64 clockWindowMs = 900'000;
constexpr qint64 depositMs = 30LL * 86'400'000;

} // namespace

Effect effectOf(ChangeRule rule, int request, const QString& refusedWith)
{
    const bool isFirst = request == 1;
    switch (rule) {
    case ChangeRule::Refused:
        return {refusedWith};
    case ChangeRule::DoneUnanswered:
        return {{}, Effect::Deed::Done, isFirst ? Spoil::ClosedAtOnce : Spoil::None};
    case ChangeRule::NotDoneUnanswered:
        return isFirst ? Effect{{}, Effect::Deed::NotDone, Spoil::ClosedAtOnce} : Effect{};
    case ChangeRule::DoneWith500:
        return {{}, Effect::Deed::Done, isFirst ? Spoil::Status500 : Spoil::None};
    case ChangeRule::BusyAtFirst:
        return isFirst ? Effect{u"ORDER_PROCESSING"_qs} : Effect{};
    case ChangeRule::Works:
    case ChangeRule::PaysInstead:
    case ChangeRule::Processing:
    case ChangeRule::ProcessingThenFailed:
    case ChangeRule::Unknown:
    case ChangeRule::QueryFirst:
        return {};
    }
    Q_UNREACHABLE();
}

Ledger::Ledger(Terms terms) : m_terms(std::move(terms))
{
    Q_ASSERT(m_terms.speed >= 1);
}

Reply Ledger::handle(const Question& question)
{
    advance(question.now);
    if (const auto found = complaint(question.address, question.fields))
        return whole(refusal(question, u"BAD_REQUEST"_qs, *found));
    if (const QString code = refusalOfMessage(question); !code.isEmpty())
        return whole(refusal(question, code));
    switch (question.address.operation) {
    case Operation::Order:
        return place(question);
    case Operation::Query:
        return query(question);
    case Operation::Refund:
        return refund(question);
    case Operation::RefundQuery:
        return refundQuery(question);
    case Operation::SecureCancel:
        return secureCancel(question);
    case Operation::SecureComplete:
        return secureComplete(question);
    case Operation::Close:
        return close(question);
    }
    Q_UNREACHABLE();
}

QString Ledger::refusalOfMessage(const Question& question) const
{
    const auto text = [&](QStringView name) {
        return question.fields.value(name).toString();
    };
    if (text(u"mid") != m_terms.merchant)
        return u"NO_MERCHANT"_qs;
    if (!m_terms.terminals.contains(text(u"tid")))
        return u"INVLID_MERCHANT_CONFIG"_qs;
    const auto asked = instantOfDateAndTime(text(u"requestTimestamp"));
    if (!asked || qAbs(asked->unixMs - question.sent.unixMs) > clockWindowMs)
        return u"ABNORMAL_REQUEST_TIME"_qs;
    return {};
}

void Ledger::advance(Instant now)
{
    const QStringList open(m_open.begin(), m_open.end());
    for (const QString& id : open) {
        Order& order = m_orders[id];
        const qint64 paidAfter = order.script().paidAfterMs / m_terms.speed;
        if (order.stage == Stage::New && order.expires <= now) {
            order.stage = Stage::Closed;
            changed(order);
        }
        if (order.stage == Stage::New && paidAfter > 0 &&
            now.unixMs - order.made.unixMs >= paidAfter)
            becomePaid(order, now);
        if (order.stage == Stage::Paid && order.secure == SecureStage::Uncompleted &&
            now.unixMs - order.paid.unixMs >= depositMs) {
            order.secure = SecureStage::Canceled;
            changed(order);
        }
        if (!order.isOpen())
            m_open.remove(id);
    }
}

bool Ledger::pay(const QString& orderId, Instant now)
{
    advance(now);
    const auto found = m_orders.find(orderId);
    if (found == m_orders.end() || found->stage != Stage::New)
        return false;
    becomePaid(*found, now);
    return true;
}

void Ledger::becomePaid(Order& order, Instant now)
{
    order.stage = Stage::Paid;
    order.paid = now;
    changed(order);
    const NotificationRule rule = order.script().notification;
    if (rule == NotificationRule::None)
        return;
    m_news.append({News::Kind::Paid, order.id});
    if (rule == NotificationRule::Twice)
        m_news.append({News::Kind::Paid, order.id});
}

Order* Ledger::find(const QJsonObject& fields)
{
    const QString id = fields.value(u"merOrderId").toString();
    const QString targetId = fields.value(u"targetOrderId").toString();
    const auto found = std::find_if(m_orders.begin(), m_orders.end(), [&](const Order& order) {
        return (id.isEmpty() || order.id == id) &&
               (targetId.isEmpty() || order.targetId == targetId);
    });
    return found == m_orders.end() ? nullptr : &*found;
}

QString Ledger::number(qsizetype digits)
{
    // 387 420 489 and 10^9 have no common factor: nine digits repeat only after 10^9 numbers, and
    // do not look like a counter.
    constexpr qint64 stride = 387'420'489;
    constexpr qint64 range = 1'000'000'000;
    ++m_counter;
    const qint64 nine = m_counter % range * stride % range;
    return QString::number(nine).rightJustified(digits, QLatin1Char('0'));
}

void Ledger::changed(const Order& order)
{
    if (!m_changed.contains(order.id))
        m_changed.append(order.id);
}

QList<Ledger::News> Ledger::takeNews()
{
    return std::exchange(m_news, {});
}

QList<QJsonObject> Ledger::takeChanges()
{
    QList<QJsonObject> changes;
    for (const QString& id : std::as_const(m_changed)) {
        QJsonObject json = m_orders.value(id).toJson();
        json.insert(u"counter"_qs, m_counter);
        changes.append(json);
    }
    m_changed.clear();
    return changes;
}

bool Ledger::restore(const QJsonObject& json)
{
    const auto order = Order::fromJson(json);
    if (!order)
        return false;
    m_counter = std::max(m_counter, json.value(u"counter").toInteger());
    for (const Refund& one : order->refunds)
        m_refundOrders.insert(one.id, order->id);
    m_orders.insert(order->id, *order);
    if (order->isOpen())
        m_open.insert(order->id);
    return true;
}

} // namespace till::sandbox::netpay
