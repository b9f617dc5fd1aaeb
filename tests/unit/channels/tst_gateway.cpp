// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/banks.h"
#include "core/channels/gateway/channel.h"
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/quickpay_sample.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

namespace till::channels {

using payment::Meaning;
using payment::Outcome;
using payment::Purpose;

namespace {

GatewayConfig config()
{
    GatewayConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example/open"));
    config.merNo = QStringLiteral("001440353999853");
    config.termNo = QStringLiteral("84970001");
    config.notifyUrl = QStringLiteral("https://shop.example/notify/g");
    config.jumpUrl = QStringLiteral("https://shop.example/done");
    return config;
}

const GatewayProtocol& protocol()
{
    static const GatewayProtocol gateway(config());
    return gateway;
}

const Interface& interfaceNamed(const QByteArray& name)
{
    for (const Interface& each : protocol().interfaces()) {
        if (each.name == QLatin1StringView(name))
            return each;
    }
    qFatal("no such interface");
}

Result<Composed> composing(const QByteArray& name, const QByteArray& json)
{
    const Interface& which = interfaceNamed(name);
    const std::shared_ptr<void> message = which.newRequest();
    const Result<wire::Json> parsed = wire::parseJson(json);
    const Result<Remarks> read =
        parsed ? fields::decode(*which.request, *parsed, message.get()) : Remarks{};
    if (!parsed || !read)
        qFatal("%s", qPrintable(read ? QStringLiteral("no JSON") : read.error().detail));
    const sample::BankSigner signer;
    return protocol().compose(which, message.get(), signer.stamp());
}

/// What a browser would post: the value of web_api.
QByteArray postedBy(const QByteArray& page)
{
    const QByteArray start = "name=\"web_api\" value=\"";
    const qsizetype from = page.indexOf(start) + start.size();
    QByteArray value = page.sliced(from, page.indexOf('"', from) - from);
    return value.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
}

/// The members as a browser brings them back.
QByteArray queryOf(const QByteArray& json)
{
    const Result<wire::Json> parsed = wire::parseJson(json);
    QByteArray query;
    for (const wire::JsonMember& member : parsed->members)
        query += (query.isEmpty() ? "" : "&") + member.name.toUtf8() + '=' +
                 member.value.text.toUtf8().toPercentEncoding();
    return query;
}

payment::Message message(Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(QStringLiteral("T012ABC00000013"));
    message.amount = Money::fromFen(1'234);
    message.means = QStringLiteral("bank");
    message.presentation = payment::Presentation::Shown;
    return message;
}

QByteArray state(const QByteArray& status)
{
    return "{\"AMT\":\"1234\",\"GOODSNAME\":\"product\",\"LIST_ID\":\"10000000\",\"MERORDERID\":"
           "\"T012ABC00000013\",\"NOTIFY_DATE\":\"20171122090622\",\"PAY_CHANNEL\":"
           "\"ICBC-NET-B2C\",\"PAY_DATE\":\"20171122090622\",\"REMARK\":\"\",\"STATUS\":\"" +
           status + "\"}";
}

Outcome decoded(Purpose purpose, const QByteArray& body)
{
    const GatewayChannel channel(config());
    const sample::BankSigner signer;
    return channel.decode(message(purpose), {.status = 200, .body = body}, signer.key());
}

} // namespace

class TestGateway : public QObject {
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

