// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/checkout_service.h"
#include "core/services/payment_service.h"
#include "core/services/print_service.h"
#include "core/services/receipt_preview.h"
#include "core/services/sales_list.h"
#include "core/services/search_service.h"
#include "core/services/staff_service.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

namespace till::models {

/// The window's end of the services: what is asked goes out as signals, what comes back is kept as
/// values and announced again. GUI thread; the services may live on any thread, since every
/// connection carries copies.
///
/// Without services it is a desk for tests and pictures: states are set by hand, and what is asked
/// can be watched.
class DeskClient : public QObject {
    Q_OBJECT

public:
    struct Services {
        services::CheckoutService& checkout;
        services::PrintService& print;
        services::StaffService& staff;
        services::SearchService& search;
        services::ReceiptPreview& preview;
    };

    explicit DeskClient(QObject* parent = nullptr);
    /// The services must outlive the client.
    explicit DeskClient(const Services& services, QObject* parent = nullptr);
    /// Payments by code and the list of sales; both must outlive the client. Once.
    void connectPayments(services::PaymentService& payments, services::SalesList& sales);

    /// Milliseconds of a steady clock: how long something has lasted on the screen.
    [[nodiscard]] qint64 steadyMs() const { return m_steady(); }
    /// For tests and pictures.
    void setSteadyClock(std::function<qint64()> clock) { m_steady = std::move(clock); }

    [[nodiscard]] const services::CheckoutState& state() const { return m_state; }
    [[nodiscard]] const services::PrintState& printState() const { return m_printState; }
    [[nodiscard]] const QList<services::StaffEntry>& staff() const { return m_staff; }
    /// Nobody: not signed in.
    [[nodiscard]] const std::optional<services::StaffEntry>& signedInAs() const { return m_who; }
    [[nodiscard]] const services::PaymentsState& payments() const { return m_payments; }
    /// What became of a payment that ended while this window was there; null for others.
    [[nodiscard]] const payment::Payment* finishedPayment(const PaymentId& id) const;

    void scan(const ports::ScannedCode& code, Quantity quantity);
    void enter(const QString& text);
    void addProduct(const ProductCode& product, Quantity quantity);
    void execute(const sale::Command& command);
    void approve(const services::ApprovalRequest& request, const OperatorId& approver);
    void recall(const SaleId& sale);
    void dismissUnknown(const QString& code);
    void reprint(const SaleId& sale);
    /// `approvedBy` is empty where the cashier may do it alone.
    void openDrawer(const QString& reason, const OperatorId& approvedBy = {});
    void retryJournal();
    void printAgain(const PrintJobId& job);
    void considerPrinted(const PrintJobId& job);
    void cancelPrint(const PrintJobId& job);
    void signIn(const OperatorId& id, const QString& pin);
    void signOut();
    /// Returns the number under which approved() or approvalRefused() answers.
    quint64 checkPin(const OperatorId& id, const QString& pin, staff::Permission permission);
    /// Returns the serial under which found() answers; 0 without services.
    quint64 search(const QString& words);
    void previewReceipt(const SaleId& sale, int copy);
    void charge(Money amount, const services::PaymentCodeDigits& code, payment::EntryMode entry);
    /// A code of these means that the customer reads.
    void chargeShown(Money amount, const QString& means);
    /// An acquirer holds the amount; `note` says what for.
    void takeDeposit(Money amount, const QString& means, const QString& note);
    void completeDeposit(const PaymentId& deposit, Money amount);
    void stopWaiting(const PaymentId& id);
    void queryNow(const PaymentId& id);
    void queryByAcquirerNumber(const PaymentId& id, const QString& number);
    void setAside(const PaymentId& id, const OperatorId& approver);
    /// Two different persons and what they have seen.
    struct Evidence {
        OperatorId first;
        OperatorId second;
        QString seen;
    };
    void markPaid(const PaymentId& id, const Evidence& evidence);
    /// Why money goes back, and who let it; nobody where the cashier may do it alone.
    struct Grounds {
        QString reason;
        OperatorId approvedBy;
    };
    void voidPayment(const PaymentId& id, const Grounds& grounds);
    void refund(const PaymentId& id, Money amount, const Grounds& grounds);
    void releaseDeposit(const PaymentId& deposit, const Grounds& grounds);
    /// Answers with salesListed().
    void listSales();

public Q_SLOTS:
    void setState(const till::services::CheckoutState& state);
    void setPrintState(const till::services::PrintState& state);
    void setStaff(const QList<till::services::StaffEntry>& staff);
    void setSignedIn(const till::services::StaffEntry& who);
    void setSignedOut();
    void setPayments(const till::services::PaymentsState& state);
    void finishPayment(const till::services::PaymentResult& result);

Q_SIGNALS:
    // What the services said.
    void stateChanged(const till::services::CheckoutState& state);
    void noticed(const till::services::Notice& notice);
    void approvalNeeded(const till::services::ApprovalRequest& request);
    void completed(const till::services::CompletedSale& sale);
    /// The code of a receipt was scanned at the cart; its signature is not checked yet.
    void saleCodeScanned(const till::SaleId& sale);
    void printStateChanged(const till::services::PrintState& state);
    void staffChanged(const QList<till::services::StaffEntry>& staff);
    void signedIn(const till::services::StaffEntry& who);
    void signInRefused(const till::services::SignInRefusal& refusal);
    void signedOut();
    void approved(quint64 request, const till::OperatorId& approver);
    void approvalRefused(quint64 request, const till::services::SignInRefusal& refusal);
    void found(quint64 serial, const till::ports::CataloguePage& page);
    void searchUnavailable(const till::Error& error);
    void previewReady(const till::SaleId& sale, const till::receipt::Receipt& receipt);
    void previewUnavailable(const till::SaleId& sale, const till::Error& error);
    void paymentsChanged(const till::services::PaymentsState& state);
    void paymentFinished(const till::services::PaymentResult& result);
    void paymentRefused(const till::services::PaymentRefusal& refusal);
    /// The customer pays in a browser: the program opens it.
    void pageReady(const till::PaymentId& id, const QUrl& url, const QByteArray& html);
    void salesListed(const QList<till::services::ListedSale>& sales);

