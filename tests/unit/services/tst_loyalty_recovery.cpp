// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/loyalty_bench.h"

#include <QSet>
#include <QTest>

namespace till::services {

using Reason = MemberRefusal::Reason;

/// What a start makes of what was cut off.
class TestLoyaltyRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<LoyaltyBench>();
        m_bench->start();
        m_bench->checkIn();
    }
    void cleanup() { m_bench.reset(); }

    void reversesWhatWasCutOffWithoutTrackAndPassword()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        const auto asked = bench().host.latest(at::consume).fields;
        bench().restart();
        QCOMPARE(bench().host.paths(), QStringList{at::consumeReversal});
        auto expected = asked;
        expected.remove(QStringLiteral("track2"));
        expected.remove(QStringLiteral("password"));
        QCOMPARE(bench().host.latest(at::consumeReversal).fields, expected);
        bench().host.say(at::consumeReversal, QStringLiteral("25"));
        QCOMPARE(bench().latest().state, MemberState::Reversed);
        QVERIFY(bench().host.isQuiet());
        bench().restart();
        QVERIFY(bench().host.asked().isEmpty());
    }

    void sendsItBeforeAnythingElse()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().restart();
        bench().service->consume(LoyaltyBench::spend(2000));
        QCOMPARE(bench().host.paths(), QStringList{at::consumeReversal});
        bench().host.say(at::consumeReversal, QStringLiteral("00"));
        bench().grantCheckin();
        QCOMPARE(bench().host.paths(),
                 QStringList({at::consumeReversal, at::checkin, at::consume}));
    }

    void aReversalThatIsRefusedAfterARestartGoesToAManager()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().restart();
        bench().host.say(at::consumeReversal, QStringLiteral("55"));
        QCOMPARE(bench().service->state().exceptions.size(), 1);
        QCOMPARE(bench().service->state().exceptions.first().points, Money::fromFen(1000));
        bench().restart();
        QCOMPARE(bench().service->state().exceptions.size(), 1);
        QVERIFY(bench().host.asked().isEmpty());
    }

    void goesOnAskingOverManyRestarts()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        for (int i = 0; i < 5; ++i) {
            bench().restart();
            bench().host.lose(at::consumeReversal);
        }
        bench().letPass(5'000);
        QCOMPARE(bench().host.times(at::consumeReversal), 2);
        QVERIFY(bench().service->state().exceptions.isEmpty());
    }

    void asksAManagerWhenTheSealHasGone()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().secrets.values.clear();
        bench().restart();
        QVERIFY(bench().host.asked().isEmpty());
        QCOMPARE(bench().service->state().exceptions.size(), 1);
    }

    void waitsForASecretStoreThatIsAway()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().secrets.trouble = Error{ErrorCode::Unavailable, QStringLiteral("away")};
        bench().restart();
        QVERIFY(bench().host.asked().isEmpty());
        QVERIFY(bench().service->state().exceptions.isEmpty());
        bench().secrets.trouble.reset();
        bench().service->reverseNow();
        QVERIFY(bench().host.waits(at::consumeReversal));
    }

    void aRefundThatWasCutOffGoesToAManager()
    {
        bench().service->refund({LoyaltyBench::card(), QStringLiteral("S1"),
                                 QStringLiteral("20261119"), QStringLiteral("02-1")});
        bench().restart();
        QCOMPARE(bench().service->state().exceptions.first().operation, MemberOperation::Refund);
        QVERIFY(bench().host.asked().isEmpty());
    }

    void remembersCashThatIsOutstanding()
    {
        const MemberTransactionId id = bench().refundDone("3.5", "12");
        bench().service->confirmCash(id);
        bench().restart();
        QCOMPARE(bench().find(id).cashStep(), MemberCashStep::PayOut);
        QCOMPARE(bench().service->state().waitingForCash->id(), id);
    }

    void doesNotRepeatATraceNumber()
    {
        QStringList seen;
        const auto note = [&] {
            for (const auto& each : bench().host.asked()) {
                const QString trace = each.fields.value(QStringLiteral("traceNo"));
                if (!trace.isEmpty() && !each.path.endsWith(QStringLiteral("Reversal")))
                    seen.append(trace);
            }
        };
        for (int i = 0; i < 3; ++i) {
            bench().service->queryCard(LoyaltyBench::card());
            if (i > 0) {
                QCOMPARE(bench().host.paths().first(), at::consumeReversal);
                bench().host.say(at::consumeReversal, QStringLiteral("00"));
                bench().grantCheckin();
            }
            bench().host.say(at::card, QStringLiteral("14"));
            bench().service->consume(LoyaltyBench::spend(1000));
            note();
            bench().restart();
        }
        QCOMPARE(seen.size(), 6);
        QCOMPARE(QSet<QString>(seen.cbegin(), seen.cend()).size(), seen.size());
        QStringList ascending = seen;
        ascending.sort();
        QCOMPARE(seen, ascending);
    }

    void consumesANumberForAQueryBeforeItIsSent()
    {
        QString durable;
        bench().host.whenAsked([&](const auto& asked) {
            if (asked.path == at::card)
                durable = bench().records().last().kind +
                          QString::fromUtf8(bench().records().last().payload);
        });
        bench().service->queryCard(LoyaltyBench::card());
        const QString trace = bench().host.latest(at::card).fields.value(QStringLiteral("traceNo"));
        QVERIFY(durable.startsWith(QStringLiteral("loyalty.asked")));
        QVERIFY(durable.contains(trace));
    }

    void sendsNothingThatIsNotRecorded()
    {
        bench().journal->failAppend(1, support::JournalGate::Failure::NotWritten);
        bench().service->consume(LoyaltyBench::spend(1000));
        QCOMPARE(bench().host.times(at::consume), 0);
        QCOMPARE(bench().journalFailures, 1);
        QCOMPARE(bench().refusal(), Reason::Halted);
        bench().service->consume(LoyaltyBench::spend(1000));
        QCOMPARE(bench().refusal(), Reason::Halted);
        bench().reopen();
        QVERIFY(!bench().service->state().halted);
        QVERIFY(!bench().service->state().pendingReversal);
        bench().service->consume(LoyaltyBench::spend(1000));
        QVERIFY(bench().host.waits(at::consume));
    }

    void reversesAnIntentThatWasWrittenAfterAll()
    {
        bench().journal->failAppend(1, support::JournalGate::Failure::Written);
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().reopen();
        QVERIFY(bench().host.waits(at::consumeReversal));
    }

    void recordsAnAnswerThatCameDuringAHalt()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().journal->failAppend(1, support::JournalGate::Failure::NotWritten);
        bench().host.answer(at::consume, LoyaltyBench::done());
        QVERIFY(bench().service->state().halted);
        bench().reopen();
        QCOMPARE(bench().latest().state, MemberState::Done);
        QCOMPARE(bench().host.times(at::consumeReversal), 0);
    }

    void doesNotRecordAnAnswerTwice()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().journal->failAppend(1, support::JournalGate::Failure::Written);
        bench().host.answer(at::consume, LoyaltyBench::done());
        bench().reopen();
        QCOMPARE(bench().latest().state, MemberState::Done);
        QCOMPARE(bench().kinds().count(QStringLiteral("loyalty.answered")), 1);
    }

    void stopsWhereTheRecordsMakeNoSense()
    {
        QVERIFY(bench().journal->append({{QStringLiteral("loyalty.checked_in"),
                                          QStringLiteral("loyalty"), QByteArrayLiteral("{}")}}));
        bench().restart();
        QVERIFY(bench().service->state().halted);
        QCOMPARE(bench().journalFailures, 0); // nothing is wrong with the journal itself
        bench().service->consume(LoyaltyBench::spend(1000));
        QCOMPARE(bench().refusal(), Reason::Halted);
        QVERIFY(bench().host.asked().isEmpty());
    }

    void adoptsTheBatchThatTheHostNames()
    {
        bench().checkIn("000009"); // nothing has been done in 000001
        QCOMPARE(bench().service->state().batch, QStringLiteral("000009"));
        QVERIFY(bench().service->state().exceptions.isEmpty());
        bench().consumeDone(1000);
        bench().checkIn("000012");
        QCOMPARE(bench().service->state().batch, QStringLiteral("000012"));
        QCOMPARE(bench().service->state().exceptions.size(), 1); // somebody has to compare 000009
        QCOMPARE(bench().service->state().exceptions.first().points, Money::fromFen(1000));
    }

    void reversesATransactionOfABatchThatTheHostHasLeft()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.lose(at::consume);
        bench().host.lose(at::consumeReversal);
        bench().checkIn("000002");
        QCOMPARE(bench().service->state().batch, QStringLiteral("000002"));
        bench().restart();
        QCOMPARE(bench().host.latest(at::consumeReversal).fields.value(QStringLiteral("batchNo")),
                 QStringLiteral("000001"));
        bench().host.say(at::consumeReversal, QStringLiteral("00"));
        QVERIFY(!bench().service->state().pendingReversal);
    }

private:
    LoyaltyBench& bench() { return *m_bench; }

    std::unique_ptr<LoyaltyBench> m_bench;
};

} // namespace till::services

QTEST_GUILESS_MAIN(till::services::TestLoyaltyRecovery)
#include "tst_loyalty_recovery.moc"
