// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_answer.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

namespace till::net {

/// With whom a connection is made.
struct Peer {
    QSslConfiguration tls;
    QList<QByteArray> pins; ///< SHA-256 of public keys, 32 bytes each; none: no pinning
};

/// One request on one connection of its own, from name look-up to the last byte of the answer. The
/// request is written in one place, once, and only after everything that can be checked beforehand
/// has been; from there on no outcome is NotSent but one (see brokenHandshake()).
class Delivery : public QObject {
    Q_OBJECT

public:
    /// Time-outs run from here; connecting begins on return to the event loop.
    Delivery(const ports::HttpRequest& request, const Peer& peer, QObject* parent);
    ~Delivery() override;

Q_SIGNALS:
    /// Once, from the event loop, never from within the constructor.
    void finished(const till::ports::Exchange& exchange);

private:
    void onTurn();
    void start();
    void onEncrypted();
    void send();
    void onReadyRead();
    void onError(QAbstractSocket::SocketError code);
    void onClosed();
    void onConnectTimeout();
    void onAnswerTimeout();

    [[nodiscard]] Result<void> checkPins() const;
    [[nodiscard]] bool brokenHandshake() const;
    /// Reads what there is; true when that settled the exchange.
    bool readAnswer();
    /// NotSent or NoAnswer, by whether the request has been written.
    void fail(ErrorCode code, const QString& detail);
    void settle(ports::Exchange exchange);

    QSslSocket m_socket;
    QTimer m_turn; ///< fires with the event loop's next turn
    QTimer m_connectTimer;
    QTimer m_answerTimer;
    QUrl m_url;
    QList<QByteArray> m_pins;
    Result<QByteArray> m_request; ///< head and body
    AnswerReader m_reader;
    bool m_written = false;  ///< the request has been handed to the socket
    bool m_received = false; ///< a byte of an answer
    bool m_isTls13 = false;
    bool m_certificateRefused = false; ///< the host sent an alert about this till's certificate
    bool m_settled = false;
    ports::Exchange m_exchange; ///< once settled
};

} // namespace till::net
