// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_book.h"

#include <rapidcheck.h>

#include <QTest>

#include <vector>

namespace till::services {

using namespace member_events;

namespace {

QString six(int number)
{
    return QStringLiteral("%1").arg(number, 6, 10, QLatin1Char('0'));
}

LoyaltyBook opened(int lastTrace = 0)
{
    LoyaltyBook book;
    book.apply({0, BatchOpened{1, QStringLiteral("000001"), lastTrace, 1}});
    return book;
}

/// The record as it comes back from the journal.
Result<MemberRecord> reread(const MemberRecord& record)
{
    const ports::JournalEntry entry = memberEntry(record);
    ports::JournalRecord stored;
    stored.seq = 1;
    stored.kind = entry.kind;
    stored.subject = entry.subject;
    stored.payload = entry.payload;
    return readMemberRecord(stored);
}

MemberOrder order(MemberOperation operation, qint64 points = 0)
{
    MemberOrder order;
    order.operation = operation;
    order.points = Money::fromFen(points);
    return order;
}

rc::Gen<QString> texts()
{
    return rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange('!', '~')),
                        [](const std::string& text) { return QString::fromStdString(text); });
}

Money anyMoney()
{
    return Money::fromFen(*rc::gen::inRange<qint64>(0, Money::maxFen));
}

MemberOrder anyOrder()
{
    MemberOrder made;
    made.operation = *rc::gen::element(MemberOperation::Consume, MemberOperation::Cancel,
                                       MemberOperation::Refund, MemberOperation::RefundCancel,
                                       MemberOperation::TicketConsume, MemberOperation::Activate);
    made.sealedCard = QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
    made.cardTail = *texts();
    made.points = anyMoney();
    made.cash = anyMoney();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        made.tickets.append({*texts(), *texts(), *rc::gen::inRange(1, 1000), anyMoney()});
    made.consumeType = *texts();
    made.saleNumber = *texts();
    made.originalTrace = *texts();
    made.originalBatch = *texts();
    made.originalTime = *texts();
    made.originalSerial = *texts();
    made.originalDate = *texts();
    made.by = OperatorId(*texts());
    return made;
}

MemberFacts anyFacts()
{
    MemberFacts facts;
    facts.serial = *texts();
    facts.transTime = *texts();
    facts.advertisement = *texts();
    facts.balance = -anyMoney();
    facts.pointsUsed = anyMoney();
    facts.supplyCash = anyMoney();
    facts.returnCash = anyMoney();
    return facts;
}

MemberEvent anyEvent()
{
    const QString trace = six(*rc::gen::inRange(1, 1'000'000));
    switch (*rc::gen::inRange(0, 8)) {
    case 0:
        return Begun{trace, *texts(), Instant{*rc::gen::inRange<qint64>(1, 1LL << 45)}, anyOrder()};
    case 1:
        return Answered{
            trace, *rc::gen::element(MemberState::Done, MemberState::Refused, MemberState::NotSent),
            *texts(), *texts(), anyFacts()};
    case 2:
        return Unanswered{trace, *texts(), *texts()};
    case 3:
        return CashMoved{
            trace, -anyMoney(),
            *rc::gen::element(CashMoved::Reason::SupplyCash, CashMoved::Reason::ReturnCash),
            OperatorId(*texts())};
    case 4: {
        MemberTotals totals;
        totals.pointDebits = *rc::gen::inRange(0, 1000);
        totals.pointDebit = anyMoney();
        totals.refunds = *rc::gen::inRange(0, 1000);
        return SettleAsked{trace, totals, OperatorId(*texts())};
    }
    case 5:
        return SettleAnswered{
            *rc::gen::element(SettleAnswered::Verdict::Even, SettleAnswered::Verdict::Unanswered),
            *texts(), *texts(), *texts()};
    case 6:
        return DetailKept{*texts(), *rc::gen::inRange(0, 1000),
                          QByteArray::fromStdString(*rc::gen::arbitrary<std::string>())};
    default:
        return Asked{trace, *texts()};
    }
}

} // namespace

class TestLoyaltyBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsComeBackAsTheyWere()
    {
        QVERIFY(rc::check("what is written is read", [] {
            const MemberRecord record{*rc::gen::inRange(1, 1000), anyEvent()};
            const auto read = reread(record);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == record);
        }));
        for (const MemberEvent& event : std::initializer_list<MemberEvent>{
                 CheckinAsked{QStringLiteral("000001")},
                 CheckedIn{QStringLiteral("000001"), QStringLiteral("店"), -1500},
                 BatchOpened{2, QStringLiteral("000002"), 41, 1},
                 BatchClosed{1, BatchClosed::How::Manager, OperatorId(QStringLiteral("1001"))},
                 ExceptionNoted{1,
                                QStringLiteral("000001"),
                                MemberOperation::Refund,
                                {},
                                {},
                                {},
                                QStringLiteral("05"),
                                QStringLiteral("x")},
                 ExceptionClosed{1, QStringLiteral("000001"), ExceptionClosed::Verdict::Happened,
                                 OperatorId(QStringLiteral("1001")), QStringLiteral("x")},
                 DetailPosted{201}}) {
            const auto read = reread({0, event});
            QVERIFY(read);
            QCOMPARE(read->event, event);
        }
    }

    void refusesRecordsThatItDidNotWrite_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QByteArray>("payload");
        const QString begun = QStringLiteral("loyalty.reversal_owed");
        const QString batch = QStringLiteral("loyalty.batch-1");
        QTest::newRow("unknown kind")
            << QStringLiteral("loyalty.else") << batch << QByteArray("{\"trace\":\"000001\"}");
        QTest::newRow("another subject")
            << begun << QStringLiteral("sale") << QByteArray("{\"trace\":\"000001\"}");
        QTest::newRow("no number")
            << begun << QStringLiteral("loyalty.batch-x") << QByteArray("{\"trace\":\"000001\"}");
        QTest::newRow("a field too few") << begun << batch << QByteArray("{}");
        QTest::newRow("a field too many")
            << begun << batch << QByteArray("{\"trace\":\"000001\",\"x\":1}");
        QTest::newRow("no object") << begun << batch << QByteArray("[]");
    }
    void refusesRecordsThatItDidNotWrite()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, subject);
        QFETCH(const QByteArray, payload);
        ports::JournalRecord record;
        record.kind = kind;
        record.subject = subject;
        record.payload = payload;
        QCOMPARE(readMemberRecord(record).error().code, ErrorCode::Corrupt);
    }

    void traceNumbersBeginAgainAfterTheLast()
    {
        LoyaltyBook book = opened(999'998);
        QCOMPARE(book.nextTrace().value(), QStringLiteral("999999"));
        book.apply({1, Asked{QStringLiteral("999999"), {}}});
        QCOMPARE(book.nextTrace().value(), QStringLiteral("000001"));
    }

    void traceNumbersGoOnInTheNextBatch()
    {
        LoyaltyBook book = opened(41);
        book.apply({1, Asked{book.nextTrace().value(), {}}});
        const MemberRecord next = book.opening({});
        book.apply(next);
        QCOMPARE(book.batch(), QStringLiteral("000002"));
        QCOMPARE(book.period(), 2);
        QCOMPARE(book.nextTrace().value(), QStringLiteral("000043"));
    }

    void theBatchAfterTheLastIsTheFirst()
    {
        LoyaltyBook book;
        book.apply({0, BatchOpened{7, QStringLiteral("999999"), 0, 7}});
        book.apply(book.opening({}));
        QCOMPARE(book.batch(), QStringLiteral("000001"));
    }

    void noTraceNumberComesTwiceInABatch()
    {
        LoyaltyBook book = opened(500'000);
        std::vector<bool> seen(LoyaltyBook::traceMost + 1);
        MemberRecord record{1, Asked{}};
        for (int i = 0; i < LoyaltyBook::traceMost; ++i) {
            auto trace = book.nextTrace();
            const auto number = trace ? trace->toUInt() : 0U;
            if (number == 0 || seen.at(number))
                QFAIL("repeated, or refused too early");
            seen[number] = true;
            std::get<Asked>(record.event).trace = *std::move(trace);
            book.apply(record);
        }
        QCOMPARE(book.nextTrace().error().code, ErrorCode::Conflict);
    }

    void keepsFromAnEarlierBatchOnlyWhatIsNotDoneWith()
    {
        LoyaltyBook book = opened();
        begin(book, 1, order(MemberOperation::Consume, 100));
        book.apply({1, Answered{six(1), MemberState::Done, {}, {}, {}}});
        begin(book, 2, order(MemberOperation::Consume, 200));
        book.apply({1, Unanswered{six(2), {}, {}}});
        book.apply(book.opening(QStringLiteral("000005")));
        QCOMPARE(book.pendingReversal()->trace, six(2));
        QCOMPARE(book.totals(), MemberTotals());
        book.apply({1, Reversed{six(2), QStringLiteral("25"), {}}});
        book.apply(book.opening({}));
        QVERIFY(book.transactions().isEmpty());
    }

    void aLateAnswerChangesNothing()
    {
        LoyaltyBook book = opened();
        begin(book, 1, order(MemberOperation::Consume, 100));
        book.apply({1, Unanswered{six(1), {}, {}}});
        book.apply({1, Answered{six(1), MemberState::Done, {}, {}, {}}});
        QCOMPARE(book.findTrace(six(1))->state, MemberState::Unanswered);
        book.apply({1, Reversed{six(1), {}, {}}});
        book.apply({1, Answered{six(1), MemberState::Done, {}, {}, {}}});
        QCOMPARE(book.findTrace(six(1))->state, MemberState::Reversed);
        QCOMPARE(book.totals(), MemberTotals());
    }

    void totalsAreTheSumOfWhatTheHostConfirmed()
    {
        QVERIFY(rc::check("nothing but what is done counts, once", [] {
            LoyaltyBook book = opened();
            MemberTotals expected;
            const int count = *rc::gen::inRange(0, 30);
            for (int i = 1; i <= count; ++i) {
                const qint64 fen = *rc::gen::inRange<qint64>(0, 100'000);
                const bool isCancel = *rc::gen::arbitrary<bool>();
                begin(book, i,
                      order(isCancel ? MemberOperation::Cancel : MemberOperation::Consume, fen));
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    book.apply({1, Answered{six(i), MemberState::Refused, {}, {}, {}}});
                    break;
                case 1:
                    book.apply({1, Unanswered{six(i), {}, {}}});
                    break;
                case 2:
                    break;
                default:
                    book.apply({1, Answered{six(i), MemberState::Done, {}, {}, {}}});
                    ++expected.transactions;
                    expected.cancels += isCancel ? 1 : 0;
                    (isCancel ? expected.pointCredits : expected.pointDebits) += fen > 0 ? 1 : 0;
                    (isCancel ? expected.pointCredit : expected.pointDebit) += Money::fromFen(fen);
                }
            }
            RC_ASSERT(book.totals() == expected);
        }));
    }

private:
    static void begin(LoyaltyBook& book, int trace, const MemberOrder& what)
    {
        book.apply({1, Begun{six(trace), QStringLiteral("000001"), Instant{1}, what}});
        if (canBeReversed(what.operation))
            book.apply({1, ReversalOwed{six(trace)}});
    }
};

} // namespace till::services

QTEST_APPLESS_MAIN(till::services::TestLoyaltyBook)
#include "tst_loyalty_book.moc"
