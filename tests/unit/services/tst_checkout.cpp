// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace till;
using namespace till::services;

/// What a cashier does, from the command to the journal and to what the screen is told.
class TestCheckout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- announced and durable ----
    void announcesAScannedLineBeforeItIsDurable();
    void writesAScannedLineWithinTheGroupCommit();
    void writesLinesScannedTogetherInOneTransaction();
    void announcesMoneyOnlyWhenItIsDurable();
    void writesCompletionReceiptAndPulseTogether();
    void keepsTheOrderOf300Scans();
    void writesWhatWaitsWhenTheProgramEnds();

    // ---- codes ----
    void parksUnknownCodes();
    void keepsTwentyUnknownCodes();
    void doesNotParkUnreadableCodes();
    void clearsUnknownCodesWithTheSale();
    void reportsACatalogueThatCannotBeRead();
    void asksForThePriceOfGoodsWithoutOne();
    void handsOnSaleCodesAndPaymentCodes();

    // ---- live field ----
    void changesTheTouchedLineWithTimesAndEnter();
    void saysThatThereIsNoLineToChange();
    void takesBackWithMinus();
    void refusesToTakeBackWhatIsNotInTheCart();
    void saysThatAQuantityIsUnreadable();

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
    void voidsASaleAndGivesItsNumberToNoOther();

    // ---- money ----
    void takesACardPartAndRoundsTheCashRemainder();
    void opensTheDrawerOnlyForCash();
    void promisesNoDrawerForASaleOfNothing();
    void queuesNothingWithoutAPrinter();

    // ---- paper and drawer ----
    void numbersReprints();
    void doesNotReprintWhatIsNotPaid();
    void recordsWhoOpenedTheDrawerAndWhy();
    void opensTheDrawerTwiceInTheSameMillisecond();
};

void TestCheckout::announcesAScannedLineBeforeItIsDurable()
{
    TillBench till;
    till.start();
    const qsizetype statesBefore = till.states.size();
    const int appendsBefore = till.journal->appends();

    till.scanWater();

    QCOMPARE(till.states.size(), statesBefore + 1);
    QCOMPARE(till.states.last().sale.countedLines(), 1);
    QCOMPARE(till.states.last().totals.total, fen(200));
    QCOMPARE(till.journal->appends(), appendsBefore);
}

void TestCheckout::writesAScannedLineWithinTheGroupCommit()
{
    TillBench till;
    till.start();
    QElapsedTimer watch;
    watch.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    QCOMPARE(TillBench::timerOf(*till.checkout).interval(), CheckoutService::groupCommitMs);

    // Nothing else happens; the real timer does it. The limit leaves room for a busy machine.
    QTRY_COMPARE_WITH_TIMEOUT(till.journal->durable().size(), 1, 2000);
    QVERIFY(watch.elapsed() < 1000);
    QCOMPARE(till.kindsOf(id.text()),
             QStringList({QStringLiteral("sale.opened"), QStringLiteral("sale.line_added")}));
}

void TestCheckout::writesLinesScannedTogetherInOneTransaction()
{
    TillBench till;
    till.start();
    till.scanWater();
    // Later scans must not push the commit back, or a fast cashier would never get one.
    QTimer& timer = TillBench::timerOf(*till.checkout);
    const int left = timer.remainingTime();
    till.scan(goods::breadBarcode);
    till.scanWater();
    QVERIFY(timer.remainingTime() <= left);
    till.letGroupCommitPass();
    QCOMPARE(till.journal->durable().size(), 1);
    QCOMPARE(till.journal->durable().first().size(), 4);
}

void TestCheckout::announcesMoneyOnlyWhenItIsDurable()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    till.run(sale::StartTender{});
    till.log.clear();

    till.run(sale::TenderCash{fen(100)});
    QCOMPARE(till.log,
             QStringList({QStringLiteral("durable: sale.tender_started sale.tender_added"),
                          QStringLiteral("state")}));
    till.log.clear();

    till.run(sale::TenderCash{fen(100)});
    QVERIFY(
        till.log.first().startsWith(QStringLiteral("durable: sale.tender_added sale.completed")));
    QCOMPARE(till.log.count(QStringLiteral("completed")), 1);
    QCOMPARE(till.log.count(QStringLiteral("printQueued")), 1);
    QVERIFY(till.log.indexOf(QStringLiteral("completed")) > 0);
}

