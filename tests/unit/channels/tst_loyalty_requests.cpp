// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/form.h"
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/loyalty_sample.h"

#include <rapidcheck.h>

#include <QTest>

namespace till::channels {

using namespace loyalty;
namespace sample_ = loyalty_sample;

namespace {

const QByteArray shop = "storeNo=102310000000001&terminalNo=00000042";
const QByteArray about = shop + "&cardNo=6225880113756648&traceNo=000042&batchNo=000007";
const QByteArray swiped =
    about + "&track2=6225880113756648%3D4912101&track3=996225880113756648%3D1561560";
const QByteArray consumption =
    swiped + "&password=8CBEAB56FF821A4D&consumeType=021&pointAmount=1234.50&cashAmount=0.05"
             "&vaucher=%5B%7B%22id%22%3A1%2C%22num%22%3A2%7D%5D"
             "&registerTraceNo=02-20261120-0147";
const QByteArray cancelled = swiped + "&oriBatchNo=000007&oriTraceNo=000041"
                                      "&oriTransTime=1415125804472"
                                      "&oriRegisterTraceNo=02-20261120-0147";
const QByteArray ticketsUsed =
    swiped + "&ticket=%5B%7B%22id%22%3A1%2C%22type%22%3A%2201%22%2C%22num%22%3A2%7D%2C"
             "%7B%22id%22%3A2%2C%22type%22%3A%2203%22%2C%22num%22%3A1%7D%5D";

struct Golden {
    Call call;
    const char* path;
    QByteArray body;
};

QList<Golden> goldenRequests()
{
    return {
        {Call::Checkin, "/v1/jpos/terminal/checkin", shop + "&operatorNo=1008"},
        {Call::Card, "/v1/jpos/cards", about},
        {Call::Consume, "/v1/jpos/trans/consume", consumption},
        {Call::ConsumeReversal, "/v1/jpos/trans/consumeReversal", consumption},
        {Call::Cancel, "/v1/jpos/trans/cancel", cancelled},
        {Call::CancelReversal, "/v1/jpos/trans/cancelReversal", cancelled},
        {Call::Refund, "/v1/jpos/refunds",
         swiped + "&oriSerialNo=10000000000012&oriTransDate=20141111"
                  "&oriRegisterTraceNo=02-20141111-0003"},
        {Call::RefundCancel, "/v1/jpos/refunds/cancel",
         swiped + "&oriSerialNo=100000000231&oriBatchNo=000007&oriTraceNo=000041"
                  "&oriTransTime=1415125804&oriRegisterTraceNo=02-20141111-0003"},
        {Call::Tickets, "/v1/jpos/tickets", about},
        {Call::TicketConsume, "/v1/jpos/tickets/consume", ticketsUsed},
        {Call::TicketConsumeReversal, "/v1/jpos/tickets/consumeReversal", ticketsUsed},
        {Call::SendCode, "/v1/jpos/mobile/sendVerifyCode",
         shop + "&mobileNo=13800000000&traceNo=000042&batchNo=000007"},
        {Call::Activate, "/v1/jpos/card/active",
         swiped + "&mobileNo=13800000000&verifyCode=448210&idType=01&idNo=11010519491231002X"},
        {Call::Settle, "/v1/jpos/trans/settle",
         shop + "&cardNo=0&traceNo=000042&batchNo=000007&pointDebitCount=2&pointDebitAmount=30.10"
                "&pointCeditCount=1&pointCreditAmount=20.10&ticketDebitCount=1"
                "&ticketDebitAmount=15.00&ticketCreditCount=0&ticketCreditAmount=0.00"
                "&totalTransCount=4&cancelCount=1&refundCount=0&cardActiveCount=0"},
    };
}

} // namespace

class TestLoyaltyRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data()
    {
        QTest::addColumn<int>("index");
        const QList<Golden> all = goldenRequests();
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::newRow(interfaceOf(all.at(i).call).name.data()) << static_cast<int>(i);
    }
    void golden()
    {
        QFETCH(const int, index);
        const Golden expected = goldenRequests().at(index);
        const LoyaltyProtocol protocol(sample_::config());
        const auto message = sample_::request(expected.call);
        const auto composed =
            protocol.compose(interfaceOf(expected.call), message.get(), sample_::stamp());
        QVERIFY2(composed, qPrintable(composed ? QString() : composed.error().detail));
        QCOMPARE(composed->request.url.toString(),
                 QStringLiteral("https://members.example:8443") + QLatin1StringView(expected.path));
        QCOMPARE(composed->request.body, expected.body);
        QCOMPARE(composed->request.headers.first().second,
                 QByteArray("application/x-www-form-urlencoded"));
        QVERIFY(composed->signatureBase.isEmpty());
        for (const char* secret : {"6225880113756648", "4912101", "1561560", "8CBEAB56FF82",
                                   "13800000000", "448210", "110105194912"})
            QVERIFY2(!composed->masked.contains(secret), secret);
    }
    void everyInterfaceIsGolden()
    {
        const LoyaltyProtocol protocol(sample_::config());
        const QList<Golden> all = goldenRequests();
        QCOMPARE(static_cast<std::size_t>(all.size()), protocol.interfaces().size());
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(interfaceOf(all.at(i).call).name,
                     protocol.interfaces()[static_cast<std::size_t>(i)].name);
    }

