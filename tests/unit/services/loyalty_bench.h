// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/loyalty_service.h"
#include "core/storage/journal_store.h"
#include "tests/support/hand_alarm.h"
#include "tests/support/hand_clock.h"
#include "tests/support/journal_gate.h"
#include "tests/support/memory_secrets.h"
#include "tests/support/scripted_member_host.h"
#include "tests/support/seeded_random.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace till::services {

/// Where the host's interfaces are.
namespace at {
inline const QString checkin = QStringLiteral("/terminal/checkin");
inline const QString card = QStringLiteral("/cards");
inline const QString consume = QStringLiteral("/trans/consume");
inline const QString consumeReversal = QStringLiteral("/trans/consumeReversal");
inline const QString cancel = QStringLiteral("/trans/cancel");
inline const QString cancelReversal = QStringLiteral("/trans/cancelReversal");
inline const QString refund = QStringLiteral("/refunds");
inline const QString refundCancel = QStringLiteral("/refunds/cancel");
inline const QString tickets = QStringLiteral("/tickets");
inline const QString ticketConsume = QStringLiteral("/tickets/consume");
inline const QString ticketConsumeReversal = QStringLiteral("/tickets/consumeReversal");
inline const QString sendCode = QStringLiteral("/mobile/sendVerifyCode");
inline const QString activate = QStringLiteral("/card/active");
inline const QString settle = QStringLiteral("/trans/settle");
} // namespace at

/// The service on a real journal with a host that does what the test says. Time passes by letPass()
/// only.
class LoyaltyBench {
public:
    LoyaltyBench();
    ~LoyaltyBench();
    Q_DISABLE_COPY_MOVE(LoyaltyBench)

    void start();
    /// The power goes: nothing that is not durable is left, answers that come are not heard.
    void cutPower();
    void restart();
    void reopen();

    /// A check-in that the host grants: batch 000001.
    void checkIn(const QByteArray& batch = "000001");
    /// What the host says to a check-in that nobody asked for by name.
    void grantCheckin(const QByteArray& batch = "000001");
    [[nodiscard]] static MemberCard card();
    [[nodiscard]] static MemberConsumption spend(qint64 pointFen, qint64 cashFen = 0);
    /// A consumption that is done; its id.
    MemberTransactionId consumeDone(qint64 pointFen, const QByteArray& serial = "S1");
    /// A refund that is done and asks for this cash.
    MemberTransactionId refundDone(const QByteArray& supplyYuan, const QByteArray& returnYuan);
    [[nodiscard]] static QByteArray done(const QByteArray& serial = "S1",
                                         const QByteArray& more = {});
    void letPass(qint64 ms) { alarm.letPass(ms); }
    /// Refusals come with the event loop.
    [[nodiscard]] std::optional<MemberRefusal::Reason> refusal();

    [[nodiscard]] MemberTransaction find(const MemberTransactionId& id) const;
    [[nodiscard]] MemberTransaction latest() const;
    [[nodiscard]] QList<ports::JournalRecord> records();
    [[nodiscard]] QStringList kinds();
    /// All bytes that stand in the journal's records.
    [[nodiscard]] QByteArray journalText();

    QTemporaryDir folder;
    support::HandClock clock;
    support::HandAlarm alarm;
    support::SeededRandom random;
    support::ScriptedMemberHost host;
    ports::Transport* line = nullptr; ///< instead of the scripted host
    support::MemorySecrets secrets;
    support::MemoryDocuments documents;
    channels::LoyaltyConfig config;
    bool hasTerminalKey = true;

    std::unique_ptr<storage::JournalStore> store;
    std::unique_ptr<support::JournalGate> journal;
    std::unique_ptr<LoyaltyService> service;

    QList<MemberResult> results;
    QList<MemberRefusal> refusals;
    QList<Money> cash;
    int journalFailures = 0;
    int printsQueued = 0;
};

} // namespace till::services
