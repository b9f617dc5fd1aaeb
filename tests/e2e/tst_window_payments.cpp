// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window_bench.h"

#include <QTest>

using namespace till::test;

namespace {

constexpr quint32 keysymReturn = 0xFF0D;
constexpr int againMs = 2000;             // longer than an echo
const QByteArray water = "6921168509256"; // 2.00
// The stand-in for the acquirer decides by the last four digits.
const QByteArray approved = "134500001234564417";
const QByteArray password = "130000000000019001";
const QByteArray tooLow = "130000000000019103";

} // namespace

/// A customer's payment code at the real window, with the acquirer's stand-in behind it.
class TestWindowPayments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesACodeThatIsScanned();
    void waitsForThePassword();
    void takesAFreshCodeAfterARefusal();
    void finishesAfterAPowerCut();

private:
    /// One bottle is in the cart and the tender dialog is open.
    void startTender();

    std::unique_ptr<WindowBench> m_bench;
};

void TestWindowPayments::init()
{
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(m_bench->start());
    const auto openedMs = m_bench->openTill();
    QVERIFY2(openedMs, m_bench->till().readAllStandardError().constData());
    QVERIFY(m_bench->signIn());
    startTender();
}

void TestWindowPayments::cleanup()
{
    if (m_bench && (QTest::currentTestFailed() || qEnvironmentVariableIsSet("TILL_KEEP_PICTURES")))
        m_bench->keepPicture(QTest::currentTestFunction());
    m_bench.reset();
}

void TestWindowPayments::startTender()
{
    XDisplay& display = m_bench->display();
    display.scan(water);
    display.flush();
    QVERIFY(m_bench->waitForPieces(1));
    display.press(keysymReturn);
    QVERIFY(m_bench->waitForPhase(u"tendering"_qs));
}

void TestWindowPayments::takesACodeThatIsScanned()
{
    m_bench->display().scan(approved);
    QVERIFY(m_bench->waitForCount(u"payment.succeeded"_qs, 1));
    QVERIFY(m_bench->waitForCount(u"sale.completed"_qs, 1));
    QCOMPARE(m_bench->count(u"payment.intent"_qs), 1);
    QCOMPARE(m_bench->ctl({u"journal"_qs, u"verify"_qs}).exit, 0);
}

void TestWindowPayments::waitsForThePassword()
{
    m_bench->display().scan(password);
    QVERIFY(m_bench->waitForCount(u"payment.pending"_qs, 1));
    if (qEnvironmentVariableIsSet("TILL_KEEP_PICTURES"))
        m_bench->keepPicture("waiting");
    QVERIFY(m_bench->waitForCount(u"sale.completed"_qs, 1));
    QCOMPARE(m_bench->count(u"payment.succeeded"_qs), 1);
}

void TestWindowPayments::takesAFreshCodeAfterARefusal()
{
    XDisplay& display = m_bench->display();
    display.scan(tooLow);
    QVERIFY(m_bench->waitForCount(u"payment.refused"_qs, 1));
    if (qEnvironmentVariableIsSet("TILL_KEEP_PICTURES"))
        m_bench->keepPicture("refused");
    QCOMPARE(m_bench->phase(), u"tendering"_qs);
    // The record is there a moment before the page: until then the scan is refused aloud.
    QElapsedTimer since;
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (!since.isValid() || since.hasExpired(againMs)) {
                display.scan(approved);
                since.start();
            }
            return m_bench->count(u"payment.intent"_qs) == 2;
        },
        20'000));
    QVERIFY(m_bench->waitForCount(u"sale.completed"_qs, 1));
    QCOMPARE(m_bench->count(u"payment.intent"_qs), 2);
    QCOMPARE(m_bench->count(u"payment.succeeded"_qs), 1);
}

void TestWindowPayments::finishesAfterAPowerCut()
{
    m_bench->display().scan(password);
    QVERIFY(m_bench->waitForCount(u"payment.pending"_qs, 1));
    m_bench->killTill();
    QVERIFY(m_bench->openTill().has_value());
    QVERIFY(m_bench->signIn());
    QVERIFY(m_bench->waitForCount(u"sale.completed"_qs, 1));
    QCOMPARE(m_bench->count(u"payment.intent"_qs), 1);
    QCOMPARE(m_bench->count(u"payment.succeeded"_qs), 1);
}

QTEST_GUILESS_MAIN(TestWindowPayments)
#include "tst_window_payments.moc"
