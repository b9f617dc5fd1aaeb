// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/script.h"
#include "tests/unit/sandbox/till_side.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

class TestSandboxScripts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEndingIsItsOwn();
    void theManualHasTheTable();
    void walletsAreToldByTheirCodes_data();
    void walletsAreToldByTheirCodes();
    void payments_data();
    void payments();
    void everyScriptHasARow();
    void brokenAnswersAreBroken();
    void aLateRequestIsUnknownUntilItArrives();
    void aHiddenOrderCanBeVoided();
    void discounts();
    void voids_data();
    void voids();
    void refunds_data();
    void refunds();
    void waitingTimesAreDividedBySpeed();
};

void TestSandboxScripts::everyEndingIsItsOwn()
{
    QSet<QString> endings;
    for (const Script& script : scripts()) {
        QVERIFY2(!endings.contains(script.ending), qPrintable(script.ending));
        QCOMPARE(script.ending.size(), 4);
        QVERIFY(!script.meaning.isEmpty());
        QCOMPARE(scriptOf(script.ending).meaning, script.meaning);
        endings.insert(script.ending);
    }
    QCOMPARE(scriptOf(u"0001").outcome, Outcome::Paid);
    QCOMPARE(scriptOf(u"0001").spoil, Spoil::None);
}

void TestSandboxScripts::theManualHasTheTable()
{
    QFile manual(qEnvironmentVariable("TILL_SOURCE_DIR") + u"/app/sandbox/README.md"_qs);
    QVERIFY(manual.open(QIODevice::ReadOnly));
    QVERIFY2(QString::fromUtf8(manual.readAll()).contains(scriptTable()),
             "put the output of till-sandbox --list-codes into app/sandbox/README.md");
}

void TestSandboxScripts::walletsAreToldByTheirCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("channel"); // empty: no payment code
    QTest::newRow("WeChat 10") << u"100000000000000001"_qs << u"WXPAY"_qs;
    QTest::newRow("WeChat 15") << u"150000000000000001"_qs << u"WXPAY"_qs;
    QTest::newRow("WeChat, 17 digits") << u"15000000000000001"_qs << QString();
    QTest::newRow("16") << u"160000000000000001"_qs << QString();
    QTest::newRow("Alipay 25, 16 digits") << u"2500000000000001"_qs << u"ALIPAY"_qs;
    QTest::newRow("Alipay 30, 24 digits") << u"300000000000000000000001"_qs << u"ALIPAY"_qs;
    QTest::newRow("Alipay, 25 digits") << u"3000000000000000000000001"_qs << QString();
    QTest::newRow("24") << u"2400000000000001"_qs << QString();
    QTest::newRow("31") << u"3100000000000001"_qs << QString();
    QTest::newRow("UnionPay") << u"6200000000000000001"_qs << u"UNIONPAY"_qs;
    QTest::newRow("UnionPay, 18 digits") << u"620000000000000001"_qs << QString();
    QTest::newRow("goods") << u"6921168509256"_qs << QString();
    QTest::newRow("letter") << u"10000000000000000a"_qs << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestSandboxScripts::walletsAreToldByTheirCodes()
{
    QFETCH(QString, code);
    QFETCH(QString, channel);
    const auto wallet = walletOf(code);
    QCOMPARE(wallet ? wallet->channelName : QString(), channel);
    Conversation till;
    const Reply reply = till.ask(Operation::Pay, payFields(u"T1"_qs, code));
    QCOMPARE(reply.json.value(u"errCode").toString(), wallet ? u"00"_qs : u"9001"_qs);
    if (wallet)
        QCOMPARE(reply.json.value(u"thirdPartyName").toString(), wallet->thirdPartyName);
}

