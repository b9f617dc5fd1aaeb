// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/notification.h"
#include "tests/unit/sandbox/netpay_side.h"
#include "tests/unit/sandbox/notified_shop.h"
#include "tests/unit/sandbox/sandbox_program.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::test;

/// netpay over real HTTP, and its notifications.
class TestSandboxNetpayProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyInterfaceAnswers();
    void wrongRequestsAreAnswered();
    void arrivalsAreCounted();
    void orderedFaultsHappen();
    void aPaymentIsNotified();
    void notificationsRepeatUntilSuccess();
    void notificationsOutliveAKill();
    void aForgerHasAnotherKey();
    void theOtherAlgorithmCanBeAgreed();
    void somebodyPaysByHand();
    void theBooksOutliveAKill();
};

namespace {

const QByteArray publishedKey = "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR";
const QStringList fast{u"--speed"_qs, u"1000"_qs, u"--notify-scale"_qs, u"1000"_qs};

HttpReply ask(SandboxProgram& sandbox, const QByteArray& path, const QJsonObject& fields)
{
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    const QByteArray body =
        QJsonDocument(withNetpayHead(fields, now)).toJson(QJsonDocument::Compact);
    return sandbox.post("/v1/netpay/" + path, body, sandbox.signedFor(body));
}

QString status(SandboxProgram& sandbox, const QString& id)
{
    return ask(sandbox, "query", {{u"merOrderId"_qs, id}}).json.value(u"status").toString();
}

QJsonObject notifiedOrder(const QString& id, qint64 fen, const NotifiedShop& shop)
{
    return netpayOrder(id, fen,
                       {{u"notifyUrl"_qs, shop.url()}, {u"attachedData"_qs, u"台号 7+8"_qs}});
}

bool isSigned(const NotifiedShop::Arrival& arrival, sandbox::netpay::Digest digest)
{
    const QMap<QString, QString> fields = formFields(arrival.body);
    return sandbox::netpay::signatureOf(fields, publishedKey, digest) ==
           fields.value(u"sign"_qs).toLatin1();
}

} // namespace

void TestSandboxNetpayProgram::everyInterfaceAnswers()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QJsonObject more{{u"subAppId"_qs, u"wx1"_qs},
                           {u"tradeType"_qs, u"APP"_qs},
                           {u"merchantUserId"_qs, u"u1"_qs},
                           {u"mobile"_qs, u"13800000000"_qs}};
    int serial = 0;
    for (const QByteArray path : {"wx/app-pre-order", "trade/precreate", "qmf/order",
                                  "uac/app-order", "applepay/order", "trade/app-pre-order"})
        QCOMPARE(ask(sandbox, path, netpayOrder(netpayId(++serial), 1001, more)).code(),
                 u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QCOMPARE(ask(sandbox, "refund",
                 {{u"merOrderId"_qs, netpayId(1)},
                  {u"refundOrderId"_qs, netpayId(50)},
                  {u"refundAmount"_qs, 1}})
                 .code(),
             u"SUCCESS"_qs);
    QCOMPARE(ask(sandbox, "refund-query", {{u"merOrderId"_qs, netpayId(50)}}).code(),
             u"SUCCESS"_qs);
    QCOMPARE(ask(sandbox, "close", {{u"merOrderId"_qs, netpayId(2)}}).code(), u"SUCCESS"_qs);
    const QJsonObject secured{{u"secureTransaction"_qs, u"true"_qs}};
    for (const int deposit : {20, 21}) {
        QCOMPARE(
            ask(sandbox, "trade/precreate", netpayOrder(netpayId(deposit), 1001, secured)).code(),
            u"SUCCESS"_qs);
        QCOMPARE(status(sandbox, netpayId(deposit)), u"TRADE_SUCCESS"_qs);
    }
    QCOMPARE(ask(sandbox, "secure-cancel", {{u"merOrderId"_qs, netpayId(20)}}).code(),
             u"SUCCESS"_qs);
    QCOMPARE(ask(sandbox, "secure-complete",
                 {{u"merOrderId"_qs, netpayId(21)}, {u"completedAmount"_qs, 1}})
                 .code(),
             u"SUCCESS"_qs);
    QCOMPARE(sandbox.get("/books/netpay").json.value(u"orders").toArray().size(), 8);
    QVERIFY(sandbox.isConnected());
}

void TestSandboxNetpayProgram::wrongRequestsAreAnswered()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QByteArray query = "/v1/netpay/query";
    QCOMPARE(sandbox.post(query, "{}", sandbox.signedFor("{ }")).code(), u"BAD_SIGN"_qs);
    QCOMPARE(sandbox.post(query, "{}", "none").code(), u"BAD_SIGN"_qs);
    QCOMPARE(sandbox.post(query, "{}", sandbox.signedFor("{}")).code(), u"BAD_REQUEST"_qs);
    QCOMPARE(sandbox.post(query, "[]", sandbox.signedFor("[]")).code(), u"BAD_REQUEST"_qs);
    QCOMPARE(sandbox.post("/v1/netpay/pay", "{}", sandbox.signedFor("{}")).code(),
             u"NO_SERVICE"_qs);
    QCOMPARE(sandbox.get(query).status, 405);
    QCOMPARE(status(sandbox, netpayId(1)), QString());
}

