// SPDX-License-Identifier: GPL-3.0-or-later

// Deposits: taken by a code of the till, used for a sale or given back.

#include "ui/models/format.h"
#include "ui/models/shown_means.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/deposit_dialog.h"
#include "ui/widgets/deposits_dialog.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/refund_dialog.h"

namespace till::ui {

using payment::Payment;

void MainWindow::showDeposits()
{
    auto* list = new DepositsDialog(context(), this);
    connect(list, &DepositsDialog::takeAsked, this, &MainWindow::askDeposit);
    connect(list, &DepositsDialog::releaseAsked, this, &MainWindow::askRelease);
    connect(list, &DepositsDialog::useAsked, this, [this, list](const Payment& deposit) {
        close(list);
        m_client.completeDeposit(deposit.id, models::usableOf(deposit, m_client.state()));
    });
    open(list);
}

void MainWindow::askDeposit()
{
    auto* dialog = new DepositDialog(context(), this);
    connect(dialog, &DepositDialog::chosen, this,
            [this, dialog](Money amount, const QString& means) {
                close(dialog);
                askDepositNote(amount, means);
            });
    open(dialog);
}

void MainWindow::askDepositNote(Money amount, const QString& means)
{
    auto* dialog = new TextDialog(
        context(),
        {.title = tr("What is the deposit of %1 for?").arg(models::formatMoney(amount)),
         .placeholder = tr("Customer’s name, goods"),
         .primary = tr("Show a code"),
         .back = tr("Back")},
        this);
    connect(dialog, &TextDialog::entered, this, [this, dialog, amount, means](const QString& note) {
        close(dialog);
        // A sale that is being paid keeps its page: the deposit comes and goes in front of it.
        if (auto* list = qobject_cast<DepositsDialog*>(this->dialog()))
            close(list);
        m_client.takeDeposit(amount, means, note);
    });
    open(dialog);
}

void MainWindow::askRelease(const Payment& deposit)
{
    auto* dialog = new TextDialog(
        context(),
        {.title = tr("Give the deposit of %1 back?").arg(models::formatMoney(deposit.amount)),
         .placeholder = tr("Why"),
         .choices = RefundDialog::reasons(),
         .primary = tr("Give back"),
         .empty = TextDialog::Empty::Refused,
         .back = tr("Back")},
        this);
    connect(dialog, &TextDialog::entered, this,
            [this, dialog, id = deposit.id](const QString& why) {
                close(dialog);
                withPermission(tr("This deposit"), staff::Permission::TakeReturns,
                               [this, id, why](const OperatorId& approver) {
                                   expectReturn(id);
                                   m_client.releaseDeposit(id, {why, approver});
                               });
            });
    open(dialog);
}

} // namespace till::ui