void TestCheckout::writesCompletionReceiptAndPulseTogether()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    till.run(sale::StartTender{});
    till.run(sale::TenderCash{fen(500)});

    QCOMPARE(till.journal->appends(), 1);
    const QStringList kinds = till.journal->lastKinds();
    QCOMPARE(kinds.count(QStringLiteral("sale.completed")), 1);
    QCOMPARE(kinds.count(QStringLiteral("print.queued")), 2);
    QVERIFY(till.job(id.text() + QStringLiteral("/drawerPulse/0")).state ==
            ports::PrintJob::State::Queued);
    QVERIFY(till.job(id.text() + QStringLiteral("/receipt/0")).state ==
            ports::PrintJob::State::Queued);

    QCOMPARE(till.completed.size(), 1);
    QCOMPARE(till.completed.first().sale.change, fen(300));
    QVERIFY(till.completed.first().drawerOpens);
    QVERIFY(till.completed.first().receiptQueued);
    QVERIFY(!till.state().sale.hasBegun());
    QVERIFY(till.state().lastCompleted && till.state().lastCompleted->id == id);
}

void TestCheckout::keepsTheOrderOf300Scans()
{
    TillBench till;
    till.config.rules.merge = sale::MergeMode::Never;
    for (int i = 0; i < 300; ++i) {
        catalog::Product product;
        product.code = ProductCode(QStringLiteral("S%1").arg(i));
        product.barcodes = {QStringLiteral("SCAN-%1").arg(i)};
        product.name = product.code.text();
        product.price = fen(100 + i);
        till.catalogue.add(product);
    }
    till.start();
    for (int i = 0; i < 300; ++i) {
        till.scan(QStringLiteral("SCAN-%1").arg(i));
        if (i % 7 == 0)
            till.letGroupCommitPass();
    }
    till.letGroupCommitPass();
    till.restart();

    QCOMPARE(till.state().sale.lines.size(), 300);
    for (int i = 0; i < 300; ++i) {
        QCOMPARE(till.state().sale.lines[i].id, i + 1);
        QCOMPARE(till.state().sale.lines[i].item.name, QStringLiteral("S%1").arg(i));
    }
}

void TestCheckout::writesWhatWaitsWhenTheProgramEnds()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.quit();
    till.start();
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckout::parksUnknownCodes()
{
    TillBench till;
    till.start();
    till.scan(QStringLiteral("6900000000012"));
    till.scan(QStringLiteral("ABC-1"));
    till.scan(QStringLiteral("6900000000012"));
    QCOMPARE(till.state().unknownCodes,
             QStringList({QStringLiteral("ABC-1"), QStringLiteral("6900000000012")}));
    QCOMPARE(till.noticedTimes<UnknownCode>(), 3);
    QVERIFY(!till.state().sale.hasBegun());

    till.checkout->dismissUnknown(QStringLiteral("ABC-1"));
    QCOMPARE(till.states.last().unknownCodes, QStringList{QStringLiteral("6900000000012")});
}

void TestCheckout::keepsTwentyUnknownCodes()
{
    TillBench till;
    till.start();
    for (int i = 1; i <= 25; ++i)
        till.scan(QStringLiteral("NONE-%1").arg(i));
    QCOMPARE(till.state().unknownCodes.size(), 20);
    QCOMPARE(till.state().unknownCodes.first(), QStringLiteral("NONE-6"));
    QCOMPARE(till.state().unknownCodes.last(), QStringLiteral("NONE-25"));
}

void TestCheckout::doesNotParkUnreadableCodes()
{
    TillBench till;
    till.start();
    till.scan(QStringLiteral("690123\u0007"));
    till.scan(QString(300, u'9'));
    QCOMPARE(till.noticedTimes<UnreadableCode>(), 2);
    QVERIFY(till.state().unknownCodes.isEmpty());
}

void TestCheckout::clearsUnknownCodesWithTheSale()
{
    TillBench till;
    till.start();
    till.scan(QStringLiteral("NONE-1"));
    till.sellWater();
    QVERIFY(till.state().unknownCodes.isEmpty());
}

