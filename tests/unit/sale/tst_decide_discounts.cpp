// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <QTest>

using namespace till;
using namespace till::sale;

namespace {

const Item water = piece(QStringLiteral("water"), 200);
const Item bread = piece(QStringLiteral("bread"), 500);

} // namespace

class DecideDiscountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void priceChangesNeedApproval();
    void smallDiscountsAreFreeLargeOnesNeedApproval();
    void roundingOffNeedsNoApproval();
    void aDiscountNeverExceedsWhatItIsTakenFrom();
    void goodsWithoutDiscountNeedAManager();
    void aDiscountThatOutgrewItsLineIsTakenAway();
    void aDiscountThatOutgrewTheSaleIsTakenAway();
    void anApprovedDiscountStaysWhileItsShareIsAsApproved();
    void aPercentageStaysWhenTheCartShrinks();
    void aDiscountCanBeTakenAwayAgain();
};

void DecideDiscountsTest::priceChangesNeedApproval()
{
    Cart cart;
    cart.add(water);
    QCOMPARE(cart.run(OverridePrice{1, fen(150), u"临期"_qs}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(OverridePrice{1, fen(150), u"临期"_qs, manager}));
    QCOMPARE(cart.sale.line(1)->priceOverride, (PriceOverride{fen(150), u"临期"_qs, manager}));
    QCOMPARE(cart.run(OverridePrice{1, fen(150), QString(41, u'长'), manager}),
             Refusal::TextTooLong);
    cart.rules.priceOverrideFree = true;
    QVERIFY(!cart.run(OverridePrice{1, fen(140), QString(40, u'长')}));
    QCOMPARE(cart.sale.line(1)->priceOverride->approvedBy, cashier);
}

void DecideDiscountsTest::smallDiscountsAreFreeLargeOnesNeedApproval()
{
    Cart cart; // 20 % is free
    cart.add(bread, Quantity::pieces(2));
    QVERIFY(!cart.run(DiscountLine{1, percentOff(200)}));
    QCOMPARE(cart.run(DiscountLine{1, percentOff(201)}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(DiscountLine{1, percentOff(201), manager}));
    QVERIFY(!cart.run(DiscountLine{1, amountOff(200)}));
    QCOMPARE(cart.run(DiscountLine{1, amountOff(201)}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(DiscountLine{1, amountOff(1000), manager}));
    cart.run(DiscountLine{1, std::nullopt});
    QVERIFY(!cart.run(DiscountSale{percentOff(200)}));
    QCOMPARE(cart.run(DiscountSale{percentOff(201)}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(DiscountSale{amountOff(200)}));
    QCOMPARE(cart.run(DiscountSale{amountOff(201)}), Refusal::NeedsApproval);
    QVERIFY(!cart.run(DiscountSale{amountOff(201), manager}));
    QCOMPARE(cart.sums().total, fen(799));
}

void DecideDiscountsTest::roundingOffNeedsNoApproval()
{
    Cart cart;
    cart.add(water);
    QVERIFY(!cart.run(DiscountSale{amountOff(99)}));
    QCOMPARE(cart.sums().total, fen(101));
    QCOMPARE(cart.run(DiscountSale{amountOff(100)}), Refusal::NeedsApproval);
    // A line has no such allowance.
    QCOMPARE(cart.run(DiscountLine{1, amountOff(99)}), Refusal::NeedsApproval);
}

void DecideDiscountsTest::aDiscountNeverExceedsWhatItIsTakenFrom()
{
    Cart cart;
    QCOMPARE(cart.run(DiscountSale{percentOff(100)}), Refusal::CartEmpty);
    cart.add(water);
    for (const Discount& bad : {percentOff(0), percentOff(-100), percentOff(1001), amountOff(0),
                                amountOff(-5), amountOff(201)}) {
        QCOMPARE(cart.run(DiscountLine{1, bad, manager}), Refusal::DiscountOutOfRange);
        QCOMPARE(cart.run(DiscountSale{bad, manager}), Refusal::DiscountOutOfRange);
    }
    Discount named = percentOff(100);
    named.name = QString(41, u'长');
    QCOMPARE(cart.run(DiscountLine{1, named}), Refusal::TextTooLong);
    cart.run(DiscountLine{1, percentOff(1000), manager});
    QCOMPARE(cart.sums().total, fen(0));
    QCOMPARE(cart.run(DiscountSale{amountOff(1)}), Refusal::DiscountOutOfRange);
}

void DecideDiscountsTest::goodsWithoutDiscountNeedAManager()
{
    Cart cart;
    Item tobacco = piece(u"tobacco"_qs, 5000);
    tobacco.discountable = false;
    cart.add(tobacco);
    QCOMPARE(cart.run(DiscountLine{1, percentOff(10)}), Refusal::NeedsApproval);
    QCOMPARE(cart.run(DiscountSale{percentOff(10)}), Refusal::DiscountOutOfRange);
    QVERIFY(!cart.run(DiscountLine{1, percentOff(10), manager}));
}

void DecideDiscountsTest::aDiscountThatOutgrewItsLineIsTakenAway()
{
    Cart cart;
    cart.add(bread, Quantity::pieces(10));
    QVERIFY(!cart.run(DiscountLine{1, amountOff(1000)}));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(11)}));
    QCOMPARE(cart.sums().total, fen(4500));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(10)}));
    QCOMPARE(cart.lastKinds(), u"line_quantity_changed"_qs);
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(2)}));
    QCOMPARE(cart.lastKinds(), u"line_quantity_changed line_discounted"_qs);
    QCOMPARE(cart.sums().total, fen(1000));
}

