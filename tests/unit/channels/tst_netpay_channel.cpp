// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/order_id.h"
#include "tests/unit/channels/netpay_sample.h"

#include <QTest>

#include <functional>

namespace till::channels {

using payment::Purpose;

namespace {

namespace sample = netpay_sample;

struct Change {
    const char* name; ///< of the member that is said to be wrong
    std::function<void(NetpayConfig&)> make;
};

std::vector<Change> wrongChanges()
{
    using Config = NetpayConfig;
    const auto url = [](const char* text) {
        return QUrl(QString::fromLatin1(text));
    };
    return {
        {"base",
         [](Config& each) {
             each.base = QUrl();
         }},
        {"base",
         [url](Config& each) {
             each.base = url("ftp://pay.example");
         }},
        {"base",
         [url](Config& each) {
             each.base = url("https://pay.example/?a=1");
         }},
        {"appId",
         [](Config& each) {
             each.appId = QStringLiteral("a\"b");
         }},
        {"mid",
         [](Config& each) {
             each.mid = QStringLiteral("1234567");
         }},
        {"mid",
         [](Config& each) {
             each.mid = QString(16, u'1');
         }},
        {"mid",
         [](Config& each) {
             each.mid = QStringLiteral("1234 5678");
         }},
        {"tid",
         [](Config& each) {
             each.tid = QStringLiteral("1");
         }},
        {"tid",
         [](Config& each) {
             each.tid = QString(9, u'1');
         }},
        {"instMid",
         [](Config& each) {
             each.instMid = QStringLiteral("APP");
         }},
        {"sourceNumber",
         [](Config& each) {
             each.sourceNumber = QStringLiteral("319");
         }},
        {"sourceNumber",
         [](Config& each) {
             each.sourceNumber = QStringLiteral("31-4");
         }},
        {"notifyUrl",
         [](Config& each) {
             each.notifyUrl = QStringLiteral("till.example");
         }},
        {"notifyUrl",
         [](Config& each) {
             each.notifyUrl = QStringLiteral("https://a/") + QString(250, u'x');
         }},
        {"subAppId",
         [](Config& each) {
             each.subAppId.clear();
         }},
        {"merchantUserId",
         [](Config& each) {
             each.merchantUserId.clear();
         }},
        {"mobile",
         [](Config& each) {
             each.mobile.clear();
         }},
        {"mobile",
         [](Config& each) {
             each.shows.removeAll(QStringLiteral("qmf"));
             each.mobile = QStringLiteral("1380000000x");
         }},
        {"shows",
         [](Config& each) {
             each.shows = {QStringLiteral("jd")};
         }},
        {"payableMinutes",
         [](Config& each) {
             each.payableMinutes = 0;
         }},
        {"payableMinutes",
         [](Config& each) {
             each.payableMinutes = 31;
         }},
        {"refundDays",
         [](Config& each) {
             each.refundDays = -1;
         }},
        {"goodsTag",
         [](Config& each) {
             each.goodsTag = QString(33, u'x');
         }},
        {"installmentNumber",
         [](Config& each) {
             each.installmentNumber = QStringLiteral("4");
         }},
        {"enablePayChnl",
         [](Config& each) {
             each.enablePayChnl = QStringLiteral("cash");
         }},
        {"foodOrderType",
         [](Config& each) {
             each.foodOrderType = QStringLiteral("eat");
         }},
    };
}

} // namespace

class TestNetpayChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItCanDo()
    {
        NetpayConfig config = sample::config();
        config.payableMinutes = 3;
        config.refundDays = 90;
        const NetpayChannel channel(config);
        const payment::ChannelTraits& traits = channel.traits();
        QCOMPARE(traits.name, QStringLiteral("netpay"));
        QCOMPARE(channel.protocol().name(), traits.name);
        QVERIFY(traits.queries && traits.cancels && traits.refunds && traits.partialRefunds);
        QVERIFY(!traits.voidsSameDay);
        QVERIFY(!traits.queriesSameDayOnly);
        QVERIFY(!traits.opensPage);
        QVERIFY(traits.deposits);
        QCOMPARE(traits.depositDays, 30);
        QCOMPARE(traits.refundDays, 90);
        QCOMPARE(traits.reads, QStringList());
        QCOMPARE(traits.shows, config.shows);
        QCOMPARE(traits.amountMax, Money::fromFen(100'000'000));
        QCOMPARE(traits.shownTimers.deadMs, 180'000);
        QVERIFY(traits.shownTimers.handOverMs > traits.shownTimers.deadMs);
        config.refundDays = 0;
        QVERIFY(!NetpayChannel(config).traits().refunds);
    }
    void drawsNumbersThatItsRequestsTake()
    {
        const NetpayChannel channel(sample::config());
        const auto id = payment::makeOrderId({.tillNumber = 12,
                                              .generation = QStringLiteral("ABC"),
                                              .counter = 7,
                                              .now = Instant{1'577'905'445'678}},
                                             channel.traits().orderIds);
        QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
        QVERIFY(id->text().startsWith(u"319420200102030405678"));
        payment::Message message = sample::message(Purpose::Pay);
        message.order = *id;
        const sample::Signer signer;
        QVERIFY(channel.encode(message, signer.stamp()));
        message.purpose = Purpose::Refund;
        message.request = *id;
        QVERIFY(channel.encode(message, signer.stamp()));
        message.purpose = Purpose::QueryRefund;
        QVERIFY(channel.encode(message, signer.stamp()));
    }
    void hasThirteenInterfaces()
    {
        const NetpayProtocol protocol(sample::config());
        QStringList names;
        for (const Interface& each : protocol.interfaces()) {
            names.append(each.name);
            const bool isNotification = each.kind == Interface::Kind::Notification;
            QCOMPARE(each.request == nullptr, isNotification);
            QVERIFY(each.answer != nullptr);
        }
        QCOMPARE(names.join(u' '),
                 QStringLiteral("wechatOrder alipayOrder qmfOrder unionpayOrder applePayOrder "
                                "alipayAppOrder query refund refundQuery secureCancel "
                                "secureComplete close notification"));
    }

