// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/notification.h"
#include "tests/unit/sandbox/netpay_side.h"

#include <QFile>
#include <QTest>

using namespace till;
using namespace till::test;
using sandbox::netpay::Digest;

class TestSandboxNetpay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatTheTablesRefuse_data();
    void refusesWhatTheTablesRefuse();
    void letsInWhatTheTablesLetIn_data();
    void letsInWhatTheTablesLetIn();
    void answersHaveTheTablesShapes();
    void knowsItsMerchantAndTheTime();
    void anIdIsUsedOnce();
    void anOrderIsPaidAtTheThirdQuery();
    void anOrderThatNobodyPaysExpires();
    void whatIsClosedStaysClosed();
    void endings_data();
    void endings();
    void orderAnswersSuffer_data();
    void orderAnswersSuffer();
    void somebodyPays();
    void newsAreOfThePayment();
    void signsAsPublished();
    void theFormCarriesWhatIsSigned();
    void theManualHasTheTable();
};

namespace {

const QString precreate = u"trade/precreate"_qs;

QJsonObject without(QJsonObject fields, const QString& name)
{
    fields.remove(name);
    return fields;
}

QString textOf(int length)
{
    return QString(length, u'x');
}

} // namespace

void TestSandboxNetpay::refusesWhatTheTablesRefuse_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("fields");
    const QJsonObject order = netpayOrder(netpayId(), 1000);
    const QJsonObject about{{u"merOrderId"_qs, netpayId()}};
    const auto row = [](const char* name, const QString& path, const QJsonObject& fields) {
        QTest::newRow(name) << path << fields;
    };
    const auto with = [](const QJsonObject& base, const QString& name, const QJsonValue& value) {
        return joined(base, {{name, value}});
    };
    row("no id", precreate, without(order, u"merOrderId"_qs));
    row("no amount", precreate, without(order, u"totalAmount"_qs));
    row("amount 0", precreate, with(order, u"totalAmount"_qs, 0));
    row("amount too large", precreate, with(order, u"totalAmount"_qs, 100'000'001));
    row("amount in yuan", precreate, with(order, u"totalAmount"_qs, u"10.00"_qs));
    row("amount of half a fen", precreate, with(order, u"totalAmount"_qs, 10.5));
    row("amount below 0", precreate, with(order, u"totalAmount"_qs, -1));
    row("unknown field", precreate, with(order, u"payCode"_qs, u"1"_qs));
    row("unknown field of goods", precreate,
        with(order, u"goods"_qs, QJsonArray{QJsonObject{{u"colour"_qs, u"red"_qs}}}));
    row("goods that are no list", precreate, with(order, u"goods"_qs, QJsonObject{}));
    row("quantity as a number", precreate,
        with(order, u"goods"_qs, QJsonArray{QJsonObject{{u"quantity"_qs, 1}}}));
    row("goods and their number", precreate,
        joined(order, {{u"goods"_qs, QJsonArray{QJsonObject{}}}, {u"goodsTradeNo"_qs, u"1"_qs}}));
    row("long msgId", precreate, with(order, u"msgId"_qs, textOf(65)));
    row("msgId as a number", precreate, with(order, u"msgId"_qs, 1));
    row("msgId null", precreate, with(order, u"msgId"_qs, QJsonValue::Null));
    row("long description", precreate, with(order, u"orderDesc"_qs, textOf(256)));
    row("id of 28", precreate, with(order, u"merOrderId"_qs, u"3194"_qs + textOf(24)));
    row("id of 6", precreate, with(order, u"merOrderId"_qs, u"319412"_qs));
    row("id of others", precreate, with(order, u"merOrderId"_qs, u"90012345678"_qs));
    row("flag as a text", precreate, with(order, u"divisionFlag"_qs, u"true"_qs));
    row("deposit as a flag", precreate, with(order, u"secureTransaction"_qs, true));
    row("expired", precreate, with(order, u"expireTime"_qs, u"2026-11-20 10:42:31"_qs));
    row("expiry without seconds", precreate, with(order, u"expireTime"_qs, u"2026-11-20 11:42"_qs));
    row("instalments of 4", precreate, with(order, u"installmentNumber"_qs, 4));
    row("unknown way to pay", precreate, with(order, u"enablePayChnl"_qs, u"cash"_qs));
    row("commission without its type", precreate, with(order, u"retCommParams"_qs, QJsonObject{}));
    row("Alipay's instalments elsewhere", u"uac/app-order"_qs,
        with(order, u"installmentNumber"_qs, 3));
    row("WeChat without app", u"wx/app-pre-order"_qs, with(order, u"tradeType"_qs, u"APP"_qs));
    row("WeChat without type", u"wx/app-pre-order"_qs, with(order, u"subAppId"_qs, u"wx1"_qs));
    row("qmf without user", u"qmf/order"_qs, with(order, u"mobile"_qs, u"13800000000"_qs));
    row("qmf without mobile", u"qmf/order"_qs, with(order, u"merchantUserId"_qs, u"1"_qs));
    row("query of nothing", u"query"_qs, {});
    row("refund without amount", u"refund"_qs, about);
    row("refund of 0", u"refund"_qs, with(about, u"refundAmount"_qs, 0));
    row("refund with a bill's date", u"refund"_qs,
        joined(about, {{u"refundAmount"_qs, 1}, {u"billDate"_qs, u"2016-09-22"_qs}}));
    row("refund query of nothing", u"refund-query"_qs, {});
    row("completion without amount", u"secure-complete"_qs, about);
    row("completion of 0", u"secure-complete"_qs, with(about, u"completedAmount"_qs, 0));
    row("cancellation with amount", u"secure-cancel"_qs, with(about, u"completedAmount"_qs, 1));
    row("close of nothing", u"close"_qs, {});
    row("close of a bill", u"close"_qs, with(about, u"qrCodeId"_qs, u"1"_qs));
}

