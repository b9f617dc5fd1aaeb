// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

class QObject;

namespace till::net {

struct Peer;

/// Whom a transport trusts and how it proves who it is.
struct Trust {
    QString caFile;            ///< PEM: authorities besides the system's; empty: none
    QList<QByteArray> pins;    ///< of the host's own certificate, see wire::parsePin(); empty: none
    QString clientCertificate; ///< PEM: this till's certificate, its chain after it; empty: none
    const Secret* clientKey = nullptr; ///< PEM, unencrypted; read while the transport is made only
};

/// HTTP/1.1 over TLS 1.2 or 1.3 with forward secrecy and authenticated encryption only; plain http
/// to this machine. Each request has a connection of its own and is written to it once: nothing is
/// tried again, redirected, cached, unpacked or kept; no proxy, no cookies. Error codes:
/// Refused - certificate, pin or handshake; Malformed, OutOfRange - request or answer; Unavailable
/// - everything else.
///
/// NotSent also stands for the one case in which encrypted bytes have left, but the host has broken
/// off the TLS 1.3 handshake because of this till's certificate, before it could read them.
class HttpsTransport : public ports::Transport {
public:
    /// NotFound: a file is missing. Malformed: a file, the key or a pin cannot be used, or
    /// certificate and key do not come together. Unavailable: this system's TLS library is.
    [[nodiscard]] static Result<std::unique_ptr<HttpsTransport>> create(const Trust& trust);
    ~HttpsTransport() override;

    void post(const ports::HttpRequest& request, Receiver receiver) override;

private:
    explicit HttpsTransport(std::unique_ptr<Peer> peer);

    std::unique_ptr<Peer> m_peer;
    std::unique_ptr<QObject> m_deliveries; ///< parent of those under way
};

} // namespace till::net
