// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Purpose;
using payment::State;
using support::JournalGate;
using Reason = PaymentRefusal::Reason;

Q_DECLARE_METATYPE(till::support::JournalGate::Failure)

/// Payments when the journal fails, and after a start in any state.
class TestPaymentJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_till = std::make_unique<PaymentBench>(); }
    void cleanup() { m_till.reset(); }

    void intentInDoubtIsNotSent_data() { failures(); }
    void intentInDoubtIsNotSent();
    void outcomeInDoubtIsToldAfterwards_data() { failures(); }
    void outcomeInDoubtIsToldAfterwards();
    void answersWhileHaltedAreNotLost();
    void cancelOfBeforeAHaltIsNotBelievedAfterwards();
    void haltOfTheCheckoutStopsPayments();
    void staysHaltedUntilTheJournalIsReopened();
    void lateReturnInDoubtIsBegunOnce_data() { failures(); }
    void lateReturnInDoubtIsBegunOnce();
    void refundInDoubtIsNotSent_data() { failures(); }
    void refundInDoubtIsNotSent();
    void goesOnAfterARestart_data();
    void goesOnAfterARestart();
    void cancelGoesOnAfterARestart();
    void refundGoesOnAfterARestart();
    void powerMayGoBeforeAnything();

private:
    static void failures()
    {
        QTest::addColumn<JournalGate::Failure>("failure");
        QTest::newRow("not written") << JournalGate::Failure::NotWritten;
        QTest::newRow("written") << JournalGate::Failure::Written;
    }

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentJournal::intentInDoubtIsNotSent()
{
    QFETCH(const JournalGate::Failure, failure);
    m_till->startAll();
    (void)m_till->pay(); // the generation is recorded
    m_till->ring();
    m_till->letGroupCommitPass();
    m_till->journal->failAppend(1, failure);
    (void)m_till->charge(fen(400));
    QCOMPARE(m_till->lastRefusal(), Reason::Halted);
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
    QVERIFY(m_till->paymentsState().halted);

    m_till->reopenAll();
    QVERIFY(!m_till->paymentsState().halted);
    QVERIFY(!m_till->state().sale.pending);
    QVERIFY(m_till->paymentsState().open.isEmpty());
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
    QCOMPARE(m_till->recordsOf(u"payment.not_sent"_qs).size(),
             failure == JournalGate::Failure::Written ? 1 : 0);
    const PaymentId second = m_till->charge(fen(400));
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(second)->saleCompleted);
}

void TestPaymentJournal::outcomeInDoubtIsToldAfterwards()
{
    QFETCH(const JournalGate::Failure, failure);
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    const SaleId sale = m_till->state().sale.id;
    m_till->journal->failAppend(1, failure);
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QVERIFY(m_till->results.isEmpty());
    QVERIFY(m_till->completed.isEmpty());
    QVERIFY(m_till->paymentJournalFailures > 0);

    m_till->reopenAll();
    QCOMPARE(m_till->results.size(), 1);
    QCOMPARE(m_till->resultOf(id)->payment.state, State::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->completed.size(), 1);
    QCOMPARE(m_till->saleOf(sale).tenders.size(), 1);
    QCOMPARE(m_till->recordsOf(u"payment.succeeded"_qs).size(), 1);
    QCOMPARE(m_till->recordsOf(u"print.queued"_qs).size(), 1);
}

void TestPaymentJournal::answersWhileHaltedAreNotLost()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    m_till->letPass(5'000);
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->scanWater();
    m_till->run(sale::Hold{}); // this fails
    QVERIFY(m_till->paymentsState().halted);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Pending);
    m_till->letPass(10'000);
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 1);
    m_till->reopenAll();
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
}

/// Its answer is about a cancel that has been sent again meanwhile, and may still arrive.
void TestPaymentJournal::cancelOfBeforeAHaltIsNotBelievedAfterwards()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->stopWaiting(id);
    while (!m_till->acquirer.waits(Purpose::Cancel)) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
        else
            m_till->letPass(1'000);
    }
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs)); // this fails
    m_till->reopenAll();
    QCOMPARE(m_till->acquirer.waiting(Purpose::Cancel), 2);
    m_till->answer(Purpose::Cancel, Meaning::Refused); // the first one
    QVERIFY(!m_till->acquirer.waits(Purpose::Query));
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
}

void TestPaymentJournal::haltOfTheCheckoutStopsPayments()
{
    m_till->startAll();
    m_till->ring();
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->letGroupCommitPass();
    QVERIFY(m_till->paymentsState().halted);
    (void)m_till->charge(fen(400));
    QCOMPARE(m_till->lastRefusal(), Reason::Halted);
    QVERIFY(m_till->acquirer.asked().isEmpty());
}

void TestPaymentJournal::staysHaltedUntilTheJournalIsReopened()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    m_till->checkout->retryJournal();
    m_till->payments->retryJournal();
    QVERIFY(m_till->paymentsState().halted);
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 0);
    m_till->reopenAll();
    QVERIFY(m_till->resultOf(id)->saleCompleted);
}

