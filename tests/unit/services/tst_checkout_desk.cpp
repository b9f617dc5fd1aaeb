// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace till;
using namespace till::services;

/// Holding, recalling, approving, printing again: what happens around the goods of a sale.
class TestCheckoutDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- hold and recall ----
    void holdsAndRecalls();
    void holdsTheOpenCartBeforeARecall();
    void voidsAnEmptyCartBeforeARecall();
    void refusesToRecallASaleThatIsTaken();
    void staysWithTheOpenCartWhenTheSaleToRecallIsGone();
    void doesNotHoldACartWithMoneyIn();

    // ---- approval ----
    void asksForApprovalOfAPriceOverride();
    void doesNotApplyAnApprovalToTheNextSale();
    void saysThatADiscountWasTakenAway();
    void voidsASaleAndGivesItsNumberToNoOther();

    // ---- paper and drawer ----
    void numbersReprints();
    void doesNotReprintWhatIsNotPaid();
    void promisesNothingWithoutAPrinter();
    void recordsWhoOpenedTheDrawerAndWhy();
    void recordsWhoLetTheDrawerBeOpened();
    void opensTheDrawerTwiceInTheSameMillisecond();
};

void TestCheckoutDesk::holdsAndRecalls()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    const sale::Sale before = till.state().sale;
    till.log.clear();
    till.run(sale::Hold{QStringLiteral("红衣")});

    QVERIFY(till.log.first().startsWith(QStringLiteral("durable:")));
    const auto* held = till.noticed<HeldNow>();
    QVERIFY(held != nullptr);
    QCOMPARE(held->note, QStringLiteral("红衣"));
    QCOMPARE(held->total, fen(200));
    QVERIFY(!till.state().sale.hasBegun());
    QCOMPARE(till.state().held.size(), 1);
    QVERIFY(till.state().held.first().id == id);

    till.checkout->recall(id);
    QVERIFY(till.state().sale.lines == before.lines);
    QVERIFY(till.state().sale.phase == sale::Phase::Open);
    QVERIFY(till.noticed<Recalled>() != nullptr);
    till.letGroupCommitPass();
    till.scanWater();
    QVERIFY(till.state().held.isEmpty());
}

void TestCheckoutDesk::holdsTheOpenCartBeforeARecall()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId first = till.state().sale.id;
    till.run(sale::Hold{});
    till.scan(goods::breadBarcode);
    const SaleId second = till.state().sale.id;
    QVERIFY(first != second);

    till.checkout->recall(first);
    QVERIFY(till.state().sale.id == first);
    QCOMPARE(till.state().held.size(), 1);
    QVERIFY(till.state().held.first().id == second);
}

void TestCheckoutDesk::voidsAnEmptyCartBeforeARecall()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId first = till.state().sale.id;
    till.run(sale::Hold{});
    till.scan(goods::breadBarcode);
    const SaleId second = till.state().sale.id;
    till.run(sale::VoidLine{1});

    till.checkout->recall(first);
    QVERIFY(till.state().sale.id == first);
    QVERIFY(till.state().held.isEmpty());
    QCOMPARE(till.kindsOf(second.text()).last(), QStringLiteral("sale.voided"));
}

void TestCheckoutDesk::refusesToRecallASaleThatIsTaken()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    till.run(sale::Hold{});
    till.checkout->recall(id);
    till.run(sale::TenderCash{fen(200)});
    till.checkout->recall(id); // a second click on the old list
    QCOMPARE(till.noticedTimes<SaleNotAvailable>(), 1);
    QVERIFY(!till.state().sale.hasBegun());
    till.checkout->recall(SaleId(QStringLiteral("02-20261120-9999")));
    QCOMPARE(till.noticedTimes<SaleNotAvailable>(), 2);
}

