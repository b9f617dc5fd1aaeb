// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/digest.h"
#include "tests/unit/services/loyalty_bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace till::services {

using Reason = MemberRefusal::Reason;

class TestLoyaltySettlement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<LoyaltyBench>();
        m_bench->start();
        m_bench->checkIn();
    }
    void cleanup() { m_bench.reset(); }

    void countsFromItsOwnRecords()
    {
        trade();
        bench().service->settle();
        const auto fields = bench().host.latest(at::settle).fields;
        const QHash<QString, QString> expected{
            {QStringLiteral("storeNo"), QStringLiteral("102310000000001")},
            {QStringLiteral("terminalNo"), QStringLiteral("00000042")},
            {QStringLiteral("cardNo"), QStringLiteral("0")},
            {QStringLiteral("traceNo"), fields.value(QStringLiteral("traceNo"))},
            {QStringLiteral("batchNo"), QStringLiteral("000001")},
            {QStringLiteral("pointDebitCount"), QStringLiteral("2")},
            {QStringLiteral("pointDebitAmount"), QStringLiteral("30.10")},
            {QStringLiteral("pointCeditCount"), QStringLiteral("2")},
            {QStringLiteral("pointCreditAmount"), QStringLiteral("30.10")},
            {QStringLiteral("ticketDebitCount"), QStringLiteral("1")},
            {QStringLiteral("ticketDebitAmount"), QStringLiteral("15.00")},
            {QStringLiteral("ticketCreditCount"), QStringLiteral("0")},
            {QStringLiteral("ticketCreditAmount"), QStringLiteral("0.00")},
            {QStringLiteral("totalTransCount"), QStringLiteral("5")},
            {QStringLiteral("cancelCount"), QStringLiteral("1")},
            {QStringLiteral("refundCount"), QStringLiteral("1")},
            {QStringLiteral("cardActiveCount"), QStringLiteral("0")}};
        QCOMPARE(fields, expected);
    }

    void opensTheNextBatchWhenTheHostAgrees()
    {
        trade();
        const QString trace = bench().latest().trace;
        settleWith("ss");
        const LoyaltyState& state = bench().service->state();
        QCOMPARE(state.batchState, MemberBatchState::Open);
        QCOMPARE(state.batch, QStringLiteral("000002"));
        QVERIFY(bench().service->book().transactions().isEmpty());
        bench().restart();
        QCOMPARE(bench().service->state().batch, QStringLiteral("000002"));
        bench().service->consume(LoyaltyBench::spend(100));
        bench().grantCheckin("000002");
        QVERIFY(bench().host.latest(at::consume).fields.value(QStringLiteral("traceNo")) > trace);
        QVERIFY(bench().documents.values.isEmpty());
    }

    void forgetsMembersNumbersWithTheBatch()
    {
        trade();
        const QByteArray key = bench().secrets.values.value(LoyaltyService::sealKeyName);
        settleWith("ss");
        QVERIFY(!key.isEmpty());
        QVERIFY(bench().secrets.values.value(LoyaltyService::sealKeyName) != key);
    }

    void keepsTheBatchOpenWhenTheHostDisagrees_data()
    {
        QTest::addColumn<QByteArray>("flag");
        for (const char* flag : {"bs", "SS", "s", "0"})
            QTest::newRow(flag) << QByteArray(flag);
    }
    void keepsTheBatchOpenWhenTheHostDisagrees()
    {
        QFETCH(const QByteArray, flag);
        trade();
        settleWith(flag);
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Uneven);
        QCOMPARE(bench().service->state().batch, QStringLiteral("000001"));
        bench().service->consume(LoyaltyBench::spend(100));
        QCOMPARE(bench().refusal(), Reason::BatchUneven);
        bench().service->closeUneven({});
        QCOMPARE(bench().refusal(), Reason::PermissionNeeded);
        bench().restart();
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Uneven);
        bench().service->closeUneven(OperatorId(QStringLiteral("1001")));
        QCOMPARE(bench().service->state().batch, QStringLiteral("000002"));
        QVERIFY(bench().journalText().contains("\"how\":\"manager\""));
    }

    void writesACompleteDetailInOrder()
    {
        trade();
        settleWith("bs");
        const QByteArray lines =
            bench().documents.values.value(QStringLiteral("loyalty-000001-1.jsonl"));
        const QList<QByteArray> rows = lines.trimmed().split('\n');
        QCOMPARE(rows.size(), 7); // six transactions, one of them refused, and the totals
        QString last;
        for (qsizetype i = 0; i < 6; ++i) {
            const QJsonObject row = QJsonDocument::fromJson(rows.at(i)).object();
            QCOMPARE(row.value(u"row").toInt(), i + 1);
            QVERIFY(row.value(u"traceNo").toString() > last);
            last = row.value(u"traceNo").toString();
            QCOMPARE(row.value(u"cardNo").toString(), QStringLiteral("************6648"));
        }
        const QJsonObject totals = QJsonDocument::fromJson(rows.last()).object();
        QCOMPARE(totals.value(u"rows").toInt(), 6);
        QCOMPARE(totals.value(u"totalTransCount").toInt(), 5);
        QVERIFY(bench().journalText().contains(wire::sha256(lines).toHex()));
    }

    void postsTheDetailWithFullNumbersWhereThatIsSetUp()
    {
        bench().config.detailAddress = QUrl(QStringLiteral("https://members.example/detail"));
        bench().restart();
        trade();
        settleWith("bs");
        const QString detail = QStringLiteral("/detail");
        QVERIFY(bench().host.latest(detail).body.contains("\"cardNo\":\"6225880113756648\""));
        bench().host.answer(detail, "try later", 503);
        QCOMPARE(bench().service->state().settlement->detailPosted, 0);
        bench().service->settle();
        bench().host.answer(detail, "ok", 201);
        QCOMPARE(bench().service->state().settlement->detailPosted, 201);
        bench().restart();
        QVERIFY(bench().host.asked().isEmpty());
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Uneven);
    }

    void goesOnWhereWritingTheDetailFailed()
    {
        trade();
        bench().documents.trouble = Error{ErrorCode::DiskFull, QStringLiteral("full")};
        settleWith("bs");
        QCOMPARE(bench().refusal(), Reason::Unavailable);
        bench().service->closeUneven(OperatorId(QStringLiteral("1001")));
        QCOMPARE(bench().refusal(), Reason::Unavailable);
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Uneven);
        bench().documents.trouble.reset();
        bench().restart();
        QCOMPARE(bench().documents.values.size(), 1);
    }

    void asksAgainAfterAnInterruptionWithTheSameTotals()
    {
        trade();
        bench().service->settle();
        auto first = bench().host.latest(at::settle).fields;
        bench().restart();
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Settling);
        bench().service->consume(LoyaltyBench::spend(100));
        QCOMPARE(bench().refusal(), Reason::BatchBeingSettled);
        bench().service->settle();
        bench().grantCheckin();
        auto second = bench().host.latest(at::settle).fields;
        const QString trace = QStringLiteral("traceNo");
        QVERIFY(first.value(trace) != second.value(trace));
        first.remove(trace);
        second.remove(trace);
        QCOMPARE(first, second);
        bench().host.answer(at::settle,
                            "{\"status\":\"00\",\"message\":\"ok\",\"settleFlag\":\"ss\"}");
        QCOMPARE(bench().service->state().batch, QStringLiteral("000002"));
    }

    void aRefusalAfterAnUnansweredOneIsComparedByPeople()
    {
        trade();
        bench().service->settle();
        bench().host.lose(at::settle);
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Settling);
        bench().service->settle();
        bench().host.say(at::settle, QStringLiteral("12"));
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Uneven);
    }

    void aRefusedSettlementLeavesTheBatchOpen_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("refused") << QStringLiteral("30");
        QTest::newRow("no such terminal") << QStringLiteral("97");
        QTest::newRow("not checked in") << QStringLiteral("77");
        QTest::newRow("never left") << QString();
    }
    void aRefusedSettlementLeavesTheBatchOpen()
    {
        QFETCH(const QString, code);
        trade();
        bench().service->settle();
        if (code.isEmpty())
            bench().host.hold(at::settle);
        else
            bench().host.say(at::settle, code);
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Open);
        QCOMPARE(bench().service->state().batch, QStringLiteral("000001"));
        QVERIFY(bench().results.last().transaction == std::nullopt);
    }

    void closesWhatTheHostAgreedToAfterAPowerCut()
    {
        trade();
        bench().service->settle();
        bench().secrets.trouble = Error{ErrorCode::Unavailable, QStringLiteral("away")};
        bench().host.answer(at::settle,
                            "{\"status\":\"00\",\"message\":\"ok\",\"settleFlag\":\"ss\"}");
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Even);
        bench().secrets.trouble.reset();
        bench().restart();
        QCOMPARE(bench().service->state().batch, QStringLiteral("000002"));
        QVERIFY(bench().host.asked().isEmpty());
    }

    void settlesNothingWhileAReversalIsPending()
    {
        bench().service->consume(LoyaltyBench::spend(1000));
        bench().host.lose(at::consume);
        bench().host.lose(at::consumeReversal);
        bench().service->settle();
        bench().host.lose(at::consumeReversal);
        QCOMPARE(bench().refusal(), Reason::ReversalPending);
        QCOMPARE(bench().host.times(at::settle), 0);
    }

    void whatTheHostSaysOfTheBatchDuringASettlementWaits()
    {
        trade();
        bench().service->settle();
        bench().host.lose(at::settle);
        bench().checkIn("000002");
        QCOMPARE(bench().service->state().batch, QStringLiteral("000001"));
        QCOMPARE(bench().service->state().batchState, MemberBatchState::Settling);
    }

