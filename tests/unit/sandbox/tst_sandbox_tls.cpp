// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_authority.h"
#include "tests/unit/sandbox/sandbox_program.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::test;

class TestSandboxTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSpeaksTlsWithItsCertificate();
};

namespace {

QString written(const QTemporaryDir& directory, const QString& name, const QByteArray& bytes)
{
    QFile file(directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

} // namespace

void TestSandboxTls::itSpeaksTlsWithItsCertificate()
{
    const support::TestAuthority authority;
    const support::Identity identity = authority.issue({});
    QTemporaryDir directory;
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--tls-cert"_qs,
                           written(directory, u"certificate"_qs, identity.certificate),
                           u"--tls-key"_qs, written(directory, u"key"_qs, identity.key)}));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({QSslCertificate(authority.certificate())});
    QSslSocket socket;
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_qs, sandbox.port());
    QVERIFY2(socket.waitForEncrypted(), qPrintable(socket.errorString()));
    socket.write("GET /arrivals HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (!answer.endsWith("}") && socket.waitForReadyRead())
        answer += socket.readAll();
    QVERIFY(answer.startsWith("HTTP/1.1 200"));
    QVERIFY(answer.endsWith(R"({"orders":{},"refunds":{},"total":{}})"));
    // In the clear it does not answer.
    QCOMPARE(sandbox.get("/arrivals").status, 0);
}

QTEST_GUILESS_MAIN(TestSandboxTls)
#include "tst_sandbox_tls.moc"
