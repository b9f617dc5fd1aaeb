// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/quickpay_sample.h"

#include <QTest>

namespace till::channels {

namespace {

const QuickpayProtocol& protocol()
{
    static const QuickpayProtocol quickpay(sample::quickpayConfig());
    return quickpay;
}

const Interface& interfaceNamed(const QByteArray& name)
{
    for (const Interface& each : protocol().interfaces()) {
        if (each.name == QLatin1StringView(name))
            return each;
    }
    qFatal("no such interface");
}

std::shared_ptr<void> requestOf(const Interface& which, const QByteArray& json)
{
    std::shared_ptr<void> message = which.newRequest();
    const Result<wire::Json> parsed = wire::parseJson(json);
    const Result<Remarks> read =
        parsed ? fields::decode(*which.request, *parsed, message.get()) : Remarks{};
    if (!parsed || !read)
        qFatal("%s", qPrintable(read ? QStringLiteral("no JSON") : read.error().detail));
    return message;
}

Result<Composed> composing(const Interface& which, const QByteArray& json,
                           const QuickpayConfig& config = sample::quickpayConfig())
{
    const sample::BankSigner signer;
    const auto request = requestOf(which, json);
    return QuickpayProtocol(config).compose(which, request.get(), signer.stamp());
}

/// Signed elsewhere, by the document's words.
struct Golden {
    const char* name;
    int command;
    const char* body;
    const char* sign;
};
const Golden goldens[]{
    {"bindSms", 781,
     "{\"MERORDERID\":\"T012ABC00000013\",\"USER_ID\":\"U7\",\"CARDNO\":\"6227000013830237349\","
     "\"PHONENO\":\"13800138000\",\"RANDSTR\":\"1234567890\"}",
     "F7F057A42ADB942B84A0EFEE7A078A41"},
    {"bind", 774,
     "{\"MERORDERID\":\"T012ABC00000013\",\"USER_ID\":\"U7\",\"CARDNO\":\"6227000013830237349\","
     "\"CARDTYPE\":\"2\",\"EXPDATE\":\"0617\",\"CVN2\":\"344\",\"NAME\":\"张安\",\"ID_NO\":"
     "\"23210219820916601X\",\"PHONENO\":\"13800138000\",\"MSG_CODE\":\"123456\",\"RANDSTR\":"
     "\"1234567890\"}",
     "6D7020444A1C1B1661D3DE77CA3DE961"},
    {"order", 771,
     "{\"MERORDERID\":\"T012ABC00000013\",\"CARDNO\":\"6227000013830237349\",\"AMT\":\"1234\","
     "\"CARDTYPE\":\"2\",\"EXPDATE\":\"0617\",\"CVN2\":\"344\",\"NAME\":\"张安\",\"ID_NO\":"
     "\"23210219820916601X\",\"PHONENO\":\"13800138000\",\"RANDSTR\":\"1234567890\",\"USER_ID\":"
     "\"U7\",\"NOTIFY_URL\":\"https://shop.example/notify/q\"}",
     "025E81FA3956A8B32A92461F826650A8"},
    {"confirm", 772,
     "{\"LIST_ID\":\"10000004985\",\"MSG_CODE\":\"123456\",\"RANDSTR\":\"1234567890\"}",
     "19D19C635EEA4606725631B662DE55AC"},
    {"unbind", 775, "{\"BIND_ID\":\"100003\"}", "019F931B8281C6C886F7F6092B00AB2A"},
    {"query", 773, "{\"MERORDERID\":\"T012ABC00000013\"}", "384656AF29CEE0F0FF7FC51CA32A4E23"},
    {"bindQuery", 776, "{\"BIND_ID\":\"100003\"}", "019F931B8281C6C886F7F6092B00AB2A"},
    {"batchQuery", 777,
     "{\"START_DATE\":\"20170926\",\"END_DATE\":\"20171211\",\"PERPAGE\":\"1000\",\"PAGE\":\"1\"}",
     "80B91D2915585DC8E26C5790CC73298C"},
    {"resend", 778, "{\"LIST_ID\":\"10000004985\",\"RANDSTR\":\"1234567890\"}",
     "148DE73ABEB0BB6C0C1D3CA54BEEDB71"},
    {"bindConfirm", 779,
     "{\"BIND_ID\":\"100003\",\"MERORDERID\":\"T012ABC00000013\",\"USER_ID\":\"U7\",\"AMT\":"
     "\"1234\",\"MSG_CODE\":\"123456\",\"RANDSTR\":\"1234567890\",\"NOTIFY_URL\":\"https://"
     "shop.example/notify/q\"}",
     "E7A5987D35D3FB8539A6A64A5606A05D"},
    {"bindPaySms", 780,
     "{\"BIND_ID\":\"100003\",\"MERORDERID\":\"T012ABC00000013\",\"USER_ID\":\"U7\",\"PHONENO\":"
     "\"13800138000\",\"AMT\":\"1234\",\"RANDSTR\":\"1234567890\"}",
     "AEBB401D69C26758609D50561446526A"},
    {"unionOrder", 783,
     "{\"MERORDERID\":\"T012ABC00000013\",\"AMT\":\"1234\",\"JUMP_URL\":\"https://shop.example/"
     "done\",\"NOTIFY_URL\":\"https://shop.example/notify/"
     "q\",\"TRADE_MODE\":\"1\",\"RANDSTR\":\"1234567890\",\"CARDNO\":\"6227000013830237349\"}",
     "3CAD9C9F25E843D6FA1C3128BA482FBE"},
    {"notification", 0,
     "{\"STATUS\":\"1\",\"LIST_ID\":\"10000004985\",\"MERORDERID\":\"T012ABC00000013\",\"PAY_"
     "DATE\":"
     "\"20171122090622\",\"NOTIFY_DATE\":\"20171122090622\",\"AMT\":\"1234\",\"PUSH_COUNT\":2,"
     "\"CARDTYPE\":\"1\",\"BANK_NAME\":\"农业银行\"}",
     "D0E647E4233AAD8A80F01B1A9E5A36F2"},
};

/// The Body of the golden row.
QByteArray bodyOf(const QByteArray& name)
{
    for (const Golden& golden : goldens) {
        if (name == golden.name)
            return golden.body;
    }
    return {};
}

payment::Message payment(payment::Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(QStringLiteral("T012ABC00000013"));
    message.amount = Money::fromFen(1'234);
    message.means = QStringLiteral("bank");
    message.presentation = payment::Presentation::Shown;
    return message;
}

} // namespace

class TestQuickpayRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsToItsTables_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const Interface& each : protocol().interfaces())
            QTest::newRow(each.name.data()) << QByteArray(each.name.data(), each.name.size());
    }
    void keepsToItsTables()
    {
        QFETCH(const QByteArray, name);
        const Interface& which = interfaceNamed(name);
        const QStringList complaints = sample::complaintsAbout(which);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        if (which.request != nullptr)
            QVERIFY(sample::roundTrips(*which.request, which.newRequest));
    }

    void golden_data()
    {
        QTest::addColumn<int>("command");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sign");
        for (const Golden& each : goldens)
            QTest::newRow(each.name)
                << each.command << QByteArray(each.body) << QByteArray(each.sign);
    }
    void golden()
    {
        QFETCH(const int, command);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, sign);
        const Interface& which = interfaceNamed(QTest::currentDataTag());
        if (which.kind == Interface::Kind::Notification) {
            const sample::BankSigner signer;
            const Result<Reading> reading =
                protocol().readNotification(which, sample::bankTold(body, sign), signer.key());
            QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
            QByteArray again;
            wire::JsonWriter writer(again);
            fields::encode(*which.answer, reading->answer.get(), writer);
            QCOMPARE(again, body);
            QVERIFY(!protocol().readNotification(which, sample::bankTold(body, "0"), signer.key()));
            return;
        }
        const Result<Composed> composed = composing(which, body);
        QVERIFY2(composed, composed ? "" : qPrintable(composed.error().detail));
        QCOMPARE(composed->request.url, QUrl(QStringLiteral("https://pay.example/open")));
        QCOMPARE(composed->request.body, sample::bankRequest(command, body, sign));
        QCOMPARE(sample::bankSign(composed->signatureBase), sign);
    }

    void hidesCardsInWhatIsShown()
    {
        for (const char* name :
             {"bindSms", "bind", "order", "bindConfirm", "bindPaySms", "unionOrder", "confirm"}) {
            const Interface& which = interfaceNamed(name);
            const QByteArray body = bodyOf(name);
            const Result<Composed> composed = composing(which, body);
            QVERIFY(composed);
            for (const char* hidden : {"622700001383023", "13800138000", "\"344\"", "\"0617\"",
                                       "张安", "23210219820916", "\"123456\""})
                QVERIFY2(!composed->masked.contains(hidden), composed->masked.constData());
        }
    }

    void asksForACreditCardsDateAndNumber()
    {
        const Interface& order = interfaceNamed("order");
        const QByteArray debit = bodyOf("order")
                                     .replace("\"CARDTYPE\":\"2\"", "\"CARDTYPE\":\"1\"")
                                     .replace("\"EXPDATE\":\"0617\",\"CVN2\":\"344\",", "");
        QVERIFY(composing(order, debit));
        const auto credit = std::make_shared<quickpay::OrderRequest>(
            *static_cast<const quickpay::OrderRequest*>(requestOf(order, debit).get()));
        credit->cardType = QStringLiteral("2");
        const sample::BankSigner signer;
        const Result<Composed> composed = protocol().compose(order, credit.get(), signer.stamp());
        QVERIFY(!composed);
        QCOMPARE(composed.error().detail, QStringLiteral("EXPDATE: missing"));
    }

    void refusesWhatIsNotYetOpen()
    {
        QuickpayConfig config = sample::quickpayConfig();
        config.notYetOpen = QuickpayConfig::NotYetOpen::Refused;
        QStringList refused;
        for (const Interface& each : protocol().interfaces()) {
            if (each.kind != Interface::Kind::Exchange)
                continue;
            const Result<Composed> composed =
                composing(each, bodyOf(QByteArray(each.name.data(), each.name.size())), config);
            if (!composed) {
                QCOMPARE(composed.error().code, ErrorCode::Refused);
                refused.append(each.name);
            }
        }
        QCOMPARE(refused, (QStringList{QStringLiteral("bindSms"), QStringLiteral("bind"),
                                       QStringLiteral("unbind"), QStringLiteral("bindQuery")}));
    }

    void limitsAPage()
    {
        const Interface& which = interfaceNamed("batchQuery");
        const auto error = [&which](const char* perPage, const char* page) {
            const Result<Composed> composed = composing(
                which, QByteArray("{\"START_DATE\":\"20170926\",\"END_DATE\":\"20171211\","
                                  "\"PERPAGE\":\"") +
                           perPage + "\",\"PAGE\":\"" + page + "\"}");
            return composed ? QString() : composed.error().detail;
        };
        QCOMPARE(error("1000", "1"), QString());
        QCOMPARE(error("1001", "1"), QStringLiteral("PERPAGE: 1 to 1000"));
        QCOMPARE(error("0", "1"), QStringLiteral("PERPAGE: 1 to 1000"));
        QCOMPARE(error("10", "0"), QStringLiteral("PAGE: from 1"));
        const Result<Composed> page = composing(which, bodyOf("batchQuery"));
        QVERIFY(page->request.answerMax >= 512 * 1'024);
    }

    void fillsInWhatTheSettingsSay()
    {
        const sample::BankSigner signer;
        const auto value = [&signer](const char* interface, QLatin1StringView name) {
            for (const auto& [key, text] :
                 protocol().defaults(interfaceNamed(interface), signer.stamp())) {
                if (key == name)
                    return text;
            }
            return QStringLiteral("(not said)");
        };
        QCOMPARE(value("unionOrder", QLatin1StringView("JUMP_URL")),
                 QStringLiteral("https://shop.example/done"));
        QCOMPARE(value("unionOrder", QLatin1StringView("RANDSTR")), QStringLiteral("0011223344"));
        QCOMPARE(value("query", QLatin1StringView("RANDSTR")), QStringLiteral("(not said)"));
        QCOMPARE(value("batchQuery", QLatin1StringView("END_DATE")), QStringLiteral("20200102"));
    }

    void showsACodeAndAsksAboutIt()
    {
        const QuickpayChannel channel(sample::quickpayConfig());
        const sample::BankSigner signer;
        QVERIFY(!channel.traits().cancels && !channel.traits().refunds);
        QCOMPARE(channel.traits().shows, QStringList{QStringLiteral("bank")});
        QVERIFY(channel.traits().reads.isEmpty());
        const auto pay = channel.encode(payment(payment::Purpose::Pay), signer.stamp());
        QVERIFY(pay);
        QVERIFY(pay->body.startsWith("{\"CommandID\":783,"));
        QVERIFY(pay->body.contains("\"Body\":{\"MERORDERID\":\"T012ABC00000013\",\"AMT\":"
                                   "\"1234\",\"JUMP_URL\":\"https://shop.example/done\","
                                   "\"NOTIFY_URL\":\"https://shop.example/notify/q\","
                                   "\"TRADE_MODE\":\"1\",\"RANDSTR\":\"0011223344\"}"));
        const auto query = channel.encode(payment(payment::Purpose::Query), signer.stamp());
        QVERIFY(query);
        QVERIFY(query->body.startsWith("{\"CommandID\":773,"));
        for (const payment::Purpose purpose :
             {payment::Purpose::Cancel, payment::Purpose::Void, payment::Purpose::Refund,
              payment::Purpose::QueryRefund, payment::Purpose::Complete,
              payment::Purpose::Activate}) {
            const auto request = channel.encode(payment(purpose), signer.stamp());
            QVERIFY(!request);
            QCOMPARE(request.error().code, ErrorCode::Refused);
        }
        payment::Message read = payment(payment::Purpose::Pay);
        read.presentation = payment::Presentation::Read;
        QVERIFY(!channel.encode(read, signer.stamp()));
    }

    void asksForASettingThatWorks()
    {
        const auto detail = [](auto change) {
            QuickpayConfig config = sample::quickpayConfig();
            change(config);
            const Result<void> valid = validate(config);
            return valid ? QString() : valid.error().detail;
        };
        QCOMPARE(detail([](auto&) {}), QString());
        QVERIFY(detail([](auto& c) { c.merNo.clear(); }).startsWith(u"merNo"));
        QVERIFY(detail([](auto& c) { c.notifyUrl.clear(); }).startsWith(u"notifyUrl"));
        QVERIFY(detail([](auto& c) { c.jumpUrl = QStringLiteral("done"); }).startsWith(u"jumpUrl"));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestQuickpayRequests)
#include "tst_quickpay_requests.moc"
