// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window_bench.h"

#include <QTest>

using namespace till::test;

namespace {

constexpr quint32 keysymReturn = 0xFF0D;
const QByteArray water = "6921168509256";    // 2.00
const QByteArray bigWater = "6921168520015"; // 3.50

/// Where things stand in a window of 1366 × 768 with the touch layout off.
namespace at {
constexpr QPoint firstQuickKey{915, 442};
constexpr QPoint payKey{1100, 298};
constexpr QPoint chip50{723, 266};
constexpr QPoint finish{1125, 669};
} // namespace at

QJsonObject last(const QJsonArray& records, const QString& kind)
{
    QJsonObject found;
    for (const QJsonValue& record : records) {
        if (record.toObject()[u"kind"_qs].toString() == kind)
            found = record.toObject();
    }
    return found;
}

} // namespace

/// A cashier at the real window: what she does by hand is in the journal afterwards.
class TestWindowSale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sellsWithTheKeyboardAlone();
    void enterTwiceWithoutAnAmountFinishesNothing();
    void sellsWithTheMouseAlone();

private:
    void scanThree();

    std::unique_ptr<WindowBench> m_bench;
};

void TestWindowSale::init()
{
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(m_bench->start());
    const auto openedMs = m_bench->openTill();
    QVERIFY2(openedMs, m_bench->till().readAllStandardError().constData());
    QVERIFY(m_bench->signIn());
}

void TestWindowSale::cleanup()
{
    if (QTest::currentTestFailed() && m_bench)
        m_bench->keepPicture(QTest::currentTestFunction());
    m_bench.reset();
}

void TestWindowSale::scanThree()
{
    XDisplay& display = m_bench->display();
    display.scan(water);
    display.scan(bigWater);
    display.scan(water);
    display.flush();
    QVERIFY(m_bench->waitForPieces(3));
}

void TestWindowSale::sellsWithTheKeyboardAlone()
{
    scanThree();
    if (QTest::currentTestFailed())
        return;
    XDisplay& display = m_bench->display();
    QCOMPARE(m_bench->cart()[u"total"_qs].toString(), u"7.50"_qs);

    display.press(keysymReturn);
    QVERIFY(m_bench->waitForPhase(u"tendering"_qs));
    display.type("50", XDisplay::person);
    display.press(keysymReturn);
    QVERIFY(m_bench->waitForCount(u"sale.completed"_qs, 1));

    const QJsonArray sales = m_bench->ctl({u"sales"_qs, u"list"_qs}).json[u"sales"_qs].toArray();
    QCOMPARE(sales.size(), 1);
    const QString id = sales.first().toObject()[u"id"_qs].toString();
    const QJsonObject sale =
        m_bench->ctl({u"sales"_qs, u"show"_qs, id}).json[u"sale"_qs].toObject();
    QCOMPARE(sale[u"phase"_qs].toString(), u"completed"_qs);
    QCOMPARE(sale[u"total"_qs].toString(), u"7.50"_qs);
    QCOMPARE(sale[u"change"_qs].toString(), u"42.50"_qs);

    // The drawer and the receipt, each once and both done.
    QVERIFY(m_bench->waitForCount(u"print.queued"_qs, 2));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QJsonObject state = last(m_bench->records(), u"print.state"_qs);
            return state[u"payload"_qs].toObject()[u"state"_qs].toString() == u"printed";
        },
        20'000));
    QCOMPARE(m_bench->ctl({u"journal"_qs, u"verify"_qs}).exit, 0);
}

void TestWindowSale::enterTwiceWithoutAnAmountFinishesNothing()
{
    scanThree();
    if (QTest::currentTestFailed())
        return;
    XDisplay& display = m_bench->display();
    display.press(keysymReturn);
    QVERIFY(m_bench->waitForPhase(u"tendering"_qs));
    display.press(keysymReturn);
    display.press(keysymReturn);
    // As a scanner sends it: twice, at once.
    display.press(keysymReturn, XDisplay::scanner);
    display.press(keysymReturn, XDisplay::scanner);
    // Whatever these did has been done when the amount behind them is taken.
    display.type("5", XDisplay::person);
    display.press(keysymReturn);
    QVERIFY(m_bench->waitForCount(u"sale.tender_added"_qs, 1));
    QCOMPARE(m_bench->count(u"sale.completed"_qs), 0);
    QCOMPARE(m_bench->cart()[u"remaining"_qs].toString(), u"2.50"_qs);
}

void TestWindowSale::sellsWithTheMouseAlone()
{
    XDisplay& display = m_bench->display();
    display.click(at::firstQuickKey);
    QVERIFY(m_bench->waitForPieces(1));
    display.click(at::firstQuickKey);
    QVERIFY(m_bench->waitForPieces(2));
    display.click(at::payKey);
    QVERIFY(m_bench->waitForPhase(u"tendering"_qs));
    display.click(at::finish); // no amount: nothing happens
    display.click(at::chip50);
    display.click(at::finish);
    QVERIFY(m_bench->waitForCount(u"sale.completed"_qs, 1));
    QCOMPARE(m_bench->count(u"sale.tender_added"_qs), 1);
    QCOMPARE(last(m_bench->records(), u"sale.tender_added"_qs)[u"payload"_qs]
                 .toObject()[u"tender"_qs]
                 .toObject()[u"received"_qs]
                 .toInt(),
             50'00);
    QCOMPARE(m_bench->ctl({u"journal"_qs, u"verify"_qs}).exit, 0);
}

QTEST_GUILESS_MAIN(TestWindowSale)
#include "tst_window_sale.moc"