    // What was asked for.
    void scanRequested(const till::ports::ScannedCode& code, till::Quantity quantity);
    void enterRequested(const QString& text);
    void productRequested(const till::ProductCode& product, till::Quantity quantity);
    void executeRequested(const till::sale::Command& command);
    void approveRequested(const till::services::ApprovalRequest& request,
                          const till::OperatorId& approver);
    void recallRequested(const till::SaleId& sale);
    void dismissUnknownRequested(const QString& code);
    void reprintRequested(const till::SaleId& sale);
    void openDrawerRequested(const QString& reason, const till::OperatorId& approvedBy);
    void retryJournalRequested();
    void printAgainRequested(const till::PrintJobId& job);
    void considerRequested(const till::PrintJobId& job, till::ports::PrintJob::State state);
    void signInRequested(const till::OperatorId& id, const QString& pin);
    void signOutRequested();
    void checkPinRequested(quint64 request, const till::OperatorId& id, const QString& pin,
                           till::staff::Permission permission);
    void searchRequested(quint64 serial, const QString& words);
    void previewRequested(const till::SaleId& sale, int copy);
    void chargeRequested(till::Money amount, const till::services::PaymentCodeDigits& code,
                         till::payment::EntryMode entry);
    void chargeShownRequested(till::Money amount, const QString& means, const QString& channel);
    void depositRequested(till::Money amount, const QString& means, const QString& note);
    void completionRequested(const till::PaymentId& deposit, till::Money amount);
    void releaseRequested(const till::PaymentId& deposit, const QString& reason,
                          const till::OperatorId& approver);
    void stopWaitingRequested(const till::PaymentId& id);
    void queryRequested(const till::PaymentId& id);
    void queryByNumberRequested(const till::PaymentId& id, const QString& number);
    void setAsideRequested(const till::PaymentId& id, const till::OperatorId& approver);
    void markPaidRequested(const till::PaymentId& id, const till::OperatorId& first,
                           const till::OperatorId& second, const QString& evidence);
    void voidRequested(const till::PaymentId& id, const QString& reason,
                       const till::OperatorId& approver);
    void refundRequested(const till::PaymentId& id, till::Money amount, const QString& reason,
                         const till::OperatorId& approver);
    void salesRequested(int count);

private:
    void connectCheckout(services::CheckoutService& checkout);
    void connectPrint(services::PrintService& print);
    void connectStaff(services::StaffService& staff);

    services::CheckoutState m_state;
    services::PrintState m_printState;
    QList<services::StaffEntry> m_staff;
    std::optional<services::StaffEntry> m_who;
    services::PaymentsState m_payments;
    QList<payment::Payment> m_finished; ///< the latest, oldest first
    std::function<qint64()> m_steady;
    services::SearchService* m_search = nullptr;
    quint64 m_pinChecks = 0;
};

/// Registers every type that travels between threads; call once at start.
void registerTypes();

} // namespace till::models
