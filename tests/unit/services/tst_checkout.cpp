// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/sale_code.h"
#include "core/sale/sale_number.h"
#include "tests/support/require.h"
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
    void remembersUnknownCodesAfterARestart();
    void keepsTwentyUnknownCodes();
    void doesNotParkUnreadableCodes();
    void clearsUnknownCodesWithTheSale();
    void reportsACatalogueThatCannotBeRead();
    void asksForThePriceOfGoodsWithoutOne();
    void handsOnSaleCodesAndPaymentCodes();
    void keepsReceiptsOfTrainingApart();

    // ---- live field ----
    void changesTheTouchedLineWithTimesAndEnter();
    void saysThatThereIsNoLineToChange();
    void takesBackWithMinus();
    void refusesToTakeBackWhatIsNotInTheCart();
    void saysThatAQuantityIsUnreadable();

    // ---- money ----
    void leavesAnUnpaidTenderForTheNextGoods();
    void keepsATenderThatHoldsMoney();
    void takesACardPartAndRoundsTheCashRemainder();
    void opensTheDrawerOnlyForCash();
    void promisesNoDrawerForASaleOfNothing();
    void queuesNothingWithoutAPrinter();
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

void TestCheckout::remembersUnknownCodesAfterARestart()
{
    TillBench till;
    till.start();
    till.scan(QStringLiteral("ABC-1"));
    till.scan(QStringLiteral("6900000000012"));
    till.scan(QStringLiteral("ABC-2"));
    till.checkout->dismissUnknown(QStringLiteral("ABC-1"));
    const QString mayBeMoney = QStringLiteral("910695025068954030");
    till.scan(mayBeMoney);
    QVERIFY(till.state().unknownCodes.contains(mayBeMoney));
    QVERIFY(till.checkout->flush());

    till.restart();
    QCOMPARE(till.state().unknownCodes,
             QStringList({QStringLiteral("6900000000012"), QStringLiteral("ABC-2")}));
    bool isWritten = false;
    QVERIFY(till.store->read(1, [&](const ports::JournalRecord& record) {
        isWritten = isWritten || record.payload.contains(mayBeMoney.toUtf8());
        return true;
    }));
    QVERIFY(!isWritten);
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
    const SaleId sale(QStringLiteral("02-20261120-0001"));
    const QString genuine = support::require(receipt::encodeSaleCode(
        {sale, fen(200), Instant{1'795'147'200'000}},
        [](const QByteArray& message) { return QByteArray::number(message.size()); }));
    till.scan(genuine);
    QCOMPARE(till.saleCodes, QStringList{sale.text()});
    till.scan(QString(genuine).replace(QStringLiteral(".200."), QStringLiteral(".999.")) + u'A');
    QCOMPARE(till.noticedTimes<ForeignReceipt>(), 1);
    till.scan(support::require(sale::SaleNumber::fromId(sale)).digits());
    QCOMPARE(till.saleCodes, (QStringList{sale.text(), sale.text()}));
    till.scan(QStringLiteral("134567890123456789"));
    const auto* seen = till.noticed<PaymentCodeScanned>();
    QVERIFY(seen != nullptr);
    QCOMPARE(seen->remaining, fen(200));
    QVERIFY(till.state().unknownCodes.isEmpty());
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckout::keepsReceiptsOfTrainingApart()
{
    const sale::SaleNumber real{2, QDate(2026, 11, 20), 1, false};
    sale::SaleNumber exercise = real;
    exercise.training = true;
    TillBench till;
    till.start();
    till.scan(exercise.digits());
    till.scan(support::require(receipt::encodeSaleCode(
        {exercise.id(), fen(200), Instant{1'795'147'200'000}},
        [](const QByteArray& message) { return QByteArray::number(message.size()); })));
    QVERIFY(till.saleCodes.isEmpty());
    QCOMPARE(till.noticedTimes<ForeignReceipt>(), 2);

    CheckoutConfig training = till.config;
    training.training = true;
    till.checkout->setConfig(training);
    till.scan(real.digits());
    QCOMPARE(till.noticedTimes<ForeignReceipt>(), 3);
    till.scan(exercise.digits());
    QCOMPARE(till.saleCodes, QStringList{exercise.id().text()});
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

/// The scan was on its way while the window did not know yet that the tender had begun.
void TestCheckout::leavesAnUnpaidTenderForTheNextGoods()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.run(sale::StartTender{});

    till.scanWater();
    QVERIFY(till.state().sale.phase == sale::Phase::Open);
    QCOMPARE(till.state().totals.total, fen(400));
}

void TestCheckout::keepsATenderThatHoldsMoney()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.run(sale::StartTender{});
    till.run(sale::TenderCash{fen(100)});

    till.scanWater();
    QVERIFY(till.state().sale.phase == sale::Phase::Tendering);
    QCOMPARE(till.state().totals.total, fen(200));
    QVERIFY(!till.notices.isEmpty());
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

QTEST_GUILESS_MAIN(TestCheckout)
#include "tst_checkout.moc"
