// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/rsa_box.h"
#include "tests/support/published_rsa_test_keys.h"
#include "tests/unit/sandbox/mmsp_side.h"
#include "tests/unit/sandbox/notified_shop.h"
#include "tests/unit/sandbox/sandbox_program.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::test;

/// MMSP and payout over real HTTP.
class TestSandboxMmspProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConnectionServesManyRequests();
    void wrongRequestsAreAnswered();
    void answersAreSpoiledOnTheWire_data();
    void answersAreSpoiledOnTheWire();
    void arrivalsAreCounted();
    void orderedFaultsHappen();
    void aPaymentIsAnnouncedUntilSuccess();
    void theGatewaysFormIsAPage();
    void theUnionPageIsServed();
    void detoursLeadBack();
    void aThousandOrdersFitOnAPage();
    void payoutsAreMadeWithTheShownKey();
    void theBooksSurviveKill();
    void theLogKeepsSecrets();
    void anotherMerchantHasAnotherKey();
    void badOptionsAreRefused_data();
    void badOptionsAreRefused();
};

namespace {

const QStringList fast{u"--speed"_qs, u"1000"_qs, u"--notify-scale"_qs, u"1000"_qs};

HttpReply send(SandboxProgram& sandbox, const QJsonObject& message)
{
    return sandbox.post("/mmsp", message);
}

QJsonObject ask(SandboxProgram& sandbox, int command, const QJsonObject& body)
{
    return send(sandbox, mmspMessage(command, body)).json.value(u"Body").toObject();
}

QString status(SandboxProgram& sandbox, int command, const QJsonObject& body)
{
    return ask(sandbox, command, body).value(u"STATUS").toString();
}

QJsonObject named(const QString& order)
{
    return {{u"MERORDERID"_qs, order}};
}

QJsonObject gatewayOrder(const QString& order, qint64 fen)
{
    return {{u"MERORDERID"_qs, order},
            {u"AMT"_qs, QString::number(fen)},
            {u"NOTIFY_URL"_qs, notifyAddress},
            {u"JUMP_URL"_qs, u"http://127.0.0.1:8000/back"_qs},
            {u"PAY_CHANNEL"_qs, u"ICBC-NET-B2C"_qs}};
}

/// What a browser would send, by hand; the whole answer with its head.
QByteArray browse(quint16 port, const QByteArray& method, const QByteArray& path,
                  const QByteArray& form = {})
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(20'000))
        return {};
    socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                 "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                 QByteArray::number(form.size()) + "\r\nConnection: close\r\n\r\n" + form);
    QByteArray all;
    while (!all.contains("</html>") && !all.contains("\"error\"") && !all.contains("KEY-----\n")) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(20'000))
            break;
        all += socket.readAll();
    }
    return all;
}

QByteArray locationOf(const QByteArray& answer)
{
    const QList<QByteArray> lines = answer.split('\n');
    for (const QByteArray& line : lines) {
        if (line.toLower().startsWith("location:"))
            return line.sliced(9).trimmed();
    }
    return {};
}

} // namespace

void TestSandboxMmspProgram::aConnectionServesManyRequests()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"100000"_qs}));
    QCOMPARE(status(sandbox, 0x0903, scanPayBody(u"T1"_qs, mmspCode(u"0001"))), u"1"_qs);
    const QJsonObject answer = send(sandbox, mmspMessage(0x0906, scanNaming(u"T1"_qs))).json;
    QCOMPARE(answer.value(u"Sign").toString(), mmspSign(answer.value(u"Body").toObject()));
    QCOMPARE(status(sandbox, 0x0908, scanRefundBody(u"T1"_qs, u"R1"_qs, 1)), u"1"_qs);
    QCOMPARE(status(sandbox, 0x0909, scanRefundNaming(u"R1"_qs)), u"1"_qs);
    QCOMPARE(status(sandbox, 0x0902, scanOrderBody(u"T2"_qs, 103)), u"1"_qs);
    QCOMPARE(status(sandbox, 0x090A, scanNaming(u"T2"_qs)), u"1"_qs);
    QCOMPARE(status(sandbox, 0x0904, scanOrderBody(u"T3"_qs, 103)), u"1"_qs);
    QCOMPARE(sandbox.post("/admin/mmsp/pay", named(u"T3"_qs)).status, 200);
    QCOMPARE(status(sandbox, 0x0906, scanNaming(u"T3"_qs)), u"1"_qs);
    QCOMPARE(sandbox.get("/books/mmsp").json.value(u"scan").toArray().size(), 3);
    QVERIFY(sandbox.isConnected());
}

