// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <QTest>

using namespace till;
using namespace till::sale;

namespace {

const Item water = piece(QStringLiteral("water"), 200);
const Item bread = piece(QStringLiteral("bread"), 500);
const Item apples = weighed(QStringLiteral("apples"), 1196);

} // namespace

class DecideLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstItemOpensTheSale();
    void scanningTheSameAgainMakesTheLastLineLonger();
    void otherGoodsInBetweenStartANewLine();
    void mergingAnywhereFindsTheLineAbove();
    void mergingNeverMakesALineForEachScan();
    void aLineTouchedByHandIsLeftAlone();
    void anotherPriceIsAnotherLine();
    void weighedGoodsAndLabelsNeverMerge();
    void takesBackFromTheNewestLines();
    void takesBackNothingThatIsNotThere();
    void refusesQuantitiesThatCannotBe();
    void refusesPricesThatCannotBe();
    void keepsTheLimitsOfTheShop();
    void aLoweredLimitDoesNotBlockTheWayDown();
    void changesAQuantity();
    void aSmallerQuantityIsAVoidToo();
    void voidsALineOnce();
    void lineNumbersAreNeverUsedTwice();
    void notesALine();
    void namesUnknownAndVoidedLines();
    void theSameAgainCausesNothing();
};

void DecideLinesTest::theFirstItemOpensTheSale()
{
    Cart cart;
    QVERIFY(!cart.add(water, Quantity::pieces(2)));
    QCOMPARE(cart.lastKinds(), u"opened line_added"_qs);
    QCOMPARE(cart.sale.id, SaleId(u"02-20261120-0147"_qs));
    QCOMPARE(cart.sale.cashier, cashier);
    QCOMPARE(cart.sale.phase, Phase::Open);
    QCOMPARE(cart.sale.lines.first().id, 1);
    QVERIFY(!cart.add(bread));
    QCOMPARE(cart.lastKinds(), u"line_added"_qs);
}

void DecideLinesTest::scanningTheSameAgainMakesTheLastLineLonger()
{
    Cart cart;
    cart.add(water);
    cart.add(water, Quantity::pieces(5));
    QCOMPARE(cart.lastKinds(), u"line_quantity_changed"_qs);
    QCOMPARE(cart.sale.lines.size(), 1);
    QCOMPARE(cart.sale.lines.first().quantity, Quantity::pieces(6));
    // A voided line is not the last one that counts, nor one to merge with.
    cart.add(bread);
    cart.run(VoidLine{2});
    cart.add(water);
    QCOMPARE(cart.sale.lines.first().quantity, Quantity::pieces(7));
    cart.add(bread);
    QCOMPARE(cart.sale.lines.size(), 3);
}

void DecideLinesTest::otherGoodsInBetweenStartANewLine()
{
    Cart cart;
    cart.add(water);
    cart.add(bread);
    cart.add(water);
    QCOMPARE(cart.sale.lines.size(), 3);
}

void DecideLinesTest::mergingAnywhereFindsTheLineAbove()
{
    Cart cart;
    cart.rules.merge = MergeMode::Anywhere;
    cart.add(water);
    cart.add(bread);
    cart.add(water);
    QCOMPARE(cart.sale.lines.size(), 2);
    QCOMPARE(cart.sale.lines.first().quantity, Quantity::pieces(2));
}

void DecideLinesTest::mergingNeverMakesALineForEachScan()
{
    Cart cart;
    cart.rules.merge = MergeMode::Never;
    cart.add(water);
    cart.add(water);
    QCOMPARE(cart.sale.lines.size(), 2);
}

void DecideLinesTest::aLineTouchedByHandIsLeftAlone()
{
    const QList<Command> touches{OverridePrice{1, fen(150), QString(), manager},
                                 DiscountLine{1, percentOff(100)}, NoteLine{1, u"冰的"_qs}};
    for (const Command& touch : touches) {
        Cart cart;
        cart.rules.merge = MergeMode::Anywhere;
        cart.add(water);
        QVERIFY(!cart.run(touch));
        cart.add(water);
        QCOMPARE(cart.sale.lines.size(), 2);
    }
}

