// SPDX-License-Identifier: GPL-3.0-or-later

// What customers see of the desk's states, and what they never see.

#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "ui/models/customer_face.h"

#include <QTest>

using namespace till;
using models::CustomerFace;
using payment::State;
using Kind = CustomerFace::Kind;

namespace {

const QString shop = QStringLiteral("邻里生鲜");

struct Desk {
    services::CheckoutState desk;
    services::PaymentsState payments;
    std::optional<services::CompletedSale> paid;
    qint64 waitedMs = 0;

    [[nodiscard]] CustomerFace face() const
    {
        return models::customerFace(
            {.desk = desk, .payments = payments, .paid = paid, .shop = shop, .waitedMs = waitedMs});
    }
};

Desk paying(const services::PaymentView& view)
{
    return {.desk = gallery::tenderingState(), .payments = gallery::shownUnderWay(view)};
}

Desk partPaid()
{
    Desk desk{.desk = gallery::tenderingState()};
    sale::Tender cash;
    cash.id = 1;
    cash.received = cash.applied = Money::fromFen(5000);
    desk.desk.sale.tenders = {cash};
    desk.desk.totals = sale::totals(desk.desk.sale);
    return desk;
}

Desk thanking()
{
    return {.desk = gallery::emptyState(), .paid = gallery::paidSale()};
}

services::PaymentView inState(services::PaymentView view, State state)
{
    view.payment.state = state;
    return view;
}

services::PaymentView stopped(services::PaymentView view)
{
    view.stopping = true;
    return view;
}

services::PaymentView handedOver(services::PaymentView view)
{
    view.payment.state = State::Unknown;
    view.handedOver = true;
    return view;
}

services::PaymentView setAside(services::PaymentView view)
{
    view.payment.setAside = true;
    return view;
}

services::PaymentView markedPaid(services::PaymentView view)
{
    view.payment.markedPaid = true;
    return view;
}

struct Sample {
    const char* name;
    Desk desk;
    Kind kind;
    qint64 fen; ///< the amount; -1: none
};

QList<Sample> samples()
{
    Desk depositing{.desk = gallery::emptyState(),
                    .payments = gallery::shownUnderWay(gallery::depositShown())};
    Desk next = thanking();
    next.desk = gallery::sampleState();
    Desk over = paying(gallery::codeShown());
    over.waitedMs = payment::timersOfShown().deadMs;
    const services::PaymentView code = gallery::codeShown();
    const services::PaymentView read = gallery::waitingForPassword();
    return {
        {"nothing", {.desk = gallery::emptyState()}, Kind::Idle, -1},
        {"selling", {.desk = gallery::sampleState()}, Kind::Selling, 12921},
        {"part paid", partPaid(), Kind::Selling, 7921},
        {"code on its way", paying(inState(code, State::Intent)), Kind::Checking, 12921},
        {"code shown", paying(code), Kind::Code, 12921},
        {"code shown, closing", paying(stopped(code)), Kind::Checking, 12921},
        {"code shown, cancelling", paying(inState(code, State::Cancelling)), Kind::Checking, 12921},
        {"code shown, asking", paying(inState(code, State::Unknown)), Kind::Checking, 12921},
        {"code shown, its time is over", over, Kind::Checking, 12921},
        {"code shown, handed over", paying(handedOver(code)), Kind::Selling, 12921},
        {"code read, on its way", paying(inState(read, State::Intent)), Kind::Checking, 12921},
        {"code read, password", paying(read), Kind::Checking, 12921},
        {"code read, stopping", paying(stopped(read)), Kind::Checking, 12921},
        {"code read, handed over", paying(gallery::notKnown()), Kind::Selling, 12921},
        {"set aside", paying(setAside(code)), Kind::Selling, 12921},
        {"booked by evidence", paying(markedPaid(code)), Kind::Selling, 12921},
        {"deposit", depositing, Kind::Code, 20000},
        {"deposits held", {.payments = gallery::withDeposits()}, Kind::Idle, -1},
        {"paid", thanking(), Kind::Paid, 12920},
        {"next sale", next, Kind::Selling, 12921},
        {"others are open", {.payments = gallery::withOthers()}, Kind::Idle, -1},
    };
}

QStringList textsOf(const CustomerFace& face)
{
    QStringList texts{face.headline, face.advice, face.caption,
                      face.amount,   face.spoken, face.below};
    for (const CustomerFace::Goods& each : face.goods)
        texts.append({each.name, each.quantity, each.amount});
    return texts;
}

} // namespace

