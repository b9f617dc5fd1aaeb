// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/sandbox_program.h"
#include "tests/unit/sandbox/till_side.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::test;

class TestSandboxProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConnectionServesManyRequests();
    void wrongRequestsAreAnswered();
    void tokensOpenTheDoorToo();
    void answersAreSpoiledOnTheWire_data();
    void answersAreSpoiledOnTheWire();
    void aLateAnswerIsWhole();
    void whoLeavesEarlyDoesNoHarm();
    void arrivalsAreCounted();
    void orderedFaultsHappen_data();
    void orderedFaultsHappen();
    void faultsAreUsedUpAndCleared();
    void theBooksClockCanBeMoved();
    void theBooksSurviveKill();
    void booksThatLieAreRefused();
    void itEndsWithItsParent();
    void anotherTillHasAnotherKey();
    void theLogKeepsSecrets();
    void badOptionsAreRefused_data();
    void badOptionsAreRefused();
};

void TestSandboxProgram::aConnectionServesManyRequests()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"0001"))).code(), u"00"_qs);
    QVERIFY(sandbox.isConnected());
    QCOMPARE(sandbox.ask("query", orderFields(u"T1"_qs)).json.value(u"queryResCode").toString(),
             u"0"_qs);
    QCOMPARE(sandbox.ask("refund", refundFields(u"T1"_qs, u"R1"_qs, 1)).code(), u"00"_qs);
    QCOMPARE(sandbox.ask("query-refund", refundQueryFields(u"T1"_qs, u"R1"_qs)).code(), u"00"_qs);
    QCOMPARE(sandbox.ask("voidpayment", orderFields(u"T1"_qs)).code(), u"57"_qs);
    QCOMPARE(sandbox.ask("activeterminal", withTerminal({})).code(), u"00"_qs);
    QCOMPARE(sandbox.get("/orders").json.value(u"orders").toArray().size(), 1);
    QVERIFY(sandbox.isConnected());
}

void TestSandboxProgram::wrongRequestsAreAnswered()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QByteArray query = "/v2/poslink/transaction/query";
    QCOMPARE(sandbox.post(query, "{}", sandbox.signedFor("{ }")).code(), u"1000"_qs);
    QCOMPARE(sandbox.post(query, "{}", sandbox.signedFor("{}")).code(), u"9001"_qs);
    QCOMPARE(sandbox.post(query, "[]", sandbox.signedFor("[]")).code(), u"30"_qs);
    QCOMPARE(sandbox.post(query, "", sandbox.signedFor("")).code(), u"30"_qs);
    const auto missing = [&](const QByteArray& path) {
        return sandbox.post(path, "{}", sandbox.signedFor("{}"));
    };
    QCOMPARE(missing("/v2/poslink/transaction/reversepayment").code(), u"1001"_qs);
    QCOMPARE(missing("/v4/poslink/transaction/voidpayment").code(), u"1001"_qs);
    QCOMPARE(missing("/v3/poslink/transaction/pay").code(), u"1001"_qs);
    QCOMPARE(missing("/v2/poslink/pay").status, 404);
    QCOMPARE(sandbox.get(query).status, 404);
    QCOMPARE(sandbox.ask("query", orderFields(u"T1"_qs)).code(), u"25"_qs);
}

void TestSandboxProgram::tokensOpenTheDoorToo()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QByteArray time =
        QDateTime::currentDateTimeUtc().addSecs(8 * 3600).toString(u"yyyyMMddHHmmss").toLatin1();
    const QByteArray signature =
        QCryptographicHash::hash(sandbox.identity.appId + time + "n1" + sandbox.identity.key,
                                 QCryptographicHash::Sha1)
            .toHex();
    const HttpReply reply = sandbox.post(
        "/v1/token/access", {{u"appId"_qs, QString::fromLatin1(sandbox.identity.appId)},
                             {u"timestamp"_qs, QString::fromLatin1(time)},
                             {u"nonce"_qs, u"n1"_qs},
                             {u"signature"_qs, QString::fromLatin1(signature)}});
    QCOMPARE(reply.code(), u"0000"_qs);
    const QByteArray token = reply.json.value(u"accessToken").toString().toLatin1();
    QCOMPARE(token.size(), 32);
    const QByteArray path = "/v2/poslink/transaction/activeterminal";
    const QByteArray body = R"({"merchantCode":"123456789900081","terminalCode":"00810001"})";
    QCOMPARE(sandbox.post(path, body, "OPEN-ACCESS-TOKEN AccessToken=" + token).code(), u"00"_qs);
    QCOMPARE(sandbox.post(path, body, "OPEN-ACCESS-TOKEN AccessToken=0").code(), u"1000"_qs);
}

