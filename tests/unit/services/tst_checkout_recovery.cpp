// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using Failure = support::JournalGate::Failure;

Q_DECLARE_METATYPE(Failure)

/// A journal that fails (F15, F16): what was said stays true, and what is unknown is found out.
class TestCheckoutRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- halts (F15, F16) ----
    void doesNotAnnounceMoneyThatMayNotBeDurable_data();
    void doesNotAnnounceMoneyThatMayNotBeDurable();
    void refusesEverythingWhileHalted();
    void writesAnnouncedLinesAgainAndMoneyNot();
    void announcesASaleThatArrivedOnce();
    void announcesAHoldThatArrived();
    void announcesAVoidThatArrived();
    void keepsLinesOfAFailedGroupCommit_data();
    void keepsLinesOfAFailedGroupCommit();
    void keepsAPartPaymentThatArrived();
    void haltsBetweenSales_data();
    void haltsBetweenSales();
    void keepsARestoredCartThroughAHalt_data();
    void keepsARestoredCartThroughAHalt();
    void staysHaltedWhenTheMediumStillFails();
    void staysHaltedUntilTheJournalIsOpenedAnew();
    void doesNotTakeAHeldSaleWhileHalted();
    void findsOutWhatBecameOfARecall_data();
    void findsOutWhatBecameOfARecall();
    void printsAReprintThatArrived();
};

void TestCheckoutRecovery::doesNotAnnounceMoneyThatMayNotBeDurable_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::newRow("the commit did not arrive") << Failure::NotWritten;
    QTest::newRow("the commit arrived") << Failure::Written;
}

void TestCheckoutRecovery::doesNotAnnounceMoneyThatMayNotBeDurable()
{
    QFETCH(Failure, failure);
    TillBench till;
    till.start();
    till.scanWater();
    const sale::Sale before = till.state().sale;
    till.journal->failAppend(1, failure);
    till.run(sale::TenderCash{fen(500)});

    QVERIFY(till.completed.isEmpty());
    QCOMPARE(till.printsQueued, 0);
    QVERIFY(till.state().halted);
    QVERIFY(till.states.last().halted);
    QVERIFY(till.state().sale == before);
    QCOMPARE(till.noticedTimes<JournalHalted>(), 1);
    QCOMPARE(till.journalFailures, 1);
}

void TestCheckoutRecovery::refusesEverythingWhileHalted()
{
    TillBench till;
    till.start();
    const SaleId paid = till.sellWater();
    till.scanWater();
    till.run(sale::Hold{});
    const SaleId held = till.state().held.first().id;
    till.scanWater();
    till.journal->failAppend(1, Failure::NotWritten);
    till.run(sale::TenderCash{fen(100)});
    const sale::Sale before = till.state().sale;
    const int appends = till.journal->appends();
    const int queued = till.printsQueued;
    const qsizetype sold = till.completed.size();

    till.scan(goods::breadBarcode);
    till.checkout->enter(QStringLiteral("3*"));
    till.checkout->addProduct(goods::bread, Quantity::pieces(1));
    till.run(sale::TenderCash{fen(500)});
    till.run(sale::Hold{});
    till.run(sale::VoidSale{});
    till.checkout->recall(held);
    till.checkout->reprint(paid);
    till.checkout->openDrawer(QStringLiteral("换零钱"));

    QVERIFY(till.state().sale == before);
    QVERIFY(till.state().halted);
    QCOMPARE(till.journal->appends(), appends); // nothing even tries
    QCOMPARE(till.completed.size(), sold);
    QCOMPARE(till.printsQueued, queued);
    // Each was answered, so that the screen can say why nothing happens.
    QVERIFY(till.journalFailures >= 10);
}

void TestCheckoutRecovery::writesAnnouncedLinesAgainAndMoneyNot()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    till.scan(goods::breadBarcode); // announced, waits
    const sale::Sale announced = till.state().sale;
    till.journal->failAppend(1, Failure::NotWritten);
    till.run(sale::TenderCash{fen(1000)});
    till.reopenAndRetry();

    QVERIFY(!till.state().halted);
    QVERIFY(till.completed.isEmpty());
    QVERIFY(till.state().sale == announced);
    QCOMPARE(till.noticedTimes<JournalWorksAgain>(), 1);
    const QStringList kinds = till.kindsOf(announced.id.text());
    QCOMPARE(kinds.count(QStringLiteral("sale.line_added")), 2);
    QCOMPARE(kinds.count(QStringLiteral("sale.tender_added")), 0);

    till.run(sale::TenderCash{fen(1000)});
    QCOMPARE(till.completed.size(), 1);
    QCOMPARE(till.completed.first().totals.total, fen(533));
}

