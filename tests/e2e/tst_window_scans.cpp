// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window_bench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace till::test;

namespace {

constexpr quint32 keysymEscape = 0xFF1B;
constexpr quint32 keysymF1 = 0xFFBE;
constexpr quint32 keysymF12 = 0xFFC9;

const QByteArray codes[] = {"6921168509256", "6921168520015", "6921168532001", "6955514009831",
                            "6955514010059", "6940219003697", "6940219003710"};

/// A pattern without a short period, with doubles: a lost, doubled or exchanged scan shows.
QByteArray codeOf(int index)
{
    return codes[(index * index + index / 3) % int(std::size(codes))];
}

} // namespace

/// A scanner is faster than any window: every scan arrives, once, and in order.
class TestWindowScans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesAThousandWithoutPause();
    void takesThemWhileTheHelpIsOpen();
    void takesThemBehindASearch();
    void takesThemOutOfTheTender();
    void takesOneOnTheHeelsOfThePayKey();

private:
    void scan(int from, int count);
    [[nodiscard]] QByteArray compare() const;

    std::unique_ptr<WindowBench> m_bench;
    QList<QByteArray> m_sent;
};

void TestWindowScans::init()
{
    m_sent.clear();
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(m_bench->start());
    const auto openedMs = m_bench->openTill();
    QVERIFY2(openedMs, m_bench->till().readAllStandardError().constData());
    QVERIFY(m_bench->signIn());
}

void TestWindowScans::cleanup()
{
    if (QTest::currentTestFailed() && m_bench)
        m_bench->keepPicture(QTest::currentTestFunction());
    m_bench.reset();
}

void TestWindowScans::scan(int from, int count)
{
    for (int i = from; i < from + count; ++i) {
        m_bench->display().scan(codeOf(i));
        m_sent.append(codeOf(i));
        m_bench->display().flush();
    }
}

/// Empty when the journal holds exactly what was sent; else the first difference.
QByteArray TestWindowScans::compare() const
{
    const QList<QByteArray> arrived = m_bench->goodsInOrder();
    for (qsizetype i = 0; i < std::min(arrived.size(), m_sent.size()); ++i) {
        if (arrived.at(i) != m_sent.at(i))
            return "scan " + QByteArray::number(i) + " was " + m_sent.at(i) + " and arrived as " +
                   arrived.at(i);
    }
    if (arrived.size() != m_sent.size())
        return QByteArray::number(m_sent.size()) + " sent, " + QByteArray::number(arrived.size()) +
               " arrived";
    return {};
}

void TestWindowScans::takesAThousandWithoutPause()
{
    QElapsedTimer clock;
    clock.start();
    scan(0, 1000);
    const qint64 sentMs = clock.elapsed();
    const bool all = m_bench->waitForPieces(1000);
    qInfo("1000 scans sent in %lld ms, in the journal after %lld ms", sentMs, clock.elapsed());
    const QByteArray difference = compare();
    QVERIFY2(all && difference.isEmpty(), difference.constData());
    QCOMPARE(m_bench->ctl({u"journal"_qs, u"verify"_qs}).exit, 0);
}

void TestWindowScans::takesThemWhileTheHelpIsOpen()
{
    scan(0, 1);
    QVERIFY(m_bench->waitForPieces(1));
    m_bench->display().press(keysymF1);
    // Reaches the cart only if nothing covers it: then there would be a piece more.
    m_bench->display().press('+');
    m_bench->display().pause();
    scan(1, 99);
    QVERIFY2(m_bench->waitForPieces(100), compare().constData());
    QVERIFY2(compare().isEmpty(), compare().constData());
    // The form has stayed.
    m_bench->display().press('+');
    m_bench->display().press(keysymEscape);
    m_bench->display().pause();
    scan(100, 1);
    QVERIFY2(m_bench->waitForPieces(101), compare().constData());
    QVERIFY2(compare().isEmpty(), compare().constData());
}

void TestWindowScans::takesThemBehindASearch()
{
    for (int i = 0; i < 100; ++i) {
        m_bench->display().type("nfs", XDisplay::person);
        m_bench->display().pause();
        scan(i, 1);
    }
    QVERIFY2(m_bench->waitForPieces(100), compare().constData());
    QVERIFY2(compare().isEmpty(), compare().constData());
}

void TestWindowScans::takesThemOutOfTheTender()
{
    scan(0, 1);
    QVERIFY(m_bench->waitForPieces(1));
    for (int i = 1; i < 101; i += 10) {
        m_bench->display().press(keysymF12);
        QVERIFY(m_bench->waitForPhase(u"tendering"_qs));
        scan(i, 10);
        QVERIFY2(m_bench->waitForPieces(i + 10), compare().constData());
        QCOMPARE(m_bench->phase(), u"open"_qs);
    }
    QVERIFY2(compare().isEmpty(), compare().constData());
    QCOMPARE(m_bench->count(u"sale.tender_left"_qs), 10);
}

/// The till has not yet said that it is paying when the scan comes.
void TestWindowScans::takesOneOnTheHeelsOfThePayKey()
{
    scan(0, 1);
    QVERIFY(m_bench->waitForPieces(1));
    for (int i = 1; i < 21; ++i) {
        m_bench->display().press(keysymF12);
        m_bench->display().scan(codeOf(i), {0});
        m_sent.append(codeOf(i));
        QVERIFY2(m_bench->waitForPieces(i + 1), compare().constData());
    }
    QVERIFY2(compare().isEmpty(), compare().constData());
}

QTEST_GUILESS_MAIN(TestWindowScans)
#include "tst_window_scans.moc"
