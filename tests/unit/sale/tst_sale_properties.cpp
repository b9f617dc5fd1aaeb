// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <rapidcheck.h>

#include <QSet>
#include <QTest>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace till;
using namespace till::sale;

// Random commands against the rules of a sale: whatever cashiers do, money adds up.

namespace {

/// Which command, which line or tender or item, and how much: small numbers that shrink well.
using Step = std::tuple<int, int, int>;

/// Goods as they occur: cheap, dear, odd prices, weighed, free, without discount.
Item itemOf(int which)
{
    switch (which % 6) {
    case 0:
        return piece(QStringLiteral("water"), 200);
    case 1:
        return piece(QStringLiteral("bread"), 333);
    case 2:
        return weighed(QStringLiteral("apples"), 1196);
    case 3: {
        Item tobacco = piece(QStringLiteral("tobacco"), 4999);
        tobacco.discountable = false;
        return tobacco;
    }
    case 4:
        return piece(QStringLiteral("gift"), 0);
    default:
        return piece(QStringLiteral("oil"), 12'345);
    }
}

std::optional<Discount> discountOf(int amount)
{
    if (amount % 5 == 0)
        return std::nullopt;
    return amount % 2 == 0 ? percentOff(amount % 1100) : amountOff(amount % 3000);
}

Command addOf(int which, int amount)
{
    const Item item = itemOf(which);
    const int wanted = amount % 12 - 2; // some take back, some are zero
    if (item.measure == Measure::Kilograms) {
        const auto label = amount % 3 == 0 ? std::optional(fen(amount)) : std::nullopt;
        return AddItem{item, Quantity::grams(amount), label};
    }
    return AddItem{item, Quantity::pieces(wanted)};
}

Command quantityOf(const Sale& sale, int lineId, int amount)
{
    const Line* line = sale.line(lineId);
    const bool isWeighed = line && line->item.measure == Measure::Kilograms;
    return ChangeQuantity{lineId,
                          isWeighed ? Quantity::grams(amount) : Quantity::pieces(amount % 20)};
}

/// The command of a step. `manager` approves everything, or nobody does.
Command commandOf(const Sale& sale, const Step& step, const OperatorId& approvedBy)
{
    const auto& [kind, which, amount] = step;
    const Money remaining = totals(sale).remaining;
    switch (kind) {
    case 1:
        return quantityOf(sale, which, amount);
    case 2:
        return OverridePrice{which, fen(amount), QStringLiteral("x"), approvedBy};
    case 3:
        return DiscountLine{which, discountOf(amount), approvedBy};
    case 4:
        return DiscountSale{discountOf(amount), approvedBy};
    case 5:
        return VoidLine{which, approvedBy};
    case 6:
        return NoteLine{which, QStringLiteral("冰的")};
    case 7:
        return Hold{QStringLiteral("x")};
    case 8:
        return Recall{};
    case 9:
        return StartTender{};
    case 10:
        return LeaveTender{};
    case 11: // around what remains, so that exact, short and generous payments all occur
        return TenderCash{which % 2 == 0 ? fen(amount) : remaining + fen(amount % 300 - 100)};
    case 12:
        return TenderExternalCard{which % 2 == 0 ? fen(amount) : remaining - fen(which),
                                  QStringLiteral("01")};
    case 13:
        return RemoveTender{which};
    case 14:
        return VoidSale{QStringLiteral("x"), approvedBy};
    default:
        return addOf(which, amount);
    }
}

std::vector<Step> anySteps()
{
    // Weights by experience: carts must fill, be discounted and be paid, not only be refused.
    const auto kind = rc::gen::weightedElement<int>({{14, 0},
                                                     {3, 1},
                                                     {2, 2},
                                                     {4, 3},
                                                     {3, 4},
                                                     {2, 5},
                                                     {1, 6},
                                                     {1, 7},
                                                     {4, 8},
                                                     {1, 9},
                                                     {1, 10},
                                                     {6, 11},
                                                     {3, 12},
                                                     {1, 13},
                                                     {1, 14}});
    return *rc::gen::container<std::vector<Step>>(
        rc::gen::tuple(kind, rc::gen::inRange(1, 7), rc::gen::inRange(0, 5000)));
}

Rules anyRules()
{
    Rules rules;
    rules.rounding = static_cast<RoundingMode>(
        *rc::gen::inRange(0, static_cast<int>(RoundingMode::DropToFiveJiao) + 1));
    rules.merge = static_cast<MergeMode>(*rc::gen::inRange(0, 3));
    rules.linesMax = *rc::gen::inRange(1, 20);
    rules.lineAmountMax = fen(*rc::gen::inRange<qint64>(5'000, 200'000));
    rules.saleTotalMax = fen(*rc::gen::inRange<qint64>(10'000, 400'000));
    rules.cashReceivedMax = fen(*rc::gen::inRange<qint64>(3'000, 300'000));
    rules.discountPermilleFree = *rc::gen::inRange(0, 1001);
    rules.priceOverrideFree = *rc::gen::arbitrary<bool>();
    rules.lineVoidFree = *rc::gen::arbitrary<bool>();
    return rules;
}

/// Carries the steps out, a new sale after each closed one, and calls `look` after every step.
template<typename Look>
void runSteps(Cart& cart, const std::vector<Step>& steps, const OperatorId& approvedBy, Look look)
{
    for (const Step& step : steps) {
        if (cart.sale.phase == Phase::Completed || cart.sale.phase == Phase::Voided) {
            cart.sale = Sale();
            cart.history.clear();
        }
        const auto refusal = cart.run(commandOf(cart.sale, step, approvedBy));
        look(refusal);
    }
}

void assertPartsSumToTheWhole(const Sale& sale)
{
    const Totals sum = totals(sale);
    RC_ASSERT(sum.lines.size() == sale.lines.size());
    Money net;
    Money gross;
    Money discounts;
    for (qsizetype i = 0; i < sum.lines.size(); ++i) {
        const LineTotal& part = sum.lines[i];
        RC_ASSERT(part.gross - part.lineDiscount - part.saleDiscountShare == part.net);
        RC_ASSERT(!part.lineDiscount.isNegative());
        RC_ASSERT(!part.saleDiscountShare.isNegative());
        RC_ASSERT(!part.net.isNegative());
        RC_ASSERT((sale.lines[i].item.discountable || part.saleDiscountShare.isZero()));
        RC_ASSERT((!sale.lines[i].voided || part.gross.isZero()));
        net += part.net;
        gross += part.gross;
        discounts += part.lineDiscount + part.saleDiscountShare;
    }
    RC_ASSERT(net == sum.total);
    RC_ASSERT(gross == sum.gross);
    RC_ASSERT(discounts == sum.discounts);
    RC_ASSERT(sum.gross - sum.discounts == sum.total);
    RC_ASSERT(sum.total - sum.paid == sum.remaining);
    RC_ASSERT(!sum.remaining.isNegative());
}

/// What a completed sale took in, rounded off and gave back is exactly its total.
void assertMoneyIsAccountedFor(const Sale& sale)
{
    Money received;
    Money applied;
    for (const Tender& tender : sale.tenders) {
        received += tender.received;
        applied += tender.applied;
    }
    const Totals sum = totals(sale);
    RC_ASSERT(received + sale.rounding - sale.change == sum.total);
    RC_ASSERT(applied + sale.rounding == sum.total);
    RC_ASSERT(sum.remaining.isZero());
    RC_ASSERT(!sale.change.isNegative());
    RC_ASSERT(sale.rounding.abs() < fen(100));
}

/// No fixed discount is more than what a cashier may give; for runs in which nobody approves.
void assertNoHiddenDiscount(const Sale& sale, const Rules& rules)
{
    const Totals sum = totals(sale);
    const auto exceeds = [&](Money off, Money base) {
        return off.fen() * 1000 > base.fen() * rules.discountPermilleFree;
    };
    Money saleBase;
    for (qsizetype i = 0; i < sale.lines.size(); ++i) {
        const Line& line = sale.lines[i];
        if (line.item.discountable)
            saleBase += sum.lines[i].net + sum.lines[i].saleDiscountShare;
        if (line.voided || !line.discount || line.discount->kind != Discount::Kind::Amount)
            continue;
        const Money base =
            line.labelAmount ? *line.labelAmount : line.quantity.priced(line.unitPrice()).value();
        RC_ASSERT(!exceeds(line.discount->amount, base));
    }
    if (sale.discount && sale.discount->kind == Discount::Kind::Amount) {
        const Money off = sale.discount->amount;
        RC_ASSERT((!exceeds(off, saleBase) || off <= rules.roundOffMax));
        RC_ASSERT(off <= saleBase);
    }
}

} // namespace

class SalePropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAlwaysSumToTheWhole();
    void completedSalesAccountForAllMoney();
    void theFoldOfTheEventsIsTheSale();
    void theSameCommandsGiveTheSameEvents();
    void noCommandBreaksALimit();
    void aRefusedCommandChangesNothing();
    void noFixedDiscountOutgrowsWhatIsFree();
    void everySaleCanBeFinished();
    void cashCollectsTheSameInAnyParts();
};

