// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gateway/gateway_order.h"
#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/quickpay/quick_script.h"
#include "tests/unit/sandbox/mmsp_side.h"

#include <QFile>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

/// The gateway.
class TestSandboxMmspGateway : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBankLeadsBack_data();
    void theBankLeadsBack();
    void aFormIsAnsweredByAPage();
    void gatewayAmountsDoWhatTheManualSays_data();
    void gatewayAmountsDoWhatTheManualSays();
    void wrongGatewayOrdersAreRefused_data();
    void wrongGatewayOrdersAreRefused();
};

void TestSandboxMmspGateway::theBankLeadsBack_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("told");  // STATUS of the front return; empty: none
    QTest::addColumn<QString>("truth"); // of the query
    QTest::newRow("paid") << qint64{103} << u"pay"_qs << u"1"_qs << u"1"_qs;
    QTest::newRow("cancelled") << qint64{103} << u"cancel"_qs << u"2"_qs << u"2"_qs;
    QTest::newRow("says paid") << qint64{109} << u"pay"_qs << u"1"_qs << u"0"_qs;
    QTest::newRow("says paid after a cancel") << qint64{109} << u"cancel"_qs << u"1"_qs << u"0"_qs;
    QTest::newRow("says failed") << qint64{110} << u"pay"_qs << u"2"_qs << u"1"_qs;
    QTest::newRow("does not come back") << qint64{111} << u"pay"_qs << QString() << u"1"_qs;
}

void TestSandboxMmspGateway::theBankLeadsBack()
{
    QFETCH(qint64, fen);
    QFETCH(QString, button);
    QFETCH(QString, told);
    QFETCH(QString, truth);
    MmspConversation platform;
    const QString list =
        platform.ask(2322, gatewayBody(u"T1"_qs, fen)).value(u"LIST_ID").toString();
    const QString address = u"http://127.0.0.1:9090/mmsp/bank/"_qs + list;
    QVERIFY(browse(platform, "GET", address).body.contains("银联"));
    QCOMPARE(browse(platform, "POST", address + u"/sell"_qs).status, 404);
    const Reply back = browse(platform, "POST", address + u'/' + button);
    QCOMPARE(back.status, told.isEmpty() ? 200 : 302);
    const QUrlQuery query(QUrl::fromEncoded(back.location));
    QCOMPARE(query.queryItemValue(u"STATUS"_qs), told);
    if (!told.isEmpty()) {
        QCOMPARE(query.queryItemValue(u"shop"_qs), u"1"_qs);
        QCOMPARE(query.queryItemValue(u"MERORDERID"_qs), u"T1"_qs);
        QCOMPARE(query.queryItemValue(u"GOODSNAME"_qs), u"商品"_qs);
    }
    QCOMPARE(platform.status(2323, namedOrder(u"T1"_qs)), truth);
}

void TestSandboxMmspGateway::aFormIsAnsweredByAPage()
{
    MmspConversation platform;
    QString operation;
    const auto post = [&](const QJsonObject& message) {
        Call call;
        call.method = "POST";
        call.path = u"/mmsp"_qs;
        call.contentType = "application/x-www-form-urlencoded; charset=UTF-8";
        call.body = "x=1&web_api=" + QJsonDocument(message)
                                         .toJson(QJsonDocument::Compact)
                                         .toPercentEncoding()
                                         .replace("%20", "+");
        call.site = "http://127.0.0.1:9090";
        operation = platform.host().subjectOf(call).operation;
        return platform.host().answer(call, platform.now);
    };
    QJsonObject body = gatewayBody(u"T1"_qs, 103);
    body.insert(u"REMARK"_qs, u"a b+c&d"_qs);
    const Reply page = post(mmspMessage(2322, body));
    QCOMPARE(operation, u"gateway.pay"_qs);
    QVERIFY(page.contentType.startsWith("text/html"));
    QVERIFY(page.body.contains("/mmsp/bank/"));
    QVERIFY(page.body.contains("/cancel\""));
    // The same order again is no page but the negative answer.
    const Reply refusal = post(mmspMessage(2322, body));
    QCOMPARE(refusal.json.value(u"CommandID").toInt(), 0x8000);
    QCOMPARE(platform.ask(2323, namedOrder(u"T1"_qs)).value(u"REMARK").toString(), u"a b+c&d"_qs);
}

void TestSandboxMmspGateway::gatewayAmountsDoWhatTheManualSays_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("queries");
    QTest::newRow("default") << qint64{100} << u"0011"_qs;
    QTest::newRow("01") << qint64{101} << u"1111"_qs;
    QTest::newRow("02") << qint64{102} << u"0001"_qs;
    QTest::newRow("03") << qint64{103} << u"0000"_qs;
    QTest::newRow("05") << qint64{105} << u"0022"_qs;
    QTest::newRow("08") << qint64{108} << u"0000"_qs;
}

void TestSandboxMmspGateway::gatewayAmountsDoWhatTheManualSays()
{
    QFETCH(qint64, fen);
    QFETCH(QString, queries);
    MmspConversation platform;
    QCOMPARE(platform.status(2322, gatewayBody(u"T1"_qs, fen)), u"0"_qs);
    QString statuses;
    for (int i = 0; i < 4; ++i)
        statuses += platform.status(2323, namedOrder(u"T1"_qs));
    QCOMPARE(statuses, queries);
    platform.wait(3'000);
    if (fen == 108)
        QCOMPARE(platform.status(2323, namedOrder(u"T1"_qs)), u"1"_qs);
    // Refunded by the platform, at the second query.
    QCOMPARE(platform.status(2322, gatewayBody(u"T2"_qs, 112)), u"0"_qs);
    QCOMPARE(platform.host().admin(u"pay"_qs, namedOrder(u"T2"_qs), platform.now).status, 200);
    QCOMPARE(platform.status(2323, namedOrder(u"T2"_qs)), u"1"_qs);
    QCOMPARE(platform.status(2323, namedOrder(u"T2"_qs)), u"3"_qs);
}

void TestSandboxMmspGateway::wrongGatewayOrdersAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("no bank") << u"PAY_CHANNEL"_qs << u"XBANK-NET-B2C"_qs;
    QTest::newRow("jump left out") << u"JUMP_URL"_qs << QString();
    QTest::newRow("no address") << u"NOTIFY_URL"_qs << u"ftp://a"_qs;
    QTest::newRow("amount") << u"AMT"_qs << u"1.5"_qs;
    QTest::newRow("goods too long") << u"GOODSNAME"_qs << QString(33, u'x');
    QTest::newRow("card of another table") << u"CARDNO"_qs << u"6225880113756648"_qs;
}

void TestSandboxMmspGateway::wrongGatewayOrdersAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    MmspConversation platform;
    QJsonObject body = gatewayBody(u"T1"_qs, 103);
    body.insert(name, value);
    QVERIFY(platform.ask(2322, body).contains(u"refusal"));
    QCOMPARE(platform.status(2322, gatewayBody(u"T1"_qs, 103)), u"0"_qs);
}

QTEST_GUILESS_MAIN(TestSandboxMmspGateway)
#include "tst_sandbox_mmsp_gateway.moc"
