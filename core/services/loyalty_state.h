// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/channels/loyalty/messages.h"
#include "core/channels/loyalty/protocol.h"
#include "core/payment/payment.h"
#include "core/services/loyalty_book.h"
#include "core/services/loyalty_transaction.h"
#include "core/services/secret_type.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>

namespace till::services {

/// A member's card as it came in. Everything but its last four characters is forgotten once the
/// transaction is over; the number stays sealed until the batch closes.
struct MemberCard {
    using Hidden = std::shared_ptr<const Secret>;
    enum class Entry { Typed, Scanned, Swiped };

    Hidden number; ///< 1 to 32 characters
    Hidden track2;
    Hidden track3;
    /// A PIN block that the pad has encrypted, hexadecimal: always to be preferred.
    Hidden encryptedPin;
    /// Digits, where there is no pad that encrypts; goes under the PIN key of the check-in.
    Hidden pin;
    Entry entry = Entry::Typed;
};

struct MemberConsumption {
    MemberCard card;
    Money points; ///< spent, >= 0
    Money cash;   ///< the rest of the purchase, >= 0; points are given for it
    QList<MemberTicket> vouchers;
    QString saleNumber; ///< may be empty
};

/// A consumption of any day, by what its slip says.
struct MemberRefund {
    MemberCard card;
    QString serial; ///< the host's number
    QString date;   ///< yyyyMMdd
    QString saleNumber;
};

struct MemberTicketUse {
    MemberCard card;
    QList<MemberTicket> tickets; ///< each with its type
};

struct MemberTelephone {
    std::shared_ptr<const Secret> number;
};

struct MemberActivation {
    using Hidden = std::shared_ptr<const Secret>;

    MemberCard card;
    Hidden mobile;
    Hidden verifyCode;
    QString idType; ///< "01" to "07"
    Hidden idNumber;
};

/// Why something that was asked for was not even begun.
struct MemberRefusal {
    enum class Reason {
        NotSetUp,  ///< the settings are not enough
        Busy,      ///< one thing after the other
        Halted,    ///< the journal takes no records
        Malformed, ///< `detail` names the field
        NoCheckin, ///< the host lets nobody in, or cannot be reached
        NoPinKey,  ///< no working keys: a PIN cannot be encrypted
        BatchBeingSettled,
        BatchUneven, ///< a manager has to close it first
        BatchFull,
        ReversalPending,  ///< the reversal of an earlier one goes first and is not answered
        CashOutstanding,  ///< a refund waits for cash
        NotFound,         ///< no such transaction in this batch
        NotPossible,      ///< it is not in a state for that
        PermissionNeeded, ///< a manager's name is needed
        Unavailable,      ///< a secret or file cannot be read or written
    };
    Reason reason = Reason::NotSetUp;
    QString detail; ///< English, for the log
};
[[nodiscard]] QString nameOf(MemberRefusal::Reason reason);

/// What became of something that was asked for.
struct MemberResult {
    channels::loyalty::Call call = channels::loyalty::Call::Checkin;
    /// Unknown without a code: there was no answer.
    payment::Outcome outcome;
    std::optional<MemberTransaction> transaction;
    std::shared_ptr<const channels::loyalty::CardAnswer> card;
    std::shared_ptr<const channels::loyalty::TicketsAnswer> tickets;
};

/// What the desk shows.
struct LoyaltyState {
    int revision = 0;
    bool isSetUp = false;
    bool halted = false;
    bool busy = false;
    bool checkedIn = false; ///< in this run
    bool hasKeys = false;   ///< a PIN can be encrypted
    QString storeName;
    QString batch;
    MemberBatchState batchState = MemberBatchState::None;
    qint64 clockOffsetMs = 0;
    std::optional<MemberTransaction> pendingReversal;
    std::optional<MemberTransaction> waitingForCash;
    QList<member_events::ExceptionNoted> exceptions;
    std::optional<MemberSettlement> settlement;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::LoyaltyState)
Q_DECLARE_METATYPE(till::services::MemberResult)
Q_DECLARE_METATYPE(till::services::MemberRefusal)