    // Signed elsewhere, by the document's words.
    void golden_data()
    {
        QTest::addColumn<int>("command");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sign");
        const auto row = [](const char* name, int command, const char* body, const char* sign) {
            QTest::newRow(name) << command << QByteArray(body) << QByteArray(sign);
        };
        row("pay", 2322,
            "{\"MERORDERID\":\"T012ABC00000013\",\"AMT\":\"1234\",\"NOTIFY_URL\":\"https://"
            "shop.example/notify/g\",\"JUMP_URL\":\"https://shop.example/"
            "done?a=1&b='2'\",\"PAY_CHANNEL\":\"ICBC-NET-B2C\",\"GOODSNAME\":\"商品<1>\","
            "\"REMARK\":\"a\\\"b&c\"}",
            "9C7D60ECDD5CFD0087D4C1C8C47AE791");
        row("query", 2323, "{\"MERORDERID\":\"T012ABC00000013\"}",
            "384656AF29CEE0F0FF7FC51CA32A4E23");
        row("batchQuery", 782,
            "{\"START_DATE\":\"20170926\",\"END_DATE\":\"20171211\",\"PERPAGE\":\"1000\",\"PAGE\":"
            "\"1\"}",
            "80B91D2915585DC8E26C5790CC73298C");
        const char* told =
            "{\"STATUS\":\"1\",\"LIST_ID\":\"10000000\",\"MERORDERID\":\"T012ABC00000013\",\"AMT\":"
            "\"666\",\"GOODSNAME\":\"商品\",\"PAY_CHANNEL\":\"ICBC-NET-B2C\",\"PAY_DATE\":"
            "\"20171122090622\",\"NOTIFY_DATE\":\"20171122090622\",\"REMARK\":\"a/b\"}";
        row("notification", 0, told, "00B41109644945142F180EFFA5B464E6");
        row("frontReturn", 0, told, "");
    }
    void golden()
    {
        QFETCH(const int, command);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, sign);
        const Interface& which = interfaceNamed(QTest::currentDataTag());
        if (which.kind == Interface::Kind::Notification) {
            const sample::BankSigner signer;
            const Result<Reading> reading = protocol().readNotification(
                which, sign.isEmpty() ? queryOf(body) : sample::bankTold(body, sign), signer.key());
            QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
            QByteArray again;
            wire::JsonWriter writer(again);
            fields::encode(*which.answer, reading->answer.get(), writer);
            QCOMPARE(again, body);
            QCOMPARE(reading->outcome.meaning,
                     sign.isEmpty() ? Meaning::Unknown : Meaning::Succeeded);
            return;
        }
        const Result<Composed> composed = composing(QTest::currentDataTag(), body);
        QVERIFY2(composed, composed ? "" : qPrintable(composed.error().detail));
        const bool isPage = composed->request.body.startsWith("<!DOCTYPE html>");
        QCOMPARE(isPage, QByteArray(QTest::currentDataTag()) == "pay");
        QCOMPARE(isPage ? postedBy(composed->request.body) : composed->request.body,
                 sample::bankRequest(command, body, sign));
        QCOMPARE(sample::bankSign(composed->signatureBase), sign);
    }

    void postsTheFormByItself()
    {
        GatewayConfig own = config();
        own.payAddress = QUrl(QStringLiteral("https://pay.example/page?charset=UTF-8&x=\"1\""));
        own.goodsName = QStringLiteral("<script>alert(\"x\")</script>");
        const GatewayChannel channel(own);
        QVERIFY(channel.traits().opensPage);
        const sample::BankSigner signer;
        const auto page = channel.encode(message(Purpose::Pay), signer.stamp());
        QVERIFY(page);
        QCOMPARE(page->url, own.payAddress);
        QCOMPARE(page->headers.first().second, QByteArrayLiteral("text/html; charset=utf-8"));
        QVERIFY(page->body.contains(
            "action=\"https://pay.example/page?charset=UTF-8&amp;x=%221%22\" method=\"POST\""));
        QVERIFY(page->body.contains("<meta charset=\"UTF-8\">"));
        QVERIFY(page->body.contains("document.getElementById('pay').submit()"));
        QCOMPARE(page->body.count("<script>"), 1); // the goods' name stays text
        QCOMPARE(page->body.count("</form>"), 1);
        QVERIFY(postedBy(page->body).contains("\"PAY_CHANNEL\":\"YLBILL-NET-B2C\""));
    }

    void onlyOpensPagesAndAsks()
    {
        const GatewayChannel channel(config());
        const sample::BankSigner signer;
        const auto query = channel.encode(message(Purpose::Query), signer.stamp());
        QVERIFY(query);
        QVERIFY(query->body.startsWith("{\"CommandID\":2323,"));
        for (const Purpose purpose : {Purpose::Cancel, Purpose::Void, Purpose::Refund,
                                      Purpose::QueryRefund, Purpose::Release, Purpose::Activate}) {
            const auto request = channel.encode(message(purpose), signer.stamp());
            QVERIFY(!request);
            QCOMPARE(request.error().code, ErrorCode::Refused);
        }
        QVERIFY(!channel.traits().cancels && !channel.traits().refunds);
    }

