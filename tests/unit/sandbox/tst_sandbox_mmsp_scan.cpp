// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_script.h"
#include "tests/unit/sandbox/mmsp_side.h"

#include <QFile>
#include <QTest>

using namespace till;
using namespace till::sandbox;
using namespace till::sandbox::mmsp;
using namespace till::test;

class TestSandboxMmspScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesDoWhatTheManualSays_data();
    void codesDoWhatTheManualSays();
    void answersSuffer_data();
    void answersSuffer();
    void amountsDoWhatTheManualSays_data();
    void amountsDoWhatTheManualSays();
    void everyOrderCommandGivesAnAddress_data();
    void everyOrderCommandGivesAnAddress();
    void rawDataTakeTheAddressesPlace();
    void wrongBodiesAreRefused_data();
    void wrongBodiesAreRefused();
    void qqIsPaidByEitherCommand();
    void aCodeWorksOnce();
    void anOrderIdWorksOnce();
    void bothIdsNameTheOrder();
    void ordersExpire_data();
    void ordersExpire();
    void theCustomerPaysByOrder();
    void paymentsAreAnnouncedOnSchedule();
    void paymentsAtOnceAreNotAnnounced();
    void aForgedAnnouncementComesFirst();
    void someAreNeverAnnounced();
    void theBooksComeBack();
    void someOrdersAreFoundLater();
    void theManualListsEveryEnding();
};

void TestSandboxMmspScan::codesDoWhatTheManualSays_data()
{
    QTest::addColumn<QString>("paid");    // STATUS of the answer; - negative
    QTest::addColumn<QString>("queries"); // STATUS of six queries
    const auto row = [](const char* ending, const char* paid, const char* queries) {
        QTest::newRow(ending) << QString::fromLatin1(paid) << QString::fromLatin1(queries);
    };
    row("0001", "1", "111111");
    row("9001", "3", "331111");
    row("9002", "3", "333333");
    row("9003", "3", "322222");
    row("9004", "3", "333331");
    row("9101", "2", "222222");
    row("9102", "2", "222222");
    row("9103", "2", "222222");
    row("9105", "2", "222222");
    row("9106", "2", "222222");
    row("9107", "-", "111111");
    row("9108", "-", "------");
    row("9109", "2", "111111");
    row("9208", "2", "222222");
    row("9202", "-", "------");
}

void TestSandboxMmspScan::codesDoWhatTheManualSays()
{
    QFETCH(QString, paid);
    QFETCH(QString, queries);
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag())), paid);
    QString statuses;
    for (int i = 0; i < 6; ++i)
        statuses += platform.query(u"T1"_qs);
    QCOMPARE(statuses, queries);
    const QJsonObject last = platform.ask(0x0906, scanNaming(u"T1"_qs));
    const QString code = last.value(u"ERR_CODE").toString();
    const QString status = last.value(u"STATUS").toString();
    const bool isE9 = QByteArray(QTest::currentDataTag()) == "9106";
    const QString overCode = isE9 ? u"E9"_qs : u"D4"_qs;
    QCOMPARE(code, status == u"2" ? overCode : status == u"3" ? u"AA"_qs : QString());
}

void TestSandboxMmspScan::answersSuffer_data()
{
    QTest::addColumn<int>("delivery");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("sound"); // a whole answer with a good Sign
    const auto row = [](const char* ending, Delivery delivery, int status, bool sound) {
        QTest::newRow(ending) << static_cast<int>(delivery) << status << sound;
    };
    row("9201", Delivery::HeldThenClosed, 200, true);
    row("9203", Delivery::ClosedAtOnce, 200, true);
    row("9205", Delivery::Whole, 200, true);
    row("9301", Delivery::Whole, 500, false);
    row("9303", Delivery::Whole, 502, false);
    row("9401", Delivery::Whole, 200, false);
    row("9402", Delivery::CutOff, 200, true);
    row("9403", Delivery::Whole, 200, true);
    row("9407", Delivery::Whole, 200, false);
    row("9408", Delivery::Whole, 200, false);
    row("9409", Delivery::Whole, 200, true);
    row("9410", Delivery::Whole, 200, false);
    row("9411", Delivery::Whole, 200, false);
    row("9412", Delivery::Whole, 200, false);
    row("9413", Delivery::Whole, 200, true);
    row("9414", Delivery::Whole, 200, true);
}