namespace {

constexpr auto wholeAnswer = Delivery::Whole;

struct PaymentRow {
    QString ending;
    QString code;
    QStringList queries; ///< the last one stays
    Delivery delivery = wholeAnswer;
    int status = 200;
};

QList<PaymentRow> paymentRows()
{
    const QString ok = u"00"_qs;
    const QString accepted = u"0000"_qs;
    const QString wait = u"FF"_qs;
    const QString paid = u"0"_qs;
    const QString unknown = u"25"_qs;
    QList<PaymentRow> rows{
        {u"0001"_qs, ok, {paid}},
        {u"9001"_qs, accepted, {wait, wait, paid}},
        {u"9002"_qs, accepted, {wait, wait, wait, wait, wait, wait, wait, wait}},
        {u"9003"_qs, accepted, {wait, u"5用户取消支付"_qs}},
        {u"9004"_qs, accepted, {wait, wait, wait, wait, wait, paid}},
        {u"9005"_qs, accepted, {u"1"_qs, u"1"_qs, paid}},
        {u"9101"_qs, u"57"_qs, {u"5不允许此交易"_qs}},
        {u"9102"_qs, u"61"_qs, {u"5超出金额限制"_qs}},
        {u"9103"_qs, u"ER"_qs, {u"5用户余额不足"_qs}},
        {u"9104"_qs, u"A7"_qs, {u"5安全处理失败"_qs}},
        {u"9105"_qs, u"92"_qs, {u"5发卡方线路异常"_qs}},
        {u"9106"_qs, u"13"_qs, {u"5无效金额"_qs}},
        {u"9107"_qs, u"96"_qs, {paid}},
        {u"9108"_qs, u"9999"_qs, {unknown}},
        {u"9109"_qs, u"ER"_qs, {paid}},
        {u"9201"_qs, ok, {paid}, Delivery::HeldThenClosed},
        {u"9202"_qs, ok, {unknown}, Delivery::HeldThenClosed},
        {u"9203"_qs, ok, {paid}, Delivery::ClosedAtOnce},
        {u"9204"_qs, ok, {unknown}, Delivery::ClosedAtOnce},
        {u"9205"_qs, ok, {paid}},
        {u"9206"_qs, ok, {unknown}, Delivery::ClosedAtOnce},
        {u"9207"_qs, ok, {unknown}, Delivery::ClosedAtOnce},
        {u"9208"_qs, ok, {u"4"_qs}, Delivery::ClosedAtOnce},
        {u"9301"_qs, ok, {paid}, wholeAnswer, 500},
        {u"9302"_qs, ok, {unknown}, wholeAnswer, 500},
        {u"9303"_qs, ok, {paid}, wholeAnswer, 502},
        {u"9304"_qs, ok, {unknown}, wholeAnswer, 502},
        {u"9402"_qs, ok, {paid}, Delivery::CutOff},
        {u"9406"_qs, accepted, {paid}},
    };
    // Paid; what is odd about them shows elsewhere.
    for (const QStringView ending : {u"9401", u"9403", u"9404", u"9405", u"9407", u"9408", u"9409",
                                     u"9410", u"9501", u"9502", u"9601", u"9602", u"9603", u"9604",
                                     u"9605", u"9701", u"9702", u"9703", u"9704", u"9705", u"9706"})
        rows.append({ending.toString(), ok, {paid}});
    return rows;
}

} // namespace

void TestSandboxScripts::payments_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<QStringList>("queries");
    for (const PaymentRow& row : paymentRows())
        QTest::newRow(qPrintable(row.ending))
            << row.code << row.status << row.delivery << row.queries;
}

void TestSandboxScripts::payments()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(Delivery, delivery);
    QFETCH(QStringList, queries);
    Conversation till;
    const Reply reply = till.pay(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(reply.json.value(u"errCode").toString(), code);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.delivery, delivery);
    queries.append(queries.last());
    for (const QString& expected : std::as_const(queries))
        QCOMPARE(till.query(u"T1"_qs), expected);
}

void TestSandboxScripts::everyScriptHasARow()
{
    QSet<QString> rows;
    for (const PaymentRow& row : paymentRows())
        rows.insert(row.ending);
    for (const Script& script : scripts())
        QVERIFY2(rows.contains(script.ending), qPrintable(script.ending));
}

