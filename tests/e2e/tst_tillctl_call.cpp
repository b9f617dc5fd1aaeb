// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/tillctl_runner.h"

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
                       "termNo = \"84970001\"\nnotifyUrl = \"http://127.0.0.1:1/notify\"\n");
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
