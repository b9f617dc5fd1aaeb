// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Purpose;
using payment::State;
using support::JournalGate;

/// Money that goes back when it is doubtful whether it has gone, or should.
class TestPaymentReturnDoubt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_till = std::make_unique<PaymentBench>();
        m_till->acquirer.channelTraits.queriesSameDayOnly = true;
        m_till->startAll();
    }
    void cleanup() { m_till.reset(); }

    void refundThatIsNotFoundTheNextDayIsNotSentAgain();
    void refundForAReasonCalledLateIsNoMoreThanThat();
    void owedIsTriedAgainAfterAHalt();
    void captureThatCannotGoBackIsNotForgotten();
    void voidSentTwiceIsNotRefused();
    void refundSentTwiceIsRefusedWhenAQueryAgrees();
    void voidedPaymentThatCountsAsRefusedIsNoException();
    void refusalOfAPaymentWithoutAVoidIsAnException();

private:
    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentReturnDoubt::refundThatIsNotFoundTheNextDayIsNotSentAgain()
{
    const PaymentId id = m_till->pay();
    m_till->payments->refund(id, fen(100), u"broken"_qs, {});
    m_till->acquirer.lose(Purpose::Refund);
    m_till->acquirer.lose(Purpose::QueryRefund);
    m_till->clock.advance(24 * 3'600'000);
    for (int second = 0; second < 3'600; ++second) {
        m_till->letPass(1'000);
        if (m_till->acquirer.waits(Purpose::QueryRefund))
            m_till->answer(Purpose::QueryRefund, Meaning::NotFound);
    }
    QCOMPARE(m_till->acquirer.times(Purpose::Refund), 1);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Unknown);
}

/// The word stands in the till's own records, too; but a person wrote this one.
void TestPaymentReturnDoubt::refundForAReasonCalledLateIsNoMoreThanThat()
{
    const PaymentId id = m_till->pay();
    m_till->payments->refund(id, fen(100), u"late"_qs, {});
    m_till->answer(Purpose::Refund, Meaning::Succeeded);
    m_till->payments->refund(id, fen(50), u"late"_qs, {});
    m_till->acquirer.hold(Purpose::Refund);
    m_till->letPass(600'000);
    m_till->restartAll();
    m_till->letPass(600'000);
    QCOMPARE(m_till->returnsOf(id).size(), 2);
    QCOMPARE(m_till->acquirer.times(Purpose::Refund), 2);
}

void TestPaymentReturnDoubt::owedIsTriedAgainAfterAHalt()
{
    const PaymentId id = m_till->reversedAndPaidInCash();
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->acquirer.hold(Purpose::Void);
    m_till->journal->failAppend(1, JournalGate::Failure::NotWritten);
    m_till->letPass(61'000); // tries again, and fails
    QVERIFY(m_till->paymentsState().halted);
    m_till->reopenAll();
    m_till->letPass(61'000);
    QCOMPARE(m_till->acquirer.times(Purpose::Void), 2);
    QCOMPARE(m_till->acquirer.latest(Purpose::Void).order, id);
}

/// The channel gives nothing back: a person has to, and has to know of it.
void TestPaymentReturnDoubt::captureThatCannotGoBackIsNotForgotten()
{
    m_till->acquirer.channelTraits.voidsSameDay = false;
    m_till->acquirer.channelTraits.refunds = false;
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs));
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->returnsOf(id).isEmpty());
    QCOMPARE(m_till->paymentsState().open.size(), 1);
    m_till->letPass(600'000);
    m_till->restartAll();
    QCOMPARE(m_till->paymentsState().open.size(), 1);
    m_till->acquirer.channelTraits.refunds = true; // the shop was granted it
    m_till->restartAll();
    QCOMPARE(m_till->acquirer.latest(Purpose::Refund).order, id);
}

/// The first one had its effect, and only the query did not know it yet.
void TestPaymentReturnDoubt::voidSentTwiceIsNotRefused()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    m_till->acquirer.lose(Purpose::Void);
    m_till->answer(Purpose::Query, Meaning::Succeeded); // still paid
    while (!m_till->acquirer.waits(Purpose::Void)) {
        m_till->letPass(1'000);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::Succeeded);
    }
    m_till->answer(Purpose::Void, Meaning::Refused); // it has been voided
    QCOMPARE(m_till->returnsOf(id).first().state, State::Unknown);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Succeeded);
}

void TestPaymentReturnDoubt::refundSentTwiceIsRefusedWhenAQueryAgrees()
{
    const PaymentId id = m_till->pay();
    m_till->payments->refund(id, fen(400), u"broken"_qs, {});
    m_till->restartAll(); // was it sent?
    m_till->acquirer.lose(Purpose::Refund);
    m_till->answer(Purpose::QueryRefund, Meaning::NotFound);
    while (!m_till->acquirer.waits(Purpose::Refund)) {
        m_till->letPass(1'000);
        if (m_till->acquirer.waits(Purpose::QueryRefund))
            m_till->answer(Purpose::QueryRefund, Meaning::NotFound);
    }
    m_till->answer(Purpose::Refund, Meaning::Refused);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Unknown);
    m_till->answer(Purpose::QueryRefund, Meaning::NotFound);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Refused);
}

/// Some acquirers have no other word for an order that was taken back than failed or closed.
void TestPaymentReturnDoubt::voidedPaymentThatCountsAsRefusedIsNoException()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Succeeded);
    m_till->payments->queryNow(id);
    m_till->answer(Purpose::Query, Meaning::Refused);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->paymentsState().open.isEmpty());
}

void TestPaymentReturnDoubt::refusalOfAPaymentWithoutAVoidIsAnException()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    m_till->answer(Purpose::Void, Meaning::Refused);
    m_till->payments->queryNow(id);
    m_till->answer(Purpose::Query, Meaning::Refused);
    QCOMPARE(m_till->stateOf(id), State::Exception);
}

QTEST_GUILESS_MAIN(TestPaymentReturnDoubt)
#include "tst_payment_return_doubt.moc"
