// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/main_window.h"

#include "ui/models/approval.h"
#include "ui/models/format.h"
#include "ui/widgets/approval_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/lock_screen.h"
#include "ui/widgets/paid_dialog.h"
#include "ui/widgets/payment_dialog.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/sign_in_screen.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/tender_dialog.h"
#include "ui/widgets/till_style.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace till::ui {

namespace {

using models::Action;
using models::Showing;

constexpr int trainingStrip = 32;

} // namespace

MainWindow::MainWindow(models::DeskClient& client, Look& look, const DeskInfo& info,
                       QWidget* parent)
    : QWidget(parent), m_client(client), m_info(info), m_look(look)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_training = new ToneSheet(m_look, State::Training, ToneSheet::Depth::Solid);
    auto* strip = new QHBoxLayout(m_training);
    strip->setContentsMargins(0, 0, 0, 0);
    m_trainingWords = new TextLabel(m_look, {.size = type::body,
                                             .weight = QFont::Bold,
                                             .alignment = Qt::AlignCenter,
                                             .colour = [](const Theme& theme) {
                                                 return theme.training.onSolid;
                                             }});
    strip->addWidget(m_trainingWords);
    m_training->setVisible(m_info.mode == DeskInfo::Mode::Training);
    m_stack = new QStackedWidget;
    m_stack->setMinimumSize(1, 1); // a hidden screen must not hold the window open
    m_signIn = new SignInScreen(context(), m_info);
    m_checkout = new CheckoutScreen(context(), m_info);
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_checkout);
    column->addWidget(m_training);
    column->addWidget(m_stack, 1);
    m_toast = new Toast(m_look, this);
    new FocusKeeper(m_look, this); // lives as long as the window
    m_toast->hide();

    connect(&m_look, &Look::changed, this, &MainWindow::restyle);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &MainWindow::lock);
    if (m_info.idleLockMs > 0)
        QCoreApplication::instance()->installEventFilter(this);
    connectClient();
    connectPayments();
    connectScreens();
    restyle();
    retranslate();
    m_client.signedInAs() ? showCheckout() : showSignIn();
    takeState(m_client.state());
}

MainWindow::~MainWindow()
{
    // Dialogs refer to the parts of the window, so they go first.
    for (const OpenDialog& open : std::as_const(m_dialogs))
        delete open.dialog;
    m_dialogs.clear();
    delete m_lock;
}

void MainWindow::connectClient()
{
    using models::DeskClient;
    connect(&m_client, &DeskClient::stateChanged, this, &MainWindow::takeState);
    connect(&m_client, &DeskClient::noticed, this, &MainWindow::takeNotice);
    connect(&m_client, &DeskClient::approvalNeeded, this, &MainWindow::takeApproval);
    connect(&m_client, &DeskClient::completed, this, &MainWindow::takeCompleted);
    connect(&m_client, &DeskClient::saleCodeScanned, this, &MainWindow::showReceipt);
    connect(&m_client, &DeskClient::signedIn, this, &MainWindow::showCheckout);
    connect(&m_client, &DeskClient::signedOut, this, &MainWindow::showSignIn);
    connect(&m_client, &DeskClient::printStateChanged, this, [this] {
        refreshPills();
        refreshBanner();
    });
    connect(&m_client, &DeskClient::searchUnavailable, this,
            [this](const Error& error) { say(models::catalogueTrouble(error.code)); });
    connect(&m_client, &DeskClient::signInRefused, this,
            [this] { Q_EMIT soundRequested(models::Sound::Refused); });
}

void MainWindow::connectScreens()
{
    connect(m_checkout, &CheckoutScreen::actionAsked, this, &MainWindow::act);
    connect(m_checkout, &CheckoutScreen::weightAsked, this, &MainWindow::askWeight);
    connect(m_checkout, &CheckoutScreen::troubleFound, this, &MainWindow::say);
    connect(m_checkout, &CheckoutScreen::soundAsked, this, &MainWindow::soundRequested);
    connect(m_checkout, &CheckoutScreen::cashierPressed, this, &MainWindow::lock);
    connect(m_checkout, &CheckoutScreen::pillPressed, this, [this](int index) {
        if (index >= 0 && index < m_pillActions.size())
            act(m_pillActions.at(index));
    });
    connect(m_checkout, &CheckoutScreen::bannerActionChosen, this, [this] {
        const QList<Condition> now = conditions();
        if (now.isEmpty())
            return;
        if (m_client.state().halted)
            m_client.retryJournal();
        else
            act(now.first().action);
    });
    connect(m_signIn, &SignInScreen::viewAsked, this, &MainWindow::showView);
    connect(m_signIn, &SignInScreen::keysAsked, this, &MainWindow::showKeys);
    connect(m_signIn, &SignInScreen::otherStaffAsked, this, &MainWindow::askStaffNumber);
}

