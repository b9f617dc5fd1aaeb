// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/actions.h"
#include "ui/models/desk_client.h"
#include "ui/models/desk_info.h"
#include "ui/models/held_code.h"
#include "ui/models/messages.h"
#include "ui/models/scan_route.h"
#include "ui/widgets/look.h"
#include "ui/widgets/payment_pages.h"
#include "ui/widgets/screen_context.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QStackedWidget;

namespace till::ui {

class CheckoutScreen;
class DialogFrame;
class LockScreen;
class PaymentDialog;
class SignInScreen;
class TextLabel;
class Toast;
class ToneSheet;

/// The languages of the window.
enum class Language { Chinese, English };

/// The one window of the till: sign-in or checkout, dialogs as sheets inside it, the lock over all.
/// Follows the desk client; what the cashier chooses about the view is announced, so that the
/// program can install the translation and remember it. GUI thread.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    /// Client and look must outlive the window. The application's style is a TillStyle of the same
    /// look.
    MainWindow(models::DeskClient& client, Look& look, const DeskInfo& info,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] CheckoutScreen& checkout() { return *m_checkout; }
    [[nodiscard]] const models::ActionMap& keys() const { return m_keys; }
    /// The dialog on top; nullptr while there is none.
    [[nodiscard]] DialogFrame* dialog() const;
    /// What is on top, as far as a scan is concerned.
    [[nodiscard]] models::Showing showing() const;
    [[nodiscard]] bool isLocked() const { return m_lock != nullptr; }
    void setLanguage(Language language) { m_language = language; }
    [[nodiscard]] Language language() const { return m_language; }
    void setQuickKeys(const QList<services::QuickKeyPage>& pages);

public Q_SLOTS:
    /// A scan from anywhere: it does the right thing or it is heard why not.
    void onScanned(const till::ports::ScannedCode& code);
    /// The last characters typed were the beginning of a scan: as if they had not been typed.
    void takeBackTyping(int characters);
    void onScannerAvailability(bool available);
    /// The on-screen printer has printed this.
    void showPrinted(const till::receipt::Receipt& receipt);
    void act(till::models::Action action);
    void lock();
    void say(const till::models::Message& message);

Q_SIGNALS:
    void soundRequested(till::models::Sound sound);
    void languageChosen(till::ui::Language language);
    void themeChosen(till::ui::ThemeKind theme);
    void scaleChosen(int percent);
    void inputLayoutChosen(till::ui::InputLayout layout);
    /// The receipt is to be saved as PDF; the program asks for the file.
    void savePdfRequested(const till::receipt::Receipt& receipt);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] ScreenContext context() { return {m_look, m_keys, m_client}; }
    void connectClient();
    void connectScreens();
    void takeState(const services::CheckoutState& state);
    void takeCompleted(const services::CompletedSale& sale);
    void takeApproval(const services::ApprovalRequest& request);
    void takeNotice(const services::Notice& notice);

    /// Shows a dialog over what is there; it is deleted when it closes.
    void open(DialogFrame* dialog, models::Showing showing = models::Showing::Form);
    void close(DialogFrame* dialog);
    void closeAll();

    void actOnSale(models::Action action);
    void actOnLine(models::Action action);
    void actOnDesk(models::Action action);
    void changeBy(const sale::Line& line, Quantity difference);
    void askQuantity(const sale::Line& line);
    void askStaffNumber();
    void askWeight(const catalog::Product& product);
    void askPrice(const sale::Line& line);
    void askDiscount(int lineId);
    void askNote(const sale::Line& line);
    void hold();
    void recall();
    void roundOff();
    void askCancel();
    void checkPrice();
    void pay();
    void openDrawer();
    void showReceipt(const SaleId& sale);
    void reprintLast();
    void showKeys();
    void showView();
    void showJobs();
    void showUnknown();
    /// `except` is somebody who has approved already.
    void askApproval(const QString& subject, staff::Permission permission,
                     std::function<void(const OperatorId&)> then, const OperatorId& except = {});
    /// At once for whoever has the right; otherwise somebody is asked.
    void withPermission(const QString& subject, staff::Permission permission,
                        std::function<void(const OperatorId&)> then);

    void connectPayments();
    void takePayments();
    void takePaymentResult(const services::PaymentResult& result);
    void takePaymentChoice(PaymentChoice choice, const PaymentId& id);
    [[nodiscard]] PaymentDialog* paymentDialog(const PaymentId& id) const;
    void openPayment(const PaymentId& id, PaymentPlace place);
    void expectReturn(const PaymentId& of);
    [[nodiscard]] bool isExpected(const payment::Payment& payment) const;
    void openReturn(const PaymentId& id);
    void closeLeftPayments();
    void payAgain(PaymentDialog* page, PaymentChoice choice);
    void park();
    void askNumber(const PaymentId& id);
    void askSetAside(const PaymentId& id);
    void askEvidence(const PaymentId& id);
    void offerCode(const QString& digits);
    void takeCode(const QString& digits);
    void showOpenPayments();
    void showSales();
    void askRefund(const payment::Payment& payment, Money refundable);
    void askVoid(const payment::Payment& payment);
    void voidWith(const PaymentId& id, const QString& reason);
    void showDeposits();
    void askDeposit();
    void askDepositNote(Money amount, const QString& means);
    void askRelease(const payment::Payment& deposit);
    void takeScan(const ports::ScannedCode& code, models::ScanRoute route);
    [[nodiscard]] bool takeScanInDialog(const ports::ScannedCode& code, models::ScanRoute route);
    [[nodiscard]] bool isEcho(const barcode::Kind& kind);

    void showSignIn();
    void showCheckout();
    void unlock();
    void refreshBanner();
    void restyle();
    void refreshPills();
    void retranslate();
    void placeToast();
    void focusScreen();

    struct OpenDialog {
        DialogFrame* dialog = nullptr;
        models::Showing showing = models::Showing::Form;
    };
    /// A condition that lasts, and what can be done about it.
    struct Condition {
        models::Message message;
        QString actionLabel;
        models::Action action = models::Action::PrintJobs;
    };
    [[nodiscard]] QList<Condition> conditions() const;

    models::DeskClient& m_client;
    DeskInfo m_info;
    Look& m_look;
    models::ActionMap m_keys;
    Language m_language = Language::Chinese;
    ToneSheet* m_training = nullptr;
    TextLabel* m_trainingWords = nullptr;
    QStackedWidget* m_stack = nullptr;
    SignInScreen* m_signIn = nullptr;
    CheckoutScreen* m_checkout = nullptr;
    LockScreen* m_lock = nullptr;
    Toast* m_toast = nullptr;
    QList<OpenDialog> m_dialogs;
    std::optional<models::Message> m_trouble;  ///< the banner of the last thing that went wrong
    std::optional<models::Message> m_atSignIn; ///< to be said to whoever signs in next
    std::optional<ErrorCode> m_haltedBy;
    bool m_scannerAway = false;
    models::HeldCode m_held;          ///< scanned at the cart; Enter charges it
    models::HeldCode m_doubtful;      ///< goods or a payment code: the checkout finds out
    PaymentId m_returnOf;             ///< void or refund asked for, not seen yet
    QList<PaymentId> m_returnsBefore; ///< those of before are not it
    SaleId m_saleAtDesk;              ///< the sale that was tendered last here
    QList<models::Action> m_pillActions;
    bool m_salePaperComes = false; ///< the next paper is that of the sale just paid
    QTimer m_idle;
};

} // namespace till::ui
