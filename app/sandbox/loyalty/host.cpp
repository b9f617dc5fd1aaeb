// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/host.h"

#include "app/sandbox/loyalty/answers.h"

#include <QJsonArray>

#include <utility>

namespace till::sandbox::loyalty {

namespace {

Reply failed(int status, const QString& reason)
{
    Reply reply = whole({{u"error"_qs, reason}});
    reply.status = status;
    return reply;
}

} // namespace

LoyaltyHost::LoyaltyHost(QString prefix, Terms terms)
    : m_prefix(std::move(prefix)), m_ledger(std::move(terms))
{
}

QStringList LoyaltyHost::operations() const
{
    QStringList names;
    for (const Address& address : addresses())
        names.append(u"loyalty."_qs + address.name);
    return names;
}

bool LoyaltyHost::owns(const QString& path) const
{
    return path.startsWith(m_prefix + u'/');
}

const Address* LoyaltyHost::addressOf(const QString& path) const
{
    return loyalty::addressOf(QStringView(path).sliced(m_prefix.size()));
}

Subject LoyaltyHost::subjectOf(const Call& call) const
{
    const Address* address = addressOf(call.path);
    if (address == nullptr || call.method != "POST")
        return {};
    // A till names its transactions by terminal, batch and trace.
    const Form form = formOf(call.body).value_or(Form());
    const QString trace = form.value(u"traceNo"_qs);
    const QString subject = trace.isEmpty() ? QString()
                                            : form.value(u"terminalNo"_qs) + u'.' +
                                                  form.value(u"batchNo"_qs) + u'.' + trace;
    return {u"loyalty."_qs + address->name, subject, {}};
}

Reply LoyaltyHost::answer(const Call& call, Instant now)
{
    if (call.method != "POST")
        return failed(405, u"method"_qs);
    const Address* address = addressOf(call.path);
    if (address == nullptr)
        return failed(404, u"path"_qs);
    const bool isForm =
        call.contentType.split(';').first().trimmed() == "application/x-www-form-urlencoded";
    const auto form = formOf(call.body);
    if (!isForm || !form)
        return whole(statusAnswer(u"30"_qs));
    return m_ledger.handle(address->operation, *form, now);
}

Reply LoyaltyHost::admin(const QString& what, const QJsonObject& /*order*/, Instant /*now*/)
{
    return failed(404, what);
}

QJsonObject LoyaltyHost::books() const
{
    QJsonArray members;
    for (const Member& member : m_ledger.members())
        members.append(member.toJson());
    QJsonArray transactions;
    for (const Transaction& one : m_ledger.transactions())
        transactions.append(one.toJson());
    QJsonObject batches;
    for (const Terminal& terminal : m_ledger.terminals())
        batches.insert(terminal.number, terminal.batchNo());
    QJsonObject codes;
    for (auto code = m_ledger.sentCodes().begin(); code != m_ledger.sentCodes().end(); ++code)
        codes.insert(code.key(), code.value());
    return {{u"members"_qs, members},
            {u"transactions"_qs, transactions},
            {u"batches"_qs, batches},
            {u"sentCodes"_qs, codes}};
}

QList<QJsonObject> LoyaltyHost::takeChanges()
{
    return m_ledger.takeChanges();
}

bool LoyaltyHost::restore(const QJsonObject& change)
{
    return m_ledger.restore(change);
}

QList<Notification> LoyaltyHost::dueNotifications(Instant /*now*/)
{
    return {}; // this host tells nobody anything
}

void LoyaltyHost::notified(const NotificationAnswer& /*answer*/, Instant /*now*/) {}

} // namespace till::sandbox::loyalty
