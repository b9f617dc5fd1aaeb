// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/compose.h"
#include "core/channels/netpay/notification.h"
#include "core/wire/form.h"
#include "tests/unit/channels/netpay_sample.h"

#include <QTest>

namespace till::channels {

using namespace netpay;
using payment::Purpose;

namespace {

namespace sample = netpay_sample;

const QByteArray moment = "\"requestTimestamp\":\"2020-01-02 03:04:05\"";
const QByteArray shop = "\"mid\":\"898201612345678\",\"tid\":\"88880001\"";
const QByteArray inst = "\"instMid\":\"APPDEFAULT\"";
const QByteArray ours = "\"merOrderId\":\"319420200102030405678012001\"";

template<typename Request> Request begun()
{
    Request request;
    request.requestTimestamp = QStringLiteral("2020-01-02 03:04:05");
    request.merOrderId = sample::order;
    request.mid = sample::config().mid;
    request.tid = sample::config().tid;
    request.instMid = QStringLiteral("APPDEFAULT");
    return request;
}

GoodsItem water()
{
    return {.goodsId = QStringLiteral("6901"),
            .goodsName = QStringLiteral("农夫山泉 \"550ml\""),
            .quantity = QStringLiteral("2"),
            .price = Money::fromFen(200),
            .goodsCategory = QStringLiteral("饮料"),
            .body = QStringLiteral("水/water"),
            .unit = QStringLiteral("1"),
            .discount = Money::fromFen(50),
            .subMerchantId = QStringLiteral("988460101800203"),
            .merOrderId = QStringLiteral("3194x0001"),
            .subOrderAmount = Money::fromFen(12'800)};
}

/// With every field of the document.
OrderRequest fullOrder()
{
    auto order = begun<OrderRequest>();
    order.msgId = QStringLiteral("m1");
    order.srcReserve = QStringLiteral("r");
    order.subAppId = QStringLiteral("wx0123456789abcdef");
    order.goods = {water()};
    order.attachedData = QStringLiteral("桌号 A");
    order.expireTime = QStringLiteral("2020-01-02 03:09:05");
    order.goodsTag = QStringLiteral("tag");
    order.orderDesc = QStringLiteral("买水");
    order.originalAmount = Money::fromFen(13'000);
    order.productId = QStringLiteral("p");
    order.totalAmount = Money::fromFen(12'800);
    order.divisionFlag = true;
    order.platformAmount = Money::fromFen(800);
    order.subOrders = {
        {QStringLiteral("988460101800203"), Money::fromFen(12'000), QStringLiteral("3194x0002")}};
    order.notifyUrl = QStringLiteral("https://till.example/n");
    order.showUrl = QStringLiteral("https://till.example/s");
    order.secureTransaction = QStringLiteral("false");
    order.tradeType = QStringLiteral("APP");
    order.limitCreditCard = QStringLiteral("true");
    return order;
}

OrderRequest smallOrder()
{
    auto order = begun<OrderRequest>();
    order.totalAmount = Money::fromFen(1);
    return order;
}

std::shared_ptr<void> orderFor(QLatin1StringView name)
{
    if (name == QLatin1StringView("wechatOrder"))
        return std::make_shared<OrderRequest>(fullOrder());
    auto order = std::make_shared<OrderRequest>(smallOrder());
    if (name == QLatin1StringView("alipayOrder")) {
        order->installmentNumber = QStringLiteral("6");
        order->enablePayChnl = QStringLiteral("pcreditpayInstallment");
        order->retCommParams = CommissionParams{QStringLiteral("pre_order")};
    } else if (name == QLatin1StringView("qmfOrder")) {
        order->merchantUserId = QStringLiteral("shop7");
        order->mobile = std::make_shared<const Secret>(QByteArray("13800000000"));
    } else if (name == QLatin1StringView("unionpayOrder")) {
        order->secureTransaction = QStringLiteral("true");
    } else if (name == QLatin1StringView("alipayAppOrder")) {
        order->tradeType = QStringLiteral("APP");
    }
    return order;
}

std::shared_ptr<void> refund()
{
    auto request = std::make_shared<RefundRequest>(begun<RefundRequest>());
    request->refundAmount = Money::fromFen(300);
    request->refundOrderId = sample::request;
    request->platformAmount = Money::fromFen(0);
    request->subOrders = {
        {QStringLiteral("988460101800203"), Money::fromFen(300), {}, {}, QStringLiteral("坏了")}};
    return request;
}

std::shared_ptr<void> requestFor(QLatin1StringView name)
{
    if (name == QLatin1StringView("query"))
        return std::make_shared<QueryRequest>(begun<QueryRequest>());
    if (name == QLatin1StringView("refund"))
        return refund();
    if (name == QLatin1StringView("refundQuery"))
        return std::make_shared<RefundQueryRequest>(begun<RefundQueryRequest>());
    if (name == QLatin1StringView("secureCancel"))
        return std::make_shared<SecureCancelRequest>(begun<SecureCancelRequest>());
    if (name == QLatin1StringView("close"))
        return std::make_shared<CloseRequest>(begun<CloseRequest>());
    if (name == QLatin1StringView("secureComplete")) {
        auto request = std::make_shared<SecureCompleteRequest>(begun<SecureCompleteRequest>());
        request->completedAmount = Money::fromFen(12'800);
        return request;
    }
    return orderFor(name);
}

QByteArray bodyOf(const payment::Message& message, const NetpayConfig& config = sample::config())
{
    const sample::Signer signer;
    const auto encoded = NetpayChannel(config).encode(message, signer.stamp());
    return encoded ? encoded->body : encoded.error().detail.toUtf8();
}

QByteArray headerOf(const ports::HttpRequest& request, const QByteArray& name)
{
    for (const auto& [key, value] : request.headers) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

class TestNetpayRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const char* path, const QByteArray& body) {
            QTest::newRow(name) << QStringLiteral("/v1/netpay/") + QLatin1StringView(path) << body;
        };
        const QByteArray small = '{' + moment + ',' + ours + ',' + shop + ',' + inst;
        row("wechatOrder", "wx/app-pre-order",
            "{\"msgId\":\"m1\"," + moment + ',' + ours + ",\"srcReserve\":\"r\"," + shop +
                ",\"subAppId\":\"wx0123456789abcdef\"," + inst +
                ",\"goods\":[{\"goodsId\":\"6901\",\"goodsName\":\"农夫山泉 \\\"550ml\\\"\","
                "\"quantity\":\"2\",\"price\":\"200\",\"goodsCategory\":\"饮料\","
                "\"body\":\"水/water\",\"unit\":1,\"discount\":50,"
                "\"subMerchantId\":\"988460101800203\",\"merOrderId\":\"3194x0001\","
                "\"subOrderAmount\":12800}],\"attachedData\":\"桌号 A\","
                "\"expireTime\":\"2020-01-02 03:09:05\",\"goodsTag\":\"tag\","
                "\"orderDesc\":\"买水\",\"originalAmount\":13000,\"productId\":\"p\","
                "\"totalAmount\":12800,\"divisionFlag\":true,\"platformAmount\":800,"
                "\"subOrders\":[{\"mid\":\"988460101800203\",\"totalAmount\":12000,"
                "\"merOrderId\":\"3194x0002\"}],\"notifyUrl\":\"https://till.example/n\","
                "\"showUrl\":\"https://till.example/s\",\"secureTransaction\":\"false\","
                "\"tradeType\":\"APP\",\"limitCreditCard\":\"true\"}");
        row("alipayOrder", "trade/precreate",
            small + ",\"totalAmount\":1,\"installmentNumber\":6,"
                    "\"enablePayChnl\":\"pcreditpayInstallment\","
                    "\"retCommParams\":{\"foodOrderType\":\"pre_order\"}}");
        row("qmfOrder", "qmf/order",
            small + ",\"totalAmount\":1,\"merchantUserId\":\"shop7\",\"mobile\":\"13800000000\"}");
        row("unionpayOrder", "uac/app-order",
            small + ",\"totalAmount\":1,\"secureTransaction\":\"true\"}");
        row("applePayOrder", "applepay/order", small + ",\"totalAmount\":1}");
        row("alipayAppOrder", "trade/app-pre-order",
            small + ",\"totalAmount\":1,\"tradeType\":\"APP\"}");
        row("query", "query", '{' + moment + ',' + shop + ',' + inst + ',' + ours + '}');
        row("refund", "refund",
            '{' + moment + ',' + ours + ',' + inst +
                ",\"mid\":\"898201612345678\",\"tid\":\"88880001\",\"refundAmount\":300,"
                "\"refundOrderId\":\"319420200102030505678012002\",\"platformAmount\":0,"
                "\"subOrders\":[{\"mid\":\"988460101800203\",\"totalAmount\":300,"
                "\"refundDesc\":\"坏了\"}]}");
        row("refundQuery", "refund-query",
            '{' + moment + ',' + ours + ',' + inst + ',' + shop + '}');
        row("secureCancel", "secure-cancel",
            '{' + moment + ',' + shop + ',' + inst + ',' + ours + '}');
        row("secureComplete", "secure-complete",
            '{' + moment + ',' + shop + ',' + inst + ',' + ours + ",\"completedAmount\":12800}");
        row("close", "close", '{' + moment + ',' + ours + ',' + inst + ',' + shop + '}');
    }
    void golden()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, body);
        const NetpayProtocol protocol(sample::config());
        const QLatin1StringView name(QTest::currentDataTag());
        const Interface& which = sample::interfaceNamed(protocol, name);
        const sample::Signer signer;
        const auto composed = protocol.compose(which, requestFor(name).get(), signer.stamp());
        QVERIFY2(composed, composed ? "" : qPrintable(composed.error().detail));
        QCOMPARE(composed->request.body, body);
        QCOMPARE(composed->request.url, QUrl(QStringLiteral("https://pay.example") + path));
        QCOMPARE(headerOf(composed->request, "Content-Type"), QByteArray("application/json"));
        QCOMPARE(headerOf(composed->request, "Authorization"),
                 bodySignatureHeader(sample::config().appId, signer.stamp(), body));
        QVERIFY(!composed->masked.contains("13800000000"));
    }

    void hasNoWordForANotificationOfOurs()
    {
        const NetpayProtocol protocol(sample::config());
        const sample::Signer signer;
        const auto composed =
            protocol.compose(protocol.interfaces().back(), nullptr, signer.stamp());
        QCOMPARE(composed.error().code, ErrorCode::Refused);
    }

    void saysDefaultsThatTheInterfaceHas()
    {
        const NetpayProtocol protocol(sample::config());
        const sample::Signer signer;
        const auto names = [&](QLatin1StringView name) {
            QStringList said;
            for (const auto& [field, value] :
                 protocol.defaults(sample::interfaceNamed(protocol, name), signer.stamp()))
                said.append(field + u'=' + value);
            return said;
        };
        QCOMPARE(names(QLatin1StringView("close")),
                 (QStringList{QStringLiteral("requestTimestamp=2020-01-02 03:04:05"),
                              QStringLiteral("mid=898201612345678"), QStringLiteral("tid=88880001"),
                              QStringLiteral("instMid=APPDEFAULT")}));
        QVERIFY(
            names(QLatin1StringView("qmfOrder")).contains(QStringLiteral("mobile=13800000000")));
        QVERIFY(!names(QLatin1StringView("wechatOrder"))
                     .contains(QStringLiteral("mobile=13800000000")));
        QVERIFY(names(QLatin1StringView("wechatOrder")).contains(QStringLiteral("tradeType=APP")));
        QVERIFY(names(QLatin1StringView("notification")).isEmpty());
    }

    // What a sale says.

    void ordersWhereTheMeansBelong_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("wechat") << QStringLiteral("/v1/netpay/wx/app-pre-order");
        QTest::newRow("alipay") << QStringLiteral("/v1/netpay/trade/precreate");
        QTest::newRow("qmf") << QStringLiteral("/v1/netpay/qmf/order");
        QTest::newRow("unionpay") << QStringLiteral("/v1/netpay/uac/app-order");
        QTest::newRow("applepay") << QStringLiteral("/v1/netpay/applepay/order");
    }
    void ordersWhereTheMeansBelong()
    {
        QFETCH(const QString, path);
        payment::Message message = sample::message(Purpose::Pay);
        message.means = QString::fromLatin1(QTest::currentDataTag());
        const sample::Signer signer;
        const auto encoded = NetpayChannel(sample::config()).encode(message, signer.stamp());
        QVERIFY2(encoded, encoded ? "" : qPrintable(encoded.error().detail));
        QCOMPARE(encoded->url.path(), path);
        QVERIFY(encoded->body.contains("\"totalAmount\":12800"));
        QCOMPARE(encoded->body.contains("13800000000"), message.means == u"qmf");
        QCOMPARE(headerOf(*encoded, "Authorization"),
                 bodySignatureHeader(sample::config().appId, signer.stamp(), encoded->body));
    }

    void saysUntilWhenACodeCanBePaid()
    {
        payment::Message message = sample::message(Purpose::Pay);
        message.payableUntil = Instant{1'577'905'445'000 + 300'999};
        QVERIFY(bodyOf(message).contains("\"expireTime\":\"2020-01-02 03:09:05\""));
        message.payableUntil = {};
        QVERIFY(!bodyOf(message).contains("expireTime"));
    }
    void takesADepositAsASecuredTransaction()
    {
        payment::Message message = sample::message(Purpose::Pay);
        QVERIFY(!bodyOf(message).contains("secureTransaction"));
        message.deposit = true;
        QVERIFY(bodyOf(message).contains("\"secureTransaction\":\"true\""));
    }
    void asksOfAlipayWhatIsConfigured()
    {
        NetpayConfig config = sample::config();
        config.enablePayChnl = QStringLiteral("pcreditpayInstallment");
        config.installmentNumber = QStringLiteral("12");
        config.foodOrderType = QStringLiteral("pre_order");
        config.limitCreditCard = false;
        payment::Message message = sample::message(Purpose::Pay);
        QVERIFY(!bodyOf(message, config).contains("installmentNumber"));
        message.means = QStringLiteral("alipay");
        QVERIFY(bodyOf(message, config)
                    .contains("\"limitCreditCard\":\"false\",\"installmentNumber\":12,"
                              "\"enablePayChnl\":\"pcreditpayInstallment\","
                              "\"retCommParams\":{\"foodOrderType\":\"pre_order\"}}"));
    }
    void sendsAllGoodsOrNone()
    {
        NetpayConfig config = sample::config();
        config.sendGoods = NetpayConfig::SendGoods::Yes;
        payment::Message message = sample::message(Purpose::Pay);
        message.goods = {{.id = QStringLiteral("21"),
                          .name = QStringLiteral("苹果"),
                          .category = {},
                          .quantity = QStringLiteral("1.284"),
                          .unitPrice = Money::fromFen(1'196)}};
        QVERIFY(bodyOf(message, config)
                    .contains("\"goods\":[{\"goodsId\":\"21\",\"goodsName\":\"苹果\","
                              "\"quantity\":\"1.284\",\"price\":\"1196\"}]"));
        QVERIFY(!bodyOf(message).contains("goods"));
        message.goods.append({.id = QStringLiteral("22"),
                              .name = QString(257, u'x'),
                              .category = {},
                              .quantity = QStringLiteral("1"),
                              .unitPrice = Money::fromFen(1)});
        QVERIFY(!bodyOf(message, config).contains("goods"));
    }

    void asksByTheWalletsNumberWhereThatIsWanted()
    {
        payment::Message message = sample::message(Purpose::Query);
        QVERIFY(bodyOf(message).endsWith(ours + '}'));
        message.askedNumber = QStringLiteral("4200000262202001021234567890");
        QVERIFY(bodyOf(message).endsWith("\"targetOrderId\":\"4200000262202001021234567890\"}"));
        QVERIFY(!bodyOf(message).contains("merOrderId"));
    }
    void asksForADepositAboutItsCompletionAndRelease()
    {
        const QByteArray query = bodyOf(sample::message(Purpose::Query));
        QCOMPARE(bodyOf(sample::message(Purpose::QueryComplete)), query);
        QCOMPARE(bodyOf(sample::message(Purpose::QueryRelease)), query);
    }
    void refundsUnderItsOwnNumber()
    {
        QCOMPARE(bodyOf(sample::message(Purpose::Refund)),
                 '{' + moment + ',' + ours + ',' + inst +
                     ",\"mid\":\"898201612345678\",\"tid\":\"88880001\",\"refundAmount\":12800,"
                     "\"refundOrderId\":\"319420200102030505678012002\"}");
        QVERIFY(bodyOf(sample::message(Purpose::QueryRefund))
                    .contains("\"merOrderId\":\"319420200102030505678012002\""));
        payment::Message without = sample::message(Purpose::Refund);
        without.request = PaymentId();
        QCOMPARE(bodyOf(without), QByteArray("refundOrderId: missing"));
    }
    void closesCompletesAndReleasesByTheOrdersNumber()
    {
        QCOMPARE(bodyOf(sample::message(Purpose::Cancel)),
                 '{' + moment + ',' + ours + ',' + inst + ',' + shop + '}');
        QVERIFY(bodyOf(sample::message(Purpose::Complete))
                    .endsWith(ours + ",\"completedAmount\":12800}"));
        QVERIFY(bodyOf(sample::message(Purpose::Release)).endsWith(ours + '}'));
    }

    void refusesWhatItCannotSay_data()
    {
        QTest::addColumn<payment::Message>("message");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, auto change) {
            payment::Message message = sample::message(Purpose::Pay);
            change(message);
            QTest::newRow(name) << message << static_cast<int>(code);
        };
        row("void", ErrorCode::Refused, [](auto& each) { each.purpose = Purpose::Void; });
        row("activate", ErrorCode::Refused, [](auto& each) { each.purpose = Purpose::Activate; });
        row("a code that is read", ErrorCode::Refused,
            [](auto& each) { each.presentation = payment::Presentation::Read; });
        row("means without an order", ErrorCode::Refused,
            [](auto& each) { each.means = QStringLiteral("jd"); });
        row("nothing", ErrorCode::OutOfRange, [](auto& each) { each.amount = Money(); });
        row("more than a million", ErrorCode::OutOfRange,
            [](auto& each) { each.amount = Money::fromFen(100'000'001); });
        row("28 characters", ErrorCode::OutOfRange,
            [](auto& each) { each.order = PaymentId(QString(28, u'1')); });
        row("6 characters", ErrorCode::OutOfRange,
            [](auto& each) { each.order = PaymentId(QString(6, u'1')); });
        row("no number", ErrorCode::Malformed, [](auto& each) { each.order = PaymentId(); });
        row("a long remark", ErrorCode::OutOfRange,
            [](auto& each) { each.remark = QString(256, u'x'); });
    }
    void refusesWhatItCannotSay()
    {
        QFETCH(const payment::Message, message);
        QFETCH(const int, code);
        const sample::Signer signer;
        const auto encoded = NetpayChannel(sample::config()).encode(message, signer.stamp());
        QVERIFY(!encoded);
        QCOMPARE(static_cast<int>(encoded.error().code), code);
    }
    void showsOnlyWhatIsSetUp()
    {
        NetpayConfig config = sample::config();
        config.shows = {QStringLiteral("alipay")};
        QCOMPARE(bodyOf(sample::message(Purpose::Pay), config),
                 QByteArray("全民付 shows no codes for \"wechat\""));
    }

    // The document's examples as far as they keep to its own tables.
    void readsTheDocumentsExamples()
    {
        const auto read = [](const auto& table, const QByteArray& json) {
            const auto parsed = wire::parseJson(json);
            const auto message = decode(table, parsed.value());
            return message ? QString() : message.error().detail;
        };
        // The order's number has 36 characters: less than 28 is the rule, 32 the table's limit.
        const char order[] = R"({"requestTimestamp":"2019-02-15 13:45:09",
            "mid":"898201612345678","tid":"88880001","instMid":"APPDEFAULT",
            "merOrderId":"90018dc89764b477474d929f29bc150b80c7","totalAmount":"1",
            "tradeType":"APP"})";
        QVERIFY(read(alipayOrderTable, order).startsWith(u"merOrderId: 36 characters"));
        QCOMPARE(read(alipayOrderTable,
                      QByteArray(order).replace("90018dc89764b477474d929f29bc150b80c7", "9001201")),
                 QString());
        QCOMPARE(read(queryRequestTable, R"({"requestTimestamp":"2016-09-22 16:55:00",
            "mid":"898340149000005","merOrderId":"1001201609234113339074548947",
            "tid":"12345080","msgId":"80000000010","instMid":"APPDANDEFUALT"})"),
                 QString());
        QCOMPARE(read(refundRequestTable, R"({"requestTimestamp":"2016-09-22 16:01:42",
            "msgId":"07S30609000023115850160142","mid":"898340149000005","tid":"12340042",
            "subOrders":[{"totalAmount":1,"mid":"988460101800203"}],"instMid":"APPDANDEFUALT",
            "platformAmount":0,"refundAmount":1,"refundOrderId":"100020180614150844119799",
            "merOrderId":"1001201609234113339074548947","billDate":"2016-09-22"})"),
                 QString());
        QCOMPARE(read(secureCancelRequestTable, R"({"requestTimestamp":"2016-09-22 16:01:42",
            "msgId":"07S30609000023115850160142","mid":"898340149000005","tid":"12340042",
            "instMid":"YUEDANDEFAULT","merOrderId":"20160922145952000023114819"})"),
                 QString());
        QCOMPARE(read(secureCompleteRequestTable, R"({"requestTimestamp":"2016-09-22 16:01:42",
            "msgId":"07S30609000023115850160142","mid":"898340149000005","tid":"12340042",
            "instMid":"YUEDANFAULT","completedAmount":"1",
            "merOrderId":"20160922145952000023114819"})"),
                 QString());
        // Closes a code, not an order: of another product.
        QCOMPARE(read(closeRequestTable, R"({"qrCodeId":"10001609223224017146368158",
            "systemId":"3003","requestTimestamp":"2016-09-22 16:55:00","mid":"898340149000005",
            "msgId":"800000000010","tid":"00000001","instMid":"QRPAYDEFAULT"})"),
                 QStringLiteral("merOrderId: missing"));
        // A comma behind the last member is no JSON; the document prints one twice.
        QVERIFY(!wire::parseJson(R"({"requestTimestamp":"2019-02-01 16:01:42",
            "merOrderId":"1001201609234113339074548947",})"));
    }
};

} // namespace till::channels


QTEST_APPLESS_MAIN(till::channels::TestNetpayRequests)
#include "tst_netpay_requests.moc"
