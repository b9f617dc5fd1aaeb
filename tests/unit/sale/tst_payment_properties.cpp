// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sale/cart.h"

#include <rapidcheck.h>

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace till;
using namespace till::sale;

// Whatever becomes of payments, in whatever order: no money is lost, and none is counted twice.

namespace {

using Step = std::tuple<int, int, int>;

const QString means = QStringLiteral("alipay");

PaymentId paymentId(int which)
{
    return PaymentId(QStringLiteral("P%1").arg(which));
}

std::vector<Step> anySteps()
{
    // 0-1 goods, 2-4 other money, 5-9 payments, 10-12 hold, recall, void.
    const auto kind = rc::gen::weightedElement<int>({{5, 0},
                                                     {1, 1},
                                                     {3, 2},
                                                     {2, 3},
                                                     {2, 4},
                                                     {8, 5},
                                                     {8, 6},
                                                     {3, 7},
                                                     {2, 8},
                                                     {3, 9},
                                                     {2, 10},
                                                     {4, 11},
                                                     {1, 12}});
    return *rc::gen::container<std::vector<Step>>(
        rc::gen::tuple(kind, rc::gen::inRange(1, 5), rc::gen::inRange(1, 4000)));
}

Command commandOf(const Sale& sale, const Step& step)
{
    const auto& [kind, which, amount] = step;
    const Money remaining = totals(sale).remaining;
    const bool isPending = sale.isPending(paymentId(which));
    const Money some = which % 2 == 0 ? fen(amount) : remaining;
    switch (kind) {
    case 1:
        return VoidLine{which, manager};
    case 2:
        return TenderCash{fen(amount)};
    case 3:
        return TenderExternalCard{some, QStringLiteral("01")};
    case 4:
        return RemoveTender{which};
    case 5:
        return BeginPayment{paymentId(which), some, means};
    case 6:
        return TakePayment{paymentId(which), isPending ? sale.pending->amount : some, means};
    case 7:
        return EndPayment{paymentId(which)};
    case 8:
        return SetPaymentAside{paymentId(which), manager};
    case 9:
        return ReturnPayment{paymentId(which)};
    case 10:
        return Hold{};
    case 11:
        return Recall{};
    case 12:
        return VoidSale{QStringLiteral("x"), manager};
    default:
        return AddItem{piece(QStringLiteral("G%1").arg(which), amount), Quantity::pieces(1)};
    }
}

/// What the customer's side says: which payments have been taken and not been given back.
using Captured = QMap<QString, Money>;

void note(Captured& captured, const Command& command)
{
    if (const auto* take = std::get_if<TakePayment>(&command)) {
        if (!captured.contains(take->payment.text()))
            captured.insert(take->payment.text(), take->amount);
    } else if (const auto* back = std::get_if<ReturnPayment>(&command)) {
        captured.remove(back->payment.text());
    }
}

Captured capturedBy(const Sale& sale)
{
    Captured captured;
    for (const Tender& tender : sale.tenders) {
        if (tender.kind != TenderKind::Code)
            continue;
        RC_ASSERT(!captured.contains(tender.payment.text()));
        RC_ASSERT(tender.received == tender.applied);
        captured.insert(tender.payment.text(), tender.applied);
    }
    return captured;
}

void assertSums(const Sale& sale)
{
    Money received;
    Money applied;
    QSet<int> ids;
    for (const Tender& tender : sale.tenders) {
        received += tender.received;
        applied += tender.applied;
        RC_ASSERT(!ids.contains(tender.id));
        ids.insert(tender.id);
    }
    const Totals sum = totals(sale);
    RC_ASSERT(!sum.remaining.isNegative());
    if (sale.pending)
        RC_ASSERT(sale.pending->amount <= sum.remaining);
    if (sale.phase == Phase::Completed) {
        RC_ASSERT(!sale.pending);
        RC_ASSERT(received + sale.rounding - sale.change == sum.total);
        RC_ASSERT(sum.remaining.isZero());
    } else {
        RC_ASSERT(applied + sum.remaining == sum.total);
    }
    RC_ASSERT((sale.phase != Phase::Voided || sale.tenders.isEmpty()));
}

bool isAllowedWhilePending(const Command& command)
{
    return std::visit(
        [](const auto& each) {
            using Kind = std::decay_t<decltype(each)>;
            return std::is_same_v<Kind, TakePayment> || std::is_same_v<Kind, EndPayment> ||
                   std::is_same_v<Kind, SetPaymentAside> || std::is_same_v<Kind, ReturnPayment> ||
                   std::is_same_v<Kind, Hold> || std::is_same_v<Kind, Recall>;
        },
        command);
}

/// Carries the steps out; `look` sees the sale before, the command and what came of it.
template<typename Look> void runSteps(Cart& cart, const std::vector<Step>& steps, Look look)
{
    for (const Step& step : steps) {
        if (cart.sale.phase == Phase::Completed || cart.sale.phase == Phase::Voided) {
            cart.sale = Sale();
            cart.history.clear();
        }
        const Sale before = cart.sale;
        const Command command = commandOf(before, step);
        look(before, command, cart.run(command));
    }
}

} // namespace

class PaymentPropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTenderIsLostOrDoubled();
    void aPendingPaymentBlocksEverythingElse();
    void aPendingPaymentCanAlwaysBeTaken();
    void theJournalTellsTheSameSale();
    void everySaleWithPaymentsCanBeFinished();
};

void PaymentPropertiesTest::noTenderIsLostOrDoubled()
{
    int taken = 0;
    int completed = 0;
    QVERIFY(rc::check("tenders are what was taken and not returned, and all of it adds up", [&] {
        Cart cart;
        Captured captured;
        runSteps(cart, anySteps(), [&](const Sale& before, const Command& command, auto refusal) {
            if (!before.hasBegun())
                captured.clear();
            if (refusal)
                RC_ASSERT(cart.sale == before);
            else
                note(captured, command);
            RC_ASSERT(capturedBy(cart.sale) == captured);
            assertSums(cart.sale);
            taken += static_cast<int>(captured.size());
            completed += cart.sale.phase == Phase::Completed && captured.size() > 1 ? 1 : 0;
        });
    }));
    QVERIFY(taken > 100);
    QVERIFY(completed > 10);
}

void PaymentPropertiesTest::aPendingPaymentBlocksEverythingElse()
{
    int blocked = 0;
    QVERIFY(rc::check("while a payment is open, only its fate, holding and recalling", [&] {
        Cart cart;
        runSteps(cart, anySteps(), [&](const Sale& before, const Command& command, auto refusal) {
            if (!before.pending || isAllowedWhilePending(command))
                return;
            RC_ASSERT(refusal == Refusal::PaymentOpen);
            ++blocked;
        });
    }));
    QVERIFY(blocked > 50);
}

void PaymentPropertiesTest::aPendingPaymentCanAlwaysBeTaken()
{
    QVERIFY(rc::check("money that was asked for always finds its place in the sale", [] {
        Cart cart;
        runSteps(cart, anySteps(), [&](const Sale&, const Command&, auto) {
            if (!cart.sale.pending)
                return;
            const PendingPayment pending = *cart.sale.pending;
            Cart other = cart;
            RC_ASSERT(!other.run(TakePayment{pending.payment, pending.amount, means}));
            RC_ASSERT(other.sale.tenderOf(pending.payment));
            RC_ASSERT(!other.sale.isPending(pending.payment));
        });
    }));
}

void PaymentPropertiesTest::theJournalTellsTheSameSale()
{
    QVERIFY(rc::check("the fold of what the journal holds is the sale", [] {
        Cart cart;
        runSteps(cart, anySteps(), [&](const Sale&, const Command&, auto) {
            Sale folded;
            for (const Event& event : cart.history) {
                const auto read = decode(kindOf(event), encode(event));
                RC_ASSERT(read.has_value());
                folded = apply(std::move(folded), contextAt(0).newSaleId, *read);
            }
            RC_ASSERT(folded == cart.sale);
        });
    }));
}

void PaymentPropertiesTest::everySaleWithPaymentsCanBeFinished()
{
    QVERIFY(rc::check("from any state, deciding the payment and paying cash finishes the sale", [] {
        Cart cart;
        runSteps(cart, anySteps(), [](const Sale&, const Command&, auto) {});
        if (cart.sale.pending)
            RC_ASSERT(!cart.run(EndPayment{cart.sale.pending->payment}));
        if (cart.sale.phase == Phase::Held)
            RC_ASSERT(!cart.run(Recall{}));
        RC_PRE(cart.sale.countedLines() > 0);
        RC_PRE(cart.sale.phase == Phase::Open || cart.sale.phase == Phase::Tendering);
        RC_ASSERT(!cart.run(TenderCash{cashDue(cart.sale, cart.rules.rounding)}));
        RC_ASSERT(cart.sale.phase == Phase::Completed);
        assertSums(cart.sale);
    }));
}

QTEST_APPLESS_MAIN(PaymentPropertiesTest)
#include "tst_payment_properties.moc"
