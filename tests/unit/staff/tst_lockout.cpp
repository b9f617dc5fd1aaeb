// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/lockout.h"

#include <QTest>

#include <limits>

using namespace till;
using namespace till::staff;

namespace {

constexpr Instant start{1'800'000'000'000};
constexpr qint64 minute = 60'000;

Instant later(qint64 ms)
{
    return {start.unixMs + ms};
}

Attempts failures(int count)
{
    return {.failed = count, .lastFailedAt = start};
}

} // namespace

class TestLockout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsLockedBeforeTheSixthFailure();
    void theSixthFailureLocksForHalfAnHour();
    void eachFurtherFailureDoublesTheWaitUpToADay_data();
    void eachFurtherFailureDoublesTheWaitUpToADay();
    void countsFailures();
    void aClockPutBackLocksNobodyForYears();
};

void TestLockout::nobodyIsLockedBeforeTheSixthFailure()
{
    Attempts attempts;
    QCOMPARE(lockedUntil(attempts, start), std::nullopt);
    for (int i = 0; i < attemptsFree - 1; ++i)
        attempts = afterFailure(attempts, start);
    QCOMPARE(attempts.failed, 5);
    QCOMPARE(lockedUntil(attempts, start), std::nullopt);
}

void TestLockout::theSixthFailureLocksForHalfAnHour()
{
    const Attempts attempts = afterFailure(failures(5), start);
    QCOMPARE(lockedUntil(attempts, start), std::optional(later(30 * minute)));
    QCOMPARE(lockedUntil(attempts, later(30 * minute - 1)), std::optional(later(30 * minute)));
    QCOMPARE(lockedUntil(attempts, later(30 * minute)), std::nullopt);
}

void TestLockout::eachFurtherFailureDoublesTheWaitUpToADay_data()
{
    QTest::addColumn<int>("failed");
    QTest::addColumn<qint64>("minutes");
    QTest::newRow("sixth") << 6 << qint64{30};
    QTest::newRow("seventh") << 7 << qint64{60};
    QTest::newRow("eighth") << 8 << qint64{120};
    QTest::newRow("eleventh") << 11 << qint64{960};
    QTest::newRow("twelfth: a day") << 12 << qint64{1440};
    QTest::newRow("a thousandth: a day") << 1000 << qint64{1440};
    QTest::newRow("the largest number: a day") << std::numeric_limits<int>::max() << qint64{1440};
}

void TestLockout::eachFurtherFailureDoublesTheWaitUpToADay()
{
    QFETCH(int, failed);
    QFETCH(qint64, minutes);
    QCOMPARE(waitMs(failed), minutes * minute);
    QCOMPARE(lockedUntil(failures(failed), start), std::optional(later(minutes * minute)));
}

void TestLockout::countsFailures()
{
    const Attempts attempts = afterFailure(failures(2), later(5));
    QCOMPARE(attempts, (Attempts{.failed = 3, .lastFailedAt = later(5)}));
    const Attempts most = afterFailure(failures(std::numeric_limits<int>::max()), start);
    QCOMPARE(most.failed, std::numeric_limits<int>::max());
}

void TestLockout::aClockPutBackLocksNobodyForYears()
{
    QVERIFY(lockedUntil(failures(6), later(-60 * minute)).has_value());
    QCOMPARE(lockedUntil(failures(6), later(-longestWaitMs - 1)), std::nullopt);
}

QTEST_GUILESS_MAIN(TestLockout)
#include "tst_lockout.moc"