void TestCheckoutDesk::staysWithTheOpenCartWhenTheSaleToRecallIsGone()
{
    TillBench till;
    till.start();
    const SaleId paid = till.sellWater();
    till.scan(goods::breadBarcode);
    const SaleId open = till.state().sale.id;
    till.checkout->recall(paid);
    QCOMPARE(till.noticedTimes<SaleNotAvailable>(), 1);
    QVERIFY(till.state().sale.id == open);
    QVERIFY(till.state().held.isEmpty());
}

void TestCheckoutDesk::doesNotHoldACartWithMoneyIn()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId held = till.state().sale.id;
    till.run(sale::Hold{});
    till.scan(goods::breadBarcode);
    const SaleId open = till.state().sale.id;
    till.run(sale::TenderCash{fen(100)});
    till.checkout->recall(held);
    QVERIFY(till.refusedWith(sale::Refusal::MoneyIsIn));
    QVERIFY(till.state().sale.id == open);
    QCOMPARE(till.state().held.size(), 1);
}

void TestCheckoutDesk::asksForApprovalOfAPriceOverride()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.run(sale::OverridePrice{1, fen(150), QStringLiteral("破损")});
    QCOMPARE(till.approvals.size(), 1);
    QCOMPARE(till.state().totals.total, fen(200));

    const OperatorId manager(QStringLiteral("2001"));
    till.checkout->approve(till.approvals.first(), manager);
    QCOMPARE(till.state().totals.total, fen(150));
    QVERIFY(till.state().sale.lines[0].priceOverride->approvedBy == manager);
    QCOMPARE(till.approvals.size(), 1);

    // Without a name there is nobody who approved.
    till.run(sale::OverridePrice{1, fen(100), {}});
    till.checkout->approve(till.approvals.last(), OperatorId());
    QCOMPARE(till.state().totals.total, fen(150));
}

void TestCheckoutDesk::doesNotApplyAnApprovalToTheNextSale()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.run(sale::OverridePrice{1, fen(1), {}});
    QCOMPARE(till.approvals.size(), 1);
    till.run(sale::TenderCash{fen(200)});
    till.scan(goods::breadBarcode); // line 1 of another sale
    till.checkout->approve(till.approvals.first(), OperatorId(QStringLiteral("2001")));
    QCOMPARE(till.state().totals.total, fen(333));
}

void TestCheckoutDesk::saysThatADiscountWasTakenAway()
{
    TillBench till;
    till.start();
    const OperatorId manager(QStringLiteral("2001"));
    const sale::Discount off{sale::Discount::Kind::Amount, 0, fen(300), {}};
    till.scan(goods::waterBarcode, Quantity::pieces(5));
    till.run(sale::DiscountLine{1, off, manager});
    till.run(sale::DiscountSale{off, manager});
    till.run(sale::DiscountLine{1, std::nullopt, manager}); // by hand: no news
    till.run(sale::DiscountLine{1, off, manager});
    QCOMPARE(till.noticedTimes<DiscountTakenAway>(), 0);

    till.run(sale::ChangeQuantity{1, Quantity::pieces(4), manager});
    QCOMPARE(till.noticedTimes<DiscountTakenAway>(), 1);
    QCOMPARE(till.noticed<DiscountTakenAway>()->product, till.state().sale.lines.first().item.name);
    till.run(sale::ChangeQuantity{1, Quantity::pieces(2), manager});
    QCOMPARE(till.noticedTimes<DiscountTakenAway>(), 2);
    QVERIFY(till.noticed<DiscountTakenAway>()->product.isEmpty());
    QCOMPARE(till.state().totals.total, fen(400));
}

void TestCheckoutDesk::voidsASaleAndGivesItsNumberToNoOther()
{
    TillBench till;
    till.config.rules.saleVoidFree = false;
    till.start();
    till.scanWater();
    const SaleId first = till.state().sale.id;
    till.run(sale::VoidSale{QStringLiteral("走了")});
    QCOMPARE(till.approvals.size(), 1);
    QVERIFY(till.state().sale.id == first);
    till.checkout->approve(till.approvals.first(), OperatorId(QStringLiteral("2001")));
    QVERIFY(!till.state().sale.hasBegun());
    QCOMPARE(till.kindsOf(first.text()).last(), QStringLiteral("sale.voided"));
    QVERIFY(till.completed.isEmpty());
    QCOMPARE(till.printsQueued, 0);
    till.scanWater();
    QCOMPARE(first.text(), QStringLiteral("02-20261120-0001"));
    QCOMPARE(till.state().sale.id.text(), QStringLiteral("02-20261120-0002"));
}

