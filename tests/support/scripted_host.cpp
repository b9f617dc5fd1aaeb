// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_host.h"

#include <QMetaObject>
#include <QUrl>

#include <sys/socket.h>
#include <utility>

namespace till::support {
namespace {

/// Of a request by this project: the header is spelt so.
qsizetype lengthOf(const QByteArray& head)
{
    constexpr QByteArrayView name("Content-Length: ");
    const qsizetype at = head.indexOf(name);
    if (at < 0)
        return 0;
    const qsizetype from = at + name.size();
    return head.mid(from, head.indexOf("\r\n", from) - from).toLongLong();
}

/// With nothing to linger for, the system sends a reset instead of an orderly end.
void reset(QSslSocket* socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none,
                 sizeof(none));
    socket->abort();
}

} // namespace

ScriptedHost::ScriptedHost(Script script) : m_script(std::move(script))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

ScriptedHost::ScriptedHost(Script script, const QSslConfiguration& tls)
    : ScriptedHost(std::move(script))
{
    m_tls = tls;
}

QUrl ScriptedHost::url(const QString& host) const
{
    return QUrl(QStringLiteral("%1://%2:%3/v2/pay")
                    .arg(m_tls ? u"https" : u"http", host)
                    .arg(serverPort()));
}

void ScriptedHost::incomingConnection(qintptr descriptor)
{
    ++m_counts.connections;
    if (m_script.closesEarlier) {
        for (QSslSocket* earlier : std::as_const(m_open))
            earlier->disconnectFromHost();
    }
    auto* socket = new QSslSocket(this);
    m_open.append(socket);
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        m_open.removeOne(socket);
        m_received.remove(socket);
        socket->deleteLater();
        Q_EMIT connectionClosed();
    });
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
    socket->setSocketDescriptor(descriptor);
    if (!m_tls) {
        begin(socket);
        return;
    }
    socket->setSslConfiguration(*m_tls);
    connect(socket, &QSslSocket::encrypted, this, [this, socket] { begin(socket); });
    // A refused handshake ends with an error that is not always followed by disconnected().
    connect(socket, &QSslSocket::errorOccurred, this, [this, socket] {
        if (m_open.removeOne(socket)) {
            socket->deleteLater();
            Q_EMIT connectionClosed();
        }
    });
    socket->startServerEncryption();
}

void ScriptedHost::begin(QSslSocket* socket)
{
    if (m_script.when == When::Connected)
        act(socket);
}

void ScriptedHost::onReadyRead(QSslSocket* socket)
{
    const QByteArray bytes = socket->readAll();
    m_counts.bytes += bytes.size();
    if (m_script.when == When::Connected)
        return;
    QByteArray& received = m_received[socket];
    const bool hadHead = received.contains("\r\n\r\n");
    received += bytes;
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    m_lastHead = received.first(end + 2);
    if (!hadHead) {
        ++m_counts.heads;
        if (m_script.when == When::HeadRead) {
            act(socket);
            return;
        }
    }
    const qsizetype length = lengthOf(m_lastHead);
    if (received.size() < end + 4 + length)
        return;
    ++m_counts.requests;
    ++m_arrivals[received.mid(end + 4, length)];
    // What is left belongs to another request on the same connection.
    received.remove(0, end + 4 + length);
    if (m_script.endsListening)
        close();
    if (m_script.when == When::RequestRead)
        act(socket);
    Q_EMIT requestRead();
}

void ScriptedHost::act(QSslSocket* socket)
{
    if (m_script.byteByByte && !m_script.answer.isEmpty()) {
        writeNextByte(socket, 0);
        return;
    }
    socket->write(m_script.answer);
    finish(socket);
}

void ScriptedHost::writeNextByte(QSslSocket* socket, qsizetype place)
{
    socket->write(m_script.answer.mid(place, 1));
    socket->flush();
    if (place + 1 == m_script.answer.size()) {
        finish(socket);
        return;
    }
    QMetaObject::invokeMethod(
        socket, [this, socket, place] { writeNextByte(socket, place + 1); }, Qt::QueuedConnection);
}

void ScriptedHost::finish(QSslSocket* socket)
{
    switch (m_script.then) {
    case Then::StayOpen:
        return;
    case Then::Close:
        socket->disconnectFromHost();
        return;
    case Then::Reset:
        reset(socket);
        return;
    }
}

QByteArray plainAnswer(const QByteArray& body, const QByteArray& fields)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace till::support
