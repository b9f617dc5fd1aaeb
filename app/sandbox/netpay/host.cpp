// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/host.h"

#include "app/sandbox/china_time.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace till::sandbox::netpay {

namespace {

/// 1.8 only says "several times in 24 hours": the steps are those of the same acquirer's scan pay,
/// then once an hour.
Schedule schedule()
{
    QList<qint64> delays{0, 15, 15, 30, 180, 1800, 1800, 1800, 1800, 1800, 3600};
    for (qint64& delay : delays)
        delay *= 1000;
    return {delays, 3'600'000, 86'400'000};
}

Reply failed(int status, const QString& reason)
{
    Reply reply = whole({{u"error"_qs, reason}});
    reply.status = status;
    return reply;
}

Reply refusedUnread(const QString& code, Instant now)
{
    return whole({{u"errCode"_qs, code},
                  {u"errMsg"_qs, codeInfo(code)},
                  {u"responseTimestamp"_qs, dateAndTime(now)}});
}

} // namespace

NetpayHost::NetpayHost(Settings settings)
    : m_settings(std::move(settings)),
      m_ledger(m_settings.terms),
      m_outbox(schedule(), m_settings.notifyScale)
{
}

QStringList NetpayHost::operations() const
{
    QStringList names;
    for (const Address& address : addresses())
        names.append(u"netpay."_qs + address.name);
    return names;
}

bool NetpayHost::owns(const QString& path) const
{
    return path.startsWith(u"/v1/netpay/");
}

Subject NetpayHost::subjectOf(const Call& call) const
{
    const Address* address = addressOf(call.path);
    if (address == nullptr || call.method != "POST")
        return {};
    const QJsonObject fields = QJsonDocument::fromJson(call.body).object();
    const QString id = fields.value(u"merOrderId").toString();
    const QString operation = u"netpay."_qs + address->name;
    if (address->operation == Operation::RefundQuery)
        return {operation, {}, id};
    return {operation, id, fields.value(u"refundOrderId").toString()};
}

Reply NetpayHost::answer(const Call& call, Instant now)
{
    if (call.method != "POST")
        return failed(405, u"method"_qs);
    if (call.proof != Proof::Good)
        return refusedUnread(u"BAD_SIGN"_qs, now);
    const Address* address = addressOf(call.path);
    if (address == nullptr)
        return refusedUnread(u"NO_SERVICE"_qs, now);
    const bool isJson = call.contentType.split(';').first().trimmed() == "application/json";
    const QJsonDocument document = QJsonDocument::fromJson(call.body);
    if (!isJson || !document.isObject())
        return refusedUnread(u"BAD_REQUEST"_qs, now);
    Reply reply = m_ledger.handle({*address, document.object(), call.at, now});
    const QList<Ledger::News> news = m_ledger.takeNews();
    for (const Ledger::News& one : news)
        post(one, now);
    return reply;
}

Reply NetpayHost::admin(const QString& what, const QJsonObject& order, Instant now)
{
    if (what != u"pay")
        return failed(404, what);
    if (!m_ledger.pay(order.value(u"merOrderId").toString(), now))
        return failed(400, u"no such order waits to be paid"_qs);
    const QList<Ledger::News> news = m_ledger.takeNews();
    for (const Ledger::News& one : news)
        post(one, now);
    return whole({});
}

QJsonObject NetpayHost::books() const
{
    QJsonArray orders;
    for (const Order& order : m_ledger.orders())
        orders.append(order.toJson());
    return {{u"orders"_qs, orders}};
}

QList<QJsonObject> NetpayHost::takeChanges()
{
    QList<QJsonObject> changes;
    const QList<QJsonObject> orders = m_ledger.takeChanges();
    for (const QJsonObject& order : orders)
        changes.append({{u"order"_qs, order}});
    return changes + m_outbox.takeChanges();
}

bool NetpayHost::restore(const QJsonObject& change)
{
    return change.contains(u"order") ? m_ledger.restore(change.value(u"order").toObject())
                                     : m_outbox.restore(change);
}

void NetpayHost::post(const Ledger::News& news, Instant now)
{
    Order order = m_ledger.orders().value(news.orderId);
    if (order.notifyUrl.isEmpty())
        return;
    const NotificationRule rule = order.script().notification;
    const bool isForged = news.kind == Ledger::News::Kind::Forged;
    if (isForged)
        order.paid = now;
    order.amount += rule == NotificationRule::WrongAmount ? 1 : 0;
    m_outbox.post(order.id,
                  {{u"url"_qs, order.notifyUrl},
                   {u"fields"_qs, paidFields(order)},
                   {u"forged"_qs, isForged},
                   {u"otherDigest"_qs, rule == NotificationRule::OtherDigest}},
                  now);
}

QByteArray NetpayHost::bodyOf(const Outbox::Entry& entry) const
{
    const QByteArray salt = entry.id.toUtf8() + '#' + QByteArray::number(entry.attempts);
    const bool isOther = entry.content.value(u"otherDigest").toBool();
    const Digest other = m_settings.digest == Digest::Md5 ? Digest::Sha256 : Digest::Md5;
    const QByteArray key = entry.content.value(u"forged").toBool() ? QByteArray("not the key")
                                                                   : m_settings.notifyKey.reveal();
    return signedForm(entry.content.value(u"fields").toObject(), salt, key,
                      isOther ? other : m_settings.digest);
}

QList<Notification> NetpayHost::dueNotifications(Instant now)
{
    m_ledger.advance(now);
    const QList<Ledger::News> news = m_ledger.takeNews();
    for (const Ledger::News& one : news)
        post(one, now);
    QList<Notification> due;
    const QList<Outbox::Entry> entries = m_outbox.takeDue(now);
    for (const Outbox::Entry& entry : entries)
        due.append({entry.id, entry.subject, entry.content.value(u"url").toString(),
                    "application/x-www-form-urlencoded;charset=UTF-8", bodyOf(entry),
                    entry.attempts});
    return due;
}

void NetpayHost::notified(const NotificationAnswer& answer, Instant now)
{
    // A forger does not come back.
    const bool isForged = m_outbox.contentOf(answer.id).value(u"forged").toBool();
    if (isForged || (answer.status == 200 && answer.body.trimmed() == "SUCCESS"))
        m_outbox.delivered(answer.id);
    else
        m_outbox.failed(answer.id, now);
}

} // namespace till::sandbox::netpay
