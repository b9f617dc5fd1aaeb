// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/reply.h"
#include "app/sandbox/service.h"

#include <QAbstractHttpServer>

#include <functional>

class QTcpSocket;

namespace till::sandbox {

/// The door to the network. Qt HttpServer reads the requests and writes whole answers; what it
/// cannot do, an answer that is cut off or never comes, is done on the connection itself.
class Server final : public QAbstractHttpServer {
    Q_OBJECT

public:
    using Clock = std::function<Instant()>;

    /// `service` outlives the server.
    Server(Service& service, Clock clock, QObject* parent = nullptr);

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

private:
    void deliver(const Reply& reply, const QHttpServerRequest& request, QTcpSocket* socket);

    Service& m_service;
    Clock m_clock;
};

} // namespace till::sandbox
