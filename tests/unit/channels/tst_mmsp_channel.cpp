// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/signature.h"
#include "core/wire/json.h"
#include "tests/unit/channels/mmsp_sample.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

using namespace Qt::StringLiterals;

namespace till::channels {

using payment::Meaning;
using payment::Message;
using payment::Outcome;
using payment::Presentation;
using payment::Purpose;

namespace {

Result<ports::HttpRequest> encoded(const Message& message,
                                   const MmspConfig& config = sample::mmspConfig())
{
    const sample::MmspSigner signer;
    return MmspChannel(config).encode(message, signer.stamp());
}

struct Sent {
    int command = 0;
    QByteArray body;
};

/// What was sent, once its signature has been checked.
Sent sent(const Message& message, const MmspConfig& config = sample::mmspConfig())
{
    const Result<ports::HttpRequest> request = encoded(message, config);
    if (!request)
        return {0, request.error().detail.toUtf8()};
    const Result<wire::Json> json = wire::parseJson(request->body);
    const wire::Json* body = json->find("Body"_L1);
    const QByteArray sign = mmsp::signature(mmsp::signatureBase(*body), sample::mmspKey());
    if (json->find("Sign"_L1)->text.toLatin1() != sign)
        return {0, "wrong signature"};
    const qsizetype start = request->body.indexOf("\"Body\":") + 7;
    const qsizetype end = request->body.indexOf(",\"Sign\"");
    return {json->find("CommandID"_L1)->text.toInt(), request->body.sliced(start, end - start)};
}

const QByteArray numbers = R"({"MERORDERID":"T012ABC00000013","RANDSTR":"001122334455667"})";

rc::Gen<Purpose> purposes()
{
    return rc::gen::element(Purpose::Pay, Purpose::Query, Purpose::Cancel, Purpose::Void,
                            Purpose::Refund, Purpose::QueryRefund);
}

} // namespace

class TestMmspChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheCustomersCode_data()
    {
        QTest::addColumn<QString>("means");
        QTest::addColumn<int>("command");
        QTest::newRow("wechat") << u"wechat"_s << 2307;
        QTest::newRow("alipay") << u"alipay"_s << 2309;
        QTest::newRow("qq") << u"qq"_s << 2326;
    }
    void takesTheCustomersCode()
    {
        QFETCH(const QString, means);
        QFETCH(const int, command);
        Message message = sample::mmspMessage(Purpose::Pay);
        message.means = means;
        const Sent request = sent(message);
        QCOMPARE(request.command, command);
        QCOMPARE(request.body,
                 QByteArray(R"({"AMT":"12800","CUR":"CNY","GOODSNAME":"便利店购物","NOTIFY_URL":)"
                            R"("https://shop.example/mmsp","MERORDERID":"T012ABC00000013",)"
                            R"("RANDSTR":"001122334455667","CODE":"134567890123456789"})"));
    }

    void showsACode_data()
    {
        QTest::addColumn<QString>("means");
        QTest::addColumn<int>("command");
        QTest::newRow("wechat") << u"wechat"_s << 2306;
        QTest::newRow("alipay") << u"alipay"_s << 2308;
        QTest::newRow("qq") << u"qq"_s << 2325;
        QTest::newRow("jd") << u"jd"_s << 1031;
        QTest::newRow("unionpay") << u"unionpay"_s << 1025;
    }
    void showsACode()
    {
        QFETCH(const QString, means);
        QFETCH(const int, command);
        const Sent request = sent(sample::mmspShown(Purpose::Pay, means));
        QCOMPARE(request.command, command);
        QCOMPARE(request.body,
                 QByteArray(R"({"TRADETYPE":"1","AMT":"12800","MERORDERID":"T012ABC00000013",)"
                            R"("RANDSTR":"001122334455667","GOODSNAME":"便利店购物","NOTIFY_URL":)"
                            R"("https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
                            R"("CUR":"CNY"})"));
    }

