// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QCoreApplication>
#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Purpose;
using payment::State;
using Reason = PaymentRefusal::Reason;

/// A payment by code from the scan to its end.
class TestPaymentService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_till = std::make_unique<PaymentBench>(); }
    void cleanup() { m_till.reset(); }

    void recordsBeforeItSends();
    void paysAndCompletesTheSaleInOneTransaction();
    void waitsForThePassword();
    void refusedPaymentLeavesTheSaleFree();
    void whatWasNotSentIsOver();
    void asksWhenNoAnswerComes();
    void unknownEndsInACancelThatAQueryConfirms();
    void stopIsFollowedByALastQuery();
    void paymentWinsWhenTheCancelIsRefused();
    void lastQueryMaySayPaid();
    void sendsOnePaymentOnly();
    void refusesWhatCannotBegin_data();
    void refusesWhatCannotBegin();
    void refusesAUsedCode();
    void refusesASecondChargeWhileOneIsOpen();
    void refusesWithoutAChannel();
    void refusesWithoutAKey();
    void paymentThatCannotBeSaidWasNotSent();
    void logsInOnceForSeveralRequests();
    void logsInAgainWhenTheTokenIsNotKnown();
    void loginThatIsRefusedSendsNothing();
    void keepsNoPaymentCode();
    void tellsTheAcquirerWhatIsSold();
    void asksByTheNumberOnThePhone();
    void numbersNeverRepeat();
    void showsWhatIsGoingOn();
    void splitsBetweenCashAndCode();
    void refusedPartLeavesTheCashIn();

private:
    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentService::recordsBeforeItSends()
{
    m_till->startAll();
    m_till->ring();
    m_till->letGroupCommitPass();
    m_till->journal->whenDurable([&](const support::JournalGate::Batch& batch) {
        if (batch.last().kind == QLatin1String("sale.payment_begun"))
            QCOMPARE(m_till->acquirer.times(Purpose::Pay), 0);
    });
    const PaymentId id = m_till->charge(fen(400));
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
    QCOMPARE(
        m_till->journal->lastKinds(),
        (QStringList{u"payment.intent"_qs, u"sale.tender_started"_qs, u"sale.payment_begun"_qs}));
    QCOMPARE(m_till->stateOf(id), State::Intent);
    QVERIFY(m_till->state().sale.isPending(id));
}

void TestPaymentService::paysAndCompletesTheSaleInOneTransaction()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    const SaleId sale = m_till->state().sale.id;
    m_till->log.clear();
    m_till->answer(Purpose::Pay, Meaning::Succeeded);

    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.succeeded"_qs, u"sale.tender_added"_qs, u"sale.completed"_qs,
                          u"print.queued"_qs}));
    QVERIFY(m_till->log.first().startsWith(u"durable:"_qs));
    QVERIFY(m_till->log.indexOf(u"completed"_qs) < m_till->log.indexOf(u"finished"_qs));
    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Completed);
    QCOMPARE(m_till->saleOf(sale).tenders.first().payment, id);
    QCOMPARE(m_till->resultOf(id)->saleCompleted, true);
    QCOMPARE(m_till->resultOf(id)->late, false);
    QVERIFY(m_till->paymentsState().open.isEmpty());
    QVERIFY(!m_till->paymentsState().current);
    QVERIFY(!m_till->alarm.atMs());
}

void TestPaymentService::waitsForThePassword()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    QCOMPARE(m_till->stateOf(id), State::Pending);
    for (int asked = 1; asked <= 3; ++asked) {
        m_till->letPass(5'000);
        QCOMPARE(m_till->acquirer.times(Purpose::Query), asked);
        m_till->answer(Purpose::Query, asked < 3 ? Meaning::InProgress : Meaning::Succeeded);
    }
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
}

void TestPaymentService::refusedPaymentLeavesTheSaleFree()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::Refused);
    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.refused"_qs, u"sale.payment_ended"_qs}));
    QCOMPARE(m_till->resultOf(id)->payment.state, State::Refused);
    QVERIFY(!m_till->state().sale.pending);

    const PaymentId second = m_till->charge(fen(400));
    QVERIFY(second != id);
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(second)->saleCompleted);
}