void TestSandboxProgram::answersAreSpoiledOnTheWire_data()
{
    QTest::addColumn<int>("status"); // 0: no answer
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("found");
    const QString paid = u"0"_qs;
    QTest::newRow("9201") << 0 << false << paid;
    QTest::newRow("9202") << 0 << false << QString();
    QTest::newRow("9203") << 0 << false << paid;
    QTest::newRow("9204") << 0 << false << QString();
    QTest::newRow("9301") << 500 << true << paid;
    QTest::newRow("9303") << 502 << true << paid;
    QTest::newRow("9402") << 200 << false << paid;
    QTest::newRow("9403") << 200 << true << paid;
    QTest::newRow("9408") << 200 << true << paid;
}

void TestSandboxProgram::answersAreSpoiledOnTheWire()
{
    QFETCH(int, status);
    QFETCH(bool, whole);
    QFETCH(QString, found);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"1000"_qs}));
    const QString ending = QString::fromLatin1(QTest::currentDataTag());
    const HttpReply reply = sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(ending)));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.isWhole(), whole);
    QCOMPARE(sandbox.isConnected(), whole);
    QCOMPARE(sandbox.ask("query", orderFields(u"T1"_qs)).json.value(u"queryResCode").toString(),
             found);
}

void TestSandboxProgram::aLateAnswerIsWhole()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"40"_qs}));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"9205"))).code(), u"00"_qs);
    QVERIFY(timer.elapsed() >= 180); // 8 s divided by 40, and timers may be early by a twentieth
}

void TestSandboxProgram::whoLeavesEarlyDoesNoHarm()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"100"_qs}));
    const auto paid = [&] {
        return sandbox.get("/orders").json.value(u"orders").toArray().size();
    };
    sandbox.askAndLeave("pay", payFields(u"T1"_qs, paymentCode(u"9205", 1)));
    sandbox.askAndLeave("pay", payFields(u"T2"_qs, paymentCode(u"9201", 2)));
    QTRY_COMPARE(paid(), 2);
    // The last of these answers comes after the two that nobody waits for.
    QCOMPARE(sandbox.ask("pay", payFields(u"T3"_qs, paymentCode(u"9201", 3))).status, 0);
    QCOMPARE(sandbox.ask("pay", payFields(u"T4"_qs, paymentCode(u"9205", 4))).code(), u"00"_qs);
    QCOMPARE(sandbox.process().state(), QProcess::Running);
}

void TestSandboxProgram::arrivalsAreCounted()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    (void)sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"9204")));
    (void)sandbox.ask("pay", payFields(u"T2"_qs, paymentCode(u"0001")));
    (void)sandbox.ask("query", orderFields(u"T1"_qs));
    (void)sandbox.ask("query", orderFields(u"T1"_qs));
    (void)sandbox.post("/v2/poslink/transaction/pay", payFields(u"T3"_qs, paymentCode(u"0001")));
    (void)sandbox.ask("refund", refundFields(u"T2"_qs, u"R1"_qs, 1));
    const QString acquirers =
        sandbox.ask("query", orderFields(u"T2"_qs)).json.value(u"orderId").toString();
    (void)sandbox.ask("voidpayment", withTerminal({{u"originalOrderId"_qs, acquirers}}));
    const QJsonObject expected{
        {u"total"_qs,
         QJsonObject{{u"pay"_qs, 3}, {u"query"_qs, 3}, {u"refund"_qs, 1}, {u"voidpayment"_qs, 1}}},
        {u"orders"_qs, QJsonObject{{u"T1"_qs, QJsonObject{{u"pay"_qs, 1}, {u"query"_qs, 2}}},
                                   {u"T2"_qs, QJsonObject{{u"pay"_qs, 1},
                                                          {u"query"_qs, 1},
                                                          {u"refund"_qs, 1},
                                                          {u"voidpayment"_qs, 1}}},
                                   {u"T3"_qs, QJsonObject{{u"pay"_qs, 1}}}}},
        {u"refunds"_qs, QJsonObject{{u"R1"_qs, QJsonObject{{u"refund"_qs, 1}}}}}};
    QCOMPARE(sandbox.get("/arrivals").json, expected);
}

