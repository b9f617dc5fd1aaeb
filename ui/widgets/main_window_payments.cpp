// SPDX-License-Identifier: GPL-3.0-or-later

// Payments by code: when their pages come and go, and what is done with what somebody chooses.

#include "ui/models/approval.h"
#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/open_payments_dialog.h"
#include "ui/widgets/paid_dialog.h"
#include "ui/widgets/payment_dialog.h"
#include "ui/widgets/refund_dialog.h"
#include "ui/widgets/sales_dialog.h"
#include "ui/widgets/tender_dialog.h"
#include "ui/widgets/tender_rail.h"

#include <algorithm>

namespace till::ui {

namespace {

using models::Showing;
using payment::Operation;
using payment::Payment;
using staff::Permission;

models::Message refusalOf(services::PaymentRefusal::Reason reason)
{
    return models::messageFor(services::PaymentRefusal{reason, PaymentId(), Money()});
}

/// It belongs in front: nobody has decided to go on without it.
bool wantsThePage(const services::PaymentView& view)
{
    return !view.payment.setAside && !view.payment.markedPaid;
}

/// Somebody stands at the counter with a phone.
bool isBeingPaid(const services::PaymentView& view)
{
    using payment::State;
    const State state = view.payment.state;
    return wantsThePage(view) && !view.handedOver &&
           (state == State::Intent || state == State::Pending || state == State::Unknown);
}

} // namespace

PaymentDialog* MainWindow::paymentDialog(const PaymentId& id) const
{
    for (const OpenDialog& open : m_dialogs) {
        auto* dialog = qobject_cast<PaymentDialog*>(open.dialog);
        if (dialog != nullptr && dialog->payment() == id)
            return dialog;
    }
    return nullptr;
}

void MainWindow::connectPayments()
{
    using models::DeskClient;
    connect(&m_client, &DeskClient::paymentsChanged, this, &MainWindow::takePayments);
    connect(&m_client, &DeskClient::paymentFinished, this, &MainWindow::takePaymentResult);
    connect(&m_client, &DeskClient::paymentRefused, this,
            [this](const services::PaymentRefusal& refusal) {
                m_returnOf = PaymentId();
                say(models::messageFor(refusal));
            });
}

void MainWindow::takePayments()
{
    const services::PaymentsState& state = m_client.payments();
    const bool tendering = m_client.state().sale.phase == sale::Phase::Tendering;
    if (m_client.signedInAs() && tendering && state.current && wantsThePage(*state.current) &&
        paymentDialog(state.current->payment.id) == nullptr)
        openPayment(state.current->payment.id, PaymentPlace::Desk);
    for (const services::PaymentView& view : state.open) {
        if (isExpected(view.payment))
            openReturn(view.payment.id);
    }
    if (m_client.signedInAs() && state.deposit && isBeingPaid(*state.deposit) &&
        paymentDialog(state.deposit->payment.id) == nullptr)
        openPayment(state.deposit->payment.id, PaymentPlace::Aside);
    closeLeftPayments();
    refreshPills();
    refreshBanner();
}

/// The pages of payments that the sale at the desk does not wait for any more.
void MainWindow::closeLeftPayments()
{
    const services::PaymentsState& state = m_client.payments();
    const bool tendering = m_client.state().sale.phase == sale::Phase::Tendering;
    QList<PaymentDialog*> left;
    for (const OpenDialog& open : std::as_const(m_dialogs)) {
        auto* dialog = qobject_cast<PaymentDialog*>(open.dialog);
        if (dialog == nullptr || dialog->place() != PaymentPlace::Desk)
            continue;
        const bool current = state.current && wantsThePage(*state.current) &&
                             state.current->payment.id == dialog->payment();
        const bool beside = !current && std::any_of(state.open.begin(), state.open.end(),
                                                    [dialog](const services::PaymentView& view) {
                                                        return view.payment.id == dialog->payment();
                                                    });
        if (!tendering || beside)
            left.append(dialog);
    }
    for (PaymentDialog* dialog : left)
        close(dialog);
}

void MainWindow::openPayment(const PaymentId& id, PaymentPlace place)
{
    auto* dialog = new PaymentDialog(context(), id, place, this);
    connect(dialog, &PaymentDialog::chosen, this, &MainWindow::takePaymentChoice);
    connect(dialog, &PaymentDialog::soundAsked, this, &MainWindow::soundRequested);
    dialog->begin();
    open(dialog, Showing::Payment);
}

void MainWindow::expectReturn(const PaymentId& of)
{
    m_returnOf = of;
    m_returnsBefore.clear();
    for (const services::PaymentView& view : m_client.payments().open)
        m_returnsBefore.append(view.payment.id);
}

bool MainWindow::isExpected(const Payment& payment) const
{
    return !m_returnOf.isEmpty() && payment.original == m_returnOf &&
           !m_returnsBefore.contains(payment.id);
}

void MainWindow::openReturn(const PaymentId& id)
{
    m_returnOf = PaymentId();
    openPayment(id, PaymentPlace::Aside);
}

void MainWindow::takePaymentResult(const services::PaymentResult& result)
{
    const Payment& payment = result.payment;
    const bool good = payment.state == payment::State::Succeeded;
    if (!m_client.signedInAs()) {
        m_atSignIn = models::messageFor(result);
        return;
    }
    if (isExpected(payment))
        openReturn(payment.id);
    auto* page = paymentDialog(payment.id);
    const auto* paid = qobject_cast<PaidDialog*>(dialog());
    if (paid != nullptr && paid->sale().sale.id == payment.sale && good)
        return; // the paid page says it already
    if (page == nullptr) {
        say(models::messageFor(result));
        return;
    }
    page->take(result);
    Q_EMIT soundRequested(good ? models::Sound::Paid : models::Sound::Refused);
    if (!good || !payment::paysSale(payment))
        return;
    close(page);
    if (!result.saleCompleted)
        say({models::Severity::Done,
             tr("%1 by %2 has arrived.", "amount, means")
                 .arg(models::formatMoney(payment.amount), models::meansName(payment)),
             tr("Take the rest."), models::Sound::None, models::Presence::Toast});
}

void MainWindow::takePaymentChoice(PaymentChoice choice, const PaymentId& id)
{
    auto* page = paymentDialog(id);
    switch (choice) {
    case PaymentChoice::AskNow:
        m_client.queryNow(id);
        return;
    case PaymentChoice::StopWaiting:
        m_client.stopWaiting(id);
        return;
    case PaymentChoice::KeepWaiting:
        if (page != nullptr && page->place() == PaymentPlace::Aside)
            close(page);
        return;
    case PaymentChoice::AskByNumber:
        askNumber(id);
        return;
    case PaymentChoice::SetAside:
        askSetAside(id);
        return;
    case PaymentChoice::Park:
        park();
        return;
    case PaymentChoice::MarkPaid:
        askEvidence(id);
        return;
    case PaymentChoice::PayOtherwise:
    case PaymentChoice::ScanAgain:
        payAgain(page, choice);
        return;
    case PaymentChoice::BackToCart:
        close(page);
        if (m_client.state().sale.tenders.isEmpty())
            m_client.execute(sale::LeaveTender{});
        return;
    case PaymentChoice::Close:
        close(page);
        return;
    }
    Q_UNREACHABLE();
}

void MainWindow::payAgain(PaymentDialog* page, PaymentChoice choice)
{
    const bool isShown = page != nullptr && page->model().isKnown() &&
                         page->model().payment().presentation == payment::Presentation::Shown;
    close(page);
    if (auto* tender = qobject_cast<TenderDialog*>(dialog()))
        tender->setMeans(choice != PaymentChoice::ScanAgain ? TenderDialog::Means::Cash
                         : isShown                          ? TenderDialog::Means::Shown
                                                            : TenderDialog::Means::Code);
}

void MainWindow::park()
{
    const auto& current = m_client.payments().current;
    const Money amount = current ? current->payment.amount : m_client.state().totals.remaining;
    m_client.execute(sale::Hold{tr("Not known: %1").arg(models::formatMoney(amount))});
}

void MainWindow::askNumber(const PaymentId& id)
{
    auto* dialog = new TextDialog(context(),
                                  {.title = tr("Number on the customer’s phone"),
                                   .placeholder = tr("Empty: asks by the till’s own number"),
                                   .primary = tr("Ask now"),
                                   .empty = TextDialog::Empty::Allowed,
                                   .scans = TextDialog::Scans::Taken,
                                   .back = tr("Back")},
                                  this);
    connect(dialog, &TextDialog::entered, this, [this, dialog, id](const QString& number) {
        close(dialog);
        if (number.isEmpty())
            m_client.queryNow(id);
        else
            m_client.queryByAcquirerNumber(id, number);
    });
    open(dialog);
}

void MainWindow::withPermission(const QString& subject, Permission permission,
                                std::function<void(const OperatorId&)> then)
{
    const auto& who = m_client.signedInAs();
    if (who && staff::may(who->role, permission))
        then(who->id);
    else
        askApproval(subject, permission, std::move(then));
}

void MainWindow::askSetAside(const PaymentId& id)
{
    withPermission(tr("Going on without this payment"), Permission::VoidSale,
                   [this, id](const OperatorId& approver) { m_client.setAside(id, approver); });
}

void MainWindow::askEvidence(const PaymentId& id)
{
    auto* dialog = new TextDialog(context(),
                                  {.title = tr("What proves the payment?"),
                                   .placeholder = tr("Number and time on the customer’s phone"),
                                   .primary = tr("Go on"),
                                   .empty = TextDialog::Empty::Refused,
                                   .scans = TextDialog::Scans::Taken,
                                   .back = tr("Back")},
                                  this);
    connect(dialog, &TextDialog::entered, this, [this, dialog, id](const QString& seen) {
        close(dialog);
        const QString subject = tr("Booking by evidence");
        withPermission(subject, Permission::VoidSale, [=, this](const OperatorId& first) {
            askApproval(
                subject, Permission::VoidSale,
                [=, this](const OperatorId& second) {
                    m_client.markPaid(id, {.first = first, .second = second, .seen = seen});
                },
                first);
        });
    });
    open(dialog);
}

void MainWindow::offerCode(const QString& digits)
{
    if (!takesCodes(m_client.payments())) {
        say(refusalOf(services::PaymentRefusal::Reason::NoChannel));
        return;
    }
    if (m_client.state().sale.countedLines() == 0) {
        say(models::paymentCodeTooEarly());
        return;
    }
    m_held.hold(digits, m_client.steadyMs());
    if (auto* tender = qobject_cast<TenderDialog*>(dialog()))
        tender->offerHeldCode();
    else
        pay();
}

void MainWindow::takeCode(const QString& digits)
{
    if (!takesCodes(m_client.payments())) {
        say(refusalOf(services::PaymentRefusal::Reason::NoChannel));
        return;
    }
    auto* page = qobject_cast<PaymentDialog*>(dialog());
    if (page != nullptr)
        close(page);
    if (auto* tender = qobject_cast<TenderDialog*>(dialog()))
        tender->takeCode(digits);
}

void MainWindow::showOpenPayments()
{
    auto* dialog = new OpenPaymentsDialog(context(), this);
    connect(dialog, &OpenPaymentsDialog::payment, this, [this, dialog](const PaymentId& id) {
        close(dialog);
        if (paymentDialog(id) == nullptr)
            openPayment(id, PaymentPlace::Aside);
    });
    connect(dialog, &OpenPaymentsDialog::recallAsked, this, [this, dialog](const SaleId& sale) {
        close(dialog);
        m_client.recall(sale);
    });
    open(dialog);
}

void MainWindow::showSales()
{
    auto* dialog = new SalesDialog(context(), this);
    connect(dialog, &SalesDialog::refundAsked, this, &MainWindow::askRefund);
    connect(dialog, &SalesDialog::voidAsked, this, &MainWindow::askVoid);
    connect(dialog, &SalesDialog::receiptAsked, this, &MainWindow::showReceipt);
    open(dialog);
}

void MainWindow::askRefund(const Payment& payment, Money refundable)
{
    auto* dialog = new RefundDialog(context(), payment, refundable, this);
    const PaymentId id = payment.id;
    connect(dialog, &RefundDialog::chosen, this,
            [this, dialog, id](Money amount, const QString& reason) {
                close(dialog);
                withPermission(tr("This refund"), Permission::TakeReturns,
                               [=, this](const OperatorId& approver) {
                                   expectReturn(id);
                                   m_client.refund(id, amount, {reason, approver});
                               });
            });
    open(dialog);
}

void MainWindow::askVoid(const Payment& payment)
{
    const QString title = tr("Void %1 of today?").arg(models::formatMoney(payment.amount));
    auto* dialog = new TextDialog(context(),
                                  {.title = title,
                                   .placeholder = tr("Why"),
                                   .choices = RefundDialog::reasons(),
                                   .primary = tr("Void"),
                                   .empty = TextDialog::Empty::Refused,
                                   .back = tr("Back")},
                                  this);
    const PaymentId id = payment.id;
    connect(dialog, &TextDialog::entered, this, [this, dialog, id](const QString& reason) {
        close(dialog);
        voidWith(id, reason);
    });
    open(dialog);
}

void MainWindow::voidWith(const PaymentId& id, const QString& reason)
{
    withPermission(tr("This void"), Permission::TakeReturns,
                   [this, id, reason](const OperatorId& approver) {
                       expectReturn(id);
                       m_client.voidPayment(id, {reason, approver});
                   });
}

} // namespace till::ui
