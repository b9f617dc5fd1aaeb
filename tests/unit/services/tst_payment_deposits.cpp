// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/plain_text.h"
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

constexpr qint64 dayMs = 86'400'000;

} // namespace

/// Money that an acquirer holds for a customer until the goods are there.
class TestPaymentDeposits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_till.reset(); }

    void isTakenWithoutASale();
    void hasPaperOnceItIsPaid();
    void isTakenBesideASale();
    void oneCustomerAfterTheOther();
    void cancelledOneIsNone();
    void paysASaleInPart();
    void paysASaleTogetherWithCash();
    void isUsedOnce();
    void refusedCompletionLeavesBothAsTheyWere();
    void completionIsFoundOutAfterARestart();
    void completionCannotBeStopped();
    void moreThanThereIsIsRefused();
    void isReleased();
    void refusedReleaseLeavesIt();
    void warnsBeforeItGoesBackByItself();
    void lateOneGoesBack();
    void refundOfACompletionGoesToItsOrder();
    void refusesWhatIsNoDeposit();
    void onlyWhoCanHoldItIsAsked();

private:
    /// A deposit of 10.00 that is paid.
    PaymentId deposit();
    PaymentId latest() { return m_till->store->latestPayments(1).value().first().id; }

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentDeposits::init()
{
    m_till = std::make_unique<PaymentBench>();
    m_till->acquirer.channelTraits.shows = {u"wechat"_qs};
    m_till->acquirer.channelTraits.deposits = true;
    m_till->acquirer.channelTraits.depositDays = 30;
    m_till->startAll();
}

PaymentId TestPaymentDeposits::deposit()
{
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, u"蛋糕 周六"_qs);
    const PaymentId id = latest();
    m_till->acquirer.showCode(u"https://qr.example.com/d"_qs);
    m_till->letPass(4'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    return id;
}

void TestPaymentDeposits::isTakenWithoutASale()
{
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, u"蛋糕 周六"_qs);
    const PaymentId id = latest();
    const payment::Message asked = m_till->acquirer.latest(Purpose::Pay);
    QVERIFY(asked.deposit);
    QCOMPARE(asked.remark, u"蛋糕 周六"_qs);
    QCOMPARE(m_till->paymentsState().deposit->payment.id, id);
    QVERIFY(!m_till->paymentsState().current);
    QVERIFY(m_till->paymentsState().deposits.isEmpty());

    m_till->acquirer.showCode(u"https://qr.example.com/d"_qs);
    QCOMPARE(m_till->paymentsState().deposit->payment.facts.payUrl, u"https://qr.example.com/d"_qs);
    m_till->letPass(4'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);

    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.succeeded"_qs, u"print.queued"_qs}));
    QVERIFY(!m_till->paymentsState().deposit);
    const DepositView held = m_till->paymentsState().deposits.first();
    QCOMPARE(held.payment.id, id);
    QCOMPARE(held.note, u"蛋糕 周六"_qs);
    QCOMPARE(held.daysLeft, 30);
    QVERIFY(!held.warning);
    QVERIFY(held.underWay.isEmpty());
    QVERIFY(!m_till->state().sale.hasBegun());
    QVERIFY(m_till->returnsOf(id).isEmpty());
    QCOMPARE(m_till->resultOf(id)->late, false);
    m_till->restartAll();
    QCOMPARE(m_till->paymentsState().deposits.first().payment.id, id);
}

void TestPaymentDeposits::hasPaperOnceItIsPaid()
{
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, u"蛋糕 周六"_qs);
    ports::PrintJob job;
    job.document = ports::PrintJob::Document::RefundSlip;
    job.subject = latest().text();
    QCOMPARE(m_till->receipts->make(job).error().code, ErrorCode::Conflict);
    m_till->acquirer.showCode(u"https://qr.example.com/d"_qs);
    m_till->letPass(4'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    const QString paper = receipt::plainText(m_till->receipts->make(job).value());
    QVERIFY(paper.contains(u"订金单"_qs) && paper.contains(u"蛋糕 周六"_qs));
    m_till->payments->releaseDeposit(latest(), u"x"_qs, {});
    m_till->answer(Purpose::Release, Meaning::Succeeded);
    job.subject = latest().text();
    QVERIFY(receipt::plainText(m_till->receipts->make(job).value()).contains(u"退订金单"_qs));
}