class TestCustomerFace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasItsFace_data()
    {
        QTest::addColumn<int>("index");
        const QList<Sample> all = samples();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(all.at(i).name) << i;
    }
    void everyStateHasItsFace()
    {
        QFETCH(int, index);
        const Sample sample = samples().at(index);
        const CustomerFace face = sample.desk.face();
        QCOMPARE(int(face.kind), int(sample.kind));
        const QString amount = sample.fen < 0 ? QString()
                                              : QStringLiteral("¥%1.%2")
                                                    .arg(sample.fen / 100)
                                                    .arg(sample.fen % 100, 2, 10, QLatin1Char('0'));
        QCOMPARE(face.amount, amount);
        QVERIFY(!face.headline.isEmpty());
        // A code is there exactly while it can be paid.
        QCOMPARE(!face.code.isEmpty(), face.kind == Kind::Code);
        QCOMPARE(face.secondsLeft >= 0, face.kind == Kind::Code);
    }

    void nothingOfTheStaffOrTheAcquirerIsSaid_data() { everyStateHasItsFace_data(); }
    void nothingOfTheStaffOrTheAcquirerIsSaid()
    {
        QFETCH(int, index);
        // In whatever state: numbers, people and codes are on every payment.
        Desk desk = samples().at(index).desk;
        QStringList secrets{QStringLiteral("secret-code"), QStringLiteral("secret-words"),
                            QStringLiteral("secret-note")};
        for (qsizetype i = 0; i < desk.desk.sale.lines.size(); ++i)
            desk.desk.sale.lines[i].note = secrets.at(2);
        const auto mark = [&secrets](std::optional<services::PaymentView>& view) {
            if (!view)
                return;
            payment::Payment& payment = view->payment;
            payment.code = secrets.at(0);
            payment.text = secrets.at(1);
            payment.reason = secrets.at(2);
            payment.by = payment.approvedBy = OperatorId(QStringLiteral("1008"));
            payment.facts.acquirerOrderId = QStringLiteral("9876501234");
            secrets.append({payment.id.text(), payment.codeTail, payment.facts.acquirerOrderId});
        };
        mark(desk.payments.current);
        mark(desk.payments.deposit);
        secrets.append(
            {QStringLiteral("1008"), desk.desk.sale.cashierName, desk.desk.sale.id.text()});
        secrets.removeAll(QString());
        const QStringList texts = textsOf(desk.face());
        for (const QString& text : texts) {
            for (const QString& secret : std::as_const(secrets))
                QVERIFY2(!text.contains(secret),
                         qPrintable(text + QStringLiteral(" has ") + secret));
        }
    }

    void theTimeThatIsLeftGoesOnBetweenTheStates()
    {
        Desk desk = paying(gallery::codeShown()); // 64 of 300 seconds are over
        QCOMPARE(desk.face().secondsInAll, 300);
        QCOMPARE(desk.face().secondsLeft, 236);
        desk.waitedMs = 235'500;
        QCOMPARE(desk.face().secondsLeft, 0);
        desk.waitedMs = 236'000;
        QCOMPARE(int(desk.face().kind), int(Kind::Checking));
    }

    void whoTakesTheMoneyIsSaid()
    {
        const CustomerFace face = paying(gallery::codeShown()).face();
        QVERIFY(face.advice.contains(shop));
        QCOMPARE(face.code, gallery::codeShown().payment.facts.payUrl);
    }

    void savingsAndChangeStandBelow()
    {
        QVERIFY(Desk{.desk = gallery::sampleState()}.face().below.contains(u"5.75"));
        QVERIFY(thanking().face().below.contains(u"70.80"));
        Desk exact{.paid = gallery::paidByCode()};
        QCOMPARE(exact.face().below, QString());
    }

    void theLatestGoodsAreNamedWithWhatTheyCost()
    {
        const CustomerFace face = Desk{.desk = gallery::sampleState()}.face();
        QCOMPARE(face.goods.size(), 6);
        QCOMPARE(face.goods.constLast(),
                 (CustomerFace::Goods{QStringLiteral("可口可乐 500ml"), QStringLiteral("6 瓶"),
                                      QStringLiteral("¥21.00")}));
        // With its discount; and what was taken back out is not there.
        QCOMPARE(face.goods.at(3).amount, QStringLiteral("¥14.90"));
        for (const CustomerFace::Goods& each : face.goods)
            QVERIFY(!each.name.contains(QStringLiteral("雀巢")));
        QVERIFY(Desk{.desk = gallery::emptyState()}.face().goods.isEmpty());
        QVERIFY(paying(gallery::codeShown()).face().goods.isEmpty());
    }

    void aPartIsNotCalledTheWhole()
    {
        QVERIFY(partPaid().face().caption !=
                Desk{.desk = gallery::tenderingState()}.face().caption);
    }

    void whereNothingHappensTheShopIsNamed() { QCOMPARE(Desk{}.face().headline, shop); }
};

QTEST_GUILESS_MAIN(TestCustomerFace)
#include "tst_customer_face.moc"
