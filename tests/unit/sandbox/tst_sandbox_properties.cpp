// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/till_side.h"

#include <rapidcheck.h>

#include <QSet>
#include <QTest>

#include <vector>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

// Whatever a till asks in whatever order, the acquirer neither gives nor loses money.

class TestSandboxProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBooksStayEven();
    void anythingIsAnswered();
};

namespace {

struct Step {
    int operation = 0;
    int order = 0;
    int refund = 0;
    int fen = 0;
    int waitSeconds = 0;
};

QString endingOf(int order)
{
    return scripts().at(order % scripts().size()).ending;
}

Reply carryOut(Conversation& till, const Step& step)
{
    const QString order = u"T%1"_qs.arg(step.order);
    const QString refund = u"R%1"_qs.arg(step.refund);
    till.now.unixMs += step.waitSeconds * 1000;
    switch (step.operation) {
    case 0:
        return till.pay(order, endingOf(step.order), step.fen);
    case 1:
        return till.ask(Operation::Void, orderFields(order));
    case 2:
        return till.ask(Operation::Refund, refundFields(order, refund, step.fen));
    case 3:
        return till.ask(Operation::QueryRefund, refundQueryFields(order, refund));
    default:
        return till.ask(Operation::Query, orderFields(order));
    }
}

std::vector<Step> anySteps()
{
    const auto step = rc::gen::build<Step>(
        rc::gen::set(&Step::operation, rc::gen::inRange(0, 5)),
        rc::gen::set(&Step::order, rc::gen::inRange(0, 60)),
        rc::gen::set(&Step::refund, rc::gen::inRange(0, 3)),
        rc::gen::set(&Step::fen, rc::gen::inRange(0, 50)),
        rc::gen::set(&Step::waitSeconds, rc::gen::element(0, 0, 1, 7, 40'000)));
    return *rc::gen::container<std::vector<Step>>(step);
}

/// A few orders only, so that they meet.
std::vector<Step> crowded(std::vector<Step> steps, int base)
{
    for (Step& step : steps)
        step.order = base + step.order % 2;
    return steps;
}

} // namespace

void TestSandboxProperties::theBooksStayEven()
{
    QVERIFY(rc::check([] {
        Conversation till;
        for (const Step& step : crowded(anySteps(), *rc::gen::inRange(0, 60))) {
            (void)carryOut(till, step);
            for (const Order& order : till.ledger().orders()) {
                RC_ASSERT(order.refunded() <= order.amount);
                RC_ASSERT(order.stage == Stage::Paid || order.refunded() == 0);
                qint64 back = 0;
                QSet<QString> ids;
                for (const Refund& refund : order.refunds) {
                    RC_ASSERT(refund.amount > 0 && refund.paidBack <= refund.amount);
                    ids.insert(refund.requestId);
                    back += refund.stage == RefundStage::Refused ? 0 : refund.paidBack;
                }
                RC_ASSERT(ids.size() == order.refunds.size());
                RC_ASSERT(back <= order.payerPaid());
            }
        }
    }));
}

void TestSandboxProperties::anythingIsAnswered()
{
    const QSet<QString> known{u"0000"_qs, u"9001"_qs, u"9999"_qs, u"00"_qs, u"13"_qs,
                              u"22"_qs,   u"25"_qs,   u"57"_qs,   u"61"_qs, u"92"_qs,
                              u"94"_qs,   u"96"_qs,   u"A7"_qs,   u"ER"_qs};
    QVERIFY(rc::check([&] {
        Conversation till;
        for (const Step& step : anySteps()) {
            const Reply reply = carryOut(till, step);
            const bool silent = reply.delivery == Delivery::ClosedAtOnce ||
                                reply.delivery == Delivery::HeldThenClosed;
            RC_ASSERT(silent || known.contains(reply.json.value(u"errCode").toString()));
            RC_ASSERT(silent || !reply.json.value(u"errInfo").toString().isEmpty());
        }
    }));
}

QTEST_GUILESS_MAIN(TestSandboxProperties)
#include "tst_sandbox_properties.moc"
