// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/https_transport.h"
#include "core/wire/certificate.h"
#include "tests/support/scripted_host.h"
#include "tests/support/test_authority.h"
#include "tests/unit/net/call.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace till;
using net::HttpsTransport;
using net::Trust;
using support::call;
using support::detailOf;
using support::Identity;
using support::outcomeOf;
using support::plainAnswer;
using support::ScriptedHost;
using support::TestAuthority;

namespace {

constexpr int repetitions = 10;
constexpr qint64 day = 86'400;

QSslConfiguration hostTls(const Identity& identity,
                          QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(identity.certificate));
    tls.setPrivateKey(QSslKey(identity.key, QSsl::Ec));
    tls.setProtocol(protocol);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

QByteArray pinOf(const QByteArray& certificate)
{
    return wire::publicKeyDigest(QSslCertificate(certificate).toDer()).value_or(QByteArray());
}

ports::HttpRequest request(const QUrl& url)
{
    ports::HttpRequest made;
    made.url = url;
    made.body = "{\"amount\":1}";
    return made;
}

} // namespace

class TestTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsToAHostThatProvesItself_data();
    void sendsToAHostThatProvesItself();
    void sendsNothingToAHostThatDoesNot_data();
    void sendsNothingToAHostThatDoesNot();
    void withoutTheAuthorityNothingIsSent();
    void doesNotSpeakTls11();
    void weakCiphersAreNotSpoken_data();
    void weakCiphersAreNotSpoken();
    void aHostThatAsksForACertificateGetsIt_data();
    void aHostThatAsksForACertificateGetsIt();
    void aHostThatRefusesTheCertificateGetsNothing_data();
    void aHostThatRefusesTheCertificateGetsNothing();
    void aKeyOfAnotherCertificateSendsNothing();
    void whatCannotBeUsedIsSaidAtOnce();

private:
    [[nodiscard]] QString written(const QString& name, const QByteArray& contents) const;
    [[nodiscard]] Trust trust(const QList<QByteArray>& pins = {}) const;
    [[nodiscard]] QSslConfiguration askingTls(QSsl::SslProtocol protocol) const;

    TestAuthority m_authority;
    TestAuthority m_stranger{"Another authority"};
    TestAuthority m_pretender; ///< of the same name
    QTemporaryDir m_directory;
};

void TestTrust::init()
{
    QVERIFY(m_directory.isValid());
    QVERIFY(!written(u"ca.pem"_qs, m_authority.certificate()).isEmpty());
}

QString TestTrust::written(const QString& name, const QByteArray& contents) const
{
    QFile file(m_directory.filePath(name));
    const bool done =
        file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() && file.flush();
    return done ? file.fileName() : QString();
}

Trust TestTrust::trust(const QList<QByteArray>& pins) const
{
    return {.caFile = m_directory.filePath(u"ca.pem"_qs), .pins = pins};
}

/// A host that wants a certificate of the authority, and says so in the handshake.
QSslConfiguration TestTrust::askingTls(QSsl::SslProtocol protocol) const
{
    QSslConfiguration tls = hostTls(m_authority.issue({}), protocol);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCaCertificates({QSslCertificate(m_authority.certificate())});
    tls.setMissingCertificateIsFatal(true);
    tls.setHandshakeMustInterruptOnError(true);
    return tls;
}

void TestTrust::sendsToAHostThatProvesItself_data()
{
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QList<QByteArray>>("pins");
    const QString number = u"127.0.0.1"_qs;
    const Identity good = m_authority.issue({});
    const Identity named = m_authority.issue({.names = "DNS:localhost"});
    const QByteArray other = pinOf(m_authority.issue({}).certificate);
    const auto row = [&](const char* name, const Identity& identity, QSsl::SslProtocol protocol,
                         const QString& host, const QList<QByteArray>& pins = {}) {
        QTest::newRow(name) << identity << protocol << host << pins;
    };
    row("TLS 1.2", good, QSsl::TlsV1_2, number);
    row("TLS 1.3", good, QSsl::TlsV1_3, number);
    row("by name", named, QSsl::TlsV1_2OrLater, u"localhost"_qs);
    row("right pin", good, QSsl::TlsV1_2OrLater, number, {pinOf(good.certificate)});
    row("backup pin", good, QSsl::TlsV1_2OrLater, number, {other, pinOf(good.certificate)});
}