void TestPaymentDeposits::isTakenBesideASale()
{
    const PaymentId sale = m_till->chargeAll();
    const PaymentId id = [&] {
        m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, {});
        return latest();
    }();
    QCOMPARE(m_till->paymentsState().current->payment.id, sale);
    QCOMPARE(m_till->paymentsState().deposit->payment.id, id);
    m_till->answer(Purpose::Pay, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(sale)->saleCompleted);
}

void TestPaymentDeposits::oneCustomerAfterTheOther()
{
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, {});
    m_till->acquirer.showCode(u"https://qr.example.com/d"_qs);
    m_till->payments->takeDeposit(fen(500), u"wechat"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::PaymentOpen);
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 1);
}

void TestPaymentDeposits::cancelledOneIsNone()
{
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, {});
    const PaymentId id = latest();
    m_till->acquirer.showCode(u"https://qr.example.com/d"_qs);
    m_till->payments->stopWaiting(id);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    QVERIFY(m_till->acquirer.latest(Purpose::Cancel).deposit);
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Refused);
    QCOMPARE(m_till->stateOf(id), State::Cancelled);
    QVERIFY(m_till->paymentsState().deposits.isEmpty());
    m_till->payments->releaseDeposit(id, u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
}

void TestPaymentDeposits::paysASaleInPart()
{
    const PaymentId held = deposit();
    const SaleId sale = m_till->ring();
    m_till->letGroupCommitPass();
    m_till->payments->completeDeposit(held, fen(400));
    QCOMPARE(
        m_till->journal->lastKinds(),
        (QStringList{u"payment.intent"_qs, u"sale.tender_started"_qs, u"sale.payment_begun"_qs}));
    const PaymentId id = latest();
    const payment::Message asked = m_till->acquirer.latest(Purpose::Complete);
    QCOMPARE(asked.order, held);
    QCOMPARE(asked.request, id);
    QCOMPARE(asked.amount, fen(400));
    QVERIFY(asked.deposit);
    QCOMPARE(asked.paymentAt, m_till->find(held).at);
    QCOMPARE(m_till->paymentsState().current->payment.id, id);
    QCOMPARE(m_till->paymentsState().deposits.first().underWay, id);

    m_till->answer(Purpose::Complete, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    const sale::Sale paid = m_till->saleOf(sale);
    QCOMPARE(paid.phase, sale::Phase::Completed);
    QCOMPARE(paid.tenders.first().means, u"deposit"_qs);
    QCOMPARE(paid.tenders.first().payment, id);
    QVERIFY(m_till->paymentsState().deposits.isEmpty());
    QVERIFY(m_till->returnsOf(id).isEmpty());
}

void TestPaymentDeposits::paysASaleTogetherWithCash()
{
    const PaymentId held = deposit();
    const SaleId sale = m_till->ring();
    m_till->payments->completeDeposit(held, fen(300));
    m_till->answer(Purpose::Complete, Meaning::Succeeded);
    QCOMPARE(m_till->resultOf(latest())->saleCompleted, false);
    m_till->run(sale::TenderCash{fen(100)});
    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Completed);
}