void TestSandboxNetpay::refusesWhatTheTablesRefuse()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, fields);
    NetpayTalk talk;
    QCOMPARE(talk.code(path, fields), u"BAD_REQUEST"_qs);
    QVERIFY(talk.ledger().orders().isEmpty());
}

void TestSandboxNetpay::letsInWhatTheTablesLetIn_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("more");
    QTest::newRow("WeChat") << u"wx/app-pre-order"_qs
                            << QJsonObject{{u"subAppId"_qs, u"wx1"_qs},
                                           {u"tradeType"_qs, u"APP"_qs}};
    QTest::newRow("Alipay, all of it")
        << precreate
        << QJsonObject{{u"installmentNumber"_qs, 12},
                       {u"enablePayChnl"_qs, u"pcreditpayInstallment"_qs},
                       {u"retCommParams"_qs, QJsonObject{{u"foodOrderType"_qs, u"pre_order"_qs}}},
                       {u"limitCreditCard"_qs, u"true"_qs},
                       {u"expireTime"_qs, u"2026-11-20 10:42:32"_qs},
                       {u"goods"_qs, QJsonArray{QJsonObject{{u"goodsName"_qs, u"可乐"_qs},
                                                            {u"quantity"_qs, u"1"_qs},
                                                            {u"price"_qs, u"1000"_qs}}}}};
    QTest::newRow("qmf") << u"qmf/order"_qs
                         << QJsonObject{{u"merchantUserId"_qs, u"u1"_qs},
                                        {u"mobile"_qs, u"13800000000"_qs}};
    QTest::newRow("UnionPay") << u"uac/app-order"_qs << QJsonObject{};
    QTest::newRow("Apple Pay") << u"applepay/order"_qs << QJsonObject{};
    QTest::newRow("Alipay's mini program") << u"trade/app-pre-order"_qs << QJsonObject{};
    QTest::newRow("amount as a text") << precreate << QJsonObject{{u"totalAmount"_qs, u"1000"_qs}};
}

void TestSandboxNetpay::letsInWhatTheTablesLetIn()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, more);
    NetpayTalk talk;
    const QJsonObject answer = talk.answer(path, joined(netpayOrder(netpayId(), 1000), more));
    QCOMPARE(answer.value(u"errCode").toString(), u"SUCCESS"_qs);
    QCOMPARE(answer.value(u"status").toString(), u"NEW_ORDER"_qs);
    QVERIFY(answer.value(u"qrCode").toString().size() <= 64);
    const bool isShown = path != u"applepay/order" && path != u"trade/app-pre-order";
    QCOMPARE(answer.contains(u"qrCode"), isShown);
}

