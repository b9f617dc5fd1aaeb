// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/notification_listener.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace till::net {
namespace {

Q_LOGGING_CATEGORY(log, "till.notifications")

constexpr int ok = 200;
constexpr int notFound = 404;
constexpr int unavailable = 503;
constexpr qint64 pieceMax = 16'384; ///< bytes kept for one connection before they are looked at

QByteArray reasonOf(int status)
{
    switch (status) {
    case ok:
        return "OK";
    case notFound:
        return "Not Found";
    case 405:
        return "Method Not Allowed\r\nAllow: POST";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case unavailable:
        return "Service Unavailable";
    default:
        return "Refused";
    }
}

QByteArray answerOf(int status, const QByteArray& body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) +
           "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// One connection, from its first byte to its end.
class NotificationListener::Visit : public QObject {
public:
    Visit(QTcpSocket* socket, const NotificationListener& listener, QObject* parent)
        : QObject(parent),
          m_socket(socket),
          m_door(listener.m_door),
          m_closeMs(listener.m_limits.closeMs),
          m_reader(listener.m_limits.request)
    {
        socket->setParent(this);
        socket->setReadBufferSize(pieceMax);
        connect(socket, &QTcpSocket::readyRead, this, &Visit::onReadyRead);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_deadline, &QTimer::timeout, this, &Visit::onDeadline);
        m_deadline.setSingleShot(true);
        m_deadline.start(std::chrono::milliseconds(listener.m_limits.requestMs));
        onReadyRead(); // what came along with the connection
    }
    ~Visit() override
    {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    Q_DISABLE_COPY_MOVE(Visit)

private:
    void onReadyRead()
    {
        while (m_socket->bytesAvailable() > 0) {
            const QByteArray bytes = m_socket->readAll();
            if (!m_isAnswered)
                take(bytes);
        }
    }

    void take(const QByteArray& bytes)
    {
        PostReader::Progress progress = m_reader.take(bytes);
        if (progress == PostReader::Progress::HeadRead) {
            if (!m_door.knows(m_reader.path())) {
                refuse(notFound);
                return;
            }
            progress = m_reader.take({});
            if (progress == PostReader::Progress::More && m_reader.expectsContinue())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        switch (progress) {
        case PostReader::Progress::More:
        case PostReader::Progress::HeadRead:
            return;
        case PostReader::Progress::Refused:
            refuse(m_reader.status());
            return;
        case PostReader::Progress::Complete:
            deliver();
            return;
        }
    }

    void deliver()
    {
        const bool isTaken = m_door.take(m_reader.path(), m_reader.body());
        answer(ok, isTaken ? "SUCCESS" : "FAILED");
        m_socket->disconnectFromHost();
    }

    void refuse(int status)
    {
        qCInfo(log) << "refused" << m_socket->peerAddress() << status;
        // Left open until the other side has taken it: closing on top of bytes that nobody has
        // read would destroy the answer on its way.
        answer(status, "FAILED");
    }

    void answer(int status, const QByteArray& body)
    {
        m_isAnswered = true;
        m_socket->write(answerOf(status, body));
        m_deadline.start(std::chrono::milliseconds(m_closeMs));
    }

    void onDeadline()
    {
        if (!m_isAnswered)
            qCInfo(log) << "no whole request in time from" << m_socket->peerAddress();
        deleteLater();
    }

    QTcpSocket* m_socket;
    ports::NotificationDoor& m_door;
    int m_closeMs;
    PostReader m_reader;
    QTimer m_deadline;
    bool m_isAnswered = false; ///< whatever still comes in is thrown away
};

NotificationListener::NotificationListener(ports::NotificationDoor& door, const Limits& limits)
    : m_door(door), m_limits(limits)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    m_server.setListenBacklogSize(limits.connectionsMax);
    connect(&m_server, &QTcpServer::newConnection, this, &NotificationListener::onConnection);
}

NotificationListener::~NotificationListener() = default;

Result<void> NotificationListener::listen(const QHostAddress& address, quint16 port)
{
    if (m_server.listen(address, port))
        return {};
    return failure(
        ErrorCode::Unavailable,
        QStringLiteral("%1:%2: %3").arg(address.toString()).arg(port).arg(m_server.errorString()));
}

int NotificationListener::connections() const
{
    return static_cast<int>(m_visits.children().size());
}

void NotificationListener::onConnection()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (connections() < m_limits.connectionsMax) {
            new Visit(socket, *this, &m_visits);
            continue;
        }
        // Whoever tells something comes again.
        qCInfo(log) << "too many connections:" << socket->peerAddress();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(answerOf(unavailable, "FAILED"));
        socket->disconnectFromHost();
    }
}

} // namespace till::net