void TestPaymentService::whatWasNotSentIsOver()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.hold(Purpose::Pay);
    QCOMPARE(m_till->stateOf(id), State::NotSent);
    QVERIFY(!m_till->state().sale.pending);
    QVERIFY(!m_till->paymentsState().channels.first().reachable);
}

void TestPaymentService::asksWhenNoAnswerComes()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    QCOMPARE(m_till->stateOf(id), State::Unknown);
    QVERIFY(m_till->state().sale.isPending(id));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 1);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
}

void TestPaymentService::unknownEndsInACancelThatAQueryConfirms()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    while (!m_till->acquirer.waits(Purpose::Cancel)) {
        QVERIFY(m_till->clock.steadyMs() < 90'000);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
        else
            m_till->letPass(500);
    }
    QVERIFY(m_till->clock.steadyMs() >= 60'000);
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
    QVERIFY(!m_till->state().sale.pending);
}

void TestPaymentService::stopIsFollowedByALastQuery()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    m_till->payments->stopWaiting(id);
    QVERIFY(m_till->paymentsState().current->stopping);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
    while (m_till->clock.steadyMs() < 15'000) {
        QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::InProgress);
        m_till->letPass(250);
    }
    QVERIFY(m_till->acquirer.waits(Purpose::Query));
    m_till->answer(Purpose::Query, Meaning::InProgress);
    QVERIFY(m_till->acquirer.waits(Purpose::Cancel));
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
}

void TestPaymentService::paymentWinsWhenTheCancelIsRefused()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    m_till->payments->stopWaiting(id);
    m_till->letPass(5'000);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    m_till->letPass(5'000);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    m_till->letPass(6'000);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    if (!m_till->acquirer.waits(Purpose::Cancel)) {
        m_till->letPass(3'000);
        m_till->answer(Purpose::Query, Meaning::InProgress);
    }
    m_till->answer(Purpose::Cancel, Meaning::Refused);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
}

void TestPaymentService::lastQueryMaySayPaid()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->letPass(30'000);
    m_till->payments->stopWaiting(id);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
}

void TestPaymentService::sendsOnePaymentOnly()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    for (int second = 0; second < 600; ++second) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
        if (m_till->acquirer.waits(Purpose::Cancel))
            m_till->acquirer.lose(Purpose::Cancel);
        m_till->payments->queryNow(id);
        m_till->letPass(1'000);
    }
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
}

void TestPaymentService::refusesWhatCannotBegin_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<int>("reason");

    const QByteArray good = "130000000000007777";
    const auto number = [](Reason reason) {
        return static_cast<int>(reason);
    };
    QTest::newRow("goods") << goods::waterBarcode.toLatin1() << qint64{400}
                           << number(Reason::CodeIsGoods);
    QTest::newRow("a link") << QByteArray("https://example.com/pay") << qint64{400}
                            << number(Reason::CodeMalformed);
    QTest::newRow("nothing") << QByteArray() << qint64{400} << number(Reason::CodeMalformed);
    QTest::newRow("no amount") << good << qint64{0} << number(Reason::AmountOutOfRange);
    QTest::newRow("a negative amount") << good << qint64{-1} << number(Reason::AmountOutOfRange);
    QTest::newRow("too large an amount")
        << good << qint64{100'000'000} << number(Reason::AmountOutOfRange);
    QTest::newRow("more than remains") << good << qint64{401} << number(Reason::MoreThanRemains);
}

void TestPaymentService::refusesWhatCannotBegin()
{
    QFETCH(const QByteArray, digits);
    QFETCH(const qint64, amount);
    QFETCH(const int, reason);
    m_till->startAll();
    m_till->ring();
    m_till->payments->charge(fen(amount), std::make_shared<const Secret>(QByteArray(digits)),
                             payment::EntryMode::Scanned);
    QCOMPARE(m_till->refusals.size(), 1);
    QCOMPARE(static_cast<int>(m_till->refusals.first().reason), reason);
    QVERIFY(m_till->acquirer.asked().isEmpty());
    QVERIFY(m_till->recordsOf(u"payment.intent"_qs).isEmpty());
}