void TestSandboxNetpay::answersHaveTheTablesShapes()
{
    NetpayTalk talk;
    const QJsonObject echoes{{u"msgId"_qs, u"m1"_qs}, {u"srcReserve"_qs, u"s1"_qs}};
    const QString id = talk.place(1001, echoes);
    QCOMPARE(talk.lastReply.json.value(u"totalAmount"), QJsonValue(1001));
    QCOMPARE(talk.lastReply.json.value(u"msgId").toString(), u"m1"_qs);
    QCOMPARE(talk.lastReply.json.value(u"srcReserve").toString(), u"s1"_qs);
    QCOMPARE(talk.lastReply.json.value(u"responseTimestamp").toString(), u"2026-11-20 10:42:31"_qs);
    const QJsonObject paid = talk.answer(u"query"_qs, {{u"merOrderId"_qs, id}});
    QCOMPARE(paid.value(u"totalAmount"), QJsonValue(1001));
    QCOMPARE(paid.value(u"buyerPayAmount"), QJsonValue(1001));
    QCOMPARE(paid.value(u"payTime").toString(), u"2026-11-20 10:42:31"_qs);
    QCOMPARE(paid.value(u"settleDate").toString(), u"2026-11-20"_qs);
    QCOMPARE(paid.value(u"billFunds").toString(), u"支付宝余额:1001"_qs);
    QVERIFY(paid.contains(u"responseTimeStamp"));
    const QJsonObject refund = talk.answer(
        u"refund"_qs,
        {{u"merOrderId"_qs, id}, {u"refundOrderId"_qs, netpayId(99)}, {u"refundAmount"_qs, 1}});
    QCOMPARE(refund.value(u"refundAmount"), QJsonValue(u"1"_qs));
    QCOMPARE(refund.value(u"refundInvoiceAmount"), QJsonValue(1));
    QCOMPARE(refund.value(u"status").toString(), u"TRADE_REFUND"_qs);
    const QJsonObject asked = talk.answer(u"refund-query"_qs, {{u"merOrderId"_qs, netpayId(99)}});
    QCOMPARE(asked.value(u"merOrderId").toString(), id);
    QCOMPARE(asked.value(u"refundOrderId").toString(), netpayId(99));
    QCOMPARE(asked.value(u"sendBackAmount"), QJsonValue(u"1"_qs));
    // What is refused still says whom it answers.
    const QJsonObject refused =
        talk.answer(u"query"_qs, joined(echoes, {{u"merOrderId"_qs, netpayId(98)}}));
    QCOMPARE(refused.value(u"errCode").toString(), u"NO_ORDER"_qs);
    QCOMPARE(refused.value(u"mid").toString(), u"898201612345678"_qs);
    QCOMPARE(refused.value(u"tid").toString(), u"88880001"_qs);
    QCOMPARE(refused.value(u"msgId").toString(), u"m1"_qs);
}

