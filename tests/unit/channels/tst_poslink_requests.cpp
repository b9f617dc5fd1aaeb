// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/answer.h"
#include "core/channels/open_platform/authorization.h"
#include "core/channels/poslink/messages.h"
#include "core/channels/poslink/protocol.h"
#include "core/payment/order_id.h"
#include "core/wire/json.h"
#include "tests/unit/channels/poslink_sample.h"

#include <QTest>

#include <algorithm>

namespace till::channels {

using payment::Purpose;

namespace {

const QByteArray merchant = "{\"merchantCode\":\"898201612345678\",\"terminalCode\":\"12345678\"";

Result<ports::HttpRequest> encoded(const payment::Message& message,
                                   const PoslinkConfig& config = sample::config())
{
    const sample::Signer signer;
    return PoslinkChannel(config).encode(message, signer.stamp());
}

QByteArray bodyOf(const payment::Message& message, const PoslinkConfig& config = sample::config())
{
    const Result<ports::HttpRequest> request = encoded(message, config);
    return request ? request->body : request.error().detail.toUtf8();
}

QByteArray headerOf(const ports::HttpRequest& request, const QByteArray& name)
{
    for (const auto& [key, value] : request.headers) {
        if (key == name)
            return value;
    }
    return {};
}

payment::Goods water()
{
    return {.id = QStringLiteral("6901"),
            .name = QStringLiteral("农夫山泉 \"550ml\""),
            .category = QStringLiteral("饮料"),
            .quantity = QStringLiteral("2"),
            .unitPrice = Money::fromFen(200),
            .discount = Money::fromFen(50)};
}

payment::Goods apples()
{
    return {.id = QStringLiteral("21"),
            .name = QStringLiteral("苹果"),
            .category = {},
            .quantity = QStringLiteral("1.284"),
            .unitPrice = Money::fromFen(1196)};
}

/// The error of a message that cannot be said.
Error refusal(const payment::Message& message, const PoslinkConfig& config = sample::config())
{
    const Result<ports::HttpRequest> request = encoded(message, config);
    return request ? Error{ErrorCode::Fault, QStringLiteral("it was said")} : request.error();
}

} // namespace

class TestPoslinkRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QByteArray>("rest");
        const auto row = [](const char* name, Purpose purpose, const char* operation,
                            const char* rest) {
            QTest::newRow(name) << purpose << QString::fromLatin1(operation) << QByteArray(rest);
        };
        row("activate", Purpose::Activate, "activeterminal", "}");
        row("pay", Purpose::Pay, "pay",
            ",\"transactionAmount\":12800,\"transactionCurrencyCode\":\"156\","
            "\"merchantOrderId\":\"T012ABC00000013\",\"merchantRemark\":\"till\","
            "\"payMode\":\"CODE_SCAN\",\"payCode\":\"134567890123456789\"}");
        row("void", Purpose::Void, "voidpayment",
            ",\"originalOrderId\":\"20230718110248029165883554\"}");
        row("refund", Purpose::Refund, "refund",
            ",\"originalOrderId\":\"20230718110248029165883554\","
            "\"refundRequestId\":\"T012ABC0000002H\",\"transactionAmount\":12800}");
        row("query", Purpose::Query, "query", ",\"merchantOrderId\":\"T012ABC00000013\"}");
        row("queryRefund", Purpose::QueryRefund, "query-refund",
            ",\"originalOrderId\":\"20230718110248029165883554\","
            "\"refundRequestId\":\"T012ABC0000002H\"}");
    }
    /// The exact bytes of each interface, said by a sale and by its fields.
    void golden()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const QString, operation);
        QFETCH(const QByteArray, rest);
        const Result<ports::HttpRequest> request = encoded(sample::message(purpose));
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        QCOMPARE(request->body, merchant + rest);
        QCOMPARE(request->url,
                 QUrl(QStringLiteral("https://pay.example/v2/poslink/transaction/") + operation));
        QCOMPARE(headerOf(*request, "Content-Type"), QByteArray("application/json"));

        const PoslinkProtocol protocol(sample::config());
        const auto all = protocol.interfaces();
        const auto which = std::find_if(all.begin(), all.end(), [](const Interface& each) {
            return each.name == QLatin1StringView(QTest::currentDataTag());
        });
        QVERIFY(which != all.end());
        const auto message = which->newRequest();
        QVERIFY(
            fields::decode(*which->request, wire::parseJson(request->body).value(), message.get()));
        const sample::Signer signer;
        const auto composed = protocol.compose(*which, message.get(), signer.stamp());
        QVERIFY2(composed, composed ? "" : qPrintable(composed.error().detail));
        QCOMPARE(composed->request.body, request->body);
        QCOMPARE(composed->request.url, request->url);
        QCOMPARE(composed->request.headers, request->headers);
    }

    void signsTheBytesThatAreSent()
    {
        const ports::HttpRequest request = encoded(sample::message(Purpose::Pay)).value();
        const sample::Signer signer;
        QCOMPARE(headerOf(request, "Authorization"),
                 bodySignatureHeader(sample::config().appId, signer.stamp(), request.body));
    }

    void showsTheTokenInsteadWhereThatIsAgreed()
    {
        PoslinkConfig config = sample::config();
        config.authentication = OpenPlatformAuthentication::AccessToken;
        config.tokenHeader = TokenHeader::Quoted;
        const PoslinkChannel channel(config);
        QVERIFY(channel.needsLogin());
        const sample::Signer signer("t0k");
        const auto request = channel.encode(sample::message(Purpose::Pay), signer.stamp());
        QCOMPARE(headerOf(request.value(), "Authorization"),
                 QByteArray("OPEN-ACCESS-TOKEN AccessToken=\"t0k\""));
        const sample::Signer without;
        QCOMPARE(channel.encode(sample::message(Purpose::Pay), without.stamp()).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(channel.encodeLogin(without.stamp())->url,
                 QUrl(QStringLiteral("https://pay.example/v1/token/access")));
        QCOMPARE(PoslinkChannel(sample::config()).encodeLogin(without.stamp()).error().code,
                 ErrorCode::Refused);
    }

    void cancelsByOurNumber()
    {
        payment::Message message = sample::message(Purpose::Cancel);
        message.acquirerOrder = QStringLiteral("20230718110248029165883554");
        QCOMPARE(bodyOf(message), merchant + ",\"merchantOrderId\":\"T012ABC00000013\"}");
    }

    void voidsInVersionSix()
    {
        PoslinkConfig config = sample::config();
        config.versions.voidPayment = PoslinkVersion::V6;
        config.limitCrossDevice = true;
        const payment::Message message = sample::message(Purpose::Void);
        QCOMPARE(bodyOf(message, config),
                 merchant + ",\"systemTraceNum\":\"000002\","
                            "\"originalOrderId\":\"20230718110248029165883554\","
                            "\"merchantRemark\":\"till\",\"limitCrossDevice\":true}");
        QCOMPARE(encoded(message, config)->url.path(),
                 QStringLiteral("/v6/poslink/transaction/voidpayment"));
        QCOMPARE(bodyOf(sample::message(Purpose::Cancel), config),
                 merchant + ",\"systemTraceNum\":\"000001\","
                            "\"merchantOrderId\":\"T012ABC00000013\",\"merchantRemark\":\"till\","
                            "\"limitCrossDevice\":true}");
    }

    void countsTraceNumbersInSixDigits_data()
    {
        QTest::addColumn<qint64>("counter");
        QTest::addColumn<QByteArray>("trace");
        QTest::newRow("first") << qint64{1} << QByteArray("000001");
        QTest::newRow("last") << qint64{999'999} << QByteArray("999999");
        QTest::newRow("around") << qint64{1'000'000} << QByteArray("000001");
        QTest::newRow("very last") << qint64{34'359'738'367} << QByteArray("772726");
    }
    void countsTraceNumbersInSixDigits()
    {
        QFETCH(const qint64, counter);
        QFETCH(const QByteArray, trace);
        PoslinkConfig config = sample::config();
        config.versions.voidPayment = PoslinkVersion::V6;
        payment::Message message = sample::message(Purpose::Void);
        message.request =
            payment::makeOrderId(
                {.tillNumber = 12, .generation = QStringLiteral("ABC"), .counter = counter})
                .value();
        QVERIFY(bodyOf(message, config).contains("\"systemTraceNum\":\"" + trace + '"'));
        message.request = PaymentId(QStringLiteral("somebody's"));
        QCOMPARE(refusal(message, config).detail,
                 QStringLiteral("systemTraceNum: not an order id"));
    }

    void putsTheVersionOfEachOperationIntoItsPath()
    {
        PoslinkConfig config = sample::config();
        config.base = QUrl(QStringLiteral("http://localhost:8080/gate/"));
        config.versions.pay = PoslinkVersion::V4;
        config.versions.query = PoslinkVersion::V6;
        QCOMPARE(encoded(sample::message(Purpose::Pay), config)->url.toString(),
                 QStringLiteral("http://localhost:8080/gate/v4/poslink/transaction/pay"));
        QCOMPARE(encoded(sample::message(Purpose::Query), config)->url.path(),
                 QStringLiteral("/gate/v6/poslink/transaction/query"));
        QCOMPARE(poslinkVersionNamed(u"v6"), PoslinkVersion::V6);
        QCOMPARE(poslinkVersionNamed(u"v3"), std::nullopt);
    }

    void saysEverythingThatIsSetUp()
    {
        PoslinkConfig config = sample::config();
        config.sendGoods = PoslinkConfig::SendGoods::Yes;
        config.storeId = QStringLiteral("S1");
        config.limitCrossDevice = false;
        config.bizIdentifier = QStringLiteral("Z01");
        config.srcReserved = QStringLiteral("活动A");
        config.goodsTag = QStringLiteral("WXG");
        config.limitCreditCard = true;
        payment::Message message = sample::message(Purpose::Pay);
        message.goods = {water(), apples()};
        message.remark = QStringLiteral("二号收银台");
        message.operatorNumber = QStringLiteral("1008");
        message.entry = payment::EntryMode::Typed;
        const QByteArray goods =
            "\"goods\":[{\"goodsId\":\"6901\",\"goodsName\":\"农夫山泉 \\\"550ml\\\"\","
            "\"quantity\":\"2\",\"price\":\"200\",\"goodsCategory\":\"饮料\",\"discount\":50},"
            "{\"goodsId\":\"21\",\"goodsName\":\"苹果\",\"quantity\":\"1.284\",\"price\":\"1196\"}"
            "]";
        QCOMPARE(bodyOf(message, config),
                 merchant +
                     ",\"transactionAmount\":12800,\"transactionCurrencyCode\":\"156\","
                     "\"merchantOrderId\":\"T012ABC00000013\","
                     "\"merchantRemark\":\"二号收银台\",\"payMode\":\"MANUAL\","
                     "\"payCode\":\"134567890123456789\"," +
                     goods +
                     ",\"srcReserved\":\"活动A\",\"storeId\":\"S1\",\"limitCreditCard\":true,"
                     "\"operatorId\":\"1008\",\"bizIdentifier\":\"Z01\","
                     "\"goodsTag\":\"WXG\"}");
        payment::Message refund = sample::message(Purpose::Refund);
        refund.acquirerOrder.clear();
        refund.goods = message.goods;
        refund.operatorNumber = message.operatorNumber;
        QCOMPARE(bodyOf(refund, config),
                 merchant +
                     ",\"merchantOrderId\":\"T012ABC00000013\","
                     "\"refundRequestId\":\"T012ABC0000002H\",\"transactionAmount\":12800,"
                     "\"limitCrossDevice\":false,\"srcReserved\":\"活动A\"," +
                     goods +
                     ",\"storeId\":\"S1\",\"operatorId\":\"1008\",\"bizIdentifier\":\"Z01\"}");
    }

    void asksByTheNumberOnThePhoneWhenToldTo()
    {
        payment::Message message = sample::message(Purpose::Query);
        message.askedNumber = QStringLiteral("4200001234");
        const QByteArray body = bodyOf(message, sample::config());
        QVERIFY(body.contains("\"originalOrderId\":\"4200001234\""));
        QVERIFY(!body.contains("merchantOrderId"));
    }

    void sendsAllGoodsOrNone()
    {
        PoslinkConfig config = sample::config();
        payment::Message message = sample::message(Purpose::Pay);
        message.goods = {water()};
        QVERIFY(!bodyOf(message, config).contains("goods"));
        config.sendGoods = PoslinkConfig::SendGoods::Yes;
        QVERIFY(bodyOf(message, config).contains("goods"));
        payment::Goods takenBack = water();
        takenBack.quantity = QStringLiteral("-1");
        message.goods.append(takenBack);
        QVERIFY(!bodyOf(message, config).contains("goods"));
        message.goods = {water(), payment::Goods{}};
        QVERIFY(!bodyOf(message, config).contains("goods"));
    }

    void refusesWhatCannotBeSaid_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<QString>("what");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* what, Purpose purpose, ErrorCode code, const char* field) {
            QTest::newRow(what) << purpose << QString::fromLatin1(what) << code
                                << QString::fromLatin1(field);
        };
        row("nothing to pay", Purpose::Pay, ErrorCode::OutOfRange, "transactionAmount");
        row("money from us", Purpose::Pay, ErrorCode::OutOfRange, "transactionAmount");
        row("too much", Purpose::Pay, ErrorCode::OutOfRange, "transactionAmount");
        row("nothing to refund", Purpose::Refund, ErrorCode::OutOfRange, "transactionAmount");
        row("no code", Purpose::Pay, ErrorCode::Malformed, "payCode");
        row("empty code", Purpose::Pay, ErrorCode::Malformed, "payCode");
        row("long code", Purpose::Pay, ErrorCode::OutOfRange, "payCode");
        row("code with a line break", Purpose::Pay, ErrorCode::Malformed, "payCode");
        row("no order", Purpose::Pay, ErrorCode::Malformed, "merchantOrderId");
        row("no order", Purpose::Query, ErrorCode::Malformed, "merchantOrderId or originalOrderId");
        row("no order", Purpose::Cancel, ErrorCode::Malformed,
            "merchantOrderId or originalOrderId");
        row("long order", Purpose::Pay, ErrorCode::OutOfRange, "merchantOrderId");
        row("no refund number", Purpose::Refund, ErrorCode::Malformed, "refundRequestId");
        row("no refund number", Purpose::QueryRefund, ErrorCode::Malformed, "refundRequestId");
        row("long remark", Purpose::Pay, ErrorCode::OutOfRange, "merchantRemark");
    }
    void refusesWhatCannotBeSaid()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const QString, what);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, field);
        payment::Message message = sample::message(purpose);
        const auto setCode = [&message](const QByteArray& text) {
            message.code = std::make_shared<const Secret>(QByteArray(text));
        };
        if (what.startsWith(u"nothing"))
            message.amount = {};
        else if (what == u"money from us")
            message.amount = Money::fromFen(-1);
        else if (what == u"too much")
            message.amount = Money::fromFen(100'000'000);
        else if (what == u"no code")
            message.code.reset();
        else if (what == u"empty code")
            setCode({});
        else if (what == u"long code")
            setCode(QByteArray(65, '1'));
        else if (what == u"code with a line break")
            setCode("134567890123456789\n");
        else if (what == u"no order")
            message.order = {};
        else if (what == u"long order")
            message.order = PaymentId(QString(51, u'9'));
        else if (what == u"no refund number")
            message.request = {};
        else if (what == u"long remark")
            message.remark = QString(51, u'备');
        const Error error = refusal(message);
        QCOMPARE(error.code, code);
        QVERIFY2(error.detail.startsWith(field + QStringLiteral(": ")), qPrintable(error.detail));
        QVERIFY(!error.detail.contains(u"1345678"));
    }

    void takesTheLargestThereIs()
    {
        payment::Message message = sample::message(Purpose::Pay);
        message.amount = Money::fromFen(99'999'999);
        message.order = PaymentId(QString(50, u'9'));
        message.remark = QString::fromUcs4(U"😀").repeated(50);
        QVERIFY(encoded(message));
    }

    void refusesANonceOfAnotherSize()
    {
        const sample::Signer signer;
        const Stamp stamp = signer.stamp();
        const Stamp poor{stamp.now, QByteArray(8, 'x'), stamp.key, stamp.token};
        QCOMPARE(PoslinkChannel(sample::config())
                     .encode(sample::message(Purpose::Query), poor)
                     .error()
                     .code,
                 ErrorCode::Malformed);
    }

    void namesWhatIsWrongInTheSettings_data()
    {
        QTest::addColumn<QString>("member");
        for (const char* member :
             {"base", "appId", "merchantCode", "terminalCode", "merchantRemark", "bizIdentifier"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void namesWhatIsWrongInTheSettings()
    {
        QFETCH(const QString, member);
        PoslinkConfig config = sample::config();
        QVERIFY(validate(config));
        if (member == u"base")
            config.base = QUrl(QStringLiteral("pay.example"));
        else if (member == u"appId")
            config.appId.clear();
        else if (member == u"merchantCode")
            config.merchantCode.append(u'9');
        else if (member == u"terminalCode")
            config.terminalCode.clear();
        else if (member == u"merchantRemark")
            config.merchantRemark = QString(51, u'x');
        else
            config.bizIdentifier = QStringLiteral("long");
        const Result<void> valid = validate(config);
        QVERIFY(!valid);
        QVERIFY2(valid.error().detail.startsWith(member), qPrintable(valid.error().detail));
    }

    void saysWhatItCanDo()
    {
        const payment::ChannelTraits traits = PoslinkChannel(sample::config()).traits();
        QCOMPARE(traits.name, QStringLiteral("poslink"));
        QVERIFY(traits.queriesSameDayOnly && traits.voidsSameDay && traits.partialRefunds);
        QCOMPARE(traits.refundDays, 30);
        QCOMPARE(traits.timers, payment::Timers{});
    }

    void masksTheCodeInTheLog()
    {
        payment::Message message = sample::message(Purpose::Pay);
        message.remark = QStringLiteral("备注");
        const QByteArray masked = maskedBody(poslink::payRequestTable, bodyOf(message));
        QVERIFY(masked.contains("\"payCode\":\"**************6789\""));
        QVERIFY(masked.contains("\"transactionAmount\":12800"));
        QVERIFY(masked.contains("备注"));
        QVERIFY(!masked.contains("1345678"));
        QCOMPARE(maskedBody(poslink::payRequestTable, "134567890123456789x"),
                 QByteArray("(unreadable, 19 bytes)"));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPoslinkRequests)
#include "tst_poslink_requests.moc"