void TestCheckout::reportsACatalogueThatCannotBeRead()
{
    TillBench till;
    till.start();
    till.catalogue.failWith(Error{ErrorCode::Corrupt, QStringLiteral("as planned")});
    till.scanWater();
    till.scan(withCheckDigit(QStringLiteral("210002100512")));
    till.checkout->addProduct(goods::water, Quantity::pieces(1));
    QCOMPARE(till.noticedTimes<CatalogueUnavailable>(), 3);
    QVERIFY(till.state().unknownCodes.isEmpty());
    QVERIFY(!till.state().halted);
}

void TestCheckout::asksForThePriceOfGoodsWithoutOne()
{
    TillBench till;
    till.start();
    till.checkout->addProduct(goods::gift, Quantity::pieces(1));
    QCOMPARE(till.noticedTimes<PriceMissing>(), 1);
    QVERIFY(!till.state().sale.hasBegun());
}

void TestCheckout::handsOnSaleCodesAndPaymentCodes()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.scan(QStringLiteral("TILL1.02-20261120-0001.200.1795147200.AAAA"));
    QCOMPARE(till.saleCodes.size(), 1);
    till.scan(QStringLiteral("134567890123456789"));
    const auto* seen = till.noticed<PaymentCodeScanned>();
    QVERIFY(seen != nullptr);
    QCOMPARE(seen->remaining, fen(200));
    QVERIFY(till.state().unknownCodes.isEmpty());
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckout::changesTheTouchedLineWithTimesAndEnter()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.scan(goods::breadBarcode);
    till.checkout->enter(QStringLiteral("3*"));
    QCOMPARE(till.state().sale.lines[0].quantity, Quantity::pieces(1));
    QCOMPARE(till.state().sale.lines[1].quantity, Quantity::pieces(3));
    QCOMPARE(till.state().touchedLine, 2);
    till.checkout->enter(QStringLiteral("2*") + goods::waterBarcode);
    QCOMPARE(till.state().sale.lines[2].quantity, Quantity::pieces(2));
    QCOMPARE(till.state().totals.total, fen(200 + 3 * 333 + 2 * 200));

    // The cart of before a power cut behaves as if nothing had happened.
    till.letGroupCommitPass();
    till.restart();
    till.checkout->enter(QStringLiteral("4*"));
    QCOMPARE(till.state().sale.lines[2].quantity, Quantity::pieces(4));
}

void TestCheckout::saysThatThereIsNoLineToChange()
{
    TillBench till;
    till.start();
    till.checkout->enter(QStringLiteral("3*"));
    QVERIFY(till.refusedWith(sale::Refusal::CartEmpty));
}

void TestCheckout::takesBackWithMinus()
{
    TillBench till;
    till.start();
    till.scan(goods::waterBarcode, Quantity::pieces(3));
    till.checkout->enter(QStringLiteral("1-") + goods::waterBarcode);
    QCOMPARE(till.state().totals.total, fen(400));
    till.scan(goods::waterBarcode, Quantity::pieces(-2));
    QCOMPARE(till.state().sale.countedLines(), 0);
    QCOMPARE(till.state().sale.lines.size(), 1);
    QVERIFY(till.state().sale.lines[0].voided);
}

void TestCheckout::refusesToTakeBackWhatIsNotInTheCart()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.checkout->enter(QStringLiteral("1-") + goods::breadBarcode);
    QVERIFY(till.refusedWith(sale::Refusal::NothingToTakeBack));
    till.checkout->enter(QStringLiteral("2-") + goods::waterBarcode);
    QVERIFY(till.refusedWith(sale::Refusal::NothingToTakeBack));
    QCOMPARE(till.state().totals.total, fen(200));
}

void TestCheckout::saysThatAQuantityIsUnreadable()
{
    TillBench till;
    till.start();
    till.checkout->enter(QStringLiteral("3**690"));
    QCOMPARE(till.noticedTimes<QuantityUnreadable>(), 1);
    till.scan(goods::waterBarcode, Quantity::fromMilli(1500));
    QVERIFY(till.refusedWith(sale::Refusal::QuantityNotWhole));
}