void TestCheckoutRecovery::announcesASaleThatArrivedOnce()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    till.journal->failAppend(1, Failure::Written);
    till.run(sale::TenderCash{fen(500)});
    till.reopenAndRetry();

    QCOMPARE(till.completed.size(), 1);
    QVERIFY(till.completed.first().sale.id == id);
    QCOMPARE(till.completed.first().sale.change, fen(300));
    QVERIFY(till.completed.first().drawerOpens);
    QVERIFY(till.completed.first().receiptQueued);
    QVERIFY(till.printsQueued >= 1);
    QVERIFY(!till.state().sale.hasBegun());
    QCOMPARE(till.recordsOf(QStringLiteral("sale.completed")).size(), 1);
    QCOMPARE(till.recordsOf(QStringLiteral("print.queued")).size(), 2);
    QCOMPARE(till.kindsOf(id.text()).count(QStringLiteral("sale.line_added")), 1);

    till.checkout->retryJournal();
    QCOMPARE(till.completed.size(), 1);
    QVERIFY(till.sellWater() != id);
    QCOMPARE(till.completed.size(), 2);
}

void TestCheckoutRecovery::announcesAHoldThatArrived()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    till.journal->failAppend(1, Failure::Written);
    till.run(sale::Hold{QStringLiteral("红衣")});
    QVERIFY(till.state().sale.hasBegun());
    till.reopenAndRetry();
    QVERIFY(!till.state().sale.hasBegun());
    QCOMPARE(till.noticedTimes<HeldNow>(), 1);
    QCOMPARE(till.state().held.size(), 1);
    QVERIFY(till.state().held.first().id == id);
}

void TestCheckoutRecovery::announcesAVoidThatArrived()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.journal->failAppend(1, Failure::Written);
    till.run(sale::VoidSale{});
    till.reopenAndRetry();
    QVERIFY(!till.state().sale.hasBegun());
    QVERIFY(till.completed.isEmpty());
    QVERIFY(till.sellWater().text().endsWith(QStringLiteral("-0002")));
}

void TestCheckoutRecovery::keepsLinesOfAFailedGroupCommit_data()
{
    doesNotAnnounceMoneyThatMayNotBeDurable_data();
}

void TestCheckoutRecovery::keepsLinesOfAFailedGroupCommit()
{
    QFETCH(Failure, failure);
    TillBench till;
    till.start();
    till.scanWater();
    till.scan(goods::breadBarcode);
    const sale::Sale announced = till.state().sale;
    till.journal->failAppend(1, failure);
    till.letGroupCommitPass();
    QVERIFY(till.state().halted);
    till.reopenAndRetry();

    QVERIFY(!till.state().halted);
    QVERIFY(till.state().sale == announced);
    QCOMPARE(till.kindsOf(announced.id.text()).count(QStringLiteral("sale.line_added")), 2);
    till.letGroupCommitPass();
    till.restart();
    QVERIFY(till.state().sale == announced);
}

void TestCheckoutRecovery::keepsAPartPaymentThatArrived()
{
    TillBench till;
    till.start();
    till.scan(goods::breadBarcode, Quantity::pieces(3));
    till.journal->failAppend(1, Failure::Written);
    till.run(sale::TenderExternalCard{fen(500), QStringLiteral("001122")});
    QVERIFY(till.state().sale.tenders.isEmpty());
    till.reopenAndRetry();
    QCOMPARE(till.state().sale.tenders.size(), 1);
    QCOMPARE(till.states.last().totals.remaining, fen(499));
    QVERIFY(till.completed.isEmpty());
}

void TestCheckoutRecovery::haltsBetweenSales_data()
{
    doesNotAnnounceMoneyThatMayNotBeDurable_data();
}

void TestCheckoutRecovery::haltsBetweenSales()
{
    QFETCH(Failure, failure);
    TillBench till;
    till.start();
    till.sellWater();
    till.journal->failAppend(1, failure);
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    QVERIFY(till.state().halted);
    QCOMPARE(till.noticedTimes<DrawerRequested>(), 0);
    till.scanWater();
    QVERIFY(!till.state().sale.hasBegun());
    till.reopenAndRetry();

    QVERIFY(!till.state().halted);
    QVERIFY(!till.state().sale.hasBegun());
    QCOMPARE(till.completed.size(), 1);
    QCOMPARE(till.sellWater().text(), QStringLiteral("02-20261120-0002"));
}

