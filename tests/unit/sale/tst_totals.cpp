// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till;
using namespace till::sale;

class TotalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUpTheSaleOfThePictures();
    void anEmptySaleIsZero();
    void aVoidedLineCountsForNothing();
    void aLabelAmountReplacesWeightTimesPrice();
    void aLowerOverrideShowsAsADiscount();
    void aDearerOverrideRaisesTheGrossInstead();
    void aLineDiscountIsTakenOffTheOverriddenPrice();
    void percentIsRoundedHalfAwayFromZero();
    void aFixedDiscountNeverExceedsItsBase();
    void theSaleDiscountIsSharedByWhatLinesStillCost();
    void theSaleDiscountSparesGoodsWithoutDiscount();
    void aSaleDiscountOverNothingIsNothing();
    void aLineBeyondTheRangeDoesNotStopTheProgram();
    void countsPiecesAndWeighedLines();
    void roundsWhatIsPaidInCash_data();
    void roundsWhatIsPaidInCash();
    void roundingStaysBelowItsUnit();
    void handsOutTheLargestNotesFirst();
    void changeInNotesAddsUp();
    void offersLikelyCash_data();
    void offersLikelyCash();
    void likelyCashIsFourAscendingAmounts();
};

void TotalsTest::addsUpTheSaleOfThePictures()
{
    Cart cart;
    ringUpThePicturedSale(cart);
    const Totals sum = cart.sums();
    QCOMPARE(sum.gross, fen(13'496));
    QCOMPARE(sum.discounts, fen(575));
    QCOMPARE(sum.total, fen(12'921));
    QCOMPARE(sum.lineCount, 9);
    QCOMPARE(sum.pieces, 18);
    QCOMPARE(sum.lines[3].net, fen(1'536));
    QCOMPARE(sum.lines[4], (LineTotal{5, fen(1'500), fen(375), fen(0), fen(1'125)}));
    QCOMPARE(sum.lines[6], (LineTotal{7, fen(1'690), fen(200), fen(0), fen(1'490)}));
    QCOMPARE(roundedForCash(sum.remaining, RoundingMode::DropFen), fen(12'920));

    QVERIFY(!cart.run(TenderCash{fen(20'000)}));
    QCOMPARE(cart.sale.phase, Phase::Completed);
    QCOMPARE(cart.sale.rounding, fen(1));
    QCOMPARE(cart.sale.change, fen(7'080));
    QCOMPARE(cart.sums().total, fen(12'921));
    QCOMPARE(cart.sums().paid, fen(12'921));
    QCOMPARE(cart.sums().remaining, fen(0));
}

void TotalsTest::anEmptySaleIsZero()
{
    QCOMPARE(totals(Sale()), Totals());
}

void TotalsTest::aVoidedLineCountsForNothing()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 100));
    cart.add(piece(u"b"_qs, 250), Quantity::pieces(2));
    cart.run(DiscountLine{1, percentOff(100)});
    cart.run(VoidLine{1});
    const Totals sum = cart.sums();
    QCOMPARE(sum.lines.size(), 2);
    QCOMPARE(sum.lines[0], (LineTotal{1, fen(0), fen(0), fen(0), fen(0)}));
    QCOMPARE(sum.total, fen(500));
    QCOMPARE(sum.lineCount, 1);
    QCOMPARE(sum.pieces, 2);
}

void TotalsTest::aLabelAmountReplacesWeightTimesPrice()
{
    Cart cart;
    // 0.335 kg × 29.90 = 10.0165: the label rounded it up.
    cart.run(AddItem{weighed(u"a"_qs, 2990), Quantity::grams(335), fen(1003)});
    QCOMPARE(cart.sums().total, fen(1003));
    cart.run(ChangeQuantity{1, Quantity::grams(336)});
    QCOMPARE(cart.sums().total, fen(1005));
}

void TotalsTest::aLowerOverrideShowsAsADiscount()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 1000), Quantity::pieces(3));
    cart.run(OverridePrice{1, fen(800), QString(), manager});
    QCOMPARE(cart.sums().lines[0], (LineTotal{1, fen(3000), fen(600), fen(0), fen(2400)}));
}

void TotalsTest::aDearerOverrideRaisesTheGrossInstead()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 1000), Quantity::pieces(3));
    cart.run(OverridePrice{1, fen(1200), QString(), manager});
    QCOMPARE(cart.sums().lines[0], (LineTotal{1, fen(3600), fen(0), fen(0), fen(3600)}));
}

void TotalsTest::aLineDiscountIsTakenOffTheOverriddenPrice()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 1000));
    cart.run(OverridePrice{1, fen(800), QString(), manager});
    cart.run(DiscountLine{1, percentOff(100)});
    QCOMPARE(cart.sums().lines[0], (LineTotal{1, fen(1000), fen(280), fen(0), fen(720)}));
}

void TotalsTest::percentIsRoundedHalfAwayFromZero()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 125));
    cart.run(DiscountLine{1, percentOff(20)}); // 2.5 fen
    QCOMPARE(cart.sums().lines[0].lineDiscount, fen(3));
}

void TotalsTest::aFixedDiscountNeverExceedsItsBase()
{
    Sale sale;
    Line line{.id = 1, .item = piece(QStringLiteral("a"), 100), .quantity = Quantity::pieces(1)};
    line.discount = amountOff(500);
    sale.lines = {line};
    sale.discount = amountOff(500);
    QCOMPARE(totals(sale).total, fen(0));
    QCOMPARE(totals(sale).discounts, fen(100));
}

void TotalsTest::theSaleDiscountIsSharedByWhatLinesStillCost()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 1000));
    cart.add(piece(u"b"_qs, 2000));
    cart.run(DiscountLine{2, amountOff(1000), manager});
    cart.add(piece(u"c"_qs, 1000));
    cart.run(DiscountSale{amountOff(100)});
    const Totals sum = cart.sums();
    // Three lines at 10.00 share one yuan: the odd fen goes to the first.
    QCOMPARE(sum.lines[0].saleDiscountShare, fen(34));
    QCOMPARE(sum.lines[1].saleDiscountShare, fen(33));
    QCOMPARE(sum.lines[2].saleDiscountShare, fen(33));
    QCOMPARE(sum.total, fen(2900));
    QCOMPARE(sum.discounts, fen(1100));
}

