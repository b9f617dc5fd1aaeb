// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/timer_alarm.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace till;
using net::TimerAlarm;

namespace {

class RunningClock : public ports::Clock {
public:
    RunningClock() { m_timer.start(); }
    [[nodiscard]] Instant now() const override { return Instant{0}; }
    [[nodiscard]] qint64 steadyMs() const override { return 1'000 + m_timer.elapsed(); }

private:
    QElapsedTimer m_timer;
};

} // namespace

class TestTimerAlarm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wakesOnceAndNeverEarly();
    void aPastMomentWakesAtOnceButNotFromWithin();
    void settingAgainReplaces();
    void clearedItStaysSilent();
    void wakingMaySetItAnew();
    void wakingMayDestroyIt();

private:
    RunningClock m_clock;
};

void TestTimerAlarm::wakesOnceAndNeverEarly()
{
    TimerAlarm alarm(m_clock);
    for (int wait = 1; wait <= 20; ++wait) {
        const qint64 due = m_clock.steadyMs() + wait;
        qint64 wokenAt = 0;
        int calls = 0;
        alarm.set(due, [&] {
            ++calls;
            wokenAt = m_clock.steadyMs();
        });
        QTRY_COMPARE_WITH_TIMEOUT(calls, 1, 5'000);
        QVERIFY(wokenAt >= due);
    }
}

void TestTimerAlarm::aPastMomentWakesAtOnceButNotFromWithin()
{
    TimerAlarm alarm(m_clock);
    int calls = 0;
    alarm.set(m_clock.steadyMs() - 500, [&] { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE_WITH_TIMEOUT(calls, 1, 5'000);
}

void TestTimerAlarm::settingAgainReplaces()
{
    TimerAlarm alarm(m_clock);
    QString woken;
    alarm.set(m_clock.steadyMs() + 5, [&] { woken += u'a'; });
    alarm.set(m_clock.steadyMs() + 30, [&] { woken += u'b'; });
    QTRY_COMPARE_WITH_TIMEOUT(woken, u"b"_qs, 5'000);
}

void TestTimerAlarm::clearedItStaysSilent()
{
    TimerAlarm alarm(m_clock);
    TimerAlarm later(m_clock);
    bool woken = false;
    bool past = false;
    alarm.set(m_clock.steadyMs() + 5, [&] { woken = true; });
    later.set(m_clock.steadyMs() + 30, [&] { past = true; });
    alarm.clear();
    QTRY_VERIFY_WITH_TIMEOUT(past, 5'000);
    QVERIFY(!woken);
}

void TestTimerAlarm::wakingMaySetItAnew()
{
    TimerAlarm alarm(m_clock);
    int calls = 0;
    std::function<void()> wake = [&] {
        if (++calls < 5)
            alarm.set(m_clock.steadyMs() + 1, wake);
    };
    alarm.set(m_clock.steadyMs(), wake);
    QTRY_COMPARE_WITH_TIMEOUT(calls, 5, 5'000);
}

void TestTimerAlarm::wakingMayDestroyIt()
{
    auto alarm = std::make_unique<TimerAlarm>(m_clock);
    bool woken = false;
    alarm->set(m_clock.steadyMs() + 1, [&] {
        alarm.reset();
        woken = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(woken, 5'000);
    QVERIFY(!alarm);
}

QTEST_GUILESS_MAIN(TestTimerAlarm)
#include "tst_timer_alarm.moc"