void SalePropertiesTest::partsAlwaysSumToTheWhole()
{
    QVERIFY(rc::check("parts sum to the whole after every command", [] {
        Cart cart;
        cart.rules = anyRules();
        runSteps(cart, anySteps(), manager, [&](auto) { assertPartsSumToTheWhole(cart.sale); });
    }));
}

void SalePropertiesTest::completedSalesAccountForAllMoney()
{
    int completed = 0;
    int withSeveralTenders = 0;
    QVERIFY(rc::check("received + rounding - change = total", [&] {
        Cart cart;
        cart.rules = anyRules();
        runSteps(cart, anySteps(), manager, [&](auto) {
            if (cart.sale.phase != Phase::Completed)
                return;
            ++completed;
            withSeveralTenders += cart.sale.tenders.size() > 1 ? 1 : 0;
            assertMoneyIsAccountedFor(cart.sale);
        });
    }));
    // Otherwise the property above would have looked at nothing.
    QVERIFY(completed > 20);
    QVERIFY(withSeveralTenders > 5);
}

void SalePropertiesTest::theFoldOfTheEventsIsTheSale()
{
    QVERIFY(rc::check("folding the decoded events gives the sale", [] {
        Cart cart;
        cart.rules = anyRules();
        runSteps(cart, anySteps(), manager, [&](auto) {
            Sale folded;
            for (const Event& event : cart.history) {
                const auto decoded = decode(kindOf(event), encode(event));
                RC_ASSERT(decoded.has_value());
                RC_ASSERT((*decoded == event));
                folded = apply(std::move(folded), contextAt(0).newSaleId, *decoded);
            }
            RC_ASSERT((folded == cart.sale));
        });
    }));
}

