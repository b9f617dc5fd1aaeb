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

namespace {

constexpr qint64 dayMs = 24LL * 3'600'000;

} // namespace

/// Voids and refunds.
class TestPaymentReturns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_till = std::make_unique<PaymentBench>();
        m_till->startAll();
    }
    void cleanup() { m_till.reset(); }

    void voidsOnTheSameDay();
    void voidsWaitAsLongAsTheAcquirerWants();
    void voidsTheNextDayAreRefused();
    void voidIsBelievedWhenAQuerySaysSo();
    void refundsInParts();
    void refundsNeverMoreThanWasPaid();
    void unresolvedRefundsCount();
    void refusedRefundsDoNotCount();
    void noVoidAfterARefund();
    void nothingBesideAnOpenVoid();
    void refundsUntilTheirDay();
    void channelThatCannotIsNotAsked_data();
    void channelThatCannotIsNotAsked();
    void onlyWhatIsPaidGoesBack();
    void slipIsQueuedWithTheOutcome();
    void voidTakesTheTenderOutOfAnUnfinishedSale();
    void anUnfinishedSaleGivesATenderBackWhole();
    void recordsWhoApproved();

private:
    void refund(const PaymentId& id, qint64 amount)
    {
        m_till->payments->refund(id, fen(amount), u"broken"_qs, {});
    }
    void refundDone(const PaymentId& id, qint64 amount)
    {
        refund(id, amount);
        m_till->answer(Purpose::Refund, Meaning::Succeeded);
    }
    /// 1.00 of 4.00 by code, the rest open.
    PaymentId payInPart()
    {
        m_till->ring();
        const PaymentId id = m_till->charge(fen(100));
        m_till->answer(Purpose::Pay, Meaning::Succeeded);
        return id;
    }

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentReturns::voidsOnTheSameDay()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, OperatorId(u"1001"_qs));
    QCOMPARE(m_till->journal->lastKinds(), QStringList{u"payment.intent"_qs});
    const payment::Payment back = m_till->returnsOf(id).first();
    QCOMPARE(m_till->acquirer.latest(Purpose::Void).request, back.id);
    QCOMPARE(m_till->acquirer.latest(Purpose::Void).amount, fen(400));
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QCOMPARE(m_till->stateOf(back.id), State::Succeeded);
    QCOMPARE(m_till->resultOf(back.id)->payment.operation, Operation::Void);
}

void TestPaymentReturns::voidsWaitAsLongAsTheAcquirerWants()
{
    m_till->acquirer.channelTraits.voidAfterMs = 15'000;
    const PaymentId id = m_till->pay();
    m_till->clock.advance(14'900);
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::TooSoonToVoid);
    QCOMPARE(m_till->acquirer.times(Purpose::Void), 0);
    m_till->clock.advance(100);
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    QCOMPARE(m_till->acquirer.times(Purpose::Void), 1);
}

void TestPaymentReturns::voidsTheNextDayAreRefused()
{
    m_till->clock.advance(12 * 3'600'000 - 1'000); // 23:59:59 in China
    const PaymentId id = m_till->pay();
    m_till->clock.advance(1'000);
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::TooLateToVoid);
    QCOMPARE(m_till->acquirer.times(Purpose::Void), 0);
    refundDone(id, 400);
    QCOMPARE(m_till->returnsOf(id).first().state, State::Succeeded);
}

void TestPaymentReturns::voidIsBelievedWhenAQuerySaysSo()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    QVERIFY(m_till->returnsOf(id).first().state != State::Succeeded);
    QCOMPARE(m_till->acquirer.latest(Purpose::Query).order, id);
}

void TestPaymentReturns::refundsInParts()
{
    const PaymentId id = m_till->pay();
    refundDone(id, 100);
    refundDone(id, 100);
    refundDone(id, 200);
    QCOMPARE(m_till->returnsOf(id).size(), 3);
    for (const payment::Payment& each : m_till->returnsOf(id))
        QCOMPARE(each.state, State::Succeeded);
    refund(id, 1);
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    QCOMPARE(m_till->refusals.last().limit, fen(0));
}

void TestPaymentReturns::refundsNeverMoreThanWasPaid()
{
    const PaymentId id = m_till->pay();
    refund(id, 401);
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    refundDone(id, 300);
    refund(id, 101);
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    QCOMPARE(m_till->refusals.last().limit, fen(100));
    refund(id, 0);
    QCOMPARE(m_till->lastRefusal(), Reason::AmountOutOfRange);
    QCOMPARE(m_till->acquirer.times(Purpose::Refund), 1);
}

void TestPaymentReturns::unresolvedRefundsCount()
{
    const PaymentId id = m_till->pay();
    refund(id, 300);
    m_till->acquirer.lose(Purpose::Refund);
    refund(id, 101);
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
}