void TestPaymentService::refusesAUsedCode()
{
    m_till->startAll();
    m_till->ring();
    const auto again = [&] {
        m_till->payments->charge(fen(400), PaymentBench::code(42), payment::EntryMode::Scanned);
    };
    again();
    m_till->answer(Purpose::Pay, Meaning::Refused);
    again();
    QCOMPARE(m_till->lastRefusal(), Reason::CodeUsed);
    m_till->restartAll(); // the digest is in the journal
    again();
    QCOMPARE(m_till->lastRefusal(), Reason::CodeUsed);
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
}

void TestPaymentService::refusesASecondChargeWhileOneIsOpen()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    (void)m_till->charge(fen(400));
    QCOMPARE(m_till->lastRefusal(), Reason::PaymentOpen);
    QCOMPARE(m_till->refusals.last().payment, id);
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
}

void TestPaymentService::refusesWithoutAChannel()
{
    m_till->hasChannel = false;
    m_till->startAll();
    (void)m_till->chargeAll();
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
    m_till->run(sale::TenderCash{fen(400)}); // everything else goes on
    QCOMPARE(m_till->completed.size(), 1);
}

void TestPaymentService::refusesWithoutAKey()
{
    m_till->startAll();
    m_till->payments->setChannel({std::shared_ptr<const channels::Channel>(
                                      &m_till->acquirer, [](const channels::Channel*) {}),
                                  nullptr});
    (void)m_till->chargeAll();
    QCOMPARE(m_till->lastRefusal(), Reason::ChannelNotReady);
    QVERIFY(!m_till->paymentsState().channels.first().configured);
}

void TestPaymentService::paymentThatCannotBeSaidWasNotSent()
{
    m_till->startAll();
    m_till->acquirer.cannotSay = Error{ErrorCode::OutOfRange, u"remark"_qs};
    m_till->ring();
    const PaymentCodeDigits code = PaymentBench::code(1);
    m_till->payments->charge(fen(400), code, payment::EntryMode::Scanned);
    const PaymentId id = m_till->state().sale.pending->payment;
    QTRY_COMPARE(m_till->stateOf(id), State::NotSent);
    QVERIFY(m_till->acquirer.asked().isEmpty());
    QTRY_COMPARE(code.use_count(), 1L); // nobody keeps it
}

void TestPaymentService::logsInOnceForSeveralRequests()
{
    m_till->acquirer.wantsLogin = true;
    m_till->startAll();
    (void)m_till->chargeAll();
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 0);
    m_till->acquirer.answerLogin("token 1");
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    m_till->letPass(6'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->acquirer.logins(), 1);
    QCOMPARE(m_till->acquirer.asked().last().token, QByteArray("token 1"));
}

void TestPaymentService::logsInAgainWhenTheTokenIsNotKnown()
{
    m_till->acquirer.wantsLogin = true;
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.answerLogin("token 1");
    payment::Outcome expired;
    expired.loginExpired = true;
    expired.code = u"1000"_qs;
    m_till->acquirer.answer(Purpose::Pay, expired);
    m_till->acquirer.answerLogin("token 2");
    QCOMPARE(m_till->acquirer.asked().last().token, QByteArray("token 2"));
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);

    // Twice in a row is a refusal: it is not tried for ever.
    const PaymentId second = m_till->chargeAll();
    m_till->acquirer.answer(Purpose::Pay, expired);
    m_till->acquirer.answerLogin("token 3");
    m_till->acquirer.answer(Purpose::Pay, expired);
    QCOMPARE(m_till->stateOf(second), State::NotSent);
}

void TestPaymentService::loginThatIsRefusedSendsNothing()
{
    m_till->acquirer.wantsLogin = true;
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.refuseLogin();
    QTRY_COMPARE(m_till->stateOf(id), State::NotSent);
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 0);
}

void TestPaymentService::keepsNoPaymentCode()
{
    m_till->startAll();
    (void)m_till->pay();
    const QByteArray digits = PaymentBench::code(1)->reveal();
    QCOMPARE(m_till->acquirer.latest(Purpose::Pay).code->reveal(), digits);
    int records = 0;
    support::require(m_till->store->read(1, [&](const ports::JournalRecord& record) {
        ++records;
        [&] {
            QVERIFY2(!record.payload.contains(digits), qPrintable(record.kind));
        }();
        return true;
    }));
    QVERIFY(records > 5);
    const payment::Payment paid = m_till->find(m_till->results.first().payment.id);
    QCOMPARE(paid.codeTail, u"0001"_qs);
    QCOMPARE(paid.codeDigest.size(), 16);
}

