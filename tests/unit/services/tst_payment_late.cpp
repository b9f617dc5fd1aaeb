// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Operation;
using payment::Purpose;
using payment::State;
using Reason = PaymentRefusal::Reason;

/// What people decide about a payment, and captures that come after it was given up.
class TestPaymentLate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_till = std::make_unique<PaymentBench>(); }
    void cleanup() { m_till.reset(); }

    void lateCaptureIsTakenWhileTheSaleIsUnpaid();
    void watchesOnAfterARestart();
    void lateCaptureOfAPaidSaleGoesBackByItself();
    void lateCaptureOfAVoidedSaleGoesBackByItself();
    void voidThatIsRefusedBecomesARefund();
    void lateCaptureAfterMidnightIsRefunded();
    void whatIsOwedIsTriedAgain();
    void whatIsOwedIsFoundAfterARestart();
    void setAsideNeedsApproval();
    void setAsideLetsTheSaleGoOn();
    void captureOfASetAsidePaymentGoesBack();
    void markedPaidNeedsTwoPeople();
    void markedPaidCompletesTheSaleAndStaysOpen();
    void holdsWhileItWaitsAndCompletesTheHeldSale();
    void refusedPaymentOfAHeldSaleLeavesItHeld();
    void asksForFewInTheBackground();

private:
    /// A payment that was reversed on demand, with the sale still at the desk.
    PaymentId reversed();

    std::unique_ptr<PaymentBench> m_till;
};

PaymentId TestPaymentLate::reversed()
{
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->acquirer.lose(Purpose::Query);
    m_till->payments->stopWaiting(id);
    while (!m_till->acquirer.waits(Purpose::Cancel)) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->acquirer.lose(Purpose::Query);
        else
            m_till->letPass(1'000);
    }
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    return id;
}

void TestPaymentLate::lateCaptureIsTakenWhileTheSaleIsUnpaid()
{
    m_till->startAll();
    const PaymentId id = reversed();
    QCOMPARE(m_till->stateOf(id), State::Reversed);
    m_till->letPass(61'000); // it is watched
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->resultOf(id)->late);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QVERIFY(m_till->returnsOf(id).isEmpty());
}

void TestPaymentLate::watchesOnAfterARestart()
{
    m_till->startAll();
    const PaymentId id = reversed();
    m_till->run(sale::TenderCash{fen(400)});
    m_till->restartAll();
    const int asked = m_till->acquirer.times(Purpose::Query);
    m_till->letPass(61'000);
    QCOMPARE(m_till->acquirer.times(Purpose::Query), asked + 1);
    m_till->acquirer.lose(Purpose::Query);
    m_till->letPass(15 * 60'000);
    m_till->acquirer.lose(Purpose::Query);
    m_till->letPass(3'600'000);
    m_till->restartAll(); // long ago: nobody asks any more
    m_till->letPass(3'600'000);
    QVERIFY(m_till->acquirer.times(Purpose::Query) <= asked + 3);
    QCOMPARE(m_till->stateOf(id), State::Reversed);
}

void TestPaymentLate::lateCaptureOfAPaidSaleGoesBackByItself()
{
    m_till->startAll();
    const PaymentId id = reversed();
    m_till->run(sale::TenderCash{fen(400)});
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);

    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.succeeded"_qs, u"payment.intent"_qs}));
    QVERIFY(m_till->resultOf(id)->late);
    QVERIFY(!m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->acquirer.latest(Purpose::Void).order, id);
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    const payment::Payment back = m_till->returnsOf(id).first();
    QCOMPARE(back.state, State::Succeeded);
    QCOMPARE(back.operation, Operation::Void);
    QCOMPARE(back.amount, fen(400));
    QVERIFY(m_till->paymentsState().open.isEmpty());
    QCOMPARE(m_till->recordsOf(u"sale.payment_returned"_qs).size(), 0);
}

void TestPaymentLate::lateCaptureOfAVoidedSaleGoesBackByItself()
{
    m_till->startAll();
    const PaymentId id = reversed();
    m_till->run(sale::VoidSale{u"gone"_qs, OperatorId(u"1001"_qs)});
    QVERIFY(!m_till->state().sale.hasBegun());
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->acquirer.waits(Purpose::Void));
    QCOMPARE(m_till->paymentsState().open.size(), 1);
}

void TestPaymentLate::voidThatIsRefusedBecomesARefund()
{
    m_till->startAll();
    const PaymentId id = reversed();
    m_till->run(sale::TenderCash{fen(400)});
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->answer(Purpose::Void, Meaning::Refused);
    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.refused"_qs, u"payment.intent"_qs}));
    QCOMPARE(m_till->acquirer.latest(Purpose::Refund).order, id);
    m_till->answer(Purpose::Refund, Meaning::Succeeded);
    QCOMPARE(m_till->returnsOf(id).last().state, State::Succeeded);
    QVERIFY(m_till->paymentsState().open.isEmpty());
}