    void keepsToItsTables_data() { golden_data(); }
    void keepsToItsTables()
    {
        QFETCH(const int, index);
        const Interface& which = interfaceOf(goldenRequests().at(index).call);
        const QStringList complaints = sample::complaintsAbout(which);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        QVERIFY(sample::roundTrips(*which.request, which.newRequest));
    }

    void readsItsOwnForms_data() { golden_data(); }
    void readsItsOwnForms()
    {
        QFETCH(const int, index);
        const Interface& which = interfaceOf(goldenRequests().at(index).call);
        QVERIFY(rc::check("a form that was written is read back and written the same", [&] {
            const wire::Json json = sample::anyMessage(*which.request);
            const auto message = which.newRequest();
            RC_ASSERT(fields::decode(*which.request, json, message.get()).has_value());
            const QByteArray form = forms::encode(*which.request, message.get());
            const auto read = readForm(*which.request, form);
            RC_ASSERT(read.has_value());
            const auto again = which.newRequest();
            RC_ASSERT(fields::decode(*which.request, *read, again.get()).has_value());
            RC_ASSERT(forms::encode(*which.request, again.get()) == form);
        }));
    }

    void saysNoMoreThanItKnowsAfterARestart()
    {
        ConsumeRequest request = sample_::consume();
        request.track2.reset();
        request.track3.reset();
        request.password.reset();
        const LoyaltyProtocol protocol(sample_::config());
        const auto composed =
            protocol.compose(interfaceOf(Call::ConsumeReversal), &request, sample_::stamp());
        QVERIFY(composed);
        for (const char* name : {"track2", "track3", "password"})
            QVERIFY(!composed->request.body.contains(name));
    }

    void refusesWhatCannotBeSaid_data()
    {
        QTest::addColumn<ConsumeRequest>("request");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, auto change) {
            ConsumeRequest request = sample_::consume();
            change(request);
            QTest::newRow(name) << request << QString::fromLatin1(name);
        };
        row("cardNo", [](ConsumeRequest& r) { r.cardNo.reset(); });
        row("traceNo", [](ConsumeRequest& r) { r.traceNo = QStringLiteral("42"); });
        row("batchNo", [](ConsumeRequest& r) { r.batchNo = QStringLiteral("00000a"); });
        row("password", [](ConsumeRequest& r) { r.password = sample_::hidden("1234"); });
        row("pointAmount", [](ConsumeRequest& r) { r.pointAmount = Money::fromFen(-1); });
        row("cashAmount", [](ConsumeRequest& r) { r.cashAmount.reset(); });
        row("vaucher[0].id", [](ConsumeRequest& r) { r.vaucher[0].id = QStringLiteral("x"); });
    }
    void refusesWhatCannotBeSaid()
    {
        QFETCH(const ConsumeRequest, request);
        QFETCH(const QString, field);
        const LoyaltyProtocol protocol(sample_::config());
        const auto composed =
            protocol.compose(interfaceOf(Call::Consume), &request, sample_::stamp());
        QVERIFY(!composed);
        QVERIFY2(composed.error().detail.startsWith(field), qPrintable(composed.error().detail));
    }

    void saysTheTerminalByItself()
    {
        const LoyaltyProtocol protocol(sample_::config());
        for (const Interface& which : protocol.interfaces()) {
            const auto said = protocol.defaults(which, sample_::stamp());
            QCOMPARE(said.at(0).second, sample_::config().storeNo);
            QCOMPARE(said.at(1).second, sample_::config().terminalNo);
        }
    }

    void writesTimesInTheSetUnit()
    {
        using Unit = LoyaltyConfig::TimeUnit;
        QCOMPARE(writeTime({1'415'125'804'472}, Unit::Seconds), QStringLiteral("1415125804"));
        QCOMPARE(writeTime({1'415'125'804'472}, Unit::Milliseconds),
                 QStringLiteral("1415125804472"));
    }

    void knowsWhatIsNoSetting_data()
    {
        QTest::addColumn<LoyaltyConfig>("config");
        const auto row = [](const char* name, auto change) {
            LoyaltyConfig config = sample_::config();
            change(config);
            QTest::newRow(name) << config;
        };
        row("no address", [](LoyaltyConfig& c) { c.base = QUrl(); });
        row("without TLS",
            [](LoyaltyConfig& c) { c.base = QUrl(QStringLiteral("http://members.example")); });
        row("no store", [](LoyaltyConfig& c) { c.storeNo.clear(); });
        row("a terminal with a blank",
            [](LoyaltyConfig& c) { c.terminalNo = QStringLiteral("1 2"); });
        row("a prefix without a slash", [](LoyaltyConfig& c) { c.prefix = QStringLiteral("v1"); });
        row("a detail address without a host",
            [](LoyaltyConfig& c) { c.detailAddress = QUrl(QStringLiteral("detail")); });
    }
    void knowsWhatIsNoSetting()
    {
        QFETCH(const LoyaltyConfig, config);
        QVERIFY(!validate(config));
        QVERIFY(validate(sample_::config()));
    }
};

} // namespace till::channels


QTEST_APPLESS_MAIN(till::channels::TestLoyaltyRequests)
#include "tst_loyalty_requests.moc"