void MainWindow::restyle()
{
    m_training->setFixedHeight(m_look.px(trainingStrip));
    // In this order: a style sheet puts back the palette it found.
    setStyleSheet(styleSheetOf(m_look));
    setPalette(paletteOf(m_look.theme()));
    setAutoFillBackground(true);
    placeToast();
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Till"));
    m_trainingWords->setText(tr("Training: no real money, nothing counts for today"));
    m_signIn->retranslate();
    m_checkout->retranslate();
    if (m_lock != nullptr)
        m_lock->retranslate();
    refreshPills();
    refreshBanner();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_look.setWindowSize(size());
    placeToast();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    const bool activity = event->type() == QEvent::KeyPress ||
                          event->type() == QEvent::MouseButtonPress ||
                          event->type() == QEvent::TouchBegin;
    if (activity && m_info.idleLockMs > 0)
        m_idle.start(m_info.idleLockMs);
    return QWidget::eventFilter(watched, event);
}

void MainWindow::placeToast()
{
    m_toast->adjustSize();
    const int margin = m_look.px(m_look.metrics().margin);
    // At the bottom left, but never over the way out of a dialog.
    const int bottom = height() - m_checkout->footHeight() - margin - m_toast->height();
    m_toast->move(margin, dialog() == nullptr ? bottom : margin);
    m_toast->raise();
}

void MainWindow::setQuickKeys(const QList<services::QuickKeyPage>& pages)
{
    m_checkout->setQuickKeys(pages);
}

DialogFrame* MainWindow::dialog() const
{
    return m_dialogs.isEmpty() ? nullptr : m_dialogs.last().dialog;
}

Showing MainWindow::showing() const
{
    if (m_lock != nullptr || !m_client.signedInAs())
        return Showing::SignedOut;
    if (const auto* payment = qobject_cast<const PaymentDialog*>(dialog()))
        return payment->showing();
    return m_dialogs.isEmpty() ? Showing::Cart : m_dialogs.last().showing;
}

void MainWindow::open(DialogFrame* dialog, Showing showing)
{
    m_dialogs.append({dialog, showing});
    connect(dialog, &DialogFrame::steppedBack, this, [this, dialog] {
        // The tender dialog closes when the sale has left the tender, not before; what stepping
        // back from a payment means, its page says.
        if (qobject_cast<TenderDialog*>(dialog) == nullptr &&
            qobject_cast<PaymentDialog*>(dialog) == nullptr)
            close(dialog);
    });
    if (const auto* page = qobject_cast<const PaymentDialog*>(dialog);
        page != nullptr && page->place() == PaymentPlace::Desk && m_dialogs.size() > 1) {
        // Its page stands alone: what it came from is behind it and comes back.
        m_dialogs.at(m_dialogs.size() - 2).dialog->hide();
    }
    dialog->open();
    if (m_lock != nullptr)
        m_lock->raise();
}

void MainWindow::close(DialogFrame* dialog)
{
    const auto found =
        std::find_if(m_dialogs.begin(), m_dialogs.end(),
                     [dialog](const OpenDialog& open) { return open.dialog == dialog; });
    if (found == m_dialogs.end())
        return;
    m_dialogs.erase(found);
    dialog->hide();
    dialog->deleteLater();
    if (!m_dialogs.isEmpty() && m_dialogs.last().dialog->isHidden())
        m_dialogs.last().dialog->open();
    focusScreen();
}

void MainWindow::closeAll()
{
    while (!m_dialogs.isEmpty())
        close(m_dialogs.last().dialog);
}

