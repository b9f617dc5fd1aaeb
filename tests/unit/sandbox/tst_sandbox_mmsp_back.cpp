// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_script.h"
#include "tests/unit/sandbox/mmsp_side.h"

#include <QFile>
#include <QTest>

using namespace till;
using namespace till::sandbox;
using namespace till::sandbox::mmsp;
using namespace till::test;

/// Money on its way back: cancels, closes, refunds.
class TestSandboxMmspBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancelsWaitFifteenSeconds();
    void cancelsAreForTheSameDayAndUnrefunded();
    void cancelsFollowTheirScripts_data();
    void cancelsFollowTheirScripts();
    void closesAreForUnpaidOrders();
    void refundsAreAcceptedThenDone();
    void refundsAreRefused();
    void refundsFollowTheirScripts_data();
    void refundsFollowTheirScripts();
};

void TestSandboxMmspBack::cancelsWaitFifteenSeconds()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"9002"), u"3"_qs);
    platform.wait(14'999);
    QCOMPARE(platform.cancel(u"T1"_qs), u"2"_qs);
    QCOMPARE(platform.query(u"T1"_qs), u"3"_qs);
    platform.wait(1);
    QCOMPARE(platform.cancel(u"T1"_qs), u"1"_qs);
    QCOMPARE(platform.query(u"T1"_qs), u"2"_qs);
    QCOMPARE(platform.cancel(u"T1"_qs), u"1"_qs); // the same question, the same answer
    QCOMPARE(platform.cancel(u"T2"_qs), u"-"_qs);
}

void TestSandboxMmspBack::cancelsAreForTheSameDayAndUnrefunded()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"1"_qs);
    QCOMPARE(platform.pay(u"T2"_qs, u"0002"), u"1"_qs);
    QCOMPARE(platform.pay(u"T3"_qs, u"9103"), u"2"_qs);
    QCOMPARE(platform.pay(u"T4"_qs, u"0004"), u"1"_qs);
    platform.wait(20'000);
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 1), u"1"_qs);
    QCOMPARE(platform.cancel(u"T1"_qs), u"2"_qs);
    QCOMPARE(platform.cancel(u"T3"_qs), u"2"_qs);
    QCOMPARE(platform.cancel(u"T4"_qs), u"1"_qs);
    QCOMPARE(platform.query(u"T4"_qs), u"2"_qs);
    platform.wait(86'400'000);
    QCOMPARE(platform.cancel(u"T2"_qs), u"2"_qs);
    QCOMPARE(platform.query(u"T2"_qs), u"1"_qs);
}

void TestSandboxMmspBack::cancelsFollowTheirScripts_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("between"); // the query's STATUS
    QTest::addColumn<QString>("second");
    QTest::newRow("9004") << u"2"_qs << u"3"_qs << u"2"_qs;
    QTest::newRow("9601") << u"2"_qs << u"1"_qs << u"2"_qs;
    QTest::newRow("9602") << u"lost"_qs << u"2"_qs << u"1"_qs;
    QTest::newRow("9603") << u"lost"_qs << u"1"_qs << u"1"_qs;
    QTest::newRow("9604") << u"500"_qs << u"2"_qs << u"1"_qs;
}

void TestSandboxMmspBack::cancelsFollowTheirScripts()
{
    QFETCH(QString, first);
    QFETCH(QString, between);
    QFETCH(QString, second);
    MmspConversation platform;
    static_cast<void>(platform.pay(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag())));
    platform.wait(15'000);
    const Reply reply = platform.askWhole(0x0907, scanNaming(u"T1"_qs));
    const QString met = reply.delivery == Delivery::ClosedAtOnce ? u"lost"_qs
                        : reply.status != 200
                            ? QString::number(reply.status)
                            : reply.json.value(u"Body").toObject().value(u"STATUS").toString();
    QCOMPARE(met, first);
    QCOMPARE(platform.query(u"T1"_qs), between);
    QCOMPARE(platform.cancel(u"T1"_qs), second);
}

void TestSandboxMmspBack::closesAreForUnpaidOrders()
{
    MmspConversation platform;
    QCOMPARE(platform.status(0x0902, scanOrderBody(u"T1"_qs, 103)), u"1"_qs);
    QCOMPARE(platform.close(u"T1"_qs), u"1"_qs);
    QCOMPARE(platform.close(u"T1"_qs), u"1"_qs);
    QCOMPARE(platform.query(u"T1"_qs), u"2"_qs);
    QCOMPARE(platform.pay(u"T2"_qs, u"0001"), u"1"_qs);
    const QJsonObject refusal = platform.ask(0x090A, scanNaming(u"T2"_qs));
    QCOMPARE(refusal.value(u"STATUS").toString(), u"2"_qs);
    QCOMPARE(refusal.value(u"ERR_CODE").toString(), u"00"_qs); // it is paid
    QCOMPARE(platform.pay(u"T3"_qs, u"9103"), u"2"_qs);
    QCOMPARE(platform.close(u"T3"_qs), u"2"_qs);
    QCOMPARE(platform.close(u"T4"_qs), u"-"_qs);
}

