// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/print_records.h"
#include "tests/unit/services/print_bench.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace till;
using namespace till::services;
using Failure = support::JournalGate::Failure;

/// From the durable queue to the printer and back, with printers as they are (F25, F26).
class TestPrintService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsOldestFirst();
    void recordsSendingBeforeTheFirstByte();
    void tellsConfirmedFromHandedOver();
    void opensTheDrawerBeforePaper();
    void opensTheDrawerWhilePaperWaitsForItsNextTry();
    void triesAgainWithGrowingDelay();
    void triesAtOnceForANewReceipt();
    void triesAtOnceWhenThePrinterIsBack();
    void neverRepeatsAnUncertainReceiptByItself();
    void goesOnWithTheNextAfterAnUncertainReceipt();
    void marksWhatIsPrintedAgain();
    void printsAgainOnceForTwoClicks();
    void takesAPersonsAnswer();
    void doesNotTakeBackWhatIsPrinted();
    void waitsForASilentPrinter();
    void ignoresAnAnswerToAnotherTicket();
    void failsWhatCannotBeMade();
    void printsTestPages();
    void keepsTheQueueWithoutAPrinter();

    void worksWithAPrinterOnAThreadOfItsOwn();
};

void TestPrintService::printsOldestFirst()
{
    PrintBench till;
    QList<SaleId> ids;
    for (int i = 0; i < 3; ++i)
        ids.append(till.sellByCard());
    QTRY_VERIFY(till.isIdle());
    QCOMPARE(till.printer.callCount(), 3);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(till.paper(i).contains(QStringLiteral("T02-1120-000%1").arg(i + 1)));
        QVERIFY(till.stateOf(receiptOf(ids[i])) == State::Printed);
    }
    QVERIFY(till.printState.pending.isEmpty());
}

void TestPrintService::recordsSendingBeforeTheFirstByte()
{
    PrintBench till(std::nullopt);
    const SaleId id = till.sellByCard();
    QCOMPARE(till.printer.callCount(), 1); // same thread: called at once
    QVERIFY(till.log.indexOf(QStringLiteral("durable: print.state")) >= 0);
    QVERIFY(till.stateOf(receiptOf(id)) == State::Sending);
    QCOMPARE(till.job(receiptOf(id)).attempts, 1);
}

void TestPrintService::tellsConfirmedFromHandedOver()
{
    PrintBench till;
    till.printer.answerNext(Answer{Outcome::HandedOver, DeviceFault::None});
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.isIdle());
    QVERIFY(till.stateOf(receiptOf(id)) == State::HandedOver);
}

void TestPrintService::opensTheDrawerBeforePaper()
{
    PrintBench till;
    till.printer.answerNext(std::nullopt); // the first receipt takes its time
    till.sellByCard();
    const SaleId second = till.sellByCard();
    const SaleId cash = till.sellWater();
    till.printer.finish(till.printer.calls().first().ticket, {});
    QTRY_VERIFY(till.isIdle());
    QCOMPARE(till.printer.callCount(), 4);
    QVERIFY(till.printer.calls().at(1).isPulse());
    QVERIFY(till.stateOf(pulseOf(cash)) == State::Printed);
    QVERIFY(till.paper(2).contains(QStringLiteral("T02-1120-0002")));
    QVERIFY(till.stateOf(receiptOf(second)) == State::Printed);
}

void TestPrintService::opensTheDrawerWhilePaperWaitsForItsNextTry()
{
    PrintBench till;
    till.printer.answerNext(Answer{Outcome::NotSent, DeviceFault::PaperOut});
    till.sellByCard();
    QTRY_VERIFY(till.retry().isActive());

    till.checkout->openDrawer(QStringLiteral("换零钱"));
    QTRY_COMPARE(till.printer.callCount(), 2);
    QTRY_VERIFY(till.isDrawerDone());
    QCOMPARE(till.printer.callCount(), 2); // the paper still waits
    QVERIFY(till.retry().isActive());
}

