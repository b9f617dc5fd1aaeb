// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ledger.h"

#include "app/sandbox/answers.h"
#include "app/sandbox/china_time.h"
#include "app/sandbox/fields.h"

#include <QCryptographicHash>
#include <QDate>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace till::sandbox {

namespace {

constexpr int refundDaysMost = 30;

QString digestOf(const QString& code)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(code.toLatin1(), QCryptographicHash::Sha256).toHex());
}

QString masked(const QString& code)
{
    // The documents give a payment code 12 characters in answers, fewer than it has.
    return code.first(4) + u"****"_qs + code.last(4);
}

Stage stageOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Paid:
        return Stage::Paid;
    case Outcome::Paying:
        return Stage::Paying;
    case Outcome::Failed:
        return Stage::Failed;
    case Outcome::Reversed:
        return Stage::Reversed;
    case Outcome::Nothing:
        break;
    }
    Q_UNREACHABLE(); // what never reached the ledger has no stage
}

bool isSameTradeDay(Instant a, Instant b)
{
    return chinaTime(a).date == chinaTime(b).date;
}

qint64 daysBetween(Instant from, Instant to)
{
    const auto day = [](Instant at) {
        return QDate::fromString(chinaTime(at).date, u"yyyyMMdd"_qs);
    };
    return day(from).daysTo(day(to));
}

bool staysOnItsTerminal(const QJsonObject& fields)
{
    const QJsonValue limit = fields.value(u"limitCrossDevice");
    return limit.toBool() || limit.toString() == u"true";
}

bool crossesTerminals(const Order& order, const QJsonObject& fields)
{
    return staysOnItsTerminal(fields) && order.terminal != fields.value(u"terminalCode").toString();
}

QString text(const QJsonObject& fields, QStringView name)
{
    return fields.value(name).toString();
}

} // namespace

Ledger::Ledger(Terms terms) : m_terms(std::move(terms))
{
    Q_ASSERT(m_terms.speed >= 1);
}

Reply Ledger::handle(const Request& request, Instant now)
{
    if (const auto found = complaint(request))
        return whole(codeAnswer(u"9001"_qs, *found));
    if (text(request.fields, u"merchantCode") != m_terms.merchant)
        return whole(codeAnswer(u"03"_qs));
    if (!m_terms.terminals.contains(text(request.fields, u"terminalCode")))
        return whole(codeAnswer(u"97"_qs));
    switch (request.operation) {
    case Operation::ActivateTerminal:
        return whole(codeAnswer(u"00"_qs));
    case Operation::Pay:
        return pay(request, now);
    case Operation::Void:
        return voidPayment(request, now);
    case Operation::Refund:
        return refund(request, now);
    case Operation::Query:
        return query(request, now);
    case Operation::QueryRefund:
        return queryRefund(request, now);
    }
    Q_UNREACHABLE();
}

void Ledger::answerLost(const Request& request)
{
    if (request.operation != Operation::Pay && request.operation != Operation::Query)
        return;
    const Order* known = orderOf(request);
    if (known == nullptr)
        return;
    Order& order = m_orders[known->merchantOrderId];
    order.told = false;
    changed(order);
}

const Order* Ledger::orderOf(const Request& request) const
{
    const auto byMerchant = m_orders.constFind(text(request.fields, u"merchantOrderId"));
    if (byMerchant != m_orders.constEnd())
        return &*byMerchant;
    const auto byAcquirer =
        m_orders.constFind(m_merchantIds.value(text(request.fields, u"originalOrderId")));
    return byAcquirer == m_orders.constEnd() ? nullptr : &*byAcquirer;
}

QList<QJsonObject> Ledger::takeChanges()
{
    QList<QJsonObject> changes;
    for (const QString& id : std::as_const(m_changed))
        changes.append(m_orders.value(id).toJson());
    m_changed.clear();
    return changes;
}