void TestSandboxMmspBack::refundsAreAcceptedThenDone()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"1"_qs);
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 300), u"1"_qs);
    const auto stage = [&] {
        const QJsonObject order =
            platform.host().books().value(u"scan").toArray().first().toObject();
        return order.value(u"refunds").toArray().first().toObject().value(u"stage").toString();
    };
    QCOMPARE(stage(), u"accepted"_qs);
    QCOMPARE(platform.refundQuery(u"R1"_qs), u"1"_qs);
    QCOMPARE(stage(), u"done"_qs);
    const QJsonObject answer = platform.ask(0x0909, scanRefundNaming(u"R1"_qs));
    QCOMPARE(answer.value(u"AMT").toString(), u"300"_qs);
    // By the platform's number too.
    QCOMPARE(platform.status(0x0909, {{u"REFUND_ORDERNO"_qs, answer.value(u"REFUND_ORDERNO")},
                                      {u"RANDSTR"_qs, u"1"_qs}}),
             u"1"_qs);
    QCOMPARE(platform.refundQuery(u"R2"_qs), u"-"_qs);
}

void TestSandboxMmspBack::refundsAreRefused()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"1"_qs);
    QCOMPARE(platform.pay(u"T2"_qs, u"9002"), u"3"_qs);
    QCOMPARE(platform.refund(u"T1"_qs, u"R0"_qs, 1001), u"2"_qs);
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 600), u"1"_qs);
    QCOMPARE(platform.refund(u"T1"_qs, u"R2"_qs, 401), u"2"_qs);
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 600), u"1"_qs); // the first answer again
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 400), u"-"_qs); // another one of that name
    QCOMPARE(platform.refund(u"T1"_qs, u"R3"_qs, 400), u"1"_qs);
    QCOMPARE(platform.refund(u"T2"_qs, u"R4"_qs, 1), u"2"_qs);
    QCOMPARE(platform.refund(u"T3"_qs, u"R5"_qs, 1), u"-"_qs);
    mmsp::Terms terms = mmspTerms();
    terms.refunds = RefundRight::NotGranted;
    MmspConversation strict(terms);
    QCOMPARE(strict.pay(u"T1"_qs, u"0001"), u"1"_qs);
    QCOMPARE(strict.refund(u"T1"_qs, u"R1"_qs, 1), u"2"_qs);
}

void TestSandboxMmspBack::refundsFollowTheirScripts_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("queries");
    QTest::addColumn<QString>("second"); // the same request again
    QTest::newRow("9701") << u"2"_qs << u"---"_qs << u"2"_qs;
    QTest::newRow("9702") << u"lost"_qs << u"111"_qs << u"1"_qs;
    QTest::newRow("9703") << u"lost"_qs << u"---"_qs << u"1"_qs;
    QTest::newRow("9704") << u"500"_qs << u"111"_qs << u"1"_qs;
    QTest::newRow("9706") << u"1"_qs << u"112"_qs << u"2"_qs;
}

void TestSandboxMmspBack::refundsFollowTheirScripts()
{
    QFETCH(QString, first);
    QFETCH(QString, queries);
    QFETCH(QString, second);
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag())), u"1"_qs);
    const Reply reply = platform.askWhole(0x0908, scanRefundBody(u"T1"_qs, u"R1"_qs, 1000));
    const QString met = reply.delivery == Delivery::ClosedAtOnce ? u"lost"_qs
                        : reply.status != 200
                            ? QString::number(reply.status)
                            : reply.json.value(u"Body").toObject().value(u"STATUS").toString();
    QCOMPARE(met, first);
    QString statuses;
    for (int i = 0; i < 3; ++i)
        statuses += platform.refundQuery(u"R1"_qs);
    QCOMPARE(statuses, queries);
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 1000), second);
    // What failed can be given back after all.
    if (QByteArray(QTest::currentDataTag()) == "9706")
        QCOMPARE(platform.refund(u"T1"_qs, u"R2"_qs, 1000), u"1"_qs);
}

QTEST_GUILESS_MAIN(TestSandboxMmspBack)
#include "tst_sandbox_mmsp_back.moc"