void TestSandboxMmspScan::answersSuffer()
{
    QFETCH(int, delivery);
    QFETCH(int, status);
    QFETCH(bool, sound);
    MmspConversation platform;
    const QString ending = QString::fromLatin1(QTest::currentDataTag());
    const Reply reply = platform.askWhole(0x0903, scanPayBody(u"T1"_qs, mmspCode(ending)));
    QCOMPARE(static_cast<int>(reply.delivery), delivery);
    QCOMPARE(reply.status, status);
    const auto json = parsed(reply.body);
    const bool isSound = json && json->kind == Json::Kind::Object &&
                         json->textOf(u"Sign") == signatureOf(json->value(u"Body"), mmspKey);
    QCOMPARE(isSound, sound);
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    QCOMPARE(reply.delayMs, ending == u"9201" ? 45'000 : ending == u"9205" ? 8'000 : 0);
    if (ending == u"9413")
        QCOMPARE(json->value(u"RetCode").text, u"0"_qs);
    if (ending == u"9414")
        QCOMPARE(json->value(u"CommandID").text.toInt(), 0x8906);
    if (ending == u"9409")
        QCOMPARE(json->value(u"Body").value(u"STATUS").kind, Json::Kind::Object);
    if (ending == u"9403")
        QVERIFY(reply.body.size() > 1'048'576);
}

void TestSandboxMmspScan::amountsDoWhatTheManualSays_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("queries");
    QTest::newRow("default") << qint64{1000} << u"33111"_qs;
    QTest::newRow("01") << qint64{1} << u"11111"_qs;
    QTest::newRow("02") << qint64{1202} << u"33311"_qs;
    QTest::newRow("03") << qint64{1203} << u"33333"_qs;
    QTest::newRow("04") << qint64{1204} << u"33333"_qs;
    QTest::newRow("05") << qint64{1205} << u"33222"_qs;
    QTest::newRow("06") << qint64{1206} << u"33111"_qs;
    QTest::newRow("07") << qint64{1207} << u"33111"_qs;
    QTest::newRow("08") << qint64{1208} << u"33333"_qs;
}

void TestSandboxMmspScan::amountsDoWhatTheManualSays()
{
    QFETCH(qint64, fen);
    QFETCH(QString, queries);
    MmspConversation platform;
    QCOMPARE(platform.status(0x0902, scanOrderBody(u"T1"_qs, fen)), u"1"_qs);
    QString statuses;
    for (int i = 0; i < 5; ++i)
        statuses += platform.query(u"T1"_qs);
    QCOMPARE(statuses, queries);
    const QByteArray tag = QTest::currentDataTag();
    if (tag == "08") {
        platform.wait(3'000);
        QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    }
    if (tag == "04") {
        QCOMPARE(platform.close(u"T1"_qs), u"2"_qs);
        QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    }
}

void TestSandboxMmspScan::everyOrderCommandGivesAnAddress_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<QString>("address");
    QTest::newRow("WeChat") << 2306 << u"weixin://wxpay/"_qs;
    QTest::newRow("Alipay") << 2308 << u"https://qr.alipay.com/"_qs;
    QTest::newRow("Alipay, static") << 1026 << u"https://qr.alipay.com/"_qs;
    QTest::newRow("Alipay, dynamic") << 1027 << u"https://qr.alipay.com/"_qs;
    QTest::newRow("QQ") << 2325 << u"https://qpay.qq.com/"_qs;
    QTest::newRow("JD") << 1031 << u"https://h5pay.jd.com/"_qs;
    QTest::newRow("UnionPay") << 1025 << u"https://qr.95516.com/"_qs;
    QTest::newRow("WeChat H5") << 2321 << u"http://127.0.0.1:9090/mmsp/cashier/"_qs;
    QTest::newRow("Alipay H5") << 1030 << u"http://127.0.0.1:9090/mmsp/cashier/"_qs;
}

