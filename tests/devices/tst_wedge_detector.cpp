// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/wedge_detector.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace till::drivers;
using Kind = WedgeKey::Kind;
using Action = WedgeDecision::Action;

namespace {

/// What somebody at the keyboard sees: the text that got through, and the scans.
struct Desk {
    WedgeDetector detector;
    qint64 now = 1'000;
    QString typed; ///< after taking back
    QString held;
    QStringList scans;
    int entersPassed = 0;
    qint64 longestHold = 0;
    QList<qint64> heldSince;

    void apply(const WedgeDecision& decision)
    {
        if (decision.releaseHeld) {
            typed += held;
            for (const qint64 since : heldSince)
                longestHold = std::max(longestHold, now - since);
        }
        if (decision.releaseHeld || decision.dropHeld) {
            held.clear();
            heldSince.clear();
        }
        typed.chop(decision.retract);
        if (decision.scan)
            scans.append(*decision.scan);
    }

    /// Time passes; the timer fires when it should.
    void pass(qint64 ms)
    {
        const qint64 end = now + ms;
        while (const auto due = detector.nextTickMs()) {
            if (*due > end)
                break;
            now = std::max(now, *due);
            apply(detector.tick(now));
        }
        now = end;
    }

    void key(QChar character, qint64 gapMs)
    {
        pass(gapMs);
        const WedgeDecision decision = detector.feed({Kind::Character, character, now});
        apply(decision);
        if (decision.action == Action::Pass) {
            typed += character;
        } else {
            held += character;
            heldSince.append(now);
        }
    }

    void type(const QString& text, qint64 gapMs)
    {
        for (const QChar character : text)
            key(character, gapMs);
    }

    void enter(qint64 gapMs)
    {
        pass(gapMs);
        const WedgeDecision decision = detector.feed({Kind::Terminator, {}, now});
        apply(decision);
        if (decision.action == Action::Pass)
            ++entersPassed;
    }

    void other(qint64 gapMs)
    {
        pass(gapMs);
        apply(detector.feed({Kind::Other, {}, now}));
    }
};

const QString goods = QStringLiteral("6901234567892");

} // namespace

