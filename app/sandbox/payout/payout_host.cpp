// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/payout_host.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/mmsp/moment.h"
#include "app/sandbox/mmsp/product.h"
#include "app/sandbox/payout/payout_fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace till::sandbox::payout {

using mmsp::Json;

namespace {

Json text(const QString& value)
{
    return Json::ofText(value);
}

std::optional<PayoutTask> taskOf(const Json& request)
{
    const int command = wordOf(request, u"CMDID").toInt();
    for (const PayoutTask task : {PayoutTask::Pay, PayoutTask::Query, PayoutTask::Balance}) {
        if (static_cast<int>(task) == command)
            return task;
    }
    return std::nullopt;
}

QString operationOf(PayoutTask task)
{
    switch (task) {
    case PayoutTask::Pay:
        return u"payout.pay"_qs;
    case PayoutTask::Query:
        return u"payout.query"_qs;
    case PayoutTask::Balance:
        return u"payout.balance"_qs;
    }
    Q_UNREACHABLE();
}

/// Bytes of a text in base64; nothing if it is none.
std::optional<QByteArray> fromBase64(const QString& base64)
{
    const auto result =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.isEmpty())
        return std::nullopt;
    return result.decoded;
}

} // namespace

PayoutHost::PayoutHost(PayoutTerms terms)
    : m_terms(std::move(terms)), m_platformKey(m_terms.platformKey), m_serials(m_terms.seed)
{
}

QString PayoutHost::name() const
{
    return u"payout"_qs;
}

QStringList PayoutHost::operations() const
{
    return {u"payout.pay"_qs, u"payout.query"_qs, u"payout.balance"_qs};
}

bool PayoutHost::owns(const QString& path) const
{
    return path == u"/payout" || path.startsWith(u"/payout/");
}

const RsaKey* PayoutHost::platformKey() const
{
    if (!m_platformKey) {
        auto made = RsaKey::generate();
        if (!made)
            return nullptr;
        m_platformKey = std::move(*made);
    }
    return &*m_platformKey;
}

Reply PayoutHost::answer(const Call& call, Instant now)
{
    if (platformKey() == nullptr)
        return mmsp::notDone(500, u"no key"_qs);
    if (call.method == "GET" && call.path == u"/payout/platform-key") {
        Reply reply;
        reply.contentType = "application/x-pem-file";
        reply.body = platformKey()->publicPem();
        return reply;
    }
    if (call.method != "POST")
        return mmsp::notDone(call.method == "GET" ? 404 : 405, u"path"_qs);
    const Opened opened = open(call.body);
    return sealed(opened.code.isEmpty() ? told(opened.plain, now) : Told{.code = opened.code});
}

PayoutHost::Opened PayoutHost::open(const QByteArray& body) const
{
    const auto envelope = mmsp::parsed(body);
    if (!envelope || envelope->kind != Json::Kind::Object || envelope->names.size() != 2)
        return {.code = u"0002"_qs};
    const auto cipher = fromBase64(envelope->textOf(u"ENCRYPT"));
    const auto signature = fromBase64(envelope->textOf(u"SIGN"));
    const RsaKey* key = platformKey();
    if (!cipher || key == nullptr)
        return {.code = u"1005"_qs};
    const auto plain = key->decrypt(*cipher);
    if (!plain)
        return {.code = u"1005"_qs};
    if (!signature || !m_terms.merchantKey.verify(*plain, *signature))
        return {.code = u"1006"_qs};
    const auto json = mmsp::parsed(*plain);
    if (!json || json->kind != Json::Kind::Object)
        return {.code = u"1001"_qs};
    return {*json, {}};
}

PayoutHost::Told PayoutHost::told(const Json& request, Instant now)
{
    const auto task = taskOf(request);
    if (!task)
        return {.code = u"0002"_qs};
    if (const QString code = complaintCode(*task, request); !code.isEmpty())
        return {.code = code};
    if (wordOf(request, u"MERNO") != m_terms.merchant)
        return {.code = u"1002"_qs};
    switch (*task) {
    case PayoutTask::Pay:
        return pay(request, now);
    case PayoutTask::Query:
        return query(request, now);
    case PayoutTask::Balance:
        return balance(request, now);
    }
    Q_UNREACHABLE();
}

QString PayoutHost::refusalOf(const Json& request, qint64 amount, Instant now) const
{
    const QString payType = wordOf(request, u"PAYTYPE");
    if (m_orders.contains(wordOf(request, u"ORDERNO")))
        return u"1008"_qs;
    if (payType == u"2")
        return u"1032"_qs;
    if (payType == u"3")
        return u"1048"_qs;
    if (amount < m_account.limitDown || amount > m_account.limitTop)
        return u"1030"_qs;
    const QString time = mmsp::readable(now).last(8);
    if (time < m_account.beginAt || time > m_account.endAt)
        return u"1036"_qs;
    return amount + m_account.fee > available() ? u"1031"_qs : QString();
}