void DecideDiscountsTest::aDiscountThatOutgrewTheSaleIsTakenAway()
{
    Cart cart;
    cart.add(water);
    cart.add(bread, Quantity::pieces(10));
    QVERIFY(!cart.run(DiscountSale{amountOff(1000)}));
    QVERIFY(!cart.run(VoidLine{2}));
    QCOMPARE(cart.lastKinds(), u"line_voided discounted"_qs);
    QCOMPARE(cart.sums().total, fen(200));

    // Rounding off stays as long as it is not more than what is left.
    QVERIFY(!cart.add(bread));
    QVERIFY(!cart.run(DiscountSale{amountOff(99)}));
    QVERIFY(!cart.add(bread, Quantity::pieces(-1)));
    QCOMPARE(cart.sums().total, fen(101));
    QVERIFY(!cart.run(VoidLine{1}));
    QVERIFY(!cart.sale.discount);
}

/// More is scanned and taken back: the manager's 20 off 50 is what it was.
void DecideDiscountsTest::anApprovedDiscountStaysWhileItsShareIsAsApproved()
{
    Cart cart;
    cart.add(bread, Quantity::pieces(10));
    QVERIFY(!cart.run(DiscountLine{1, amountOff(2000), manager}));
    QVERIFY(!cart.run(DiscountSale{amountOff(1000), manager}));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(14)}));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(12)}));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(10)}));
    QCOMPARE(cart.lastKinds(), u"line_quantity_changed"_qs);
    QCOMPARE(cart.sums().total, fen(2000));
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(9)}));
    QVERIFY(!cart.sale.lines.first().discount);
}

void DecideDiscountsTest::aPercentageStaysWhenTheCartShrinks()
{
    Cart cart;
    cart.add(bread, Quantity::pieces(10));
    cart.run(DiscountLine{1, percentOff(500), manager});
    cart.run(DiscountSale{percentOff(100)});
    QVERIFY(!cart.run(ChangeQuantity{1, Quantity::pieces(2)}));
    QCOMPARE(cart.lastKinds(), u"line_quantity_changed"_qs);
    QCOMPARE(cart.sums().total, fen(450));
}

void DecideDiscountsTest::aDiscountCanBeTakenAwayAgain()
{
    Cart cart;
    cart.add(bread);
    cart.run(DiscountLine{1, percentOff(100)});
    cart.run(DiscountSale{percentOff(100)});
    QCOMPARE(cart.sums().total, fen(405));
    QVERIFY(!cart.run(DiscountLine{1, std::nullopt}));
    QVERIFY(!cart.run(DiscountSale{std::nullopt}));
    QCOMPARE(cart.sums().total, fen(500));
}

QTEST_APPLESS_MAIN(DecideDiscountsTest)
#include "tst_decide_discounts.moc"
