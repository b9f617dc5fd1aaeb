// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/checkout_service.h"
#include "core/services/print_service.h"
#include "core/services/staff_service.h"
#include "core/storage/journal_store.h"
#include "tests/support/hand_clock.h"
#include "tests/support/journal_gate.h"
#include "tests/support/memory_catalogue.h"
#include "tests/support/require.h"
#include "tests/support/scripted_printer.h"
#include "tests/support/seeded_random.h"

#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace till::services {

inline Money fen(qint64 amount)
{
    return Money::fromFen(amount);
}

/// What can be bought on the bench.
namespace goods {
inline const QString waterBarcode = QStringLiteral("6901234567892");
inline const QString breadBarcode = QStringLiteral("6921168509256");
inline const ProductCode water{QStringLiteral("1001")};  ///< 2.00 a bottle
inline const ProductCode bread{QStringLiteral("1002")};  ///< 3.33 a loaf
inline const ProductCode apples{QStringLiteral("2001")}; ///< 12.80 a kilogram, PLU 00021
inline const ProductCode buns{QStringLiteral("2002")};   ///< 3.50 a piece, PLU 00022
inline const ProductCode gift{QStringLiteral("1009")};   ///< no price in the catalogue
} // namespace goods

/// The digits with their check digit behind them.
[[nodiscard]] QString withCheckDigit(const QString& digits);

/// A till of the services on a real journal, with everything around it under command. Services can
/// be thrown away and made anew on the same files: that is a restart.
class TillBench {
public:
    TillBench();
    ~TillBench();
    Q_DISABLE_COPY_MOVE(TillBench)

    /// Opens the journal and makes the services; nothing is recovered yet.
    void open();
    /// open(), and what was there comes back.
    void start();
    /// The power goes: nothing that waits is written.
    void cutPower();
    /// The program ends in order.
    void quit();
    /// cutPower() and start().
    void restart();

    /// Ends a halt as the owner of the journal does.
    void reopenAndRetry();
    /// What waits for the group commit is written now.
    void letGroupCommitPass();

    void scan(const QString& code, Quantity quantity = Quantity::pieces(1));
    void scanWater() { scan(goods::waterBarcode); }
    void run(const sale::Command& command) { checkout->execute(command); }
    /// Scans water and pays it: 2.00 with 5.00.
    SaleId sellWater();

    [[nodiscard]] const CheckoutState& state() const { return checkout->state(); }
    /// The last notice of this kind; nullptr if there was none.
    template<typename Kind> [[nodiscard]] const Kind* noticed() const
    {
        for (auto notice = notices.crbegin(); notice != notices.crend(); ++notice) {
            if (const auto* found = std::get_if<Kind>(&*notice))
                return found;
        }
        return nullptr;
    }
    template<typename Kind> [[nodiscard]] int noticedTimes() const
    {
        int times = 0;
        for (const Notice& notice : notices)
            times += std::holds_alternative<Kind>(notice) ? 1 : 0;
        return times;
    }
    /// Whether the last notice is this refusal.
    [[nodiscard]] bool refusedWith(sale::Refusal refusal) const;

    /// The kinds of a subject's records in the journal.
    [[nodiscard]] QStringList kindsOf(const QString& subject);
    [[nodiscard]] QList<ports::JournalRecord> recordsOf(const QString& kind);
    [[nodiscard]] ports::PrintJob job(const QString& id);
    /// The timer behind a service's delay: firing it at once is how time passes here.
    [[nodiscard]] static QTimer& timerOf(QObject& service);

    QTemporaryDir folder;
    QByteArray vfs; ///< SQLite's file layer; empty: the system's
    support::HandClock clock;
    support::SeededRandom random;
    support::MemoryCatalogue catalogue;
    CheckoutConfig config;
    bool hasPrinter = true;
    support::ScriptedPrinter printer;

    std::unique_ptr<storage::JournalStore> store;
    std::unique_ptr<support::JournalGate> journal;
    std::unique_ptr<ReceiptMaker> receipts;
    std::unique_ptr<CheckoutService> checkout;
    std::unique_ptr<PrintService> prints;
    std::unique_ptr<StaffService> staff;

    QStringList log; ///< "durable: kinds" and the names of signals, in the order they came
    QList<CheckoutState> states;
    QList<Notice> notices;
    QList<CompletedSale> completed;
    QList<ApprovalRequest> approvals;
    QStringList saleCodes;
    int journalFailures = 0;
    int printsQueued = 0;
    PrintState printState;

private:
    void listen();
    void close();
};

} // namespace till::services