bool Ledger::restore(const QJsonObject& json)
{
    const auto order = Order::fromJson(json);
    if (!order)
        return false;
    m_counter = std::max(m_counter, order->trace);
    for (const Refund& refund : order->refunds)
        m_counter = std::max(m_counter, refund.trace);
    m_merchantIds.insert(order->orderId, order->merchantOrderId);
    m_usedCodes.insert(order->codeDigest);
    m_orders.insert(order->merchantOrderId, *order);
    return true;
}

void Ledger::changed(const Order& order)
{
    if (!m_changed.contains(order.merchantOrderId))
        m_changed.append(order.merchantOrderId);
}

QString Ledger::elevenDigits(Instant now)
{
    // 387 420 489 and 10^9 have no common factor: nine digits repeat only after 10^9 numbers, and
    // do not look like a counter.
    constexpr quint64 stride = 387'420'489;
    constexpr quint64 range = 1'000'000'000;
    ++m_counter;
    const quint64 digits =
        (static_cast<quint64>(m_counter) % range * stride + m_terms.seed % range) % range;
    const qint64 hundredths = ((now.unixMs % 1000) + 1000) % 1000 % 100;
    return u"%1%2"_qs.arg(hundredths, 2, 10, QLatin1Char('0')).arg(digits, 9, 10, QLatin1Char('0'));
}

Order* Ledger::find(const QJsonObject& fields, Preferred preferred, Instant now)
{
    const QString merchants = text(fields, u"merchantOrderId");
    const QString acquirers = text(fields, u"originalOrderId");
    const bool byMerchants =
        acquirers.isEmpty() || (preferred == Preferred::Merchants && !merchants.isEmpty());
    const auto found = m_orders.find(byMerchants ? merchants : m_merchantIds.value(acquirers));
    // An order that is still on its way to the acquirer is not on the books yet.
    return found == m_orders.end() || found->at > now ? nullptr : &*found;
}

QString Ledger::refusalOfPayment(const QJsonObject& fields) const
{
    const qint64 amount = numberOf(fields.value(u"transactionAmount")).value_or(0);
    if (amount == 0)
        return u"13"_qs;
    if (m_orders.contains(text(fields, u"merchantOrderId")))
        return u"94"_qs;
    if (amount > m_terms.amountMost)
        return u"61"_qs;
    return {};
}

Order Ledger::newOrder(const QJsonObject& fields, Instant now)
{
    const QString code = text(fields, u"payCode");
    const QString number = elevenDigits(now);
    Order order;
    order.ending = code.last(4);
    const Script& script = order.script();
    const ChinaTime time = chinaTime(now);
    order.merchantOrderId = text(fields, u"merchantOrderId");
    order.orderId = time.both() + u"0"_qs + number;
    order.retrieval = number + u"N"_qs;
    order.terminal = text(fields, u"terminalCode");
    order.codeDigest = digestOf(code);
    order.maskedCode = masked(code);
    order.goodsId = text(fields.value(u"goods").toArray().first().toObject(), u"goodsId");
    order.trace = m_counter;
    order.amount = numberOf(fields.value(u"transactionAmount")).value_or(0);
    order.discount = script.discount == Discount::None ? 0 : order.amount / 10;
    order.at = {now.unixMs + script.arrivesAfterMs / m_terms.speed};
    order.stage = stageOf(script.outcome);
    order.failure = script.outcome == Outcome::Paying ? u"用户取消支付"_qs
                    : script.info.isEmpty()           ? codeInfo(script.code)
                                                      : script.info;
    order.told =
        script.code == u"00" && (script.spoil == Spoil::None || script.spoil == Spoil::Late);
    return order;
}

