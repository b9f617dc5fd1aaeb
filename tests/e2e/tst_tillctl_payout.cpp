// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/tillctl_runner.h"
#include "tests/support/published_rsa_test_keys.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace till::test;

namespace {

const QByteArray pin = "739162";

} // namespace

/// Payouts with the real tillctl at the real till-sandbox; each test in a data folder of its own.
class TestTillctlPayout : public QObject {
    Q_OBJECT

    QProcess m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_base;
    int m_number = 40; ///< of the till: the platform takes each order number once

    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] Run run(const QStringList& words, const QByteArray& input = {}) const
    {
        return TillctlRunner(m_folder->path()).run(words, input);
    }
    [[nodiscard]] Run send(const QString& amount) const
    {
        return run({u"payout"_qs, u"send"_qs, u"--amount"_qs, amount, u"--bank"_qs, u"招商银行"_qs,
                    u"--memo"_qs, u"货款"_qs, u"--operator"_qs, u"1008"_qs, u"--approver"_qs,
                    u"2001"_qs},
                   "张三\n6225123456781234\n13800138000\n\n" + amount.toLatin1() + '\n' + pin);
    }
    [[nodiscard]] static QString stateIn(const Run& run)
    {
        return run.json[u"payout"_qs][u"state"_qs].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"platform.pem"_qs, standInPlatformPrivateKey);
        m_sandbox.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_sandbox.start(qEnvironmentVariable("TILL_SANDBOX"),
                        {u"--exit-with-parent"_qs, u"--payout-platform-key"_qs,
                         m_folder->filePath(u"platform.pem"_qs)});
        QVERIFY(m_sandbox.waitForReadyRead(20'000));
        const QJsonObject said = QJsonDocument::fromJson(m_sandbox.readLine()).object();
        m_base = "http://127.0.0.1:" + QByteArray::number(said[u"port"_qs].toInt()) + "/payout";
    }
    void cleanupTestCase()
    {
        m_sandbox.closeWriteChannel();
        QVERIFY(m_sandbox.waitForFinished(20'000));
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"key.pem"_qs, standInPlatformPublicKey);
        write(u"settings.toml"_qs, "[till]\nnumber = " + QByteArray::number(++m_number) +
                                       "\n[payout]\nenabled = true\nbase = \"" + m_base +
                                       "\"\nmerNo = \"001440353999853\"\nplatformKeyFile = \"" +
                                       m_folder->filePath(u"key.pem"_qs).toUtf8() + "\"\n");
        QCOMPARE(
            run({u"secret"_qs, u"set"_qs, u"payout.private-key"_qs}, publishedMerchantPrivateKey)
                .exit,
            0);
        for (const auto& [id, role] :
             {std::pair(u"1008"_qs, u"cashier"_qs), std::pair(u"2001"_qs, u"manager"_qs)})
            QCOMPARE(run({u"staff"_qs, u"add"_qs, id, u"x"_qs, role}, pin).exit, 0);
    }

    void paysAtOnce()
    {
        const Run sent = send(u"1.01"_qs);
        QVERIFY2(sent.exit == 0, sent.output.constData());
        QCOMPARE(stateIn(sent), u"succeeded"_qs);
    }
    void saysWhatWasRefused()
    {
        const Run sent = send(u"1.13"_qs);
        QVERIFY2(sent.exit == 1, sent.output.constData());
        QCOMPARE(stateIn(sent), u"refused"_qs);
    }
    // "Refused" would invite to pay once more.
    void doesNotCallAnExceptionRefused()
    {
        const Run sent = send(u"1.14"_qs); // the query names another amount
        QVERIFY2(sent.exit == 2, sent.output.constData());
        QCOMPARE(stateIn(sent), u"exception"_qs);
        QCOMPARE(sent.json[u"error"_qs].toString(), u"exception"_qs);
        QVERIFY(sent.json[u"detail"_qs].toString().contains(u"a person has to look"));
        const QString id = sent.json[u"payout"_qs][u"id"_qs].toString();

        const Run again = send(u"1.01"_qs);
        QCOMPARE(again.exit, 1);
        QCOMPARE(again.json[u"reason"_qs].toString(), u"openException"_qs);
        const Run listed = run({u"payout"_qs, u"query"_qs});
        QCOMPARE(listed.exit, 2);
        QCOMPARE(listed.json[u"exceptions"_qs][0][u"id"_qs].toString(), id);
        const Run asked = run({u"payout"_qs, u"query"_qs, id});
        QVERIFY2(asked.exit == 2, asked.output.constData());
        QCOMPARE(asked.json[u"told"_qs][u"meaning"_qs].toString(), u"contradiction"_qs);
        QCOMPARE(run({u"payout"_qs, u"query"_qs, u"1"_qs}).json[u"reason"_qs].toString(),
                 u"noSuchPayout"_qs);

        const auto close = [&](const QString& who, const QByteArray& secret) {
            return run({u"payout"_qs, u"close"_qs, id, u"--reason"_qs, u"查过"_qs, u"--approver"_qs,
                        who},
                       secret)
                .exit;
        };
        QCOMPARE(close(u"1008"_qs, pin), 1); // no manager
        QCOMPARE(close(u"2001"_qs, "111111"), 1);
        QCOMPARE(close(u"2001"_qs, pin), 0);
        QCOMPARE(close(u"2001"_qs, pin), 1); // only once
        const Run after = run({u"payout"_qs, u"query"_qs});
        QCOMPARE(after.exit, 0);
        QCOMPARE(after.json[u"decided"_qs][0][u"closedBy"_qs].toString(), u"2001"_qs);
        QCOMPARE(send(u"1.01"_qs).exit, 0);
        QCOMPARE(run({u"payout"_qs, u"query"_qs, id}).exit, 2); // nobody has paid it
    }
};

QTEST_GUILESS_MAIN(TestTillctlPayout)
#include "tst_tillctl_payout.moc"