    void takesAConfigThatIsWhole()
    {
        QVERIFY(validate(sample::config()));
        NetpayConfig little = sample::config();
        little.shows = {QStringLiteral("alipay")};
        little.subAppId.clear();
        little.merchantUserId.clear();
        little.mobile.clear();
        little.notifyUrl.clear();
        QVERIFY(validate(little));
    }
    void refusesAConfig_data()
    {
        QTest::addColumn<int>("row");
        const std::vector<Change> changes = wrongChanges();
        for (int i = 0; i < static_cast<int>(changes.size()); ++i)
            QTest::addRow("%s %d", changes[static_cast<std::size_t>(i)].name, i) << i;
    }
    void refusesAConfig()
    {
        QFETCH(const int, row);
        const Change change = wrongChanges()[static_cast<std::size_t>(row)];
        NetpayConfig config = sample::config();
        change.make(config);
        const Result<void> valid = validate(config);
        QVERIFY(!valid);
        QVERIFY2(valid.error().detail.startsWith(QLatin1StringView(change.name) + u':'),
                 qPrintable(valid.error().detail));
    }

    void logsInWhereThatIsAgreed()
    {
        NetpayConfig config = sample::config();
        config.authentication = OpenPlatformAuthentication::AccessToken;
        const NetpayChannel channel(config);
        QVERIFY(channel.needsLogin());
        const sample::Signer with("t0k");
        const auto request = channel.encode(sample::message(Purpose::Query), with.stamp());
        QVERIFY(request);
        QVERIFY(request->headers.contains(
            {QByteArray("Authorization"), QByteArray("OPEN-ACCESS-TOKEN AccessToken=t0k")}));
        const sample::Signer without;
        QCOMPARE(channel.encode(sample::message(Purpose::Query), without.stamp()).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(channel.encodeLogin(without.stamp())->url,
                 QUrl(QStringLiteral("https://pay.example/v1/token/access")));
        const auto login = channel.decodeLogin(
            {200, R"({"errCode":"0000","accessToken":"t0k","expiresIn":"3600"})"});
        QVERIFY(login);
        QCOMPARE(login->token.reveal(), QByteArray("t0k"));
        const NetpayChannel signing(sample::config());
        QVERIFY(!signing.needsLogin());
        QCOMPARE(signing.encodeLogin(without.stamp()).error().code, ErrorCode::Refused);
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestNetpayChannel)
#include "tst_netpay_channel.moc"
