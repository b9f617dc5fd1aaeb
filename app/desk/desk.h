// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/members.h"
#include "app/desk/place.h"
#include "app/desk/system_clock.h"
#include "app/desk/system_random.h"
#include "app/desk/training_acquirer.h"
#include "core/net/notification_listener.h"
#include "core/ports/alarm.h"
#include "core/ports/receipt_printer.h"
#include "core/ports/transport.h"
#include "core/services/checkout_service.h"
#include "core/services/notification_service.h"
#include "core/services/payment_service.h"
#include "core/services/print_service.h"
#include "core/services/quick_keys.h"
#include "core/services/receipt_preview.h"
#include "core/services/sales_list.h"
#include "core/services/search_service.h"
#include "core/services/staff_service.h"
#include "core/settings/settings_file.h"
#include "core/storage/journal_store.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

/// Where concrete classes meet: the same desk stands behind the window, `tillctl` and the tests.
namespace till::desk {

/// Whether the desk makes and keeps the secret of this name itself.
[[nodiscard]] bool ownsSecret(const QString& name);

/// The opened files and the running services of one till. Made, used and destroyed on one thread,
/// which becomes the core thread; the printer has a thread of its own.
class Desk : public QObject {
    Q_OBJECT

public:
    /// Opens everything for writing; in training the demo goods and staff are put in on the first
    /// start. Locked: another till works in this folder. Conflict: the folder belongs to a till of
    /// another number. TooNew, Corrupt, ReadOnly, DiskFull, Unavailable as ports say.
    [[nodiscard]] static Result<std::unique_ptr<Desk>> open(const Place& place);
    ~Desk() override;

    /// Announces the staff, the open cart and what is held. Call once the receivers are connected.
    void recover();
    /// Works off the print queue from here on. Whoever does not stay until the paper is out leaves
    /// that to the next.
    void startPrinting();

    [[nodiscard]] const settings::Loaded& settings() const { return m_settings; }
    [[nodiscard]] bool isTraining() const { return m_place.mode == Mode::Training; }
    [[nodiscard]] services::CheckoutService& checkout() { return *m_checkout; }
    [[nodiscard]] services::PaymentService& payments() { return *m_payments; }
    [[nodiscard]] services::LoyaltyService& members() { return m_members->service(); }
    [[nodiscard]] services::PrintService& prints() { return *m_prints; }
    [[nodiscard]] services::StaffService& staff() { return *m_staff; }
    [[nodiscard]] services::ReceiptMaker& receipts() { return *m_receipts; }
    [[nodiscard]] services::ReceiptPreview& preview() { return *m_preview; }
    [[nodiscard]] services::SalesList& sales() { return *m_sales; }
    [[nodiscard]] storage::JournalStore& journal() { return *m_journal; }
    [[nodiscard]] ports::Catalogue& catalogue() { return *m_catalogue; }
    /// Records of the journal, whose chain was found whole when it was opened.
    [[nodiscard]] qint64 journalRecords();
    /// What the quick keys hold; no pages when none are set up.
    [[nodiscard]] QList<services::QuickKeyPage> quickKeys();
    /// For a SearchService on another thread.
    [[nodiscard]] services::SearchService::Opener searchOpener() const;

Q_SIGNALS:
    /// The on-screen printer printed this.
    void shownOnScreen(const till::receipt::Receipt& receipt);

private:
    explicit Desk(Place place);
    [[nodiscard]] Result<void> openStores();
    [[nodiscard]] Result<Secret> secret(const QString& name);
    [[nodiscard]] Result<Secret> codeKey();
    [[nodiscard]] Result<void> openServices();
    [[nodiscard]] Result<void> openPayments(const services::CheckoutConfig& checkout);
    void listen(const QList<services::NotificationService::Source>& sources);
    void startTrainingAcquirer();
    [[nodiscard]] Result<void> recoverStaff();
    void startPrinter();
    void connectServices();
    void reopenJournal();

    Place m_place;
    SystemClock m_clock;
    SystemRandom m_random;
    settings::Loaded m_settings;
    std::unique_ptr<storage::JournalStore> m_journal;
    std::unique_ptr<ports::Catalogue> m_catalogue;
    std::unique_ptr<services::ReceiptMaker> m_receipts;
    QThread m_printerThread;
    ports::ReceiptPrinter* m_printer = nullptr; ///< lives and dies with its thread
    std::unique_ptr<services::StaffService> m_staff;
    std::unique_ptr<services::CheckoutService> m_checkout;
    std::unique_ptr<ports::Transport> m_transport;
    std::unique_ptr<ports::Alarm> m_alarm;
    std::unique_ptr<services::PaymentService> m_payments;
    std::unique_ptr<services::NotificationService> m_notifications; ///< where they are wanted
    std::unique_ptr<net::NotificationListener> m_listener;
    std::unique_ptr<TrainingAcquirer> m_acquirer; ///< in training only
    std::unique_ptr<Members> m_members;
    std::unique_ptr<services::PrintService> m_prints;
    std::unique_ptr<services::ReceiptPreview> m_preview;
    std::unique_ptr<services::SalesList> m_sales;
    QTimer m_idle;   ///< quiet for a while: time for a checkpoint
    QTimer m_reopen; ///< after a halt
};

} // namespace till::desk