void TestPaymentJournal::lateReturnInDoubtIsBegunOnce()
{
    QFETCH(const JournalGate::Failure, failure);
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs));
    m_till->journal->failAppend(1, failure);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->acquirer.times(Purpose::Void), 0);
    m_till->reopenAll();
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QCOMPARE(m_till->returnsOf(id).size(), 1);
    if (m_till->acquirer.waits(Purpose::Query)) // asked first: the void may have been sent
        m_till->answer(Purpose::Query, Meaning::Succeeded);
    while (!m_till->acquirer.waits(Purpose::Void)) {
        QVERIFY(m_till->clock.steadyMs() < 120'000);
        m_till->letPass(1'000);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::Succeeded);
    }
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    while (m_till->acquirer.waits(Purpose::Query))
        m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Succeeded);
    QCOMPARE(m_till->returnsOf(id).size(), 1);
}

void TestPaymentJournal::refundInDoubtIsNotSent()
{
    QFETCH(const JournalGate::Failure, failure);
    m_till->startAll();
    const PaymentId id = m_till->pay();
    m_till->journal->failAppend(1, failure);
    m_till->payments->refund(id, fen(100), u"broken"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::Halted);
    QCOMPARE(m_till->acquirer.times(Purpose::Refund), 0);
    m_till->reopenAll();
    QCOMPARE(m_till->acquirer.times(Purpose::Refund), 0);
    QVERIFY(m_till->paymentsState().open.isEmpty());
    m_till->payments->refund(id, fen(400), u"broken"_qs, {}); // all of it is still there
    m_till->answer(Purpose::Refund, Meaning::Succeeded);
    QCOMPARE(m_till->returnsOf(id).last().state, State::Succeeded);
}

void TestPaymentJournal::goesOnAfterARestart_data()
{
    QTest::addColumn<QString>("state");
    QTest::newRow("intent") << u"intent"_qs;
    QTest::newRow("pending") << u"pending"_qs;
    QTest::newRow("unknown") << u"unknown"_qs;
}

void TestPaymentJournal::goesOnAfterARestart()
{
    QFETCH(const QString, state);
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    if (state == u"pending"_qs)
        m_till->answer(Purpose::Pay, Meaning::InProgress);
    if (state == u"unknown"_qs)
        m_till->acquirer.lose(Purpose::Pay);
    QCOMPARE(payment::nameOf(m_till->stateOf(id)), state);
    const int asked = m_till->acquirer.times(Purpose::Query);

    m_till->restartAll();
    QCOMPARE(m_till->stateOf(id), State::Unknown);
    QVERIFY(m_till->paymentsState().current);
    QCOMPARE(m_till->acquirer.times(Purpose::Query), asked + 1);
    if (state == u"unknown"_qs)
        m_till->acquirer.lose(Purpose::Query); // the one of before the restart
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
}

void TestPaymentJournal::cancelGoesOnAfterARestart()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->stopWaiting(id);
    while (!m_till->acquirer.waits(Purpose::Cancel)) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
        else
            m_till->letPass(1'000);
    }
    m_till->restartAll();
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 2);
    m_till->acquirer.lose(Purpose::Cancel); // nobody is there any more to hear the first answer
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
    QVERIFY(!m_till->state().sale.pending);
}

void TestPaymentJournal::refundGoesOnAfterARestart()
{
    m_till->startAll();
    const PaymentId id = m_till->pay();
    m_till->payments->refund(id, fen(100), u"broken"_qs, {});
    m_till->restartAll();
    m_till->answer(Purpose::QueryRefund, Meaning::NotFound);
    m_till->letPass(20'000);
    while (m_till->acquirer.waits(Purpose::QueryRefund)) {
        m_till->answer(Purpose::QueryRefund, Meaning::NotFound);
        m_till->letPass(5'000);
    }
    QCOMPARE(m_till->acquirer.times(Purpose::Refund), 2); // the same refund again
    for (const support::ScriptedAcquirer::Asked& each : m_till->acquirer.asked()) {
        if (each.message.purpose == Purpose::Refund)
            QCOMPARE(each.message.request, m_till->returnsOf(id).first().id);
    }
    QCOMPARE(m_till->returnsOf(id).size(), 1);
    m_till->acquirer.lose(Purpose::Refund);
    m_till->answer(Purpose::Refund, Meaning::Succeeded);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Succeeded);
}

/// The power goes at each append of a whole payment: nothing is sent twice, and the sale ends paid
/// or free.
void TestPaymentJournal::powerMayGoBeforeAnything()
{
    for (int cut = 1; cut <= 6; ++cut) {
        m_till = std::make_unique<PaymentBench>();
        m_till->startAll();
        m_till->journal->failAppend(cut, JournalGate::Failure::NotWritten);
        (void)m_till->chargeAll();
        const auto answerAll = [&] {
            for (int round = 0; round < 4; ++round) {
                if (m_till->acquirer.waits(Purpose::Pay))
                    m_till->answer(Purpose::Pay, Meaning::InProgress);
                m_till->letPass(6'000);
                if (m_till->acquirer.waits(Purpose::Query))
                    m_till->answer(Purpose::Query, Meaning::Succeeded);
            }
        };
        answerAll();
        m_till->restartAll();
        answerAll();
        QVERIFY(m_till->acquirer.times(Purpose::Pay) <= 1);
        QVERIFY(!m_till->state().sale.pending);
        QVERIFY(m_till->paymentsState().open.isEmpty());
        QCOMPARE(m_till->recordsOf(u"payment.succeeded"_qs).size(),
                 m_till->acquirer.times(Purpose::Pay));
        QCOMPARE(m_till->recordsOf(u"sale.completed"_qs).size(),
                 m_till->acquirer.times(Purpose::Pay));
    }
}

QTEST_GUILESS_MAIN(TestPaymentJournal)
#include "tst_payment_journal.moc"
