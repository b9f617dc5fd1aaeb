// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/drivers/byte_transport.h"

#include <QTcpSocket>

namespace till::drivers {

struct TcpAddress {
    QString host;
    quint16 port = 9100; ///< raw printing

    bool operator==(const TcpAddress&) const = default;
};

class TcpTransport : public ByteTransport {
    Q_OBJECT

public:
    explicit TcpTransport(TcpAddress address, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const override;
    void open() override;
    void write(const QByteArray& bytes) override;
    void close() override;
    void abort() override;

private:
    void onError(QAbstractSocket::SocketError error);

    TcpAddress m_address;
    QTcpSocket* m_socket = nullptr; ///< one per connection: an old one may still be closing
};

} // namespace till::drivers