void TotalsTest::theSaleDiscountSparesGoodsWithoutDiscount()
{
    Cart cart;
    Item tobacco = piece(u"a"_qs, 5000);
    tobacco.discountable = false;
    cart.add(tobacco);
    cart.add(piece(u"b"_qs, 1000));
    cart.run(DiscountSale{percentOff(200)});
    QCOMPARE(cart.sums().lines[0].saleDiscountShare, fen(0));
    QCOMPARE(cart.sums().lines[1].saleDiscountShare, fen(200));
    QCOMPARE(cart.sums().total, fen(5800));
}

void TotalsTest::aSaleDiscountOverNothingIsNothing()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 1000));
    cart.run(DiscountSale{percentOff(100)});
    cart.run(VoidLine{1});
    QCOMPARE(cart.sums().total, fen(0));
    QCOMPARE(cart.sums().discounts, fen(0));
}

void TotalsTest::aLineBeyondTheRangeDoesNotStopTheProgram()
{
    Sale sale;
    sale.lines = {Line{.id = 1,
                       .item = piece(QStringLiteral("a"), Money::maxFen),
                       .quantity = Quantity::fromMilli(Quantity::maxMilli)}};
    QCOMPARE(totals(sale).total, fen(Money::maxFen));
}

void TotalsTest::countsPiecesAndWeighedLines()
{
    Cart cart;
    cart.add(piece(u"a"_qs, 100), Quantity::pieces(5));
    cart.add(weighed(u"b"_qs, 100), Quantity::grams(2750));
    cart.add(weighed(u"b"_qs, 100), Quantity::grams(250));
    QCOMPARE(cart.sums().pieces, 7);
    QCOMPARE(cart.sums().lineCount, 3);
}

void TotalsTest::roundsWhatIsPaidInCash_data()
{
    QTest::addColumn<RoundingMode>("mode");
    QTest::addColumn<qint64>("remaining");
    QTest::addColumn<qint64>("due");

    const auto row = [](const char* name, RoundingMode mode, qint64 remaining, qint64 due) {
        QTest::addRow("%s %lld", name, remaining) << mode << remaining << due;
    };
    row("none", RoundingMode::None, 12'921, 12'921);
    row("drop fen", RoundingMode::DropFen, 12'921, 12'920);
    row("drop fen", RoundingMode::DropFen, 12'929, 12'920);
    row("drop fen", RoundingMode::DropFen, 9, 0);
    row("drop jiao", RoundingMode::DropJiao, 12'999, 12'900);
    row("half up to jiao", RoundingMode::HalfUpJiao, 12'924, 12'920);
    row("half up to jiao", RoundingMode::HalfUpJiao, 12'925, 12'930);
    row("half up to yuan", RoundingMode::HalfUpYuan, 12'949, 12'900);
    row("half up to yuan", RoundingMode::HalfUpYuan, 12'950, 13'000);
    row("drop to five jiao", RoundingMode::DropToFiveJiao, 12'949, 12'900);
    row("drop to five jiao", RoundingMode::DropToFiveJiao, 12'950, 12'950);
    row("nothing", RoundingMode::HalfUpYuan, 0, 0);
    row("a negative amount stays", RoundingMode::DropFen, -15, -15);
}