void SalePropertiesTest::theSameCommandsGiveTheSameEvents()
{
    QVERIFY(rc::check("two carts with the same commands have the same events", [] {
        Cart first;
        Cart second;
        first.rules = second.rules = anyRules();
        const auto steps = anySteps();
        QList<Event> firstEvents;
        QList<Event> secondEvents;
        runSteps(first, steps, manager, [&](auto) { firstEvents += first.lastEvents; });
        runSteps(second, steps, manager, [&](auto) { secondEvents += second.lastEvents; });
        RC_ASSERT((firstEvents == secondEvents));
    }));
}

void SalePropertiesTest::noCommandBreaksALimit()
{
    QVERIFY(rc::check("lines, amounts, totals and cash stay within the rules", [] {
        Cart cart;
        cart.rules = anyRules();
        runSteps(cart, anySteps(), manager, [&](auto) {
            const Totals sum = totals(cart.sale);
            RC_ASSERT(cart.sale.lines.size() <= cart.rules.linesMax);
            RC_ASSERT(sum.gross <= cart.rules.saleTotalMax);
            for (const LineTotal& part : sum.lines)
                RC_ASSERT(part.gross <= cart.rules.lineAmountMax);
            QSet<int> ids;
            for (const Line& line : cart.sale.lines) {
                ids.insert(line.id);
                RC_ASSERT(line.quantity.isPositive());
                RC_ASSERT((line.item.measure == Measure::Kilograms || line.quantity.isWhole()));
            }
            RC_ASSERT(ids.size() == cart.sale.lines.size());
            for (const Tender& tender : cart.sale.tenders) {
                RC_ASSERT((tender.kind != TenderKind::Cash ||
                           tender.received <= cart.rules.cashReceivedMax));
                RC_ASSERT(tender.applied <= tender.received);
            }
        });
    }));
}