    void readsEachState_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<Meaning>("meaning");
        QTest::newRow("waits to be paid") << QByteArray("0") << Meaning::InProgress;
        QTest::newRow("paid") << QByteArray("1") << Meaning::Succeeded;
        QTest::newRow("failed") << QByteArray("2") << Meaning::Refused;
        QTest::newRow("refunded") << QByteArray("3") << Meaning::Refunded;
        QTest::newRow("not documented") << QByteArray("9") << Meaning::Unknown;
    }
    void readsEachState()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const Meaning, meaning);
        const Outcome outcome = decoded(Purpose::Query, sample::bankAnswer(35091, state(status)));
        QCOMPARE(outcome.meaning, meaning);
        QCOMPARE(outcome.facts.acquirerOrderId, QStringLiteral("10000000"));
    }

    void believesNothingThatCannotBeTrusted()
    {
        QByteArray forged = sample::bankAnswer(35091, state("2"));
        forged.replace("\"STATUS\":\"2\"", "\"STATUS\":\"1\"");
        QCOMPARE(decoded(Purpose::Query, forged).meaning, Meaning::Unknown);
        QCOMPARE(decoded(Purpose::Query, sample::bankAnswer(35104, state("1"))).meaning,
                 Meaning::Unknown);
        QCOMPARE(decoded(Purpose::Pay, sample::bankAnswer(35090, state("1"))).meaning,
                 Meaning::Unknown);
        const QByteArray other = state("1").replace("0013\"", "0014\"");
        QCOMPARE(decoded(Purpose::Query, sample::bankAnswer(35091, other)).meaning,
                 Meaning::Contradiction);
        QCOMPARE(decoded(Purpose::Query, sample::bankNegative("[-2002] 没有该订单")).meaning,
                 Meaning::NotFound);
    }

    void takesANotificationForAHint()
    {
        const GatewayChannel channel(config());
        const sample::BankSigner signer;
        for (const int command : {35104, 35090}) { // the sample's and the table's
            const Result<Hint> hint =
                channel.readHint(sample::bankAnswer(command, state("1")), signer.key());
            QVERIFY(hint);
            QCOMPARE(hint->order, QStringLiteral("T012ABC00000013"));
        }
        QByteArray forged = sample::bankAnswer(35104, state("1"));
        forged.replace("1234", "1235");
        QVERIFY(!channel.readHint(forged, signer.key()));
    }

    void neverTakesAReturnForAProof()
    {
        const sample::BankSigner signer;
        const QByteArray back =
            "STATUS=1&LIST_ID=10000000&MERORDERID=T012ABC00000013&AMT=1234&GOODSNAME=%E5%95%86"
            "&PAY_CHANNEL=ICBC-NET-B2C&PAY_DATE=20171122090622&NOTIFY_DATE=20171122090622&REMARK=";
        const Result<Reading> reading =
            protocol().readNotification(interfaceNamed("frontReturn"), back, signer.key());
        QVERIFY(reading);
        QCOMPARE(reading->outcome.meaning, Meaning::Unknown);
        QCOMPARE(reading->outcome.code, QStringLiteral("1"));
        QVERIFY(reading->outcome.text.contains(u"proves nothing"));
        QCOMPARE(reading->outcome.facts.orderId, QStringLiteral("T012ABC00000013"));
        const auto& reply = *static_cast<const quickpay::Reply*>(reading->answer.get());
        QCOMPARE(reply.goodsName, QStringLiteral("商"));
        // Nor is it a hint.
        QVERIFY(!GatewayChannel(config()).readHint(back, signer.key()));
        QVERIFY(!protocol().readNotification(interfaceNamed("frontReturn"), "%zz", signer.key()));
    }

    void namesEachBank()
    {
        QCOMPARE(gateway::banks().size(), std::size_t{20});
        QStringList codes;
        for (const gateway::Bank& bank : gateway::banks()) {
            QVERIFY(!bank.chinese.isEmpty() && !bank.english.isEmpty());
            QVERIFY(!codes.contains(bank.code));
            codes.append(bank.code);
        }
        QCOMPARE(gateway::bankOf(u"CMBCHINA-NET-B2C")->chinese, u"招商银行");
        QVERIFY(!gateway::bankOf(u"NOBODY-NET-B2C"));
    }

    void asksForASettingThatWorks()
    {
        const auto detail = [](auto change) {
            GatewayConfig changed = config();
            change(changed);
            const Result<void> valid = validate(changed);
            return valid ? QString() : valid.error().detail;
        };
        QCOMPARE(detail([](auto&) {}), QString());
        QVERIFY(detail([](auto& c) { c.jumpUrl.clear(); }).startsWith(u"jumpUrl"));
        QVERIFY(detail([](auto& c) { c.payChannel.clear(); }).startsWith(u"payChannel"));
        QVERIFY(detail([](auto& c) {
                    c.payAddress = QUrl(QStringLiteral("page"));
                }).startsWith(u"payAddress"));
        QVERIFY(detail([](auto& c) { c.goodsName = QString(33, u'x'); }).startsWith(u"goodsName"));
    }

    void survivesAnyBytes()
    {
        QVERIFY(rc::check("random bytes never say that money moved", [] {
            const auto bytes = QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
            RC_ASSERT(decoded(Purpose::Query, bytes).meaning == Meaning::Unknown);
            const sample::BankSigner signer;
            const auto back =
                protocol().readNotification(interfaceNamed("frontReturn"), bytes, signer.key());
            RC_ASSERT(!back || back->outcome.meaning == Meaning::Unknown);
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestGateway)
#include "tst_gateway.moc"