void TestSandboxMmspScan::everyOrderCommandGivesAnAddress()
{
    QFETCH(int, command);
    QFETCH(QString, address);
    MmspConversation platform;
    QJsonObject body = scanOrderBody(u"T1"_qs, 101);
    const bool isPage = command == 2321 || command == 1030;
    if (isPage) {
        body.remove(u"TRADETYPE");
        body.insert(u"CUR"_qs, u"CNY"_qs);
        body.insert(u"JUMP_URL"_qs, notifyAddress);
    }
    const QJsonObject answer = platform.askWhole(command, body).json;
    QCOMPARE(answer.value(u"CommandID").toInt(), command + 0x8000);
    const QJsonObject said = answer.value(u"Body").toObject();
    QVERIFY(said.value(u"URL").toString().startsWith(address));
    QVERIFY(said.value(u"URL").toString().size() <= 100);
    QCOMPARE(said.value(u"TRADETYPE").toString(), isPage ? QString() : u"1"_qs);
    QCOMPARE(said.value(u"TRADETIME").toString(), u"2026-11-20 10:42:31"_qs);
    QCOMPARE(said.value(u"ORDERNO").toString().size(), 18);
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
}

void TestSandboxMmspScan::rawDataTakeTheAddressesPlace()
{
    MmspConversation platform;
    QJsonObject body = scanOrderBody(u"T1"_qs, 100);
    body.insert(u"TRADETYPE"_qs, u"2"_qs);
    QVERIFY(platform.ask(0x0902, body).contains(u"refusal")); // OPENID
    QVERIFY(platform.ask(0x0904, body).contains(u"refusal")); // ALIPAY_USER_ID
    QJsonObject alipay = body;
    alipay.insert(u"ALIPAY_ACCOUNT"_qs, u"a@b.cn"_qs);
    QVERIFY(platform.ask(0x0904, alipay).contains(u"URL"));
    body.insert(u"MERORDERID"_qs, u"T2"_qs);
    body.insert(u"OPENID"_qs, u"oUpF8uMuAJO"_qs);
    body.insert(u"IS_RAW"_qs, u"1"_qs);
    const QJsonObject said = platform.ask(0x0902, body);
    QVERIFY(!said.contains(u"URL"));
    QVERIFY(said.value(u"PAY_INFO").toString().startsWith(u'{'));
}

void TestSandboxMmspScan::wrongBodiesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value"); // undefined: left out
    const QJsonValue leftOut(QJsonValue::Undefined);
    QTest::newRow("AMT left out") << u"AMT"_qs << leftOut;
    QTest::newRow("AMT empty") << u"AMT"_qs << QJsonValue(QString());
    QTest::newRow("AMT a number") << u"AMT"_qs << QJsonValue(1000);
    QTest::newRow("AMT nothing") << u"AMT"_qs << QJsonValue(u"0"_qs);
    QTest::newRow("AMT in yuan") << u"AMT"_qs << QJsonValue(u"10.00"_qs);
    QTest::newRow("AMT above the limit") << u"AMT"_qs << QJsonValue(u"5000001"_qs);
    QTest::newRow("AMT too long") << u"AMT"_qs << QJsonValue(QString(21, u'1'));
    QTest::newRow("CUR left out") << u"CUR"_qs << leftOut;
    QTest::newRow("CUR of another land") << u"CUR"_qs << QJsonValue(u"USD"_qs);
    QTest::newRow("MERORDERID too long") << u"MERORDERID"_qs << QJsonValue(QString(21, u'T'));
    QTest::newRow("GOODSNAME too long") << u"GOODSNAME"_qs << QJsonValue(QString(16, u'商'));
    QTest::newRow("NOTIFY_URL no address") << u"NOTIFY_URL"_qs << QJsonValue(u"till"_qs);
    QTest::newRow("NOTIFY_URL too long")
        << u"NOTIFY_URL"_qs << QJsonValue(u"http://a/"_qs + QString(92, u'x'));
    QTest::newRow("RANDSTR left out") << u"RANDSTR"_qs << leftOut;
    QTest::newRow("CODE of another wallet") << u"CODE"_qs << QJsonValue(u"280000000000000001"_qs);
    QTest::newRow("TIME_END of another form") << u"TIME_END"_qs << QJsonValue(u"20261120104731"_qs);
    QTest::newRow("TIME_END over") << u"TIME_END"_qs << QJsonValue(u"2026-11-20 10:42:31"_qs);
    QTest::newRow("ISTO") << u"ISTO"_qs << QJsonValue(u"3"_qs);
    QTest::newRow("a name that the table does not have") << u"TRADETYPE"_qs << QJsonValue(u"1"_qs);
}

