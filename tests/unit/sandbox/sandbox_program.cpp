// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/sandbox_program.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <array>

namespace till::test {

namespace {

constexpr int patienceMs = 20'000;

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

const unsigned char* bytesOf(const QByteArray& text)
{
    return reinterpret_cast<const unsigned char*>(text.constData());
}

QByteArray sha256Hex(const QByteArray& body)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(bytesOf(body), static_cast<size_t>(body.size()), digest.data());
    return QByteArray(reinterpret_cast<const char*>(digest.data()), SHA256_DIGEST_LENGTH).toHex();
}

QByteArray hmacBase64(const QByteArray& key, const QByteArray& message)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), bytesOf(message),
         static_cast<size_t>(message.size()), digest.data(), &size);
    return QByteArray(reinterpret_cast<const char*>(digest.data()), static_cast<qsizetype>(size))
        .toBase64();
}

QByteArray head(const QByteArray& method, const QByteArray& path)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
}

QByteArray requestWith(const QByteArray& path, const QByteArray& body,
                       const QByteArray& authorization, const QByteArray& type = "application/json")
{
    return head("POST", path) + "Authorization: " + authorization + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// The head of an answer, and how much body it announces.
void readHead(const QByteArray& text, HttpReply& reply)
{
    reply.status = text.split(' ').value(1).toInt();
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray& line : lines) {
        if (line.toLower().startsWith("content-length:"))
            reply.announced = line.mid(15).trimmed().toLongLong();
    }
}

} // namespace

SandboxProgram::~SandboxProgram()
{
    if (m_process.state() != QProcess::NotRunning)
        killHard();
}

bool SandboxProgram::start(const QStringList& arguments, const QByteArray& input)
{
    m_socket.abort();
    m_process.start(qEnvironmentVariable("TILL_SANDBOX"), arguments);
    if (!m_process.waitForStarted(patienceMs))
        return false;
    if (!input.isEmpty())
        m_process.write(input);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patienceMs))
            return false;
    }
    const QJsonDocument line = QJsonDocument::fromJson(m_process.readLine());
    m_port = static_cast<quint16>(line.object().value(u"port").toInt());
    return m_port != 0;
}

void SandboxProgram::killHard()
{
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

QByteArray SandboxProgram::signedFor(const QByteArray& body) const
{
    const QByteArray timestamp =
        QDateTime::currentDateTimeUtc().addSecs(8 * 3600).toString(u"yyyyMMddHHmmss").toLatin1();
    const QByteArray nonce = QUuid::createUuid().toByteArray(QUuid::Id128);
    const QByteArray signature =
        hmacBase64(identity.key, identity.appId + timestamp + nonce + sha256Hex(body));
    return "OPEN-BODY-SIG AppId=\"" + identity.appId + "\", Timestamp=\"" + timestamp +
           "\", Nonce=\"" + nonce + "\", Signature=\"" + signature + '"';
}

HttpReply SandboxProgram::ask(const QByteArray& operation, const QJsonObject& fields)
{
    const QByteArray body = compact(fields);
    return post("/v2/poslink/transaction/" + operation, body, signedFor(body));
}

HttpReply SandboxProgram::post(const QByteArray& path, const QByteArray& body,
                               const QByteArray& authorization)
{
    return exchange(requestWith(path, body, authorization));
}

HttpReply SandboxProgram::post(const QByteArray& path, const QJsonObject& body)
{
    return post(path, compact(body), "none");
}

HttpReply SandboxProgram::postForm(const QByteArray& path, const QByteArray& body)
{
    return exchange(requestWith(path, body, "none", "application/x-www-form-urlencoded"));
}

HttpReply SandboxProgram::get(const QByteArray& path)
{
    return exchange(head("GET", path) + "\r\n");
}

void SandboxProgram::askAndLeave(const QByteArray& operation, const QJsonObject& fields)
{
    const QByteArray body = compact(fields);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    if (!socket.waitForConnected(patienceMs))
        return;
    socket.write(requestWith("/v2/poslink/transaction/" + operation, body, signedFor(body)));
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(patienceMs)) {
    }
    socket.disconnectFromHost();
}

bool SandboxProgram::isConnected() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

HttpReply SandboxProgram::exchange(const QByteArray& request)
{
    if (!isConnected()) {
        m_socket.abort();
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (!m_socket.waitForConnected(patienceMs))
            return {};
    }
    m_socket.write(request);
    HttpReply reply;
    QByteArray all;
    qsizetype headEnd = -1;
    while (headEnd < 0 || all.size() < headEnd + 4 + reply.announced) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patienceMs))
            break;
        all += m_socket.readAll();
        headEnd = all.indexOf("\r\n\r\n");
        if (headEnd >= 0)
            readHead(all.first(headEnd), reply);
    }
    if (headEnd >= 0)
        reply.body = all.sliced(headEnd + 4);
    reply.json = QJsonDocument::fromJson(reply.body).object();
    return reply;
}

} // namespace till::test
