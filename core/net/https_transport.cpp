// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/https_transport.h"

#include "core/net/delivery.h"
#include "core/wire/digest.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace till::net {
namespace {

constexpr qint64 pemMax = 1'048'576;

/// Ephemeral Diffie-Hellman on curves, and a mode that authenticates what it encrypts.
QList<QSslCipher> strongCiphers()
{
    QList<QSslCipher> strong;
    for (const QSslCipher& cipher : QSslConfiguration::supportedCiphers()) {
        const QString name = cipher.name();
        const bool authenticates =
            name.contains(u"GCM") || name.contains(u"CHACHA20") || name.contains(u"CCM");
        // All of TLS 1.3 is of that kind.
        if (name.startsWith(u"TLS_") || (name.startsWith(u"ECDHE-") && authenticates))
            strong.append(cipher);
    }
    return strong;
}

Result<QList<QSslCertificate>> readCertificates(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QList<QSslCertificate> certificates =
        QSslCertificate::fromData(file.read(pemMax), QSsl::Pem);
    if (certificates.isEmpty())
        return failure(ErrorCode::Malformed,
                       QStringLiteral("%1 holds no certificate in PEM").arg(path));
    return certificates;
}

Result<QSslKey> readKey(const Secret& pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(pem.reveal(), algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return failure(ErrorCode::Malformed,
                   QStringLiteral("the client key is no RSA or EC key in unencrypted PEM"));
}

Result<void> addClientCertificate(const Trust& trust, QSslConfiguration& tls)
{
    const bool hasKey = trust.clientKey != nullptr && !trust.clientKey->isEmpty();
    if (trust.clientCertificate.isEmpty() && !hasKey)
        return {};
    if (trust.clientCertificate.isEmpty() || !hasKey)
        return failure(ErrorCode::Malformed,
                       QStringLiteral("a client certificate and its key go together"));
    const auto certificates = readCertificates(trust.clientCertificate);
    if (!certificates)
        return failure(certificates.error());
    const Result<QSslKey> key = readKey(*trust.clientKey);
    if (!key)
        return failure(key.error());
    tls.setLocalCertificateChain(*certificates);
    tls.setPrivateKey(*key);
    return {};
}

Result<QSslConfiguration> configure(const Trust& trust)
{
    QSslConfiguration tls;
    if (const Result<void> added = addClientCertificate(trust, tls); !added)
        return failure(added.error());
    QList<QSslCertificate> authorities;
    if (!trust.caFile.isEmpty()) {
        const auto own = readCertificates(trust.caFile);
        if (!own)
            return failure(own.error());
        authorities = *own;
    }
    tls.setCaCertificates(authorities + QSslConfiguration::systemCaCertificates());
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCiphers(strongCiphers());
    return tls;
}

} // namespace

Result<std::unique_ptr<HttpsTransport>> HttpsTransport::create(const Trust& trust)
{
    if (!QSslSocket::supportsSsl())
        return failure(ErrorCode::Unavailable, QStringLiteral("Qt finds no TLS library"));
    const bool pinsFit = std::all_of(trust.pins.begin(), trust.pins.end(), [](const auto& pin) {
        return pin.size() == wire::sha256Size;
    });
    if (!pinsFit)
        return failure(ErrorCode::Malformed, QStringLiteral("a pin has 32 bytes"));
    const Result<QSslConfiguration> tls = configure(trust);
    if (!tls)
        return failure(tls.error());
    auto peer = std::make_unique<Peer>(Peer{*tls, trust.pins});
    return std::unique_ptr<HttpsTransport>(new HttpsTransport(std::move(peer)));
}

HttpsTransport::HttpsTransport(std::unique_ptr<Peer> peer)
    : m_peer(std::move(peer)), m_deliveries(std::make_unique<QObject>())
{
}

HttpsTransport::~HttpsTransport() = default;

void HttpsTransport::post(const ports::HttpRequest& request, Receiver receiver)
{
    auto* delivery = new Delivery(request, *m_peer, m_deliveries.get());
    QObject::connect(delivery, &Delivery::finished, delivery,
                     [delivery, receiver = std::move(receiver)](const ports::Exchange& exchange) {
                         // The receiver may destroy the transport, but not what is calling it.
                         delivery->setParent(nullptr);
                         delivery->deleteLater();
                         receiver(exchange);
                     });
}

} // namespace till::net