    void showsAlipaysCodeAsAgreed()
    {
        MmspConfig config = sample::mmspConfig();
        config.alipayCode = MmspConfig::AlipayCode::Static;
        QCOMPARE(sent(sample::mmspShown(Purpose::Pay, u"alipay"_s), config).command, 1026);
        config.alipayCode = MmspConfig::AlipayCode::Dynamic;
        QCOMPARE(sent(sample::mmspShown(Purpose::Pay, u"alipay"_s), config).command, 1027);
        QCOMPARE(sent(sample::mmspShown(Purpose::Pay, u"wechat"_s), config).command, 2306);
    }

    void saysWhatTheSettingsSay()
    {
        MmspConfig config = sample::mmspConfig();
        config.ip = u"10.0.0.7"_s;
        config.settlement = u"2"_s;
        config.limitCreditCard = false;
        QVERIFY(sent(sample::mmspMessage(Purpose::Pay), config)
                    .body.endsWith(R"("IP":"10.0.0.7","ISTO":"2","LIMIT_PAY":"2"})"));
        QVERIFY(sent(sample::mmspShown(Purpose::Pay, u"qq"_s), config)
                    .body.endsWith(R"("IP":"10.0.0.7","ISTO":"2","LIMIT_PAY":"2"})"));
        // The shorter orders have no such fields.
        QVERIFY(sent(sample::mmspShown(Purpose::Pay, u"jd"_s), config)
                    .body.endsWith(R"("IP":"10.0.0.7"})"));
    }

    void namesThePurchase_data()
    {
        QTest::addColumn<QString>("remark");
        QTest::addColumn<QString>("goods");
        QTest::addColumn<QString>("name");
        const QString shop = u"便利店购物"_s;
        QTest::newRow("nothing said") << QString() << QString() << shop;
        QTest::newRow("remark") << u"02-20261120-001"_s << u"苹果"_s << u"02-20261120-001"_s;
        QTest::newRow("a number is not cut") << u"02-20261120-0011"_s << u"苹果"_s << u"苹果"_s;
        QTest::newRow("long goods") << QString() << u"一二三四五六七八九十一二三四五六"_s
                                    << u"一二三四五六七八九十一二三四五"_s;
        QTest::newRow("beyond the basic plane") << QString() << QString::fromUcs4(U"😀").repeated(16)
                                                << QString::fromUcs4(U"😀").repeated(15);
        QTest::newRow("blanks only") << u"  "_s << u"\n"_s << shop;
        QTest::newRow("line break") << QString() << u"苹果\n大"_s << u"苹果 大"_s;
    }
    void namesThePurchase()
    {
        QFETCH(const QString, remark);
        QFETCH(const QString, goods);
        QFETCH(const QString, name);
        Message message = sample::mmspMessage(Purpose::Pay);
        message.remark = remark;
        message.goods = {payment::Goods{.id = u"1"_s, .name = goods}};
        const QByteArray body = sent(message).body;
        QVERIFY2(body.contains("\"GOODSNAME\":\"" + name.toUtf8() + '"'), body.constData());
    }

    void asksCancelsAndGivesBackByOurNumber()
    {
        const auto is = [](Purpose purpose, int command, const QByteArray& body) {
            Message message = sample::mmspMessage(purpose);
            message.acquirerOrder = u"100000004985"_s;
            const Sent request = sent(message);
            QCOMPARE(request.command, command);
            QCOMPARE(request.body, body);
        };
        is(Purpose::Query, 2310, numbers);
        is(Purpose::Cancel, 2311, numbers);
        is(Purpose::Void, 2311, numbers);
        is(Purpose::Refund, 2312,
           numbers.chopped(1) + R"(,"REFUND_MERORDERID":"T012ABC0000002H","AMT":"12800"})");
        is(Purpose::QueryRefund, 2313,
           R"({"RANDSTR":"001122334455667","REFUND_MERORDERID":"T012ABC0000002H"})");
    }

    void closesWhatWasShownInsteadOfCancelling()
    {
        const Sent request = sent(sample::mmspShown(Purpose::Cancel, u"wechat"_s));
        QCOMPARE(request.command, 2314);
        QCOMPARE(request.body, numbers);
        // Once it is paid it can be voided like any other.
        QCOMPARE(sent(sample::mmspShown(Purpose::Void, u"wechat"_s)).command, 2311);
    }