void TestSandboxMmspProgram::wrongRequestsAreAnswered()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QJsonObject message = mmspMessage(0x0906, scanNaming(u"T1"_qs));
    QCOMPARE(send(sandbox, message).json.value(u"ErrorMsg").toString(), u"[-2002] 没有该订单"_qs);
    message.insert(u"Sign"_qs, u"0"_qs);
    QCOMPARE(send(sandbox, message).json.value(u"CommandID").toInt(), 32768);
    QCOMPARE(sandbox.post("/mmsp", "[]", "none").json.value(u"CommandID").toInt(), 32768);
    QCOMPARE(sandbox.post("/mmsp", "", "none").json.value(u"RetCode").toInt(-1), 0);
    QCOMPARE(sandbox.post("/payout", "", "none").json.value(u"RETCODE").toString(), u"0002"_qs);
    QCOMPARE(sandbox.get("/mmsp/nowhere").status, 404);
    QCOMPARE(sandbox.get("/payout").status, 404);
    QCOMPARE(sandbox.post("/admin/mmsp/dance", QJsonObject{}).status, 404);
}

void TestSandboxMmspProgram::answersAreSpoiledOnTheWire_data()
{
    QTest::addColumn<int>("status"); // 0: no answer
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("found");
    const QString paid = u"1"_qs;
    QTest::newRow("9201") << 0 << false << paid;
    QTest::newRow("9202") << 0 << false << QString();
    QTest::newRow("9203") << 0 << false << paid;
    QTest::newRow("9204") << 0 << false << QString();
    QTest::newRow("9301") << 500 << true << paid;
    QTest::newRow("9402") << 200 << false << paid;
    QTest::newRow("9403") << 200 << true << paid;
    QTest::newRow("9408") << 200 << true << paid;
}

void TestSandboxMmspProgram::answersAreSpoiledOnTheWire()
{
    QFETCH(int, status);
    QFETCH(bool, whole);
    QFETCH(QString, found);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"1000"_qs}));
    const QString ending = QString::fromLatin1(QTest::currentDataTag());
    const HttpReply reply =
        send(sandbox, mmspMessage(0x0903, scanPayBody(u"T1"_qs, mmspCode(ending))));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.isWhole(), whole);
    QCOMPARE(::status(sandbox, 0x0906, scanNaming(u"T1"_qs)), found);
}

void TestSandboxMmspProgram::arrivalsAreCounted()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QJsonObject pay = scanPayBody(u"T1"_qs, mmspCode(u"9203"));
    static_cast<void>(ask(sandbox, 0x0903, pay));
    static_cast<void>(ask(sandbox, 0x0903, pay));
    const QString number = ask(sandbox, 0x0906, scanNaming(u"T1"_qs)).value(u"ORDERNO").toString();
    static_cast<void>(ask(sandbox, 0x0906, {{u"ORDERNO"_qs, number}, {u"RANDSTR"_qs, u"1"_qs}}));
    static_cast<void>(ask(sandbox, 0x0908, scanRefundBody(u"T1"_qs, u"R1"_qs, 1)));
    const QJsonObject arrivals = sandbox.get("/arrivals").json;
    const QJsonObject ofOrder = arrivals.value(u"orders").toObject().value(u"T1").toObject();
    QCOMPARE(ofOrder.value(u"scan.wechatPay").toInt(), 2);
    QCOMPARE(ofOrder.value(u"scan.query").toInt(), 2);
    const QJsonObject ofRefund = arrivals.value(u"refunds").toObject().value(u"R1").toObject();
    QCOMPARE(ofRefund.value(u"scan.refund").toInt(), 1);
}