void TestPrintService::triesAgainWithGrowingDelay()
{
    PrintBench till(notSent);
    const SaleId id = till.sellByCard();
    for (const int expected :
         {1000, 2000, 4000, 8000, 16000, 32000, 64000, 128000, 256000, 300000, 300000}) {
        QTRY_VERIFY(till.retry().isActive());
        QVERIFY(till.stateOf(receiptOf(id)) == State::Queued);
        QCOMPARE(till.retry().interval(), expected);
        QVERIFY(till.printState.fault == DeviceFault::Absent);
        till.retry().start(0); // time passes
        const int calls = till.printer.callCount();
        QTRY_COMPARE(till.printer.callCount(), calls + 1);
    }
    QTRY_VERIFY(till.retry().isActive());
    QCOMPARE(till.job(receiptOf(id)).attempts, 12);

    // After a success the delay starts small again.
    till.printer.answerNext(Answer{});
    till.retry().start(0);
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    till.sellByCard();
    QTRY_VERIFY(till.retry().isActive());
    QCOMPARE(till.retry().interval(), 1000);
}

/// Each try is two records of the journal: a printer that is off over night may not fill it. But
/// somebody who waits for paper does not wait for the night's delay.
void TestPrintService::triesAtOnceForANewReceipt()
{
    PrintBench till(notSent);
    const SaleId id = till.sellByCard();
    for (int failures = 1; failures < 6; ++failures) {
        QTRY_COMPARE(till.retry().interval(), 1000 << (failures - 1));
        QTRY_VERIFY(till.retry().isActive());
        till.retry().start(0);
        QTRY_COMPARE(till.printer.callCount(), failures + 1);
    }
    QTRY_COMPARE(till.retry().interval(), 32000);
    till.printer.otherwise(Answer{});
    const SaleId next = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(next)) == State::Printed);
    QVERIFY(till.stateOf(receiptOf(id)) == State::Printed);
}

void TestPrintService::triesAtOnceWhenThePrinterIsBack()
{
    PrintBench till;
    till.printer.answerNext(notSent);
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.retry().isActive());
    QVERIFY(till.stateOf(receiptOf(id)) == State::Queued);

    Q_EMIT till.printer.conditionChanged(DeviceFault::CoverOpen);
    QCOMPARE(till.printer.callCount(), 1);
    QVERIFY(till.printState.fault == DeviceFault::CoverOpen);
    Q_EMIT till.printer.conditionChanged(DeviceFault::None);
    QCOMPARE(till.printer.callCount(), 2);
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    QVERIFY(till.printState.fault == DeviceFault::None);
}

void TestPrintService::neverRepeatsAnUncertainReceiptByItself()
{
    PrintBench till;
    till.printer.answerNext(uncertain);
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Uncertain);
    Q_EMIT till.printer.conditionChanged(DeviceFault::None);
    till.prints->kick();
    if (till.retry().isActive())
        till.retry().start(0);
    PrintBench::letEventsPass();
    till.restartPrinting();
    PrintBench::letEventsPass();
    QCOMPARE(till.printer.callCount(), 1);
    QVERIFY(till.stateOf(receiptOf(id)) == State::Uncertain);
    QCOMPARE(till.printState.pending.size(), 1);
}

void TestPrintService::goesOnWithTheNextAfterAnUncertainReceipt()
{
    PrintBench till;
    till.printer.answerNext(uncertain);
    const SaleId first = till.sellByCard();
    const SaleId second = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(first)) == State::Uncertain);
    // A printer that has just gone is given a moment, or the whole queue would become uncertain.
    QVERIFY(till.retry().isActive());
    QVERIFY(till.stateOf(receiptOf(second)) == State::Queued);
    till.retry().start(0);
    QTRY_VERIFY(till.stateOf(receiptOf(second)) == State::Printed);
}

void TestPrintService::marksWhatIsPrintedAgain()
{
    PrintBench till;
    till.printer.answerNext(uncertain);
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Uncertain);
    till.prints->printAgain(PrintJobId(receiptOf(id)));
    QTRY_VERIFY(till.isIdle());

    QVERIFY(till.stateOf(receiptOf(id)) == State::Cancelled);
    QVERIFY(till.stateOf(receiptOf(id, 1)) == State::Printed);
    QCOMPARE(till.printer.callCount(), 2);
    QVERIFY(!till.paper(0).contains(QStringLiteral("补打")));
    QVERIFY(till.paper(1).contains(QStringLiteral("补打")));
}

