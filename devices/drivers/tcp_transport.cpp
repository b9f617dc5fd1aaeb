// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/tcp_transport.h"

#include <utility>

namespace till::drivers {

namespace {

ports::DeviceFault faultOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::NetworkError:
        return ports::DeviceFault::Absent;
    case QAbstractSocket::SocketAccessError:
        return ports::DeviceFault::NoPermission;
    case QAbstractSocket::SocketTimeoutError:
        return ports::DeviceFault::Timeout;
    default: // a long list of somebody else's, with the same meaning here
        return ports::DeviceFault::Lost;
    }
}

} // namespace

TcpTransport::TcpTransport(TcpAddress address, QObject* parent)
    : ByteTransport(parent), m_address(std::move(address))
{
}

bool TcpTransport::isOpen() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

void TcpTransport::open()
{
    abort();
    m_socket = new QTcpSocket(this);
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        // Megabytes in the system's buffer would count as taken although no printer has them.
        constexpr int sendBufferBytes = 16 * 1024;
        m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
        Q_EMIT opened();
    });
    connect(m_socket, &QTcpSocket::readyRead, this,
            [this] { Q_EMIT received(m_socket->readAll()); });
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        const bool isEmpty = m_socket->bytesToWrite() == 0;
        Q_EMIT progressed(bytes);
        if (isEmpty)
            Q_EMIT drained();
    });
    // Queued: a name that is no address fails inside connectToHost().
    connect(
        m_socket, &QTcpSocket::errorOccurred, this,
        [this, socket = m_socket](QAbstractSocket::SocketError error) {
            if (socket == m_socket)
                onError(error);
        },
        Qt::QueuedConnection);
    m_socket->connectToHost(m_address.host, m_address.port);
}

void TcpTransport::onError(QAbstractSocket::SocketError error)
{
    abort();
    Q_EMIT failed(faultOf(error));
}

void TcpTransport::write(const QByteArray& bytes)
{
    m_socket->write(bytes);
}

void TcpTransport::close()
{
    if (!m_socket)
        return;
    QTcpSocket* socket = std::exchange(m_socket, nullptr);
    disconnect(socket, nullptr, this, nullptr);
    // Unread input would turn the close into a reset, which throws away data in flight.
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->deleteLater();
    else
        socket->disconnectFromHost();
}

void TcpTransport::abort()
{
    if (!m_socket)
        return;
    QTcpSocket* socket = std::exchange(m_socket, nullptr);
    disconnect(socket, nullptr, this, nullptr);
    socket->abort();
    socket->deleteLater();
}

} // namespace till::drivers
