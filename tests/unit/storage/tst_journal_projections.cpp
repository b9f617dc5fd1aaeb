// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/journal_fixture.h"

#include "core/ports/print_records.h"
#include "core/storage/sqlite.h"

#include <QTest>

namespace till::storage {

namespace {

using SaleState = ports::SaleRow::State;
using PrintState = ports::PrintJob::State;
using Document = ports::PrintJob::Document;

/// Everything in the projections' tables, as text.
QStringList projectionRows(const QString& databaseFile)
{
    Database database = require(
        Database::open({.path = databaseFile, .mode = Database::Mode::ReadOnly, .vfs = {}}));
    Statement rows = require(database.prepare(
        "SELECT json_array('sale', id, state, cashier, at_ms, total_fen, line_count, note,"
        " first_item, first_seq, last_seq, hex(last_hash)) AS line FROM sale"
        " UNION ALL SELECT json_array('counter', business_date, last) FROM sale_counter"
        " UNION ALL SELECT json_array('job', id, document, subject, copy, state, attempts,"
        " last_error, queued_ms, queued_seq) FROM print_job ORDER BY line"));
    QStringList lines;
    while (require(rows.step()))
        lines.append(rows.text(0));
    return lines;
}

sale::SaleCompleted completed(qint64 fen, Instant at)
{
    return {.total = Money::fromFen(fen), .rounding = {}, .change = {}, .at = at};
}

} // namespace

class TestJournalProjections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saleRowFollowsTheSale()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const SaleId id = saleId(1);
        require(store.append({entry(id, opened(Instant{1000}))}));
        require(store.append({entry(id, lineAdded(1, 300, QStringLiteral("可口可乐")))}));
        require(store.append({entry(id, lineAdded(2, 150, QStringLiteral("面包")))}));
        ports::SaleRow row = require(store.find(id));
        QCOMPARE(row.state, SaleState::Open);
        QCOMPARE(row.cashier, QStringLiteral("王芳"));
        QCOMPARE(row.at, Instant{1000});
        QCOMPARE(row.lineCount, 2);
        QCOMPARE(row.firstItem, QStringLiteral("可口可乐"));
        QCOMPARE(row.total, Money());

        require(store.append({entry(id, sale::LineVoided{2, {OperatorId(), Instant{1500}}})}));
        require(store.append({entry(id, sale::SaleHeld{QStringLiteral("蓝衣服"), Instant{2000}})}));
        row = require(store.find(id));
        QCOMPARE(row.state, SaleState::Held);
        QCOMPARE(row.at, Instant{2000});
        QCOMPARE(row.total, Money::fromFen(300));
        QCOMPARE(row.lineCount, 1);
        QCOMPARE(row.note, QStringLiteral("蓝衣服"));

        require(
            store.append({entry(id, sale::SaleRecalled{OperatorId(QStringLiteral("1009")),
                                                       QStringLiteral("李雷"), Instant{3000}})}));
        row = require(store.find(id));
        QCOMPARE(row.state, SaleState::Open);
        QCOMPARE(row.cashier, QStringLiteral("李雷"));
        QCOMPARE(row.note, QString());
        QCOMPARE(row.total, Money());

        require(store.append({entry(id, sale::TenderStarted{})}));
        QCOMPARE(require(store.find(id)).state, SaleState::Open);
        const qint64 seq =
            require(store.append({entry(id, sale::TenderAdded{{.id = 1,
                                                               .received = Money::fromFen(500),
                                                               .applied = Money::fromFen(300),
                                                               .reference = {}}}),
                                  entry(id, completed(300, Instant{4000}))}));
        row = require(store.find(id));
        QCOMPARE(row.state, SaleState::Completed);
        QCOMPARE(row.at, Instant{4000});
        QCOMPARE(row.total, Money::fromFen(300));
        QCOMPARE(row.lastSeq, seq);
        QCOMPARE(row.lastHash, recordsOf(store).last().hash);

