// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <QTest>

using namespace till;
using namespace till::sale;

namespace {

const PaymentId first{QStringLiteral("T012ABC0000001C")};
const PaymentId second{QStringLiteral("T012ABC0000002A")};
const QString wechat = QStringLiteral("wechat");

/// A cart of 129.21.
Cart picturedCart()
{
    Cart cart;
    ringUpThePicturedSale(cart);
    return cart;
}

/// The same with a payment of `amount` fen under way.
Cart payingCart(qint64 amount)
{
    Cart cart = picturedCart();
    cart.run(BeginPayment{first, fen(amount), wechat});
    return cart;
}

Tender codeTender(int id, const PaymentId& payment, qint64 amount)
{
    return Tender{id, TenderKind::Code, fen(amount), fen(amount), QString(), payment, wechat};
}

} // namespace

class DecidePaymentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWhatIsAsked();
    void beginsNothingThatCannotBe();
    void aTakenPaymentOfTheWholeCompletesTheSale();
    void cashAndTwoCodesMakeTheWhole();
    void aCodePaysToTheFenAndCashIsRoundedBesideIt();
    void nothingElseHappensWhileAPaymentIsOpen();
    void anEndedPaymentLeavesTheSaleAsItWas();
    void settingAsideIsSomebodysDecision();
    void aSaleWithAPaymentIsHeldAndComesBackToThePayment();
    void aHeldSaleIsCompletedWhereItStands();
    void aHeldSaleTakesPartAndComesBackToThePayment();
    void aLateCaptureIsTakenWhileThereIsRoom();
    void aLateCaptureLeavesTheRoomOfThePendingOne();
    void takingTwiceChangesNothing();
    void aReturnedPaymentTakesItsTenderAlong();
    void codeMoneyIsNotGivenBackByHand();
    void closedSalesTakeNothing();
    void unknownPaymentsAreRefused();
};

