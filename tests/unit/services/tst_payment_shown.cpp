// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/payment_bench.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Presentation;
using payment::Purpose;
using payment::State;
using Reason = PaymentRefusal::Reason;

namespace {

const QString content = QStringLiteral("https://qr.example.com/b/1");

} // namespace

/// Codes that the customer reads from the till's screen.
class TestPaymentShown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_till.reset(); }

    void isShownAskedForAndPaid();
    void comesBackAfterARestart();
    void isClosedWhenNobodyWaits();
    void isClosedWhenItsTimeIsOver();
    void isClosedAfterAStartThatCameTooLate();
    void isClosedAfterAStartWithoutACode();
    void withoutACodeItIsClosed();
    void withoutAnAnswerItIsClosed();
    void pageIsOpenedAndNothingIsSent();
    void pageThatIsAFormIsNotKept();
    void meansThatNobodyShowsAreRefused();
    void moreThanTheSaleIsRefused();

private:
    /// An order for all of a sale of 4.00, its code on the screen.
    PaymentId showAll();

    std::unique_ptr<PaymentBench> m_till;
};

void TestPaymentShown::init()
{
    m_till = std::make_unique<PaymentBench>();
    m_till->acquirer.channelTraits.shows = {u"wechat"_qs};
    m_till->startAll();
}

PaymentId TestPaymentShown::showAll()
{
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    m_till->acquirer.showCode(content);
    return m_till->state().sale.pending ? m_till->state().sale.pending->payment : PaymentId();
}