void TestTrust::sendsToAHostThatProvesItself()
{
    QFETCH(Identity, identity);
    QFETCH(QSsl::SslProtocol, protocol);
    QFETCH(QString, host);
    QFETCH(QList<QByteArray>, pins);
    ScriptedHost server({.answer = plainAnswer("{}")}, hostTls(identity, protocol));
    const auto line = HttpsTransport::create(trust(pins));
    QVERIFY(line.has_value());
    for (int i = 1; i <= repetitions; ++i) {
        const ports::Exchange exchange = call(**line, request(server.url(host)));
        QVERIFY2(outcomeOf(exchange) == u"answer 200", qPrintable(detailOf(exchange)));
        QCOMPARE(server.arrivals("{\"amount\":1}"), i);
    }
    QCOMPARE(server.counts().connections, repetitions);
}

void TestTrust::sendsNothingToAHostThatDoesNot_data()
{
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QList<QByteArray>>("pins");
    const Identity good = m_authority.issue({});
    const QByteArray other = pinOf(m_authority.issue({}).certificate);
    const auto row = [&](const char* name, const Identity& identity,
                         const QList<QByteArray>& pins = {},
                         const QString& host = QStringLiteral("127.0.0.1")) {
        QTest::newRow(name) << identity << host << pins;
    };
    row("expired", m_authority.issue({.validFrom = -2 * day, .validUntil = -60}));
    row("not yet valid", m_authority.issue({.validFrom = 3'600, .validUntil = day}));
    row("other name", m_authority.issue({.names = "DNS:pay.example"}));
    row("other number", m_authority.issue({.names = "IP:127.0.0.2"}));
    row("number in place of the name", good, {}, u"localhost"_qs);
    row("self-signed", TestAuthority::selfSigned({}));
    row("unknown authority", m_stranger.issue({}));
    row("unknown authority of that name", m_pretender.issue({}));
    row("wrong pin", good, {other});
    row("two wrong pins", good, {other, QByteArray(32, '\0')});
    row("pin of the authority, not of the host", good, {pinOf(m_authority.certificate())});
    row("right pin of an expired certificate",
        m_authority.issue({.validFrom = -2 * day, .validUntil = -60}));
}

void TestTrust::sendsNothingToAHostThatDoesNot()
{
    QFETCH(Identity, identity);
    QFETCH(QString, host);
    QFETCH(QList<QByteArray>, pins);
    if (QByteArray(QTest::currentDataTag()).startsWith("right pin"))
        pins = {pinOf(identity.certificate)};
    for (const QSsl::SslProtocol protocol : {QSsl::TlsV1_2, QSsl::TlsV1_3}) {
        ScriptedHost server({.answer = plainAnswer("{}")}, hostTls(identity, protocol));
        const auto line = HttpsTransport::create(trust(pins));
        QVERIFY(line.has_value());
        for (int i = 0; i < repetitions; ++i) {
            const ports::Exchange exchange = call(**line, request(server.url(host)));
            QCOMPARE(outcomeOf(exchange), u"not sent"_qs);
            const Error& error = std::get<ports::NotSent>(exchange).error;
            QVERIFY2(error.code == ErrorCode::Refused, qPrintable(error.detail));
        }
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.counts().connections, repetitions);
        QCOMPARE(server.counts().bytes, 0);
    }
}

void TestTrust::withoutTheAuthorityNothingIsSent()
{
    ScriptedHost server({.answer = plainAnswer("{}")}, hostTls(m_authority.issue({})));
    const auto line = HttpsTransport::create({});
    QVERIFY(line.has_value());
    QCOMPARE(outcomeOf(call(**line, request(server.url()))), u"not sent"_qs);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.counts().bytes, 0);
}

void TestTrust::doesNotSpeakTls11()
{
    // The system's library would not speak TLS 1.1 as a server either, so its first words are
    // spoken here: a ServerHello of version 3.2 (RFC 4346 section 7.4.1.3).
    QByteArray hello =
        QByteArray::fromHex("0302") + QByteArray(32, 'r') + QByteArray::fromHex("00c00900");
    hello.prepend(QByteArray::fromHex("020000") + static_cast<char>(hello.size()));
    hello.prepend(QByteArray::fromHex("16030200") + static_cast<char>(hello.size()));
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            const bool isFirst = received.isEmpty();
            received += socket->readAll();
            if (isFirst)
                socket->write(hello);
        });
    });
    const auto line = HttpsTransport::create(trust());
    QVERIFY(line.has_value());
    const QUrl url(u"https://127.0.0.1:%1/"_qs.arg(server.serverPort()));
    const ports::Exchange exchange = call(**line, request(url));
    QCOMPARE(outcomeOf(exchange), u"not sent"_qs);
    QVERIFY2(detailOf(exchange).contains(u"unsupported protocol"), qPrintable(detailOf(exchange)));
    // What was offered (RFC 8446 section 4.2.1): 1.3 and 1.2. And that one record was all.
    QVERIFY(received.contains(QByteArray::fromHex("002b00050403040303")));
    QCOMPARE(received.size(),
             5 + static_cast<uchar>(received[3]) * 256 + static_cast<uchar>(received[4]));
}

