// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/loyalty_side.h"
#include "tests/unit/sandbox/netpay_side.h"

#include <rapidcheck.h>

#include <QSet>
#include <QTest>

#include <vector>

using namespace till;
using namespace till::test;

// Whatever a till asks in whatever order, these hosts neither give nor lose anything.

class TestSandboxHostsProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void netpaysBooksStayEven();
    void membersBooksStayEven();
};

namespace {

struct Step {
    int operation = 0;
    int which = 0;
    int fen = 0;
    int waitSeconds = 0;
};

std::vector<Step> anySteps(int operations)
{
    const auto step = rc::gen::build<Step>(
        rc::gen::set(&Step::operation, rc::gen::inRange(0, operations)),
        rc::gen::set(&Step::which, rc::gen::inRange(0, 4)),
        rc::gen::set(&Step::fen, rc::gen::inRange(1, 300)),
        rc::gen::set(&Step::waitSeconds, rc::gen::element(0, 0, 1, 700, 86'400)));
    return *rc::gen::container<std::vector<Step>>(step);
}

namespace pay = sandbox::netpay;

QJsonObject carryOut(NetpayTalk& talk, const Step& step, const QStringList& placed)
{
    const QString id = placed.value(step.which, netpayId(999));
    const QJsonObject about{{u"merOrderId"_qs, id}};
    const QString refundId = netpayId(500 + 10 * step.which + step.fen % 5);
    switch (step.operation) {
    case 0:
        return talk.answer(u"query"_qs, about);
    case 1:
        return talk.answer(u"close"_qs, about);
    case 2:
        return talk.answer(u"refund"_qs, joined(about, {{u"refundOrderId"_qs, refundId},
                                                        {u"refundAmount"_qs, step.fen}}));
    case 3:
        return talk.answer(u"refund-query"_qs, {{u"merOrderId"_qs, refundId}});
    case 4:
        return talk.answer(u"secure-cancel"_qs, about);
    case 5:
        return talk.answer(u"secure-complete"_qs,
                           joined(about, {{u"completedAmount"_qs, step.fen}}));
    default:
        static_cast<void>(talk.ledger().pay(id, talk.now));
        return talk.answer(u"query"_qs, about);
    }
}

void checkOrder(const pay::Order& order)
{
    const bool isDeposit = order.secure != pay::SecureStage::None;
    RC_ASSERT(order.refunded() <= (isDeposit ? order.completed : order.amount));
    RC_ASSERT(order.stage == pay::Stage::Paid || order.refunds.isEmpty());
    RC_ASSERT(order.completed <= order.amount);
    RC_ASSERT(order.secure != pay::SecureStage::Canceled || order.completed == 0);
    QSet<QString> ids;
    qint64 back = 0;
    for (const pay::Refund& refund : order.refunds) {
        ids.insert(refund.id);
        back += refund.stage == pay::RefundStage::Failed ? 0 : refund.paidBack;
    }
    RC_ASSERT(ids.size() == order.refunds.size());
    RC_ASSERT(back <= order.payerPaid());
}

/// What an account holds, in the order points, vouchers, tickets.
QList<qint64> holdings(const loyalty::Member& member)
{
    QList<qint64> all{member.points};
    for (const loyalty::Voucher& one : member.vouchers)
        all.append(one.num);
    for (const loyalty::Ticket& one : member.tickets)
        all.append(one.num);
    return all;
}

/// The account as it began, with every transaction that was not reversed.
loyalty::Member recomputed(const loyalty::Member& first, const loyalty::Ledger& ledger)
{
    loyalty::Member member = first;
    for (const loyalty::Transaction& one : ledger.transactions()) {
        if (one.card == member.card && !one.isReversed)
            apply(one.change, member);
    }
    return member;
}

/// A till that remembers what it asked and was told.
struct MemberTill {
    LoyaltyTalk talk;
    QList<loyalty::Form> sales;
    QList<loyalty::Form> cancels;
    QList<loyalty::Form> tickets;
    QList<QJsonObject> told; ///< of the sales
    QList<loyalty::Form> refunds;
    QList<QJsonObject> toldRefunds;

    void carryOut(const Step& step);

private:
    using Operation = loyalty::Operation;
    [[nodiscard]] QString card(int which) const
    {
        return QStringList{richMember, memberWithoutPin, magicPayer(u"01"_qs),
                           magicReceiver(u"06"_qs)}
            .at(which);
    }
    void sell(const Step& step);
    void cancel(const Step& step);
    void refund(const Step& step);
    void cancelRefund(const Step& step);
    void repeat(Operation operation, const QList<loyalty::Form>& forms, int which)
    {
        if (!forms.isEmpty())
            static_cast<void>(talk.ask(operation, forms.at(which % forms.size())));
    }
};

void MemberTill::sell(const Step& step)
{
    loyalty::Form form = talk.consumption(card(step.which), u"%1.00"_qs.arg(step.fen / 30),
                                          u"%1.00"_qs.arg(step.fen));
    if (step.fen % 3 == 0)
        form.insert(u"vaucher"_qs, u"[{\"id\":1,\"num\":1}]"_qs);
    sales.append(form);
    told.append(talk.answer(Operation::Consume, form));
}

void MemberTill::cancel(const Step& step)
{
    if (sales.isEmpty())
        return;
    const qsizetype which = step.fen % sales.size();
    const loyalty::Form sale = sales.at(which);
    cancels.append(
        talk.cancellation(sale.value(u"cardNo"_qs), sale.value(u"traceNo"_qs), told.at(which)));
    static_cast<void>(talk.ask(Operation::Cancel, cancels.last()));
}

void MemberTill::refund(const Step& step)
{
    if (sales.isEmpty())
        return;
    const qsizetype which = step.fen % sales.size();
    refunds.append(talk.refunding(sales.at(which).value(u"cardNo"_qs), told.at(which)));
    toldRefunds.append(talk.answer(Operation::Refund, refunds.last()));
}

void MemberTill::cancelRefund(const Step& step)
{
    if (refunds.isEmpty())
        return;
    const qsizetype which = step.fen % refunds.size();
    const loyalty::Form refund = refunds.at(which);
    const QJsonObject answer = toldRefunds.at(which);
    static_cast<void>(talk.ask(
        Operation::RefundCancel,
        with(talk.cancellation(refund.value(u"cardNo"_qs), refund.value(u"traceNo"_qs), answer),
             {{u"oriSerialNo"_qs, answer.value(u"serialNo").toString()},
              {u"oriRegisterTraceNo"_qs, u"R1"_qs}})));
}

void MemberTill::carryOut(const Step& step)
{
    switch (step.operation) {
    case 0:
        return sell(step);
    case 1:
        return repeat(Operation::ConsumeReversal, sales, step.fen);
    case 2:
        return cancel(step);
    case 3:
        return repeat(Operation::CancelReversal, cancels, step.fen);
    case 4:
        return refund(step);
    case 5:
        return cancelRefund(step);
    case 6:
        tickets.append(with(talk.head(card(step.which)),
                            {{u"ticket"_qs, u"{\"id\":1,\"type\":\"01\",\"num\":1}"_qs}}));
        static_cast<void>(talk.ask(Operation::TicketConsume, tickets.last()));
        return;
    default:
        return repeat(Operation::TicketConsumeReversal, tickets, step.fen);
    }
}

} // namespace

void TestSandboxHostsProperties::netpaysBooksStayEven()
{
    QVERIFY(rc::check([] {
        NetpayTalk talk;
        QStringList placed;
        for (int i = 0; i < 4; ++i) {
            const QJsonObject secured{
                {u"secureTransaction"_qs, i % 2 == 0 ? u"true"_qs : u"false"_qs}};
            placed.append(talk.place(*rc::gen::inRange(100, 300), secured));
            if (i > 0)
                static_cast<void>(talk.ledger().pay(placed.last(), talk.now));
        }
        for (const Step& step : anySteps(7)) {
            const QMap<QString, pay::Order> before = talk.ledger().orders();
            talk.now.unixMs += step.waitSeconds * 1000;
            const QString code = carryOut(talk, step, placed).value(u"errCode").toString();
            // Empty: a request that was lost, or its answer.
            RC_ASSERT(code.isEmpty() || code == u"SUCCESS" || !pay::codeInfo(code).isEmpty());
            for (const pay::Order& order : talk.ledger().orders()) {
                checkOrder(order);
                const pay::Stage earlier = before.value(order.id).stage;
                RC_ASSERT(earlier == pay::Stage::New || earlier == order.stage);
            }
        }
    }));
}

void TestSandboxHostsProperties::membersBooksStayEven()
{
    QMap<QString, loyalty::Member> first;
    for (const loyalty::Member& member : loyalty::firstMembers())
        first.insert(member.card, member);
    QVERIFY(rc::check([&] {
        MemberTill till;
        till.talk.checkIn();
        for (const Step& step : anySteps(8))
            till.carryOut(step);
        for (const loyalty::Member& member : till.talk.ledger().members()) {
            const auto expected = recomputed(first.value(member.card), till.talk.ledger());
            RC_ASSERT(holdings(member) == holdings(expected));
        }
        // Nothing is undone twice.
        QSet<QString> undone;
        for (const loyalty::Transaction& one : till.talk.ledger().transactions()) {
            const bool isStanding = !one.isReversed && one.undoneBy.isEmpty();
            if (one.original.isEmpty() || !isStanding)
                continue;
            RC_ASSERT(!undone.contains(one.original));
            undone.insert(one.original);
        }
    }));
}

QTEST_GUILESS_MAIN(TestSandboxHostsProperties)
#include "tst_sandbox_hosts_properties.moc"
