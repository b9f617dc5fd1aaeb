// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/netpay_sample.h"

#include <QTest>

namespace till::channels {

using namespace netpay;
using payment::Meaning;
using payment::Outcome;
using payment::Purpose;

namespace {

namespace sample = netpay_sample;

/// An answer as `tillctl call` reads it, to an empty request.
Reading readBy(QLatin1StringView name, const QByteArray& body)
{
    const NetpayProtocol protocol(sample::config());
    const Interface& which = sample::interfaceNamed(protocol, name);
    return protocol.read(which, which.newRequest().get(), {200, body}, Secret());
}

} // namespace

class TestNetpayAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsACompleteAnswer_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<Meaning>("meaning");
        QTest::addColumn<QString>("code");
        const QString done = QStringLiteral("SUCCESS");
        QTest::newRow("order") << Purpose::Pay << Meaning::InProgress << done;
        QTest::newRow("query") << Purpose::Query << Meaning::Succeeded
                               << QStringLiteral("query:TRADE_SUCCESS");
        QTest::newRow("close") << Purpose::Cancel << Meaning::Succeeded << done;
        QTest::newRow("refund") << Purpose::Refund << Meaning::Succeeded << done;
        QTest::newRow("refund query")
            << Purpose::QueryRefund << Meaning::Succeeded << QStringLiteral("query:SUCCESS");
        QTest::newRow("complete") << Purpose::Complete << Meaning::Succeeded << done;
        QTest::newRow("release") << Purpose::Release << Meaning::Succeeded << done;
        QTest::newRow("query of a completion") << Purpose::QueryComplete << Meaning::Succeeded
                                               << QStringLiteral("query:PARTLY_COMPLETED");
        QTest::newRow("query of a release")
            << Purpose::QueryRelease << Meaning::Succeeded << QStringLiteral("query:CANCELED");
    }
    void readsACompleteAnswer()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const Meaning, meaning);
        QFETCH(const QString, code);
        const Outcome outcome = sample::decoded(purpose, sample::fullAnswer(purpose));
        QCOMPARE(payment::nameOf(outcome.meaning), payment::nameOf(meaning));
        QCOMPARE(outcome.code, code);
    }

    void keepsWhatAnOrderAndAQuerySay()
    {
        const payment::Facts order =
            sample::decoded(Purpose::Pay, sample::fullAnswer(Purpose::Pay)).facts;
        QCOMPARE(order.payUrl, QStringLiteral("https://qr.example/bax03465"));
        QCOMPARE(order.acquirerOrderId, QStringLiteral("00443400012N"));
        const payment::Facts paid =
            sample::decoded(Purpose::Query, sample::fullAnswer(Purpose::Query)).facts;
        QCOMPARE(paid.orderAmount, Money::fromFen(12'800));
        QCOMPARE(paid.paidAmount, Money::fromFen(12'500));
        QCOMPARE(paid.settlementDate, QStringLiteral("20200102"));
        QCOMPARE(paid.retrievalReference, QStringLiteral("15005163609N"));
        QCOMPARE(paid.walletName, QStringLiteral("WXPay"));
        QCOMPARE(paid.walletOrderId, QStringLiteral("4200000262202001021234567890"));
        QCOMPARE(paid.merchantAllowance, Money::fromFen(100));
        QCOMPARE(paid.thirdPartyAllowance, Money::fromFen(200));
        QCOMPARE(paid.promotions.size(), 1);
        QCOMPARE(paid.promotions.front().amount, Money::fromFen(300));
        const payment::Facts back =
            sample::decoded(Purpose::Refund, sample::fullAnswer(Purpose::Refund)).facts;
        QCOMPARE(back.refundedAmount, Money::fromFen(12'500));
        QCOMPARE(back.walletOrderId, QStringLiteral("50000409362019"));
    }

    void offersNoOrderWithoutACode()
    {
        const Outcome outcome = sample::decoded(
            Purpose::Pay, sample::with(sample::fullAnswer(Purpose::Pay), "qrCode", {}));
        QCOMPARE(outcome.meaning, Meaning::InProgress);
        QVERIFY(outcome.text.contains(u"no code"));
    }
    void showsNoCodeOfAnOrderThatIsNotOurs()
    {
        for (const auto& [name, value] : {std::pair<QByteArray, QByteArray>{"totalAmount", "12801"},
                                          {"merOrderId", "\"3194another\""}}) {
            const Outcome outcome = sample::decoded(
                Purpose::Pay, sample::with(sample::fullAnswer(Purpose::Pay), name, value));
            QCOMPARE(outcome.meaning, Meaning::Contradiction);
            QVERIFY(outcome.facts.payUrl.isEmpty());
        }
    }
    void asksWhereANewOrderIsOverAlready()
    {
        for (const char* status : {"\"TRADE_SUCCESS\"", "\"TRADE_CLOSED\"", "\"STRANGE\""}) {
            const QByteArray answer =
                sample::with(sample::fullAnswer(Purpose::Pay), "status", status);
            QCOMPARE(sample::decoded(Purpose::Pay, answer).meaning, Meaning::Unknown);
            // Without a code, too: what may have been paid has not been refused.
            QCOMPARE(sample::decoded(Purpose::Pay, sample::with(answer, "qrCode", {})).meaning,
                     Meaning::Unknown);
        }
    }
    void takesNoCodeThatIsNoAddress()
    {
        for (const QByteArray& code :
             {QByteArray("7"), QByteArray("\"a b\""), '"' + QByteArray(513, 'x') + '"'}) {
            const QByteArray answer =
                sample::with(sample::fullAnswer(Purpose::Pay), "qrCode", code);
            const Outcome outcome = sample::decoded(Purpose::Pay, answer);
            QCOMPARE(outcome.meaning, code == "7" ? Meaning::InProgress : Meaning::Unknown);
        }
    }

    void readsEachStatus_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<Meaning>("meaning");
        QTest::newRow("new") << QByteArray("\"NEW_ORDER\"") << Meaning::InProgress;
        QTest::newRow("waits") << QByteArray("\"WAIT_BUYER_PAY\"") << Meaning::InProgress;
        QTest::newRow("unknown") << QByteArray("\"UNKNOWN\"") << Meaning::Unknown;
        QTest::newRow("paid") << QByteArray("\"TRADE_SUCCESS\"") << Meaning::Succeeded;
        QTest::newRow("refunded") << QByteArray("\"TRADE_REFUND\"") << Meaning::Refunded;
        QTest::newRow("closed after payment")
            << QByteArray("\"TRADE_CLOSED\"") << Meaning::Refunded;
        QTest::newRow("not listed") << QByteArray("\"PAID\"") << Meaning::Unknown;
        QTest::newRow("small letters") << QByteArray("\"trade_success\"") << Meaning::Unknown;
        QTest::newRow("missing") << QByteArray() << Meaning::Unknown;
        QTest::newRow("a number") << QByteArray("1") << Meaning::Unknown;
    }
    void readsEachStatus()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const Meaning, meaning);
        const QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::Query), "status", status);
        QCOMPARE(payment::nameOf(sample::decoded(Purpose::Query, answer).meaning),
                 payment::nameOf(meaning));
    }
    void tellsNeverPaidFromGivenBackByTheTimeOfPayment()
    {
        QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::Query), "status", "\"TRADE_CLOSED\"");
        answer = sample::with(answer, "payTime", {});
        QCOMPARE(sample::decoded(Purpose::Query, answer).meaning, Meaning::Refused);
        answer = sample::with(answer, "payTime", "\"\"");
        QCOMPARE(sample::decoded(Purpose::Query, answer).meaning, Meaning::Refused);
    }
    void knowsADepositThatWentBack()
    {
        const QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::Query), "secureStatus", "\"CANCELED\"");
        QCOMPARE(sample::decoded(Purpose::Query, answer).meaning, Meaning::Refunded);
    }

    // What the interfaces document as echoed, and only that.
    void comparesEchoes_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("counts");
        const auto row = [](const char* title, Purpose purpose, const char* name, bool counts) {
            QTest::newRow(title) << purpose << QByteArray(name) << counts;
        };
        row("query: mid", Purpose::Query, "mid", true);
        row("query: tid", Purpose::Query, "tid", true);
        row("query: order", Purpose::Query, "merOrderId", true);
        row("query: amount", Purpose::Query, "totalAmount", true);
        row("query: instMid", Purpose::Query, "instMid", false);
        row("query: paid amount", Purpose::Query, "buyerPayAmount", false);
        row("order: mid", Purpose::Pay, "mid", false);
        row("refund: mid", Purpose::Refund, "mid", true);
        row("refund: tid", Purpose::Refund, "tid", true);
        row("refund: order", Purpose::Refund, "merOrderId", true);
        row("refund: number", Purpose::Refund, "refundOrderId", true);
        row("refund: sum", Purpose::Refund, "refundAmount", false);
        row("refund query: number", Purpose::QueryRefund, "refundOrderId", true);
        row("refund query: order", Purpose::QueryRefund, "merOrderId", true);
        row("complete: order", Purpose::Complete, "merOrderId", true);
        row("complete: amount", Purpose::Complete, "completedAmount", true);
        row("complete: deposit", Purpose::Complete, "totalAmount", false);
        row("query of a completion: amount", Purpose::QueryComplete, "completedAmount", true);
        row("query of a completion: deposit", Purpose::QueryComplete, "totalAmount", false);
        row("release: order", Purpose::Release, "merOrderId", true);
        row("close: order", Purpose::Cancel, "merOrderId", true);
        row("close: amount", Purpose::Cancel, "totalAmount", true);
    }
    void comparesEchoes()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const QByteArray, name);
        QFETCH(const bool, counts);
        const QByteArray whole = sample::fullAnswer(purpose);
        const Meaning meaning = sample::decoded(purpose, whole).meaning;
        const auto changed = [&](const QByteArray& value) {
            return payment::nameOf(
                sample::decoded(purpose, sample::with(whole, name, value)).meaning);
        };
        QCOMPARE(changed("\"99999999\""),
                 payment::nameOf(counts ? Meaning::Contradiction : meaning));
        if (!(purpose == Purpose::QueryComplete && name == "completedAmount"))
            QCOMPARE(changed({}), payment::nameOf(meaning));
    }
    void takesEitherNumberInTheAnswerToARefundsQuery()
    {
        const QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::QueryRefund), "merOrderId",
                         '"' + sample::request.toLatin1() + '"');
        QCOMPARE(sample::decoded(Purpose::QueryRefund, answer).meaning, Meaning::Succeeded);
    }
    void believesAnotherNumberOnlyIfItNamesOurOrder()
    {
        payment::Message message = sample::message(Purpose::Query);
        message.askedNumber = QStringLiteral("4200000262202001021234567890");
        const NetpayChannel channel(sample::config());
        const QByteArray ours = sample::fullAnswer(Purpose::Query);
        QCOMPARE(channel.decode(message, {200, ours}, Secret()).meaning, Meaning::Succeeded);
        for (const QByteArray& number : {QByteArray(), QByteArray("\"3194another\"")}) {
            const QByteArray other = sample::with(ours, "merOrderId", number);
            QCOMPARE(channel.decode(message, {200, other}, Secret()).meaning, Meaning::Unknown);
        }
        const QByteArray none = R"({"errCode":"NO_ORDER"})";
        QCOMPARE(channel.decode(message, {200, none}, Secret()).meaning, Meaning::Unknown);
    }

    void readsEachRefundStatus_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<Meaning>("refund");
        QTest::addColumn<Meaning>("query");
        const auto row = [](const char* status, Meaning refund, Meaning query) {
            QTest::newRow(status) << QByteArray(status) << refund << query;
        };
        row("\"SUCCESS\"", Meaning::Succeeded, Meaning::Succeeded);
        row("\"FAIL\"", Meaning::Refused, Meaning::Refused);
        row("\"PROCESSING\"", Meaning::InProgress, Meaning::InProgress);
        row("\"UNKNOWN\"", Meaning::Unknown, Meaning::Unknown);
        row("\"DONE\"", Meaning::Unknown, Meaning::Unknown);
        row("", Meaning::InProgress, Meaning::Unknown);
    }
    void readsEachRefundStatus()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const Meaning, refund);
        QFETCH(const Meaning, query);
        const auto meaning = [&](Purpose purpose) {
            return payment::nameOf(
                sample::decoded(purpose,
                                sample::with(sample::fullAnswer(purpose), "refundStatus", status))
                    .meaning);
        };
        QCOMPARE(meaning(Purpose::Refund), payment::nameOf(refund));
        QCOMPARE(meaning(Purpose::QueryRefund), payment::nameOf(query));
    }

    void readsEachSecureStatus_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QStringList>("meanings"); // complete, its query, release, its query
        const auto row = [](const char* status, const QStringList& meanings) {
            QTest::newRow(status) << QByteArray(status) << meanings;
        };
        const QString done = payment::nameOf(Meaning::Succeeded);
        const QString no = payment::nameOf(Meaning::Refused);
        const QString open = payment::nameOf(Meaning::Unknown);
        const QString held = payment::nameOf(Meaning::NotFound);
        row("\"UNCOMPLETED\"", {open, held, open, held});
        row("\"PARTLY_COMPLETED\"", {done, done, open, no});
        row("\"ALL_COMPLETED\"", {done, done, open, no});
        row("\"CANCELED\"", {open, no, done, done});
        row("\"GONE\"", {open, open, open, open});
        row("", {done, open, done, open}); // the answer's SUCCESS stands alone; a query has nothing
    }
    void readsEachSecureStatus()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const QStringList, meanings);
        QStringList read;
        for (const Purpose purpose :
             {Purpose::Complete, Purpose::QueryComplete, Purpose::Release, Purpose::QueryRelease})
            read.append(
                payment::nameOf(sample::decoded(purpose, sample::with(sample::fullAnswer(purpose),
                                                                      "secureStatus", status))
                                    .meaning));
        QCOMPARE(read, meanings);
    }
    void knowsNoCompletionWithoutItsAmount()
    {
        QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::QueryComplete), "completedAmount", {});
        QCOMPARE(sample::decoded(Purpose::QueryComplete, answer).meaning, Meaning::Unknown);
        answer = sample::with(answer, "completedAmount", "\"0\"");
        QCOMPARE(sample::decoded(Purpose::QueryComplete, answer).meaning, Meaning::Unknown);
        // All of it is the deposit.
        answer = sample::with(answer, "completedAmount", {});
        answer = sample::with(answer, "secureStatus", "\"ALL_COMPLETED\"");
        QCOMPARE(sample::decoded(Purpose::QueryComplete, answer).meaning, Meaning::Contradiction);
        answer = sample::with(answer, "totalAmount", "12800");
        QCOMPARE(sample::decoded(Purpose::QueryComplete, answer).meaning, Meaning::Succeeded);
    }
    void asksAfterClosingWhatIsPaid()
    {
        const QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::Cancel), "status", "\"TRADE_SUCCESS\"");
        QCOMPARE(sample::decoded(Purpose::Cancel, answer).meaning, Meaning::Unknown);
    }

    void believesNothingElse_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray whole = sample::fullAnswer(Purpose::Query);
        QTest::newRow("no body") << QByteArray() << 200;
        QTest::newRow("a page") << QByteArray("<html>") << 200;
        QTest::newRow("a list") << '[' + whole + ']' << 200;
        QTest::newRow("a comma behind the last") << whole.chopped(1) + ",}" << 200;
        QTest::newRow("cut") << whole.chopped(5) << 200;
        QTest::newRow("two amounts") << whole.chopped(1) + ",\"totalAmount\":1}" << 200;
        QTest::newRow("no code") << sample::with(whole, "errCode", {}) << 200;
        QTest::newRow("an amount in yuan")
            << sample::with(whole, "totalAmount", "\"128.00\"") << 200;
        QTest::newRow("server error") << whole << 500;
        QTest::newRow("redirect") << whole << 302;
    }
    void believesNothingElse()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        const Outcome outcome = sample::decoded(Purpose::Query, body, status);
        QCOMPARE(outcome.meaning, Meaning::Unknown);
        QVERIFY(!outcome.text.isEmpty());
    }
    void takesAnEqualDoubleAsInTheExample()
    {
        const QByteArray twice =
            sample::fullAnswer(Purpose::Query).chopped(1) + ",\"totalAmount\":12800}";
        QCOMPARE(sample::decoded(Purpose::Query, twice).meaning, Meaning::Succeeded);
    }

    // Sections 1.1.4 to 1.7.4. The requests that belong to them are about other numbers.
    void readsTheDocumentsExamples_data()
    {
        QTest::addColumn<Meaning>("meaning");
        QTest::newRow("alipayOrder") << Meaning::InProgress;
        QTest::newRow("query") << Meaning::Succeeded;
        QTest::newRow("refund") << Meaning::Succeeded;
        QTest::newRow("refundQuery") << Meaning::Succeeded;
        QTest::newRow("secureCancel") << Meaning::Succeeded;
        QTest::newRow("secureComplete") << Meaning::Succeeded;
        QTest::newRow("close") << Meaning::Succeeded;
    }
    void readsTheDocumentsExamples()
    {
        QFETCH(const Meaning, meaning);
        const QLatin1StringView name(QTest::currentDataTag());
        const Reading reading = readBy(name, sample::documentedAnswer(name));
        QCOMPARE(payment::nameOf(reading.outcome.meaning), payment::nameOf(meaning));
        QVERIFY(reading.answer != nullptr);
        QCOMPARE(reading.remarks.unknown, QStringList());
        QVERIFY(!reading.masked.contains("119***@qq.com"));
    }
    void readsTheOtherSpellingOfTheTime()
    {
        const Reading reading =
            readBy(QLatin1StringView("query"),
                   R"({"errCode":"NO_ORDER","responseTimeStamp":"2018-09-20 10:00:53"})");
        QCOMPARE(reading.remarks.unknown, QStringList());
        QVERIFY(!reading.remarks.leftOut.contains(QStringLiteral("responseTimestamp: missing")));
        QCOMPARE(reading.outcome.meaning, Meaning::NotFound);
    }
    void comparesEchoesWithWhatWasAsked()
    {
        const NetpayProtocol protocol(sample::config());
        const Interface& which = sample::interfaceNamed(protocol, QLatin1StringView("query"));
        QueryRequest request;
        request.merOrderId = QStringLiteral("3194another");
        QCOMPARE(protocol.read(which, &request, {200, sample::fullAnswer(Purpose::Query)}, Secret())
                     .outcome.meaning,
                 Meaning::Contradiction);
    }
    void comparesARefundsQueryWithTheRefundAlone()
    {
        const NetpayProtocol protocol(sample::config());
        const Interface& which = sample::interfaceNamed(protocol, QLatin1StringView("refundQuery"));
        const QByteArray answer = sample::fullAnswer(Purpose::QueryRefund);
        RefundQueryRequest request;
        request.merOrderId = sample::request; // the order's own number is not known to it
        QCOMPARE(protocol.read(which, &request, {200, answer}, Secret()).outcome.meaning,
                 Meaning::Succeeded);
        request.merOrderId = QStringLiteral("3194another");
        QCOMPARE(protocol.read(which, &request, {200, answer}, Secret()).outcome.meaning,
                 Meaning::Contradiction);
    }
    void saysNothingOfTheDepositsAmountAboutItsEnd()
    {
        // It is another sum than the completion's, and would be taken for it.
        for (const Purpose purpose :
             {Purpose::QueryComplete, Purpose::QueryRelease, Purpose::Complete, Purpose::Release}) {
            const payment::Facts facts =
                sample::decoded(purpose, sample::fullAnswer(purpose)).facts;
            QVERIFY(!facts.orderAmount);
            QVERIFY(!facts.paidAmount);
            QCOMPARE(facts.orderId, sample::order);
        }
    }
};

} // namespace till::channels


QTEST_APPLESS_MAIN(till::channels::TestNetpayAnswers)
#include "tst_netpay_answers.moc"