void TestPaymentLate::lateCaptureAfterMidnightIsRefunded()
{
    m_till->startAll();
    m_till->clock.advance(12 * 3'600'000 - 60'000); // one minute to midnight in China
    const PaymentId id = reversed();
    m_till->run(sale::TenderCash{fen(400)});
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(!m_till->acquirer.waits(Purpose::Void));
    QCOMPARE(m_till->acquirer.latest(Purpose::Refund).order, id);
}

void TestPaymentLate::whatIsOwedIsTriedAgain()
{
    m_till->startAll();
    const PaymentId id = reversed();
    m_till->run(sale::TenderCash{fen(400)});
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->acquirer.hold(Purpose::Void); // no line
    QCOMPARE(m_till->returnsOf(id).first().state, State::NotSent);
    QCOMPARE(m_till->paymentsState().open.size(), 1); // nobody forgets it
    m_till->letPass(61'000);
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->returnsOf(id).last().state, State::Succeeded);
    QVERIFY(m_till->paymentsState().open.isEmpty());
}

void TestPaymentLate::whatIsOwedIsFoundAfterARestart()
{
    m_till->startAll();
    const PaymentId id = reversed();
    m_till->run(sale::TenderCash{fen(400)});
    m_till->letPass(61'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    m_till->acquirer.hold(Purpose::Void);
    m_till->restartAll();
    QCOMPARE(m_till->acquirer.times(Purpose::Void), 2);
    QCOMPARE(m_till->acquirer.latest(Purpose::Void).order, id);
}

void TestPaymentLate::setAsideNeedsApproval()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->setAside(id, OperatorId());
    QCOMPARE(m_till->lastRefusal(), Reason::NeedsApproval);
    QVERIFY(m_till->state().sale.isPending(id));
}

void TestPaymentLate::setAsideLetsTheSaleGoOn()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs));
    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.unknown"_qs, u"sale.payment_set_aside"_qs}));
    QVERIFY(!m_till->paymentsState().current);
    QCOMPARE(m_till->paymentsState().open.size(), 1);
    const PaymentId second = m_till->charge(fen(400));
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(second)->saleCompleted);
}

void TestPaymentLate::captureOfASetAsidePaymentGoesBack()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->setAside(id, OperatorId(u"1001"_qs));
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
    QVERIFY(m_till->resultOf(id)->late);
    QVERIFY(m_till->state().sale.tenders.isEmpty());
    QVERIFY(m_till->acquirer.waits(Purpose::Void));
}

void TestPaymentLate::markedPaidNeedsTwoPeople()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    m_till->acquirer.lose(Purpose::Pay);
    const OperatorId manager(u"1001"_qs);
    m_till->payments->markPaid(id, manager, manager, u"seen"_qs);
    QCOMPARE(m_till->lastRefusal(), Reason::NeedsApproval);
    m_till->payments->markPaid(id, manager, OperatorId(), u"seen"_qs);
    QCOMPARE(m_till->lastRefusal(), Reason::NeedsApproval);
    QVERIFY(!m_till->find(id).markedPaid);
}

void TestPaymentLate::markedPaidCompletesTheSaleAndStaysOpen()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    const SaleId sale = m_till->state().sale.id;
    m_till->acquirer.lose(Purpose::Pay);
    m_till->payments->markPaid(id, OperatorId(u"1001"_qs), OperatorId(u"1008"_qs), u"4200"_qs);
    QCOMPARE(
        m_till->journal->lastKinds().mid(0, 3),
        (QStringList{u"payment.unknown"_qs, u"payments.marked_paid"_qs, u"sale.tender_added"_qs}));
    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Completed);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->paymentsState().open.size(), 1);

    m_till->answer(Purpose::Query, Meaning::Succeeded); // the proof
    QVERIFY(m_till->paymentsState().open.isEmpty());
    QVERIFY(m_till->returnsOf(id).isEmpty());
    QCOMPARE(m_till->saleOf(sale).tenders.size(), 1);
}

void TestPaymentLate::holdsWhileItWaitsAndCompletesTheHeldSale()
{
    m_till->startAll();
    const PaymentId id = m_till->chargeAll();
    const SaleId sale = m_till->state().sale.id;
    m_till->acquirer.lose(Purpose::Pay);
    m_till->run(sale::Hold{});
    QVERIFY(!m_till->state().sale.hasBegun());
    m_till->scanWater(); // the next customer
    const SaleId next = m_till->state().sale.id;
    const qsizetype paidScreens = m_till->completed.size();
    m_till->answer(Purpose::Query, Meaning::Succeeded);

    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Completed);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->completed.size(), paidScreens);
    QCOMPARE(m_till->state().sale.id, next);
    QVERIFY(m_till->state().held.isEmpty());
    QVERIFY(m_till->kindsOf(sale.text()).contains(u"print.queued"_qs));
}

void TestPaymentLate::refusedPaymentOfAHeldSaleLeavesItHeld()
{
    m_till->startAll();
    (void)m_till->chargeAll();
    const SaleId sale = m_till->state().sale.id;
    m_till->run(sale::Hold{});
    m_till->answer(Purpose::Pay, Meaning::Refused);
    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Held);
    QVERIFY(!m_till->saleOf(sale).pending);
}

void TestPaymentLate::asksForFewInTheBackground()
{
    m_till->startAll();
    for (int held = 0; held < 5; ++held) {
        (void)m_till->chargeAll();
        m_till->answer(Purpose::Pay, Meaning::InProgress);
        m_till->run(sale::Hold{});
    }
    m_till->restartAll();
    for (int left = 5; left > 0; --left) {
        QCOMPARE(m_till->acquirer.waiting(Purpose::Query), std::min(left, 2));
        m_till->answer(Purpose::Query, Meaning::Succeeded);
    }
    QCOMPARE(m_till->results.size(), 5);
    QVERIFY(m_till->state().held.isEmpty());
}

QTEST_GUILESS_MAIN(TestPaymentLate)
#include "tst_payment_late.moc"
