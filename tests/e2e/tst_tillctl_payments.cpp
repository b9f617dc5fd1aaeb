// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/payment_shop.h"
#include "tests/e2e/tillctl_runner.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

#include <array>
#include <map>

using namespace till::test;

namespace {

constexpr int endMs = 240'000;
const QString item = u"6901234567892"_qs;

/// A magic code of the acquirer, and what selling with it has to come to.
struct Magic {
    const char* ending;
    int exit;
    const char* states; ///< of the payment in the journal, in order
};
constexpr std::array magic{
    Magic{"0001", 0, "intent succeeded"},
    Magic{"9001", 0, "intent pending succeeded"},
    Magic{"9002", 1, "intent pending cancelling reversed"},
    Magic{"9003", 1, "intent pending refused"},
    Magic{"9004", 0, "intent pending succeeded"},
    Magic{"9005", 0, "intent pending succeeded"},
    Magic{"9101", 1, "intent refused"},
    Magic{"9102", 1, "intent refused"},
    Magic{"9103", 1, "intent unknown refused"},
    Magic{"9104", 1, "intent unknown refused"},
    Magic{"9105", 1, "intent unknown refused"},
    Magic{"9106", 1, "intent refused"},
    Magic{"9107", 0, "intent unknown succeeded"},
    Magic{"9108", 1, "intent unknown cancelling cancelled"},
    Magic{"9109", 0, "intent unknown succeeded"},
    Magic{"9201", 0, "intent succeeded"},
    Magic{"9202", 1, "intent unknown cancelling cancelled"},
    Magic{"9203", 0, "intent unknown succeeded"},
    Magic{"9204", 1, "intent unknown cancelling cancelled"},
    Magic{"9205", 0, "intent succeeded"},
    Magic{"9206", 0, "intent unknown succeeded"},
    Magic{"9207", 0, "intent unknown succeeded"},
    Magic{"9208", 1, "intent unknown reversed"},
    Magic{"9301", 0, "intent unknown succeeded"},
    Magic{"9302", 1, "intent unknown cancelling cancelled"},
    Magic{"9303", 0, "intent unknown succeeded"},
    Magic{"9304", 1, "intent unknown cancelling cancelled"},
    Magic{"9401", 0, "intent unknown succeeded"},
    Magic{"9402", 0, "intent unknown succeeded"},
    Magic{"9403", 0, "intent unknown succeeded"},
    Magic{"9404", 2, "intent exception"},
    Magic{"9405", 2, "intent exception"},
    Magic{"9406", 2, "intent pending exception"},
    Magic{"9407", 0, "intent unknown succeeded"},
    Magic{"9408", 0, "intent unknown succeeded"},
    Magic{"9409", 0, "intent unknown succeeded"},
    Magic{"9410", 0, "intent unknown succeeded"},
    Magic{"9501", 0, "intent succeeded"},
    Magic{"9502", 0, "intent succeeded"},
};

/// Codes that are paid at once and then voided (96..) or half refunded (97..).
constexpr std::array magicReturns{
    Magic{"9601", 1, "intent refused"},           Magic{"9602", 0, "intent unknown succeeded"},
    Magic{"9603", 0, "intent unknown succeeded"}, Magic{"9604", 0, "intent unknown succeeded"},
    Magic{"9605", 0, "intent pending succeeded"}, Magic{"9701", 1, "intent refused"},
    Magic{"9702", 0, "intent unknown succeeded"}, Magic{"9703", 0, "intent unknown succeeded"},
    Magic{"9704", 0, "intent unknown succeeded"}, Magic{"9705", 0, "intent pending succeeded"},
    Magic{"9706", 1, "intent pending refused"},
};

QByteArray codeEnding(const QByteArray& ending)
{
    return "13000000000000" + ending;
}

QStringList sellWords(const QString& wait = u"200"_qs)
{
    return {u"sell"_qs, u"--item"_qs, item, u"--tender"_qs, u"code=-"_qs, u"--wait"_qs, wait};
}

/// A sale of the demo goods in training, for 3.50.
Run train(const QString& program, const QString& folder, const QStringList& tender)
{
    QProcess process;
    process.start(program, QStringList{u"--json"_qs, u"--training"_qs, u"--data"_qs, folder,
                                       u"sell"_qs, u"--item"_qs, u"100002"_qs} +
                               tender);
    process.write("130000000000000001\n");
    process.closeWriteChannel();
    if (!process.waitForFinished(endMs))
        return {};
    Run run;
    run.exit = process.exitCode();
    run.json = answerOf(process);
    return run;
}

/// What came of one magic code.
struct Round {
    std::unique_ptr<PaymentShop> shop;
    std::unique_ptr<QProcess> process;
    int exit = -1;
    QJsonObject answer;
};

} // namespace

