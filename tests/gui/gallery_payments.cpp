// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_payments.h"

#include "tests/gui/gallery_stage.h"
#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"
#include "ui/widgets/dialog_frame.h"

namespace till::gallery {

namespace {

using models::Action;
using services::PaymentView;

/// Time stands still on pictures.
void stop(Stage& made)
{
    made.client->setSteadyClock([] { return qint64(100'000); });
}

services::CheckoutState tenderingWithCash()
{
    services::CheckoutState state = tenderingState();
    sale::Tender cash;
    cash.id = 1;
    cash.received = cash.applied = Money::fromFen(5000);
    state.sale.tenders = {cash};
    state.totals = sale::totals(state.sale);
    state.cashDue = sale::roundedForCash(state.totals.remaining, sale::RoundingMode::DropFen);
    return state;
}

Change showing(const PaymentView& view)
{
    return [view](Stage& made) {
        stop(made);
        made.client->setPayments(withCurrent(view));
    };
}

void registerPrompts(Registry& registry)
{
    registry.add(page(QStringLiteral("tender-code"), tenderingState(), [](Stage& made) {
        made.client->setPayments(readyForCodes());
        press(*made.window->dialog(), Qt::Key_F6);
    }));
    registry.add(page(QStringLiteral("tender-code-typed"), tenderingState(), [](Stage& made) {
        made.client->setPayments(readyForCodes());
        press(*made.window->dialog(), Qt::Key_F6);
        press(*made.window->dialog(), Qt::Key_F6);
        type(*made.window->dialog(), QStringLiteral("134500001234567890"));
    }));
    registry.add(page(QStringLiteral("tender-code-part"), tenderingWithCash(), [](Stage& made) {
        made.client->setPayments(readyForCodes());
        press(*made.window->dialog(), Qt::Key_F6);
        type(*made.window->dialog(), QStringLiteral("50"));
    }));
    registry.add(page(QStringLiteral("tender-code-held"), sampleState(), [](Stage& made) {
        stop(made);
        made.client->setPayments(readyForCodes());
        made.window->onScanned({QStringLiteral("134500001234564417"), {}});
        made.client->setState(tenderingState());
    }));
}

void registerFaces(Registry& registry)
{
    registry.add(page(QStringLiteral("payment-waiting"), tenderingState(), [](Stage& made) {
        showing(waitingForPassword())(made);
        made.look->setMotion(ui::Motion::Full); // the ring, not only its number
    }));
    PaymentView stopping = waitingForPassword();
    stopping.stopping = true;
    stopping.waitedMs = 22'000;
    registry.add(page(QStringLiteral("payment-stopping"), tenderingState(), showing(stopping)));
    registry.add(page(QStringLiteral("payment-unknown"), tenderingState(), showing(notKnown())));
    PaymentView contradiction = notKnown();
    contradiction.payment.state = payment::State::Exception;
    registry.add(
        page(QStringLiteral("payment-exception"), tenderingState(), showing(contradiction)));
    registry.add(page(QStringLiteral("payment-refused"), tenderingState(), [](Stage& made) {
        stop(made);
        made.client->setPayments(withCurrent(waitingForPassword()));
        made.client->setPayments(readyForCodes());
        made.client->finishPayment(refusedResult());
    }));
    registry.add(page(QStringLiteral("payment-not-sent"), tenderingState(), [](Stage& made) {
        stop(made);
        made.client->setPayments(withCurrent(waitingForPassword()));
        services::PaymentResult result;
        result.payment = samplePayment(payment::State::NotSent);
        made.client->finishPayment(result);
    }));
    registry.add(page(QStringLiteral("payment-paid"), tenderingState(), [](Stage& made) {
        made.client->setPrintState(readyPrinter());
        Q_EMIT made.client->completed(paidByCode());
        made.client->finishPayment(paidResult());
    }));
    registry.add(page(QStringLiteral("payment-evidence"), tenderingState(), [](Stage& made) {
        stop(made);
        made.client->setPayments(withCurrent(notKnown()));
        press(*made.window->dialog(), Qt::Key_9);
    }));
}

Change reading(const PaymentView& view)
{
    return [view](Stage& made) {
        stop(made);
        made.client->setPayments(shownUnderWay(view));
        made.look->setMotion(ui::Motion::Full);
    };
}

void registerShown(Registry& registry)
{
    registry.add(page(QStringLiteral("tender-shown"), tenderingState(), [](Stage& made) {
        made.client->setPayments(readyToShow());
        press(*made.window->dialog(), Qt::Key_F8);
        press(*made.window->dialog(), Qt::Key_Right);
    }));
    registry.add(page(QStringLiteral("shown-code"), tenderingState(), reading(codeShown())));
    PaymentView made = codeShown();
    made.payment.state = payment::State::Intent;
    made.payment.facts.payUrl.clear();
    made.waitedMs = 800;
    registry.add(page(QStringLiteral("shown-code-coming"), tenderingState(), reading(made)));
    PaymentView closing = codeShown();
    closing.stopping = true;
    registry.add(page(QStringLiteral("shown-code-closing"), tenderingState(), reading(closing)));
    registry.add(page(QStringLiteral("deposits"), emptyState(), [](Stage& stage) {
        stage.client->setPayments(withDeposits());
        stage.window->act(Action::Deposits);
    }));
    registry.add(page(QStringLiteral("deposits-tender"), tenderingState(), [](Stage& stage) {
        stage.client->setPayments(withDeposits());
        press(*stage.window->dialog(), Qt::Key_F9);
    }));
    registry.add(page(QStringLiteral("deposit-take"), emptyState(), [](Stage& stage) {
        stage.client->setPayments(withDeposits());
        stage.window->act(Action::Deposits);
        press(*stage.window->dialog(), Qt::Key_Plus);
        type(*stage.window->dialog(), QStringLiteral("200"));
    }));
    registry.add(page(QStringLiteral("deposit-paying"), emptyState(), reading(depositShown())));
    registry.add(page(QStringLiteral("deposit-paid"), emptyState(), [](Stage& stage) {
        reading(depositShown())(stage);
        services::PaymentResult result;
        result.payment = depositShown().payment;
        result.payment.state = payment::State::Succeeded;
        stage.client->finishPayment(result);
    }));
}

void registerReturns(Registry& registry)
{
    registry.add(page(QStringLiteral("checkout-open-payments"), sampleState(),
                      [](Stage& made) { made.client->setPayments(withOthers()); }));
    registry.add(page(QStringLiteral("checkout-offline"), sampleState(), [](Stage& made) {
        services::PaymentsState state = readyForCodes();
        state.channels.first().reachable = false;
        made.client->setPayments(state);
    }));
    registry.add(page(QStringLiteral("open-payments"), sampleState(), [](Stage& made) {
        made.client->setPayments(withOthers());
        made.window->act(Action::OpenPayments);
    }));
    registry.add(page(QStringLiteral("open-payment"), sampleState(), [](Stage& made) {
        stop(made);
        made.client->setPayments(withOthers());
        made.window->act(Action::OpenPayments);
        press(*made.window->dialog(), Qt::Key_Return);
    }));
    registry.add(page(QStringLiteral("sales"), emptyState(), [](Stage& made) {
        made.window->act(Action::Return);
        Q_EMIT made.client->salesListed(latestSales());
    }));
    registry.add(page(QStringLiteral("refund"), emptyState(), [](Stage& made) {
        made.window->act(Action::Return);
        Q_EMIT made.client->salesListed(latestSales());
        press(*made.window->dialog(), Qt::Key_Return);
        type(*made.window->dialog(), QStringLiteral("21"));
    }));
    const auto refunding = [](Stage& made) {
        stop(made);
        made.client->setSignedIn(sampleStaff().at(2));
        made.window->act(Action::Return);
        Q_EMIT made.client->salesListed(latestSales());
        press(*made.window->dialog(), Qt::Key_Return);
        press(*made.window->dialog(), Qt::Key_Return);
        services::PaymentsState state = readyForCodes();
        state.open = {refundUnderWay()};
        made.client->setPayments(state);
    };
    registry.add(page(QStringLiteral("refund-waiting"), emptyState(), refunding));
    registry.add(page(QStringLiteral("refund-done"), emptyState(), [refunding](Stage& made) {
        refunding(made);
        services::PaymentResult result;
        result.payment = refundUnderWay().payment;
        result.payment.state = payment::State::Succeeded;
        made.client->finishPayment(result);
    }));
}

} // namespace

void registerPayments(Registry& registry)
{
    registerPrompts(registry);
    registerFaces(registry);
    registerShown(registry);
    registerReturns(registry);
}

} // namespace till::gallery