void TestPrintService::printsAgainOnceForTwoClicks()
{
    PrintBench till;
    till.printer.answerNext(uncertain);
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Uncertain);
    till.prints->printAgain(PrintJobId(receiptOf(id)));
    till.prints->printAgain(PrintJobId(receiptOf(id)));
    till.prints->printAgain(PrintJobId(QStringLiteral("no such job")));
    QTRY_VERIFY(till.isIdle());
    QCOMPARE(till.printer.callCount(), 2);
}

void TestPrintService::takesAPersonsAnswer()
{
    PrintBench till;
    till.printer.answerNext(uncertain);
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Uncertain);
    till.prints->consider(PrintJobId(receiptOf(id)), State::Printed);
    QVERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    QVERIFY(till.printState.pending.isEmpty());
    QCOMPARE(till.printer.callCount(), 1);
}

void TestPrintService::doesNotTakeBackWhatIsPrinted()
{
    PrintBench till;
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    till.prints->consider(PrintJobId(receiptOf(id)), State::Cancelled); // from an old list
    QVERIFY(till.stateOf(receiptOf(id)) == State::Printed);
}

void TestPrintService::waitsForASilentPrinter()
{
    PrintBench till(std::nullopt);
    const SaleId first = till.sellByCard();
    till.sellByCard();
    till.prints->kick();
    PrintBench::letEventsPass();
    QCOMPARE(till.printer.callCount(), 1); // one job at a time
    QVERIFY(till.stateOf(receiptOf(first)) == State::Sending);
    till.sellWater();
    QCOMPARE(till.completed.size(), 3); // selling goes on
}

void TestPrintService::ignoresAnAnswerToAnotherTicket()
{
    PrintBench till(std::nullopt);
    const SaleId id = till.sellByCard();
    const quint64 ticket = till.printer.calls().first().ticket;
    till.printer.finish(ticket + 7, {});
    PrintBench::letEventsPass();
    QVERIFY(till.stateOf(receiptOf(id)) == State::Sending);
    till.printer.finish(ticket, {});
    till.printer.finish(ticket, uncertain); // a second answer
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    PrintBench::letEventsPass();
    QVERIFY(till.stateOf(receiptOf(id)) == State::Printed);
}

void TestPrintService::failsWhatCannotBeMade()
{
    PrintBench till;
    ports::PrintJob broken;
    broken.id = PrintJobId(QStringLiteral("broken"));
    broken.subject = QStringLiteral("02-20261120-9999");
    support::require(till.journal->append({ports::makePrintQueued(broken)}));
    const SaleId id = till.sellByCard();
    QTRY_VERIFY(till.stateOf(receiptOf(id)) == State::Printed);
    QVERIFY(till.stateOf(QStringLiteral("broken")) == State::Failed);
    QVERIFY(!till.job(QStringLiteral("broken")).lastError.isEmpty());
    QCOMPARE(till.printer.callCount(), 1);
}

void TestPrintService::printsTestPages()
{
    PrintBench till;
    till.prints->printTestPage();
    till.prints->printTestPage(); // in the same millisecond of this clock
    QTRY_VERIFY(till.isIdle());
    QCOMPARE(till.printer.callCount(), 2);
    QVERIFY(!till.journal->isHalted());
}

void TestPrintService::keepsTheQueueWithoutAPrinter()
{
    TillBench till;
    till.hasPrinter = false;
    till.start();
    const SaleId id = till.sellWater();
    till.prints->recover();
    till.prints->kick();
    QVERIFY(till.printState.fault == DeviceFault::NotConfigured);
    QVERIFY(till.job(receiptOf(id)).state == State::Queued);
}

void TestPrintService::worksWithAPrinterOnAThreadOfItsOwn()
{
    QThread thread;
    PrintBench till;
    till.printer.moveToThread(&thread);
    thread.start();
    QList<SaleId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(till.sellWater());
    QTRY_VERIFY(till.isIdle());
    thread.quit();
    QVERIFY(thread.wait());
    QCOMPARE(till.printer.callCount(), 10);
    for (const SaleId& id : std::as_const(ids))
        QVERIFY(till.stateOf(receiptOf(id)) == State::Printed);
}

QTEST_GUILESS_MAIN(TestPrintService)
#include "tst_print_service.moc"