void TestSandboxNetpayProgram::arrivalsAreCounted()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(ask(sandbox, "trade/precreate", netpayOrder(netpayId(1), 1001)).code(), u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    const QJsonObject refund{{u"merOrderId"_qs, netpayId(1)},
                             {u"refundOrderId"_qs, netpayId(50)},
                             {u"refundAmount"_qs, 1}};
    QCOMPARE(ask(sandbox, "refund", refund).code(), u"SUCCESS"_qs);
    const QJsonObject counted = sandbox.get("/arrivals").json;
    const QJsonObject order = counted.value(u"orders").toObject().value(netpayId(1)).toObject();
    QCOMPARE(order.value(u"netpay.alipayOrder").toInt(), 1);
    QCOMPARE(order.value(u"netpay.query").toInt(), 2);
    QCOMPARE(counted.value(u"refunds").toObject().value(netpayId(50)).toObject(),
             (QJsonObject{{u"netpay.refund"_qs, 1}}));
}

void TestSandboxNetpayProgram::orderedFaultsHappen()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const auto order = [&](const QString& when) {
        return sandbox.post("/admin/faults", {{u"operation"_qs, u"netpay.alipayOrder"_qs},
                                              {u"fault"_qs, u"drop"_qs},
                                              {u"when"_qs, when}});
    };
    QCOMPARE(
        sandbox
            .post("/admin/faults", {{u"operation"_qs, u"netpay.pay"_qs}, {u"fault"_qs, u"drop"_qs}})
            .status,
        400);
    QCOMPARE(order(u"before"_qs).status, 200);
    QCOMPARE(ask(sandbox, "trade/precreate", netpayOrder(netpayId(1), 1001)).status, 0);
    QCOMPARE(ask(sandbox, "query", {{u"merOrderId"_qs, netpayId(1)}}).code(), u"NO_ORDER"_qs);
    QCOMPARE(order(u"after"_qs).status, 200);
    QCOMPARE(ask(sandbox, "trade/precreate", netpayOrder(netpayId(2), 1001)).status, 0);
    QCOMPARE(status(sandbox, netpayId(2)), u"TRADE_SUCCESS"_qs);
}

void TestSandboxNetpayProgram::aPaymentIsNotified()
{
    NotifiedShop shop;
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(fast));
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(1), 1001, shop)).code(),
             u"SUCCESS"_qs);
    QCOMPARE(shop.arrivals().size(), 0);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 1);
    const NotifiedShop::Arrival arrival = shop.arrivals().first();
    QVERIFY(arrival.contentType.startsWith("application/x-www-form-urlencoded"));
    QCOMPARE(arrival.path, QByteArray("/notify"));
    QVERIFY(isSigned(arrival, sandbox::netpay::Digest::Md5));
    const QMap<QString, QString> fields = formFields(arrival.body);
    QCOMPARE(fields.value(u"merOrderId"_qs), netpayId(1));
    QCOMPARE(fields.value(u"totalAmount"_qs), u"1001"_qs);
    QCOMPARE(fields.value(u"status"_qs), u"TRADE_SUCCESS"_qs);
    QCOMPARE(fields.value(u"attachedData"_qs), u"台号 7+8"_qs);
    // What was taken is not sent again, although the next steps of the schedule are long past.
    QTRY_COMPARE(sandbox.get("/admin/notifications").json.value(u"notifications").toArray().size(),
                 1);
    QCOMPARE(sandbox.post("/admin/clock", {{u"aheadMs"_qs, 600'000}}).status, 200);
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(2), 1001, shop)).code(),
             u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(2)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 2);
    QCOMPARE(formFields(shop.arrivals().last().body).value(u"merOrderId"_qs), netpayId(2));
}

void TestSandboxNetpayProgram::notificationsRepeatUntilSuccess()
{
    NotifiedShop shop;
    shop.answers = {"FAILED", "success", ""};
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(fast));
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(1), 1001, shop)).code(),
             u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 4);
    for (const NotifiedShop::Arrival& arrival : shop.arrivals())
        QVERIFY(isSigned(arrival, sandbox::netpay::Digest::Md5));
    const auto listed = [&] {
        return sandbox.get("/admin/notifications").json.value(u"notifications").toArray();
    };
    QTRY_COMPARE(listed().size(), 4);
    QCOMPARE(listed().first().toObject().value(u"answer").toString(), u"FAILED"_qs);
    QCOMPARE(listed().last().toObject().value(u"answer").toString(), u"SUCCESS"_qs);
    QCOMPARE(listed().last().toObject().value(u"attempt").toInt(), 4);
    QCOMPARE(listed().last().toObject().value(u"order").toString(), netpayId(1));
}

