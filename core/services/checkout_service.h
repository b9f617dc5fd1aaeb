// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/catalogue.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/ports/sale_index.h"
#include "core/ports/scanner.h"
#include "core/receipt/sale_code.h"
#include "core/services/checkout_state.h"
#include "core/services/goods_finder.h"
#include "core/services/notice.h"
#include "core/services/write_behind.h"

#include <QDate>
#include <QObject>

#include <optional>

namespace till::services {

/// The shop's choices that the checkout needs.
struct CheckoutConfig {
    int tillNumber = 1;
    bool training = false;
    sale::Rules rules;
    catalog::ScaleLayouts scaleLayouts;
    bool printReceipts = true;
    receipt::Verifier
        verifySaleCode; ///< with the till's own public key; none: no sale code is believed
};

/// One sale after the other: takes what the cashier does, decides, records, announces.
///
/// Lives on the core thread; call its slots through queued connections or
/// QMetaObject::invokeMethod. Commands return nothing: what came of them is said by the signals. A
/// scanned line may be announced up to `groupCommitMs` before it is durable; everything that moves
/// money is durable first.
class CheckoutService : public QObject {
    Q_OBJECT

public:
    static constexpr int groupCommitMs = 25;

    struct Doors {
        ports::Clock& clock;
        ports::Journal& journal;
        ports::SaleIndex& sales;
        ports::PrintQueue& printQueue;
        ports::Catalogue& catalogue;
    };
    /// The doors must outlive the service.
    CheckoutService(Doors doors, CheckoutConfig config, QObject* parent = nullptr);

    /// The latest state. Core thread only.
    [[nodiscard]] const CheckoutState& state() const { return m_state; }

    /// What became of book().
    struct Booking {
        enum class Outcome {
            Done,    ///< durable, and announced
            Refused, ///< the sale's rules say no: nothing was recorded
            Failed,  ///< the journal has halted: whether it was recorded is unknown
        };
        Outcome outcome = Outcome::Failed;
        sale::Refusal refusal = sale::Refusal::NoSuchPayment; ///< of Refused
        sale::Sale after;                                     ///< of Done
    };
    /// Decides a command about money that came or went through an acquirer, and records
    /// `alongside`, the sale's events and what follows from them (the receipt of a sale that is
    /// paid by it) in one transaction. For the sale at the desk and for held ones. Core thread.
    [[nodiscard]] Booking book(const SaleId& id, const sale::Command& command,
                               const QList<ports::JournalEntry>& alongside);
    /// The sale as it stands, closed ones included. NotFound: there is none of that number. Core
    /// thread.
    [[nodiscard]] Result<sale::Sale> saleOf(const SaleId& id);

    /// Makes durable what has been announced and is not yet. False: the journal has halted. Core
    /// thread.
    [[nodiscard]] bool flush() { return m_writer.flush(); }

public Q_SLOTS:
    /// Picks up what the journal says: the open cart, a half-finished tender, held sales. Announces
    /// the state.
    void recover();
    void setConfig(const till::services::CheckoutConfig& config);
    /// Whose name stands on what follows.
    void setOperator(const till::OperatorId& id, const QString& name);

    /// A scan; `quantity` is what stood in the live field before it (1 if nothing).
    void scan(const till::ports::ScannedCode& code, till::Quantity quantity);
    /// What was typed into the live field and finished with Enter.
    void enter(const QString& text);
    /// Chosen by search or quick key. For weighed goods the quantity is the weight.
    void addProduct(const till::ProductCode& product, till::Quantity quantity);
    /// Anything about the sale that needs no look-up.
    void execute(const till::sale::Command& command);
    /// The command of an ApprovalRequest, now that `approver` has shown the right to it.
    void approve(const till::services::ApprovalRequest& request, const till::OperatorId& approver);
    /// Goes on with a held sale; an open cart that is not empty is held first.
    void recall(const till::SaleId& sale);
    /// Takes a code off the list of unknown scans.
    void dismissUnknown(const QString& code);

    /// Queues another copy, marked 补打. Like openDrawer() only with a printer.
    void reprint(const till::SaleId& sale);
    /// Queues a drawer pulse without a sale; the reason goes into the journal, and the approver
    /// where somebody else had to show the right to it.
    void openDrawer(const QString& reason, const till::OperatorId& approvedBy = {});
    /// After the journal has been reopened: finds out what became of the records in doubt and goes
    /// on from there. While the journal still refuses records, nothing changes and journalFailed()
    /// says so.
    void retryJournal();

Q_SIGNALS:
    void stateChanged(const till::services::CheckoutState& state);
    void noticed(const till::services::Notice& notice);
    /// The code of a receipt of this till was scanned at the cart. A QR code carries the till's
    /// signature; the digits below the bars only check digits: what is shown comes from the journal
    /// either way.
    void saleCodeScanned(const till::SaleId& sale);
    void approvalNeeded(const till::services::ApprovalRequest& request);
    void completed(const till::services::CompletedSale& sale);
    /// Something was, or may have been, put into the print queue.
    void printQueued();
    /// The journal needs reopening (see ports::Journal::append); the owner of the journal answers
    /// with retryJournal().
    void journalFailed(const till::Error& error);

private:
    [[nodiscard]] bool mayWork();
    [[nodiscard]] bool mayPrint();
    void take(const Finding& finding);
    void park(const QString& code);
    void settleCodes();
    [[nodiscard]] QDate today() const;
    void openReceipt(const QString& code);
    [[nodiscard]] bool run(const sale::Command& command);
    [[nodiscard]] bool runOn(const sale::Sale& before, const sale::Command& command);
    [[nodiscard]] bool record(const sale::Sale& before, const QList<sale::Event>& events);
    [[nodiscard]] QList<ports::JournalEntry> followUps(const sale::Sale& after) const;
    void settle(const sale::Sale& left);
    void bookedAtTheDesk(const sale::Sale& after);
    void bookedElsewhere(const sale::Sale& after);
    [[nodiscard]] bool setAside();
    [[nodiscard]] Result<sale::Sale> recordedSale();
    void halt(const Error& error);
    void refreshIndex();
    void publish();
    [[nodiscard]] Result<sale::Context> contextOf(const sale::Sale& before);

    Doors m_doors;
    CheckoutConfig m_config;
    GoodsFinder m_finder;
    OperatorId m_operator;
    QString m_operatorName;
    CheckoutState m_state;
    sale::Sale m_durable;     ///< the sale of m_subject as the journal has it
    SaleId m_subject;         ///< the sale that the next or last record is about
    bool m_recovered = false; ///< what the journal says has been picked up
    WriteBehind m_writer;
};

} // namespace till::services