void TestSandboxScripts::brokenAnswersAreBroken()
{
    Conversation till;
    const auto body = [&](QStringView ending) {
        return till.pay(ending.toString(), ending).body;
    };
    const auto parses = [](const QByteArray& text) {
        return !QJsonDocument::fromJson(text).isNull();
    };
    QVERIFY(parses(body(u"0001")));
    QVERIFY(!parses(body(u"9401")));
    QVERIFY(body(u"9408").isEmpty());
    QVERIFY(body(u"9301").contains("<html>"));
    QVERIFY(QJsonDocument::fromJson(body(u"9410")).isArray());
    const QByteArray large = body(u"9403");
    QVERIFY(large.size() > 1024 * 1024);
    QVERIFY(parses(large));
    const QByteArray twice = body(u"9407");
    QCOMPARE(twice.count("\"errCode\""), 2);
    QVERIFY(twice.contains("\"errCode\":\"00\"") && twice.contains("\"errCode\":\"57\""));
    const QJsonObject wrong = QJsonDocument::fromJson(body(u"9409")).object();
    QVERIFY(wrong.value(u"errCode").isDouble() && wrong.value(u"transactionAmount").isObject());
    QCOMPARE(till.pay(u"a"_qs, u"9404").json.value(u"transactionAmount").toInteger(), 1001);
    const auto asked = [&](const QString& order, QStringView name) {
        return till.ask(Operation::Query, orderFields(order)).json.value(name);
    };
    QCOMPARE(asked(u"a"_qs, u"originalTransactionAmount").toInteger(), 1000);
    (void)till.pay(u"b"_qs, u"9405");
    QCOMPARE(asked(u"b"_qs, u"originalTransactionAmount").toInteger(), 1001);
    (void)till.pay(u"T1"_qs, u"9406");
    QCOMPARE(asked(u"T1"_qs, u"merchantOrderId").toString(), u"01"_qs);
}

void TestSandboxScripts::aLateRequestIsUnknownUntilItArrives()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"9206");
    till.now.unixMs += 9'999;
    QCOMPARE(till.query(u"T1"_qs), u"25"_qs);
    QCOMPARE(till.voidCode(u"T1"_qs), u"22"_qs);
    till.now.unixMs += 1;
    QCOMPARE(till.query(u"T1"_qs), u"0"_qs);
}

void TestSandboxScripts::aHiddenOrderCanBeVoided()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"9207");
    till.now.unixMs += 5'999;
    QCOMPARE(till.query(u"T1"_qs), u"25"_qs);
    QCOMPARE(till.voidCode(u"T1"_qs), u"00"_qs);
    till.now.unixMs += 1;
    QCOMPARE(till.query(u"T1"_qs), u"2"_qs);
}

void TestSandboxScripts::discounts()
{
    Conversation till;
    const QJsonObject told = till.pay(u"T1"_qs, u"9501", 1015).json;
    QCOMPARE(told.value(u"transactionAmount").toInteger(), 1015);
    QCOMPARE(told.value(u"amount").toString(), u"914"_qs);
    QCOMPARE(told.value(u"totalDiscountAmount").toInteger(), 101);
    QCOMPARE(told.value(u"discountStatus").toString(), u"2"_qs);
    QCOMPARE(told.value(u"merchantAllowance").toInteger() +
                 told.value(u"thirdPartyAllowance").toInteger(),
             101);
    QCOMPARE(told.value(u"promotionList")[0][u"channelName"].toString(), u"WXPAY"_qs);
    const QJsonObject later = till.pay(u"T2"_qs, u"9502").json;
    QCOMPARE(later.value(u"discountStatus").toString(), u"1"_qs);
    QVERIFY(!later.contains(u"promotionList"));
    const QJsonObject asked = till.ask(Operation::Query, orderFields(u"T2"_qs)).json;
    QCOMPARE(asked.value(u"discountStatus").toString(), u"2"_qs);
    QVERIFY(asked.contains(u"promotionList"));
    // Nothing to take off from: no discount.
    QVERIFY(!till.pay(u"T3"_qs, u"9501", 9).json.contains(u"discountStatus"));
}

