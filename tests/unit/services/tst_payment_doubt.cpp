// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QTest>

#include <algorithm>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Operation;
using payment::Purpose;
using payment::State;
using support::JournalGate;

/// Answers that prove less than they say: asked on the wrong day, older than a restart, about a
/// request that was sent before.
class TestPaymentDoubt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_till = std::make_unique<PaymentBench>();
        m_till->acquirer.channelTraits.queriesSameDayOnly = true;
        m_till->startAll();
    }
    void cleanup() { m_till.reset(); }

    void whatIsNeverFoundIsCancelled();
    void whatIsNotFoundTheNextDayProvesNothing();
    void markedPaidIsNotCancelledByTheLastQuery();
    void markedPaidIsNotCancelledAfterARestart();
    void markedPaidIsProvedAlthoughACancelIsInDoubt();
    void cancelOfBeforeARestartIsStillInDoubt();
    void cancelOfBeforeAHaltDecidesNothing();
    void paidHeardWhileHaltedWaitsForTheCancel();
    void cancelBegunAfterAHaltIsSentOnce();
    void stoppingGoesOnAfterAHalt();
    void watchThatHadToWaitGoesOnAfterAHalt();
    void lateCaptureHeardWhileHaltedCounts();
    void lateCapturesHeardWhileHaltedCount();
    void cancelledInDoubtIsWatched_data();
    void cancelledInDoubtIsWatched();
    void whatIsAskedAboutAFinishedPaymentIsOnItsWay();