void MainWindow::focusScreen()
{
    if (m_lock != nullptr)
        m_lock->setFocus(Qt::OtherFocusReason);
    else if (!m_dialogs.isEmpty())
        m_dialogs.last().dialog->setFocus(Qt::OtherFocusReason);
    else if (QWidget* screen = m_stack->currentWidget(); screen != nullptr)
        screen->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showSignIn()
{
    unlock();
    closeAll();
    m_stack->setCurrentWidget(m_signIn);
    focusScreen();
}

void MainWindow::showCheckout()
{
    m_stack->setCurrentWidget(m_checkout);
    if (m_info.idleLockMs > 0)
        m_idle.start(m_info.idleLockMs);
    focusScreen();
    takeState(m_client.state());
    if (const auto message = std::exchange(m_atSignIn, std::nullopt))
        say(*message);
}

void MainWindow::lock()
{
    if (m_lock != nullptr || !m_client.signedInAs())
        return;
    m_lock =
        new LockScreen(context(), m_info, m_training->isHidden() ? 0 : m_training->height(), this);
    connect(m_lock, &LockScreen::unlocked, this, &MainWindow::unlock);
    connect(m_lock, &LockScreen::signOutAsked, this, [this] { m_client.signOut(); });
    m_lock->show();
    m_lock->raise();
    m_lock->setFocus(Qt::OtherFocusReason);
}

void MainWindow::unlock()
{
    if (m_lock == nullptr)
        return;
    LockScreen* screen = std::exchange(m_lock, nullptr);
    screen->hide();
    screen->deleteLater();
    if (m_info.idleLockMs > 0)
        m_idle.start(m_info.idleLockMs);
    focusScreen();
}

void MainWindow::takeState(const services::CheckoutState& state)
{
    const bool tendering = state.sale.phase == sale::Phase::Tendering;
    const auto found = std::find_if(m_dialogs.begin(), m_dialogs.end(), [](const OpenDialog& open) {
        return open.showing == Showing::Tender;
    });
    if (!tendering && found != m_dialogs.end()) {
        close(found->dialog);
    } else if (tendering && found == m_dialogs.end() && m_client.signedInAs()) {
        auto* tender = new TenderDialog(context(), m_held, this);
        connect(tender, &TenderDialog::refused, this, &MainWindow::say);
        connect(tender, &TenderDialog::depositsAsked, this, &MainWindow::showDeposits);
        connect(tender, &TenderDialog::voidAsked, this,
                [this](const PaymentId& id) { voidWith(id, tr("Sale not finished")); });
        open(tender, Showing::Tender);
        if (m_held.isHeld(m_client.steadyMs()))
            tender->offerHeldCode();
    }
    if (tendering)
        m_saleAtDesk = state.sale.id;
    takePayments();
}

void MainWindow::takeCompleted(const services::CompletedSale& sale)
{
    // A held sale may be finished by its late payment: that is said, and nothing is covered.
    // So is what a start found paid before anybody has signed in.
    if (sale.sale.id != m_saleAtDesk || !m_client.signedInAs())
        return;
    closeAll();
    m_trouble.reset();
    m_salePaperComes = sale.receiptQueued;
    auto* paid = new PaidDialog(context(), sale, this);
    connect(paid, &PaidDialog::reprintAsked, this,
            [this](const SaleId& id) { m_client.reprint(id); });
    connect(paid, &PaidDialog::receiptAsked, this, &MainWindow::showReceipt);
    open(paid, Showing::Paid);
    Q_EMIT soundRequested(models::Sound::Paid);
}

void MainWindow::takeApproval(const services::ApprovalRequest& request)
{
    askApproval(
        models::approvalSubject(request.command), models::permissionFor(request.command),
        [this, request](const OperatorId& approver) { m_client.approve(request, approver); });
}

void MainWindow::askApproval(const QString& subject, staff::Permission permission,
                             std::function<void(const OperatorId&)> then, const OperatorId& except)
{
    auto* dialog = new ApprovalDialog(context(), subject, permission, this, except);
    connect(dialog, &ApprovalDialog::approvedBy, this,
            [this, dialog, then = std::move(then)](const OperatorId& approver) {
                close(dialog);
                then(approver);
            });
    open(dialog);
}

void MainWindow::takeNotice(const services::Notice& notice)
{
    if (const auto* halted = std::get_if<services::JournalHalted>(&notice))
        m_haltedBy = halted->error.code;
    if (std::holds_alternative<services::PaymentCodeScanned>(notice)) {
        if (const auto code = m_doubtful.take(m_client.steadyMs()))
            offerCode(QString::fromLatin1(code->reveal()));
        return;
    }
    const models::Message message = models::messageFor(notice, m_keys);
    // Whoever signs in wants to hear that the cart is back; before that nobody is looking.
    if (std::holds_alternative<services::CartRestored>(notice) && !m_client.signedInAs())
        m_atSignIn = message;
    else
        say(message);
}

void MainWindow::say(const models::Message& message)
{
    if (message.presence == models::Presence::Banner) {
        m_trouble = message;
        refreshBanner();
    }
    // A banner lies behind whatever covers the cart: then it is said in front, too.
    if (message.presence == models::Presence::Toast || showing() != Showing::Cart) {
        m_toast->announce(models::joinSentences(message.headline, message.nextStep));
        placeToast();
    }
    if (message.sound != models::Sound::None)
        Q_EMIT soundRequested(message.sound);
}

} // namespace till::ui
