// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/post_reader.h"
#include "core/ports/notification_door.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpServer>

namespace till::net {

/// Lets acquirers tell by themselves: plain HTTP on one address, one POST for each connection.
/// Carries bytes only, and what it costs this till is bounded whatever comes in. Everything else is
/// up to the door: a notification is never more than a hint. Core thread.
class NotificationListener : public QObject {
    Q_OBJECT

public:
    struct Limits {
        PostReader::Limits request;
        int connectionsMax = 16;
        int requestMs = 10'000; ///< from the connection to the last byte of the request
        int closeMs = 2'000;    ///< for the other side to take the answer
    };

    /// `door` has to outlive this.
    NotificationListener(ports::NotificationDoor& door, const Limits& limits);
    explicit NotificationListener(ports::NotificationDoor& door)
        : NotificationListener(door, Limits())
    {
    }
    ~NotificationListener() override;

    /// `port` 0: any free one. Unavailable, with the system's words: taken, or not this machine's.
    [[nodiscard]] Result<void> listen(const QHostAddress& address, quint16 port);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int connections() const;

private:
    class Visit;
    void onConnection();

    ports::NotificationDoor& m_door;
    Limits m_limits;
    QTcpServer m_server;
    QObject m_visits; ///< parent of those under way
};

} // namespace till::net