void DecideLinesTest::anotherPriceIsAnotherLine()
{
    Cart cart;
    cart.add(water);
    Item dearer = water;
    dearer.listPrice = fen(210);
    cart.add(dearer);
    QCOMPARE(cart.sale.lines.size(), 2);
    // Nor do goods merge whose discounts the catalogue has since forbidden.
    dearer.discountable = false;
    cart.add(dearer);
    QCOMPARE(cart.sale.lines.size(), 3);
}

void DecideLinesTest::weighedGoodsAndLabelsNeverMerge()
{
    Cart cart;
    cart.rules.merge = MergeMode::Anywhere;
    cart.add(apples, Quantity::grams(500));
    cart.add(apples, Quantity::grams(500));
    cart.run(AddItem{water, Quantity::pieces(1), fen(200)});
    cart.add(water);
    cart.run(AddItem{water, Quantity::pieces(1), fen(200)});
    QCOMPARE(cart.sale.lines.size(), 5);
}

void DecideLinesTest::takesBackFromTheNewestLines()
{
    Cart cart;
    cart.add(water, Quantity::pieces(3));
    cart.add(bread);
    cart.add(water, Quantity::pieces(2));
    QVERIFY(!cart.add(water, Quantity::pieces(-1)));
    QCOMPARE(cart.lastKinds(), u"line_quantity_changed"_qs);
    QCOMPARE(cart.sale.line(3)->quantity, Quantity::pieces(1));
    QVERIFY(!cart.add(water, Quantity::pieces(-3)));
    QCOMPARE(cart.lastKinds(), u"line_voided line_quantity_changed"_qs);
    QVERIFY(cart.sale.line(3)->voided);
    QCOMPARE(cart.sale.line(3)->voided->by, cashier);
    QCOMPARE(cart.sale.line(1)->quantity, Quantity::pieces(1));
    QCOMPARE(cart.sums().total, fen(700));

    cart.rules.lineVoidFree = false;
    QCOMPARE(cart.add(water, Quantity::pieces(-1)), Refusal::NeedsApproval);
    QVERIFY(!cart.run(AddItem{water, Quantity::pieces(-1), {}, manager}));
    QCOMPARE(cart.sale.line(1)->voided->by, manager);
}

void DecideLinesTest::takesBackNothingThatIsNotThere()
{
    Cart cart;
    QCOMPARE(cart.add(water, Quantity::pieces(-1)), Refusal::NothingToTakeBack);
    cart.add(water, Quantity::pieces(2));
    QCOMPARE(cart.add(bread, Quantity::pieces(-1)), Refusal::NothingToTakeBack);
    QCOMPARE(cart.add(water, Quantity::pieces(-3)), Refusal::NothingToTakeBack);
    QCOMPARE(cart.sale.line(1)->quantity, Quantity::pieces(2));
    cart.run(VoidLine{1});
    QCOMPARE(cart.add(water, Quantity::pieces(-1)), Refusal::NothingToTakeBack);
}

