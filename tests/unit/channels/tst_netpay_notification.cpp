// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/notification.h"
#include "core/channels/netpay/protocol.h"
#include "core/wire/json_writer.h"
#include "tests/unit/channels/netpay_sample.h"

#include <QTest>

#include <algorithm>

namespace till::channels {

using namespace netpay;
using payment::Meaning;

namespace {

namespace sample = netpay_sample;
using Form = std::vector<wire::FormField>;

/// Published in the acquirer's document, with the signatures of it.
const char testKey[] = "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR";

Secret key()
{
    return Secret(QByteArray(testKey));
}

/// A notification as it arrives, signed with SHA256.
const QByteArray arrived =
    "mid=898201612345678&tid=88880001&instMid=APPDEFAULT"
    "&attachedData=%E6%A1%8C%E5%8F%B7+A%2B1%262%3D3&billFunds=%E7%8E%B0%E9%87%91%3A1"
    "&billFundsDesc=%E7%8E%B0%E9%87%91%E6%94%AF%E4%BB%980.01%E5%85%83%E3%80%82&couponAmount=0"
    "&totalAmount=1&buyerPayAmount=1&invoiceAmount=1&merOrderId=319420190227113148000123456"
    "&payTime=2019-02-27+11%3A31%3A50&seqId=00438100009N&settleDate=2019-02-27"
    "&status=TRADE_SUCCESS&targetOrderId=4200000262201902271234567890&targetSys=WXPay"
    "&bankCardNo=&rnd7f3a=9c1d&signType=SHA256"
    "&sign=353B4F7F1333D5F181629B4AD825DA5601312C90E5D68DEE8DDE36AB943FCCDF";

/// The same without signType, signed with MD5.
QByteArray arrivedWithMd5()
{
    const qsizetype end = arrived.indexOf("&signType");
    return arrived.first(end) + "&sign=742C272116BDBA8289E152BDF6BB34DF";
}

NetpayChannel channelWith(NotifyAlgorithm algorithm)
{
    NetpayConfig config = sample::config();
    config.notifyAlgorithm = algorithm;
    return NetpayChannel(config);
}

Error refusal(const QByteArray& body, NotifyAlgorithm algorithm = NotifyAlgorithm::Sha256)
{
    const Result<Hint> hint = channelWith(algorithm).readHint(body, key());
    return hint ? Error{ErrorCode::Fault, QStringLiteral("it was taken")} : hint.error();
}

/// Signed again after a change.
QByteArray resigned(const QByteArray& body)
{
    const QByteArray without = body.first(body.indexOf("&sign="));
    const Form form = wire::parseForm(without).value();
    return without + "&sign=" + signatureOf(form, key(), NotifyAlgorithm::Sha256);
}

} // namespace

class TestNetpayNotification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Section 1.8.4: the document's own example, with both of its results.
    void signsAsTheDocumentDoes()
    {
        const auto field = [](const char* name, const char* value) {
            return wire::FormField{QString::fromUtf8(name), QString::fromUtf8(value)};
        };
        const Form form{
            field("walletOption", "SINGLE"),
            field("billNo", "31940000201700002"),
            field("billDate", "2017-06-26"),
            field("sign", "2631915B7F7822C4B00A488A32E03764"),
            field("requestTimestamp", "2017-06-26 17:28:02"),
            field("instMid", "QRPAYDEFAULT"),
            field("msgSrc", "WWW.TEST.COM"),
            field("totalAmount", "1"),
            field("goods", "[{\"body\":\"微信二维码测试\",\"price\":\"1\","
                           "\"goodsName\":\"微信二维码测试\",\"goodsId\":\"1\","
                           "\"quantity\":\"1\",\"goodsCategory\":\"TEST\"}]"),
            field("msgType", "bills.getQRCode"),
            field("mid", "898340149000005"),
            field("tid", "88880001"),
            field("memo", ""),
        };
        QCOMPARE(signatureBase(form).size(), 402 - qsizetype(sizeof testKey - 1));
        QCOMPARE(signatureOf(form, key(), NotifyAlgorithm::Md5),
                 QByteArray("57F81BAF8E3BAE1190B26D6C733038AF"));
        QCOMPARE(signatureOf(form, key(), NotifyAlgorithm::Sha256),
                 QByteArray("a9eced8dd8425d1fc4047cf94e672c69ed1073557ee831c51287341cfab0b21f"));
    }
    void golden_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("notification")
            << arrived
            << QByteArray("{\"mid\":\"898201612345678\",\"tid\":\"88880001\",\"couponAmount\":0"
                          ",\"buyerPayAmount\":1,\"totalAmount\":1"
                          ",\"merOrderId\":\"319420190227113148000123456\""
                          ",\"payTime\":\"2019-02-27 11:31:50\",\"seqId\":\"00438100009N\""
                          ",\"settleDate\":\"2019-02-27\",\"status\":\"TRADE_SUCCESS\""
                          ",\"targetOrderId\":\"4200000262201902271234567890\""
                          ",\"targetSys\":\"WXPay\""
                          ",\"sign\":"
                          "\"353B4F7F1333D5F181629B4AD825DA5601312C90E5D68DEE8DDE36AB943FCCDF\"}");
    }
    /// What is read of the exact bytes, in the order of the table.
    void golden()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, content);
        NetpayConfig config = sample::config();
        config.notifyAlgorithm = NotifyAlgorithm::Sha256;
        const NetpayProtocol protocol(config);
        const auto all = protocol.interfaces();
        const auto which = std::find_if(all.begin(), all.end(), [](const Interface& each) {
            return each.name == QLatin1StringView(QTest::currentDataTag());
        });
        QVERIFY(which != all.end());
        const auto reading = protocol.readNotification(*which, body, key());
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
        QCOMPARE(reading->outcome.meaning, Meaning::Succeeded);
        QByteArray bytes;
        wire::JsonWriter writer(bytes);
        fields::encode(*which->answer, reading->answer.get(), writer);
        QVERIFY2(bytes == content, bytes.constData());
    }
    void signsDecodedValuesInTheOrderOfBytes()
    {
        const Form form = wire::parseForm("b=%2B&B=1+2&a=&sign=x&_=%26&%E4%B8%AD=1").value();
        QCOMPARE(signatureBase(form), QByteArray("B=1 2&_=&&b=+&中=1"));
    }
    void signsNameAndNotPair()
    {
        // By names; the pairs as wholes would stand the other way round.
        const Form form = wire::parseForm("a1=x&a=y").value();
        QCOMPARE(signatureBase(form), QByteArray("a=y&a1=x"));
    }

    void takesWhatIsSigned_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("algorithm");
        const int md5 = static_cast<int>(NotifyAlgorithm::Md5);
        const int sha256 = static_cast<int>(NotifyAlgorithm::Sha256);
        QTest::newRow("notification") << arrived << sha256;
        QTest::newRow("md5") << arrivedWithMd5() << md5;
        QTest::newRow("small letters")
            << arrived.first(arrived.size() - 64) + arrived.last(64).toLower() << sha256;
        QTest::newRow("signType in small letters")
            << resigned(QByteArray(arrived).replace("signType=SHA256", "signType=sha256"))
            << sha256;
        QTest::newRow("no signType")
            << resigned(QByteArray(arrived).replace("&signType=SHA256", "")) << sha256;
    }
    void takesWhatIsSigned()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, algorithm);
        const Result<Hint> hint =
            channelWith(static_cast<NotifyAlgorithm>(algorithm)).readHint(body, key());
        QVERIFY2(hint, hint ? "" : qPrintable(hint.error().detail));
        QCOMPARE(hint->order, QStringLiteral("319420190227113148000123456"));
        QCOMPARE(hint->acquirerOrder, QStringLiteral("00438100009N"));
    }

    void saysWhatItSays()
    {
        const NetpayProtocol protocol(sample::config());
        const Result<Reading> reading =
            protocol.readNotification(protocol.interfaces().back(), arrived, key());
        QVERIFY(reading);
        QCOMPARE(reading->outcome.meaning, Meaning::Succeeded);
        QCOMPARE(reading->outcome.code, QStringLiteral("notification:TRADE_SUCCESS"));
        QCOMPARE(reading->outcome.facts.orderAmount, Money::fromFen(1));
        QCOMPARE(reading->outcome.facts.settlementDate, QStringLiteral("20190227"));
        QCOMPARE(reading->remarks.unknown, QStringList{QStringLiteral("rnd7f3a")});
        QCOMPARE(reading->remarks.leftOut, QStringList());
        const auto* notification = static_cast<const Notification*>(reading->answer.get());
        QCOMPARE(notification->payTime, QStringLiteral("2019-02-27 11:31:50"));
        QVERIFY(reading->masked.contains("\"rnd7f3a\":\"***\""));
    }
    void readsNothingElseAsANotification()
    {
        const NetpayProtocol protocol(sample::config());
        const auto reading =
            protocol.readNotification(protocol.interfaces().front(), arrived, key());
        QCOMPARE(reading.error().code, ErrorCode::Refused);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("detail");
        const QString wrong = QStringLiteral("notification: signature wrong");
        QTest::newRow("another amount")
            << QByteArray(arrived).replace("totalAmount=1&", "totalAmount=2&") << wrong;
        QTest::newRow("a field more") << arrived + "&x=1" << wrong;
        QTest::newRow("a field less") << QByteArray(arrived).replace("&rnd7f3a=9c1d", "") << wrong;
        QTest::newRow("a plus decoded twice")
            << QByteArray(arrived).replace("A%2B1", "A+1") << wrong;
        QTest::newRow("cut signature") << arrived.chopped(2) << wrong;
        QTest::newRow("no hexadecimal digits") << arrived.chopped(2) + "zz" << wrong;
        QTest::newRow("no signature") << arrived.first(arrived.indexOf("&sign=")) + "&sign="
                                      << QStringLiteral("notification: not signed");
        QTest::newRow("another merchant")
            << resigned(QByteArray(arrived).replace("mid=898201612345678", "mid=898201612345679"))
            << QStringLiteral("notification: of another merchant");
    }
    void refuses()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, detail);
        const Error error = refusal(body);
        QCOMPARE(error.detail, detail);
        QCOMPARE(error.code, ErrorCode::Refused);
    }
    void takesEmptyFieldsAsNone()
    {
        // bankCardNo= is there and not signed: another empty one changes nothing.
        QVERIFY(channelWith(NotifyAlgorithm::Sha256).readHint(arrived + "&refId=", key()));
    }

    void refusesADowngrade()
    {
        // Signed rightly, with the algorithm that was not agreed.
        QCOMPARE(refusal(arrivedWithMd5()).detail, QStringLiteral("notification: signature wrong"));
        const QByteArray named = arrivedWithMd5().replace("&sign=", "&signType=MD5&sign=");
        const QByteArray body =
            named.first(named.indexOf("&sign=") + 6) +
            signatureOf(wire::parseForm(named).value(), key(), NotifyAlgorithm::Md5);
        QVERIFY(channelWith(NotifyAlgorithm::Md5).readHint(body, key()));
        QCOMPARE(refusal(body).detail, QStringLiteral("notification: signType is not SHA256"));
        QCOMPARE(refusal(arrived, NotifyAlgorithm::Md5).detail,
                 QStringLiteral("notification: signType is not MD5"));
    }
    void trustsNobodyWithoutAKey()
    {
        const Form form = wire::parseForm(arrived.first(arrived.indexOf("&sign="))).value();
        const QByteArray body = arrived.first(arrived.indexOf("&sign=") + 6) +
                                signatureOf(form, Secret(), NotifyAlgorithm::Sha256);
        const auto hint = channelWith(NotifyAlgorithm::Sha256).readHint(body, Secret());
        QCOMPARE(hint.error().code, ErrorCode::Refused);
        QCOMPARE(refusal(body).code, ErrorCode::Refused);
    }
    void refusesAnotherKey()
    {
        const auto hint = channelWith(NotifyAlgorithm::Sha256)
                              .readHint(arrived, Secret(QByteArray(testKey).chopped(1)));
        QCOMPARE(hint.error().code, ErrorCode::Refused);
    }

    void callsWhatItCannotReadMalformed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("two amounts") << arrived + "&totalAmount=2";
        QTest::newRow("no pair") << QByteArray("totalAmount");
        QTest::newRow("broken UTF-8") << arrived + "&x=%FF";
        QTest::newRow("no order") << resigned(
            QByteArray(arrived).replace("merOrderId=319420190227113148000123456", "merOrderId="));
        QTest::newRow("no status")
            << resigned(QByteArray(arrived).replace("status=TRADE_SUCCESS", "status="));
    }
    void callsWhatItCannotReadMalformed()
    {
        QFETCH(const QByteArray, body);
        QCOMPARE(refusal(body).code, ErrorCode::Malformed);
    }
    void takesAnEqualDouble()
    {
        QVERIFY(channelWith(NotifyAlgorithm::Sha256).readHint(arrived + "&totalAmount=1", key()));
    }
    void holdsAnUnreadableAmountForARemark()
    {
        // The order is only asked for; what the notification says beyond its number is no proof.
        const QByteArray body =
            resigned(QByteArray(arrived).replace("totalAmount=1&", "totalAmount=0.01&"));
        const NetpayProtocol protocol(sample::config());
        const auto reading = protocol.readNotification(protocol.interfaces().back(), body, key());
        QVERIFY(reading);
        QCOMPARE(reading->remarks.leftOut,
                 QStringList{QStringLiteral("totalAmount: not a number of fen")});
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestNetpayNotification)
#include "tst_netpay_notification.moc"
