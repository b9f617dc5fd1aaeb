// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/delivery.h"

#include "core/net/http_request.h"
#include "core/wire/certificate.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslError>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace till::net {
namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

void runTimer(QTimer& timer, int ms)
{
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(std::chrono::milliseconds(std::max(ms, 0)));
}

/// Alerts (RFC 8446 section 6.2) by which a server says that it does not accept a client's
/// certificate, or the proof that its key is there, or misses one.
bool isAboutOurCertificate(QSsl::AlertType alert)
{
    static constexpr QSsl::AlertType about[] = {
        QSsl::AlertType::BadCertificate,      QSsl::AlertType::UnsupportedCertificate,
        QSsl::AlertType::CertificateRevoked,  QSsl::AlertType::CertificateExpired,
        QSsl::AlertType::CertificateUnknown,  QSsl::AlertType::UnknownCa,
        QSsl::AlertType::AccessDenied,        QSsl::AlertType::DecryptError,
        QSsl::AlertType::CertificateRequired,
    };
    return std::find(std::begin(about), std::end(about), alert) != std::end(about);
}

} // namespace

Delivery::Delivery(const ports::HttpRequest& request, const Peer& peer, QObject* parent)
    : QObject(parent),
      m_url(request.url),
      m_pins(peer.pins),
      m_request(composeRequest(request)),
      m_reader(request.answerMax)
{
    m_socket.setSslConfiguration(peer.tls);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel, QSsl::AlertType type) {
                m_certificateRefused = m_certificateRefused || isAboutOurCertificate(type);
            });
    connect(&m_socket, &QSslSocket::readyRead, this, &Delivery::onReadyRead);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &Delivery::onError);
    connect(&m_socket, &QSslSocket::disconnected, this, &Delivery::onClosed);
    connect(&m_connectTimer, &QTimer::timeout, this, &Delivery::onConnectTimeout);
    connect(&m_answerTimer, &QTimer::timeout, this, &Delivery::onAnswerTimeout);
    runTimer(m_connectTimer, request.connectMs);
    runTimer(m_answerTimer, request.answerMs);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &Delivery::onTurn);
    m_turn.start();
}

Delivery::~Delivery()
{
    // The socket closes itself when it goes; this object is no longer there to hear of it.
    m_socket.disconnect(this);
}

/// By the event loop, so that nobody is called from within, and may destroy everything when called.
void Delivery::onTurn()
{
    if (m_settled)
        Q_EMIT finished(m_exchange);
    else
        start();
}

void Delivery::start()
{
    if (!m_request) {
        fail(m_request.error().code, m_request.error().detail);
        return;
    }
    // checkAddress(), behind composeRequest(), has let plain http pass for this machine only.
    const QString host = m_url.host(QUrl::FullyEncoded);
    if (m_url.scheme() == u"http") {
        connect(&m_socket, &QSslSocket::connected, this, &Delivery::send);
        m_socket.connectToHost(host, static_cast<quint16>(m_url.port(httpPort)));
    } else {
        connect(&m_socket, &QSslSocket::encrypted, this, &Delivery::onEncrypted);
        m_socket.connectToHostEncrypted(host, static_cast<quint16>(m_url.port(httpsPort)));
    }
}

/// The chain and the host's name have been verified by now: QSslSocket says sslErrors and gives up
/// otherwise, and nothing here ignores them.
void Delivery::onEncrypted()
{
    if (m_settled)
        return;
    m_isTls13 = m_socket.sessionProtocol() == QSsl::TlsV1_3;
    if (const Result<void> checked = checkPins(); !checked) {
        fail(checked.error().code, checked.error().detail);
        return;
    }
    send();
}

Result<void> Delivery::checkPins() const
{
    if (m_pins.isEmpty())
        return {};
    const Result<QByteArray> digest = wire::publicKeyDigest(m_socket.peerCertificate().toDer());
    if (!digest)
        return failure(digest.error());
    if (m_pins.contains(*digest))
        return {};
    return failure(ErrorCode::Refused, QStringLiteral("the host's key is none of the pinned ones: "
                                                      "its pin would be %1")
                                           .arg(QString::fromLatin1(digest->toBase64())));
}

void Delivery::send()
{
    if (m_settled)
        return;
    m_connectTimer.stop();
    m_written = true;
    m_socket.write(*m_request);
    m_request->clear();
}

void Delivery::onReadyRead()
{
    if (!m_settled)
        readAnswer();
}

bool Delivery::readAnswer()
{
    while (m_socket.bytesAvailable() > 0) {
        const QByteArray bytes = m_socket.readAll();
        if (bytes.isEmpty())
            return false;
        m_received = true;
        const Result<AnswerReader::Progress> progress = m_reader.take(bytes);
        if (!progress) {
            fail(progress.error().code, progress.error().detail);
            return true;
        }
        if (*progress == AnswerReader::Progress::Complete) {
            // An answer to what has not been asked yet is none.
            if (m_written)
                settle(m_reader.answer());
            else
                fail(ErrorCode::Malformed, QStringLiteral("an answer before the request"));
            return true;
        }
    }
    return false;
}

void Delivery::onError(QAbstractSocket::SocketError code)
{
    // What came before the end may complete the answer; the end itself comes as onClosed() too.
    if (m_settled || readAnswer())
        return;
    if (brokenHandshake()) {
        settle(ports::NotSent{
            {ErrorCode::Refused,
             QStringLiteral("the host does not accept this till's certificate, or misses one (%1)")
                 .arg(m_socket.errorString())}});
        return;
    }
    QString detail = m_socket.errorString();
    for (const QSslError& error : m_socket.sslHandshakeErrors())
        detail += QStringLiteral("; ") + error.errorString();
    const bool isTrust = code == QAbstractSocket::SslHandshakeFailedError && !m_written;
    fail(isTrust ? ErrorCode::Refused : ErrorCode::Unavailable, detail);
}

void Delivery::onClosed()
{
    if (m_settled || readAnswer())
        return;
    fail(ErrorCode::Unavailable, QStringLiteral("the connection was closed without a full answer"));
}

/// By TLS 1.3 the client's side of the handshake ends first, and what it writes then travels beside
/// its certificate. A server that refuses that certificate has not finished the handshake: it never
/// decrypts the request, nor hands any of it on (RFC 8446 section 4.4.2.4 and 6.2). The alert
/// saying so is authenticated by the handshake's keys. In no other case is a written request
/// NotSent.
bool Delivery::brokenHandshake() const
{
    return m_written && m_isTls13 && m_certificateRefused && !m_received;
}

void Delivery::onConnectTimeout()
{
    if (!m_written)
        fail(ErrorCode::Unavailable, QStringLiteral("no connection in time"));
}

void Delivery::onAnswerTimeout()
{
    fail(ErrorCode::Unavailable, m_written ? QStringLiteral("no full answer in time")
                                           : QStringLiteral("no connection in time"));
}

void Delivery::fail(ErrorCode code, const QString& detail)
{
    Error error{code, detail};
    if (m_written)
        settle(ports::NoAnswer{std::move(error)});
    else
        settle(ports::NotSent{std::move(error)});
}

void Delivery::settle(ports::Exchange exchange)
{
    if (m_settled)
        return;
    m_settled = true;
    m_connectTimer.stop();
    m_answerTimer.stop();
    m_socket.disconnect(this);
    // After an answer an orderly end; otherwise nothing of the request may still go out.
    if (std::holds_alternative<ports::HttpAnswer>(exchange))
        m_socket.close();
    else
        m_socket.abort();
    m_exchange = std::move(exchange);
    m_turn.start();
}

} // namespace till::net
