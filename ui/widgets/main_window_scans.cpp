// SPDX-License-Identifier: GPL-3.0-or-later

// Where a scan goes, and what a scan that looked like typing leaves behind.

#include "core/barcode/classify.h"
#include "ui/models/messages.h"
#include "ui/models/payment_words.h"
#include "ui/models/scan_route.h"
#include "ui/widgets/approval_dialog.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/entry_dialog.h"
#include "ui/widgets/lock_screen.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/price_check_dialog.h"
#include "ui/widgets/sign_in_screen.h"
#include "ui/widgets/tender_dialog.h"

#include <variant>

namespace till::ui {

using models::Showing;

void MainWindow::onScanned(const ports::ScannedCode& code)
{
    const Showing top = showing();
    const auto place = top == Showing::Cart || top == Showing::Paid ? barcode::Place::Cart
                                                                    : barcode::Place::Tender;
    const barcode::Kind kind = barcode::classify(code, {place, m_info.scaleLayouts});
    const auto money =
        m_client.state().sale.tenders.isEmpty() ? models::MoneyIn::None : models::MoneyIn::Some;
    if (m_info.idleLockMs > 0)
        m_idle.start(m_info.idleLockMs);
    m_trouble.reset();
    refreshBanner();
    if (isEcho(kind))
        return;
    const models::ScanRoute route = models::routeScan(top, money, kind);
    if (!takeScanInDialog(code, route)) {
        // Only the catalogue knows whether this is goods after all.
        const auto* label = std::get_if<barcode::ScaleLabel>(&kind);
        if (label != nullptr && label->mayBePayment)
            m_doubtful.hold(label->text, m_client.steadyMs());
        takeScan(code, route);
    }
}

bool MainWindow::isEcho(const barcode::Kind& kind)
{
    const auto* payment = std::get_if<barcode::PaymentCode>(&kind);
    return payment != nullptr && m_held.isEcho(payment->digits, m_client.steadyMs());
}

bool MainWindow::takeScanInDialog(const ports::ScannedCode& code, models::ScanRoute route)
{
    // A price check is the one form that wants goods itself.
    if (auto* check = qobject_cast<PriceCheckDialog*>(dialog());
        check != nullptr && route == models::ScanRoute::BehindForm) {
        check->ask(code.text);
        return true;
    }
    if (auto* text = qobject_cast<TextDialog*>(dialog());
        text != nullptr && text->takesScans() && showing() == Showing::Form) {
        text->takeScan(code.text);
        return true;
    }
    return false;
}

void MainWindow::takeScan(const ports::ScannedCode& code, models::ScanRoute route)
{
    using models::ScanRoute;
    using models::ScanTrouble;
    switch (route) {
    case ScanRoute::ToCart:
        m_client.scan(code, m_checkout->takeQuantity());
        return;
    case ScanRoute::LeaveTenderFirst:
        m_client.execute(sale::LeaveTender{});
        m_client.scan(code, Quantity::pieces(1));
        return;
    case ScanRoute::NextSale:
        closeAll();
        m_client.scan(code, Quantity::pieces(1));
        return;
    case ScanRoute::BehindForm:
        m_client.scan(code, Quantity::pieces(1));
        say(models::messageFor(ScanTrouble::GoodsBehindForm));
        return;
    case ScanRoute::HoldFirst:
        park();
        m_client.scan(code, Quantity::pieces(1));
        return;
    case ScanRoute::OpenTender:
        m_checkout->clearEntry();
        offerCode(code.text);
        return;
    case ScanRoute::ToTender:
        takeCode(code.text);
        return;
    case ScanRoute::RefuseUndecided:
        say(models::paymentUndecided());
        return;
    case ScanRoute::RefuseCodeShown:
        say(models::codeIsShown());
        return;
    case ScanRoute::RefuseMoneyIsIn:
        say(models::messageFor(ScanTrouble::NotWhileMoneyIsIn));
        return;
    case ScanRoute::RefusePaymentCode:
        say(models::messageFor(ScanTrouble::PaymentCodeNoPlace));
        return;
    case ScanRoute::RefuseAlreadyPaid:
        say(models::messageFor(ScanTrouble::AlreadyPaid));
        return;
    case ScanRoute::RefuseSignedOut:
        say(models::messageFor(ScanTrouble::NotSignedIn));
        return;
    case ScanRoute::RefuseReceiptCode:
        say(models::messageFor(ScanTrouble::ReceiptCodeNotNow));
        return;
    }
    Q_UNREACHABLE();
}

void MainWindow::takeBackTyping(int characters)
{
    for (int i = 0; i < characters; ++i) {
        if (m_lock != nullptr)
            m_lock->takeKey(Qt::Key_Backspace);
        else if (auto* entry = qobject_cast<EntryDialog*>(dialog()))
            entry->takeKey(Qt::Key_Backspace);
        else if (auto* tender = qobject_cast<TenderDialog*>(dialog()))
            tender->takeKey(Qt::Key_Backspace);
        else if (auto* check = qobject_cast<PriceCheckDialog*>(dialog()))
            check->erase();
        else if (auto* approval = qobject_cast<ApprovalDialog*>(dialog()))
            approval->takeKey(Qt::Key_Backspace);
        else if (m_dialogs.isEmpty() && m_client.signedInAs())
            m_checkout->erase();
        else if (m_dialogs.isEmpty())
            m_signIn->takeKey(Qt::Key_Backspace);
    }
}

} // namespace till::ui