Reply Ledger::pay(const Request& request, Instant now)
{
    const QString code = text(request.fields, u"payCode");
    if (!walletOf(code))
        return whole(codeAnswer(u"9001"_qs, u"payCode格式错误"_qs));
    if (const QString refusal = refusalOfPayment(request.fields); !refusal.isEmpty())
        return whole(codeAnswer(refusal));
    if (m_usedCodes.contains(digestOf(code)))
        return whole(codeAnswer(u"ER"_qs, u"付款码已使用，请刷新付款码"_qs));
    const Script& script = scriptOf(code.last(4));
    if (script.outcome == Outcome::Nothing)
        return spoiled(whole(codeAnswer(script.code, script.info)), script.spoil, m_terms.speed);
    const Order order = newOrder(request.fields, now);
    m_orders.insert(order.merchantOrderId, order);
    m_merchantIds.insert(order.orderId, order.merchantOrderId);
    m_usedCodes.insert(order.codeDigest);
    changed(order);
    Order told = order;
    told.amount += script.spoil == Spoil::WrongAmount ? 1 : 0;
    return spoiled(whole(payAnswer(told, request.version)), script.spoil, m_terms.speed);
}

QString Ledger::refusalOfVoid(const Order& order, const Request& request, Instant now) const
{
    const MoneyBackRule rule = order.script().voiding;
    const bool refusedByRule =
        rule == MoneyBackRule::Refused ||
        (rule == MoneyBackRule::RefusedWhilePaying && order.stage == Stage::Paying);
    const bool voidable = order.stage == Stage::Paid || order.stage == Stage::Paying;
    if (refusedByRule || !voidable || order.refunded() > 0 || !isSameTradeDay(order.at, now) ||
        crossesTerminals(order, request.fields))
        return u"57"_qs;
    return {};
}

Reply Ledger::voidPayment(const Request& request, Instant now)
{
    Order* order = find(request.fields, Preferred::Acquirers, now);
    if (order == nullptr)
        return whole(codeAnswer(u"22"_qs));
    // The same question again gets the same answer.
    if (order->stage == Stage::Voided)
        return whole(voidAnswer(*order, request.version));
    if (const QString refusal = refusalOfVoid(*order, request, now); !refusal.isEmpty())
        return whole(codeAnswer(refusal));
    ++order->voids;
    changed(*order);
    const MoneyBackRule rule = order->script().voiding;
    if (rule == MoneyBackRule::NotDoneUnanswered && order->voids == 1)
        return spoiled({}, Spoil::ClosedAtOnce, m_terms.speed);
    order->stage = Stage::Voided;
    order->voidedAt = now;
    order->voidRetrieval = order->orderId.last(11) + u"W"_qs;
    const Spoil spoil = rule == MoneyBackRule::DoneUnanswered ? Spoil::ClosedAtOnce
                        : rule == MoneyBackRule::DoneWith500  ? Spoil::Status500
                                                              : Spoil::None;
    return spoiled(whole(voidAnswer(*order, request.version)), spoil, m_terms.speed);
}

Ledger::Refusal Ledger::refusalOfRefund(const Order& order, const Request& request,
                                        Instant now) const
{
    const QString no = u"57"_qs;
    const qint64 amount = numberOf(request.fields.value(u"transactionAmount")).value_or(0);
    if (amount == 0)
        return {u"13"_qs, {}};
    if (m_terms.refunds == RefundRight::NotGranted)
        return {no, u"商户未开通退货权限"_qs};
    if (order.stage != Stage::Paid || order.script().refunding == MoneyBackRule::Refused ||
        crossesTerminals(order, request.fields))
        return {no, {}};
    if (daysBetween(order.at, now) > refundDaysMost)
        return {no, u"原交易超过退货期限"_qs};
    if (!order.told && text(request.fields, u"originalOrderId").isEmpty())
        return {no, u"订单状态不明确，请先查询"_qs};
    if (amount > order.amount - order.refunded())
        return {u"61"_qs, u"退货金额超过可退金额"_qs};
    return {};
}