PayoutHost::Told PayoutHost::pay(const Json& request, Instant now)
{
    const qint64 amount = wordOf(request, u"AMT").toLongLong();
    if (const QString code = refusalOf(request, amount, now); !code.isEmpty())
        return {.code = code};
    PayoutOrder order;
    order.merchantsId = wordOf(request, u"ORDERNO");
    order.amount = amount;
    order.fee = m_account.fee;
    const PayoutScript& script = order.script();
    if (script.recording != Recording::Recorded)
        return {.code = script.code, .mishap = script.mishap};
    // The day and eight digits, as in the printed answers.
    order.number = chinaTime(now).date + m_serials.next(now).last(8);
    order.serial = m_serials.count();
    order.name = wordOf(request, u"ACCNAME");
    order.account = wordOf(request, u"ACCNO");
    order.mobile = wordOf(request, u"MOBILE");
    order.bank = wordOf(request, u"BANKNAME");
    order.business = wordOf(request, u"BUSIYPE");
    order.memo = wordOf(request, u"MEMO");
    order.at = now;
    // What is told beside 0001 is no truth.
    order.state = script.code == u"0000" ? script.first : PayState::UnderWay;
    m_orders.insert(order.merchantsId, order);
    m_ids.insert(order.number, order.merchantsId);
    m_changed.insert(order.merchantsId);
    return {script.code, payAnswer(order, script.first, m_terms.merchant, now), script.mishap,
            script.answersGarbled};
}

PayoutHost::Told PayoutHost::query(const Json& request, Instant now)
{
    const QString merchants = wordOf(request, u"ORDERNO");
    const QString platforms = wordOf(request, u"BSORDERNO");
    if (merchants.isEmpty() && platforms.isEmpty())
        return {.code = u"1027"_qs};
    if (!merchants.isEmpty() && !m_orders.contains(merchants))
        return {.code = u"1028"_qs};
    const QString id = merchants.isEmpty() ? m_ids.value(platforms) : merchants;
    const auto found = m_orders.find(id);
    if (found == m_orders.end() || (!platforms.isEmpty() && found->number != platforms))
        return {.code = u"1029"_qs};
    PayoutOrder& order = *found;
    const PayoutScript& script = order.script();
    const auto last = static_cast<int>(script.queries.size()) - 1;
    order.state = script.queries.at(std::min(order.queries, last));
    ++order.queries;
    m_changed.insert(order.merchantsId);
    PayoutOrder tellable = order;
    const QString code = order.queries == 1 ? script.firstQueryCode : u"0000"_qs;
    if (code != u"0000")
        tellable.state = PayState::Failed;
    if (script.tellsWrongAmount)
        tellable.amount += 1;
    return {.code = code, .plain = queryAnswer(tellable, m_terms.merchant, now)};
}

PayoutHost::Told PayoutHost::balance(const Json&, Instant now) const
{
    const auto whole = [](qint64 number) {
        return Json::ofNumber(number);
    };
    const auto digits = [](qint64 number) {
        return Json::ofText(QString::number(number));
    };
    const Json info = Json::ofList({Json::ofObject({
        {u"ACCSTATUS"_qs, whole(1)},
        {u"BALANCE"_qs, whole(0)},
        {u"BALANCEPAY"_qs, whole(available())},
        {u"ADVANCEPAY"_qs, whole(0)},
        {u"FREEZEBAL"_qs, whole(frozen())},
        {u"ISCHARGE"_qs, text(u"2"_qs)},
        {u"MERTYPE"_qs, text(u"1"_qs)},
        {u"CHLNO"_qs, text(u"1001"_qs)},
        {u"CHLMERNO"_qs, text(m_terms.merchant)},
        {u"LIMIT_DOWN"_qs, digits(m_account.limitDown)},
        {u"LIMIT_TOP"_qs, digits(m_account.limitTop)},
        {u"BEGIN_AT"_qs, text(m_account.beginAt)},
        {u"END_AT"_qs, text(m_account.endAt)},
        {u"HOLIDAYTYPE"_qs, whole(2)},
        {u"SETTLE_AT"_qs, whole(16)},
        {u"SETTLE_TYPE"_qs, text(u"1"_qs)},
    })});
    const Json shown = m_account.infoIsText ? text(QString::fromUtf8(mmsp::onTheWire(info))) : info;
    return {.code = u"0000"_qs,
            .plain = Json::ofObject(
                {{u"RSPTIME"_qs, text(mmsp::compact(now))}, {u"ACCINFO"_qs, shown}})};
}

