// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/tillctl_runner.h"
#include "tests/support/published_rsa_test_keys.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace till::test;

namespace {

const QByteArray publishedKey = "ea21842eea24e448b991b1cb0a0294cf";
const QByteArray code = "134567890123456789";
const QStringList payment{u"call"_qs, u"mmsp.wechatPay"_qs, u"MERORDERID=T1"_qs, u"AMT=100"_qs};

} // namespace

/// The integration engineer's tool as a program; its exchanges are in tst_interface_calls.
class TestTillctlCall : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] Run run(const QStringList& words, const QByteArray& input = {}) const
    {
        return TillctlRunner(m_folder.path()).run(words, input);
    }
    void storeKey(const QByteArray& key)
    {
        QCOMPARE(run({u"secret"_qs, u"set"_qs, u"mmsp.key"_qs}, key).exit, 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile settings(m_folder.filePath(u"settings.toml"_qs));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        // Nobody listens on port 1.
        settings.write("[mmsp]\nbase = \"http://127.0.0.1:1/mmsp\"\nmerNo = \"001440353999853\"\n"
                       "termNo = \"84970001\"\nnotifyUrl = \"http://127.0.0.1:1/notify\"\n"
                       "[poslink]\nbase = \"http://127.0.0.1:1\"\nappId = \"x\"\n"
                       "merchantCode = \"123456789900081\"\nterminalCode = \"00810001\"\n"
                       "[payout]\nbase = \"http://127.0.0.1:1/payout\"\n"
                       "merNo = \"001440353999853\"\nplatformKeyFile = \"");
        settings.write(m_folder.filePath(u"platform.pem"_qs).toUtf8() + "\"\n");
        QFile key(m_folder.filePath(u"platform.pem"_qs));
        QVERIFY(key.open(QIODevice::WriteOnly));
        QVERIFY(key.write(standInPlatformPublicKey) > 0);
    }
    void init() { storeKey(publishedKey); }

    void listsEveryChannel()
    {
        const Run list = run({u"call"_qs, u"--list"_qs});
        QCOMPARE(list.exit, 0);
        QStringList names;
        for (const QJsonValue& each : list.json.value(u"channels").toArray())
            names.append(each.toObject().value(u"channel").toString());
        QCOMPARE(names, (QStringList{u"poslink"_qs, u"netpay"_qs, u"mmsp"_qs, u"quickpay"_qs,
                                     u"gateway"_qs, u"payout"_qs, u"loyalty"_qs}));
    }

    void saysWhatAnInterfaceTakes()
    {
        const Run list = run({u"call"_qs, u"--list"_qs, u"mmsp.wechatPay"_qs});
        QCOMPARE(list.exit, 0);
        QVERIFY(list.output.contains("`CODE`"));
        QCOMPARE(list.json.value(u"defaults").toObject().value(u"CUR").toString(), u"CNY"_qs);
    }

    void refusesACodeOnTheCommandLine()
    {
        const Run call = run(payment + QStringList{u"CODE="_qs + QString::fromLatin1(code)});
        QCOMPARE(call.exit, 64);
        QVERIFY(!call.output.contains(code));
    }

    void refusesWhatTheDocumentDoesNotHave()
    {
        QCOMPARE(run({u"call"_qs, u"mmsp.nothing"_qs}).exit, 64);
        QCOMPARE(run({u"call"_qs, u"nobody.pay"_qs}).exit, 64);
        QCOMPARE(run(payment + QStringList{u"COLOUR=red"_qs}).exit, 64);
        QCOMPARE(run(payment).exit, 1); // CODE is missing
    }

    void showsExactBytesOfATest()
    {
        const Run dry = run(payment + QStringList{u"CODE=-"_qs, u"--dry-run"_qs}, code);
        QCOMPARE(dry.exit, 0);
        QCOMPARE(dry.json.value(u"isExact").toBool(), true);
        QVERIFY(dry.json.value(u"body").toString().contains(QString::fromLatin1(code)));
        QVERIFY(dry.json.value(u"signatureBase").toString().endsWith(u"&key=<key>"));
        QVERIFY(!dry.output.contains(publishedKey));
    }

    void hidesValuesThatAKeyOfOnesOwnProtects()
    {
        const QByteArray own = "00112233445566778899aabbccddeeff";
        storeKey(own);
        const Run dry = run(payment + QStringList{u"CODE=-"_qs, u"--dry-run"_qs}, code);
        QCOMPARE(dry.exit, 0);
        QCOMPARE(dry.json.value(u"isExact").toBool(), false);
        QVERIFY(dry.json.value(u"body").toString().contains(u"\"CODE\":\"<CODE>\""));
        QVERIFY(dry.json.value(u"signatureBase").toString().contains(u"\"CODE\":\"<CODE>\""));
        QVERIFY2(!dry.output.contains(code) && !dry.output.contains(own), dry.output.constData());
        QVERIFY2(!dry.log.contains(code), dry.log.constData());
    }

    // A digest of the body is no help to hide what stands in the body.
    void withholdsASignatureBaseThatHidesTheValues()
    {
        QCOMPARE(run({u"secret"_qs, u"set"_qs, u"poslink.app-key"_qs}, QByteArray(32, 'a')).exit,
                 0);
        const Run dry = run({u"call"_qs, u"poslink.pay"_qs, u"merchantOrderId=T1"_qs,
                             u"transactionAmount=1"_qs, u"payCode=-"_qs, u"--dry-run"_qs},
                            code);
        QVERIFY2(dry.exit == 0, dry.output.constData());
        QCOMPARE(dry.json.value(u"isExact").toBool(true), false);
        QVERIFY(dry.json.value(u"body").toString().contains(u"<payCode>"));
        QVERIFY(dry.json.value(u"signatureBase").toString().startsWith(u"(withheld"));
        QVERIFY(!dry.output.contains(code));
    }

    void sendsNoPayoutWithoutARecord()
    {
        QStringList words{u"call"_qs,    u"payout.pay"_qs, u"ORDERNO=1"_qs,
                          u"AMT=100"_qs, u"ACCNAME=-"_qs,  u"ACCNO=-"_qs,
                          u"MEMO=x"_qs,  u"MOBILE=-"_qs,   u"BANKNAME=x"_qs};
        const QByteArray payee = "张三\n6225880113756648\n13800000000\n";
        const auto with = [&](const char* key, const QStringList& more) {
            const int stored = run({u"secret"_qs, u"set"_qs, u"payout.private-key"_qs}, key).exit;
            return stored == 0 ? run(words + more, payee) : Run();
        };
        const Run own = with(standInPlatformPrivateKey, {});
        QCOMPARE(own.exit, 1);
        QVERIFY2(own.output.contains("payout send"), own.output.constData());
        QCOMPARE(with(standInPlatformPrivateKey, {u"--dry-run"_qs}).exit, 0);
        for (const Run& sent : {with(standInPlatformPrivateKey, {u"--live"_qs}),
                                with(publishedMerchantPrivateKey, {})}) {
            QCOMPARE(sent.exit, 70);
            QCOMPARE(sent.json.value(u"error").toString(), u"notSent"_qs);
        }
    }

    void leavesNoPageOfAnEarlierCommand()
    {
        const QString old = m_folder.filePath(u"pages/till-page-old.html"_qs);
        QVERIFY(QDir(m_folder.path()).mkpath(u"pages"_qs));
        QFile page(old);
        QVERIFY(page.open(QIODevice::WriteOnly) && page.write("form") > 0);
        page.close();
        (void)run({u"sell"_qs, u"--item"_qs, u"nothing"_qs, u"--tender"_qs, u"cash=1.00"_qs});
        QVERIFY(!QFile::exists(old));
    }

    void saysThatNothingWasSent()
    {
        const Run call = run(payment + QStringList{u"CODE=-"_qs}, code);
        QCOMPARE(call.exit, 70);
        QCOMPARE(call.json.value(u"error").toString(), u"notSent"_qs);
        QVERIFY(!call.output.contains(code));
    }

    void refusesAForgedNotification()
    {
        const Run read = run({u"call"_qs, u"mmsp.notification"_qs, u"--verify"_qs},
                             "{\"CommandID\":1,\"Body\":{\"STATUS\":\"1\"},\"Sign\":\"00\"}");
        QCOMPARE(read.exit, 1);
        QCOMPARE(read.json.value(u"isVerified").toBool(true), false);
    }
};

QTEST_GUILESS_MAIN(TestTillctlCall)
#include "tst_tillctl_call.moc"