/// Real tillctl, real acquirer, real time: everything that takes minutes runs side by side.
class TestTillctlPayments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sellsWithEveryMagicCode_data();
    void sellsWithEveryMagicCode();
    void givesBackWithEveryMagicCode_data();
    void givesBackWithEveryMagicCode();
    void killedBeforeItWasSent();
    void killedAfterItWasSent();
    void killedWhileTheCustomerTypes();
    void killedWhileCancelling();
    void killedWhileRefunding();
    void usedCodeIsRefused();
    void splitsBetweenCashAndCode();
    void paysAnOpenCart();
    void listsOpenPaymentsBesideAnotherProcess();
    void explainsItsWords();
    void trainsWithAnAcquirerOfItsOwn();
    void sellsForCashWhereTheTrainingAcquirerIsMissing();

private:
    [[nodiscard]] QString base() const { return u"http://127.0.0.1:%1"_qs.arg(m_acquirer.port()); }
    [[nodiscard]] PaymentShop newShop() { return PaymentShop(++m_shops, base()); }
    void startMagic();
    void startKilledBeforeSending();

    Acquirer m_acquirer;
    int m_shops = 0; ///< each has a till number of its own: their orders never meet
    std::map<QByteArray, Round> m_sales;
    std::map<QByteArray, Round> m_returns;
    Round m_killed; ///< before anything was sent; recovers meanwhile
    QString m_killedPayment;
};

void TestTillctlPayments::initTestCase()
{
    QVERIFY(m_acquirer.start());
    startKilledBeforeSending();
    startMagic();
}

void TestTillctlPayments::startMagic()
{
    const auto begin = [&](const QByteArray& ending) {
        Round& round = m_sales[ending];
        round.shop = std::make_unique<PaymentShop>(newShop());
    };
    for (const Magic& each : magic)
        begin(each.ending);
    for (const Magic& each : magicReturns)
        begin(each.ending);
    for (auto& [ending, round] : m_sales)
        round.process = round.shop->start(sellWords(), codeEnding(ending));
    for (const Magic& each : magicReturns) {
        Round& sold = m_sales[each.ending];
        QVERIFY(sold.process->waitForFinished(endMs));
        const QString id = sold.shop->latest()[u"id"_qs].toString();
        const bool isVoid = QByteArray(each.ending).startsWith("96");
        const QStringList words =
            isVoid ? QStringList{u"void"_qs, id, u"--reason"_qs, u"wrong"_qs}
                   : QStringList{u"refund"_qs,   id,          u"--amount"_qs, u"0.50"_qs,
                                 u"--reason"_qs, u"broken"_qs};
        m_returns[each.ending].process = sold.shop->start(words);
    }
}

void TestTillctlPayments::sellsWithEveryMagicCode_data()
{
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("states");
    for (const Magic& each : magic)
        QTest::newRow(each.ending) << each.exit << QString::fromLatin1(each.states);
}

void TestTillctlPayments::sellsWithEveryMagicCode()
{
    QFETCH(const int, exit);
    QFETCH(const QString, states);
    Round& round = m_sales[QTest::currentDataTag()];
    QVERIFY(round.process->state() == QProcess::NotRunning ||
            round.process->waitForFinished(endMs));
    const QJsonObject answer = answerOf(*round.process);
    QCOMPARE(round.process->exitCode(), exit);
    const QString id = answer[u"payments"_qs][0][u"id"_qs].toString();
    QCOMPARE(round.shop->states(id).join(u' '), states);
    QCOMPARE(m_acquirer.arrivals(id, u"pay"_qs), 1);
    QCOMPARE(answer[u"sale"_qs][u"phase"_qs].toString(),
             exit == 0 ? u"completed"_qs : u"tendering"_qs);

    // Nothing but a decided payment lets go of the sale.
    const QJsonObject cart = round.shop->run({u"cart"_qs, u"show"_qs});
    const bool isOpen = !cart[u"open"_qs].toObject().isEmpty();
    QCOMPARE(isOpen, exit == 2);
    const QJsonObject open = round.shop->run({u"payments"_qs, u"--open"_qs});
    QCOMPARE(open[u"payments"_qs].toArray().size(), exit == 2 ? 1 : 0);
}