void TestSandboxMmspProgram::orderedFaultsHappen()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(status(sandbox, 0x0903, scanPayBody(u"T1"_qs, mmspCode(u"0001"))), u"1"_qs);
    for (const QString& operation :
         {u"scan.query"_qs, u"payout.pay"_qs, u"gateway.query"_qs, u"quickpay.confirm"_qs})
        QCOMPARE(
            sandbox.post("/admin/faults", {{u"operation"_qs, operation}, {u"fault"_qs, u"drop"_qs}})
                .status,
            200);
    QCOMPARE(send(sandbox, mmspMessage(0x0906, scanNaming(u"T1"_qs))).status, 0);
    QCOMPARE(status(sandbox, 0x0906, scanNaming(u"T1"_qs)), u"1"_qs);
}

void TestSandboxMmspProgram::aPaymentIsAnnouncedUntilSuccess()
{
    NotifiedShop shop;
    QVERIFY(shop.isListening());
    shop.answers = {"no", "FAIL SUCCESS", "Success."};
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(fast));
    QJsonObject body = scanOrderBody(u"T1"_qs, 101);
    body.insert(u"NOTIFY_URL"_qs, shop.url());
    QCOMPARE(status(sandbox, 0x0902, body), u"1"_qs);
    QCOMPARE(status(sandbox, 0x0906, scanNaming(u"T1"_qs)), u"1"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(shop.arrivals().size(), 3, 20'000);
    // The schedule is over within 13 s of this clock: a later payment shows that nothing is left.
    QJsonObject other = scanOrderBody(u"T2"_qs, 101);
    other.insert(u"NOTIFY_URL"_qs, shop.url());
    QCOMPARE(status(sandbox, 0x0902, other), u"1"_qs);
    QCOMPARE(status(sandbox, 0x0906, scanNaming(u"T2"_qs)), u"1"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(shop.arrivals().size(), 4, 20'000);
    for (const NotifiedShop::Arrival& arrival : shop.arrivals()) {
        const QJsonObject message = QJsonDocument::fromJson(arrival.body).object();
        QCOMPARE(message.value(u"CommandID").toInt(), 2324);
        QCOMPARE(message.value(u"Sign").toString(), mmspSign(message.value(u"Body").toObject()));
    }
    const QJsonObject last = QJsonDocument::fromJson(shop.arrivals().last().body).object();
    QCOMPARE(last.value(u"Body").toObject().value(u"MERORDERID").toString(), u"T2"_qs);
}

void TestSandboxMmspProgram::theGatewaysFormIsAPage()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QByteArray message = QJsonDocument(mmspMessage(2322, gatewayOrder(u"T1"_qs, 103)))
                                   .toJson(QJsonDocument::Compact);
    const QByteArray page =
        browse(sandbox.port(), "POST", "/mmsp", "web_api=" + message.toPercentEncoding());
    QVERIFY(page.startsWith("HTTP/1.1 200"));
    QVERIFY(page.contains("工商银行"));
    const QString list = ask(sandbox, 2323, named(u"T1"_qs)).value(u"LIST_ID").toString();
    const QByteArray button = "/mmsp/bank/" + list.toLatin1() + "/pay";
    // The page's own address is the one it was asked under.
    QVERIFY(page.contains("http://127.0.0.1:" + QByteArray::number(sandbox.port()) + button));
    const QByteArray back = browse(sandbox.port(), "POST", button);
    QVERIFY(back.startsWith("HTTP/1.1 302"));
    QVERIFY(locationOf(back).startsWith("http://127.0.0.1:8000/back?"));
    QVERIFY(locationOf(back).contains("STATUS=1"));
    QCOMPARE(status(sandbox, 2323, named(u"T1"_qs)), u"1"_qs);
}

void TestSandboxMmspProgram::theUnionPageIsServed()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QJsonObject body = gatewayOrder(u"T1"_qs, 103);
    body.remove(u"PAY_CHANNEL");
    const QUrl address(ask(sandbox, 783, body).value(u"PAY_URL").toString());
    QCOMPARE(address.port(), int(sandbox.port()));
    const QByteArray path = address.path().toLatin1();
    QVERIFY(browse(sandbox.port(), "GET", path).contains("<button>"));
    QCOMPARE(locationOf(browse(sandbox.port(), "POST", path)),
             QByteArray("http://127.0.0.1:8000/back"));
    QCOMPARE(status(sandbox, 773, named(u"T1"_qs)), u"1"_qs);
}

void TestSandboxMmspProgram::detoursLeadBack()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QByteArray back = "http://127.0.0.1:8000/x?order=1";
    const QByteArray wake = browse(sandbox.port(), "GET",
                                   "/payopenplath5/wxh5pay?memo=001440353999853&termno=84970001"
                                   "&merurl=" +
                                       back.toBase64().toPercentEncoding() + "&tradetype=1");
    QCOMPARE(locationOf(wake), back);
    const QByteArray who =
        browse(sandbox.port(), "GET",
               "/mmsp/openid?merurl=" + back.toPercentEncoding() + "&merno=1&tradetype=1");
    QVERIFY(locationOf(who).startsWith(back + "&token_id="));
    QVERIFY(browse(sandbox.port(), "GET", "/mmsp/openid?merurl=x&merno=1&tradetype=1")
                .startsWith("HTTP/1.1 400"));
}

