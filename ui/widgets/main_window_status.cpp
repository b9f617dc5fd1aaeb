// SPDX-License-Identifier: GPL-3.0-or-later

// What the window says all the time: the conditions in the banner and the pills of the top bar.

#include "ui/models/format.h"
#include "ui/models/messages.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/list_dialog.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/open_payments_dialog.h"
#include "ui/widgets/pill.h"

#include <algorithm>

namespace till::ui {

using models::Action;

namespace {

/// Nothing reaches the acquirer; a channel that is not set up is nobody's trouble.
bool isLineDown(const services::PaymentsState& payments)
{
    return std::any_of(payments.channels.begin(), payments.channels.end(),
                       [](const services::ChannelView& channel) {
                           return channel.configured && !channel.reachable;
                       });
}

} // namespace

void MainWindow::onScannerAvailability(bool available)
{
    m_scannerAway = !available;
    refreshPills();
}

QList<MainWindow::Condition> MainWindow::conditions() const
{
    QList<Condition> now;
    const services::PrintState& print = m_client.printState();
    if (m_client.state().halted) {
        now.append({models::journalTrouble(m_haltedBy.value_or(ErrorCode::Fault)), tr("Try again"),
                    Action::PrintJobs});
    }
    int unknown = 0;
    Money amount;
    for (const services::PaymentView& view : waitingBeside(m_client.payments())) {
        if (view.handedOver || view.payment.state == payment::State::Exception) {
            ++unknown;
            amount += view.payment.amount;
        }
    }
    if (unknown > 0)
        now.append(
            {models::openPaymentsMessage(unknown, amount), tr("List"), Action::OpenPayments});
    for (const ports::PrintJob& job : print.pending) {
        if (job.state == ports::PrintJob::State::Uncertain)
            now.append(
                {models::uncertainPrint(printJobName(job)), tr("Choose"), Action::PrintJobs});
        else if (job.state == ports::PrintJob::State::Failed)
            now.append({models::failedPrint(printJobName(job)), tr("Choose"), Action::PrintJobs});
    }
    if (isLineDown(m_client.payments()))
        now.append({models::lineDown(), {}, Action::OpenPayments});
    if (m_trouble)
        now.append({*m_trouble, m_client.state().unknownCodes.isEmpty() ? QString() : tr("List"),
                    Action::UnknownCodes});
    if (const auto printer = models::messageFor(print.fault, int(print.pending.size()));
        printer && print.fault != ports::DeviceFault::NotConfigured)
        now.append({*printer, {}, Action::PrintJobs});
    return now;
}

void MainWindow::refreshBanner()
{
    const QList<Condition> now = conditions();
    if (now.isEmpty()) {
        m_checkout->setBanner(std::nullopt, {});
        return;
    }
    models::Message first = now.first().message;
    if (now.size() > 1) {
        first.nextStep =
            models::joinSentences(first.nextStep, tr("(%n more)", nullptr, int(now.size()) - 1));
    }
    m_checkout->setBanner(first, now.first().actionLabel);
}

void MainWindow::refreshPills()
{
    const services::PrintState& print = m_client.printState();
    QList<Pill::Value> pills;
    const int held = int(m_client.state().held.size());
    pills.append({.text = tr("Held %1").arg(held), .icon = Icon::Pause});
    m_pillActions = {Action::Recall};
    const auto waiting = waitingBeside(m_client.payments()).size();
    if (waiting > 0) {
        pills.append({.text = tr("Open payments %1").arg(waiting),
                      .icon = Icon::Question,
                      .state = State::Unknown,
                      .fill = Pill::Fill::Solid});
        m_pillActions.append(Action::OpenPayments);
    }
    if (isLineDown(m_client.payments())) {
        pills.append({.text = tr("Offline"), .icon = Icon::WifiOff, .state = State::Offline});
        m_pillActions.append(Action::OpenPayments);
    }
    m_pillActions += {Action::PrintJobs, Action::View};
    const bool ready = print.fault == ports::DeviceFault::None;
    const bool none = print.fault == ports::DeviceFault::NotConfigured;
    pills.append({.text = models::printerWord(print.fault),
                  .icon = Icon::Printer,
                  .state = ready  ? State::Neutral
                           : none ? State::Offline
                                  : State::Unknown,
                  .fill = ready || none ? Pill::Fill::Soft : Pill::Fill::Solid});
    pills.append({.text = tr("View"), .icon = Icon::Contrast});
    if (m_scannerAway) {
        pills.append({.text = tr("Scanner away"),
                      .icon = Icon::Scan,
                      .state = State::Unknown,
                      .fill = Pill::Fill::Solid});
    }
    m_checkout->setPills(pills);
}

} // namespace till::ui
