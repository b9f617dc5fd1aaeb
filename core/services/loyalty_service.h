// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/loyalty/protocol.h"
#include "core/ports/alarm.h"
#include "core/ports/clock.h"
#include "core/ports/documents.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/ports/random.h"
#include "core/ports/secrets.h"
#include "core/ports/transport.h"
#include "core/services/loyalty_book.h"
#include "core/services/loyalty_messages.h"
#include "core/services/loyalty_state.h"
#include "core/wire/working_keys.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace till::services {

/// The membership host as it is set up here.
struct LoyaltySetup {
    channels::LoyaltyConfig config;
    /// 16 bytes; null: working keys cannot be opened, so no PIN can be encrypted here.
    std::shared_ptr<const Secret> terminalKey;
};

/// Members' points, vouchers and tickets: records, then sends, then records, then announces. One
/// thing after the other; whatever is not answered is reversed before anything else is asked.
/// Working keys, tracks and passwords are in memory only. Core thread.
class LoyaltyService : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::Clock& clock;
        ports::Random& random;
        ports::Journal& journal;
        ports::Transport& transport;
        ports::Alarm& alarm;
        ports::Secrets& secrets;
        ports::PrintQueue& queue;
        ports::Documents& documents;
    };
    /// Members' numbers are sealed under the secret of this name, which the service makes, and
    /// replaces when a batch is closed.
    static constexpr QLatin1StringView sealKeyName{"loyalty.seal-key"};

    /// The doors must outlive the service.
    explicit LoyaltyService(Doors doors, QObject* parent = nullptr);
    ~LoyaltyService() override;
    Q_DISABLE_COPY_MOVE(LoyaltyService)

    /// Malformed, OutOfRange: the settings are not enough, and nothing can be asked.
    [[nodiscard]] Result<void> setUp(LoyaltySetup setup);
    [[nodiscard]] const LoyaltyState& state() const { return m_state; }
    [[nodiscard]] const LoyaltyBook& book() const { return m_book; }

public Q_SLOTS:
    /// Reads the journal; what was cut off is taken care of: reversals go out at once.
    void recover();
    /// Whose name stands on what follows; the check-in says it to the host.
    void setOperator(const till::OperatorId& id);

    // Each ends in finished() or refused(), never within the call.
    void checkIn();
    void queryCard(const till::services::MemberCard& card);
    void queryTickets(const till::services::MemberCard& card);
    void consume(const till::services::MemberConsumption& wanted);
    /// A consumption of the open batch.
    void cancel(const till::services::MemberTransactionId& id);
    void refund(const till::services::MemberRefund& wanted);
    /// A refund of the open batch, and the cash that has moved for it.
    void cancelRefund(const till::services::MemberTransactionId& id);
    void useTickets(const till::services::MemberTicketUse& wanted);
    void sendCode(const till::services::MemberTelephone& telephone);
    void activate(const till::services::MemberActivation& wanted);
    /// Also goes on with a settlement that was interrupted.
    void settle();

    /// The cash of the refund's next step is in the drawer, or out of it.
    void confirmCash(const till::services::MemberTransactionId& id);
    /// A manager has compared an uneven batch.
    void closeUneven(const till::OperatorId& manager);
    /// A manager has found out what became of it.
    void closeException(int period, const QString& trace,
                        till::services::member_events::ExceptionClosed::Verdict verdict,
                        const till::OperatorId& manager, const QString& note);
    /// Tries a pending reversal now.
    void reverseNow();
    /// After the journal has been reopened.
    void retryJournal();

Q_SIGNALS:
    void stateChanged(const till::services::LoyaltyState& state);
    void finished(const till::services::MemberResult& result);
    void refused(const till::services::MemberRefusal& refusal);
    /// Into the drawer is positive; a drawer pulse was queued with it.
    void cashMoved(const till::services::MemberTransactionId& id, till::Money amount);
    void printQueued();
    void journalFailed(const till::Error& error);