void TestPaymentService::tellsTheAcquirerWhatIsSold()
{
    m_till->paymentConfig.goodsTo = {u"scripted"_qs};
    m_till->startAll();
    const SaleId sale = m_till->ring();
    sale::Discount off;
    off.kind = sale::Discount::Kind::Amount;
    off.amount = fen(50);
    m_till->run(sale::DiscountSale{off, {}});
    (void)m_till->charge(fen(350));
    const payment::Message& message = m_till->acquirer.latest(Purpose::Pay);
    QCOMPARE(message.remark, sale.text());
    QCOMPARE(message.operatorNumber, u"1008"_qs);
    QCOMPARE(message.goods.size(), 1);
    QCOMPARE(message.goods.first().quantity, u"2"_qs);
    QCOMPARE(message.goods.first().unitPrice, fen(200));
    QCOMPARE(message.goods.first().discount, fen(50));
    m_till->answer(Purpose::Pay, Meaning::Refused);
    (void)m_till->charge(fen(100)); // a part of the goods cannot be named
    QVERIFY(m_till->acquirer.latest(Purpose::Pay).goods.isEmpty());
}

void TestPaymentService::asksByTheNumberOnThePhone()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->acquirer.lose(Purpose::Query);
    m_till->payments->queryByAcquirerNumber(id, u" 4200001234 "_qs);
    QCOMPARE(m_till->acquirer.latest(Purpose::Query).askedNumber, u"4200001234"_qs);
    m_till->acquirer.lose(Purpose::Query);
    m_till->payments->queryNow(id);
    QVERIFY(m_till->acquirer.latest(Purpose::Query).askedNumber.isEmpty());
}

void TestPaymentService::numbersNeverRepeat()
{
    m_till->startAll();
    QSet<QString> numbers;
    for (int round = 0; round < 5; ++round) {
        const PaymentId id = m_till->pay();
        QVERIFY(!numbers.contains(id.text()));
        numbers.insert(id.text());
        m_till->restartAll();
    }
    QCOMPARE(m_till->recordsOf(u"journal.generation"_qs).size(), 1);
}

void TestPaymentService::showsWhatIsGoingOn()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    m_till->letPass(5'000);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    const PaymentView& view = *m_till->paymentsState().current;
    QCOMPARE(view.payment.id, id);
    QCOMPARE(view.waitedMs, 5'000);
    QVERIFY(view.nextQueryMs >= 2'400 && view.nextQueryMs <= 3'600);
    QCOMPARE(view.lastQueries.size(), 1);
    QVERIFY(!view.handedOver);
    QCOMPARE(m_till->paymentsState().open.size(), 1);
    m_till->run(sale::Hold{});
    QVERIFY(!m_till->paymentsState().current);
    QCOMPARE(m_till->paymentsState().open.size(), 1);
    m_till->checkout->recall(m_till->state().held.first().id);
    QCOMPARE(m_till->paymentsState().current->payment.id, id);
}

void TestPaymentService::splitsBetweenCashAndCode()
{
    m_till->startAll();
    const SaleId sale = m_till->ring();
    m_till->run(sale::TenderCash{fen(100)});
    const PaymentId id = m_till->charge(fen(300));
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->saleOf(sale).tenders.size(), 2);
}

void TestPaymentService::refusedPartLeavesTheCashIn()
{
    m_till->startAll();
    const SaleId sale = m_till->ring();
    m_till->run(sale::TenderCash{fen(100)});
    (void)m_till->charge(fen(300));
    m_till->answer(Purpose::Pay, Meaning::Refused);
    QCOMPARE(m_till->state().sale.id, sale);
    QCOMPARE(m_till->state().totals.remaining, fen(300));
    m_till->run(sale::TenderCash{fen(300)});
    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Completed);
}

QTEST_GUILESS_MAIN(TestPaymentService)
#include "tst_payment_service.moc"