void TestSandboxProgram::orderedFaultsHappen_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("query");
    for (const auto& [name, status] :
         {std::pair("drop", 0), std::pair("500", 500), std::pair("502", 502),
          std::pair("cutOff", 200), std::pair("brokenJson", 200), std::pair("tooLarge", 200),
          std::pair("empty", 200), std::pair("hold", 0)}) {
        QTest::addRow("%s before", name) << u"before"_qs << status << u"25"_qs;
        QTest::addRow("%s after", name) << u"after"_qs << status << u"00"_qs;
    }
}

void TestSandboxProgram::orderedFaultsHappen()
{
    QFETCH(QString, when);
    QFETCH(int, status);
    QFETCH(QString, query);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"1000"_qs}));
    const QString fault = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    QCOMPARE(sandbox
                 .post("/admin/faults",
                       {{u"operation"_qs, u"pay"_qs}, {u"fault"_qs, fault}, {u"when"_qs, when}})
                 .status,
             200);
    const HttpReply reply = sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"0001")));
    QCOMPARE(reply.status, status);
    QCOMPARE(sandbox.ask("query", orderFields(u"T1"_qs)).code(), query);
}

void TestSandboxProgram::faultsAreUsedUpAndCleared()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const auto order = [&](const QJsonObject& fault) {
        return sandbox.post("/admin/faults", fault).status;
    };
    QCOMPARE(order({{u"operation"_qs, u"query"_qs}, {u"fault"_qs, u"500"_qs}, {u"count"_qs, 2}}),
             200);
    const auto query = [&] {
        return sandbox.ask("query", orderFields(u"T1"_qs)).status;
    };
    QCOMPARE(query(), 500);
    QCOMPARE(sandbox.ask("voidpayment", orderFields(u"T1"_qs)).status, 200);
    QCOMPARE(query(), 500);
    QCOMPARE(query(), 200);
    QCOMPARE(order({{u"operation"_qs, u"query"_qs}, {u"fault"_qs, u"500"_qs}}), 200);
    QCOMPARE(sandbox.post("/admin/clear", QJsonObject()).status, 200);
    QCOMPARE(query(), 200);
    QCOMPARE(
        order({{u"operation"_qs, u"query"_qs}, {u"fault"_qs, u"delay"_qs}, {u"delayMs"_qs, 100}}),
        200);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(query(), 200);
    QVERIFY(timer.elapsed() >= 90);
    for (const QJsonObject& wrong :
         {QJsonObject{}, QJsonObject{{u"operation"_qs, u"buy"_qs}, {u"fault"_qs, u"500"_qs}},
          QJsonObject{{u"operation"_qs, u"pay"_qs}, {u"fault"_qs, u"fire"_qs}},
          QJsonObject{{u"operation"_qs, u"pay"_qs}, {u"fault"_qs, u"delay"_qs}},
          QJsonObject{{u"operation"_qs, u"pay"_qs}, {u"fault"_qs, u"500"_qs}, {u"count"_qs, 0}}})
        QCOMPARE(order(wrong), 400);
}

void TestSandboxProgram::theBooksClockCanBeMoved()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"0001"))).code(), u"00"_qs);
    QCOMPARE(sandbox.post("/admin/clock", {{u"aheadMs"_qs, dayMs}}).status, 200);
    QCOMPARE(sandbox.ask("voidpayment", orderFields(u"T1"_qs)).code(), u"57"_qs);
    QCOMPARE(sandbox.post("/admin/clock", {{u"aheadMs"_qs, 40 * dayMs}}).status, 200);
    QCOMPARE(sandbox.ask("refund", refundFields(u"T1"_qs, u"R1"_qs, 1)).code(), u"57"_qs);
    QCOMPARE(sandbox.post("/admin/clear", QJsonObject()).status, 200);
    QCOMPARE(sandbox.ask("voidpayment", orderFields(u"T1"_qs)).code(), u"00"_qs);
}

void TestSandboxProgram::theBooksSurviveKill()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"books"_qs);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--state"_qs, path}));
    QCOMPARE(sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"0001"))).code(), u"00"_qs);
    QCOMPARE(sandbox.ask("pay", payFields(u"T2"_qs, paymentCode(u"9203"))).status, 0);
    const QJsonObject arrivals = sandbox.get("/arrivals").json;
    const QByteArray orders = sandbox.get("/orders").body;
    sandbox.killHard();
    // The line that was being written when the process died.
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(R"({"order":{"merchantOrderId":"T3","am)");
    file.close();
    for (int i = 0; i < 2; ++i) {
        QVERIFY(sandbox.start({u"--state"_qs, path}));
        QCOMPARE(sandbox.get("/orders").body, orders);
        QCOMPARE(sandbox.get("/arrivals").json, arrivals);
        sandbox.killHard();
    }
    QVERIFY(sandbox.start({u"--state"_qs, path}));
    QCOMPARE(sandbox.ask("pay", payFields(u"T1"_qs, paymentCode(u"0001", 9))).code(), u"94"_qs);
    QCOMPARE(sandbox.ask("query", orderFields(u"T2"_qs)).json.value(u"queryResCode").toString(),
             u"0"_qs);
}