class TestWedgeDetector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesScannersOfEverySpeed_data()
    {
        QTest::addColumn<int>("gapMs");
        for (const int gap : {0, 1, 5, 8, 16, 20, 30, 35})
            QTest::addRow("%d ms", gap) << gap;
    }
    void takesScannersOfEverySpeed()
    {
        QFETCH(int, gapMs);
        Desk desk;
        desk.pass(1'000);
        desk.type(goods, gapMs);
        desk.enter(gapMs);
        QCOMPARE(desk.scans, QStringList{goods});
        QCOMPARE(desk.typed, QString());
        QCOMPARE(desk.entersPassed, 0);
    }

    void leavesPeopleAlone_data()
    {
        QTest::addColumn<int>("gapMs");
        for (const int gap : {40, 60, 90, 110, 200})
            QTest::addRow("%d ms", gap) << gap;
    }
    void leavesPeopleAlone()
    {
        QFETCH(int, gapMs);
        Desk desk;
        desk.type(goods, gapMs);
        QCOMPARE(desk.typed, goods); // all of it, at once
        desk.enter(gapMs);
        QCOMPARE(desk.entersPassed, 1);
        QVERIFY(desk.scans.isEmpty());
        QCOMPARE(desk.longestHold, 0);
    }

    void typingIsNeverHeldLong()
    {
        std::mt19937 random(7);
        // Two keys rolled within 10 to 35 ms, otherwise 60 to 250 ms: a fast typist.
        std::uniform_int_distribution<int> slow(60, 250);
        std::uniform_int_distribution<int> fast(10, 35);
        Desk desk;
        QString all;
        for (int i = 0; i < 5'000; ++i) {
            const bool isRoll = i % 3 == 1;
            const QChar character(u'a' + i % 26);
            desk.key(character, isRoll ? fast(random) : slow(random));
            all += character;
            if (i % 40 == 39)
                desk.enter(slow(random));
        }
        desk.pass(1'000);
        QVERIFY(desk.scans.isEmpty());
        QCOMPARE(desk.typed, all);
        QCOMPARE(desk.entersPassed, 125);
        QVERIFY2(desk.longestHold <= 40, qPrintable(QString::number(desk.longestHold)));
    }

    void keepsWhatWasTypedBeforeTheScan()
    {
        Desk desk;
        desk.type(QStringLiteral("3*"), 150);
        desk.key(goods.front(), 400);
        desk.type(goods.mid(1), 8);
        desk.enter(8);
        QCOMPARE(desk.typed, QStringLiteral("3*"));
        QCOMPARE(desk.scans, QStringList{goods});
    }

    void takesTwoScansBackToBack()
    {
        Desk desk;
        for (int i = 0; i < 2; ++i) {
            desk.type(goods, 5);
            desk.enter(5);
        }
        QCOMPARE(desk.scans, (QStringList{goods, goods}));
        QCOMPARE(desk.typed, QString());
    }

    void nothingOfAFollowingScanIsSeen()
    {
        WedgeDetector detector;
        qint64 at = 1'000;
        QList<int> retracted;
        for (int i = 0; i < 3; ++i) {
            for (const QChar character : goods)
                (void)detector.feed({Kind::Character, character, at += 5});
            retracted.append(detector.feed({Kind::Terminator, {}, at += 5}).retract);
        }
        QCOMPARE(retracted, (QList<int>{1, 0, 0})); // only the very first key was let through
    }

    void losesNoneOfAThousand()
    {
        Desk desk;
        QStringList expected;
        for (int i = 0; i < 1'000; ++i) {
            expected.append(QStringLiteral("%1").arg(6'900'000'000'000 + i));
            desk.type(expected.last(), 5);
            desk.enter(5);
        }
        QCOMPARE(desk.scans, expected);
        QCOMPARE(desk.typed, QString());
    }

    void swallowsTheSecondTerminator()
    {
        Desk desk;
        desk.type(goods, 8);
        desk.enter(8);
        desk.enter(2);
        QCOMPARE(desk.entersPassed, 0);
        desk.enter(300); // a person's
        QCOMPARE(desk.entersPassed, 1);
    }

    void endsWithoutTerminatorAfterSilence()
    {
        Desk desk;
        desk.type(goods, 8);
        desk.pass(99);
        QVERIFY(desk.scans.isEmpty());
        desk.pass(5);
        QCOMPARE(desk.scans, QStringList{goods});
        QCOMPARE(desk.typed, QString());
    }

    void aNewBurstEndsTheOldOne()
    {
        // The program was busy: no timer fired between two scans without terminators.
        WedgeDetector detector;
        QStringList scans;
        qint64 at = 1'000;
        for (int i = 0; i < 2; ++i) {
            for (const QChar character : goods) {
                const WedgeDecision decision = detector.feed({Kind::Character, character, at += 8});
                if (decision.scan)
                    scans.append(*decision.scan);
            }
            at += 300;
        }
        const WedgeDecision last = detector.tick(at);
        QVERIFY(last.scan);
        scans.append(*last.scan);
        QCOMPARE(scans, (QStringList{goods, goods}));
    }

    void aLateTimerSplitsNothing()
    {
        // The timer fires although the next key was pressed in time: released, then taken back.
        WedgeDetector detector;
        int passed = 0;
        int taken = 0;
        QString scan;
        const auto count = [&](const WedgeDecision& decision, int held) {
            passed += decision.releaseHeld ? held : 0;
            taken += decision.retract;
            if (decision.scan)
                scan = *decision.scan;
        };
        qint64 at = 1'000;
        int held = 0;
        for (int i = 0; i < goods.size(); ++i) {
            if (i == 3) {
                count(detector.tick(at + 250), held);
                held = 0;
            }
            const WedgeDecision decision = detector.feed({Kind::Character, goods[i], at += 8});
            count(decision, held);
            if (decision.action == Action::Pass)
                ++passed;
            else
                ++held;
        }
        count(detector.feed({Kind::Terminator, {}, at + 8}), held);
        QCOMPARE(scan, goods);
        QCOMPARE(taken, passed);
        QVERIFY(passed >= 3);
    }

    void shortBurstsAreTyping()
    {
        Desk desk;
        desk.type(QStringLiteral("12345"), 5);
        desk.enter(5);
        QVERIFY(desk.scans.isEmpty());
        QCOMPARE(desk.typed, QStringLiteral("12345"));
        QCOMPARE(desk.entersPassed, 1);
    }

    void forgivesOneLateKey()
    {
        Desk desk;
        desk.type(goods.left(4), 8);
        desk.key(goods[4], 90); // the window woke up
        desk.type(goods.mid(5), 8);
        desk.enter(8);
        QCOMPARE(desk.scans, QStringList{goods});
        QCOMPARE(desk.typed, QString());
    }

    void otherKeysEndABurst()
    {
        Desk desk;
        desk.type(QStringLiteral("abc"), 10);
        desk.other(10);
        desk.type(QStringLiteral("def"), 10);
        desk.enter(10);
        QCOMPARE(desk.typed, QStringLiteral("abcdef"));
        QVERIFY(desk.scans.isEmpty());
    }

    void whatAnInputMethodCommittedIsTakenBack()
    {
        WedgeDetector detector;
        qint64 at = 1'000;
        for (const QChar character : goods)
            QCOMPARE(detector.feed({Kind::Committed, character, at += 8}).action, Action::Pass);
        const WedgeDecision end = detector.feed({Kind::Terminator, {}, at + 8});
        QCOMPARE(end.scan, goods);
        QCOMPARE(end.retract, 13);
        QCOMPARE(end.action, Action::Swallow);
    }

    void dropsEndlessBursts()
    {
        Desk desk;
        desk.type(QString(5'000, u'x'), 5);
        desk.enter(5);
        QVERIFY(desk.scans.isEmpty());
        QCOMPARE(desk.typed, QString());
        desk.type(goods, 8);
        desk.enter(8);
        QCOMPARE(desk.scans, QStringList{goods});
    }

    void claimsOnlyWhatAScannerTypes()
    {
        WedgeDetector detector;
        QVERIFY(!detector.claims({Kind::Character, u'6', 1'000}));
        QVERIFY(!detector.claims({Kind::Terminator, {}, 1'000}));
        qint64 at = 1'000;
        for (const QChar character : goods)
            (void)detector.feed({Kind::Character, character, at += 8});
        QVERIFY(detector.claims({Kind::Character, u'6', at + 8}));
        QVERIFY(detector.claims({Kind::Terminator, {}, at + 8}));
        QVERIFY(!detector.claims({Kind::Terminator, {}, at + 500}));
        QVERIFY(!detector.claims({Kind::Other, {}, at + 8}));
    }
};

QTEST_APPLESS_MAIN(TestWedgeDetector)
#include "tst_wedge_detector.moc"