void TestTillctlPayments::givesBackWithEveryMagicCode_data()
{
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("states");
    for (const Magic& each : magicReturns)
        QTest::newRow(each.ending) << each.exit << QString::fromLatin1(each.states);
}

void TestTillctlPayments::givesBackWithEveryMagicCode()
{
    QFETCH(const int, exit);
    QFETCH(const QString, states);
    Round& round = m_returns[QTest::currentDataTag()];
    QVERIFY(round.process->state() == QProcess::NotRunning ||
            round.process->waitForFinished(endMs));
    QCOMPARE(round.process->exitCode(), exit);
    const QJsonObject back = answerOf(*round.process)[u"payment"_qs].toObject();
    const PaymentShop& shop = *m_sales[QTest::currentDataTag()].shop;
    QCOMPARE(shop.states(back[u"id"_qs].toString()).join(u' '), states);
    QCOMPARE(m_acquirer.arrivals(back[u"original"_qs].toString(), u"pay"_qs), 1);
}

/// Something listens and never says a word of TLS: the request cannot leave.
void TestTillctlPayments::startKilledBeforeSending()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_killed.shop = std::make_unique<PaymentShop>(newShop());
    m_killed.shop->setBase(u"https://127.0.0.1:%1"_qs.arg(silent.serverPort()));
    const auto sell = m_killed.shop->start(sellWords(), codeEnding("0002"));
    QVERIFY(m_killed.shop->comesTo(u"intent"_qs));
    sell->kill();
    QVERIFY(sell->waitForFinished());
    m_killedPayment = m_killed.shop->latest()[u"id"_qs].toString();
    QCOMPARE(m_killed.shop->states(m_killedPayment), QStringList{u"intent"_qs});
    m_killed.shop->setBase(base());
    m_killed.process = m_killed.shop->start({u"recover"_qs, u"--wait"_qs, u"200"_qs});
}

