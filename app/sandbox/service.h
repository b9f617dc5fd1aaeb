// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/arrivals.h"
#include "app/sandbox/faults.h"
#include "app/sandbox/gate.h"
#include "app/sandbox/ledger.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace till::sandbox {

/// An HTTP request, as far as it matters here.
struct Call {
    QByteArray method; ///< GET, POST
    QString path;
    QByteArray authorization;
    QByteArray contentType;
    QByteArray body;
};

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

    [[nodiscard]] Reply answer(const Call& call, Instant now);
    /// Takes back a line that was kept. False if it is none.
    [[nodiscard]] bool restore(const QJsonObject& line);

private:
    [[nodiscard]] Reply transaction(const Request& request, const Call& call, Instant now);
    [[nodiscard]] Reply onTheBooks(const Request& request, Instant now);
    [[nodiscard]] Reply admin(const QString& what, const QByteArray& body);
    [[nodiscard]] Reply show(const QString& what) const;
    [[nodiscard]] Result<void> count(const Request& request);
    void log(const Request& request, const Reply& reply, Instant now) const;

    Ledger m_ledger;
    Gate m_gate;
    Doors m_doors;
    Arrivals m_arrivals;
    Faults m_faults;
    qint64 m_aheadMs = 0; ///< how far the books' clock is ahead
    int m_speed = 1;
};

} // namespace till::sandbox