void TestPaymentDeposits::isUsedOnce()
{
    const PaymentId held = deposit();
    m_till->ring();
    m_till->payments->completeDeposit(held, fen(300));
    m_till->payments->releaseDeposit(held, u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::PaymentOpen);
    m_till->answer(Purpose::Complete, Meaning::Succeeded);
    m_till->payments->completeDeposit(held, fen(100));
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
    m_till->payments->releaseDeposit(held, u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
    QCOMPARE(m_till->acquirer.times(Purpose::Complete), 1);
    QCOMPARE(m_till->acquirer.times(Purpose::Release), 0);
}

void TestPaymentDeposits::refusedCompletionLeavesBothAsTheyWere()
{
    const PaymentId held = deposit();
    m_till->ring();
    m_till->payments->completeDeposit(held, fen(400));
    m_till->answer(Purpose::Complete, Meaning::Refused);
    QVERIFY(!m_till->state().sale.pending);
    QVERIFY(m_till->state().sale.tenders.isEmpty());
    QCOMPARE(m_till->paymentsState().deposits.size(), 1);
    QVERIFY(m_till->paymentsState().deposits.first().underWay.isEmpty());
    m_till->payments->completeDeposit(held, fen(400)); // it may be tried again
    m_till->answer(Purpose::Complete, Meaning::Succeeded);
    QCOMPARE(m_till->completed.size(), 1);
}

void TestPaymentDeposits::completionIsFoundOutAfterARestart()
{
    const PaymentId held = deposit();
    const SaleId sale = m_till->ring();
    m_till->payments->completeDeposit(held, fen(400));
    const PaymentId id = latest();
    m_till->restartAll();
    QCOMPARE(m_till->paymentsState().current->payment.id, id);
    const payment::Message asked = m_till->acquirer.latest(Purpose::QueryComplete);
    QCOMPARE(asked.order, held);
    QCOMPARE(asked.request, id);
    m_till->answer(Purpose::QueryComplete, Meaning::Succeeded);
    QCOMPARE(m_till->saleOf(sale).phase, sale::Phase::Completed);
    QVERIFY(m_till->paymentsState().deposits.isEmpty());
}

void TestPaymentDeposits::completionCannotBeStopped()
{
    const PaymentId held = deposit();
    m_till->ring();
    m_till->payments->completeDeposit(held, fen(400));
    m_till->acquirer.lose(Purpose::Complete);
    m_till->payments->stopWaiting(latest());
    QVERIFY(!m_till->paymentsState().current->stopping);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
    QVERIFY(m_till->acquirer.waits(Purpose::QueryComplete));
}

void TestPaymentDeposits::moreThanThereIsIsRefused()
{
    const PaymentId held = deposit();
    m_till->ring();
    m_till->payments->completeDeposit(held, fen(401)); // of the sale
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    QCOMPARE(m_till->refusals.last().limit, fen(400));
    for (int i = 0; i < 4; ++i)
        m_till->ring();
    m_till->payments->completeDeposit(held, fen(1'001)); // of the deposit
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    QCOMPARE(m_till->refusals.last().limit, fen(1'000));
    m_till->payments->completeDeposit(held, fen(0));
    QCOMPARE(m_till->lastRefusal(), Reason::AmountOutOfRange);
    QCOMPARE(m_till->acquirer.times(Purpose::Complete), 0);
}

void TestPaymentDeposits::isReleased()
{
    const PaymentId held = deposit();
    m_till->payments->releaseDeposit(held, u"顾客取消"_qs, OperatorId(u"1001"_qs));
    const PaymentId id = latest();
    const payment::Message asked = m_till->acquirer.latest(Purpose::Release);
    QCOMPARE(asked.order, held);
    QCOMPARE(asked.request, id);
    QCOMPARE(asked.amount, fen(1'000));
    m_till->acquirer.lose(Purpose::Release);
    m_till->answer(Purpose::QueryRelease, Meaning::Succeeded);
    QCOMPARE(m_till->journal->lastKinds(),
             (QStringList{u"payment.succeeded"_qs, u"print.queued"_qs}));
    QCOMPARE(m_till->find(id).operation, Operation::Release);
    QCOMPARE(m_till->find(id).approvedBy, OperatorId(u"1001"_qs));
    QVERIFY(m_till->paymentsState().deposits.isEmpty());
}

void TestPaymentDeposits::refusedReleaseLeavesIt()
{
    const PaymentId held = deposit();
    m_till->payments->releaseDeposit(held, u"x"_qs, {});
    m_till->answer(Purpose::Release, Meaning::Refused);
    QCOMPARE(m_till->paymentsState().deposits.size(), 1);
    QVERIFY(m_till->paymentsState().deposits.first().underWay.isEmpty());
}

void TestPaymentDeposits::warnsBeforeItGoesBackByItself()
{
    (void)deposit();
    const auto after = [&](qint64 days) {
        m_till->clock.advance(days * dayMs);
        m_till->restartAll();
        return m_till->paymentsState().deposits.first();
    };
    QCOMPARE(after(24).daysLeft, 6);
    QVERIFY(!m_till->paymentsState().deposits.first().warning);
    QCOMPARE(after(1).daysLeft, 5);
    QVERIFY(m_till->paymentsState().deposits.first().warning);
    QCOMPARE(after(20).daysLeft, 0);
    m_till->acquirer.channelTraits.depositDays = 0;
    QCOMPARE(after(1).daysLeft, -1);
    QVERIFY(!m_till->paymentsState().deposits.first().warning);
}

/// Whoever was told that it had failed has paid all the same, and nobody knows of a deposit.
void TestPaymentDeposits::lateOneGoesBack()
{
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, {});
    const PaymentId id = latest();
    m_till->acquirer.showCode(u"https://qr.example.com/d"_qs);
    m_till->payments->stopWaiting(id);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Refused);
    m_till->payments->queryNow(id);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->late);
    QCOMPARE(m_till->acquirer.latest(Purpose::Release).order, id);
    m_till->answer(Purpose::Release, Meaning::Succeeded);
    QCOMPARE(m_till->returnsOf(id).size(), 1);
    QVERIFY(m_till->paymentsState().deposits.isEmpty());
    QVERIFY(m_till->paymentsState().open.isEmpty());
}

void TestPaymentDeposits::refundOfACompletionGoesToItsOrder()
{
    const PaymentId held = deposit();
    m_till->ring();
    m_till->payments->completeDeposit(held, fen(400));
    const PaymentId completion = latest();
    m_till->answer(Purpose::Complete, Meaning::Succeeded);
    m_till->payments->voidPayment(completion, u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NotSupported);
    m_till->payments->refund(completion, fen(150), u"坏了"_qs, {});
    const payment::Message asked = m_till->acquirer.latest(Purpose::Refund);
    QCOMPARE(asked.order, held);
    QCOMPARE(asked.request, latest());
    QCOMPARE(asked.amount, fen(150));
    QVERIFY(asked.deposit);
    m_till->answer(Purpose::Refund, Meaning::Succeeded);
    m_till->payments->refund(completion, fen(251), u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    QCOMPARE(m_till->refusals.last().limit, fen(250));
}

void TestPaymentDeposits::refusesWhatIsNoDeposit()
{
    const PaymentId held = deposit();
    m_till->payments->refund(held, fen(100), u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NotSupported); // it is released instead
    const PaymentId paid = m_till->pay();
    m_till->ring();
    m_till->payments->completeDeposit(paid, fen(400));
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
    m_till->payments->releaseDeposit(paid, u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NotPaid);
    m_till->payments->releaseDeposit(PaymentId(u"T"_qs), u"x"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NotFound);
}

void TestPaymentDeposits::onlyWhoCanHoldItIsAsked()
{
    m_till->acquirer.channelTraits.deposits = false;
    m_till->payments->takeDeposit(fen(1'000), u"wechat"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
    QVERIFY(m_till->acquirer.asked().isEmpty());
}

QTEST_GUILESS_MAIN(TestPaymentDeposits)
#include "tst_payment_deposits.moc"