Reply PayoutHost::sealed(const Told& told) const
{
    Json answer = Json::ofObject(
        {{u"RETCODE"_qs, text(told.code)}, {u"RETMSG"_qs, text(codeText(told.code))}});
    if (told.plain.kind == Json::Kind::Object) {
        // Without keys there would be no request to answer.
        QByteArray cipher =
            m_terms.merchantKey.encrypt(mmsp::onTheWire(told.plain)).value_or(QByteArray());
        if (told.isGarbled)
            cipher.fill('\x5a');
        answer.set(u"ENCRYPT"_qs, text(QString::fromLatin1(cipher.toBase64())));
    }
    Reply reply;
    reply.body = mmsp::onTheWire(answer);
    reply.json = {{u"RETCODE"_qs, told.code}};
    return spoiled(std::move(reply), mmsp::spoilOf(told.mishap), m_terms.speed);
}

qint64 PayoutHost::available() const
{
    qint64 rest = m_account.opening;
    for (const PayoutOrder& order : m_orders) {
        if (order.isCharged())
            rest -= order.amount + order.fee;
    }
    return rest;
}

qint64 PayoutHost::frozen() const
{
    qint64 sum = 0;
    for (const PayoutOrder& order : m_orders) {
        if (order.state == PayState::UnderWay || order.state == PayState::Audited)
            sum += order.amount;
    }
    return sum;
}

Subject PayoutHost::subjectOf(const Call& call) const
{
    const Opened opened = call.method == "POST" ? open(call.body) : Opened{};
    const auto task = taskOf(opened.plain);
    if (!task)
        return {};
    QString order = wordOf(opened.plain, u"ORDERNO");
    if (order.isEmpty())
        order = m_ids.value(wordOf(opened.plain, u"BSORDERNO"));
    return {operationOf(*task), order, {}};
}

Reply PayoutHost::admin(const QString& what, const QJsonObject& order, Instant)
{
    if (what != u"account")
        return mmsp::notDone(404, what);
    if (!m_account.take(order))
        return mmsp::notDone(400, what);
    m_accountChanged = true;
    return mmsp::done();
}

QJsonObject PayoutHost::books() const
{
    QJsonArray orders;
    for (const PayoutOrder& order : m_orders)
        orders.append(order.toJson());
    return {{u"orders"_qs, orders},
            {u"account"_qs, m_account.toJson()},
            {u"available"_qs, available()},
            {u"frozen"_qs, frozen()}};
}

QList<QJsonObject> PayoutHost::takeChanges()
{
    QList<QJsonObject> changes;
    if (std::exchange(m_accountChanged, false))
        changes.append({{u"account"_qs, m_account.toJson()}});
    for (const QString& id : m_changed)
        changes.append({{u"payout"_qs, m_orders.value(id).toJson()}});
    m_changed.clear();
    return changes;
}

bool PayoutHost::restore(const QJsonObject& change)
{
    if (change.contains(u"account"))
        return m_account.take(change.value(u"account").toObject());
    const auto order = PayoutOrder::fromJson(change.value(u"payout").toObject());
    if (!order)
        return false;
    m_serials.skipTo(order->serial);
    m_orders.insert(order->merchantsId, *order);
    m_ids.insert(order->number, order->merchantsId);
    return true;
}

QList<Notification> PayoutHost::dueNotifications(Instant)
{
    return {}; // the document has none
}

void PayoutHost::notified(const NotificationAnswer&, Instant) {}

QJsonObject Account::toJson() const
{
    return {{u"opening"_qs, opening},      {u"fee"_qs, fee},         {u"limitDown"_qs, limitDown},
            {u"limitTop"_qs, limitTop},    {u"beginAt"_qs, beginAt}, {u"endAt"_qs, endAt},
            {u"infoIsText"_qs, infoIsText}};
}

bool Account::take(const QJsonObject& wish)
{
    Account next = *this;
    next.opening = wish.value(u"opening").toInteger(opening);
    next.fee = wish.value(u"fee").toInteger(fee);
    next.limitDown = wish.value(u"limitDown").toInteger(limitDown);
    next.limitTop = wish.value(u"limitTop").toInteger(limitTop);
    next.beginAt = wish.value(u"beginAt").toString(beginAt);
    next.endAt = wish.value(u"endAt").toString(endAt);
    next.infoIsText = wish.value(u"infoIsText").toBool(infoIsText);
    const auto isTime = [](const QString& time) {
        return mmsp::readableMoment(u"2026-01-01 "_qs + time).has_value();
    };
    const QStringList names = wish.keys();
    const QJsonObject known = toJson();
    const bool isKnown = std::all_of(names.begin(), names.end(), [&](const QString& name) {
        return known.value(name).type() == wish.value(name).type();
    });
    if (!isKnown || next.opening < 0 || next.fee < 0 || next.limitDown < 1 ||
        next.limitTop < next.limitDown || !isTime(next.beginAt) || !isTime(next.endAt))
        return false;
    *this = next;
    return true;
}

} // namespace till::sandbox::payout