Refund Ledger::newRefund(const Order& order, const QJsonObject& fields, Instant now)
{
    Refund refund;
    refund.requestId = text(fields, u"refundRequestId");
    refund.amount = numberOf(fields.value(u"transactionAmount")).value_or(0);
    // The payer gets back in proportion to what he paid; the parts add up to exactly that.
    const auto share = [&](qint64 fen) {
        return fen * order.payerPaid() / order.amount;
    };
    refund.paidBack = share(order.refunded() + refund.amount) - share(order.refunded());
    refund.at = now;
    refund.retrieval = elevenDigits(now) + u"N"_qs;
    refund.trace = m_counter;
    const MoneyBackRule rule = order.script().refunding;
    if (rule == MoneyBackRule::AcceptedOnly || rule == MoneyBackRule::AcceptedThenRefused)
        refund.stage = RefundStage::UnderWay;
    return refund;
}

Reply Ledger::refund(const Request& request, Instant now)
{
    Order* order = find(request.fields, Preferred::Acquirers, now);
    if (order == nullptr)
        return whole(codeAnswer(u"22"_qs));
    if (const Refund* known = order->refund(text(request.fields, u"refundRequestId"))) {
        const bool same = numberOf(request.fields.value(u"transactionAmount")) == known->amount;
        return whole(same ? refundAnswer(*order, *known, request.version) : codeAnswer(u"94"_qs));
    }
    const Refusal refusal = refusalOfRefund(*order, request, now);
    if (!refusal.code.isEmpty())
        return whole(codeAnswer(refusal.code, refusal.info));
    ++order->refundRequests;
    changed(*order);
    const MoneyBackRule rule = order->script().refunding;
    if (rule == MoneyBackRule::NotDoneUnanswered && order->refundRequests == 1)
        return spoiled({}, Spoil::ClosedAtOnce, m_terms.speed);
    const Refund refund = newRefund(*order, request.fields, now);
    order->refunds.append(refund);
    const Spoil spoil = rule == MoneyBackRule::DoneUnanswered ? Spoil::ClosedAtOnce
                        : rule == MoneyBackRule::DoneWith500  ? Spoil::Status500
                                                              : Spoil::None;
    return spoiled(whole(refundAnswer(*order, refund, request.version)), spoil, m_terms.speed);
}

Reply Ledger::query(const Request& request, Instant now)
{
    Order* order = find(request.fields, Preferred::Merchants, now);
    if (order == nullptr)
        return whole(codeAnswer(u"25"_qs));
    const Script& script = order->script();
    const bool hidden = now.unixMs < order->at.unixMs + script.hiddenMs / m_terms.speed;
    // Queries find orders of the day; a day that is named widens that, in versions that have it.
    const bool dayNamed = text(request.fields, u"oriTransDate") == chinaTime(order->at).date;
    if (hidden || !(isSameTradeDay(order->at, now) || dayNamed))
        return whole(codeAnswer(u"25"_qs));
    ++order->queries;
    if (order->stage == Stage::Paying && order->queries == script.queriesUntilDecided)
        order->stage = stageOf(script.decided);
    order->told = true; // still paying is no outcome, but nothing to refund either
    changed(*order);
    Order told = *order;
    if (script.query == QueryRule::WrongAmount)
        told.amount += 1;
    if (script.query == QueryRule::OtherOrder)
        told.merchantOrderId = u"0"_qs + told.merchantOrderId.sliced(1);
    return whole(queryAnswer(told, request.version));
}

Reply Ledger::queryRefund(const Request& request, Instant now)
{
    constexpr int queriesUntilDecided = 3;
    Order* order = find(request.fields, Preferred::Acquirers, now);
    const QString requestId = text(request.fields, u"refundRequestId");
    const Refund* known = order == nullptr ? nullptr : order->refund(requestId);
    if (known == nullptr)
        return whole(codeAnswer(u"25"_qs));
    Refund& refund = order->refunds[known - order->refunds.constData()];
    ++refund.queries;
    if (refund.stage == RefundStage::UnderWay && refund.queries == queriesUntilDecided) {
        refund.stage = order->script().refunding == MoneyBackRule::AcceptedThenRefused
                           ? RefundStage::Refused
                           : RefundStage::Done;
    }
    changed(*order);
    return whole(refundQueryAnswer(*order, refund, request.version));
}

} // namespace till::sandbox