void TestTrust::weakCiphersAreNotSpoken_data()
{
    QTest::addColumn<QString>("cipher");
    QTest::newRow("no authenticated encryption") << u"ECDHE-ECDSA-AES128-SHA256"_qs;
    QTest::newRow("SHA-1") << u"ECDHE-ECDSA-AES256-SHA"_qs;
}

void TestTrust::weakCiphersAreNotSpoken()
{
    QFETCH(QString, cipher);
    QSslConfiguration weak = hostTls(m_authority.issue({}), QSsl::TlsV1_2);
    weak.setCiphers(QList<QSslCipher>{QSslCipher(cipher)});
    ScriptedHost server({.answer = plainAnswer("{}")}, weak);

    // Somebody less strict gets through: it is not the host that does not work.
    QSslSocket other;
    QSslConfiguration usual = QSslConfiguration::defaultConfiguration();
    usual.addCaCertificate(QSslCertificate(m_authority.certificate()));
    usual.setCiphers(QSslConfiguration::supportedCiphers());
    other.setSslConfiguration(usual);
    other.connectToHostEncrypted(u"127.0.0.1"_qs, server.serverPort());
    QTRY_VERIFY2(other.isEncrypted(), qPrintable(other.errorString()));
    QCOMPARE(other.sessionCipher().name(), cipher);
    other.abort();

    const auto line = HttpsTransport::create(trust());
    QVERIFY(line.has_value());
    QCOMPARE(outcomeOf(call(**line, request(server.url()))), u"not sent"_qs);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.counts().bytes, 0);
}

void TestTrust::aHostThatAsksForACertificateGetsIt_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void TestTrust::aHostThatAsksForACertificateGetsIt()
{
    QFETCH(QSsl::SslProtocol, protocol);
    ScriptedHost server({.answer = plainAnswer("{}")}, askingTls(protocol));
    const Identity own = m_authority.issue({.names = "DNS:till-7.example"});
    const Secret key{QByteArray(own.key)};
    Trust given = trust();
    given.clientCertificate = written(u"own.pem"_qs, own.certificate);
    given.clientKey = &key;
    const auto line = HttpsTransport::create(given);
    QVERIFY2(line.has_value(), line ? "" : qPrintable(line.error().detail));
    for (int i = 1; i <= repetitions; ++i) {
        const ports::Exchange exchange = call(**line, request(server.url()));
        QVERIFY2(outcomeOf(exchange) == u"answer 200", qPrintable(detailOf(exchange)));
        QCOMPARE(server.counts().requests, i);
    }
}