void TestPaymentShown::isShownAskedForAndPaid()
{
    m_till->ring();
    const Instant before = m_till->clock.now();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    const payment::Message asked = m_till->acquirer.latest(Purpose::Pay);
    QCOMPARE(asked.presentation, Presentation::Shown);
    QCOMPARE(asked.means, u"wechat"_qs);
    QCOMPARE(asked.payableUntil.unixMs, before.unixMs + 300'000);
    QCOMPARE(asked.paymentAt, before);
    QCOMPARE(asked.remark, m_till->state().sale.id.text());
    QVERIFY(asked.code == nullptr);
    QVERIFY(m_till->paymentsState().current->payment.facts.payUrl.isEmpty());

    m_till->acquirer.showCode(content);
    const PaymentId id = m_till->state().sale.pending->payment;
    const PaymentView now = *m_till->paymentsState().current;
    QCOMPARE(now.payment.state, State::Pending);
    QCOMPARE(now.payment.facts.payUrl, content);
    QCOMPARE(now.payment.payableUntil, asked.payableUntil);
    QCOMPARE(m_till->find(id).facts.payUrl, content); // durable before it was shown

    m_till->letPass(4'000);
    QCOMPARE(m_till->acquirer.latest(Purpose::Query).presentation, Presentation::Shown);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
    QCOMPARE(m_till->acquirer.times(Purpose::Cancel), 0);
}

void TestPaymentShown::comesBackAfterARestart()
{
    const PaymentId id = showAll();
    const Instant until = m_till->find(id).payableUntil;
    m_till->restartAll();
    const PaymentView now = *m_till->paymentsState().current;
    QCOMPARE(now.payment.id, id);
    QCOMPARE(now.payment.facts.payUrl, content);
    QCOMPARE(now.payment.payableUntil, until);
    m_till->acquirer.lose(Purpose::Query); // that of the restart
    QVERIFY(!m_till->acquirer.waits(Purpose::Cancel));
}

void TestPaymentShown::isClosedWhenNobodyWaits()
{
    const PaymentId id = showAll();
    m_till->payments->stopWaiting(id);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    const payment::Message closing = m_till->acquirer.latest(Purpose::Cancel);
    QCOMPARE(closing.presentation, Presentation::Shown);
    QCOMPARE(closing.order, id);
    QCOMPARE(closing.means, u"wechat"_qs);
    m_till->answer(Purpose::Cancel, Meaning::Succeeded);
    m_till->answer(Purpose::Query, Meaning::Refused);
    QCOMPARE(m_till->stateOf(id), State::Cancelled);
    QVERIFY(!m_till->state().sale.pending);
}

void TestPaymentShown::isClosedWhenItsTimeIsOver()
{
    const PaymentId id = showAll();
    while (m_till->clock.now() < m_till->find(id).payableUntil) {
        QVERIFY(!m_till->acquirer.waits(Purpose::Cancel));
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::InProgress);
        m_till->letPass(1'000);
    }
    for (int seconds = 0; seconds < 10 && !m_till->acquirer.waits(Purpose::Cancel); ++seconds) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::InProgress);
        m_till->letPass(1'000);
    }
    QVERIFY(m_till->acquirer.waits(Purpose::Cancel));
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
}

void TestPaymentShown::isClosedAfterAStartThatCameTooLate()
{
    const PaymentId id = showAll();
    m_till->clock.advance(600'000);
    m_till->restartAll();
    m_till->answer(Purpose::Query, Meaning::InProgress);
    for (int i = 0; i < 3 && !m_till->acquirer.waits(Purpose::Cancel); ++i) {
        m_till->letPass(4'000);
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::InProgress);
    }
    QVERIFY(m_till->acquirer.waits(Purpose::Cancel));
    QCOMPARE(m_till->stateOf(id), State::Cancelling);
}

/// The power went before the acquirer had answered: nobody can pay what nobody has seen.
void TestPaymentShown::isClosedAfterAStartWithoutACode()
{
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    m_till->restartAll();
    QVERIFY(m_till->paymentsState().current->stopping);
    for (int i = 0; i < 3 && !m_till->acquirer.waits(Purpose::Cancel); ++i) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::NotFound);
        m_till->letPass(4'000);
    }
    QVERIFY(m_till->acquirer.waits(Purpose::Cancel));
}

void TestPaymentShown::withoutACodeItIsClosed()
{
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    QVERIFY(m_till->paymentsState().current->stopping);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    QVERIFY(m_till->acquirer.waits(Purpose::Cancel));
}

void TestPaymentShown::withoutAnAnswerItIsClosed()
{
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    m_till->acquirer.lose(Purpose::Pay);
    for (int i = 0; i < 3 && !m_till->acquirer.waits(Purpose::Cancel); ++i) {
        if (m_till->acquirer.waits(Purpose::Query))
            m_till->answer(Purpose::Query, Meaning::NotFound);
        m_till->letPass(1'000);
    }
    QVERIFY(m_till->acquirer.waits(Purpose::Cancel));
}

void TestPaymentShown::pageIsOpenedAndNothingIsSent()
{
    m_till->acquirer.channelTraits.opensPage = true;
    QSignalSpy pages(m_till->payments.get(), &PaymentService::pageReady);
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    const PaymentId id = m_till->state().sale.pending->payment;
    QTRY_COMPARE(pages.size(), 1);
    QCOMPARE(pages.first().at(0).value<PaymentId>(), id);
    QCOMPARE(pages.first().at(1).toUrl().scheme(), u"scripted"_qs);
    QCOMPARE(m_till->stateOf(id), State::Pending);
    QVERIFY(m_till->find(id).facts.payUrl.startsWith(u"scripted:"_qs));
    QCOMPARE(m_till->acquirer.times(Purpose::Pay), 0);
    QVERIFY(!m_till->paymentsState().current->stopping);
    m_till->letPass(4'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->saleCompleted);
}

void TestPaymentShown::pageThatIsAFormIsNotKept()
{
    m_till->acquirer.channelTraits.opensPage = true;
    m_till->acquirer.page = "<form>";
    QSignalSpy pages(m_till->payments.get(), &PaymentService::pageReady);
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    QTRY_COMPARE(pages.size(), 1);
    QCOMPARE(pages.first().at(2).toByteArray(), QByteArray("<form>"));
    QVERIFY(m_till->find(pages.first().at(0).value<PaymentId>()).facts.payUrl.isEmpty());
    QVERIFY(!m_till->paymentsState().current->stopping);
}

void TestPaymentShown::meansThatNobodyShowsAreRefused()
{
    m_till->ring();
    m_till->payments->chargeShown(fen(400), u"alipay"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::NoChannel);
    QVERIFY(m_till->recordsOf(u"payment.intent"_qs).isEmpty());
}

void TestPaymentShown::moreThanTheSaleIsRefused()
{
    m_till->ring();
    m_till->payments->chargeShown(fen(401), u"wechat"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::MoreThanRemains);
    m_till->payments->chargeShown(fen(0), u"wechat"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::AmountOutOfRange);
    (void)showAll();
    m_till->payments->chargeShown(fen(400), u"wechat"_qs, {});
    QCOMPARE(m_till->lastRefusal(), Reason::PaymentOpen);
}

QTEST_GUILESS_MAIN(TestPaymentShown)
#include "tst_payment_shown.moc"