private:
    using Call = channels::loyalty::Call;
    using Reason = MemberRefusal::Reason;

    /// What was asked for, until it has ended.
    struct Errand {
        Call call = Call::Checkin;
        std::optional<MemberOrder> order; ///< of what changes something
        MemberSecrets secrets;
        MemberSecrets::Hidden clearPin;
        MemberMessage sent;
        MemberTransactionId id;
        MemberResult result;
        bool reversalTried = false;
        bool checkinTried = false;
        bool awaitsReversal = false; ///< its own
    };
    /// How an exchange ended.
    struct Heard {
        channels::Reading reading;
        bool notSent = false;
    };
    using Taker = void (LoyaltyService::*)(const Heard& heard);
    /// Records that could not be written, and of what.
    struct Kept {
        MemberTransactionId id;
        MemberState state = MemberState::Begun;
        QList<MemberRecord> records;
    };

    // What may begin: loyalty_service.cpp.
    [[nodiscard]] Errand errandFor(Call call, const MemberCard& card) const;
    void beginWith(Errand errand, MemberOrder order);
    void begin(Errand errand);
    [[nodiscard]] std::optional<Reason> whyNot(const Errand& errand) const;
    void takeBack(const MemberTransactionId& id, MemberOperation what);
    void refuse(Reason reason, const QString& detail = {});
    void refuseErrand(Reason reason, const QString& detail = {});
    void finishErrand();
    [[nodiscard]] OperatorId by() const { return m_operator; }

    // One exchange after the other: loyalty_flow.cpp.
    void goOn();
    void sendCheckin();
    void takeCheckin(const Heard& heard);
    [[nodiscard]] QList<MemberRecord> batchRecords(const QString& batch) const;
    void openKeys(const channels::loyalty::CheckinAnswer& answer);
    void sendErrand();
    [[nodiscard]] Result<MemberMessage> messageOf(const Errand& errand, const MemberPlace& place);
    [[nodiscard]] QList<MemberRecord> intentOf(Errand& errand, const MemberPlace& place);
    void takeErrand(const Heard& heard);
    void takeTransaction(const Heard& heard);
    [[nodiscard]] MemberFacts factsOf(const Heard& heard) const;
    [[nodiscard]] Result<channels::Composed> compose(const MemberMessage& message) const;
    void post(const MemberMessage& message, const channels::Composed& composed, Taker taker);

    // Reversals: loyalty_reversal.cpp.
    void sendReversal();
    [[nodiscard]] Result<MemberMessage> pendingMessage(const MemberTransaction& transaction);
    void takeReversal(const Heard& heard);
    void afterReversal();
    void giveToManager(const MemberTransaction& transaction, const QString& code,
                       const QString& text);
    [[nodiscard]] QList<MemberRecord> unansweredRecords(const MemberTransaction& transaction,
                                                        const QString& code,
                                                        const QString& text) const;
    void scheduleReversal();
    void wake();

    // Settlement: loyalty_settlement.cpp.
    void takeSettlement(const Heard& heard);
    bool afterSettlement();
    [[nodiscard]] bool closeBatch(member_events::BatchClosed::How how, const OperatorId& who);
    [[nodiscard]] bool keepDetail();
    void postDetail();
    void takeDetail(const ports::Exchange& exchange);

    // Records, starts and halts: loyalty_recovery.cpp.
    [[nodiscard]] bool record(const QList<MemberRecord>& records,
                              const QList<ports::JournalEntry>& alongside = {});
    [[nodiscard]] Result<void> loadSealKey();
    [[nodiscard]] Result<QByteArray> sealed(const MemberSecrets::Hidden& card,
                                            const MemberPlace& place);
    [[nodiscard]] Result<MemberSecrets::Hidden> unsealed(const MemberTransaction& transaction);
    void resume();
    void halt(const Error& error);
    void publish();

    Doors m_doors;
    std::optional<channels::LoyaltyProtocol> m_protocol;
    std::shared_ptr<const Secret> m_terminalKey;
    OperatorId m_operator;
    LoyaltyBook m_book;
    std::optional<wire::WorkingKeys> m_keys;
    Secret m_sealKey;
    bool m_checkedIn = false;
    bool m_recovered = false;
    bool m_halted = false;
    bool m_onWay = false; ///< an exchange is not over yet
    int m_epoch = 0;      ///< grows with each halt
    int m_reversalTries = 0;
    std::optional<Errand> m_errand;
    /// The message that is to be reversed, with what must not be kept; of this run only.
    std::optional<MemberMessage> m_unanswered;
    MemberTransactionId m_unansweredId;
    std::optional<Kept> m_kept;
    LoyaltyState m_state;
};

} // namespace till::services
