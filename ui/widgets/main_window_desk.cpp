// SPDX-License-Identifier: GPL-3.0-or-later

// Actions that are not about the cart: drawer, receipts, printing, view, staff.

#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/key_help_dialog.h"
#include "ui/widgets/list_dialog.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/receipt_dialog.h"
#include "ui/widgets/sign_in_screen.h"
#include "ui/widgets/view_dialog.h"

#include <utility>

namespace till::ui {

using models::Action;
using models::Showing;

void MainWindow::actOnDesk(Action action)
{
    if (action == Action::ShowKeys) {
        showKeys();
    } else if (action == Action::CheckPrice) {
        checkPrice();
    } else if (action == Action::OpenDrawer) {
        openDrawer();
    } else if (action == Action::ReprintLast) {
        reprintLast();
    } else if (action == Action::ShowReceipt) {
        if (const auto& last = m_client.state().lastCompleted)
            showReceipt(last->id);
    } else if (action == Action::UnknownCodes) {
        showUnknown();
    } else if (action == Action::PrintJobs) {
        showJobs();
    } else if (action == Action::OpenPayments) {
        showOpenPayments();
    } else if (action == Action::Deposits) {
        showDeposits();
    } else if (action == Action::Return) {
        showSales();
    } else if (action == Action::View) {
        showView();
    } else if (action == Action::Lock) {
        lock();
    } else if (action == Action::OtherStaff) {
        askStaffNumber();
    }
}

void MainWindow::openDrawer()
{
    const auto ask = [this](const OperatorId& approver) {
        auto* dialog = new TextDialog(context(),
                                      {.title = tr("Open the drawer"),
                                       .placeholder = tr("Why"),
                                       .choices = {tr("Change"), tr("Check cash"), tr("Float")},
                                       .primary = tr("Open"),
                                       .empty = TextDialog::Empty::Refused},
                                      this);
        connect(dialog, &TextDialog::entered, this,
                [this, dialog, approver](const QString& reason) {
                    close(dialog);
                    m_client.openDrawer(reason, approver);
                });
        open(dialog);
    };
    const auto& who = m_client.signedInAs();
    if (who && staff::may(who->role, staff::Permission::OpenDrawer))
        ask({});
    else
        askApproval(tr("Opening the drawer"), staff::Permission::OpenDrawer, ask);
}

void MainWindow::showReceipt(const SaleId& sale)
{
    auto* dialog = new ReceiptDialog(context(), sale, this);
    connect(dialog, &ReceiptDialog::savePdfAsked, this, &MainWindow::savePdfRequested);
    connect(dialog, &ReceiptDialog::troubleFound, this, &MainWindow::say);
    open(dialog);
}

void MainWindow::showPrinted(const receipt::Receipt& receipt)
{
    // The paper of a sale waits behind its key, so that nothing stands between the cashier and the
    // next customer.
    if (std::exchange(m_salePaperComes, false) || isLocked() || !m_client.signedInAs())
        return;
    auto* dialog = new ReceiptDialog(context(), receipt, this);
    connect(dialog, &ReceiptDialog::savePdfAsked, this, &MainWindow::savePdfRequested);
    open(dialog);
}

void MainWindow::reprintLast()
{
    if (const auto& last = m_client.state().lastCompleted)
        m_client.reprint(last->id);
    else
        say({models::Severity::Info,
             tr("There is no sale to reprint yet."),
             {},
             models::Sound::Wrong,
             models::Presence::Toast});
}

void MainWindow::showKeys()
{
    auto* dialog = new KeyHelpDialog(context(), this);
    connect(dialog, &KeyHelpDialog::chosen, this, [this, dialog](Action action) {
        close(dialog);
        if (m_client.signedInAs() || action == Action::View)
            act(action);
    });
    open(dialog);
}

void MainWindow::showView()
{
    auto* dialog = new ViewDialog(context(), m_language, this);
    connect(dialog, &ViewDialog::languageChosen, this, [this](Language language) {
        m_language = language;
        Q_EMIT languageChosen(language);
    });
    connect(dialog, &ViewDialog::themeChosen, this, [this](ThemeKind theme) {
        m_look.setTheme(Theme::of(theme));
        Q_EMIT themeChosen(theme);
    });
    connect(dialog, &ViewDialog::scaleChosen, this, [this](int percent) {
        m_look.setScalePercent(percent);
        Q_EMIT scaleChosen(percent);
    });
    connect(dialog, &ViewDialog::inputLayoutChosen, this, [this](InputLayout layout) {
        m_look.setInput(layout);
        Q_EMIT inputLayoutChosen(layout);
    });
    open(dialog);
}

void MainWindow::showJobs()
{
    open(new PrintJobsDialog(context(), this));
}

void MainWindow::showUnknown()
{
    auto* dialog = new UnknownCodesDialog(context(), this);
    connect(dialog, &UnknownCodesDialog::searchAsked, this, [this, dialog] {
        close(dialog);
        m_checkout->startSearch();
    });
    open(dialog);
}

void MainWindow::askStaffNumber()
{
    auto* dialog = new TextDialog(context(),
                                  {.title = tr("Staff number"),
                                   .placeholder = tr("As on the badge"),
                                   .primary = tr("Choose"),
                                   .empty = TextDialog::Empty::Refused},
                                  this);
    connect(dialog, &TextDialog::entered, this, [this, dialog](const QString& number) {
        close(dialog);
        m_signIn->chooseNumber(number);
    });
    open(dialog);
}

} // namespace till::ui