void TestSandboxMmspProgram::aThousandOrdersFitOnAPage()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(sandbox.post("/admin/mmsp/fillQuickpay", {{u"count"_qs, 1000}}).status, 200);
    const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(8 * 3600);
    const QJsonObject window{{u"START_DATE"_qs, now.addDays(-2).toString(u"yyyyMMdd")},
                             {u"END_DATE"_qs, now.addDays(1).toString(u"yyyyMMdd")},
                             {u"PERPAGE"_qs, u"1000"_qs},
                             {u"PAGE"_qs, u"1"_qs}};
    const HttpReply reply = send(sandbox, mmspMessage(777, window));
    QCOMPARE(reply.json.value(u"Body").toObject().value(u"BIZ_CONTENT").toArray().size(), 1000);
    QVERIFY(reply.body.size() > 150'000);
}

void TestSandboxMmspProgram::payoutsAreMadeWithTheShownKey()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const auto platform =
        sandbox::payout::RsaKey::fromPublicPem(sandbox.get("/payout/platform-key").body);
    const auto merchant = sandbox::payout::RsaKey::fromPrivatePem(publishedMerchantPrivateKey);
    QVERIFY(platform && merchant);
    const QByteArray plain = QJsonDocument(QJsonObject{{u"CMDID"_qs, u"4099"_qs},
                                                       {u"VERSION"_qs, u"1.0"_qs},
                                                       {u"MERNO"_qs, mmspMerchant},
                                                       {u"ORDERNO"_qs, u"1"_qs},
                                                       {u"REQTIME"_qs, u"20261120104231"_qs},
                                                       {u"QRYTYPE"_qs, u"1"_qs}})
                                 .toJson(QJsonDocument::Compact);
    const auto text = [](const Result<QByteArray>& bytes) {
        return QString::fromLatin1(bytes.value_or(QByteArray()).toBase64());
    };
    const HttpReply reply =
        sandbox.post("/payout", {{u"ENCRYPT"_qs, text(platform->encrypt(plain))},
                                 {u"SIGN"_qs, text(merchant->sign(plain))}});
    QCOMPARE(reply.json.value(u"RETCODE").toString(), u"0000"_qs);
    const auto opened = merchant->decrypt(
        QByteArray::fromBase64(reply.json.value(u"ENCRYPT").toString().toLatin1()));
    QVERIFY(opened);
    QVERIFY(opened->contains("\"BALANCEPAY\":100000000"));
}

void TestSandboxMmspProgram::theBooksSurviveKill()
{
    QTemporaryDir folder;
    const QStringList state{u"--state"_qs, folder.filePath(u"state.jsonl"_qs)};
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(state));
    QCOMPARE(send(sandbox, mmspMessage(0x0903, scanPayBody(u"T1"_qs, mmspCode(u"9203")))).status,
             0);
    QCOMPARE(status(sandbox, 2322, gatewayOrder(u"T2"_qs, 103)), u"0"_qs);
    QCOMPARE(sandbox.post("/admin/payout/account", {{u"fee"_qs, 7}}).status, 200);
    sandbox.killHard();
    QVERIFY(sandbox.start(state));
    QCOMPARE(status(sandbox, 0x0906, scanNaming(u"T1"_qs)), u"1"_qs);
    QCOMPARE(status(sandbox, 2323, named(u"T2"_qs)), u"0"_qs);
    QCOMPARE(sandbox.get("/books/payout").json.value(u"account").toObject().value(u"fee").toInt(),
             7);
}

