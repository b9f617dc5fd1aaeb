// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/mmsp_host.h"

#include "app/sandbox/gateway/gateway_ledger.h"
#include "app/sandbox/mmsp/pages.h"
#include "app/sandbox/mmsp/scan_ledger.h"
#include "app/sandbox/quickpay/quick_ledger.h"

#include <utility>

namespace till::sandbox::mmsp {

namespace {

const QByteArray formType = "application/x-www-form-urlencoded";

bool isForm(const Call& call)
{
    return call.contentType.split(';').first().trimmed().toLower() == formType;
}

/// The message of a request: a form has it in a field.
QByteArray messageOf(const Call& call)
{
    return isForm(call) ? formField(call.body, "web_api") : call.body;
}

} // namespace

MmspHost::MmspHost(const Terms& terms) : m_terms(terms)
{
    m_products.push_back(std::make_unique<ScanLedger>(terms));
    m_products.push_back(std::make_unique<quickpay::QuickLedger>(terms));
    m_products.push_back(std::make_unique<gateway::GatewayLedger>(terms));
}

QString MmspHost::name() const
{
    return u"mmsp"_qs;
}

QStringList MmspHost::operations() const
{
    QStringList names;
    for (const auto& product : m_products)
        names += product->operations();
    return names;
}

bool MmspHost::owns(const QString& path) const
{
    return path == u"/mmsp" || path.startsWith(u"/mmsp/") || path == u"/payopenplath5/wxh5pay";
}

Product* MmspHost::productOf(const Asked& asked) const
{
    for (const auto& product : m_products) {
        if (!product->operationOf(asked.command, asked.body).isEmpty())
            return product.get();
    }
    return nullptr;
}

Product* MmspHost::productNamed(const QString& name) const
{
    for (const auto& product : m_products) {
        if (product->name() == name)
            return product.get();
    }
    return nullptr;
}

Reply MmspHost::answer(const Call& call, Instant now)
{
    const QString folder = call.path.section(u'/', 2, 2);
    for (const auto& product : m_products) {
        if (!folder.isEmpty() && folder == product->pages())
            return page(call, now);
    }
    if (call.method == "GET")
        return pathOfDetour(call);
    if (call.method != "POST")
        return notDone(405, u"method"_qs);
    return message(messageOf(call), call, now);
}

Reply MmspHost::page(const Call& call, Instant now)
{
    const QStringList path = call.path.split(u'/').sliced(2);
    for (const auto& product : m_products) {
        if (product->pages() == path.first())
            return product->page({call.method, path.sliced(1), QString::fromLatin1(call.site)},
                                 now);
    }
    Q_UNREACHABLE();
}

Reply MmspHost::message(const QByteArray& bytes, const Call& call, Instant now)
{
    const Asked asked = read(bytes, m_terms.parties);
    const auto tell = [&](const Said& said) {
        return answered(asked, said, m_terms.parties, m_terms.speed);
    };
    if (!asked.refusal.isEmpty())
        return tell(refused(asked.refusal));
    Product* product = productOf(asked);
    if (product == nullptr)
        return tell(refused(u"CommandID未定义"_qs));
    const Circumstances about{originOf(asked), QString::fromLatin1(call.site), now};
    const Said said = product->handle(asked, about);
    if (!isForm(call) || !said.refusal.isEmpty())
        return tell(said);
    return product->pageInstead(asked, about.site).value_or(tell(said));
}

Subject MmspHost::subjectOf(const Call& call) const
{
    if (call.method != "POST")
        return {};
    const auto message = parsed(messageOf(call));
    if (!message)
        return {};
    Asked asked;
    asked.command = message->value(u"CommandID").text.toInt();
    asked.body = message->value(u"Body");
    const Product* product = productOf(asked);
    if (product == nullptr)
        return {};
    QString order = asked.body.textOf(u"MERORDERID");
    for (const QString& number : {u"ORDERNO"_qs, u"LIST_ID"_qs}) {
        if (order.isEmpty())
            order = product->merchantsIdOf(asked.body.textOf(number));
    }
    return {product->operationOf(asked.command, asked.body), order,
            asked.body.textOf(u"REFUND_MERORDERID")};
}

Reply MmspHost::admin(const QString& what, const QJsonObject& order, Instant now)
{
    for (const auto& product : m_products) {
        if (const auto reply = product->admin(what, order, now))
            return *reply;
    }
    return notDone(404, what);
}

QJsonObject MmspHost::books() const
{
    QJsonObject books;
    for (const auto& product : m_products)
        books.insert(product->name(), product->books());
    return books;
}

QList<QJsonObject> MmspHost::takeChanges()
{
    QList<QJsonObject> changes;
    for (const auto& product : m_products) {
        const auto label = [&](const QList<QJsonObject>& lines, const QString& kind) {
            for (const QJsonObject& line : lines)
                changes.append({{u"product"_qs, product->name()}, {kind, line}});
        };
        label(product->takeOrderChanges(), u"order"_qs);
        label(product->outbox().takeChanges(), u"push"_qs);
    }
    return changes;
}

bool MmspHost::restore(const QJsonObject& change)
{
    Product* product = productNamed(change.value(u"product").toString());
    if (product == nullptr)
        return false;
    if (change.contains(u"push"))
        return product->outbox().restore(change.value(u"push").toObject());
    return product->restoreOrder(change.value(u"order").toObject());
}

QList<Notification> MmspHost::dueNotifications(Instant now)
{
    QList<Notification> due;
    for (const auto& product : m_products) {
        product->passTime(now);
        const QList<Outbox::Entry> entries = product->outbox().takeDue(now);
        for (const Outbox::Entry& entry : entries) {
            const Push push = product->push(entry, now);
            const bool isForged = entry.content.value(u"forged").toBool();
            due.append({.id = product->name() + u':' + entry.id,
                        .subject = entry.subject,
                        .url = push.url,
                        .contentType = "application/json;charset=UTF-8",
                        .body = announced(push.command, push.body, push.origin, m_terms.parties,
                                          isForged ? Seal::Forged : Seal::Sound),
                        .attempt = entry.attempts});
        }
    }
    return due;
}

void MmspHost::notified(const NotificationAnswer& answer, Instant now)
{
    Product* product = productNamed(answer.id.section(u':', 0, 0));
    if (product == nullptr)
        return;
    const QString id = answer.id.section(u':', 1);
    const bool taken = answer.status == 200 && answer.body.left(7).toUpper() == "SUCCESS";
    if (taken)
        product->outbox().delivered(id);
    else
        product->outbox().failed(id, now);
}

} // namespace till::sandbox::mmsp