void TestCheckoutDesk::numbersReprints()
{
    TillBench till;
    till.start();
    const SaleId id = till.sellWater();
    till.checkout->reprint(id);
    till.checkout->reprint(id);
    QCOMPARE(till.noticedTimes<ReprintQueued>(), 2);
    QCOMPARE(till.noticed<ReprintQueued>()->copy, 2);
    QCOMPARE(till.job(id.text() + QStringLiteral("/receipt/1")).copy, 1);
    QCOMPARE(till.job(id.text() + QStringLiteral("/receipt/2")).copy, 2);
    till.restart();
    till.checkout->reprint(id);
    QCOMPARE(till.noticed<ReprintQueued>()->copy, 3);
}

void TestCheckoutDesk::doesNotReprintWhatIsNotPaid()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    till.checkout->reprint(till.state().sale.id);
    till.checkout->reprint(SaleId(QStringLiteral("02-20261120-9999")));
    QCOMPARE(till.noticedTimes<SaleNotAvailable>(), 2);
    QCOMPARE(till.printsQueued, 0);
}

/// The drawer hangs on the printer too.
void TestCheckoutDesk::promisesNothingWithoutAPrinter()
{
    TillBench till;
    till.config.printReceipts = false;
    till.start();
    const SaleId id = till.sellWater();
    till.checkout->reprint(id);
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    QCOMPARE(till.noticedTimes<NoPrinter>(), 2);
    QCOMPARE(till.noticedTimes<ReprintQueued>(), 0);
    QCOMPARE(till.noticedTimes<DrawerRequested>(), 0);
    QCOMPARE(till.printsQueued, 0);
    QVERIFY(till.recordsOf(QStringLiteral("drawer.opened")).isEmpty());
}

void TestCheckoutDesk::recordsWhoOpenedTheDrawerAndWhy()
{
    TillBench till;
    till.start();
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    QCOMPARE(till.journal->lastKinds(),
             QStringList({QStringLiteral("drawer.opened"), QStringLiteral("print.queued")}));
    const auto records = till.recordsOf(QStringLiteral("drawer.opened"));
    QCOMPARE(records.size(), 1);
    QCOMPARE(QString::fromUtf8(records.first().payload),
             QStringLiteral("{\"by\":\"1008\",\"reason\":\"换零钱\"}"));
    QCOMPARE(till.noticedTimes<DrawerRequested>(), 1);
    QCOMPARE(till.printsQueued, 1);
}

void TestCheckoutDesk::recordsWhoLetTheDrawerBeOpened()
{
    TillBench till;
    till.start();
    till.checkout->openDrawer(QStringLiteral("换零钱"), OperatorId(QStringLiteral("2001")));
    QCOMPARE(QString::fromUtf8(till.recordsOf(QStringLiteral("drawer.opened")).first().payload),
             QStringLiteral("{\"approvedBy\":\"2001\",\"by\":\"1008\",\"reason\":\"换零钱\"}"));
}

void TestCheckoutDesk::opensTheDrawerTwiceInTheSameMillisecond()
{
    TillBench till; // the clock stands still, as it does when it is put back
    till.start();
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    till.checkout->openDrawer(QStringLiteral("又一次"));
    QVERIFY(!till.state().halted);
    QCOMPARE(till.recordsOf(QStringLiteral("drawer.opened")).size(), 2);
    QCOMPARE(till.printsQueued, 2);
}

QTEST_GUILESS_MAIN(TestCheckoutDesk)
#include "tst_checkout_desk.moc"