        // What happens to its paper is not the sale's.
        require(store.append({ports::makePrintQueued(job(QStringLiteral("j"), id))}));
        QCOMPARE(require(store.find(id)).lastSeq, seq);
        QCOMPARE(store.find(saleId(2)).error().code, ErrorCode::NotFound);
    }

    /// The list of sales adds up to what is in the drawer and on the slips.
    void totalOfACompletedSaleIsWhatWasPaid()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const SaleId id = saleId(1);
        sale::SaleCompleted paid = completed(301, Instant{2});
        paid.rounding = Money::fromFen(1);
        require(store.append({entry(id, opened(Instant{1})),
                              entry(id, lineAdded(1, 301, QStringLiteral("a"))), entry(id, paid)}));
        QCOMPARE(require(store.find(id)).total, Money::fromFen(300));
    }

    void voidedSaleIsClosedWithoutTotal()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const SaleId id = saleId(1);
        require(store.append(
            {entry(id, opened(Instant{1})), entry(id, lineAdded(1, 300, QStringLiteral("a"))),
             entry(id, sale::SaleVoided{QStringLiteral("x"), OperatorId(), Instant{2}})}));
        const ports::SaleRow row = require(store.find(id));
        QCOMPARE(row.state, SaleState::Voided);
        QCOMPARE(row.total, Money());
        QVERIFY(require(store.unfinished()).isEmpty());
    }

    void openSaleGoesOnAfterARestart()
    {
        JournalBench bench;
        const SaleId id = saleId(1);
        require(bench.open().append(
            {entry(id, opened(Instant{1})), entry(id, lineAdded(1, 300, QStringLiteral("a")))}));
        require(bench.open().append({entry(id, lineAdded(2, 200, QStringLiteral("b")))}));
        JournalStore& store = bench.open();
        require(store.append({entry(id, sale::SaleHeld{QString(), Instant{5}})}));
        const ports::SaleRow row = require(store.find(id));
        QCOMPARE(row.lineCount, 2);
        QCOMPARE(row.total, Money::fromFen(500));
        QCOMPARE(row.firstItem, QStringLiteral("a"));
    }

    void listsUnfinishedOldestFirstAndClosedNewestFirst()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        for (int counter = 1; counter <= 4; ++counter)
            require(store.append({entry(saleId(counter), opened(Instant{counter}))}));
        require(store.append({entry(saleId(3), completed(0, Instant{10}))}));
        require(store.append({entry(saleId(1), completed(0, Instant{11}))}));
        const QList<ports::SaleRow> unfinished = require(store.unfinished());
        QCOMPARE(unfinished.size(), 2);
        QCOMPARE(unfinished[0].id, saleId(2));
        QCOMPARE(unfinished[1].id, saleId(4));
        const QList<ports::SaleRow> latest = require(store.latest(5));
        QCOMPARE(latest.size(), 2);
        QCOMPARE(latest[0].id, saleId(1));
        QCOMPARE(require(store.latest(1)).size(), 1);
        QCOMPARE(require(store.latest(0)).size(), 0);
        QCOMPARE(require(store.latest(-1)).size(), 0);
    }

    void findsTheLatestCompletedBehindVoidedOnes()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        QVERIFY(!require(store.latestCompleted()));
        for (int counter = 1; counter <= 14; ++counter) {
            require(store.append({entry(saleId(counter), opened(Instant{counter}))}));
            const sale::Event end =
                counter > 2 ? sale::Event(sale::SaleVoided{{}, OperatorId(), Instant{counter}})
                            : sale::Event(completed(0, Instant{counter}));
            require(store.append({entry(saleId(counter), end)}));
        }
        const auto row = require(store.latestCompleted());
        QVERIFY(row);
        QCOMPARE(row->id, saleId(2));
    }

    void countersStartAtOneEachDayAndNeverGoBack()
    {
        JournalBench bench;
        const QDate today(2026, 11, 20);
        JournalStore& store = bench.open();
        QCOMPARE(require(store.nextCounter(today)), 1);
        require(store.append({entry(saleId(7), opened(Instant{1}))}));
        require(store.append({entry(saleId(3), opened(Instant{1}))}));
        QCOMPARE(require(store.nextCounter(today)), 8);
        QCOMPARE(require(store.nextCounter(today.addDays(1))), 1);
        QCOMPARE(require(bench.open().nextCounter(today)), 8);
    }

    void saleThatNeverOpenedIsRefused()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        QCOMPARE(store.append({entry(saleId(1), sale::TenderStarted{})}).error().code,
                 ErrorCode::Malformed);
        QCOMPARE(
            store.append({entry(SaleId(QStringLiteral("7")), opened(Instant{1}))}).error().code,
            ErrorCode::Malformed);
        QVERIFY(!store.halted());
        QVERIFY(projectionRows(bench.databaseFile()).isEmpty());
    }

    // The sale in memory must not be ahead of the journal when a later entry is refused.
    void refusedAppendLeavesNoTraceInTheSale()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const SaleId id = saleId(1);
        require(store.append({entry(id, opened(Instant{1}))}));
        QVERIFY(!store.append({entry(id, lineAdded(1, 300, QStringLiteral("a"))),
                               {QStringLiteral("sale.nonsense"), id.text(), "{}"}}));
        QCOMPARE(require(store.find(id)).lineCount, 0);
        require(store.append({entry(id, lineAdded(1, 200, QStringLiteral("b")))}));
        const ports::SaleRow row = require(store.find(id));
        QCOMPARE(row.lineCount, 1);
        QCOMPARE(row.firstItem, QStringLiteral("b"));
    }

    void printJobsPassThroughTheirStates()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const SaleId id = saleId(1);
        const ports::PrintJob first = job(QStringLiteral("a"), id);
        const ports::PrintJob second = job(QStringLiteral("b"), id, 1);
        QVERIFY(!require(store.next()));
        bench.clock.unixMs = 42;
        require(store.append({ports::makePrintQueued(first)}));
        require(store.append({ports::makePrintQueued(second)}));
        ports::PrintJob expected = first;
        expected.queuedAt = Instant{42};
        const ports::PrintJob next = require(store.next()).value();
        QCOMPARE(next.id, expected.id);
        QCOMPARE(next.document, expected.document);
        QCOMPARE(next.subject, expected.subject);
        QCOMPARE(next.copy, 0);
        QCOMPARE(next.state, PrintState::Queued);
        QCOMPARE(next.queuedAt, Instant{42});

        require(store.append({ports::makePrintState(first, PrintState::Sending)}));
        QCOMPARE(require(store.next())->id, second.id);
        QCOMPARE(require(store.find(first.id)).attempts, 1);
        require(store.append(
            {ports::makePrintState(first, PrintState::Queued, QStringLiteral("out of paper"))}));
        QCOMPARE(require(store.next())->id, first.id);
        QCOMPARE(require(store.next())->lastError, QStringLiteral("out of paper"));
        require(store.append({ports::makePrintState(first, PrintState::Sending),
                              ports::makePrintState(first, PrintState::Uncertain)}));
        QCOMPARE(require(store.find(first.id)).attempts, 2);
        QCOMPARE(require(store.pending()).size(), 2);
        QCOMPARE(require(store.pending()).first().id, first.id);
        require(store.append({ports::makePrintState(first, PrintState::Printed),
                              ports::makePrintState(second, PrintState::Cancelled)}));
        QVERIFY(require(store.pending()).isEmpty());
        QVERIFY(!require(store.next()));
        QCOMPARE(store.find(PrintJobId(QStringLiteral("c"))).error().code, ErrorCode::NotFound);
    }

    void sameJobTwiceIsAConflict()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const ports::PrintJob made = job(QStringLiteral("a"), saleId(1));
        require(store.append({ports::makePrintQueued(made)}));
        QCOMPARE(store.append({ports::makePrintQueued(made)}).error().code, ErrorCode::Conflict);
        QVERIFY(!store.halted());
        QCOMPARE(recordsOf(store).size(), 1);
    }

    void copiesCountPerDocumentAndSubject()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const QString subject = saleId(1).text();
        QCOMPARE(require(store.nextCopy(Document::Receipt, subject)), 1);
        require(store.append({ports::makePrintQueued(job(QStringLiteral("a"), saleId(1)))}));
        QCOMPARE(require(store.nextCopy(Document::Receipt, subject)), 1);
        require(store.append({ports::makePrintQueued(job(QStringLiteral("b"), saleId(1), 1))}));
        QCOMPARE(require(store.nextCopy(Document::Receipt, subject)), 2);
        QCOMPARE(require(store.nextCopy(Document::HeldSlip, subject)), 1);
        QCOMPARE(require(store.nextCopy(Document::Receipt, saleId(2).text())), 1);
    }

    void rebuildGivesIdenticalRows()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        for (int counter = 1; counter <= 30; ++counter) {
            const SaleId id = saleId(counter, QDate(2026, 11, 18).addDays(counter % 3));
            bench.clock.unixMs += 7;
            require(store.append({entry(id, opened(bench.clock.now()))}));
            for (int line = 1; line <= counter % 5; ++line)
                require(store.append({entry(id, lineAdded(line, line * 99, QStringLiteral("x")))}));
            if (counter % 4 == 0) {
                require(store.append(
                    {entry(id, sale::SaleHeld{QStringLiteral("n"), bench.clock.now()})}));
            } else if (counter % 4 < 3) {
                const ports::PrintJob receipt = job(QStringLiteral("r%1").arg(counter), id);
                require(store.append({entry(id, completed(counter, bench.clock.now())),
                                      ports::makePrintQueued(receipt)}));
                require(store.append({ports::makePrintState(receipt, PrintState::Sending)}));
                if (counter % 4 == 1)
                    require(store.append({ports::makePrintState(receipt, PrintState::Failed,
                                                                QStringLiteral("gone"))}));
            }
        }
        const QStringList before = projectionRows(bench.databaseFile());
        QVERIFY(before.size() > 40);
        require(store.rebuild());
        QCOMPARE(projectionRows(bench.databaseFile()), before);
        // A row that is not from the journal disappears.
        bench.close();
        {
            Database other = require(Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}}));
            require(other.exec("UPDATE sale SET total_fen = 1; DELETE FROM print_job"
                               " WHERE id = 'r1'; UPDATE sale_counter SET last = 99;"));
        }
        QVERIFY(projectionRows(bench.databaseFile()) != before);
        JournalStore& again = bench.open();
        require(again.rebuild());
        QCOMPARE(projectionRows(bench.databaseFile()), before);
        require(again.append({entry(saleId(31), opened(Instant{1}))}));
    }
};

} // namespace till::storage

QTEST_APPLESS_MAIN(till::storage::TestJournalProjections)
#include "tst_journal_projections.moc"