void TestCheckoutRecovery::keepsARestoredCartThroughAHalt_data()
{
    doesNotAnnounceMoneyThatMayNotBeDurable_data();
}

void TestCheckoutRecovery::keepsARestoredCartThroughAHalt()
{
    QFETCH(Failure, failure);
    TillBench till;
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    till.restart();
    const sale::Sale restored = till.state().sale;
    till.journal->failAppend(1, failure);
    till.checkout->openDrawer(QStringLiteral("换零钱")); // before anything is done to the cart
    till.reopenAndRetry();
    QVERIFY(till.state().sale == restored);
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckoutRecovery::staysHaltedWhenTheMediumStillFails()
{
    TillBench till;
    till.start();
    till.scanWater();
    const sale::Sale announced = till.state().sale;
    till.journal->failAppend(1, Failure::NotWritten, ErrorCode::DiskFull);
    till.run(sale::TenderCash{fen(500)});
    // Reopening works, the first write after it fails again.
    support::require(till.journal->reopen());
    till.journal->failAppend(1, Failure::NotWritten, ErrorCode::DiskFull);
    till.checkout->retryJournal();
    QVERIFY(till.state().halted);
    QCOMPARE(till.noticedTimes<JournalWorksAgain>(), 0);
    QVERIFY(till.noticed<JournalHalted>()->error.code == ErrorCode::DiskFull);

    till.reopenAndRetry();
    QVERIFY(!till.state().halted);
    QVERIFY(till.state().sale == announced);
    till.run(sale::TenderCash{fen(500)});
    QCOMPARE(till.completed.size(), 1);
}

void TestCheckoutRecovery::staysHaltedUntilTheJournalIsOpenedAnew()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.journal->failAppend(1, Failure::Written);
    till.run(sale::TenderCash{fen(500)});
    // Somebody presses "try again" before the journal has been reopened: what it answers now proves
    // nothing.
    till.checkout->retryJournal();
    QVERIFY(till.state().halted);
    QCOMPARE(till.noticedTimes<JournalWorksAgain>(), 0);
    QVERIFY(till.completed.isEmpty());
    till.reopenAndRetry();
    QCOMPARE(till.completed.size(), 1);
}

void TestCheckoutRecovery::doesNotTakeAHeldSaleWhileHalted()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId held = till.state().sale.id;
    till.run(sale::Hold{});
    till.journal->failAppend(1, Failure::NotWritten);
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    till.checkout->recall(held);
    QVERIFY(!till.state().sale.hasBegun());
    till.reopenAndRetry();
    QVERIFY(!till.state().sale.hasBegun());
    till.scan(goods::breadBarcode); // a new sale, not one that is parked
    QVERIFY(till.state().sale.id != held);
    QCOMPARE(till.state().sale.countedLines(), 1);
    QCOMPARE(till.state().held.size(), 1);
}

void TestCheckoutRecovery::findsOutWhatBecameOfARecall_data()
{
    doesNotAnnounceMoneyThatMayNotBeDurable_data();
}

void TestCheckoutRecovery::findsOutWhatBecameOfARecall()
{
    QFETCH(Failure, failure);
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId held = till.state().sale.id;
    till.run(sale::Hold{});
    till.journal->failAppend(1, failure);
    till.checkout->recall(held);
    QVERIFY(!till.state().sale.hasBegun());
    const bool arrived = failure == Failure::Written;
    till.reopenAndRetry();
    QCOMPARE(till.state().sale.hasBegun(), arrived);
    QCOMPARE(till.state().held.size(), arrived ? 0 : 1);
    QCOMPARE(till.noticedTimes<HeldNow>(), 1);

    // A later halt has nothing to do with it any more.
    till.journal->failAppend(1, Failure::NotWritten);
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    till.reopenAndRetry();
    QCOMPARE(till.noticedTimes<HeldNow>(), 1);
    till.scanWater();
    QCOMPARE(till.state().sale.id == held, arrived);
}

void TestCheckoutRecovery::printsAReprintThatArrived()
{
    TillBench till;
    till.start();
    const SaleId id = till.sellWater();
    const int queued = till.printsQueued;
    till.journal->failAppend(1, Failure::Written);
    till.checkout->reprint(id);
    QCOMPARE(till.printsQueued, queued);
    till.reopenAndRetry();
    QVERIFY(till.printsQueued > queued);
    QCOMPARE(till.job(id.text() + QStringLiteral("/receipt/1")).copy, 1);
}

QTEST_GUILESS_MAIN(TestCheckoutRecovery)
#include "tst_checkout_recovery.moc"
