// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/payout/check.h"
#include "core/channels/payout/protocol.h"
#include "core/ports/alarm.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/payment_index.h"
#include "core/ports/random.h"
#include "core/ports/transport.h"
#include "core/services/payout_records.h"
#include "core/services/staff_service.h"

#include <QList>
#include <QMetaType>
#include <QObject>

#include <memory>
#include <optional>

namespace till::services {

/// When what is due, in milliseconds of a steady clock.
struct PayoutTimers {
    int answerMs = 35'000;
    QList<int> queryMs{5'000, 10'000, 15'000, 30'000, 60'000, 120'000, 300'000, 900'000};
    int notFoundGapMs = 15'000;   ///< between the two answers that there is no such payout
    int notFoundAfterMs = 90'000; ///< and neither counts sooner after sending
};

/// The contract about payouts as it is set up here.
struct PayoutSetup {
    std::shared_ptr<const channels::PayoutProtocol> protocol; ///< null: not set up
    std::shared_ptr<const Secret> key;                        ///< the merchant's private key
    int tillNumber = 1;                                       ///< 1 to 999
    bool training = false;
    PayoutTimers timers;
};

/// Whom the money goes to. Secrets are used for one request and kept nowhere.
struct Payee {
    std::shared_ptr<const Secret> name;
    std::shared_ptr<const Secret> account;
    std::shared_ptr<const Secret> mobile;
    std::shared_ptr<const Secret> idCard;      ///< may be null
    QString accountType = QStringLiteral("0"); ///< "0" debit card, "2" corporate account
    QString bankName;
    QString bankNumber; ///< 联行号, of a corporate account
    QString bankBranch;
    QString province;
    QString city;
};

struct PayoutOrder {
    Money amount;
    Money amountAgain; ///< typed a second time by whoever confirms it
    Payee payee;
    QString memo;         ///< 1 to 64 characters
    QString businessType; ///< empty: the settings'
    OperatorId approver;  ///< has shown the PIN, and is not the operator
};

/// Why nothing was sent.
struct PayoutRefusal {
    enum class Reason {
        NotSetUp,
        Busy,         ///< one is not decided yet
        NotConfirmed, ///< the second amount is another one
        NeedsApprover,
        SamePerson, ///< operator and approver
        NotAllowed, ///< the approver by role, or one of the two does not work here
        Obstacle,   ///< see `obstacle`
        NotSayable, ///< see `detail`
        NotRecorded,
        OpenException, ///< one is to be looked at first; `detail` names it
        NoSuchPayout,  ///< in the journal
        NotOpen,       ///< it is no exception, or has been closed
        NeedsReason,   ///< 1 to 200 characters
    };
    Reason reason = Reason::NotSetUp;
    std::optional<channels::PayoutObstacle> obstacle;
    QString detail; ///< English, for the log

    bool operator==(const PayoutRefusal&) const = default;
};
/// "samePerson"
[[nodiscard]] QString nameOf(PayoutRefusal::Reason reason);

struct PayoutState {
    std::optional<Payout> current;  ///< not decided yet
    QList<Payout> exceptions;       ///< newest first: until a person has closed each of them
    QList<Payout> decided;          ///< newest first, at most 50
    std::optional<Money> available; ///< of the latest balance, until something is paid out
    bool asking = false;            ///< something is on its way
    bool halted = false;            ///< the journal needs reopening
};

/// One payout at a time: records, then sends, then asks until it is decided. Core thread.
class PayoutService : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::Clock& clock;
        ports::Random& random;
        ports::Journal& journal;
        ports::PaymentIndex& payments;
        ports::Transport& transport;
        ports::Alarm& alarm; ///< its own
    };
    /// The doors and the staff must outlive the service.
    PayoutService(Doors doors, const StaffService& staff, QObject* parent = nullptr);
    ~PayoutService() override;
    Q_DISABLE_COPY_MOVE(PayoutService)

    void setUp(PayoutSetup setup);
    [[nodiscard]] const PayoutState& state() const { return m_state; }
    /// Reads what has happened, and asks about what is not decided. Once, before anything else,
    /// and after the journal has been reopened.
    [[nodiscard]] Result<void> recover();