void TestSandboxNetpayProgram::notificationsOutliveAKill()
{
    QTemporaryDir directory;
    const QStringList kept = fast + QStringList{u"--state"_qs, directory.filePath(u"books"_qs)};
    NotifiedShop shop;
    shop.answers = {"FAILED", "FAILED", "FAILED", "FAILED", "FAILED", "FAILED", "FAILED"};
    {
        SandboxProgram sandbox;
        QVERIFY(sandbox.start(kept));
        QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(1), 1001, shop)).code(),
                 u"SUCCESS"_qs);
        QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
        QTRY_VERIFY(shop.arrivals().size() >= 2);
        sandbox.killHard();
    }
    shop.answers.clear();
    const qsizetype before = shop.arrivals().size();
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(kept));
    QTRY_COMPARE(shop.arrivals().size(), before + 1);
}

void TestSandboxNetpayProgram::aForgerHasAnotherKey()
{
    NotifiedShop shop;
    shop.answers = {"FAILED"};
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(fast));
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(1), 1007, shop)).code(),
             u"SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 1);
    const NotifiedShop::Arrival forged = shop.arrivals().first();
    QVERIFY(!isSigned(forged, sandbox::netpay::Digest::Md5));
    QCOMPARE(formFields(forged.body).value(u"status"_qs), u"TRADE_SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"WAIT_BUYER_PAY"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"WAIT_BUYER_PAY"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 2);
    QVERIFY(isSigned(shop.arrivals().last(), sandbox::netpay::Digest::Md5));
}

void TestSandboxNetpayProgram::theOtherAlgorithmCanBeAgreed()
{
    using sandbox::netpay::Digest;
    NotifiedShop shop;
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(fast + QStringList{u"--netpay-notify-algorithm"_qs, u"sha256"_qs}));
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(1), 1001, shop)).code(),
             u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 1);
    QVERIFY(isSigned(shop.arrivals().first(), Digest::Sha256));
    QCOMPARE(formFields(shop.arrivals().first().body).value(u"signType"_qs), u"SHA256"_qs);
    // Some amounts are notified with the one that was not agreed, and with another amount.
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(2), 1011, shop)).code(),
             u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(2)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 2);
    QVERIFY(isSigned(shop.arrivals().last(), Digest::Md5));
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(3), 1009, shop)).code(),
             u"SUCCESS"_qs);
    QCOMPARE(status(sandbox, netpayId(3)), u"TRADE_SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 3);
    QCOMPARE(formFields(shop.arrivals().last().body).value(u"totalAmount"_qs), u"1010"_qs);
}

void TestSandboxNetpayProgram::somebodyPaysByHand()
{
    NotifiedShop shop;
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(fast));
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(1), 1003, shop)).code(),
             u"SUCCESS"_qs);
    const auto pay = [&](const QString& id) {
        return sandbox.post("/admin/netpay/pay", {{u"merOrderId"_qs, id}}).status;
    };
    QCOMPARE(pay(netpayId(9)), 400);
    QCOMPARE(pay(netpayId(1)), 200);
    QTRY_COMPARE(shop.arrivals().size(), 1);
    QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
    QCOMPARE(pay(netpayId(1)), 400);
    QCOMPARE(sandbox.post("/admin/netpay/else", {}).status, 404);
    QCOMPARE(sandbox.post("/admin/other/pay", {}).status, 404);
    // Nobody has to ask.
    QCOMPARE(ask(sandbox, "trade/precreate", notifiedOrder(netpayId(2), 1008, shop)).code(),
             u"SUCCESS"_qs);
    QTRY_COMPARE(shop.arrivals().size(), 2);
}

void TestSandboxNetpayProgram::theBooksOutliveAKill()
{
    QTemporaryDir directory;
    const QStringList kept{u"--state"_qs, directory.filePath(u"books"_qs)};
    QByteArray books;
    {
        SandboxProgram sandbox;
        QVERIFY(sandbox.start(kept));
        QCOMPARE(ask(sandbox, "trade/precreate", netpayOrder(netpayId(1), 1001)).code(),
                 u"SUCCESS"_qs);
        QCOMPARE(status(sandbox, netpayId(1)), u"TRADE_SUCCESS"_qs);
        books = sandbox.get("/books/netpay").body;
        sandbox.killHard();
    }
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(kept));
    QCOMPARE(sandbox.get("/books/netpay").body, books);
    QCOMPARE(ask(sandbox, "trade/precreate", netpayOrder(netpayId(1), 1001)).code(),
             u"DUP_ORDER"_qs);
}

QTEST_GUILESS_MAIN(TestSandboxNetpayProgram)
#include "tst_sandbox_netpay_program.moc"