void TestSandboxMmspScan::wrongBodiesAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    MmspConversation platform;
    QJsonObject body = scanPayBody(u"T1"_qs, mmspCode(u"0001"));
    if (value.isUndefined())
        body.remove(name);
    else
        body.insert(name, value);
    QVERIFY(platform.ask(0x0903, body).contains(u"refusal"));
    QCOMPARE(platform.query(u"T1"_qs), u"-"_qs);
    // Fifteen characters are allowed, however many bytes.
    QJsonObject right = scanPayBody(u"T1"_qs, mmspCode(u"0001"));
    right.insert(u"GOODSNAME"_qs, QString(15, u'商'));
    right.insert(u"TIME_END"_qs, u"2026-11-20 10:42:32"_qs);
    right.insert(u"IP"_qs, QString());
    QCOMPARE(platform.status(0x0903, right), u"1"_qs);
}

void TestSandboxMmspScan::qqIsPaidByEitherCommand()
{
    MmspConversation platform;
    int serial = 0;
    for (const int command : {2326, 776}) {
        const QString order = u"T%1"_qs.arg(++serial);
        const QJsonObject answer =
            platform.askWhole(command, scanPayBody(order, u"91000000000000000%1"_qs.arg(serial)))
                .json;
        QCOMPARE(answer.value(u"CommandID").toInt(), 35094);
        QCOMPARE(platform.ask(0x0906, scanNaming(order)).value(u"TRADETYPE").toString(), u"3"_qs);
    }
}

void TestSandboxMmspScan::aCodeWorksOnce()
{
    MmspConversation platform;
    QCOMPARE(platform.status(0x0903, scanPayBody(u"T1"_qs, mmspCode(u"0001"))), u"1"_qs);
    QCOMPARE(platform.status(0x0903, scanPayBody(u"T2"_qs, mmspCode(u"0001"))), u"2"_qs);
    QCOMPARE(platform.query(u"T2"_qs), u"2"_qs);
}

void TestSandboxMmspScan::anOrderIdWorksOnce()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"9103"), u"2"_qs);
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"-"_qs);
    QCOMPARE(platform.query(u"T1"_qs), u"2"_qs);
}

void TestSandboxMmspScan::bothIdsNameTheOrder()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"1"_qs);
    const QString number = platform.ask(0x0906, scanNaming(u"T1"_qs)).value(u"ORDERNO").toString();
    QJsonObject naming{{u"ORDERNO"_qs, number}, {u"RANDSTR"_qs, u"1"_qs}};
    QCOMPARE(platform.status(0x0906, naming), u"1"_qs);
    naming.insert(u"MERORDERID"_qs, u"T1"_qs);
    QCOMPARE(platform.status(0x0906, naming), u"1"_qs);
    naming.insert(u"MERORDERID"_qs, u"T2"_qs);
    QCOMPARE(platform.ask(0x0906, naming).value(u"refusal").toString(), u"[-2002] 没有该订单"_qs);
    QVERIFY(platform.ask(0x0906, {{u"RANDSTR"_qs, u"1"_qs}}).contains(u"refusal"));
}

