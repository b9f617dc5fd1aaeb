// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;

/// Power cuts and ends in order: the cart, the part payment and the held sales come back.
class TestCheckoutRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- restarts (F01) ----
    void bringsTheCartBack();
    void bringsBackTheLinesThatWereDurable();
    void writesWhatWaitsAtTheEndAlsoAfterAHalt();
    void bringsAPartPaymentBack();
    void bringsAnOpenTenderBack();
    void bringsHeldSalesBack();
    void saysNothingWhenThereWasNoCart();
    void countsOnAfterARestart();
    void numbersAreNotReusedWhenTheClockIsPutBack();

    // ---- halts (F15, F16) ----
    void recoversWhatCouldNotBeReadAtTheStart();
};

void TestCheckoutRestart::bringsTheCartBack()
{
    TillBench till;
    till.config.rules.priceOverrideFree = true;
    till.start();
    till.scan(goods::waterBarcode, Quantity::pieces(2));
    till.scan(goods::breadBarcode);
    till.run(sale::OverridePrice{2, fen(300), QStringLiteral("临期")});
    till.run(sale::DiscountSale{sale::Discount{sale::Discount::Kind::Amount, 0, fen(20), {}}});
    till.run(sale::NoteLine{1, QStringLiteral("冰的")});
    till.letGroupCommitPass();
    const sale::Sale before = till.state().sale;
    const sale::Totals sums = till.state().totals;

    till.restart();
    QVERIFY(till.state().sale == before);
    QVERIFY(till.state().totals == sums);
    const auto* restored = till.noticed<CartRestored>();
    QVERIFY(restored != nullptr);
    QCOMPARE(restored->lineCount, 2);
    QCOMPARE(restored->total, sums.total);
}

void TestCheckoutRestart::bringsBackTheLinesThatWereDurable()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    const sale::Sale durable = till.state().sale;
    till.scan(goods::breadBarcode); // within the last 25 ms before the power went
    till.restart();
    QVERIFY(till.state().sale == durable);

    // A new line takes the number of the lost one; nothing is doubled or skipped.
    till.scan(goods::breadBarcode);
    QCOMPARE(till.state().sale.lines.last().id, 2);
    till.run(sale::TenderCash{fen(1000)});
    QCOMPARE(till.completed.last().totals.total, fen(533));
}

void TestCheckoutRestart::writesWhatWaitsAtTheEndAlsoAfterAHalt()
{
    TillBench till;
    till.start();
    till.journal->failAppend(1, support::JournalGate::Failure::NotWritten);
    till.checkout->openDrawer(QStringLiteral("换零钱")); // nothing was waiting, nothing is in doubt
    till.reopenAndRetry();
    till.scanWater();
    till.quit();
    till.start();
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckoutRestart::bringsAPartPaymentBack()
{
    TillBench till;
    till.start();
    till.scan(goods::breadBarcode, Quantity::pieces(3));
    till.run(sale::TenderExternalCard{fen(500), QStringLiteral("001122")});
    const sale::Sale before = till.state().sale;
    till.restart();
    QVERIFY(till.state().sale == before);
    QVERIFY(till.state().sale.phase == sale::Phase::Tendering);
    QCOMPARE(till.state().totals.remaining, fen(499));
    QCOMPARE(till.state().cashDue, fen(490));
    till.run(sale::TenderCash{fen(500)});
    QCOMPARE(till.completed.size(), 1);
    QCOMPARE(till.completed.first().sale.change, fen(10));
}

void TestCheckoutRestart::bringsAnOpenTenderBack()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.run(sale::StartTender{});
    till.letGroupCommitPass();
    till.restart();
    QVERIFY(till.state().sale.phase == sale::Phase::Tendering);
    QVERIFY(till.state().sale.tenders.isEmpty());
    till.run(sale::LeaveTender{});
    QVERIFY(till.state().sale.phase == sale::Phase::Open);
}

void TestCheckoutRestart::bringsHeldSalesBack()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId held = till.state().sale.id;
    till.run(sale::Hold{QStringLiteral("红衣")});
    till.scan(goods::breadBarcode);
    till.letGroupCommitPass();
    till.restart();
    QCOMPARE(till.state().held.size(), 1);
    QVERIFY(till.state().held.first().id == held);
    QCOMPARE(till.state().held.first().note, QStringLiteral("红衣"));
    QCOMPARE(till.state().totals.total, fen(333));

    // A recall is durable when it is announced.
    till.checkout->recall(held);
    till.restart();
    QVERIFY(till.state().sale.id == held);
    QCOMPARE(till.state().totals.total, fen(200));
    QCOMPARE(till.state().held.size(), 1);
}

void TestCheckoutRestart::saysNothingWhenThereWasNoCart()
{
    TillBench till;
    till.start();
    till.sellWater();
    till.restart();
    QVERIFY(till.notices.isEmpty());
    QCOMPARE(till.states.size(), 1);
    QVERIFY(till.state().lastCompleted.has_value());
    QCOMPARE(till.completed.size(), 1); // not announced again
}

void TestCheckoutRestart::countsOnAfterARestart()
{
    TillBench till;
    till.start();
    till.sellWater();
    till.restart();
    QCOMPARE(till.sellWater().text(), QStringLiteral("02-20261120-0002"));
    till.clock.advance(24LL * 3600 * 1000);
    QCOMPARE(till.sellWater().text(), QStringLiteral("02-20261121-0001"));
}

void TestCheckoutRestart::numbersAreNotReusedWhenTheClockIsPutBack()
{
    TillBench till;
    till.start();
    till.sellWater();
    till.clock.advance(24LL * 3600 * 1000);
    till.sellWater();
    till.clock.putBack(24LL * 3600 * 1000);
    QCOMPARE(till.sellWater().text(), QStringLiteral("02-20261120-0002"));
}

void TestCheckoutRestart::recoversWhatCouldNotBeReadAtTheStart()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    const sale::Sale open = till.state().sale;
    till.cutPower();
    till.open();
    till.journal->failReads(Error{ErrorCode::Fault, QStringLiteral("as planned")});
    till.checkout->recover();
    QVERIFY(till.state().halted);
    QVERIFY(!till.state().sale.hasBegun());
    till.scan(goods::breadBarcode);
    QVERIFY(!till.state().sale.hasBegun());

    till.journal->failReads(std::nullopt);
    till.reopenAndRetry();
    QVERIFY(!till.state().halted);
    QVERIFY(till.state().sale == open);
    QCOMPARE(till.noticedTimes<CartRestored>(), 1);
}

QTEST_GUILESS_MAIN(TestCheckoutRestart)
#include "tst_checkout_restart.moc"