private:
    /// Lets time pass, and the acquirer says this to whatever it is asked.
    void passTime(qint64 ms, Meaning query, Meaning cancel);

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentDoubt::passTime(qint64 ms, Meaning query, Meaning cancel)
{
    for (qint64 passed = 0; passed < ms; passed += 1'000) {
        m_till->letPass(1'000);
        while (m_till->acquirer.waits(Purpose::Query) || m_till->acquirer.waits(Purpose::Cancel) ||
               m_till->acquirer.waits(Purpose::QueryRefund)) {
            if (m_till->acquirer.waits(Purpose::Query))
                m_till->answer(Purpose::Query, query);
            if (m_till->acquirer.waits(Purpose::QueryRefund))
                m_till->answer(Purpose::QueryRefund, query);
            if (m_till->acquirer.waits(Purpose::Cancel))
                m_till->answer(Purpose::Cancel, cancel);
        }
    }
}

void TestPaymentDoubt::whatIsNeverFoundIsCancelled()
{
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    passTime(600'000, Meaning::NotFound, Meaning::NotFound);
    QCOMPARE(m_till->stateOf(id), State::Cancelled);
}

/// The acquirer answers for today's orders only: yesterday's may be paid for all that.
void TestPaymentDoubt::whatIsNotFoundTheNextDayProvesNothing()
{
    m_till->clock.advance(12 * 3'600'000 - 20'000); // shortly before midnight in China
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    passTime(3'600'000, Meaning::NotFound, Meaning::NotFound);
    QVERIFY(!payment::isFinal(m_till->stateOf(id)));
    QVERIFY(m_till->state().sale.isPending(id));
    m_till->restartAll(); // the next morning
    m_till->acquirer.lose(Purpose::Cancel);
    passTime(3'600'000, Meaning::NotFound, Meaning::NotFound);
    QVERIFY(!payment::isFinal(m_till->stateOf(id)));
    m_till->payments->queryNow(id);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs)); // a person can go on
    QVERIFY(!m_till->state().sale.pending);
}

/// Goods have left on the word of two persons: the money must not be sent back.
void TestPaymentDoubt::markedPaidIsNotCancelledByTheLastQuery()
{
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->acquirer.lose(Purpose::Query);
    m_till->payments->stopWaiting(id);
    for (int second = 0; second < 14; ++second) {
        m_till->letPass(1'000);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
    }
    m_till->letPass(1'000);
    QVERIFY(m_till->acquirer.waits(Purpose::Query)); // the last one
    m_till->payments->markPaid(id, OperatorId(u"1001"_qs), OperatorId(u"1008"_qs), u"4200"_qs);
    passTime(600'000, Meaning::Unknown, Meaning::Succeeded);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
    QCOMPARE(m_till->stateOf(id), State::Unknown);
}

void TestPaymentDoubt::markedPaidIsNotCancelledAfterARestart()
{
    const PaymentId id = m_till->cancelling();
    m_till->acquirer.lose(Purpose::Cancel);
    m_till->payments->markPaid(id, OperatorId(u"1001"_qs), OperatorId(u"1008"_qs), u"4200"_qs);
    m_till->restartAll();
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 1);
    m_till->acquirer.lose(Purpose::Query); // the one of before
    passTime(600'000, Meaning::Succeeded, Meaning::Succeeded);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 1);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->paymentsState().open.isEmpty());
}

void TestPaymentDoubt::markedPaidIsProvedAlthoughACancelIsInDoubt()
{
    const PaymentId id = m_till->cancelling();
    m_till->acquirer.lose(Purpose::Cancel);
    m_till->payments->markPaid(id, OperatorId(u"1001"_qs), OperatorId(u"1008"_qs), u"4200"_qs);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Cancelling); // the cancel may still arrive
    passTime(900'000, Meaning::Succeeded, Meaning::Succeeded);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 1);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
}

/// That the second cancel has not left says nothing about the first one.
void TestPaymentDoubt::cancelOfBeforeARestartIsStillInDoubt()
{
    const PaymentId id = m_till->cancelling();
    m_till->restartAll();
    m_till->acquirer.lose(Purpose::Cancel); // nobody hears of it
    m_till->acquirer.hold(Purpose::Cancel);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    m_till->letPass(10'000);
    m_till->answer(Purpose::Cancel, Meaning::Refused);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
}

/// After the halt the cancel is sent again: the first one's answer is not about that one.
void TestPaymentDoubt::cancelOfBeforeAHaltDecidesNothing()
{
    const PaymentId id = m_till->cancelling();
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->payments->refund(id, fen(100), u"broken"_qs, {}); // refused: not paid
    m_till->payments->setAside(id, OperatorId(u"1001"_qs));   // this fails
    QVERIFY(m_till->paymentsState().halted);
    m_till->answer(Purpose::Cancel, Meaning::Refused);
    m_till->reopenAll();
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 2);
    if (m_till->acquirer.waits(Purpose::Query))
        m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
}

/// The cancel has not been answered: it may still undo what the query found.
void TestPaymentDoubt::paidHeardWhileHaltedWaitsForTheCancel()
{
    const PaymentId id = m_till->cancelling();
    m_till->acquirer.lose(Purpose::Cancel);
    QVERIFY(m_till->acquirer.waits(Purpose::Query));
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs)); // this fails
    QVERIFY(m_till->paymentsState().halted);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->reopenAll();
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
}

/// Of two on their way, the first one's answer would be taken for both.
void TestPaymentDoubt::cancelBegunAfterAHaltIsSentOnce()
{
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->acquirer.lose(Purpose::Query);
    m_till->payments->stopWaiting(id);
    for (int second = 0; second < 14; ++second) {
        m_till->letPass(1'000);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
    }
    m_till->letPass(1'000);
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->answer(Purpose::Query, Meaning::Unknown); // the last one: it would be cancelled now
    QVERIFY(m_till->paymentsState().halted);
    m_till->reopenAll();
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
    QCOMPARE(m_till->acquirer.waiting(Purpose::Cancel), 1);
}

/// The cashier was promised a choice within half a minute.
void TestPaymentDoubt::stoppingGoesOnAfterAHalt()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    m_till->payments->stopWaiting(id);
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs)); // this fails
    QVERIFY(m_till->paymentsState().halted);
    m_till->reopenAll();
    passTime(20'000, Meaning::InProgress, Meaning::Unknown);
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
}

/// Few ask at a time: the query of the third is not on its way when the journal fails.
void TestPaymentDoubt::watchThatHadToWaitGoesOnAfterAHalt()
{
    (void)m_till->reversedAndPaidInCash();
    (void)m_till->reversedAndPaidInCash();
    const PaymentId last = m_till->reversedAndPaidInCash();
    m_till->letPass(61'000);
    QCOMPARE(m_till->acquirer.waiting(Purpose::Query), 2);
    m_till->ring();
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->run(sale::Hold{}); // this fails
    m_till->acquirer.lose(Purpose::Query);
    m_till->acquirer.lose(Purpose::Query);
    m_till->reopenAll();
    const qsizetype before = m_till->acquirer.asked().size();
    passTime(300'000, Meaning::Returned, Meaning::Returned); // until the next watch
    const auto& asked = m_till->acquirer.asked();
    QVERIFY(std::any_of(asked.cbegin() + before, asked.cend(),
                        [&](const auto& each) { return each.message.order == last; }));
}

void TestPaymentDoubt::lateCaptureHeardWhileHaltedCounts()
{
    const PaymentId id = m_till->reversedAndPaidInCash();
    m_till->letPass(61'000);
    QVERIFY(m_till->acquirer.waits(Purpose::Query));
    m_till->ring();
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->run(sale::Hold{}); // this fails
    QVERIFY(m_till->paymentsState().halted);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
    m_till->reopenAll();
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->resultOf(id)->late);
    QVERIFY(m_till->acquirer.waits(Purpose::Void));
}

void TestPaymentDoubt::lateCapturesHeardWhileHaltedCount()
{
    const PaymentId first = m_till->reversedAndPaidInCash();
    const PaymentId second = m_till->reversedAndPaidInCash();
    m_till->letPass(61'000);
    m_till->ring();
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->run(sale::Hold{}); // this fails
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->reopenAll();
    QCOMPARE(m_till->stateOf(first), State::Succeeded);
    QCOMPARE(m_till->stateOf(second), State::Succeeded);
}

void TestPaymentDoubt::cancelledInDoubtIsWatched_data()
{
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("not written") << false;
    QTest::newRow("written") << true;
}

void TestPaymentDoubt::cancelledInDoubtIsWatched()
{
    QFETCH(const bool, isWritten);
    const PaymentId id = m_till->cancelling();
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->journal->failAppend(1, isWritten ? JournalGate::Failure::Written
                                             : JournalGate::Failure::NotWritten);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QVERIFY(m_till->paymentsState().halted);
    m_till->reopenAll();
    if (m_till->acquirer.waits(Purpose::Cancel))
        m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    while (m_till->acquirer.waits(Purpose::Query))
        m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
}

void TestPaymentDoubt::whatIsAskedAboutAFinishedPaymentIsOnItsWay()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::Refused);
    QVERIFY(!m_till->payments->isAsking(id));
    m_till->payments->queryNow(id);
    QVERIFY(m_till->payments->isAsking(id));
    m_till->answer(Purpose::Query, Meaning::Refused);
    QVERIFY(!m_till->payments->isAsking(id));
}

QTEST_GUILESS_MAIN(TestPaymentDoubt)
#include "tst_payment_doubt.moc"