void DecideLinesTest::refusesQuantitiesThatCannotBe()
{
    Cart cart;
    QCOMPARE(cart.add(water, Quantity()), Refusal::QuantityOutOfRange);
    QCOMPARE(cart.add(water, Quantity::grams(1500)), Refusal::QuantityNotWhole);
    QCOMPARE(cart.add(water, Quantity::grams(-1500)), Refusal::QuantityNotWhole);
    QCOMPARE(cart.add(water, Quantity::pieces(100'000)), Refusal::QuantityOutOfRange);
    QCOMPARE(cart.add(water, Quantity::pieces(-100'000)), Refusal::QuantityOutOfRange);
    QCOMPARE(cart.add(apples, Quantity()), Refusal::QuantityOutOfRange);
    QCOMPARE(cart.add(apples, Quantity::grams(-1)), Refusal::QuantityOutOfRange);
    QVERIFY(!cart.sale.hasBegun());
    cart.rules.lineAmountMax = fen(Money::maxFen);
    QVERIFY(!cart.add(piece(u"bag"_qs, 1), Quantity::pieces(99'999)));
    QCOMPARE(cart.add(piece(u"bag"_qs, 1)), Refusal::QuantityOutOfRange);
}

void DecideLinesTest::refusesPricesThatCannotBe()
{
    Cart cart;
    QCOMPARE(cart.add(piece(u"a"_qs, -1)), Refusal::PriceOutOfRange);
    QCOMPARE(cart.add(piece(u"a"_qs, Money::maxFen + 1)), Refusal::PriceOutOfRange);
    QCOMPARE(cart.run(AddItem{water, Quantity::pieces(1), fen(-1)}), Refusal::PriceOutOfRange);
    QCOMPARE(cart.run(AddItem{water, Quantity::pieces(1), fen(10'000'000)}),
             Refusal::LineAmountTooLarge);
    cart.add(water);
    QCOMPARE(cart.run(OverridePrice{1, fen(-1), QString(), manager}), Refusal::PriceOutOfRange);
    QVERIFY(!cart.run(OverridePrice{1, fen(0), QString(), manager}));
}

void DecideLinesTest::keepsTheLimitsOfTheShop()
{
    Cart cart;
    cart.rules.lineAmountMax = fen(1000);
    cart.rules.saleTotalMax = fen(1700);
    cart.rules.linesMax = 3;
    QCOMPARE(cart.add(water, Quantity::pieces(6)), Refusal::LineAmountTooLarge);
    QVERIFY(!cart.add(water, Quantity::pieces(5)));
    QCOMPARE(cart.add(water), Refusal::LineAmountTooLarge); // by merging
    QCOMPARE(cart.run(OverridePrice{1, fen(201), QString(), manager}), Refusal::LineAmountTooLarge);
    QVERIFY(!cart.add(bread));
    QCOMPARE(cart.add(bread), Refusal::SaleTooLarge);
    QCOMPARE(cart.run(ChangeQuantity{2, Quantity::pieces(2)}), Refusal::SaleTooLarge);
    QVERIFY(!cart.add(water));
    QCOMPARE(cart.add(bread), Refusal::TooManyLines);

    cart.rules = Rules();
    cart.rules.lineAmountMax = fen(Money::maxFen);
    QCOMPARE(cart.add(piece(u"gold"_qs, Money::maxFen), Quantity::pieces(2)),
             Refusal::LineAmountTooLarge);
}

void DecideLinesTest::aLoweredLimitDoesNotBlockTheWayDown()
{
    Cart cart;
    cart.add(water, Quantity::pieces(5));
    cart.add(bread, Quantity::pieces(3));
    cart.rules.lineAmountMax = fen(100);
    cart.rules.saleTotalMax = fen(100);
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(4)}));
    QVERIFY(!cart.run(VoidLine{2}));
    QCOMPARE(cart.run(ChangeQuantity{1, Quantity::pieces(5)}), Refusal::LineAmountTooLarge);
}

void DecideLinesTest::changesAQuantity()
{
    Cart cart;
    cart.add(water);
    cart.add(apples, Quantity::grams(500));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(7)}));
    QVERIFY(!cart.run(ChangeQuantity{2, Quantity::grams(1284)}));
    QCOMPARE(cart.sums().total, fen(1400 + 1536));
    QCOMPARE(cart.run(ChangeQuantity{1, Quantity::grams(1500)}), Refusal::QuantityNotWhole);
    QCOMPARE(cart.run(ChangeQuantity{1, Quantity()}), Refusal::QuantityOutOfRange);
    QCOMPARE(cart.run(ChangeQuantity{2, Quantity::grams(-1)}), Refusal::QuantityOutOfRange);
    QCOMPARE(cart.run(ChangeQuantity{1, Quantity::pieces(100'000)}), Refusal::QuantityOutOfRange);
}

void DecideLinesTest::aSmallerQuantityIsAVoidToo()
{
    Cart cart;
    cart.rules.lineVoidFree = false;
    cart.add(water, Quantity::pieces(3));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(4)}));
    QCOMPARE(cart.run(ChangeQuantity{1, Quantity::pieces(1)}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(1), manager}));
}

void DecideLinesTest::voidsALineOnce()
{
    Cart cart;
    cart.add(water);
    cart.add(bread);
    QVERIFY(!cart.run(VoidLine{1}));
    QCOMPARE(cart.sale.countedLines(), 1);
    QCOMPARE(cart.run(VoidLine{1}), Refusal::LineIsVoided);
    cart.rules.lineVoidFree = false;
    QCOMPARE(cart.run(VoidLine{2}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(VoidLine{2, manager}));
    QCOMPARE(cart.sale.line(2)->voided->by, manager);
    QCOMPARE(cart.run(StartTender{}), Refusal::CartEmpty);
    QCOMPARE(cart.run(TenderCash{fen(0)}), Refusal::CartEmpty);
}

void DecideLinesTest::lineNumbersAreNeverUsedTwice()
{
    Cart cart;
    cart.add(water);
    cart.run(VoidLine{1});
    cart.add(water);
    QCOMPARE(cart.sale.lines.last().id, 2);
}

void DecideLinesTest::notesALine()
{
    Cart cart;
    cart.add(water);
    QVERIFY(!cart.run(NoteLine{1, QString(40, u'长')}));
    QCOMPARE(cart.sale.line(1)->note, QString(40, u'长'));
    QCOMPARE(cart.run(NoteLine{1, QString(41, u'长')}), Refusal::TextTooLong);
    // A character outside the basic plane is one character, not two.
    QVERIFY(!cart.run(NoteLine{1, u"𠮷"_qs.repeated(40)}));
    QCOMPARE(cart.run(NoteLine{1, u"𠮷"_qs.repeated(41)}), Refusal::TextTooLong);
    QVERIFY(!cart.run(NoteLine{1, QString()}));
}

void DecideLinesTest::namesUnknownAndVoidedLines()
{
    Cart cart;
    cart.add(water);
    cart.add(bread);
    cart.run(VoidLine{2});
    const auto commands = [](int lineId) {
        return QList<Command>{ChangeQuantity{lineId, Quantity::pieces(2)},
                              OverridePrice{lineId, fen(1), QString(), manager},
                              DiscountLine{lineId, percentOff(10)}, VoidLine{lineId},
                              NoteLine{lineId, u"x"_qs}};
    };
    for (const Command& command : commands(3))
        QCOMPARE(cart.run(command), Refusal::NoSuchLine);
    for (const Command& command : commands(2))
        QCOMPARE(cart.run(command), Refusal::LineIsVoided);
}

void DecideLinesTest::theSameAgainCausesNothing()
{
    Cart cart;
    cart.add(water, Quantity::pieces(2));
    cart.run(DiscountLine{1, percentOff(100)});
    cart.run(DiscountSale{percentOff(100)});
    cart.run(NoteLine{1, u"冰的"_qs});
    const QList<Command> commands{ChangeQuantity{1, Quantity::pieces(2)},
                                  DiscountLine{1, percentOff(100)}, DiscountSale{percentOff(100)},
                                  NoteLine{1, u"冰的"_qs}, Recall{}};
    for (const Command& command : commands) {
        QVERIFY(!cart.run(command));
        QVERIFY(cart.lastEvents.isEmpty());
    }
}

QTEST_APPLESS_MAIN(DecideLinesTest)
#include "tst_decide_lines.moc"