void TestSandboxMmspScan::ordersExpire_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("five minutes") << QString() << qint64{300'000};
    QTest::newRow("told") << u"2026-11-20 10:43:31"_qs << qint64{60'000};
}

void TestSandboxMmspScan::ordersExpire()
{
    QFETCH(QString, end);
    QFETCH(qint64, ms);
    MmspConversation platform;
    QJsonObject body = scanOrderBody(u"T1"_qs, 103);
    body.insert(u"TIME_END"_qs, end);
    QCOMPARE(platform.status(0x0902, body), u"1"_qs);
    platform.wait(ms - 1);
    QCOMPARE(platform.query(u"T1"_qs), u"3"_qs);
    platform.wait(1);
    const QJsonObject answer = platform.ask(0x0906, scanNaming(u"T1"_qs));
    QCOMPARE(answer.value(u"STATUS").toString(), u"2"_qs);
    QCOMPARE(answer.value(u"ERR_CODE").toString(), u"D4"_qs);
    QCOMPARE(answer.value(u"ERR_CODE_MSG").toString(), u"订单已关闭"_qs);
}

void TestSandboxMmspScan::theCustomerPaysByOrder()
{
    MmspConversation platform;
    QCOMPARE(platform.status(0x0401, scanOrderBody(u"T1"_qs, 103)), u"1"_qs);
    const QJsonObject order{{u"MERORDERID"_qs, u"T1"_qs}};
    QCOMPARE(platform.host().admin(u"pay"_qs, order, platform.now).status, 200);
    QCOMPARE(platform.host().admin(u"pay"_qs, order, platform.now).status, 400);
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    QCOMPARE(platform.host().admin(u"pay"_qs, {{u"MERORDERID"_qs, u"T2"_qs}}, platform.now).status,
             404);
}

void TestSandboxMmspScan::paymentsAreAnnouncedOnSchedule()
{
    MmspConversation platform;
    QCOMPARE(platform.status(0x0902, scanOrderBody(u"T1"_qs, 101)), u"1"_qs);
    QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    // 0, 15, 15, 30, 180, five times 1800 and 3600 s.
    const QList<qint64> seconds{0, 15, 15, 30, 180, 1800, 1800, 1800, 1800, 1800, 3600};
    for (const qint64 delay : seconds) {
        platform.wait(delay * 1000 - 1);
        QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
        platform.wait(1);
        const auto due = platform.host().dueNotifications(platform.now);
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().url, notifyAddress);
        QCOMPARE(due.first().subject, u"T1"_qs);
        const QJsonObject message = QJsonDocument::fromJson(due.first().body).object();
        QCOMPARE(message.value(u"CommandID").toInt(), 2324);
        const QJsonObject body = message.value(u"Body").toObject();
        QCOMPARE(message.value(u"Sign").toString(), mmspSign(body));
        QCOMPARE(body.value(u"AMT"), QJsonValue(101));
        QCOMPARE(body.value(u"TRDETIME").toString(), u"2026-11-20 10:42:31"_qs);
        platform.host().notified({due.first().id, 200, "failed"}, platform.now);
    }
    platform.wait(86'400'000);
    QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
}

void TestSandboxMmspScan::paymentsAtOnceAreNotAnnounced()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"1"_qs);
    QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
    QCOMPARE(platform.pay(u"T2"_qs, u"9001"), u"3"_qs);
    for (int i = 0; i < 3; ++i)
        static_cast<void>(platform.query(u"T2"_qs));
    const auto due = platform.host().dueNotifications(platform.now);
    QCOMPARE(due.size(), 1);
    platform.host().notified({due.first().id, 200, "success, thank you"}, platform.now);
    platform.wait(86'000'000);
    QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
}

void TestSandboxMmspScan::aForgedAnnouncementComesFirst()
{
    MmspConversation platform;
    QCOMPARE(platform.status(0x0902, scanOrderBody(u"T1"_qs, 107)), u"1"_qs);
    const auto due = platform.host().dueNotifications(platform.now);
    QCOMPARE(due.size(), 1);
    const QJsonObject message = QJsonDocument::fromJson(due.first().body).object();
    QVERIFY(message.value(u"Sign").toString() != mmspSign(message.value(u"Body").toObject()));
    QCOMPARE(platform.query(u"T1"_qs), u"3"_qs);
}