void TestCheckout::holdsAndRecalls()
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

void TestCheckout::holdsTheOpenCartBeforeARecall()
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

void TestCheckout::voidsAnEmptyCartBeforeARecall()
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

void TestCheckout::refusesToRecallASaleThatIsTaken()
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

void TestCheckout::staysWithTheOpenCartWhenTheSaleToRecallIsGone()
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

void TestCheckout::doesNotHoldACartWithMoneyIn()
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

void TestCheckout::asksForApprovalOfAPriceOverride()
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

void TestCheckout::doesNotApplyAnApprovalToTheNextSale()
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

void TestCheckout::voidsASaleAndGivesItsNumberToNoOther()
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

void TestCheckout::takesACardPartAndRoundsTheCashRemainder()
{
    TillBench till;
    till.config.rules.rounding = sale::RoundingMode::DropFen;
    till.start();
    till.scan(goods::breadBarcode, Quantity::pieces(3)); // 9.99
    till.run(sale::TenderExternalCard{fen(500), QStringLiteral("001122")});
    QVERIFY(till.state().sale.phase == sale::Phase::Tendering);
    QCOMPARE(till.state().totals.remaining, fen(499));
    QCOMPARE(till.state().cashDue, fen(490));

    till.run(sale::TenderExternalCard{fen(500), QStringLiteral("001122")});
    QVERIFY(till.refusedWith(sale::Refusal::CardMoreThanRemains));

    till.run(sale::TenderCash{fen(1000)});
    QCOMPARE(till.completed.size(), 1);
    const CompletedSale& paid = till.completed.first();
    QCOMPARE(paid.totals.total, fen(999));
    QCOMPARE(paid.sale.rounding, fen(9));
    QCOMPARE(paid.sale.change, fen(510));
    QVERIFY(paid.drawerOpens);
}

void TestCheckout::opensTheDrawerOnlyForCash()
{
    TillBench till;
    till.start();
    till.scanWater();
    const SaleId id = till.state().sale.id;
    till.run(sale::TenderExternalCard{fen(200), QStringLiteral("001122")});
    QCOMPARE(till.completed.size(), 1);
    QVERIFY(!till.completed.first().drawerOpens);
    QVERIFY(till.completed.first().receiptQueued);
    QVERIFY(!till.store->find(PrintJobId(id.text() + QStringLiteral("/drawerPulse/0"))));
}

void TestCheckout::promisesNoDrawerForASaleOfNothing()
{
    TillBench till;
    till.config.rules.priceOverrideFree = true;
    till.start();
    till.scanWater();
    till.run(sale::OverridePrice{1, fen(0), QStringLiteral("赠送")});
    till.run(sale::TenderCash{fen(0)});
    QCOMPARE(till.completed.size(), 1);
    QVERIFY(!till.completed.first().drawerOpens);
    QCOMPARE(till.journal->lastKinds().count(QStringLiteral("print.queued")), 1);
}

void TestCheckout::queuesNothingWithoutAPrinter()
{
    TillBench till;
    till.config.printReceipts = false;
    till.start();
    till.sellWater();
    QCOMPARE(till.completed.size(), 1);
    QVERIFY(!till.completed.first().drawerOpens);
    QVERIFY(!till.completed.first().receiptQueued);
    QCOMPARE(till.printsQueued, 0);
    QCOMPARE(till.journal->lastKinds().count(QStringLiteral("print.queued")), 0);
}

void TestCheckout::numbersReprints()
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

void TestCheckout::doesNotReprintWhatIsNotPaid()
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

void TestCheckout::recordsWhoOpenedTheDrawerAndWhy()
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

void TestCheckout::opensTheDrawerTwiceInTheSameMillisecond()
{
    TillBench till; // the clock stands still, as it does when it is put back
    till.start();
    till.checkout->openDrawer(QStringLiteral("换零钱"));
    till.checkout->openDrawer(QStringLiteral("又一次"));
    QVERIFY(!till.state().halted);
    QCOMPARE(till.recordsOf(QStringLiteral("drawer.opened")).size(), 2);
    QCOMPARE(till.printsQueued, 2);
}

QTEST_GUILESS_MAIN(TestCheckout)
#include "tst_checkout.moc"
