// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/call.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace till::sandbox {

/// One attempt to tell a merchant something: a POST.
struct Notification {
    QString id;      ///< unique within its host; the same in every attempt
    QString subject; ///< the till's id of the order that it is about
    QString url;
    QByteArray contentType;
    QByteArray body;
    int attempt = 1;
};

/// What came back for an attempt.
struct NotificationAnswer {
    QString id;
    int status = 0; ///< of HTTP; 0: no answer
    QByteArray body;
};

/// What a request is about, for counting, ordered faults and the log.
struct Subject {
    QString operation; ///< "netpay.refund"; empty: nothing that is counted
    QString order;     ///< the till's id of the order; may be empty
    QString refund;    ///< the till's id of the refund; may be empty
};

/// One protocol's acquirer: rules and books, and nothing else. It knows no clock, socket, file or
/// chance; what it answers depends only on its settings, what it was asked and when. The service
/// owns the hosts, asks them one at a time, counts, orders faults, keeps their changes before an
/// answer goes out, and sends their notifications.
class Host {
public:
    Host() = default;
    virtual ~Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// "netpay": names its lines in the state file, its books and its admin addresses.
    [[nodiscard]] virtual QString name() const = 0;
    /// The operations that subjectOf() can name: those for which faults can be ordered.
    [[nodiscard]] virtual QStringList operations() const = 0;
    [[nodiscard]] virtual bool owns(const QString& path) const = 0;
    /// Whether `Call::proof` has to be filled in.
    enum class Admission { Anybody, OpenPlatform };
    [[nodiscard]] virtual Admission admission() const { return Admission::Anybody; }

    /// `call.path` is its own; any method. `now` is the books' time and may go backwards.
    [[nodiscard]] virtual Reply answer(const Call& call, Instant now) = 0;
    [[nodiscard]] virtual Subject subjectOf(const Call& call) const = 0;
    /// POST /admin/<name>/<what>. A status of 400 or 404 in the reply for what is not understood.
    [[nodiscard]] virtual Reply admin(const QString& what, const QJsonObject& order,
                                      Instant now) = 0;
    /// GET /books/<name>.
    [[nodiscard]] virtual QJsonObject books() const = 0;

    /// What changed since the last call; each object whole enough for restore().
    [[nodiscard]] virtual QList<QJsonObject> takeChanges() = 0;
    /// Puts back a kept change, oldest first. False if it is none.
    [[nodiscard]] virtual bool restore(const QJsonObject& change) = 0;

    /// Attempts that are due; each is handed out once and then awaits notified().
    [[nodiscard]] virtual QList<Notification> dueNotifications(Instant now) = 0;
    /// What became of one of them. Called exactly once for each, later.
    virtual void notified(const NotificationAnswer& answer, Instant now) = 0;
};

} // namespace till::sandbox