void TestSandboxMmspProgram::theLogKeepsSecrets()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"log.jsonl"_qs);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--log"_qs, path}));
    const QString code = mmspCode(u"0001", 424242);
    QCOMPARE(status(sandbox, 0x0903, scanPayBody(u"T1"_qs, code)), u"1"_qs);
    const QJsonObject card{{u"MERORDERID"_qs, u"T2"_qs},
                           {u"CARDNO"_qs, u"6225880113756648"_qs},
                           {u"AMT"_qs, u"100"_qs},
                           {u"CARDTYPE"_qs, u"1"_qs},
                           {u"NAME"_qs, u"张三"_qs},
                           {u"ID_NO"_qs, u"23210219820916601X"_qs},
                           {u"PHONENO"_qs, u"18826570890"_qs},
                           {u"NOTIFY_URL"_qs, notifyAddress}};
    QCOMPARE(status(sandbox, 771, card), u"0"_qs);
    sandbox.killHard();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY(log.contains("scan.wechatPay"));
    QVERIFY(log.contains("quickpay.order"));
    for (const QByteArray& secret :
         {code.toLatin1(), QByteArray("6225880113756648"), QByteArray("18826570890"),
          QByteArray("23210219820916601X"), mmspKey})
        QVERIFY2(!log.contains(secret), secret.constData());
}

void TestSandboxMmspProgram::anotherMerchantHasAnotherKey()
{
    QTemporaryDir folder;
    const QByteArray key = "11112222333344445555666677778888";
    QFile file(folder.filePath(u"key"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(key + '\n');
    file.close();
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--mmsp-merchant"_qs, u"M1"_qs, u"--mmsp-terminal"_qs, u"A"_qs,
                           u"--mmsp-terminal"_qs, u"B"_qs, u"--mmsp-key-file"_qs, file.fileName(),
                           u"--open-all"_qs}));
    const QJsonObject body{{u"BIND_ID"_qs, u"1"_qs}};
    QJsonObject message = mmspMessage(776, body);
    message.insert(u"MERNO"_qs, u"M1"_qs);
    message.insert(u"TERMNO"_qs, u"B"_qs);
    QCOMPARE(send(sandbox, message).json.value(u"ErrorMsg").toString(), u"签名错误"_qs);
    message.insert(u"Sign"_qs, mmspSign(body, key));
    QCOMPARE(send(sandbox, message).json.value(u"CommandID").toInt(), 33544);
}

void TestSandboxMmspProgram::badOptionsAreRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exit");
    QTest::newRow("an agent without a key") << QStringList{u"--mmsp-agent"_qs, u"1"_qs} << 64;
    QTest::newRow("a key without an agent")
        << QStringList{u"--mmsp-agent-key-file"_qs, u"/dev/null"_qs} << 64;
    QTest::newRow("no such key") << QStringList{u"--mmsp-key-file"_qs, u"/nowhere"_qs} << 70;
    QTest::newRow("no such RSA key")
        << QStringList{u"--payout-merchant-key"_qs, u"/nowhere"_qs} << 70;
}

void TestSandboxMmspProgram::badOptionsAreRefused()
{
    QFETCH(QStringList, options);
    QFETCH(int, exit);
    SandboxProgram sandbox;
    QVERIFY(!sandbox.start(options));
    QVERIFY(sandbox.process().state() == QProcess::NotRunning ||
            sandbox.process().waitForFinished(20'000));
    QCOMPARE(sandbox.process().exitCode(), exit);
}

QTEST_GUILESS_MAIN(TestSandboxMmspProgram)
#include "tst_sandbox_mmsp_program.moc"