public Q_SLOTS:
    /// Whose name stands on what follows.
    void setOperator(const till::OperatorId& id);
    void send(const till::services::PayoutOrder& order);
    void queryNow();
    /// Asks about any payout of the journal; answered() or refused() follows, or what follows
    /// queryNow() for the current one.
    void ask(const till::PaymentId& id);
    /// Somebody who may pay out (and has shown the PIN) has looked at an exception.
    void close(const till::PaymentId& id, const till::OperatorId& approver, const QString& reason);
    void askBalance();

Q_SIGNALS:
    void stateChanged(const till::services::PayoutState& state);
    /// It has come to an end, or is an exception, which a person has to look at.
    void finished(const till::services::Payout& payout);
    void refused(const till::services::PayoutRefusal& refusal);
    /// What ask() has brought: the payout as it stands now, and what the platform says of it.
    void answered(const till::services::Payout& payout, const till::payment::Outcome& outcome);
    /// `available` is empty where the platform did not say.
    void balanceAnswered(const till::payment::Outcome& outcome);
    void journalFailed(const till::Error& error);

private:
    using Reason = PayoutRefusal::Reason;
    static constexpr qsizetype decidedMost = 50; ///< that are shown
    enum class Ask { Pay, Query, Named, Balance };
    /// What is on its way, and under which contract.
    struct Errand {
        Ask ask = Ask::Query;
        std::shared_ptr<const channels::PayoutProtocol> protocol;
        std::shared_ptr<const Secret> key;
        std::optional<Payout> named; ///< of Ask::Named
    };

    [[nodiscard]] bool isSetUp() const { return m_setup.protocol && m_setup.key; }
    [[nodiscard]] std::optional<PayoutRefusal> whyNot(const PayoutOrder& order) const;
    [[nodiscard]] std::optional<PayoutRefusal> whyNotPeople(const OperatorId& approver) const;
    [[nodiscard]] Result<PaymentId> nextId();
    [[nodiscard]] channels::Stamp stamp(const QByteArray& nonce) const;
    [[nodiscard]] bool mayPayOut(const OperatorId& id) const;
    /// Corrupt where they cannot be understood.
    [[nodiscard]] Result<QList<Payout>> readAll() const;
    void post(Ask ask, ports::HttpRequest request, std::optional<Payout> named = {});
    void take(const Errand& errand, const ports::Exchange& exchange);
    void takePay(const Errand& errand, const ports::Exchange& exchange);
    void takeQuery(const payment::Outcome& outcome);
    void takeNamed(const Errand& errand, const ports::HttpAnswer* answer);
    void takeBalance(const channels::Reading& reading, const Errand& errand);
    void takeNotFound(const payment::Outcome& outcome);
    [[nodiscard]] channels::Reading read(const Errand& errand,
                                         const ports::HttpAnswer& answer) const;
    /// Records it, then says so.
    void move(payment::State state, const payment::Outcome& outcome);
    [[nodiscard]] bool record(const ports::JournalEntry& entry);
    /// Among the exceptions or the decided ones, and nowhere else.
    void place(const Payout& payout);
    void query();
    void wakeLater();
    void refuse(PayoutRefusal refusal);
    void publish();

    Doors m_doors;
    const StaffService& m_staff;
    PayoutSetup m_setup;
    OperatorId m_operator;
    PayoutState m_state;
    qint64 m_counter = 0; ///< the greatest so far
    // Of the current payout, in this run; milliseconds of the steady clock.
    qint64 m_sentMs = 0;
    qint64 m_firstNotFoundMs = -1;
    qsizetype m_queries = 0;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::PayoutState)
Q_DECLARE_METATYPE(till::services::PayoutRefusal)