private:
    LoyaltyBench& bench() { return *m_bench; }

    /// 20.10 and 10.00 in points, tickets of 15.00, one refused; the 20.10 cancelled, a refund of
    /// 10.00.
    void trade()
    {
        const MemberTransactionId first = [this] {
            bench().service->consume(LoyaltyBench::spend(2010));
            if (bench().host.waits(at::checkin))
                bench().grantCheckin();
            bench().host.answer(at::consume, LoyaltyBench::done("S1"));
            return bench().latest().id();
        }();
        bench().consumeDone(1000, "S2");
        bench().service->consume(LoyaltyBench::spend(9999));
        bench().host.say(at::consume, QStringLiteral("51"));
        bench().service->cancel(first);
        bench().host.answer(at::cancel, LoyaltyBench::done("S3"));
        bench().refundDone("0", "0");
        bench().service->useTickets(
            {LoyaltyBench::card(),
             {{QStringLiteral("1"), QStringLiteral("01"), 3, Money::fromFen(500)}}});
        bench().host.answer(at::ticketConsume, "{\"status\":\"00\",\"message\":\"ok\","
                                               "\"serialNo\":\"T1\",\"transTime\":1795147201}");
    }

    void settleWith(const QByteArray& flag)
    {
        bench().service->settle();
        bench().host.answer(at::settle, "{\"status\":\"00\",\"message\":\"ok\",\"settleFlag\":\"" +
                                            flag + "\"}");
    }

    std::unique_ptr<LoyaltyBench> m_bench;
};

} // namespace till::services

QTEST_GUILESS_MAIN(till::services::TestLoyaltySettlement)
#include "tst_loyalty_settlement.moc"
