// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/print_records.h"
#include "tests/unit/services/print_bench.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace till;
using namespace till::services;
using Failure = support::JournalGate::Failure;

/// The queue after restarts and with a journal that cannot be written.
class TestPrintRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesAReceiptInterruptedByARestartToAPerson();
    void goesOnWithTheQueueAfterARestart();
    void neverOpensTheDrawerAfterARestart();
    void givesUpADrawerThatDoesNotAnswer();

    void recordsAnOutcomeWhenTheJournalWorksAgain_data();
    void recordsAnOutcomeWhenTheJournalWorksAgain();
    void sendsNothingThatCannotBeRecorded();
    void doesNotSpinWhenNothingCanBeRecorded();
    void doesNotOpenTheDrawerWhenCancellingItFails();
};

void TestPrintRecovery::leavesAReceiptInterruptedByARestartToAPerson()
{
    PrintBench till(std::nullopt);
    const SaleId id = till.sellByCard();
    QVERIFY(till.stateOf(receiptOf(id)) == State::Sending);
    till.printer.otherwise(Answer{});
    till.restartPrinting();
    PrintBench::letEventsPass();
    QVERIFY(till.stateOf(receiptOf(id)) == State::Uncertain);
    QCOMPARE(till.printer.callCount(), 1);
    QCOMPARE(till.printState.pending.size(), 1);
}

void TestPrintRecovery::goesOnWithTheQueueAfterARestart()
{
    PrintBench till(std::nullopt);
    till.sellByCard();
    const SaleId waiting = till.sellByCard();
    till.printer.otherwise(Answer{});
    till.restartPrinting();
    QTRY_VERIFY(till.stateOf(receiptOf(waiting)) == State::Printed);
}

void TestPrintRecovery::neverOpensTheDrawerAfterARestart()
{
    PrintBench till(std::nullopt);
    till.sellByCard(); // keeps the printer busy
    const SaleId cash = till.sellWater();
    QVERIFY(till.stateOf(pulseOf(cash)) == State::Queued);
    till.printer.otherwise(Answer{});
    till.restartPrinting();
    QTRY_VERIFY(till.stateOf(receiptOf(cash)) == State::Printed);
    QVERIFY(till.stateOf(pulseOf(cash)) == State::Cancelled);
    const auto calls = till.printer.calls();
    QVERIFY(std::none_of(calls.cbegin(), calls.cend(),
                         [](const auto& call) { return call.isPulse(); }));
}

void TestPrintRecovery::givesUpADrawerThatDoesNotAnswer()
{
    PrintBench till(notSent);
    const SaleId cash = till.sellWater();
    QTRY_VERIFY(till.stateOf(pulseOf(cash)) == State::Failed);
    QCOMPARE(till.job(pulseOf(cash)).attempts, 1);
    till.printer.otherwise(Answer{});
    Q_EMIT till.printer.conditionChanged(DeviceFault::None);
    QTRY_VERIFY(till.stateOf(receiptOf(cash)) == State::Printed);
    QVERIFY(till.stateOf(pulseOf(cash)) == State::Failed);
}

void TestPrintRecovery::recordsAnOutcomeWhenTheJournalWorksAgain_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("the commit did not arrive") << false;
    QTest::newRow("the commit arrived") << true;
}

void TestPrintRecovery::recordsAnOutcomeWhenTheJournalWorksAgain()
{
    QFETCH(bool, arrived);
    PrintBench till(std::nullopt);
    const SaleId id = till.sellByCard();
    QSignalSpy failed(till.prints.get(), &PrintService::journalFailed);
    till.journal->failAppend(1, arrived ? Failure::Written : Failure::NotWritten);
    till.printer.finish(till.printer.calls().first().ticket, {});
    QTRY_COMPARE(failed.size(), 1); // somebody has to reopen the journal
    support::require(till.journal->reopen());
    till.prints->kick();
    QVERIFY(till.stateOf(receiptOf(id)) == State::Printed);

    till.printer.otherwise(Answer{});
    const SaleId next = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(next)) == State::Printed);
    QCOMPARE(till.printer.callCount(), 2);
}

void TestPrintRecovery::sendsNothingThatCannotBeRecorded()
{
    PrintBench till;
    till.journal->failAppend(2, Failure::NotWritten); // the sale is durable, "sending" is not
    const SaleId id = till.sellByCard();
    PrintBench::letEventsPass();
    QCOMPARE(till.printer.callCount(), 0);
    QCOMPARE(till.completed.size(), 1);
    support::require(till.journal->reopen());
    till.prints->kick();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    QCOMPARE(till.printer.callCount(), 1);
}

void TestPrintRecovery::doesNotSpinWhenNothingCanBeRecorded()
{
    PrintBench till;
    ports::PrintJob broken;
    broken.id = PrintJobId(QStringLiteral("broken"));
    broken.subject = QStringLiteral("02-20261120-9999");
    support::require(till.journal->append({ports::makePrintQueued(broken)}));
    till.journal->failAppend(1, Failure::NotWritten);
    till.prints->kick();
    PrintBench::letEventsPass();
    const int appends = till.journal->appends();
    PrintBench::letEventsPass();
    QCOMPARE(till.journal->appends(), appends);
}

void TestPrintRecovery::doesNotOpenTheDrawerWhenCancellingItFails()
{
    PrintBench till(std::nullopt);
    till.sellByCard();
    const SaleId cash = till.sellWater();
    till.printer.otherwise(Answer{});
    till.restart();
    till.connectPrints();
    till.journal->failAppend(1, Failure::NotWritten);
    till.prints->recover();
    support::require(till.journal->reopen());
    till.prints->kick();
    QTRY_VERIFY(till.stateOf(receiptOf(cash)) == State::Printed);
    QVERIFY(till.stateOf(pulseOf(cash)) == State::Cancelled);
    const auto calls = till.printer.calls();
    QVERIFY(std::none_of(calls.cbegin(), calls.cend(),
                         [](const auto& call) { return call.isPulse(); }));
}

QTEST_GUILESS_MAIN(TestPrintRecovery)
#include "tst_print_recovery.moc"
