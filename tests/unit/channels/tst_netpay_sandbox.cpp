// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/https_transport.h"
#include "core/payment/order_id.h"
#include "tests/unit/channels/netpay_sample.h"
#include "tests/unit/net/call.h"
#include "tests/unit/sandbox/notified_shop.h"
#include "tests/unit/sandbox/sandbox_program.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <memory>

namespace till::channels {

using payment::Meaning;
using payment::Message;
using payment::Outcome;
using payment::Purpose;

namespace {

/// Printed by the acquirer for everybody; the sandbox's.
const char appId[] = "f0ec96ad2c3848b5b810e7aadf369e2f";
const char appKey[] = "775481e2556e4564985f5439a5e6a277";
const char notifyKey[] = "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR";

QStringList namesOf(const QList<Meaning>& meanings)
{
    QStringList names;
    for (const Meaning each : meanings)
        names.append(payment::nameOf(each));
    return names;
}

} // namespace

/// The channel against the sandbox, which was written from the document without it: two readings
/// have to agree. Over real HTTP, by the till's own transport.
class TestNetpaySandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start({QStringLiteral("--speed"), QStringLiteral("1000"),
                                 QStringLiteral("--notify-scale"), QStringLiteral("1000"),
                                 QStringLiteral("--netpay-notify-algorithm"),
                                 QStringLiteral("sha256")}));
        NetpayConfig config = netpay_sample::config();
        config.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_sandbox.port()));
        config.appId = QString::fromLatin1(appId);
        config.notifyUrl = m_shop.url();
        QVERIFY(validate(config));
        m_channel = std::make_unique<NetpayChannel>(config);
        auto transport = net::HttpsTransport::create({});
        QVERIFY(transport);
        m_transport = *std::move(transport);
    }

    void showsACodeAndLearnsThatItIsPaid_data()
    {
        QTest::addColumn<QString>("wallet");
        QTest::newRow("wechat") << QStringLiteral("WXPay");
        QTest::newRow("alipay") << QStringLiteral("Alipay 2.0");
        QTest::newRow("qmf") << QStringLiteral("QMF");
        QTest::newRow("unionpay") << QStringLiteral("UAC");
    }
    void showsACodeAndLearnsThatItIsPaid()
    {
        QFETCH(const QString, wallet);
        Message message = order(12'801);
        message.means = QString::fromLatin1(QTest::currentDataTag());
        message.payableUntil = Instant{QDateTime::currentMSecsSinceEpoch() + 300'000};
        const Outcome shown = ask(message);
        QCOMPARE(shown.meaning, Meaning::InProgress);
        QVERIFY(!shown.facts.payUrl.isEmpty());
        const Outcome paid = ask(about(message, Purpose::Query));
        QCOMPARE(paid.meaning, Meaning::Succeeded);
        QCOMPARE(paid.facts.orderAmount, message.amount);
        QCOMPARE(paid.facts.walletName, wallet);
        QCOMPARE(paid.facts.acquirerOrderId, shown.facts.acquirerOrderId);
        QVERIFY(!paid.facts.settlementDate.isEmpty());
    }
    void bringsNoCodeForApplePay()
    {
        Message message = order(12'801);
        message.means = QStringLiteral("applepay");
        const Outcome outcome = ask(message);
        QCOMPARE(outcome.meaning, Meaning::InProgress);
        QVERIFY(outcome.facts.payUrl.isEmpty());
    }
    void ordersForTheMiniProgramByItsFields()
    {
        const Interface& which = netpay_sample::interfaceNamed(m_channel->protocol(),
                                                               QLatin1StringView("alipayAppOrder"));
        netpay::OrderRequest request;
        request.requestTimestamp = QDateTime::currentDateTimeUtc().addSecs(8 * 3'600).toString(
            QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        request.merOrderId = nextId().text();
        request.mid = netpay_sample::config().mid;
        request.tid = netpay_sample::config().tid;
        request.instMid = QStringLiteral("APPDEFAULT");
        request.totalAmount = Money::fromFen(900);
        request.divisionFlag = true;
        request.platformAmount = Money::fromFen(100);
        request.subOrders = {{QStringLiteral("988460101800201"), Money::fromFen(800), {}}};
        request.retCommParams = netpay::CommissionParams{QStringLiteral("pre_order")};
        const auto composed = m_channel->protocol().compose(which, &request, stamp());
        QVERIFY2(composed, composed ? "" : qPrintable(composed.error().detail));
        const auto answer =
            std::get<ports::HttpAnswer>(support::call(*m_transport, composed->request));
        const Reading reading = m_channel->protocol().read(which, &request, answer, Secret());
        QVERIFY(reading.answer != nullptr);
        QCOMPARE(reading.remarks.unknown, QStringList());
        QCOMPARE(reading.outcome.code, QStringLiteral("SUCCESS"));
    }

    void refundsInParts()
    {
        const Message paid = pay(12'801);
        Message refund = about(paid, Purpose::Refund);
        refund.request = nextId();
        refund.amount = Money::fromFen(5'000);
        const Outcome done = ask(refund);
        QCOMPARE(done.meaning, Meaning::Succeeded);
        QCOMPARE(done.facts.refundedAmount, Money::fromFen(5'000));
        QCOMPARE(ask(refund).meaning, Meaning::Succeeded); // sent again: nothing moves
        Message query = refund;
        query.purpose = Purpose::QueryRefund;
        QCOMPARE(ask(query).meaning, Meaning::Succeeded);
        QCOMPARE(ask(about(paid, Purpose::Query)).meaning, Meaning::Refunded);
        refund.request = nextId();
        refund.amount = Money::fromFen(7'802);
        QCOMPARE(ask(refund).meaning, Meaning::Refused);
        refund.request = nextId();
        refund.amount = Money::fromFen(7'801);
        QCOMPARE(ask(refund).meaning, Meaning::Succeeded);
        // Wholly given back it is called closed, as one that was never paid.
        QCOMPARE(ask(about(paid, Purpose::Query)).meaning, Meaning::Refunded);
        query.request = nextId();
        QCOMPARE(ask(query).meaning, Meaning::NotFound);
    }
    void closesWhatNobodyPays()
    {
        const Message message = order(12'803);
        QCOMPARE(ask(message).meaning, Meaning::InProgress);
        QCOMPARE(ask(about(message, Purpose::Query)).meaning, Meaning::InProgress);
        QCOMPARE(ask(about(message, Purpose::Cancel)).meaning, Meaning::Succeeded);
        QCOMPARE(ask(about(message, Purpose::Query)).meaning, Meaning::Refused);
        QCOMPARE(ask(about(message, Purpose::Cancel)).meaning, Meaning::Refused);
        Message unknown = order(1);
        QCOMPARE(ask(about(unknown, Purpose::Cancel)).meaning, Meaning::NotFound);
        QCOMPARE(ask(about(unknown, Purpose::Query)).meaning, Meaning::NotFound);
    }
    void leavesWhatIsPaidWhileItCloses()
    {
        const Message message = order(12'804);
        QCOMPARE(ask(message).meaning, Meaning::InProgress);
        QCOMPARE(ask(about(message, Purpose::Cancel)).meaning, Meaning::Refused);
        QCOMPARE(ask(about(message, Purpose::Query)).meaning, Meaning::Succeeded);
    }

    void completesADepositInPart()
    {
        const Message held = deposit(20'001);
        Message complete = about(held, Purpose::Complete);
        complete.amount = Money::fromFen(20'002);
        QCOMPARE(ask(complete).meaning, Meaning::Refused);
        complete.amount = Money::fromFen(12'800);
        QCOMPARE(ask(complete).meaning, Meaning::Succeeded);
        QCOMPARE(ask(complete).meaning, Meaning::Succeeded);
        complete.amount = Money::fromFen(12'799);
        QCOMPARE(ask(complete).meaning, Meaning::Refused);
        QCOMPARE(ask(about(held, Purpose::Release)).meaning, Meaning::Refused);
    }
    void givesADepositBack()
    {
        const Message held = deposit(20'001);
        QCOMPARE(ask(about(held, Purpose::Release)).meaning, Meaning::Succeeded);
        const Outcome again = ask(about(held, Purpose::Release));
        QCOMPARE(again.meaning, Meaning::Succeeded);
        QCOMPARE(again.code, QStringLiteral("HAS_CANCELLED"));
        Message complete = about(held, Purpose::Complete);
        complete.amount = Money::fromFen(1);
        QCOMPARE(ask(complete).meaning, Meaning::Refused);
    }
    void refundsNoDepositThatIsHeld()
    {
        Message refund = about(deposit(20'001), Purpose::Refund);
        refund.request = nextId();
        QCOMPARE(ask(refund).meaning, Meaning::Refused);
    }
    void knowsNothingOfADepositsFateFromAQueryThatIsSilent()
    {
        const Message held = deposit(20'001);
        QCOMPARE(ask(about(held, Purpose::QueryComplete)).meaning, Meaning::Unknown);
        QCOMPARE(ask(about(held, Purpose::QueryRelease)).meaning, Meaning::Unknown);
        QCOMPARE(ask(about(held, Purpose::Release)).meaning, Meaning::Succeeded);
        QVERIFY(ask(about(held, Purpose::QueryRelease)).meaning != Meaning::NotFound);
    }

    // The sandbox's magic amounts: what the order's answer says.
    void understandsEveryAnswerToAnOrder_data()
    {
        QTest::addColumn<int>("ending");
        QTest::addColumn<Meaning>("meaning");
        const auto row = [](const char* name, int ending, Meaning meaning) {
            QTest::newRow(name) << ending << meaning;
        };
        row("TARGET_FAIL", 21, Meaning::Refused);
        row("INACTIVE_MERCHANT", 22, Meaning::ConfigurationFault);
        row("DENIED_IP", 23, Meaning::ConfigurationFault);
        row("TXN_DISCARDED", 24, Meaning::Refused);
        row("INTERNAL_ERROR", 25, Meaning::Unknown);
        row("made, TIMEOUT", 26, Meaning::Unknown);
        row("made, NET_ERROR", 27, Meaning::Unknown);
        row("no qrCode", 28, Meaning::InProgress);
        row("page 500", 35, Meaning::Unknown);
        row("broken JSON", 36, Meaning::Unknown);
        row("unequal keys", 37, Meaning::Unknown);
        row("wrong types", 38, Meaning::Unknown);
        row("another amount", 39, Meaning::Contradiction);
    }
    void understandsEveryAnswerToAnOrder()
    {
        QFETCH(const int, ending);
        QFETCH(const Meaning, meaning);
        const Outcome outcome = ask(order(10'000 + ending));
        QCOMPARE(payment::nameOf(outcome.meaning), payment::nameOf(meaning));
        QVERIFY(outcome.facts.payUrl.isEmpty() || meaning == Meaning::Unknown);
    }
    void refusesANumberThatIsUsed()
    {
        const Message message = order(12'803);
        QCOMPARE(ask(message).meaning, Meaning::InProgress);
        const Outcome again = ask(message);
        QCOMPARE(again.meaning, Meaning::Unknown);
        QCOMPARE(again.code, QStringLiteral("DUP_ORDER"));
    }

    void understandsEveryAnswerToAQuery_data()
    {
        QTest::addColumn<int>("ending");
        QTest::addColumn<QList<Meaning>>("meanings");
        const auto row = [](const char* name, int ending, const QList<Meaning>& meanings) {
            QTest::newRow(name) << ending << meanings;
        };
        constexpr Meaning paid = Meaning::Succeeded;
        row("honest", 0, {Meaning::InProgress, Meaning::InProgress, paid});
        row("closed by itself", 5, {Meaning::InProgress, Meaning::InProgress, Meaning::Refused});
        row("UNKNOWN", 41, {Meaning::Unknown, Meaning::Unknown, paid});
        row("NO_ORDER", 42, {Meaning::NotFound, Meaning::NotFound, paid});
        row("ORDER_PROCESSING", 43, {Meaning::InProgress, Meaning::InProgress, paid});
        row("another amount", 44, {Meaning::Contradiction});
        row("another order", 45, {Meaning::Contradiction});
    }
    void understandsEveryAnswerToAQuery()
    {
        QFETCH(const int, ending);
        QFETCH(const QList<Meaning>, meanings);
        const Message message = order(10'000 + ending);
        QCOMPARE(ask(message).meaning, Meaning::InProgress);
        QList<Meaning> read;
        for (qsizetype i = 0; i < meanings.size(); ++i)
            read.append(ask(about(message, Purpose::Query)).meaning);
        QCOMPARE(namesOf(read), namesOf(meanings));
    }

    void understandsEveryAnswerToARefund_data()
    {
        QTest::addColumn<int>("ending");
        QTest::addColumn<Meaning>("refund");
        QTest::addColumn<QList<Meaning>>("queries");
        const auto row = [](const char* name, int ending, Meaning refund,
                            const QList<Meaning>& queries) {
            QTest::newRow(name) << ending << refund << queries;
        };
        constexpr Meaning wait = Meaning::InProgress;
        row("TARGET_FAIL", 71, Meaning::Unknown, {Meaning::NotFound});
        row("page 500", 74, Meaning::Unknown, {Meaning::Succeeded});
        row("PROCESSING", 75, wait, {wait, wait, Meaning::Succeeded});
        row("fails later", 76, wait, {wait, wait, Meaning::Refused});
        row("UNKNOWN", 77, Meaning::Unknown, {Meaning::Unknown, Meaning::Succeeded});
        row("ORDER_PROCESSING", 79, wait, {Meaning::NotFound});
    }
    void understandsEveryAnswerToARefund()
    {
        QFETCH(const int, ending);
        QFETCH(const Meaning, refund);
        QFETCH(const QList<Meaning>, queries);
        Message message = about(pay(10'000 + ending), Purpose::Refund);
        message.request = nextId();
        QCOMPARE(payment::nameOf(ask(message).meaning), payment::nameOf(refund));
        message.purpose = Purpose::QueryRefund;
        QList<Meaning> read;
        for (qsizetype i = 0; i < queries.size(); ++i)
            read.append(ask(message).meaning);
        QCOMPARE(namesOf(read), namesOf(queries));
    }
    void refundsAfterAQueryWhereThatIsAskedFor()
    {
        const Message paid = pay(10'078);
        Message refund = about(paid, Purpose::Refund);
        refund.request = nextId();
        const Outcome first = ask(refund);
        QCOMPARE(first.meaning, Meaning::Refused);
        QVERIFY(first.text.contains(u"query the order first"));
        QCOMPARE(ask(about(paid, Purpose::Query)).meaning, Meaning::Succeeded);
        QCOMPARE(ask(refund).meaning, Meaning::Succeeded);
    }
    void understandsWhatADepositsEndGets()
    {
        const Outcome busy = ask(about(deposit(20'063), Purpose::Release));
        QCOMPARE(busy.meaning, Meaning::InProgress);
        QCOMPARE(busy.waitMs, 60'000);
        const Outcome late = ask(about(deposit(20'064), Purpose::Release));
        QCOMPARE(late.meaning, Meaning::Refused);
        QVERIFY(late.text.contains(u"refund instead"));
    }
    void recordsTheAcquirersCoupon()
    {
        const Outcome paid = ask(about(pay(10'081), Purpose::Query));
        QCOMPARE(paid.facts.paidAmount, Money::fromFen(9'073));
        QCOMPARE(paid.facts.promotions.size(), 1);
        QCOMPARE(paid.facts.promotions.front().amount, Money::fromFen(1'008));
    }

    void isToldThatAnOrderIsPaid()
    {
        const QByteArray body = notificationOf(pay(12'801));
        const Result<Hint> hint = m_channel->readHint(body, Secret(QByteArray(notifyKey)));
        QVERIFY2(hint, hint ? "" : qPrintable(hint.error().detail));
        const auto reading = m_channel->protocol().readNotification(
            m_channel->protocol().interfaces().back(), body, Secret(QByteArray(notifyKey)));
        QCOMPARE(reading->outcome.meaning, Meaning::Succeeded);
        QCOMPARE(reading->outcome.facts.orderAmount, Money::fromFen(12'801));
        // Required by the table, and sent back only where an order said it.
        QCOMPARE(reading->remarks.leftOut, QStringList{QStringLiteral("attachedData: missing")});
    }
    void takesNobodyElsesWord()
    {
        Message forged = order(12'807);
        QCOMPARE(ask(forged).meaning, Meaning::InProgress);
        QCOMPARE(
            m_channel->readHint(notificationOf(forged), Secret(QByteArray(notifyKey))).error().code,
            ErrorCode::Refused);
        const QByteArray otherAlgorithm = notificationOf(pay(12'811));
        QCOMPARE(m_channel->readHint(otherAlgorithm, Secret(QByteArray(notifyKey))).error().code,
                 ErrorCode::Refused);
    }

private:
    Stamp stamp()
    {
        QByteArray nonce(16, '\0');
        for (char& each : nonce)
            each = static_cast<char>(QRandomGenerator::global()->bounded(256));
        return {Instant{QDateTime::currentMSecsSinceEpoch()}, nonce, m_key, m_noToken};
    }
    PaymentId nextId()
    {
        const auto id = payment::makeOrderId({.tillNumber = 12,
                                              .generation = QStringLiteral("ABC"),
                                              .counter = ++m_counter,
                                              .now = Instant{QDateTime::currentMSecsSinceEpoch()},
                                              .latest = m_latest},
                                             m_channel->traits().orderIds);
        return m_latest = id.value();
    }
    Message order(qint64 fen)
    {
        Message message;
        message.purpose = Purpose::Pay;
        message.order = nextId();
        message.amount = Money::fromFen(fen);
        message.means = QStringLiteral("alipay");
        message.presentation = payment::Presentation::Shown;
        return message;
    }
    static Message about(Message message, Purpose purpose)
    {
        message.purpose = purpose;
        return message;
    }
    Outcome ask(const Message& message)
    {
        const auto request = m_channel->encode(message, stamp());
        if (!request)
            qFatal("%s", qPrintable(request.error().detail));
        const ports::Exchange exchange = support::call(*m_transport, *request);
        const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
        if (answer == nullptr)
            return {.text = support::detailOf(exchange)};
        return m_channel->decode(message, *answer, m_key);
    }
    /// Shown and paid by the customer, after a query or three.
    Message paidOrder(Message message)
    {
        Outcome outcome = ask(message);
        for (int i = 0; i < 4 && outcome.meaning == Meaning::InProgress; ++i)
            outcome = ask(about(message, Purpose::Query));
        if (outcome.meaning != Meaning::Succeeded)
            qFatal("not paid: %s %s", qPrintable(outcome.code), qPrintable(outcome.text));
        return message;
    }
    Message pay(qint64 fen) { return paidOrder(order(fen)); }
    Message deposit(qint64 fen)
    {
        Message message = order(fen);
        message.deposit = true;
        return paidOrder(message);
    }
    /// The first one about it.
    QByteArray notificationOf(const Message& message)
    {
        const auto find = [&]() -> QByteArray {
            for (const test::NotifiedShop::Arrival& each : m_shop.arrivals()) {
                if (each.body.contains(message.order.text().toLatin1()))
                    return each.body;
            }
            return {};
        };
        [[maybe_unused]] const bool came =
            QTest::qWaitFor([&] { return !find().isEmpty(); }, 10'000);
        return find();
    }

    test::SandboxProgram m_sandbox;
    test::NotifiedShop m_shop;
    std::unique_ptr<NetpayChannel> m_channel;
    std::unique_ptr<net::HttpsTransport> m_transport;
    Secret m_key{QByteArray(appKey)};
    Secret m_noToken;
    qint64 m_counter = 0;
    PaymentId m_latest;
};

} // namespace till::channels

QTEST_GUILESS_MAIN(till::channels::TestNetpaySandbox)
#include "tst_netpay_sandbox.moc"