void TestTrust::aHostThatRefusesTheCertificateGetsNothing_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::addColumn<Identity>("own");
    const Identity none;
    const Identity expired = m_authority.issue({.validFrom = -2 * day, .validUntil = -60});
    const Identity strange = m_stranger.issue({});
    const Identity pretended = m_pretender.issue({});
    for (const QSsl::SslProtocol protocol : {QSsl::TlsV1_2, QSsl::TlsV1_3}) {
        const char* version = protocol == QSsl::TlsV1_2 ? "1.2" : "1.3";
        QTest::addRow("TLS %s, none given", version) << protocol << none;
        QTest::addRow("TLS %s, expired", version) << protocol << expired;
        QTest::addRow("TLS %s, of another authority", version) << protocol << strange;
        QTest::addRow("TLS %s, of another with that name", version) << protocol << pretended;
    }
}

void TestTrust::aHostThatRefusesTheCertificateGetsNothing()
{
    QFETCH(QSsl::SslProtocol, protocol);
    QFETCH(Identity, own);
    ScriptedHost server({.answer = plainAnswer("{}")}, askingTls(protocol));
    const Secret key{QByteArray(own.key)};
    Trust given = trust();
    if (!own.certificate.isEmpty()) {
        given.clientCertificate = written(u"own.pem"_qs, own.certificate);
        given.clientKey = &key;
    }
    const auto line = HttpsTransport::create(given);
    QVERIFY(line.has_value());
    for (int i = 0; i < 3 * repetitions; ++i) {
        const ports::Exchange exchange = call(**line, request(server.url()));
        QVERIFY2(outcomeOf(exchange) == u"not sent", qPrintable(detailOf(exchange)));
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.counts().bytes, 0);
}

void TestTrust::aKeyOfAnotherCertificateSendsNothing()
{
    ScriptedHost server({.answer = plainAnswer("{}")}, askingTls(QSsl::TlsV1_2OrLater));
    const Secret key{QByteArray(m_authority.issue({}).key)};
    Trust given = trust();
    given.clientCertificate = written(u"own.pem"_qs, m_authority.issue({}).certificate);
    given.clientKey = &key;
    const auto line = HttpsTransport::create(given);
    QVERIFY(line.has_value());
    QCOMPARE(outcomeOf(call(**line, request(server.url()))), u"not sent"_qs);
    QCOMPARE(server.counts().bytes, 0);
}

void TestTrust::whatCannotBeUsedIsSaidAtOnce()
{
    const auto errorOf = [](const Trust& given) {
        const auto line = HttpsTransport::create(given);
        return line ? ErrorCode::Fault : line.error().code;
    };
    const Identity own = m_authority.issue({});
    const QString certificate = written(u"own.pem"_qs, own.certificate);
    const Secret key{QByteArray(own.key)};
    const Secret noKey{QByteArray("-----BEGIN EC PRIVATE KEY-----\nAAAA\n")};
    QCOMPARE(errorOf({.caFile = m_directory.filePath(u"missing.pem"_qs)}), ErrorCode::NotFound);
    QCOMPARE(errorOf({.caFile = written(u"empty.pem"_qs, "no certificate")}), ErrorCode::Malformed);
    QCOMPARE(errorOf({.pins = {QByteArray(31, 'x')}}), ErrorCode::Malformed);
    QCOMPARE(errorOf({.clientCertificate = certificate}), ErrorCode::Malformed);
    QCOMPARE(errorOf({.clientKey = &key}), ErrorCode::Malformed);
    QCOMPARE(errorOf({.clientCertificate = certificate, .clientKey = &noKey}),
             ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
