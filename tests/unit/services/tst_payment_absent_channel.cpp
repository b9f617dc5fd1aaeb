// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Operation;
using payment::Presentation;
using payment::Purpose;
using payment::State;
using Reason = PaymentRefusal::Reason;

/// An acquirer that was switched off while something of it was open: nothing is known of what it
/// can do, so nothing is tried until it is there again.
class TestPaymentAbsentChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_till = std::make_unique<PaymentBench>();
        m_till->startAll();
    }
    void cleanup() { m_till.reset(); }

    void openPaymentStaysAsItIs();
    void openPaymentIsHandedOverAtOnce();
    void shownOrderIsNotStopped();
    void shownOrderWithoutACodeIsClosedOnceItIsThere();
    void voidUnderWayIsNotDecided();
    void nothingGoesBack();
    void whatIsOwedGoesBackOnceItIsThere();

private:
    void restartWithoutChannel();
    void bringChannelBack()
    {
        m_till->payments->setChannel(PaymentBench::setupOf(m_till->acquirer));
    }

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentAbsentChannel::restartWithoutChannel()
{
    m_till->hasChannel = false;
    m_till->restartAll();
}

void TestPaymentAbsentChannel::openPaymentStaysAsItIs()
{
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->acquirer.lose(Purpose::Query);
    restartWithoutChannel();
    m_till->payments->stopWaiting(id);
    m_till->letPass(3'600'000);
    QCOMPARE(m_till->stateOf(id), State::Unknown);
    m_till->restartAll();
    m_till->letPass(600'000);
    QCOMPARE(m_till->stateOf(id), State::Unknown);
    const int asked = m_till->acquirer.times(Purpose::Query);

    bringChannelBack();
    QCOMPARE(m_till->acquirer.times(Purpose::Query), asked + 1);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
}

void TestPaymentAbsentChannel::openPaymentIsHandedOverAtOnce()
{
    (void)m_till->chargeAll();
    QVERIFY(!m_till->paymentsState().current->handedOver);
    restartWithoutChannel();
    QVERIFY(m_till->paymentsState().current->handedOver);
}

void TestPaymentAbsentChannel::shownOrderIsNotStopped()
{
    m_till->acquirer.channelTraits.shows = {u"bank"_qs};
    m_till->acquirer.channelTraits.opensPage = true;
    m_till->acquirer.channelTraits.cancels = false;
    m_till->restartAll();
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"bank"_qs, {});
    const PaymentId id = m_till->state().sale.pending->payment;
    restartWithoutChannel();
    QVERIFY(!m_till->paymentsState().current->stopping);
    bringChannelBack();
    QVERIFY(!m_till->paymentsState().current->stopping);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
}

void TestPaymentAbsentChannel::shownOrderWithoutACodeIsClosedOnceItIsThere()
{
    m_till->acquirer.channelTraits.shows = {u"wechat"_qs};
    m_till->restartAll();
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    restartWithoutChannel();
    QVERIFY(!m_till->paymentsState().current->stopping);
    bringChannelBack();
    QVERIFY(m_till->paymentsState().current->stopping);
}

void TestPaymentAbsentChannel::voidUnderWayIsNotDecided()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    m_till->acquirer.lose(Purpose::Void);
    m_till->acquirer.lose(Purpose::Query);
    restartWithoutChannel();
    m_till->letPass(3'600'000);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Unknown);
    bringChannelBack();
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Succeeded);
}

void TestPaymentAbsentChannel::nothingGoesBack()
{
    const PaymentId id = m_till->pay();
    restartWithoutChannel();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
    m_till->payments->refund(id, fen(100), u"broken"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
    QVERIFY(m_till->returnsOf(id).isEmpty());
}

/// Where acquirers are set up after the start, as in training, it is not forgotten either.
void TestPaymentAbsentChannel::whatIsOwedGoesBackOnceItIsThere()
{
    m_till->acquirer.channelTraits.voidsSameDay = false;
    m_till->acquirer.channelTraits.refunds = false;
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs));
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    restartWithoutChannel();
    m_till->letPass(600'000);
    QVERIFY(m_till->returnsOf(id).isEmpty());
    m_till->acquirer.channelTraits.refunds = true;
    bringChannelBack();
    m_till->letPass(61'000);
    QCOMPARE(m_till->acquirer.latest(Purpose::Refund).order, id);
}

QTEST_GUILESS_MAIN(TestPaymentAbsentChannel)
#include "tst_payment_absent_channel.moc"