void TotalsTest::roundsWhatIsPaidInCash()
{
    QFETCH(RoundingMode, mode);
    QFETCH(qint64, remaining);
    QFETCH(qint64, due);
    QCOMPARE(roundedForCash(fen(remaining), mode), fen(due));
}

void TotalsTest::roundingStaysBelowItsUnit()
{
    QVERIFY(rc::check("0 <= due, |amount - due| < 1 yuan, rounding twice changes nothing", [] {
        const Money amount = fen(*rc::gen::inRange<qint64>(0, 1'000'000));
        const auto mode = static_cast<RoundingMode>(
            *rc::gen::inRange(0, static_cast<int>(RoundingMode::DropToFiveJiao) + 1));
        const Money due = roundedForCash(amount, mode);
        RC_ASSERT(!due.isNegative());
        RC_ASSERT((amount - due).abs() < fen(100));
        RC_ASSERT(roundedForCash(due, mode) == due);
    }));
}

void TotalsTest::handsOutTheLargestNotesFirst()
{
    const QList<Denomination> expected{
        {fen(5'000), 1}, {fen(2'000), 1}, {fen(50), 1}, {fen(10), 3}};
    QCOMPARE(changeInNotes(fen(7'080)), expected);
    const QList<Denomination> odd{{fen(10'000), 3}, {fen(1'000), 1}, {fen(500), 1},
                                  {fen(100), 4},    {fen(5), 1},     {fen(2), 2}};
    QCOMPARE(changeInNotes(fen(31'909)), odd);
    QVERIFY(changeInNotes(fen(0)).isEmpty());
    QVERIFY(changeInNotes(fen(-5)).isEmpty());
}

void TotalsTest::changeInNotesAddsUp()
{
    QVERIFY(rc::check("the notes are worth the change, largest first", [] {
        const Money change = fen(*rc::gen::inRange<qint64>(0, 10'000'000));
        Money worth;
        Money previous = fen(10'001);
        for (const Denomination& note : changeInNotes(change)) {
            RC_ASSERT(note.count > 0);
            RC_ASSERT(note.value < previous);
            previous = note.value;
            worth += fen(note.value.fen() * note.count);
        }
        RC_ASSERT(worth == change);
    }));
}

void TotalsTest::offersLikelyCash_data()
{
    QTest::addColumn<qint64>("due");
    QTest::addColumn<QList<qint64>>("expected");

    QTest::newRow("of the pictures")
        << qint64(12'920) << QList<qint64>{12'920, 13'000, 15'000, 20'000};
    QTest::newRow("small") << qint64(350) << QList<qint64>{350, 1'000, 5'000, 10'000};
    QTest::newRow("just below a hundred")
        << qint64(9'750) << QList<qint64>{9'750, 9'800, 10'000, 20'000};
    QTest::newRow("a fifty is missing")
        << qint64(14'530) << QList<qint64>{14'530, 15'000, 16'000, 20'000};
    QTest::newRow("whole tens") << qint64(13'000) << QList<qint64>{13'000, 14'000, 15'000, 20'000};
    QTest::newRow("nothing") << qint64(0) << QList<qint64>{0, 1'000, 5'000, 10'000};
}

void TotalsTest::offersLikelyCash()
{
    QFETCH(qint64, due);
    QFETCH(QList<qint64>, expected);
    QList<qint64> amounts;
    for (const Money amount : likelyCash(fen(due)))
        amounts.append(amount.fen());
    QCOMPARE(amounts, expected);
}

void TotalsTest::likelyCashIsFourAscendingAmounts()
{
    QVERIFY(rc::check("four amounts, ascending, the first is what is due", [] {
        const Money due = fen(*rc::gen::inRange<qint64>(0, 10'000'000));
        const QList<Money> amounts = likelyCash(due);
        RC_ASSERT(amounts.size() == 4);
        RC_ASSERT(amounts.first() == due);
        for (qsizetype i = 1; i < amounts.size(); ++i)
            RC_ASSERT(amounts[i] > amounts[i - 1]);
    }));
}

QTEST_APPLESS_MAIN(TotalsTest)
#include "tst_totals.moc"