void TestPaymentReturns::refusedRefundsDoNotCount()
{
    const PaymentId id = m_till->pay();
    refund(id, 300);
    m_till->answer(Purpose::Refund, Meaning::Refused);
    refundDone(id, 400);
    QCOMPARE(m_till->returnsOf(id).last().state, State::Succeeded);
}

void TestPaymentReturns::noVoidAfterARefund()
{
    const PaymentId id = m_till->pay();
    refundDone(id, 100);
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
}

void TestPaymentReturns::nothingBesideAnOpenVoid()
{
    const PaymentId id = m_till->pay();
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    refund(id, 100);
    QCOMPARE(m_till->lastRefusal(), Reason::PaymentOpen);
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::PaymentOpen);
    QCOMPARE(m_till->returnsOf(id).size(), 1);
}

void TestPaymentReturns::refundsUntilTheirDay()
{
    const PaymentId id = m_till->pay();
    m_till->clock.advance(30 * dayMs);
    refundDone(id, 100);
    QCOMPARE(m_till->returnsOf(id).size(), 1);
    m_till->clock.advance(dayMs);
    refund(id, 100);
    QCOMPARE(m_till->lastRefusal(), Reason::TooLateToRefund);
}

void TestPaymentReturns::channelThatCannotIsNotAsked_data()
{
    QTest::addColumn<bool>("voids");
    QTest::addColumn<bool>("refunds");
    QTest::addColumn<bool>("parts");
    QTest::newRow("no voids") << false << true << true;
    QTest::newRow("no refunds") << true << false << true;
    QTest::newRow("no partial refunds") << true << true << false;
}

void TestPaymentReturns::channelThatCannotIsNotAsked()
{
    QFETCH(const bool, voids);
    QFETCH(const bool, refunds);
    QFETCH(const bool, parts);
    payment::ChannelTraits& traits = m_till->acquirer.channelTraits;
    traits.voidsSameDay = voids;
    traits.refunds = refunds;
    traits.partialRefunds = parts;
    const PaymentId id = m_till->pay();
    if (!voids)
        m_till->payments->voidPayment(id, u"wrong"_qs, {});
    else
        refund(id, 100);
    QCOMPARE(m_till->lastRefusal(), Reason::NotSupported);
    QVERIFY(m_till->returnsOf(id).isEmpty());
}

void TestPaymentReturns::onlyWhatIsPaidGoesBack()
{
    const PaymentId id = m_till->chargeAll();
    refund(id, 100);
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
    refund(PaymentId(u"T001AAA00000000"_qs), 100);
    QCOMPARE(m_till->lastRefusal(), Reason::NotFound);
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    refundDone(id, 100);
    refund(m_till->returnsOf(id).first().id, 100); // a refund of a refund
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
}

void TestPaymentReturns::slipIsQueuedWithTheOutcome()
{
    const PaymentId id = m_till->pay();
    refundDone(id, 100);
    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.succeeded"_qs, u"print.queued"_qs}));
    QCOMPARE(m_till->journal->durable().last().last().subject,
             m_till->returnsOf(id).first().id.text());
}

void TestPaymentReturns::voidTakesTheTenderOutOfAnUnfinishedSale()
{
    const PaymentId id = payInPart();
    QCOMPARE(m_till->state().totals.remaining, fen(300));
    m_till->payments->voidPayment(id, u"wrong"_qs, {});
    m_till->answer(Purpose::Void, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Returned);
    QVERIFY(m_till->journal->lastKinds().contains(u"sale.payment_returned"_qs));
    QCOMPARE(m_till->state().totals.remaining, fen(400));
    QVERIFY(m_till->state().sale.tenders.isEmpty());
}

void TestPaymentReturns::anUnfinishedSaleGivesATenderBackWhole()
{
    const PaymentId id = payInPart();
    refund(id, 50);
    QCOMPARE(m_till->refusals.last().reason, PaymentRefusal::Reason::AmountOutOfRange);
    QVERIFY(m_till->returnsOf(id).isEmpty());
    refundDone(id, 100);
    QCOMPARE(m_till->state().totals.remaining, fen(400));
}

void TestPaymentReturns::recordsWhoApproved()
{
    const PaymentId id = m_till->pay();
    m_till->payments->refund(id, fen(100), u"broken"_qs, OperatorId(u"1001"_qs));
    const payment::Payment back = m_till->returnsOf(id).first();
    QCOMPARE(back.by, OperatorId(u"1008"_qs));
    QCOMPARE(back.approvedBy, OperatorId(u"1001"_qs));
    QCOMPARE(back.reason, u"broken"_qs);
}

QTEST_GUILESS_MAIN(TestPaymentReturns)
#include "tst_payment_returns.moc"
