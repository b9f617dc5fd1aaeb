// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/quickpay_sample.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

namespace till::channels {

using payment::Meaning;
using payment::Outcome;
using payment::Purpose;
using quickpay::Step;

namespace {

payment::Message message(Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(QStringLiteral("T012ABC00000013"));
    message.amount = Money::fromFen(1'234);
    message.presentation = payment::Presentation::Shown;
    return message;
}

Outcome decoded(Purpose purpose, const QByteArray& body, int status = 200)
{
    const QuickpayChannel channel(sample::quickpayConfig());
    const sample::BankSigner signer;
    return channel.decode(message(purpose), {.status = status, .body = body}, signer.key());
}

QByteArray state(const QByteArray& status, const QByteArray& error = {})
{
    return "{\"STATUS\":\"" + status + '"' +
           (error.isEmpty() ? QByteArray() : ",\"ERRCODE\":\"" + error + "\",\"ERRMSG\":\"说明\"") +
           ",\"LIST_ID\":\"10000004985\",\"MERORDERID\":\"T012ABC00000013\",\"PAY_DATE\":"
           "\"20171122090622\",\"NOTIFY_DATE\":\"20171122090622\",\"CARDNO\":\"6225880113756648\","
           "\"AMT\":\"1234\",\"CARDTYPE\":\"1\"}";
}

Outcome asked(const QByteArray& status, const QByteArray& error = {})
{
    return decoded(Purpose::Query, sample::bankAnswer(33541, state(status, error)));
}

QByteArray shown(const QByteArray& url, const QByteArray& order = "T012ABC00000013")
{
    return "{\"AMT\":\"1234\",\"ERRCODE\":\"AA\",\"ERRMSG\":\"用户支付中\",\"LIST_ID\":"
           "\"10000004985\",\"MERORDERID\":\"" +
           order + "\",\"PAY_URL\":\"" + url + "\",\"STATUS\":\"0\"}";
}

const Interface& interfaceNamed(const QuickpayProtocol& protocol, const char* name)
{
    for (const Interface& each : protocol.interfaces()) {
        if (each.name == QLatin1StringView(name))
            return each;
    }
    qFatal("no such interface");
}

/// A page of `count` rows as the document shows them.
QByteArray pageOf(int count)
{
    QByteArray rows;
    for (int i = 0; i < count; ++i)
        rows += QByteArray(i == 0 ? "" : ",") + "{\"STATUS\":\"1\",\"LIST_ID\":\"100000" +
                QByteArray::number(100'000 + i) + "\",\"MERORDERID\":\"20170926151023" +
                QByteArray::number(100'000 + i) +
                "\",\"PAY_DATE\":\"20171122090622\",\"NOTIFY_DATE\":\"20171122090622\",\"CARDNO\":"
                "\"6225880113756648\",\"AMT\":\"" +
                QByteArray::number(100 + i) + "\",\"CARDTYPE\":\"1\",\"BIND_ID\":\"\",\"X\":\"" +
                QByteArray(60, 'x') + "\"}";
    return "{\"BIZ_CONTENT\":[" + rows + "],\"PAGE\":\"1\",\"PERPAGE\":\"1000\",\"STATUS\":\"1\"," +
           "\"TOTAL_NUM\":\"" + QByteArray::number(count) + "\",\"TOTAL_PAGE\":\"1\"}";
}

} // namespace

class TestQuickpayAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachState_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<Meaning>("meaning");
        const auto row = [](const char* name, const char* status, const char* error,
                            Meaning meaning) {
            QTest::newRow(name) << QByteArray(status) << QByteArray(error) << meaning;
        };
        row("waits to be paid", "0", "", Meaning::InProgress);
        row("the customer is paying", "0", "AA", Meaning::InProgress);
        row("paid", "1", "", Meaning::Succeeded);
        row("paid, 00", "1", "00", Meaning::Succeeded);
        row("paid, and yet not", "1", "AA", Meaning::Unknown);
        row("failed", "2", "", Meaning::Refused);
        row("failed for a reason", "2", "51", Meaning::Refused);
        row("failed, but the customer is paying", "2", "AA", Meaning::InProgress);
        row("closed", "2", "D4", Meaning::Refused);
        row("failed, and yet succeeded", "2", "00", Meaning::Unknown);
        row("refunded", "3", "", Meaning::Refunded);
        row("refunded, closed", "3", "D4", Meaning::Refunded);
        row("refunded, and yet paying", "3", "AA", Meaning::Unknown);
        row("not documented", "4", "", Meaning::Unknown);
        row("waits, but failed", "0", "51", Meaning::Unknown);
    }
    void readsEachState()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const QByteArray, error);
        QFETCH(const Meaning, meaning);
        const Outcome outcome = asked(status, error);
        QCOMPARE(outcome.meaning, meaning);
        QVERIFY(outcome.code.startsWith(QString::fromLatin1(status)));
        QCOMPARE(outcome.facts.acquirerOrderId, QStringLiteral("10000004985"));
        QCOMPARE(outcome.facts.orderAmount, Money::fromFen(1'234));
    }

    void showsTheAddress()
    {
        const Outcome outcome = decoded(
            Purpose::Pay, sample::bankAnswer(33551, shown("https:\\/\\/pay.example\\/u?o=1")));
        QCOMPARE(outcome.meaning, Meaning::InProgress);
        QCOMPARE(outcome.facts.payUrl, QStringLiteral("https://pay.example/u?o=1"));
        QCOMPARE(outcome.text, QStringLiteral("用户支付中"));
    }
    void showsNothingElse()
    {
        const auto address = [](const QByteArray& body) {
            return decoded(Purpose::Pay, sample::bankAnswer(33551, body)).facts.payUrl;
        };
        QCOMPARE(address(shown("javascript:alert(1)")), QString());
        QCOMPARE(address(shown("pay")), QString());
        QCOMPARE(address(shown("https://pay.example/", "T012ABC00000014")), QString());
    }

    void refusesAnswersAboutSomethingElse()
    {
        const auto meaning = [](const char* before, const char* after) {
            QByteArray body = state("1");
            return decoded(Purpose::Query, sample::bankAnswer(33541, body.replace(before, after)))
                .meaning;
        };
        QCOMPARE(meaning("\"1234\"", "\"1235\""), Meaning::Contradiction);
        QCOMPARE(meaning("T012ABC00000013", "T012ABC00000014"), Meaning::Contradiction);
        QCOMPARE(meaning("\"AMT\":\"1234\",", ""), Meaning::Succeeded); // absence is no mismatch
        QCOMPARE(meaning("\"AMT\":\"1234\"", "\"AMT\":\"12.34\""), Meaning::Unknown);
    }

    void believesNothingThatCannotBeTrusted()
    {
        const QByteArray good = sample::bankAnswer(33541, state("1"));
        QCOMPARE(decoded(Purpose::Query, good).meaning, Meaning::Succeeded);
        QByteArray forged = good;
        forged.replace("\"STATUS\":\"1\"", "\"STATUS\":\"2\"");
        QCOMPARE(decoded(Purpose::Query, forged).meaning, Meaning::Unknown);
        QCOMPARE(decoded(Purpose::Query, good, 500).meaning, Meaning::Unknown);
        QCOMPARE(decoded(Purpose::Pay, good).meaning, Meaning::Unknown); // another command
        QCOMPARE(decoded(Purpose::Query, "<html>").meaning, Meaning::Unknown);
        QByteArray others = good;
        others.replace("001440353999853", "001440353999854");
        QCOMPARE(decoded(Purpose::Query, others).meaning, Meaning::Unknown);
    }

    void readsTheAnswerThatNobodySigns()
    {
        const Outcome none = decoded(Purpose::Query, sample::bankNegative("[-2002] 没有该订单"));
        QCOMPARE(none.meaning, Meaning::NotFound);
        QCOMPARE(none.code, QStringLiteral("-2002"));
        QCOMPARE(none.text, QStringLiteral("[-2002] 没有该订单"));
        QCOMPARE(decoded(Purpose::Pay, sample::bankNegative("[-2002] x")).meaning,
                 Meaning::Unknown);
        QCOMPARE(decoded(Purpose::Pay, sample::bankNegative("[-3005] x")).meaning,
                 Meaning::Refused);
        QCOMPARE(decoded(Purpose::Pay, sample::bankNegative("[-1] x")).meaning, Meaning::Unknown);
        QCOMPARE(decoded(Purpose::Query, sample::bankNegative("x")).code,
                 QStringLiteral("RetCode 0"));
    }

    // The SMS's code may have been taken although the answer says no: only a query tells.
    void neverDecidesByAConfirmation()
    {
        for (const auto status : {u"0", u"1", u"2", u"3"}) {
            const Meaning meaning = quickpay::meaningOf(Step::Confirm, status, u"");
            QVERIFY(meaning == Meaning::InProgress || meaning == Meaning::Unknown);
        }
    }
    void knowsEachStepsWords()
    {
        QCOMPARE(quickpay::meaningOf(Step::Sms, u"1", u""), Meaning::Succeeded);
        QCOMPARE(quickpay::meaningOf(Step::Sms, u"0", u""), Meaning::Refused);
        QCOMPARE(quickpay::meaningOf(Step::Sms, u"0", u"AA"), Meaning::InProgress);
        QCOMPARE(quickpay::meaningOf(Step::BindPay, u"0", u""), Meaning::Unknown);
        QCOMPARE(quickpay::meaningOf(Step::BindPay, u"1", u""), Meaning::Succeeded);
        QCOMPARE(quickpay::meaningOf(Step::Order, u"3", u""), Meaning::Unknown);
        QCOMPARE(quickpay::meaningOf(Step::Order, u"2", u"D4"), Meaning::Refused);
        QCOMPARE(quickpay::meaningOf(Step::Batch, u"0", u""), Meaning::NotFound);
        QCOMPARE(quickpay::meaningOf(Step::Batch, u"2", u""), Meaning::Unknown);
    }

    void readsAPageOfAThousand()
    {
        const QuickpayProtocol protocol(sample::quickpayConfig());
        const Interface& which = interfaceNamed(protocol, "batchQuery");
        const QByteArray body = sample::bankAnswer(33545, pageOf(1'000));
        QVERIFY2(body.size() > 270'000, qPrintable(QString::number(body.size())));
        const sample::BankSigner signer;
        const quickpay::BatchQueryRequest request;
        const Reading reading =
            protocol.read(which, &request, {.status = 200, .body = body}, signer.key());
        QCOMPARE(reading.outcome.text, QString());
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        const auto& page = *static_cast<const quickpay::BatchReply*>(reading.answer.get());
        QCOMPARE(page.rows.size(), 1'000);
        QCOMPARE(page.rows.back().amount, Money::fromFen(1'099));
        QCOMPARE(page.rows.back().merOrderId, QStringLiteral("20170926151023100999"));
        QVERIFY(!reading.masked.contains("62258801"));
    }
    void readsAnEmptyPage()
    {
        const QuickpayProtocol protocol(sample::quickpayConfig());
        const sample::BankSigner signer;
        const quickpay::BatchQueryRequest request;
        const Reading reading = protocol.read(
            interfaceNamed(protocol, "batchQuery"), &request,
            {.status = 200, .body = sample::bankAnswer(33545, "{\"STATUS\":\"0\"}")}, signer.key());
        QCOMPARE(reading.outcome.meaning, Meaning::NotFound);
    }

    void keepsNothingOfACard()
    {
        const QuickpayProtocol protocol(sample::quickpayConfig());
        const sample::BankSigner signer;
        const QByteArray body =
            "{\"BIND_ID\":\"100003\",\"CARDNO\":\"6225880113756648\",\"CARDTYPE\":\"2\",\"CVN2\":"
            "\"344\",\"EXPDATE\":\"0617\",\"ID_NO\":\"23210219820916601X\",\"LIST_ID\":\"1\","
            "\"NAME\":\"张安\",\"PHONENO\":\"13800138000\",\"STATUS\":\"1\"}";
        const Reading reading =
            protocol.read(interfaceNamed(protocol, "bindQuery"), nullptr,
                          {.status = 200, .body = sample::bankAnswer(33544, body)}, signer.key());
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        for (const char* hidden : {"62258801", "344", "0617", "232102", "张安", "138001"})
            QVERIFY2(!reading.masked.contains(hidden), reading.masked.constData());
    }

    void takesANotificationForAHint()
    {
        const QByteArray body =
            "{\"AMT\":\"200\",\"BANK_NAME\":\"农业银行\",\"CARDNO\":\"622848*****1234\","
            "\"CARDTYPE\":"
            "\"1\",\"LIST_ID\":\"77\",\"MERORDERID\":\"T012ABC00000013\",\"NOTIFY_DATE\":"
            "\"20171122090622\",\"PAY_DATE\":\"20171122090622\",\"PUSH_COUNT\":1,\"STATUS\":\"1\"}";
        const QuickpayChannel channel(sample::quickpayConfig());
        const sample::BankSigner signer;
        const QByteArray told = sample::bankAnswer(35104, body);
        const Result<Hint> hint = channel.readHint(told, signer.key());
        QVERIFY2(hint, hint ? "" : qPrintable(hint.error().detail));
        QCOMPARE(hint->order, QStringLiteral("T012ABC00000013"));
        QCOMPARE(hint->acquirerOrder, QStringLiteral("77"));
        QByteArray forged = told;
        forged.replace("\"AMT\":\"200\"", "\"AMT\":\"201\"");
        QVERIFY(!channel.readHint(forged, signer.key()));
        QVERIFY(!channel.readHint(sample::bankNegative("x"), signer.key()));
        QVERIFY(!channel.readHint("{}", signer.key()));
    }

    void survivesAnyBytes()
    {
        QVERIFY(rc::check("random bytes never say that money moved", [] {
            const auto bytes = QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
            const Outcome outcome = decoded(*rc::gen::element(Purpose::Pay, Purpose::Query), bytes);
            RC_ASSERT(outcome.meaning == Meaning::Unknown);
        }));
    }
    void survivesDamagedAnswers()
    {
        QVERIFY(rc::check("a damaged answer says nothing, or what the whole one says", [] {
            QByteArray damaged = sample::bankAnswer(33541, state("1"));
            const auto at = *rc::gen::inRange<qsizetype>(0, damaged.size());
            damaged[at] = static_cast<char>(*rc::gen::inRange(0, 256));
            const Outcome outcome = decoded(Purpose::Query, damaged);
            RC_ASSERT(outcome.meaning == Meaning::Unknown || outcome.meaning == Meaning::Succeeded);
            if (outcome.meaning == Meaning::Succeeded)
                RC_ASSERT(outcome.facts.orderAmount == Money::fromFen(1'234));
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestQuickpayAnswers)
#include "tst_quickpay_answers.moc"