void DecidePaymentTest::beginsWhatIsAsked()
{
    Cart cart = picturedCart();
    QVERIFY(!cart.run(BeginPayment{first, fen(12'921), wechat}));
    QCOMPARE(cart.lastKinds(), u"tender_started payment_begun"_qs);
    QCOMPARE(cart.sale.phase, Phase::Tendering);
    QCOMPARE(cart.sale.pending, (PendingPayment{first, fen(12'921), wechat}));
    QCOMPARE(cart.sums().paid, fen(0));
    QVERIFY(movesMoney(cart.lastEvents.last()));
}

void DecidePaymentTest::beginsNothingThatCannotBe()
{
    Cart empty;
    QCOMPARE(empty.run(BeginPayment{first, fen(1), wechat}), Refusal::CartEmpty);
    Cart cart = picturedCart();
    QCOMPARE(cart.run(BeginPayment{first, fen(12'922), wechat}), Refusal::PaymentMoreThanRemains);
    QCOMPARE(cart.run(BeginPayment{first, fen(0), wechat}), Refusal::AmountNotPositive);
    QCOMPARE(cart.run(BeginPayment{first, fen(-1), wechat}), Refusal::AmountNotPositive);
    QCOMPARE(cart.run(BeginPayment{PaymentId(), fen(1), wechat}), Refusal::NoSuchPayment);
    QVERIFY(!cart.run(BeginPayment{first, fen(21), wechat}));
    QVERIFY(!cart.run(TakePayment{first, fen(21), wechat}));
    QCOMPARE(cart.run(BeginPayment{first, fen(1), wechat}), Refusal::NoSuchPayment);
}

void DecidePaymentTest::aTakenPaymentOfTheWholeCompletesTheSale()
{
    Cart cart = payingCart(12'921);
    QVERIFY(!cart.run(TakePayment{first, fen(12'921), wechat}));
    QCOMPARE(cart.lastKinds(), u"tender_added completed"_qs);
    QCOMPARE(cart.sale.phase, Phase::Completed);
    QCOMPARE(cart.sale.tenders, (QList<Tender>{codeTender(1, first, 12'921)}));
    QVERIFY(!cart.sale.pending);
    QCOMPARE(cart.sale.rounding, fen(0));
    QCOMPARE(cart.sale.change, fen(0));
    QCOMPARE(cart.sums().remaining, fen(0));
}

void DecidePaymentTest::cashAndTwoCodesMakeTheWhole()
{
    Cart cart = picturedCart();
    QVERIFY(!cart.run(TenderCash{fen(2'000)}));
    QVERIFY(!cart.run(BeginPayment{first, fen(10'000), wechat}));
    QVERIFY(!cart.run(TakePayment{first, fen(10'000), wechat}));
    QCOMPARE(cart.sale.phase, Phase::Tendering);
    QCOMPARE(cart.sums().remaining, fen(921));
    QVERIFY(!cart.run(BeginPayment{second, fen(921), wechat}));
    QVERIFY(!cart.run(TakePayment{second, fen(921), wechat}));
    QCOMPARE(cart.sale.phase, Phase::Completed);
    QCOMPARE(cart.sale.tenders.size(), 3);
    QCOMPARE(cart.sale.rounding, fen(0));
    QVERIFY(cart.sale.tenderOf(first));
    QVERIFY(cart.sale.tenderOf(second));
}

void DecidePaymentTest::aCodePaysToTheFenAndCashIsRoundedBesideIt()
{
    Cart cart = picturedCart();
    cart.rules.rounding = RoundingMode::DropJiao;
    cart.run(BeginPayment{first, fen(10'037), wechat});
    cart.run(TakePayment{first, fen(10'037), wechat});
    QCOMPARE(cashDue(cart.sale, cart.rules.rounding), fen(2'800));
    QVERIFY(!cart.run(TenderCash{fen(3'000)}));
    QCOMPARE(cart.sale.rounding, fen(84));
    QCOMPARE(cart.sale.change, fen(200));
}

void DecidePaymentTest::nothingElseHappensWhileAPaymentIsOpen()
{
    Cart cart = payingCart(100);
    const Sale before = cart.sale;
    const QList<Command> refused{AddItem{piece(u"a"_qs, 100), Quantity::pieces(1)},
                                 ChangeQuantity{1, Quantity::pieces(1)},
                                 OverridePrice{1, fen(1), u"x"_qs, manager},
                                 DiscountLine{1, percentOff(10), manager},
                                 DiscountSale{percentOff(10), manager},
                                 VoidLine{1, manager},
                                 NoteLine{1, u"x"_qs},
                                 StartTender{},
                                 LeaveTender{},
                                 TenderCash{fen(20'000)},
                                 TenderExternalCard{fen(100), u"1"_qs},
                                 RemoveTender{1},
                                 VoidSale{u"x"_qs, manager},
                                 BeginPayment{second, fen(100), wechat}};
    for (const Command& command : refused) {
        QCOMPARE(cart.run(command), Refusal::PaymentOpen);
        QVERIFY(cart.sale == before);
    }
    QVERIFY(!cart.run(Hold{u"x"_qs}));
    QCOMPARE(cart.run(VoidSale{u"x"_qs, manager}), Refusal::PaymentOpen);
    QCOMPARE(cart.run(Hold{}), Refusal::SaleIsClosed);
}

void DecidePaymentTest::anEndedPaymentLeavesTheSaleAsItWas()
{
    Cart cart = picturedCart();
    cart.run(StartTender{});
    const Sale before = cart.sale;
    cart.run(BeginPayment{first, fen(100), wechat});
    QVERIFY(!cart.run(EndPayment{first}));
    QCOMPARE(cart.lastKinds(), u"payment_ended"_qs);
    QVERIFY(cart.sale == before);
    QCOMPARE(cart.run(EndPayment{first}), Refusal::NoSuchPayment);
    QVERIFY(!cart.run(LeaveTender{}));
}

void DecidePaymentTest::settingAsideIsSomebodysDecision()
{
    Cart cart = payingCart(100);
    QCOMPARE(cart.run(SetPaymentAside{first}), Refusal::NeedsApproval);
    QVERIFY(cart.sale.pending);
    QVERIFY(!cart.run(SetPaymentAside{first, manager}));
    QCOMPARE(std::get<PaymentSetAside>(cart.lastEvents.first()).approvedBy, manager);
    QVERIFY(!cart.sale.pending);
    QVERIFY(!cart.run(TenderCash{fen(12'920)}));
    QCOMPARE(cart.sale.phase, Phase::Completed);
}

void DecidePaymentTest::aSaleWithAPaymentIsHeldAndComesBackToThePayment()
{
    Cart cart = picturedCart();
    cart.run(TenderCash{fen(2'000)});
    cart.run(BeginPayment{first, fen(100), wechat});
    QVERIFY(!cart.run(Hold{u"等微信"_qs}));
    QCOMPARE(cart.lastKinds(), u"held"_qs);
    QCOMPARE(cart.sale.phase, Phase::Held);
    QVERIFY(cart.sale.pending);
    QVERIFY(!cart.run(Recall{}));
    QCOMPARE(cart.sale.phase, Phase::Tendering);
    QCOMPARE(cart.sale.pending->payment, first);
    QCOMPARE(cart.sums().paid, fen(2'000));
    QVERIFY(!cart.run(EndPayment{first}));
    QCOMPARE(cart.run(Hold{}), Refusal::MoneyIsIn);
}

void DecidePaymentTest::aHeldSaleIsCompletedWhereItStands()
{
    Cart cart = payingCart(12'921);
    cart.run(Hold{});
    QVERIFY(!cart.run(TakePayment{first, fen(12'921), wechat}));
    QCOMPARE(cart.lastKinds(), u"tender_added completed"_qs);
    QCOMPARE(cart.sale.phase, Phase::Completed);
}

void DecidePaymentTest::aHeldSaleTakesPartAndComesBackToThePayment()
{
    Cart cart = payingCart(10'000);
    cart.run(Hold{});
    QVERIFY(!cart.run(TakePayment{first, fen(10'000), wechat}));
    QCOMPARE(cart.sale.phase, Phase::Held);
    QCOMPARE(cart.run(VoidSale{u"x"_qs, manager}), Refusal::MoneyIsIn);
    QVERIFY(!cart.run(Recall{}));
    QCOMPARE(cart.sale.phase, Phase::Tendering);
    QCOMPARE(cart.sums().remaining, fen(2'921));

    Cart ended = payingCart(10'000);
    ended.run(Hold{});
    QVERIFY(!ended.run(EndPayment{first}));
    QCOMPARE(ended.sale.phase, Phase::Held);
    QVERIFY(!ended.run(Recall{}));
    QCOMPARE(ended.sale.phase, Phase::Open);
}

void DecidePaymentTest::aLateCaptureIsTakenWhileThereIsRoom()
{
    Cart cart = payingCart(10'000);
    cart.run(EndPayment{first});
    cart.run(LeaveTender{});
    QVERIFY(!cart.run(TakePayment{first, fen(10'000), wechat}));
    QCOMPARE(cart.lastKinds(), u"tender_started tender_added"_qs);
    QCOMPARE(cart.run(TakePayment{second, fen(2'922), wechat}), Refusal::PaymentMoreThanRemains);
    QCOMPARE(cart.run(TakePayment{second, fen(0), wechat}), Refusal::AmountNotPositive);
    QVERIFY(!cart.run(TakePayment{second, fen(2'921), wechat}));
    QCOMPARE(cart.sale.phase, Phase::Completed);
}

void DecidePaymentTest::aLateCaptureLeavesTheRoomOfThePendingOne()
{
    Cart cart = payingCart(10'000);
    QCOMPARE(cart.run(TakePayment{second, fen(2'922), wechat}), Refusal::PaymentMoreThanRemains);
    QVERIFY(!cart.run(TakePayment{second, fen(2'921), wechat}));
    QVERIFY(cart.sale.isPending(first));
    QVERIFY(!cart.run(TakePayment{first, fen(10'000), wechat}));
    QCOMPARE(cart.sale.phase, Phase::Completed);
}

void DecidePaymentTest::takingTwiceChangesNothing()
{
    Cart cart = payingCart(10'000);
    cart.run(TakePayment{first, fen(10'000), wechat});
    QVERIFY(!cart.run(TakePayment{first, fen(10'000), wechat}));
    QVERIFY(cart.lastEvents.isEmpty());
    cart.run(TenderCash{fen(2'920)});
    QCOMPARE(cart.sale.phase, Phase::Completed);
    // Refused, it would be given back although it is counted.
    QVERIFY(!cart.run(TakePayment{first, fen(10'000), wechat}));
    QVERIFY(cart.lastEvents.isEmpty());
}

void DecidePaymentTest::aReturnedPaymentTakesItsTenderAlong()
{
    Cart cart = payingCart(10'000);
    QCOMPARE(cart.run(ReturnPayment{first}), Refusal::NoSuchPayment);
    cart.run(TakePayment{first, fen(10'000), wechat});
    QVERIFY(!cart.run(ReturnPayment{first}));
    QCOMPARE(cart.lastKinds(), u"payment_returned"_qs);
    QVERIFY(cart.sale.tenders.isEmpty());
    QCOMPARE(cart.sums().remaining, fen(12'921));
    QCOMPARE(cart.run(ReturnPayment{first}), Refusal::NoSuchPayment);
    cart.run(TenderCash{fen(100)});
    QCOMPARE(cart.sale.tenders.first().id, 2);
}

void DecidePaymentTest::codeMoneyIsNotGivenBackByHand()
{
    Cart cart = payingCart(10'000);
    cart.run(TakePayment{first, fen(10'000), wechat});
    QCOMPARE(cart.run(RemoveTender{1}), Refusal::MoneyIsIn);
    QCOMPARE(cart.run(VoidSale{u"x"_qs, manager}), Refusal::MoneyIsIn);
    cart.run(TenderCash{fen(100)});
    QVERIFY(!cart.run(RemoveTender{2}));
}

void DecidePaymentTest::closedSalesTakeNothing()
{
    Cart paid = picturedCart();
    paid.run(TenderCash{fen(20'000)});
    Cart voided = picturedCart();
    voided.run(VoidSale{});
    for (Cart* cart : {&paid, &voided}) {
        QCOMPARE(cart->run(BeginPayment{first, fen(1), wechat}), Refusal::SaleIsClosed);
        QCOMPARE(cart->run(TakePayment{first, fen(1), wechat}), Refusal::SaleIsClosed);
        QCOMPARE(cart->run(EndPayment{first}), Refusal::SaleIsClosed);
        QCOMPARE(cart->run(SetPaymentAside{first, manager}), Refusal::SaleIsClosed);
        QCOMPARE(cart->run(ReturnPayment{first}), Refusal::SaleIsClosed);
    }
}

void DecidePaymentTest::unknownPaymentsAreRefused()
{
    Cart cart = payingCart(100);
    QCOMPARE(cart.run(EndPayment{second}), Refusal::NoSuchPayment);
    QCOMPARE(cart.run(SetPaymentAside{second, manager}), Refusal::NoSuchPayment);
    QCOMPARE(cart.run(ReturnPayment{second}), Refusal::NoSuchPayment);
    QCOMPARE(cart.run(TakePayment{PaymentId(), fen(1), wechat}), Refusal::NoSuchPayment);
    QVERIFY(cart.sale.isPending(first));
    Cart empty;
    QCOMPARE(empty.run(TakePayment{first, fen(1), wechat}), Refusal::NoSuchPayment);
}

QTEST_APPLESS_MAIN(DecidePaymentTest)
#include "tst_decide_payment.moc"