void SalePropertiesTest::aRefusedCommandChangesNothing()
{
    int refused = 0;
    QVERIFY(rc::check("a refusal leaves no event; nothing at all happens to a closed sale", [&] {
        Cart cart;
        cart.rules = anyRules();
        Sale before;
        for (const Step& step : anySteps()) {
            const bool wasClosed =
                before.phase == Phase::Completed || before.phase == Phase::Voided;
            const auto refusal = cart.run(commandOf(cart.sale, step, manager));
            RC_ASSERT((!wasClosed || refusal == Refusal::SaleIsClosed));
            if (refusal) {
                ++refused;
                RC_ASSERT(cart.lastEvents.isEmpty());
                RC_ASSERT((cart.sale == before));
            }
            before = cart.sale;
        }
    }));
    QVERIFY(refused > 50);
}

void SalePropertiesTest::noFixedDiscountOutgrowsWhatIsFree()
{
    int discounted = 0;
    QVERIFY(rc::check("without approval no fixed discount is more than the free share", [&] {
        Cart cart;
        cart.rules = anyRules();
        runSteps(cart, anySteps(), OperatorId(), [&](auto) {
            discounted += totals(cart.sale).discounts.isPositive() ? 1 : 0;
            assertNoHiddenDiscount(cart.sale, cart.rules);
        });
    }));
    QVERIFY(discounted > 20);
}

void SalePropertiesTest::everySaleCanBeFinished()
{
    QVERIFY(rc::check("from any cart, cash finishes the sale: there is no dead end", [] {
        Cart cart;
        cart.rules = anyRules();
        runSteps(cart, anySteps(), manager, [](auto) {});
        if (cart.sale.phase == Phase::Held)
            RC_ASSERT(!cart.run(Recall{}));
        RC_PRE(cart.sale.countedLines() > 0);
        RC_PRE(cart.sale.phase == Phase::Open || cart.sale.phase == Phase::Tendering);
        for (int part = 0; cart.sale.phase != Phase::Completed; ++part) {
            RC_ASSERT(part < 500);
            const Money due = cashDue(cart.sale, cart.rules.rounding);
            const Money received = std::min(due, cart.rules.cashReceivedMax);
            RC_ASSERT(!cart.run(TenderCash{received}));
        }
        assertMoneyIsAccountedFor(cart.sale);
    }));
}

void SalePropertiesTest::cashCollectsTheSameInAnyParts()
{
    int split = 0;
    QVERIFY(rc::check("however cash is handed over, what was asked at first is collected", [&] {
        Cart cart;
        cart.rules.rounding = static_cast<RoundingMode>(*rc::gen::inRange(0, 6));
        cart.rules.cashReceivedMax = fen(10'000'000);
        const auto price = *rc::gen::inRange<qint64>(2, 50'000);
        RC_ASSERT(!cart.add(piece(QStringLiteral("goods"), price)));
        const auto byCard = *rc::gen::inRange<qint64>(0, price);
        if (byCard > 0)
            RC_ASSERT(!cart.run(TenderExternalCard{fen(byCard), QStringLiteral("1")}));
        const Money asked = cashDue(cart.sale, cart.rules.rounding);
        RC_ASSERT(asked == roundedForCash(cart.sums().remaining, cart.rules.rounding));
        while (cart.sale.phase != Phase::Completed) {
            const Money due = cashDue(cart.sale, cart.rules.rounding);
            // Less than is due and than remains: that would complete the sale where it rounds up.
            const Money less = std::min(due, cart.sums().remaining);
            Money part = due;
            if (less.fen() > 1 && cart.sale.tenders.size() < 6) {
                part = fen(*rc::gen::inRange<qint64>(1, less.fen()));
                ++split;
            }
            RC_ASSERT(!cart.run(TenderCash{part}));
        }
        Money collected = -cart.sale.change;
        for (const Tender& tender : cart.sale.tenders)
            collected += tender.received;
        RC_ASSERT(collected == fen(byCard) + asked);
        assertMoneyIsAccountedFor(cart.sale);
    }));
    QVERIFY(split > 100);
}

QTEST_APPLESS_MAIN(SalePropertiesTest)
#include "tst_sale_properties.moc"
