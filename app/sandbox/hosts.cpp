// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the service that deals with hosts: other protocols beside POS通.
#include "app/sandbox/service.h"

#include <algorithm>
#include <utility>

namespace till::sandbox {

namespace {

constexpr qsizetype shownBytesMost = 2'000;
constexpr qsizetype sentKeptMost = 1'000;

QString shown(const QByteArray& body)
{
    return QString::fromUtf8(body.first(std::min(body.size(), shownBytesMost)));
}

/// The answer's code, whatever its protocol calls it.
QJsonValue codeOf(const QJsonObject& answer)
{
    for (const auto& name : {u"errCode"_qs, u"status"_qs, u"RetCode"_qs, u"RETCODE"_qs}) {
        if (answer.contains(name))
            return answer.value(name);
    }
    return {};
}

} // namespace

void Service::add(std::unique_ptr<Host> host)
{
    m_hosts.push_back(std::move(host));
}

Host* Service::hostOf(const QString& path) const
{
    for (const auto& host : m_hosts) {
        if (host->owns(path))
            return host.get();
    }
    return nullptr;
}

Host* Service::hostNamed(const QString& name) const
{
    for (const auto& host : m_hosts) {
        if (host->name() == name)
            return host.get();
    }
    return nullptr;
}

QStringList Service::operations() const
{
    QStringList names = operationNames();
    for (const auto& host : m_hosts)
        names += host->operations();
    return names;
}

Result<void> Service::keepChangesOf(Host& host)
{
    QList<QJsonObject> lines;
    const QList<QJsonObject> changes = host.takeChanges();
    for (const QJsonObject& change : changes)
        lines.append({{u"host"_qs, host.name()}, {u"change"_qs, change}});
    return lines.isEmpty() ? Result<void>() : m_doors.keep(lines);
}

Reply Service::onHost(Host& host, Call call, Instant now)
{
    const Subject subject = host.subjectOf(call);
    if (!subject.operation.isEmpty() &&
        !count(Arrivals::Arrival{subject.operation, subject.order, subject.refund}))
        return spoiled({}, Spoil::ClosedAtOnce, m_speed);
    if (host.admission() == Host::Admission::OpenPlatform)
        call.proof =
            m_gate.refusal(call.authorization, call.body, now).isEmpty() ? Proof::Good : Proof::Bad;
    call.at = now;
    const auto fault = call.proof == Proof::Bad ? std::nullopt : m_faults.take(subject.operation);
    if (fault && fault->time == FaultTime::Before)
        return spoiled(whole({}), fault->spoil, m_speed);
    Reply reply = host.answer(call, booksTime(now));
    m_doors.log({{u"at"_qs, now.unixMs},
                 {u"operation"_qs, subject.operation},
                 {u"path"_qs, call.path},
                 {u"order"_qs, subject.order},
                 {u"refund"_qs, subject.refund},
                 {u"status"_qs, reply.status},
                 {u"code"_qs, codeOf(reply.json)},
                 {u"delayMs"_qs, reply.delayMs}});
    if (fault) {
        reply = spoiled(std::move(reply), fault->spoil, m_speed);
        reply.delayMs += fault->delayMs;
    }
    // What is not kept was not promised.
    if (!keepChangesOf(host))
        return spoiled({}, Spoil::ClosedAtOnce, m_speed);
    return reply;
}

Reply Service::adminOfHost(const QString& what, const QJsonObject& order, Instant now)
{
    const qsizetype slash = what.indexOf(u'/');
    Host* host = hostNamed(what.first(slash));
    if (host == nullptr) {
        Reply reply = whole({{u"error"_qs, what}});
        reply.status = 404;
        return reply;
    }
    Reply reply = host->admin(what.sliced(slash + 1), order, booksTime(now));
    if (!keepChangesOf(*host))
        return spoiled({}, Spoil::ClosedAtOnce, m_speed);
    return reply;
}

QList<Service::Errand> Service::dueErrands(Instant now)
{
    QList<Errand> errands;
    for (const auto& host : m_hosts) {
        const QList<Notification> due = host->dueNotifications(booksTime(now));
        // An attempt that is not kept would be made again after a restart, as a network does too.
        if (!due.isEmpty() && !keepChangesOf(*host))
            continue;
        for (const Notification& notification : due)
            errands.append({host->name(), notification});
    }
    return errands;
}

void Service::ran(const Errand& errand, const NotificationAnswer& answer, Instant now)
{
    const Notification& sent = errand.notification;
    m_sent.append(QJsonObject{{u"at"_qs, now.unixMs},
                              {u"host"_qs, errand.host},
                              {u"id"_qs, sent.id},
                              {u"order"_qs, sent.subject},
                              {u"url"_qs, sent.url},
                              {u"attempt"_qs, sent.attempt},
                              {u"body"_qs, shown(sent.body)},
                              {u"status"_qs, answer.status},
                              {u"answer"_qs, shown(answer.body)}});
    while (m_sent.size() > sentKeptMost)
        m_sent.removeFirst();
    Host* host = hostNamed(errand.host);
    Q_ASSERT(host != nullptr);
    host->notified(answer, booksTime(now));
    // If it cannot be kept, the attempt is repeated after a restart.
    static_cast<void>(keepChangesOf(*host));
}

} // namespace till::sandbox
