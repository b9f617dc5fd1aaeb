// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/server.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <utility>

namespace till::sandbox {

namespace {

QByteArray methodOf(const QHttpServerRequest& request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Post:
        return "POST";
    default: // the service only tells these two from the rest
        return "OTHER";
    }
}

/// Where the asker found this server, for addresses that he is to open later.
QByteArray siteOf(const QHttpServerRequest& request, QTcpSocket* socket)
{
    const bool isTls = qobject_cast<QSslSocket*>(socket) != nullptr;
    QByteArray host = request.value("Host");
    // Simple clients leave the port out.
    if (!host.contains(':'))
        host += ':' + QByteArray::number(socket->localPort());
    return (isTls ? "https://" : "http://") + host;
}

/// Announces all bytes, sends half of them and closes.
void cutOff(const Reply& reply, QTcpSocket* socket)
{
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status) +
                  " OK\r\nContent-Type: " + reply.contentType +
                  "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" +
                  reply.body.first(reply.body.size() / 2));
    socket->disconnectFromHost();
}

} // namespace

Server::Server(Service& service, Clock clock, QObject* parent)
    : QAbstractHttpServer(parent), m_service(service), m_clock(std::move(clock))
{
}

bool Server::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket)
{
    const Call call{methodOf(request),
                    request.url().path(),
                    request.url().query(QUrl::FullyEncoded).toLatin1(),
                    request.value("Authorization"),
                    request.value("Content-Type"),
                    request.body(),
                    siteOf(request, socket)};
    deliver(m_service.answer(call, m_clock()), request, socket);
    return true;
}

void Server::missingHandler(const QHttpServerRequest&, QTcpSocket* socket)
{
    socket->disconnectFromHost();
}

void Server::deliver(const Reply& reply, const QHttpServerRequest& request, QTcpSocket* socket)
{
    const std::chrono::milliseconds delay(reply.delayMs);
    switch (reply.delivery) {
    case Delivery::Whole: {
        // A shared responder, since a timer's function has to be copyable.
        auto responder = std::make_shared<QHttpServerResponder>(makeResponder(request, socket));
        const auto send = [reply, responder] {
            const auto status = static_cast<QHttpServerResponder::StatusCode>(reply.status);
            if (reply.location.isEmpty())
                responder->write(reply.body, reply.contentType, status);
            else
                responder->write(
                    reply.body, {{"Content-Type", reply.contentType}, {"Location", reply.location}},
                    status);
        };
        if (reply.delayMs == 0)
            send();
        else
            QTimer::singleShot(delay, socket, send);
        return;
    }
    case Delivery::CutOff:
        QTimer::singleShot(delay, socket, [reply, socket] { cutOff(reply, socket); });
        return;
    case Delivery::HeldThenClosed:
        QTimer::singleShot(delay, socket, [socket] { socket->disconnectFromHost(); });
        return;
    case Delivery::ClosedAtOnce:
        socket->abort();
        return;
    }
}

} // namespace till::sandbox