void TestSandboxProgram::booksThatLieAreRefused()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"books"_qs);
    for (const QByteArray text : {"nonsense\n", "{\"order\":{}}\n", "{}\n"}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        SandboxProgram sandbox;
        QVERIFY(!sandbox.start({u"--state"_qs, path}));
        QVERIFY(sandbox.process().state() == QProcess::NotRunning ||
                sandbox.process().waitForFinished());
        QCOMPARE(sandbox.process().exitCode(), 70);
        QVERIFY(sandbox.process().readAllStandardError().contains("books"));
    }
}

void TestSandboxProgram::itEndsWithItsParent()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--exit-with-parent"_qs}));
    sandbox.process().write("whatever\n");
    QCOMPARE(sandbox.ask("activeterminal", withTerminal({})).code(), u"00"_qs);
    sandbox.process().closeWriteChannel();
    QVERIFY(sandbox.process().waitForFinished());
    QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(sandbox.process().exitCode(), 0);
}

void TestSandboxProgram::anotherTillHasAnotherKey()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--app-id"_qs, u"mine"_qs, u"--key-file"_qs, u"-"_qs, u"--merchant"_qs,
                           u"1"_qs, u"--terminal"_qs, u"2"_qs, u"--exit-with-parent"_qs},
                          "my own key\n"));
    const QJsonObject fields{{u"merchantCode"_qs, u"1"_qs}, {u"terminalCode"_qs, u"2"_qs}};
    QCOMPARE(sandbox.ask("activeterminal", fields).code(), u"1000"_qs);
    sandbox.identity = {"mine", "my own key"};
    QCOMPARE(sandbox.ask("activeterminal", fields).code(), u"00"_qs);
    QCOMPARE(sandbox.ask("activeterminal", withTerminal({})).code(), u"03"_qs);
}

void TestSandboxProgram::theLogKeepsSecrets()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"log"_qs);
    const QString state = directory.filePath(u"state"_qs);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--log"_qs, path, u"--state"_qs, state}));
    const QString code = paymentCode(u"9103", 123456);
    QCOMPARE(sandbox.ask("pay", payFields(u"T1"_qs, code)).code(), u"ER"_qs);
    for (const QString& name : {path, state}) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("T1"));
        QVERIFY(!text.contains(code.toLatin1()));
        QVERIFY(!text.contains(sandbox.identity.key));
    }
}

void TestSandboxProgram::badOptionsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    QTest::newRow("unknown") << QStringList{u"--fast"_qs} << 64;
    QTest::newRow("word") << QStringList{u"serve"_qs} << 64;
    QTest::newRow("port") << QStringList{u"--port"_qs, u"65536"_qs} << 64;
    QTest::newRow("speed") << QStringList{u"--speed"_qs, u"0"_qs} << 64;
    QTest::newRow("certificate without key") << QStringList{u"--tls-cert"_qs, u"x"_qs} << 64;
    QTest::newRow("key file") << QStringList{u"--key-file"_qs, u"/nowhere/key"_qs} << 70;
    QTest::newRow("state") << QStringList{u"--state"_qs, u"/nowhere/books"_qs} << 70;
    QTest::newRow("log") << QStringList{u"--log"_qs, u"/nowhere/log"_qs} << 70;
    QTest::newRow("certificate") << QStringList{u"--tls-cert"_qs, u"/nowhere/c"_qs, u"--tls-key"_qs,
                                                u"/nowhere/k"_qs}
                                 << 70;
    QTest::newRow("codes") << QStringList{u"--list-codes"_qs} << 0;
    QTest::newRow("help") << QStringList{u"--help"_qs} << 0;
}

void TestSandboxProgram::badOptionsAreRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    QProcess process;
    process.start(qEnvironmentVariable("TILL_SANDBOX"), arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), exit);
    QVERIFY(
        !(exit == 0 ? process.readAllStandardOutput() : process.readAllStandardError()).isEmpty());
}

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_sandbox_program.moc"
