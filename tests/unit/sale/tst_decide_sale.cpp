// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <QTest>

using namespace till;
using namespace till::sale;

namespace {

const Item water = piece(QStringLiteral("water"), 200);
const Item bread = piece(QStringLiteral("bread"), 500);

} // namespace

class DecideSaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodsReopenAnUnpaidTender();
    void goodsStayWhilePartOfTheMoneyIsIn();
    void holdsAndRecalls();
    void aHeldSaleOnlyComesBackOrIsVoided();
    void voidsTheSale();
    void aClosedSaleRefusesEverything();
    void nothingHappensBeforeTheFirstItem();
};

void DecideSaleTest::goodsReopenAnUnpaidTender()
{
    const QList<Command> commands{AddItem{bread, Quantity::pieces(1)},
                                  AddItem{water, Quantity::pieces(-1)},
                                  ChangeQuantity{1, Quantity::pieces(3)},
                                  OverridePrice{1, fen(1), QString(), manager},
                                  DiscountLine{1, percentOff(10)},
                                  DiscountSale{percentOff(10)},
                                  VoidLine{1},
                                  NoteLine{1, u"x"_qs}};
    for (const Command& command : commands) {
        Cart cart;
        cart.add(water, Quantity::pieces(2));
        cart.run(StartTender{});
        QCOMPARE(cart.sale.phase, Phase::Tendering);
        QVERIFY(!cart.run(command));
        QVERIFY(cart.lastKinds().startsWith(u"tender_left "));
        QCOMPARE(cart.sale.phase, Phase::Open);
    }
}

void DecideSaleTest::goodsStayWhilePartOfTheMoneyIsIn()
{
    Cart cart;
    cart.add(water, Quantity::pieces(2));
    cart.run(TenderCash{fen(100)});
    const QList<Command> commands{AddItem{bread, Quantity::pieces(1)},
                                  AddItem{water, Quantity::pieces(-1)},
                                  ChangeQuantity{1, Quantity::pieces(3)},
                                  OverridePrice{1, fen(1), QString(), manager},
                                  DiscountLine{1, percentOff(10)},
                                  DiscountSale{percentOff(10)},
                                  VoidLine{1},
                                  NoteLine{1, u"x"_qs}};
    for (const Command& command : commands)
        QCOMPARE(cart.run(command), Refusal::NotWhileTendering);
}

void DecideSaleTest::holdsAndRecalls()
{
    Cart cart;
    QCOMPARE(cart.run(Hold{}), Refusal::CartEmpty);
    cart.add(water);
    cart.run(StartTender{});
    QCOMPARE(cart.run(Hold{QString(41, u'长')}), Refusal::TextTooLong);
    QVERIFY(!cart.run(Hold{u"回去拿钱包"_qs}));
    QCOMPARE(cart.lastKinds(), u"tender_left held"_qs);
    QCOMPARE(cart.sale.phase, Phase::Held);
    QCOMPARE(cart.sale.holdNote, u"回去拿钱包"_qs);
    QVERIFY(!cart.run(Recall{}));
    QCOMPARE(cart.sale.phase, Phase::Open);
    QVERIFY(cart.sale.holdNote.isEmpty());

    cart.run(Hold{});
    Context other = contextAt(5);
    other.operatorId = manager;
    other.operatorName = u"李店长"_qs;
    const Decision decision = decide(cart.sale, Recall{}, cart.rules, other);
    const Sale recalled = apply(cart.sale, cart.sale.id, decision->first());
    QCOMPARE(recalled.cashier, manager);
    QCOMPARE(recalled.cashierName, u"李店长"_qs);
}

void DecideSaleTest::aHeldSaleOnlyComesBackOrIsVoided()
{
    Cart cart;
    cart.add(water);
    cart.run(Hold{});
    const QList<Command> commands{AddItem{water, Quantity::pieces(1)}, VoidLine{1}, Hold{},
                                  StartTender{}, TenderCash{fen(200)}};
    for (const Command& command : commands)
        QCOMPARE(cart.run(command), Refusal::SaleIsClosed);
    QVERIFY(!cart.run(VoidSale{}));
    QCOMPARE(cart.sale.phase, Phase::Voided);
}

void DecideSaleTest::voidsTheSale()
{
    Cart cart;
    QCOMPARE(cart.run(VoidSale{}), Refusal::CartEmpty);
    cart.add(water);
    QCOMPARE(cart.run(VoidSale{QString(41, u'长')}), Refusal::TextTooLong);
    cart.rules.saleVoidFree = false;
    QCOMPARE(cart.run(VoidSale{u"不要了"_qs}), Refusal::NeedsApproval);
    cart.run(TenderCash{fen(100)});
    QCOMPARE(cart.run(VoidSale{u"不要了"_qs, manager}), Refusal::MoneyIsIn);
    QVERIFY(!cart.run(RemoveTender{1}));
    QVERIFY(!cart.run(VoidSale{u"不要了"_qs, manager}));
    QCOMPARE(cart.sale.phase, Phase::Voided);
    QCOMPARE(std::get<SaleVoided>(cart.lastEvents.first()).by, manager);
    QVERIFY(cart.sale.closedAt > cart.sale.openedAt);
}

void DecideSaleTest::aClosedSaleRefusesEverything()
{
    const PaymentId payment(u"T0017KQ00000015"_qs);
    const QList<Command> commands{AddItem{water, Quantity::pieces(1)},
                                  ChangeQuantity{1, Quantity::pieces(2)},
                                  OverridePrice{1, fen(1), QString(), manager},
                                  DiscountLine{1, percentOff(10), manager},
                                  DiscountSale{percentOff(10), manager},
                                  VoidLine{1, manager},
                                  NoteLine{1, u"x"_qs},
                                  Hold{},
                                  Recall{},
                                  StartTender{},
                                  LeaveTender{},
                                  TenderCash{fen(1)},
                                  TenderExternalCard{fen(1), u"1"_qs},
                                  RemoveTender{1},
                                  VoidSale{QString(), manager},
                                  BeginPayment{payment, fen(1), u"wechat"_qs},
                                  TakePayment{payment, fen(1), u"wechat"_qs},
                                  EndPayment{payment},
                                  SetPaymentAside{payment, manager},
                                  ReturnPayment{payment}};
    QCOMPARE(size_t(commands.size()), std::variant_size_v<Command>);
    for (const Command& closing :
         QList<Command>{TenderCash{fen(200)}, VoidSale{QString(), manager}}) {
        Cart cart;
        cart.add(water);
        QVERIFY(!cart.run(closing));
        for (const Command& command : commands)
            QCOMPARE(cart.run(command), Refusal::SaleIsClosed);
    }
}

void DecideSaleTest::nothingHappensBeforeTheFirstItem()
{
    Cart cart;
    QCOMPARE(cart.run(VoidLine{1}), Refusal::NoSuchLine);
    QCOMPARE(cart.run(StartTender{}), Refusal::CartEmpty);
    QCOMPARE(cart.run(LeaveTender{}), Refusal::NotTendering);
    QCOMPARE(cart.run(TenderCash{fen(0)}), Refusal::CartEmpty);
    QCOMPARE(cart.run(TenderExternalCard{fen(1), u"1"_qs}), Refusal::CartEmpty);
    QCOMPARE(cart.run(RemoveTender{1}), Refusal::NoSuchTender);
    QCOMPARE(cart.run(Recall{}), Refusal::CartEmpty);
    QVERIFY(!cart.sale.hasBegun());
}

QTEST_APPLESS_MAIN(DecideSaleTest)
#include "tst_decide_sale.moc"
