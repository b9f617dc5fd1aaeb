// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/loyalty_bench.h"

#include <QTest>

namespace till::services {

using Reason = MemberRefusal::Reason;
using payment::Meaning;

class TestLoyaltyService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<LoyaltyBench>();
        m_bench->start();
    }
    void cleanup() { m_bench.reset(); }

    void takesBatchClockAndKeysFromTheCheckin()
    {
        bench().checkIn("7");
        const LoyaltyState& state = bench().service->state();
        QVERIFY(state.checkedIn);
        QVERIFY(state.hasKeys);
        QCOMPARE(state.batch, QStringLiteral("000007"));
        QCOMPARE(state.clockOffsetMs, 1500);
        QCOMPARE(state.storeName, QStringLiteral("示例便利店"));
        QCOMPARE(bench().results.last().outcome.meaning, Meaning::Succeeded);
        QCOMPARE(bench().host.latest(at::checkin).fields.value(QStringLiteral("operatorNo")),
                 QStringLiteral("1008"));
    }

    void keepsNoKeysThatAreNotForThisTerminal()
    {
        bench().hasTerminalKey = false;
        bench().restart();
        bench().checkIn();
        QVERIFY(bench().service->state().checkedIn);
        QVERIFY(!bench().service->state().hasKeys);
        bench().service->consume(LoyaltyBench::spend(1000));
        QCOMPARE(bench().refusal(), Reason::NoPinKey);
    }

    void checksInByItself()
    {
        bench().service->queryCard(LoyaltyBench::card());
        bench().grantCheckin();
        QVERIFY(bench().host.waits(at::card));
    }

    void beginsNothingWithoutACheckin()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.say(at::checkin, QStringLiteral("97"));
        QCOMPARE(bench().refusal(), Reason::NoCheckin);
        QCOMPARE(bench().host.times(at::consume), 0);
        QVERIFY(!bench().service->state().busy);
    }

    void showsAMember()
    {
        bench().checkIn();
        bench().service->queryCard(LoyaltyBench::card());
        bench().host.answer(
            at::card,
            "{\"status\":\"00\",\"message\":\"ok\",\"transTime\":1415125804472,"
            "\"pointBalance\":1,\"avaiablePointBalance\":0,\"vaucher\":[{\"id\":1,"
            "\"amount\":1,\"num\":2,\"name\":\"vv1\"}],\"idType\":\"01\",\"idNo\":\"0123\","
            "\"name\":\"张三\",\"gender\":\"01\",\"mobileNo\":\"13800000000\","
            "\"grade\":\"0\",\"address\":\"\",\"email\":\"z@example.com\"}");
        const MemberResult result = bench().results.last();
        QVERIFY(result.card != nullptr);
        QCOMPARE(result.card->pointBalance, Money::fromFen(100));
        QCOMPARE(result.card->vaucher.size(), 1);
        QCOMPARE(result.card->vaucher.first().amount, Money::fromFen(100));
        QVERIFY(!bench().journalText().contains("13800000000"));
    }

    void recordsTheReversalBeforeTheRequest()
    {
        bench().checkIn();
        QStringList durable;
        bench().host.whenAsked([&](const auto& asked) {
            if (asked.path == at::consume)
                durable = bench().journal->lastKinds();
        });
        bench().service->consume(LoyaltyBench::spend(1000, 250));
        QCOMPARE(durable, QStringList({QStringLiteral("loyalty.begun"),
                                       QStringLiteral("loyalty.reversal_owed")}));
    }

    void saysAConsumptionAsTheDocumentDoes()
    {
        bench().checkIn();
        MemberConsumption wanted = LoyaltyBench::spend(1000, 250);
        wanted.vouchers = {{QStringLiteral("1"), {}, 2, Money::fromFen(500)}};
        bench().service->consume(wanted);
        const auto fields = bench().host.latest(at::consume).fields;
        const QHash<QString, QString> expected{
            {QStringLiteral("storeNo"), QStringLiteral("102310000000001")},
            {QStringLiteral("terminalNo"), QStringLiteral("00000042")},
            {QStringLiteral("cardNo"), QStringLiteral("6225880113756648")},
            {QStringLiteral("traceNo"), QStringLiteral("000002")},
            {QStringLiteral("batchNo"), QStringLiteral("000001")},
            {QStringLiteral("track2"), QStringLiteral("6225880113756648=49121010000000000")},
            {QStringLiteral("password"), QStringLiteral("8CBEAB56FF821A4D")},
            {QStringLiteral("consumeType"), QStringLiteral("021")},
            {QStringLiteral("pointAmount"), QStringLiteral("10.00")},
            {QStringLiteral("cashAmount"), QStringLiteral("2.50")},
            {QStringLiteral("vaucher"), QStringLiteral("[{\"id\":1,\"num\":2}]")},
            {QStringLiteral("registerTraceNo"), QStringLiteral("02-20261120-0147")}};
        QCOMPARE(fields, expected);
    }

    void keepsNothingSecretInTheJournal()
    {
        bench().checkIn();
        bench().consumeDone(1000);
        const QByteArray text = bench().journalText();
        for (const char* secret : {"6225880113756648", "4912101", "8CBEAB56FF821A4D", "123456\"",
                                   "CB4AB541CD5AD4FC", "FEDCBA9876543210"})
            QVERIFY2(!text.contains(secret), secret);
        QVERIFY(text.contains("\"cardTail\":\"6648\""));
    }

    void remembersWhatTheHostSaid()
    {
        bench().checkIn();
        const MemberTransaction done = bench().find(bench().consumeDone(1000));
        QCOMPARE(done.state, MemberState::Done);
        QVERIFY(!done.reversalOwed);
        QCOMPARE(done.facts.serial, QStringLiteral("S1"));
        QCOMPARE(done.facts.pointsGiven, Money::fromFen(125));
        QCOMPARE(done.facts.available, Money::fromFen(9000));
        QCOMPARE(bench().results.last().transaction, done);
    }

    void doesOneThingAfterTheOther()
    {
        bench().checkIn();
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().service->consume(LoyaltyBench::spend(2000));
        QCOMPARE(bench().refusal(), Reason::Busy);
        QCOMPARE(bench().host.times(at::consume), 1);
    }

    void aRefusalMovesNothingAndIsNotReversed()
    {
        bench().checkIn();
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.say(at::consume, QStringLiteral("51"));
        QCOMPARE(bench().latest().state, MemberState::Refused);
        QCOMPARE(bench().latest().code, QStringLiteral("51"));
        QCOMPARE(bench().host.times(at::consumeReversal), 0);
    }

    void whatNeverLeftIsNotReversed()
    {
        bench().checkIn();
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.hold(at::consume);
        QCOMPARE(bench().latest().state, MemberState::NotSent);
        QCOMPARE(bench().host.times(at::consumeReversal), 0);
    }

    void reversesWhatIsNotKnown_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("lost") << QByteArray();
        QTest::newRow("timed out at the issuer") << QByteArray("{\"status\":\"68\"}");
        QTest::newRow("timed out") << QByteArray("{\"status\":\"98\",\"message\":\"x\"}");
        QTest::newRow("not listed") << QByteArray("{\"status\":\"B7\",\"message\":\"x\"}");
        QTest::newRow("not JSON") << QByteArray("<html>");
        QTest::newRow("no status") << QByteArray("{\"message\":\"x\"}");
    }
    void reversesWhatIsNotKnown()
    {
        QFETCH(const QByteArray, answer);
        bench().checkIn();
        bench().service->consume(LoyaltyBench::spend(1000));
        if (answer.isEmpty())
            bench().host.lose(at::consume);
        else
            bench().host.answer(at::consume, answer);
        // The same parameters, the original's trace number, at once.
        QCOMPARE(bench().host.latest(at::consumeReversal).body,
                 bench().host.latest(at::consume).body);
        QVERIFY(bench().results.last().call != channels::loyalty::Call::Consume);
        bench().host.say(at::consumeReversal, QStringLiteral("00"));
        QCOMPARE(bench().latest().state, MemberState::Reversed);
        QCOMPARE(bench().results.last().call, channels::loyalty::Call::Consume);
        QCOMPARE(bench().results.last().outcome.meaning, Meaning::Unknown);
        QCOMPARE(bench().results.last().transaction->state, MemberState::Reversed);
        QCOMPARE(bench().host.times(at::consume), 1);
    }

    void aReversalIsDoneOn_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code : {"00", "25", "12"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void aReversalIsDoneOn()
    {
        QFETCH(const QString, code);
        bench().checkIn();
        loseConsumption();
        bench().host.say(at::consumeReversal, code);
        QCOMPARE(bench().latest().state, MemberState::Reversed);
        QVERIFY(!bench().service->state().pendingReversal);
    }

    void asksForAReversalUntilItIsAnswered()
    {
        bench().checkIn();
        loseConsumption();
        bench().host.lose(at::consumeReversal);
        QVERIFY(bench().service->state().pendingReversal);
        qint64 waited = 0;
        for (const int waitMs : {5'000, 10'000, 20'000, 40'000, 60'000, 60'000, 60'000}) {
            const int before = bench().host.times(at::consumeReversal);
            bench().letPass(waitMs - 1);
            QCOMPARE(bench().host.times(at::consumeReversal), before);
            bench().letPass(1);
            QCOMPARE(bench().host.times(at::consumeReversal), before + 1);
            bench().host.lose(at::consumeReversal);
            waited += waitMs;
        }
        QCOMPARE(bench().latest().state, MemberState::Unanswered);
        bench().letPass(60'000);
        bench().host.say(at::consumeReversal, QStringLiteral("25"));
        QCOMPARE(bench().latest().state, MemberState::Reversed);
        QVERIFY(!bench().alarm.atMs());
    }

    void sendsTheReversalBeforeTheNextTransaction()
    {
        bench().checkIn();
        loseConsumption();
        bench().host.lose(at::consumeReversal);
        bench().service->consume(LoyaltyBench::spend(2000));
        QCOMPARE(bench().host.times(at::consume), 1);
        QVERIFY(bench().host.waits(at::consumeReversal));
        bench().host.say(at::consumeReversal, QStringLiteral("00"));
        QCOMPARE(bench().host.times(at::consume), 2);
        bench().host.answer(at::consume, LoyaltyBench::done());
        QCOMPARE(bench().latest().state, MemberState::Done);
    }

    void beginsNothingWhileAReversalIsNotAnswered()
    {
        bench().checkIn();
        loseConsumption();
        bench().host.lose(at::consumeReversal);
        bench().service->consume(LoyaltyBench::spend(2000));
        bench().host.lose(at::consumeReversal);
        QCOMPARE(bench().refusal(), Reason::ReversalPending);
        QCOMPARE(bench().host.times(at::consume), 1);
        QVERIFY(bench().alarm.atMs());
    }

    void aRefusedReversalIsKeptForAManager()
    {
        bench().checkIn();
        loseConsumption();
        bench().host.say(at::consumeReversal, QStringLiteral("05"));
        QCOMPARE(bench().latest().state, MemberState::Exception);
        QCOMPARE(bench().service->state().exceptions.size(), 1);
        QCOMPARE(bench().service->state().exceptions.first().code, QStringLiteral("05"));
        bench().consumeDone(500); // selling goes on
        bench().restart();
        QCOMPARE(bench().service->state().exceptions.size(), 1);

        const auto& open = bench().service->state().exceptions.first();
        using Verdict = member_events::ExceptionClosed::Verdict;
        bench().service->closeException(open.period, open.trace, Verdict::Happened, {}, {});
        QCOMPARE(bench().refusal(), Reason::PermissionNeeded);
        bench().service->closeException(open.period, open.trace, Verdict::Happened,
                                        OperatorId(QStringLiteral("1001")),
                                        QStringLiteral("seen in the host's books"));
        QVERIFY(bench().service->state().exceptions.isEmpty());
        QCOMPARE(bench().service->book().totals().pointDebit, Money::fromFen(1500));
    }

    void checksInAgainWhenToldSo_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code : {"77", "99", "A0"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void checksInAgainWhenToldSo()
    {
        QFETCH(const QString, code);
        bench().checkIn();
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.say(at::consume, code);
        QCOMPARE(bench().latest().state, MemberState::Refused);
        QVERIFY(!bench().service->state().checkedIn);
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().grantCheckin();
        QCOMPARE(bench().host.times(at::consume), 2);
    }

    void checksInForAReversalThatWasNotLetIn()
    {
        bench().checkIn();
        loseConsumption();
        bench().host.say(at::consumeReversal, QStringLiteral("77"));
        bench().service->consume(LoyaltyBench::spend(2000));
        bench().host.say(at::consumeReversal, QStringLiteral("77"));
        bench().grantCheckin();
        bench().host.say(at::consumeReversal, QStringLiteral("00"));
        QVERIFY(bench().host.waits(at::consume));
    }

    void cancelsAConsumptionOfTheBatch()
    {
        bench().checkIn();
        const MemberTransactionId id = bench().consumeDone(1000);
        bench().service->cancel(id);
        const auto fields = bench().host.latest(at::cancel).fields;
        QCOMPARE(fields.value(QStringLiteral("cardNo")), QStringLiteral("6225880113756648"));
        QCOMPARE(fields.value(QStringLiteral("oriBatchNo")), QStringLiteral("000001"));
        QCOMPARE(fields.value(QStringLiteral("oriTraceNo")), bench().find(id).trace);
        QCOMPARE(fields.value(QStringLiteral("oriTransTime")), QStringLiteral("1795147201234"));
        QVERIFY(!fields.contains(QStringLiteral("track2")));
        bench().host.answer(at::cancel, LoyaltyBench::done("S2"));
        QCOMPARE(bench().find(id).takenBackBy, bench().latest().trace);
        bench().service->cancel(id);
        QCOMPARE(bench().refusal(), Reason::NotPossible);
    }

    void reversesACancelThatIsNotAnswered()
    {
        bench().checkIn();
        const MemberTransactionId id = bench().consumeDone(1000);
        bench().service->cancel(id);
        bench().host.lose(at::cancel);
        QCOMPARE(bench().host.latest(at::cancelReversal).body,
                 bench().host.latest(at::cancel).body);
        bench().host.say(at::cancelReversal, QStringLiteral("00"));
        QVERIFY(bench().find(id).takenBackBy.isEmpty());
        bench().service->cancel(id);
        QVERIFY(bench().host.waits(at::cancel));
    }

    void collectsAndPaysOutBeforeARefundIsComplete()
    {
        bench().checkIn();
        const MemberTransactionId id = bench().refundDone("3.5", "12");
        QCOMPARE(bench().find(id).cashStep(), MemberCashStep::Collect);
        QVERIFY(bench().service->state().waitingForCash);
        bench().service->settle();
        QCOMPARE(bench().refusal(), Reason::CashOutstanding);
        bench().service->confirmCash(id);
        QCOMPARE(bench().find(id).cashStep(), MemberCashStep::PayOut);
        bench().service->confirmCash(id);
        QCOMPARE(bench().find(id).cashStep(), MemberCashStep::None);
        QCOMPARE(bench().cash, QList<Money>({Money::fromFen(350), Money::fromFen(-1200)}));
        QCOMPARE(bench().printsQueued, 2);
        QCOMPARE(bench().kinds().count(QStringLiteral("print.queued")), 2);
        bench().service->confirmCash(id);
        QCOMPARE(bench().refusal(), Reason::NotPossible);
        QCOMPARE(bench().cash.size(), 2);
    }

    void givesTheCashBackWhenARefundIsCancelled()
    {
        bench().checkIn();
        const MemberTransactionId id = bench().refundDone("3.5", "12");
        bench().service->confirmCash(id); // 3.50 collected, 12.00 not yet paid out
        bench().service->cancelRefund(id);
        const auto fields = bench().host.latest(at::refundCancel).fields;
        QCOMPARE(fields.value(QStringLiteral("oriSerialNo")), QStringLiteral("R1"));
        QCOMPARE(fields.value(QStringLiteral("oriTraceNo")), bench().find(id).trace);
        bench().host.answer(at::refundCancel, LoyaltyBench::done("S3"));
        QCOMPARE(bench().find(id).cashStep(), MemberCashStep::None);
        QCOMPARE(bench().latest().cashStep(), MemberCashStep::PayOut);
        bench().service->confirmCash(bench().latest().id());
        QCOMPARE(bench().cash.last(), Money::fromFen(-350));
    }

    void whatHasNoReversalGoesToAManager()
    {
        bench().checkIn();
        bench().service->refund({LoyaltyBench::card(), QStringLiteral("S1"),
                                 QStringLiteral("20261119"), QStringLiteral("02-1")});
        bench().host.lose(at::refund);
        QCOMPARE(bench().latest().state, MemberState::Exception);
        QCOMPARE(bench().service->state().exceptions.first().operation, MemberOperation::Refund);
        QCOMPARE(bench().results.last().transaction->state, MemberState::Exception);
    }

    void aRefundThatSaysNothingOfCashIsNotTrusted()
    {
        bench().checkIn();
        bench().service->refund({LoyaltyBench::card(), QStringLiteral("S1"),
                                 QStringLiteral("20261119"), QStringLiteral("02-1")});
        bench().host.answer(at::refund, LoyaltyBench::done("R1"));
        QCOMPARE(bench().latest().state, MemberState::Exception);
    }

    void usesTickets()
    {
        bench().checkIn();
        bench().service->useTickets(
            {LoyaltyBench::card(),
             {{QStringLiteral("2"), QStringLiteral("03"), 1, Money::fromFen(10000)}}});
        QCOMPARE(bench().host.latest(at::ticketConsume).fields.value(QStringLiteral("ticket")),
                 QStringLiteral("[{\"id\":2,\"type\":\"03\",\"num\":1}]"));
        bench().host.lose(at::ticketConsume);
        bench().host.say(at::ticketConsumeReversal, QStringLiteral("00"));
        QCOMPARE(bench().latest().state, MemberState::Reversed);
    }

    void activatesACard()
    {
        bench().checkIn();
        const auto hidden = [](const char* text) {
            return std::make_shared<const Secret>(QByteArray(text));
        };
        bench().service->sendCode({hidden("13800000000")});
        bench().host.say(at::sendCode, QStringLiteral("00"));
        QCOMPARE(bench().results.last().outcome.meaning, Meaning::Succeeded);
        MemberActivation wanted;
        wanted.card.number = hidden("6225880113756648");
        wanted.mobile = hidden("13800000000");
        wanted.verifyCode = hidden("448210");
        wanted.idType = QStringLiteral("01");
        bench().service->activate(wanted);
        QCOMPARE(bench().host.latest(at::activate).fields.value(QStringLiteral("verifyCode")),
                 QStringLiteral("448210"));
        bench().host.answer(at::activate, "{\"status\":\"00\",\"message\":\"ok\","
                                          "\"serialNo\":\"A1\",\"transTime\":1795147201}");
        QCOMPARE(bench().latest().state, MemberState::Done);
        QVERIFY(!bench().journalText().contains("448210"));
    }

    void refusesWhatCannotBeSaidBeforeItIsRecorded()
    {
        bench().checkIn();
        const qsizetype before = bench().records().size();
        MemberConsumption wanted = LoyaltyBench::spend(-1);
        bench().service->consume(wanted);
        QCOMPARE(bench().refusal(), Reason::Malformed);
        wanted = LoyaltyBench::spend(1);
        wanted.card.number.reset();
        wanted.card.pin.reset();
        bench().service->consume(wanted);
        QCOMPARE(bench().refusal(), Reason::Malformed);
        QCOMPARE(bench().records().size(), before);
        QCOMPARE(bench().host.times(at::consume), 0);
    }

    void prefersWhatThePadHasEncrypted()
    {
        bench().checkIn();
        MemberConsumption wanted = LoyaltyBench::spend(1000);
        wanted.card.encryptedPin =
            std::make_shared<const Secret>(QByteArray("00112233445566778899"));
        bench().service->consume(wanted);
        QCOMPARE(bench().host.latest(at::consume).fields.value(QStringLiteral("password")),
                 QStringLiteral("00112233445566778899"));
    }

private:
    LoyaltyBench& bench() { return *m_bench; }
    void loseConsumption()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.lose(at::consume);
    }

    std::unique_ptr<LoyaltyBench> m_bench;
};

} // namespace till::services

QTEST_GUILESS_MAIN(till::services::TestLoyaltyService)
#include "tst_loyalty_service.moc"