void TestSandboxMmspScan::someAreNeverAnnounced()
{
    MmspConversation platform;
    QCOMPARE(platform.status(0x0902, scanOrderBody(u"T1"_qs, 106)), u"1"_qs);
    for (int i = 0; i < 3; ++i)
        static_cast<void>(platform.query(u"T1"_qs));
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    platform.wait(20'000);
    QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
}

void TestSandboxMmspScan::theBooksComeBack()
{
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"9706"), u"1"_qs);
    QCOMPARE(platform.refund(u"T1"_qs, u"R1"_qs, 600), u"1"_qs);
    QCOMPARE(platform.status(0x0902, scanOrderBody(u"T2"_qs, 101)), u"1"_qs);
    QCOMPARE(platform.query(u"T2"_qs), u"1"_qs);
    MmspConversation later;
    const QList<QJsonObject> changes = platform.host().takeChanges();
    QVERIFY(!changes.isEmpty());
    for (const QJsonObject& change : changes)
        QVERIFY(later.host().restore(change));
    QCOMPARE(later.host().books(), platform.host().books());
    QCOMPARE(later.refund(u"T1"_qs, u"R2"_qs, 401), u"2"_qs);
    QCOMPARE(later.status(0x0903, scanPayBody(u"T3"_qs, mmspCode(u"9706"))), u"2"_qs); // used
    QCOMPARE(later.host().dueNotifications(later.now).size(), 1);
    QCOMPARE(later.pay(u"T4"_qs, u"0001"), u"1"_qs);
    QSet<QString> numbers;
    const QJsonArray orders = later.host().books().value(u"scan").toArray();
    for (const QJsonValue order : orders)
        numbers.insert(order[u"number"].toString());
    QCOMPARE(numbers.size(), orders.size());
    QVERIFY(!later.host().restore({{u"product"_qs, u"scan"_qs}}));
    QVERIFY(!later.host().restore({}));
}

void TestSandboxMmspScan::someOrdersAreFoundLater()
{
    MmspConversation platform;
    const Reply arriving = platform.askWhole(0x0903, scanPayBody(u"T1"_qs, mmspCode(u"9206")));
    QCOMPARE(static_cast<int>(arriving.delivery), static_cast<int>(Delivery::ClosedAtOnce));
    const Reply hidden = platform.askWhole(0x0903, scanPayBody(u"T2"_qs, mmspCode(u"9207")));
    QCOMPARE(static_cast<int>(hidden.delivery), static_cast<int>(Delivery::ClosedAtOnce));
    platform.wait(5'999);
    QCOMPARE(platform.query(u"T2"_qs), u"-"_qs);
    platform.wait(1);
    QCOMPARE(platform.query(u"T2"_qs), u"1"_qs);
    platform.wait(3'999);
    QCOMPARE(platform.query(u"T1"_qs), u"-"_qs);
    QCOMPARE(platform.close(u"T1"_qs), u"-"_qs);
    platform.wait(1);
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
    QCOMPARE(platform.ask(0x0906, scanNaming(u"T1"_qs)).value(u"PAYTIME").toString(),
             u"2026-11-20 10:42:41"_qs);
    // Answers that lie, where the queries do not, and the other way round.
    const QJsonObject other = platform.ask(0x0903, scanPayBody(u"T3"_qs, mmspCode(u"9406")));
    QCOMPARE(other.value(u"MERORDERID").toString(), u"03"_qs);
    QCOMPARE(platform.pay(u"T4"_qs, u"9405"), u"1"_qs);
    QCOMPARE(platform.ask(0x0906, scanNaming(u"T4"_qs)).value(u"AMT").toString(), u"1001"_qs);
}

void TestSandboxMmspScan::theManualListsEveryEnding()
{
    QFile manual(qEnvironmentVariable("TILL_SOURCE_DIR") + u"/app/sandbox/mmsp/README.md"_qs);
    QVERIFY(manual.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(manual.readAll());
    for (const QString& table : scanScriptTables().split(u"\n\n"_qs))
        QVERIFY2(text.contains(table), "put the output of till-sandbox --list-codes there");
}

QTEST_GUILESS_MAIN(TestSandboxMmspScan)
#include "tst_sandbox_mmsp_scan.moc"
