// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/sample_payments.h"

#include "tests/gui/sample_desk.h"

#include <QDateTime>

namespace till::gallery {

namespace {

using payment::Operation;
using payment::Payment;
using payment::State;
using services::PaymentView;

const SaleId saleId{QStringLiteral("02-20261120-0147")};
const PaymentId paymentId{QStringLiteral("T0027KD000012M3")};

Instant at(int hour, int minute, int second)
{
    return {QDateTime(QDate(2026, 11, 20), QTime(hour, minute, second)).toMSecsSinceEpoch()};
}

PaymentView viewOf(const Payment& payment)
{
    PaymentView view;
    view.payment = payment;
    return view;
}

/// Another sale's payment, so many minutes ago.
PaymentView other(int minutesAgo, qint64 fen, State state)
{
    Payment payment = samplePayment(state);
    payment.id = PaymentId(QStringLiteral("T0027KD00001%1M").arg(minutesAgo, 2, 10, QChar(u'0')));
    payment.sale = SaleId(QStringLiteral("02-20261120-01%1").arg(minutesAgo));
    payment.amount = Money::fromFen(fen);
    payment.at = {QDateTime::currentMSecsSinceEpoch() - qint64(minutesAgo) * 60'000};
    return viewOf(payment);
}

} // namespace

Payment samplePayment(State state)
{
    Payment payment;
    payment.id = paymentId;
    payment.sale = saleId;
    payment.channel = QStringLiteral("poslink");
    payment.amount = Money::fromFen(12921);
    payment.means = QStringLiteral("wechat");
    payment.codeTail = QStringLiteral("4417");
    payment.by = OperatorId(QStringLiteral("1008"));
    payment.at = at(10, 42, 6);
    payment.changedAt = at(10, 42, 9);
    payment.state = state;
    return payment;
}

services::PaymentsState readyForCodes()
{
    services::PaymentsState state;
    services::ChannelView channel;
    channel.traits.name = QStringLiteral("poslink");
    state.channels = {channel};
    return state;
}

PaymentView waitingForPassword()
{
    PaymentView view = viewOf(samplePayment(State::Pending));
    view.waitedMs = 14'000;
    view.nextQueryMs = 2'000;
    view.payment.progress.queries = 4;
    view.payment.progress.queriesAnswered = 4;
    view.lastQueries = {at(10, 42, 12), at(10, 42, 15), at(10, 42, 18)};
    return view;
}

PaymentView notKnown()
{
    PaymentView view = viewOf(samplePayment(State::Unknown));
    view.waitedMs = 93'000;
    view.nextQueryMs = 8'000;
    view.handedOver = true;
    view.payment.progress.queries = 12;
    view.lastQueries = {at(10, 43, 11), at(10, 43, 21), at(10, 43, 31)};
    return view;
}

services::PaymentResult refusedResult()
{
    services::PaymentResult result;
    result.payment = samplePayment(State::Refused);
    result.payment.code = QStringLiteral("ER");
    result.payment.text = QStringLiteral("NOTENOUGH");
    return result;
}

PaymentView refundUnderWay()
{
    PaymentView view = viewOf(samplePayment(State::Intent));
    view.payment.id = PaymentId(QStringLiteral("T0027KD000012N7"));
    view.payment.operation = Operation::Refund;
    view.payment.original = paymentId;
    view.payment.amount = Money::fromFen(2100);
    view.payment.reason = QStringLiteral("商品退回");
    view.waitedMs = 3'000;
    return view;
}

services::PaymentsState readyToShow()
{
    using payment::Presentation;
    using payment::Route;
    using payment::RoutePurpose;
    services::PaymentsState state = readyForCodes();
    services::ChannelView netpay;
    netpay.traits.name = QStringLiteral("netpay");
    netpay.traits.shows = {QStringLiteral("wechat"), QStringLiteral("alipay"),
                           QStringLiteral("unionpay")};
    netpay.traits.deposits = true;
    state.channels.append(netpay);
    const QString name = netpay.traits.name;
    state.routes.append({QStringLiteral("wechat"),
                         Presentation::Read,
                         RoutePurpose::Payment,
                         {QStringLiteral("poslink"), Route::Reason::Order, {}},
                         {}});
    for (const QString& means : netpay.traits.shows) {
        const Route route = means == QStringLiteral("wechat")
                                ? Route{name, Route::Reason::Rule, {}}
                                : Route{name, Route::Reason::FirstSilent, QStringLiteral("mmsp")};
        state.routes.append({means, Presentation::Shown, RoutePurpose::Payment, route, {name}});
        state.routes.append({means,
                             Presentation::Shown,
                             RoutePurpose::Deposit,
                             {name, Route::Reason::OnlyOne, {}},
                             {name}});
    }
    return state;
}

PaymentView codeShown()
{
    PaymentView view = viewOf(samplePayment(State::Pending));
    view.payment.id = PaymentId(QStringLiteral("319420261120104206123002147"));
    view.payment.channel = QStringLiteral("netpay");
    view.payment.presentation = payment::Presentation::Shown;
    view.payment.codeTail.clear();
    view.payment.facts.payUrl = QStringLiteral("https://qr.alipay.com/bax03465mkipjzgposlk8001");
    view.payment.payableUntil = at(10, 47, 6);
    view.waitedMs = 64'000;
    view.payment.progress.queries = 20;
    view.payment.progress.queriesAnswered = 20;
    view.lastQueries = {at(10, 43, 4), at(10, 43, 7), at(10, 43, 10)};
    return view;
}

PaymentView depositShown()
{
    PaymentView view = codeShown();
    view.payment.sale = SaleId();
    view.payment.deposit = true;
    view.payment.amount = Money::fromFen(20'000);
    view.payment.reason = QStringLiteral("王先生，蛋糕");
    return view;
}

services::PaymentsState shownUnderWay(const PaymentView& view)
{
    services::PaymentsState state = readyToShow();
    state.open = {view};
    if (view.payment.deposit)
        state.deposit = view;
    else
        state.current = view;
    return state;
}

services::PaymentsState withDeposits()
{
    services::PaymentsState state = readyToShow();
    const auto held = [](int number, qint64 fen, const QString& note, int daysLeft) {
        services::DepositView view;
        view.payment = depositShown().payment;
        view.payment.id = PaymentId(QStringLiteral("31942026111810420612300214%1").arg(number));
        view.payment.state = State::Succeeded;
        view.payment.amount = Money::fromFen(fen);
        view.payment.at = {QDateTime::currentMSecsSinceEpoch() - (30 - daysLeft) * 86'400'000LL};
        view.note = note;
        view.daysLeft = daysLeft;
        view.warning = daysLeft <= 3;
        return view;
    };
    state.deposits = {held(1, 50'000, QStringLiteral("李女士，婚宴喜糖"), 2),
                      held(2, 20'000, QStringLiteral("王先生，蛋糕"), 28), held(3, 8'800, {}, 30)};
    state.deposits.last().underWay = PaymentId(QStringLiteral("319420261120104206123002150"));
    return state;
}

services::PaymentsState withCurrent(const PaymentView& view)
{
    services::PaymentsState state = readyForCodes();
    state.current = view;
    state.open = {view};
    return state;
}

services::PaymentsState withOthers()
{
    services::PaymentsState state = readyForCodes();
    PaymentView unknown = other(26, 3850, State::Unknown);
    unknown.handedOver = true;
    PaymentView aside = other(12, 8800, State::Cancelling);
    aside.payment.setAside = true;
    PaymentView refund = other(5, 2100, State::Pending);
    refund.payment.operation = Operation::Refund;
    state.open = {unknown, aside, refund};
    return state;
}

QList<services::ListedSale> latestSales()
{
    const auto row = [](int counter, qint64 fen) {
        ports::SaleRow sale;
        sale.id = SaleId(QStringLiteral("02-20261120-0%1").arg(counter));
        sale.state = ports::SaleRow::State::Completed;
        sale.cashier = QStringLiteral("王敏");
        sale.at = at(10, counter - 106, 0);
        sale.total = Money::fromFen(fen);
        sale.lineCount = 3;
        return sale;
    };
    Payment paid = samplePayment(State::Succeeded);
    Payment back = refundUnderWay().payment;
    back.state = State::Succeeded;
    Payment alipay = samplePayment(State::Succeeded);
    alipay.id = PaymentId(QStringLiteral("T0027KD000012L1"));
    alipay.means = QStringLiteral("alipay");
    alipay.codeTail = QStringLiteral("8302");
    alipay.amount = Money::fromFen(4650);
    return {{row(147, 12921), {paid, back}}, {row(146, 4650), {alipay}}, {row(145, 1980), {}}};
}

services::PaymentResult paidResult()
{
    services::PaymentResult result;
    result.payment = samplePayment(State::Succeeded);
    result.payment.facts.paidAmount = Money::fromFen(12621);
    result.payment.facts.promotions = {
        {QStringLiteral("WXPAY"), QStringLiteral("1"), Money::fromFen(300)}};
    result.saleCompleted = true;
    return result;
}

services::CompletedSale paidByCode()
{
    services::CompletedSale completed = paidSale();
    completed.sale.rounding = Money();
    completed.sale.change = Money();
    sale::Tender code;
    code.id = 1;
    code.kind = sale::TenderKind::Code;
    code.received = code.applied = Money::fromFen(12921);
    code.payment = paymentId;
    code.means = QStringLiteral("wechat");
    completed.sale.tenders = {code};
    completed.totals = sale::totals(completed.sale);
    completed.drawerOpens = false;
    return completed;
}

} // namespace till::gallery