void TestTillctlPayments::killedBeforeItWasSent()
{
    QVERIFY(m_killed.process->state() == QProcess::NotRunning ||
            m_killed.process->waitForFinished(endMs));
    QCOMPARE(m_killed.process->exitCode(), 0);
    QCOMPARE(m_killed.shop->states(m_killedPayment).join(u' '),
             u"intent unknown cancelling cancelled"_qs);
    QCOMPARE(m_acquirer.arrivals(m_killedPayment, u"pay"_qs), 0);
    QCOMPARE(answerOf(*m_killed.process)[u"sale"_qs][u"pending"_qs].isNull(), true);
    int exit = -1; // the sale waits for another means
    (void)m_killed.shop->run({u"pay"_qs, u"--tender"_qs, u"cash=2.00"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
}

void TestTillctlPayments::killedAfterItWasSent()
{
    const PaymentShop shop = newShop();
    const auto sell = shop.start(sellWords(), "130000000000119201"); // charged, never answered
    QVERIFY(shop.comesTo(u"intent"_qs));
    const QString id = shop.latest()[u"id"_qs].toString();
    QTRY_COMPARE(m_acquirer.arrivals(id, u"pay"_qs), 1);
    sell->kill();
    QVERIFY(sell->waitForFinished());
    int exit = -1;
    const QJsonObject recovered = shop.run({u"recover"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    QVERIFY(recovered[u"sale"_qs].toObject().isEmpty()); // paid, so it left the desk
    QCOMPARE(shop.states(id).join(u' '), u"intent unknown succeeded"_qs);
    QCOMPARE(m_acquirer.arrivals(id, u"pay"_qs), 1);
}

void TestTillctlPayments::killedWhileTheCustomerTypes()
{
    const PaymentShop shop = newShop();
    const auto sell = shop.start(sellWords(), "130000000000129001");
    QVERIFY(shop.comesTo(u"pending"_qs));
    sell->kill();
    QVERIFY(sell->waitForFinished());
    int exit = -1;
    (void)shop.run({u"recover"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    const QString id = shop.latest()[u"id"_qs].toString();
    QCOMPARE(shop.states(id).last(), u"succeeded"_qs);
    QCOMPARE(m_acquirer.arrivals(id, u"pay"_qs), 1);
}

void TestTillctlPayments::killedWhileCancelling()
{
    const PaymentShop shop = newShop();
    int exit = -1;
    const QJsonObject sold = shop.run(sellWords(u"1"_qs), "130000000000139002", &exit);
    QCOMPARE(exit, 2);
    const QString id = sold[u"payments"_qs][0][u"id"_qs].toString();
    QVERIFY(m_acquirer.post(u"/admin/faults"_qs, {{u"operation"_qs, u"voidpayment"_qs},
                                                  {u"fault"_qs, u"hold"_qs},
                                                  {u"when"_qs, u"before"_qs}}));
    const auto stop = shop.start({u"stop"_qs, id});
    QVERIFY(shop.comesTo(u"cancelling"_qs));
    stop->kill();
    QVERIFY(stop->waitForFinished());
    (void)shop.run({u"recover"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(shop.states(id).last(), u"reversed"_qs);
    QCOMPARE(m_acquirer.arrivals(id, u"pay"_qs), 1);
    (void)shop.run({u"cart"_qs, u"void"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
}

void TestTillctlPayments::killedWhileRefunding()
{
    const PaymentShop shop = newShop();
    int exit = -1;
    const QJsonObject sold = shop.run(sellWords(), "130000000000149999", &exit);
    QCOMPARE(exit, 0);
    const QString id = sold[u"payments"_qs][0][u"id"_qs].toString();
    QVERIFY(m_acquirer.post(
        u"/admin/faults"_qs,
        {{u"operation"_qs, u"refund"_qs}, {u"fault"_qs, u"hold"_qs}, {u"when"_qs, u"after"_qs}}));
    const auto refund =
        shop.start({u"refund"_qs, id, u"--amount"_qs, u"0.50"_qs, u"--reason"_qs, u"broken"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(shop.latest()[u"operation"_qs].toString(), u"refund"_qs, 20'000);
    const QString refundId = shop.latest()[u"id"_qs].toString();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_acquirer.arrivals(id, u"refund"_qs) == 1 ||
            !m_acquirer.get(u"/arrivals"_qs)[u"refunds"_qs][refundId].toObject().isEmpty(),
        20'000);
    refund->kill();
    QVERIFY(refund->waitForFinished());
    (void)shop.run({u"recover"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(shop.states(refundId).last(), u"succeeded"_qs);
    // The other 1.50 can still go back, and no fen more.
    (void)shop.run({u"refund"_qs, id, u"--amount"_qs, u"1.51"_qs, u"--reason"_qs, u"x"_qs}, {},
                   &exit);
    QCOMPARE(exit, 1);
    (void)shop.run({u"refund"_qs, id, u"--amount"_qs, u"1.50"_qs, u"--reason"_qs, u"x"_qs}, {},
                   &exit);
    QCOMPARE(exit, 0);
}

void TestTillctlPayments::usedCodeIsRefused()
{
    const PaymentShop shop = newShop();
    int exit = -1;
    (void)shop.run(sellWords(), "130000000000159999", &exit);
    QCOMPARE(exit, 0);
    const QJsonObject again = shop.run(sellWords(), "130000000000159999", &exit);
    QCOMPARE(exit, 1);
    QCOMPARE(again[u"refusal"_qs][u"reason"_qs].toString(), u"codeUsed"_qs);
}

void TestTillctlPayments::splitsBetweenCashAndCode()
{
    const PaymentShop shop = newShop();
    const auto words = [](const QString& code) {
        return QStringList{u"sell"_qs,      u"--item"_qs,   item, u"--tender"_qs,
                           u"cash=0.50"_qs, u"--tender"_qs, code};
    };
    int exit = -1;
    const QJsonObject sold = shop.run(words(u"code=1.50:-"_qs), "130000000000169999", &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(sold[u"sale"_qs][u"tenders"_qs].toArray().size(), 2);
    const QJsonObject refused = shop.run(words(u"code=-"_qs), "130000000000169101", &exit);
    QCOMPARE(exit, 1);
    QCOMPARE(refused[u"payments"_qs][0][u"state"_qs].toString(), u"refused"_qs);
    const QJsonObject cart = shop.run({u"cart"_qs, u"show"_qs});
    QVERIFY(cart[u"open"_qs].toObject().isEmpty()); // the cash went back
}

void TestTillctlPayments::paysAnOpenCart()
{
    const PaymentShop shop = newShop();
    int exit = -1;
    (void)shop.run({u"sell"_qs, u"--item"_qs, item, u"--keep-open"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    (void)shop.run({u"pay"_qs, u"--tender"_qs, u"code=-"_qs}, "130000000000179101", &exit);
    QCOMPARE(exit, 1);
    const QJsonObject paid =
        shop.run({u"pay"_qs, u"--tender"_qs, u"code=1.00:-"_qs, u"--tender"_qs, u"typed=-"_qs},
                 "130000000000179998\n130000000000179999", &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(paid[u"payments"_qs].toArray().size(), 2);
    QCOMPARE(paid[u"sale"_qs][u"phase"_qs].toString(), u"completed"_qs);
}

void TestTillctlPayments::listsOpenPaymentsBesideAnotherProcess()
{
    const PaymentShop shop = newShop();
    const auto sell = shop.start(sellWords(), "130000000000189001");
    QVERIFY(shop.comesTo(u"pending"_qs));
    const QJsonObject open = shop.run({u"payments"_qs, u"--open"_qs});
    QCOMPARE(open[u"payments"_qs].toArray().size(), 1);
    QVERIFY(sell->waitForFinished(endMs));
    QCOMPARE(sell->exitCode(), 0);
}

void TestTillctlPayments::explainsItsWords()
{
    const PaymentShop shop = newShop();
    int exit = -1;
    (void)shop.run({u"sell"_qs, u"--item"_qs, item, u"--tender"_qs, u"code=130000000000000001"_qs},
                   {}, &exit);
    QCOMPARE(exit, 64); // never as an argument
    (void)shop.run({u"void"_qs, u"T001AAA00000000"_qs}, {}, &exit);
    QCOMPARE(exit, 64);
    const QJsonObject unknown =
        shop.run({u"void"_qs, u"T001AAA00000000"_qs, u"--reason"_qs, u"x"_qs}, {}, &exit);
    QCOMPARE(exit, 1);
    QCOMPARE(unknown[u"refusal"_qs][u"reason"_qs].toString(), u"notFound"_qs);
    for (const QString& option : {u"--operator"_qs, u"--approver"_qs}) {
        const QJsonObject ghost = shop.run(
            {u"void"_qs, u"T001AAA00000000"_qs, u"--reason"_qs, u"x"_qs, option, u"nobody"_qs}, {},
            &exit);
        QCOMPARE(exit, 1);
        QVERIFY(!ghost.contains(u"refusal"_qs)); // not even looked for
    }
    const QJsonObject channels = shop.run({u"channels"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(channels[u"channels"_qs][0][u"configured"_qs].toBool(), true);
}

void TestTillctlPayments::trainsWithAnAcquirerOfItsOwn()
{
    const QTemporaryDir folder;
    const Run sold =
        train(qEnvironmentVariable("TILLCTL"), folder.path(), {u"--tender"_qs, u"code=-"_qs});
    QCOMPARE(sold.exit, 0);
    QCOMPARE(sold.json[u"payments"_qs][0][u"state"_qs].toString(), u"succeeded"_qs);
    QVERIFY(sold.json[u"payments"_qs][0][u"id"_qs].toString().startsWith(u'X'));
}

void TestTillctlPayments::sellsForCashWhereTheTrainingAcquirerIsMissing()
{
    const QTemporaryDir alone;
    const QString program = alone.filePath(u"tillctl"_qs);
    QVERIFY(QFile::copy(qEnvironmentVariable("TILLCTL"), program));
    const Run refused = train(program, alone.filePath(u"data"_qs), {u"--tender"_qs, u"code=-"_qs});
    QCOMPARE(refused.exit, 1);
    QCOMPARE(refused.json[u"refusal"_qs][u"reason"_qs].toString(), u"channelNotReady"_qs);
    const Run sold = train(program, alone.filePath(u"data"_qs), {u"--tender"_qs, u"cash=3.50"_qs});
    QCOMPARE(sold.exit, 0);
}

QTEST_GUILESS_MAIN(TestTillctlPayments)
#include "tst_tillctl_payments.moc"