void TestSandboxNetpay::knowsItsMerchantAndTheTime()
{
    NetpayTalk talk;
    const auto code = [&](const QJsonObject& head, Instant sent) {
        const QJsonObject fields =
            joined(withNetpayHead(netpayOrder(netpayId(), 1000), sandboxMorning), head);
        const auto* address = sandbox::netpay::addressOf(u"/v1/netpay/trade/precreate");
        return talk.ledger()
            .handle({*address, fields, sent, sent})
            .json.value(u"errCode")
            .toString();
    };
    QCOMPARE(code({{u"mid"_qs, u"898201612345679"_qs}}, talk.now), u"NO_MERCHANT"_qs);
    QCOMPARE(code({{u"tid"_qs, u"88880002"_qs}}, talk.now), u"INVLID_MERCHANT_CONFIG"_qs);
    const Instant late{sandboxMorning.unixMs + 900'001};
    QCOMPARE(code({}, late), u"ABNORMAL_REQUEST_TIME"_qs);
    const Instant early{sandboxMorning.unixMs - 900'001};
    QCOMPARE(code({}, early), u"ABNORMAL_REQUEST_TIME"_qs);
    const Instant atTheLimit{sandboxMorning.unixMs + 900'000};
    QCOMPARE(code({}, atTheLimit), u"SUCCESS"_qs);
}

void TestSandboxNetpay::anIdIsUsedOnce()
{
    NetpayTalk talk;
    const QString id = talk.place(1001);
    QCOMPARE(talk.code(precreate, netpayOrder(id, 1001)), u"DUP_ORDER"_qs);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(id, id, 1), u"DUP_ORDER"_qs);
    QCOMPARE(talk.refund(id, netpayId(50), 1), u"SUCCESS"_qs);
    QCOMPARE(talk.code(precreate, netpayOrder(netpayId(50), 1001)), u"DUP_ORDER"_qs);
    const QString other = talk.place(2001);
    QCOMPARE(talk.query(other), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(other, netpayId(50), 1), u"DUP_ORDER"_qs);
}

void TestSandboxNetpay::anOrderIsPaidAtTheThirdQuery()
{
    NetpayTalk talk;
    const QString id = talk.place(1000);
    QCOMPARE(talk.query(id), u"WAIT_BUYER_PAY"_qs);
    QCOMPARE(talk.query(id), u"WAIT_BUYER_PAY"_qs);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    const QString targetId = talk.ledger().orders().value(id).targetId;
    const auto codeOf = [&](const QJsonObject& fields) {
        return talk.code(u"query"_qs, fields);
    };
    QCOMPARE(codeOf({{u"targetOrderId"_qs, targetId}}), u"SUCCESS"_qs);
    QCOMPARE(codeOf({{u"targetOrderId"_qs, u"2026112000"_qs}}), u"NO_ORDER"_qs);
    QCOMPARE(codeOf({{u"targetOrderId"_qs, targetId}, {u"merOrderId"_qs, netpayId(9)}}),
             u"NO_ORDER"_qs);
}

void TestSandboxNetpay::anOrderThatNobodyPaysExpires()
{
    NetpayTalk talk;
    const QString byDefault = talk.place(1003);
    const QString chosen = talk.place(1003, {{u"expireTime"_qs, u"2026-11-20 10:47:31"_qs}});
    talk.now.unixMs += 300'000 - 1;
    QCOMPARE(talk.query(chosen), u"WAIT_BUYER_PAY"_qs);
    talk.now.unixMs += 1;
    QCOMPARE(talk.query(chosen), u"TRADE_CLOSED"_qs);
    QVERIFY(!talk.ledger().pay(chosen, talk.now));
    talk.now.unixMs += 1'500'000 - 1;
    QCOMPARE(talk.query(byDefault), u"WAIT_BUYER_PAY"_qs);
    talk.now.unixMs += 1;
    QCOMPARE(talk.query(byDefault), u"TRADE_CLOSED"_qs);
    QCOMPARE(talk.refund(byDefault, netpayId(50), 1), u"OPERATION_NOT_ALLOWED"_qs);
}

void TestSandboxNetpay::whatIsClosedStaysClosed()
{
    NetpayTalk talk;
    const QString id = talk.place(1000);
    QCOMPARE(talk.code(u"close"_qs, netpayId(9)), u"NO_ORDER"_qs);
    const QJsonObject closed = talk.answer(u"close"_qs, {{u"merOrderId"_qs, id}});
    QCOMPARE(closed.value(u"errCode").toString(), u"SUCCESS"_qs);
    QCOMPARE(closed.value(u"status").toString(), u"TRADE_CLOSED"_qs);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(talk.query(id), u"TRADE_CLOSED"_qs);
    QCOMPARE(talk.code(u"close"_qs, id), u"OPERATION_NOT_ALLOWED"_qs);
    const QString paid = talk.place(1001);
    QCOMPARE(talk.query(paid), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.code(u"close"_qs, paid), u"OPERATION_NOT_ALLOWED"_qs);
}

void TestSandboxNetpay::endings_data()
{
    QTest::addColumn<int>("fen");
    QTest::addColumn<QStringList>("queries");
    const QString waits = u"WAIT_BUYER_PAY"_qs;
    const QString paid = u"TRADE_SUCCESS"_qs;
    const QString closed = u"TRADE_CLOSED"_qs;
    QTest::newRow("01") << 1001 << QStringList{paid};
    QTest::newRow("1 fen") << 1 << QStringList{paid};
    QTest::newRow("02") << 1002 << QStringList{waits, waits, waits, paid};
    QTest::newRow("03") << 1003 << QStringList{waits, waits, waits, waits, waits};
    QTest::newRow("05") << 1005 << QStringList{waits, waits, closed, closed};
    QTest::newRow("06") << 1006 << QStringList{waits, waits, paid};
    QTest::newRow("41") << 1041 << QStringList{u"UNKNOWN"_qs, u"UNKNOWN"_qs, paid};
    QTest::newRow("42") << 1042 << QStringList{u"NO_ORDER"_qs, u"NO_ORDER"_qs, paid};
    QTest::newRow("43") << 1043
                        << QStringList{u"ORDER_PROCESSING"_qs, u"ORDER_PROCESSING"_qs, paid};
    QTest::newRow("21") << 1021 << QStringList{u"NO_ORDER"_qs};
    QTest::newRow("26") << 1026 << QStringList{paid};
    QTest::newRow("32") << 1032 << QStringList{u"NO_ORDER"_qs};
}

void TestSandboxNetpay::endings()
{
    QFETCH(int, fen);
    QFETCH(QStringList, queries);
    NetpayTalk talk;
    const QString id = talk.place(fen);
    for (const QString& status : std::as_const(queries))
        QCOMPARE(talk.query(id), status);
}

void TestSandboxNetpay::orderAnswersSuffer_data()
{
    QTest::addColumn<int>("fen");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("whole");
    QTest::newRow("21") << 21 << u"TARGET_FAIL"_qs << 200 << true;
    QTest::newRow("22") << 22 << u"INACTIVE_MERCHANT"_qs << 200 << true;
    QTest::newRow("23") << 23 << u"DENIED_IP"_qs << 200 << true;
    QTest::newRow("24") << 24 << u"TXN_DISCARDED"_qs << 200 << true;
    QTest::newRow("25") << 25 << u"INTERNAL_ERROR"_qs << 200 << true;
    QTest::newRow("26") << 26 << u"TIMEOUT"_qs << 200 << true;
    QTest::newRow("27") << 27 << u"NET_ERROR"_qs << 200 << true;
    QTest::newRow("31") << 31 << u"SUCCESS"_qs << 200 << false;
    QTest::newRow("35") << 35 << u"SUCCESS"_qs << 500 << true;
}

void TestSandboxNetpay::orderAnswersSuffer()
{
    QFETCH(int, fen);
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(bool, whole);
    NetpayTalk talk;
    const QString id = talk.place(fen);
    Q_UNUSED(id);
    QCOMPARE(talk.lastReply.json.value(u"errCode").toString(), code);
    QCOMPARE(talk.lastReply.status, status);
    QCOMPARE(talk.lastReply.delivery == sandbox::Delivery::Whole, whole);
}

void TestSandboxNetpay::somebodyPays()
{
    NetpayTalk talk;
    const QString id = talk.place(1003);
    QVERIFY(talk.ledger().pay(id, talk.now));
    QVERIFY(!talk.ledger().pay(id, talk.now));
    QVERIFY(!talk.ledger().pay(netpayId(9), talk.now));
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    // Just when it is closed.
    const QString late = talk.place(1004);
    QCOMPARE(talk.query(late), u"WAIT_BUYER_PAY"_qs);
    QCOMPARE(talk.code(u"close"_qs, late), u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(talk.query(late), u"TRADE_SUCCESS"_qs);
    // After a while, whoever asks.
    const QString alone = talk.place(1008);
    talk.now.unixMs += 2'999;
    QCOMPARE(talk.query(alone), u"WAIT_BUYER_PAY"_qs);
    talk.now.unixMs += 1;
    talk.ledger().advance(talk.now);
    QCOMPARE(statusOf(talk.ledger().orders().value(alone)), u"TRADE_SUCCESS"_qs);
}

void TestSandboxNetpay::newsAreOfThePayment()
{
    using Kind = sandbox::netpay::Ledger::News::Kind;
    NetpayTalk talk;
    const auto kinds = [&](qint64 fen) {
        const QString id = talk.place(fen);
        for (int i = 0; i < 3; ++i)
            static_cast<void>(talk.query(id));
        QList<Kind> found;
        const auto news = talk.ledger().takeNews();
        for (const auto& one : news) {
            if (one.orderId == id)
                found.append(one.kind);
        }
        return found;
    };
    QCOMPARE(kinds(1000), QList<Kind>{Kind::Paid});
    QCOMPARE(kinds(1003), QList<Kind>{});
    QCOMPARE(kinds(1006), QList<Kind>{});
    QCOMPARE(kinds(1007), (QList<Kind>{Kind::Forged, Kind::Paid}));
    QCOMPARE(kinds(1010), (QList<Kind>{Kind::Paid, Kind::Paid}));
}

void TestSandboxNetpay::signsAsPublished()
{
    // The example of 1.8.4.
    const QMap<QString, QString> fields{
        {u"walletOption"_qs, u"SINGLE"_qs},
        {u"billNo"_qs, u"31940000201700002"_qs},
        {u"billDate"_qs, u"2017-06-26"_qs},
        {u"sign"_qs, u"2631915B7F7822C4B00A488A32E03764"_qs},
        {u"requestTimestamp"_qs, u"2017-06-26 17:28:02"_qs},
        {u"instMid"_qs, u"QRPAYDEFAULT"_qs},
        {u"msgSrc"_qs, u"WWW.TEST.COM"_qs},
        {u"totalAmount"_qs, u"1"_qs},
        {u"goods"_qs,
         u"[{\"body\":\"微信二维码测试\",\"price\":\"1\",\"goodsName\":\"微信二维码测试\","
         "\"goodsId\":\"1\",\"quantity\":\"1\",\"goodsCategory\":\"TEST\"}]"_qs},
        {u"msgType"_qs, u"bills.getQRCode"_qs},
        {u"mid"_qs, u"898340149000005"_qs},
        {u"tid"_qs, u"88880001"_qs},
        {u"empty"_qs, QString()}};
    const QByteArray key = "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR";
    QCOMPARE(signatureOf(fields, key, Digest::Md5), QByteArray("57F81BAF8E3BAE1190B26D6C733038AF"));
    QCOMPARE(signatureOf(fields, key, Digest::Sha256),
             QByteArray("a9eced8dd8425d1fc4047cf94e672c69ed1073557ee831c51287341cfab0b21f"));
}

void TestSandboxNetpay::theFormCarriesWhatIsSigned()
{
    const QJsonObject fields{{u"payTime"_qs, u"2026-11-20 10:42:31"_qs},
                             {u"attachedData"_qs, u"a+b&c=可乐"_qs}};
    for (const Digest digest : {Digest::Md5, Digest::Sha256}) {
        const QByteArray form = signedForm(fields, "N1#1", "key", digest);
        QVERIFY(form.contains("payTime=2026-11-20+10%3A42%3A31"));
        QVERIFY(form.contains("attachedData=a%2Bb%26c%3D%E5%8F%AF%E4%B9%90"));
        QMap<QString, QString> read;
        const QList<QByteArray> pairs = form.split('&');
        for (const QByteArray& pair : pairs) {
            const auto text = [](QByteArray part) {
                return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
            };
            read.insert(text(pair.first(pair.indexOf('='))),
                        text(pair.sliced(pair.indexOf('=') + 1)));
        }
        QCOMPARE(read.contains(u"signType"_qs), digest == Digest::Sha256);
        QCOMPARE(read.size(), digest == Digest::Sha256 ? 5 : 4);
        QCOMPARE(signatureOf(read, "key", digest), read.value(u"sign"_qs).toLatin1());
        QVERIFY(form != signedForm(fields, "N1#2", "key", digest));
    }
}

void TestSandboxNetpay::theManualHasTheTable()
{
    QFile manual(qEnvironmentVariable("TILL_SOURCE_DIR") + u"/app/sandbox/netpay/README.md"_qs);
    QVERIFY(manual.open(QIODevice::ReadOnly));
    QVERIFY2(QString::fromUtf8(manual.readAll()).contains(sandbox::netpay::scriptTable()),
             "put the output of till-sandbox --list-codes into app/sandbox/netpay/README.md");
}

QTEST_APPLESS_MAIN(TestSandboxNetpay)
#include "tst_sandbox_netpay.moc"