void TestSandboxScripts::voids_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("again");
    const auto row = [](const char* ending, const QString& code, const QString& query,
                        const QString& again, Delivery delivery = wholeAnswer, int status = 200) {
        QTest::newRow(ending) << code << status << delivery << query << again;
    };
    const QString ok = u"00"_qs;
    const QString done = u"2"_qs;
    row("0001", ok, done, ok);
    row("9002", ok, done, ok);
    row("9004", u"57"_qs, u"FF"_qs, u"57"_qs);
    row("9103", u"57"_qs, u"5用户余额不足"_qs, u"57"_qs);
    row("9208", u"57"_qs, u"4"_qs, u"57"_qs);
    row("9601", u"57"_qs, u"0"_qs, u"57"_qs);
    row("9602", ok, done, ok, Delivery::ClosedAtOnce);
    row("9603", QString(), u"0"_qs, ok, Delivery::ClosedAtOnce);
    row("9604", ok, done, ok, wholeAnswer, 500);
    row("9605", u"0000"_qs, done, u"0000"_qs);
}

void TestSandboxScripts::voids()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(Delivery, delivery);
    QFETCH(QString, query);
    QFETCH(QString, again);
    Conversation till;
    (void)till.pay(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag()));
    const Reply reply = till.ask(Operation::Void, orderFields(u"T1"_qs));
    QCOMPARE(reply.json.value(u"errCode").toString(), code);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.delivery, delivery);
    QCOMPARE(till.query(u"T1"_qs), query);
    const Reply second = till.ask(Operation::Void, orderFields(u"T1"_qs));
    QCOMPARE(second.json.value(u"errCode").toString(), again);
    QCOMPARE(second.delivery, wholeAnswer);
    QCOMPARE(second.status, 200);
}

void TestSandboxScripts::refunds_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<QStringList>("queries");
    QTest::addColumn<QString>("again");
    const auto row = [](const char* ending, const QString& code, const QStringList& queries,
                        const QString& again, Delivery delivery = wholeAnswer, int status = 200) {
        QTest::newRow(ending) << code << status << delivery << queries << again;
    };
    const QString ok = u"00"_qs;
    const QString wait = u"0000"_qs;
    row("0001", ok, {ok}, ok);
    row("9701", u"57"_qs, {u"25"_qs}, u"57"_qs);
    row("9702", ok, {ok}, ok, Delivery::ClosedAtOnce);
    row("9703", QString(), {u"25"_qs}, ok, Delivery::ClosedAtOnce);
    row("9704", ok, {ok}, ok, wholeAnswer, 500);
    row("9705", wait, {wait, wait, ok, ok}, ok);
    row("9706", wait, {wait, wait, u"57"_qs, u"57"_qs}, u"57"_qs);
}

void TestSandboxScripts::refunds()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(Delivery, delivery);
    QFETCH(QStringList, queries);
    QFETCH(QString, again);
    Conversation till;
    (void)till.pay(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag()));
    const QJsonObject fields = refundFields(u"T1"_qs, u"R1"_qs, 400);
    const Reply reply = till.ask(Operation::Refund, fields);
    QCOMPARE(reply.json.value(u"errCode").toString(), code);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.delivery, delivery);
    for (const QString& expected : std::as_const(queries))
        QCOMPARE(till.queryRefund(u"T1"_qs, u"R1"_qs), expected);
    const Reply second = till.ask(Operation::Refund, fields);
    QCOMPARE(second.json.value(u"errCode").toString(), again);
    QCOMPARE(second.delivery, wholeAnswer);
    // Never twice, whatever was lost.
    const qint64 refunded = again == u"57" ? 0 : 400;
    QCOMPARE(till.ledger().orders().value(u"T1"_qs).refunded(), refunded);
}

void TestSandboxScripts::waitingTimesAreDividedBySpeed()
{
    Terms terms = sandboxTerms();
    QCOMPARE(Conversation(terms).pay(u"T1"_qs, u"9205").delayMs, 8'000);
    QCOMPARE(Conversation(terms).pay(u"T1"_qs, u"9201").delayMs, 45'000);
    terms.speed = 100;
    Conversation till(terms);
    QCOMPARE(till.pay(u"T1"_qs, u"9205").delayMs, 80);
    QCOMPARE(till.pay(u"T2"_qs, u"9201").delayMs, 450);
    (void)till.pay(u"T3"_qs, u"9206");
    till.now.unixMs += 100;
    QCOMPARE(till.query(u"T3"_qs), u"0"_qs);
}

QTEST_GUILESS_MAIN(TestSandboxScripts)
#include "tst_sandbox_scripts.moc"
