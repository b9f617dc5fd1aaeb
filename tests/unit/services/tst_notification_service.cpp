// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notification_service.h"
#include "tests/unit/services/payment_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using payment::Meaning;
using payment::Purpose;
using payment::State;

namespace {

const QString path = QStringLiteral("/scripted/notify");

} // namespace

/// What acquirers tell by themselves is a reason to ask, and nothing else.
class TestNotificationService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void makesTheTillAsk();
    void isNeverTheAnswerItself();
    void saidAgainItAsksNobodyTwice();
    void namesTheAcquirersNumber();
    void findsALateCapture();
    void asksWhatIsOpenAboutAPayment();
    void failsForWhatIsNotOurs_data();
    void failsForWhatIsNotOurs();
    void failsForAnotherChannelsOrder();
    void failsWhileNothingCanBeRecorded();
    void knowsItsPathsOnly();
    void severalSharePaths();

private:
    [[nodiscard]] NotificationService::Source source(const QByteArray& key) const;
    [[nodiscard]] bool tell(const QString& text) { return m_service->take(path, text.toLatin1()); }

    std::unique_ptr<PaymentBench> m_till;
    std::unique_ptr<NotificationService> m_service;
};

NotificationService::Source TestNotificationService::source(const QByteArray& key) const
{
    return {path,
            std::shared_ptr<const channels::Channel>(&m_till->acquirer,
                                                     [](const channels::Channel*) {}),
            std::make_shared<const Secret>(QByteArray(key))};
}

void TestNotificationService::init()
{
    m_till = std::make_unique<PaymentBench>();
    m_till->startAll();
    m_service = std::make_unique<NotificationService>(
        *m_till->payments, QList<NotificationService::Source>{source("notify")});
}

void TestNotificationService::cleanup()
{
    m_service.reset();
    m_till.reset();
}

void TestNotificationService::makesTheTillAsk()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    QVERIFY(tell(id.text()));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 1);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QCOMPARE(m_till->stateOf(id), State::Succeeded);
}

void TestNotificationService::isNeverTheAnswerItself()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    QVERIFY(tell(id.text()));
    m_till->answer(Purpose::Query, Meaning::InProgress);
    QCOMPARE(m_till->stateOf(id), State::Pending);
}

void TestNotificationService::saidAgainItAsksNobodyTwice()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    for (int times = 0; times < 5; ++times)
        QVERIFY(tell(id.text()));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 1);
    m_till->answer(Purpose::Query, Meaning::InProgress);
    QVERIFY(tell(id.text())); // at once again
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 1);
    m_till->letPass(4'000);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    const int asked = m_till->acquirer.times(Purpose::Query);
    m_till->letPass(60'000);
    QVERIFY(tell(id.text())); // known by now
    QCOMPARE(m_till->acquirer.times(Purpose::Query), asked);
}

void TestNotificationService::namesTheAcquirersNumber()
{
    const PaymentId id = m_till->chargeAll();
    payment::Outcome outcome;
    outcome.meaning = Meaning::InProgress;
    outcome.facts.acquirerOrderId = u"2026112000001"_qs;
    m_till->acquirer.answer(Purpose::Pay, outcome);
    QVERIFY(tell(u"- 2026112000001"_qs));
    QCOMPARE(m_till->acquirer.latest(Purpose::Query).order, id);
    QVERIFY(!tell(u"- 2026112000002"_qs));
    QVERIFY(!tell(u"-"_qs));
}

void TestNotificationService::findsALateCapture()
{
    const PaymentId id = m_till->reversedAndPaidInCash();
    m_till->letPass(10'000);
    const int asked = m_till->acquirer.times(Purpose::Query);
    QVERIFY(tell(id.text()));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), asked + 1);
    m_till->answer(Purpose::Query, Meaning::Succeeded);
    QVERIFY(m_till->resultOf(id)->late);
    QCOMPARE(m_till->returnsOf(id).size(), 1);
}

void TestNotificationService::asksWhatIsOpenAboutAPayment()
{
    const PaymentId id = m_till->pay();
    m_till->payments->refund(id, fen(100), u"x"_qs, {});
    m_till->answer(Purpose::Refund, Meaning::InProgress);
    QVERIFY(tell(id.text()));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 0);
    QCOMPARE(m_till->acquirer.times(Purpose::QueryRefund), 1);
}

void TestNotificationService::failsForWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("order");
    QTest::newRow("unknown order") << QByteArray("notify") << u"T0027KQ00000015"_qs;
    QTest::newRow("wrong signature") << QByteArray("another") << QString();
}

void TestNotificationService::failsForWhatIsNotOurs()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QString, order);
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    NotificationService service(*m_till->payments, {source(key)});
    QVERIFY(!service.take(path, (order.isEmpty() ? id.text() : order).toLatin1()));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 0);
}

void TestNotificationService::failsForAnotherChannelsOrder()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    NotificationService::Source other = source("notify");
    other.channel =
        std::shared_ptr<const channels::Channel>(&m_till->second, [](const channels::Channel*) {});
    NotificationService service(*m_till->payments, {other});
    QVERIFY(!service.take(path, id.text().toLatin1()));
    QCOMPARE(m_till->acquirer.times(Purpose::Query), 0);
}

void TestNotificationService::failsWhileNothingCanBeRecorded()
{
    const PaymentId id = m_till->chargeAll();
    m_till->journal->failAppend(1, support::JournalGate::Failure::NotWritten);
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    QVERIFY(m_till->paymentsState().halted);
    QVERIFY(!tell(id.text()));
    m_till->reopenAll();
    QVERIFY(tell(id.text()));
}

void TestNotificationService::knowsItsPathsOnly()
{
    QVERIFY(m_service->knows(path));
    QVERIFY(!m_service->knows(u"/scripted"_qs));
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    QVERIFY(!m_service->take(u"/scripted"_qs, id.text().toLatin1()));
    NotificationService::Source keyless = source("notify");
    keyless.key = nullptr;
    NotificationService service(*m_till->payments, {keyless});
    QVERIFY(!service.take(path, id.text().toLatin1()));
}

void TestNotificationService::severalSharePaths()
{
    const PaymentId id = m_till->chargeAll();
    m_till->answer(Purpose::Pay, Meaning::InProgress);
    NotificationService service(*m_till->payments, {source("another"), source("notify")});
    QVERIFY(service.take(path, id.text().toLatin1()));
}

QTEST_GUILESS_MAIN(TestNotificationService)
#include "tst_notification_service.moc"
