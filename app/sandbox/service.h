// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/arrivals.h"
#include "app/sandbox/call.h"
#include "app/sandbox/faults.h"
#include "app/sandbox/gate.h"
#include "app/sandbox/host.h"
#include "app/sandbox/ledger.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace till::sandbox {

/// Everything between a request's bytes and its answer: paths, authentication, counting, ordered
/// faults, the books, keeping and logging. It waits for nothing and knows no socket.
class Service {
public:
    /// What it needs from outside. `keep` makes lines durable, `log` takes one object for each
    /// request without payment code and keys, `random` gives that many unguessable bytes.
    struct Doors {
        std::function<Result<void>(const QList<QJsonObject>&)> keep;
        std::function<void(const QJsonObject&)> log;
        std::function<QByteArray(qsizetype)> random;
    };

    Service(const Terms& terms, Pass pass, Doors doors);

    /// Another protocol, asked for the paths that it owns. Before anything is restored.
    void add(std::unique_ptr<Host> host);

    [[nodiscard]] Reply answer(const Call& call, Instant now);
    /// Takes back a line that was kept. False if it is none.
    [[nodiscard]] bool restore(const QJsonObject& line);

    /// An attempt of a host to tell a merchant something, to be sent now.
    struct Errand {
        QString host;
        Notification notification;
    };
    [[nodiscard]] QList<Errand> dueErrands(Instant now);
    /// What became of it; once for each.
    void ran(const Errand& errand, const NotificationAnswer& answer, Instant now);

private:
    [[nodiscard]] Reply onHost(Host& host, Call call, Instant now);
    [[nodiscard]] Reply adminOfHost(const QString& what, const QJsonObject& order, Instant now);
    [[nodiscard]] Host* hostOf(const QString& path) const;
    [[nodiscard]] Host* hostNamed(const QString& name) const;
    [[nodiscard]] Result<void> keepChangesOf(Host& host);
    [[nodiscard]] Instant booksTime(Instant now) const { return {now.unixMs + m_aheadMs}; }
    [[nodiscard]] QStringList operations() const;
    [[nodiscard]] Reply transaction(const Request& request, const Call& call, Instant now);
    [[nodiscard]] Reply onTheBooks(const Request& request, Instant now);
    [[nodiscard]] Reply admin(const QString& what, const QByteArray& body, Instant now);
    [[nodiscard]] Reply show(const QString& what) const;
    [[nodiscard]] Result<void> count(const Request& request);
    [[nodiscard]] Result<void> count(const Arrivals::Arrival& arrival);
    void log(const Request& request, const Reply& reply, Instant now) const;

    Ledger m_ledger;
    Gate m_gate;
    Doors m_doors;
    Arrivals m_arrivals;
    Faults m_faults;
    std::vector<std::unique_ptr<Host>> m_hosts;
    QJsonArray m_sent;    ///< the last notifications, oldest first
    qint64 m_aheadMs = 0; ///< how far the books' clock is ahead
    int m_speed = 1;
};

} // namespace till::sandbox