    void asksByTheNumberOnThePhone()
    {
        Message message = sample::mmspMessage(Purpose::Query);
        message.askedNumber = u"100000004985"_s;
        QCOMPARE(sent(message).body,
                 QByteArray(R"({"ORDERNO":"100000004985","RANDSTR":"001122334455667"})"));
    }

    void refusesWhatCannotBeSaid_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* what, ErrorCode code, const char* words) {
            QTest::newRow(what) << QString::fromLatin1(what) << code << QString::fromLatin1(words);
        };
        row("nothing to pay", ErrorCode::OutOfRange, "AMT: ");
        row("no code", ErrorCode::Malformed, "CODE: missing");
        row("long code", ErrorCode::OutOfRange, "CODE: ");
        row("no order", ErrorCode::Malformed, "MERORDERID: missing");
        row("long order", ErrorCode::OutOfRange, "MERORDERID: ");
        row("a deposit", ErrorCode::Refused, "MMSP holds no deposits");
        row("a code that nobody reads", ErrorCode::Refused, "means: ");
        row("means that are not open", ErrorCode::Refused, "means: ");
    }
    void refusesWhatCannotBeSaid()
    {
        QFETCH(const QString, what);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, words);
        MmspConfig config = sample::mmspConfig();
        Message message = sample::mmspMessage(Purpose::Pay);
        if (what == u"nothing to pay")
            message.amount = {};
        else if (what == u"no code")
            message.code.reset();
        else if (what == u"long code")
            message.code = std::make_shared<const Secret>(QByteArray(33, '1'));
        else if (what == u"no order")
            message.order = {};
        else if (what == u"long order")
            message.order = PaymentId(QString(21, u'9'));
        else if (what == u"a deposit")
            message.deposit = true;
        else if (what == u"a code that nobody reads")
            message.means = u"jd"_s;
        else if (what == u"means that are not open")
            config.reads = {u"alipay"_s};
        const Result<ports::HttpRequest> request = encoded(message, config);
        QVERIFY(!request);
        QCOMPARE(request.error().code, code);
        QVERIFY2(request.error().detail.startsWith(words), qPrintable(request.error().detail));
        QVERIFY(!request.error().detail.contains(u"1345678"));
    }

    void refusesWhatItHasNoWordsFor()
    {
        for (const Purpose purpose : {Purpose::Complete, Purpose::Release, Purpose::QueryComplete,
                                      Purpose::QueryRelease, Purpose::Activate}) {
            const Message message = sample::mmspMessage(purpose);
            QCOMPARE(encoded(message).error().code, ErrorCode::Refused);
            QCOMPARE(
                sample::mmspDecoded(message, sample::mmspAnswer(2310, R"({"STATUS":"1"})")).meaning,
                Meaning::Unknown);
        }
    }

    void needsAKeyAndANonce()
    {
        const MmspChannel channel(sample::mmspConfig());
        const sample::MmspSigner signer;
        const Stamp stamp = signer.stamp();
        const Secret none;
        const Message message = sample::mmspMessage(Purpose::Query);
        QCOMPARE(channel.encode(message, {stamp.now, stamp.nonce, none, none}).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(channel.encode(message, {stamp.now, "short", stamp.key, none}).error().code,
                 ErrorCode::Malformed);
        QVERIFY(!channel.needsLogin());
        QCOMPARE(channel.encodeLogin(stamp).error().code, ErrorCode::Refused);
        QCOMPARE(channel.decodeLogin({200, "{}"}).error().code, ErrorCode::Refused);
    }

    void postsToTheOneAddress()
    {
        const Result<ports::HttpRequest> request = encoded(sample::mmspMessage(Purpose::Pay));
        QCOMPARE(request->url, sample::mmspConfig().base);
        QCOMPARE(request->headers.value(0).second, QByteArray("application/json; charset=utf-8"));
        QCOMPARE(request->answerMs, payment::Timers{}.answerMs);
    }

    void hearsANotification()
    {
        const MmspChannel channel(sample::mmspConfig());
        const QByteArray body =
            R"({"AMT":12800,"ORDERNO":"100000004985","TRADETIME":"2020-01-02 03:04:05",)"
            R"("PAYTIME":"2020-01-02 03:04:09","STATUS":"1","TRADETYPE":"1",)"
            R"("MERORDERID":"T012ABC00000013"})";
        // Its number is one that other notifications have, too.
        for (const int command : {2324, 35104 - 0x8000, 35090 - 0x8000}) {
            const auto hint =
                channel.readHint(sample::mmspAnswer(command, body), sample::mmspKey());
            QVERIFY2(hint, hint ? "" : qPrintable(hint.error().detail));
            QCOMPARE(hint->order, u"T012ABC00000013"_s);
            QCOMPARE(hint->acquirerOrder, u"100000004985"_s);
        }
        const auto refusal = [&](const QByteArray& bytes) {
            const auto hint = channel.readHint(bytes, sample::mmspKey());
            return hint ? QString() : errorCodeName(hint.error().code);
        };
        const QByteArray good = sample::mmspAnswer(2324, body);
        QCOMPARE(refusal(QByteArray(good).replace("12800", "1")), u"refused"_s);
        QCOMPARE(refusal(QByteArray(good).replace("\"Sign\":\"", "\"Sign\":\"0")), u"refused"_s);
        QCOMPARE(refusal(QByteArray(good).replace("00144035399985", "00144035399986")),
                 u"refused"_s);
        QCOMPARE(refusal(sample::mmspNegative("1", "")), u"malformed"_s);
        QCOMPARE(refusal("STATUS=1"), u"malformed"_s);
        QCOMPARE(refusal("[]"), u"malformed"_s);
        QCOMPARE(refusal(sample::mmspAnswer(2324, R"({"AMT":"1"})")), u"malformed"_s);
        QCOMPARE(refusal(sample::mmspAnswer(2324, R"({"STATUS":"1"})")), u"malformed"_s);
        QVERIFY(!channel.readHint(good, Secret()));
    }

    void saysWhatItCanDo()
    {
        MmspConfig config = sample::mmspConfig();
        config.payableMinutes = 10;
        config.shows = {u"wechat"_s};
        const payment::ChannelTraits traits = MmspChannel(config).traits();
        QCOMPARE(traits.name, u"mmsp"_s);
        QCOMPARE(traits.reads, QStringList({u"wechat"_s, u"alipay"_s, u"qq"_s}));
        QCOMPARE(traits.shows, QStringList{u"wechat"_s});
        QCOMPARE(traits.orderIds.form, payment::OrderIdForm::Compact);
        QCOMPARE(traits.shownTimers.deadMs, 600'000);
        QVERIFY(traits.shownTimers.handOverMs > traits.shownTimers.deadMs);
        QVERIFY(traits.timers.earliestCancelMs >= 15'000);
        QVERIFY(!traits.deposits && !traits.opensPage && !traits.queriesSameDayOnly);
        QCOMPARE(MmspChannel(config).protocol().name(), u"mmsp"_s);
    }

    void believesNoBytesWithoutASignature()
    {
        QVERIFY(rc::check("unsigned bytes never say that money moved", [] {
            std::string piece = *rc::gen::arbitrary<std::string>();
            QByteArray bytes = sample::mmspAnswer(2310, R"({"STATUS":"1"})");
            const auto at = *rc::gen::inRange<qsizetype>(0, bytes.size());
            switch (*rc::gen::inRange(0, 4)) {
            case 0:
                bytes = QByteArray::fromStdString(piece);
                break;
            case 1:
                bytes.truncate(at);
                break;
            case 2:
                bytes.insert(bytes.indexOf("STATUS"), "x");
                break;
            default:
                bytes.insert(bytes.indexOf("\"Sign\":\"") + 8, 'F');
            }
            const Outcome outcome = sample::mmspDecoded(sample::mmspMessage(*purposes()), bytes);
            RC_ASSERT(outcome.meaning == Meaning::Unknown);
            RC_ASSERT(outcome.text.size() <= 200);
        }));
    }

    void signsWhateverItSends()
    {
        QVERIFY(rc::check("a request verifies as an answer would", [] {
            Message message = sample::mmspMessage(*purposes());
            message.amount = Money::fromFen(*rc::gen::inRange<qint64>(1, 99'999'999));
            message.remark = QString::fromStdString(*rc::gen::string<std::string>());
            RC_ASSERT(sent(message).command != 0);
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestMmspChannel)
#include "tst_mmsp_channel.moc"
