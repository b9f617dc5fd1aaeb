// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace till::services {

/// "3-000042": the till's count of batches, and the trace number in it.
using MemberTransactionId = StrongId<struct MemberTransactionIdTag>;
[[nodiscard]] MemberTransactionId memberTransactionId(int period, const QString& trace);

/// What changes something at the membership host.
enum class MemberOperation { Consume, Cancel, Refund, RefundCancel, TicketConsume, Activate };
[[nodiscard]] QString nameOf(MemberOperation operation);
[[nodiscard]] std::optional<MemberOperation> memberOperationNamed(QStringView name);
/// The document has a reversal of it. Of the others an answer that is missing leaves it open what
/// happened, and a manager has to find out.
[[nodiscard]] bool canBeReversed(MemberOperation operation);

enum class MemberState {
    Begun,      ///< durable; the request may or may not have left
    Done,       ///< the host said so
    Refused,    ///< the host said no: nothing moved
    NotSent,    ///< no byte left this till
    Unanswered, ///< nobody knows: its reversal is on its way
    Reversed,   ///< the host has confirmed the reversal: nothing moved in the end
    Exception,  ///< nobody knows and nothing more can be asked: a manager decides
};
[[nodiscard]] QString nameOf(MemberState state);
[[nodiscard]] std::optional<MemberState> memberStateNamed(QStringView name);

/// Vouchers or tickets of one kind.
struct MemberTicket {
    QString id;
    QString type; ///< of tickets; empty for vouchers
    int count = 1;
    Money value; ///< of one, as the host said it; counts for the settlement only

    bool operator==(const MemberTicket&) const = default;
};

/// What is asked, without anything secret.
struct MemberOrder {
    MemberOperation operation = MemberOperation::Consume;
    QByteArray sealedCard; ///< the member's number under the till's key, see wire/seal.h
    QString cardTail;      ///< last four characters
    Money points;
    Money cash;
    QList<MemberTicket> tickets;
    QString consumeType;
    QString saleNumber; ///< of the sale, or of the sale that is taken back
    // Of the transaction that is taken back.
    QString originalTrace;
    QString originalBatch;
    QString originalTime; ///< transTime as it was received
    QString originalSerial;
    QString originalDate; ///< yyyyMMdd
    OperatorId by;

    bool operator==(const MemberOrder&) const = default;
};

/// What the host answered; absent: it said nothing about it.
struct MemberFacts {
    QString serial;
    QString transTime;
    QString advertisement;
    std::optional<Money> balance;
    std::optional<Money> available;
    std::optional<Money> pointsUsed;
    std::optional<Money> pointsGiven;
    std::optional<Money> pointsReturned;
    std::optional<Money> givenReturned; ///< points that had been given and are taken back
    Money supplyCash;                   ///< the customer pays it before a refund is complete
    Money returnCash;                   ///< the customer gets it

    bool operator==(const MemberFacts&) const = default;
};

/// Cash that a refund asks for, one step after the other.
enum class MemberCashStep { None, Collect, PayOut };

struct MemberTransaction {
    int period = 0;
    QString batch;
    QString trace;
    Instant at;
    MemberOrder order;
    MemberState state = MemberState::Begun;
    QString code; ///< the host's last word
    QString text;
    MemberFacts facts;
    bool reversalOwed = false; ///< recorded before the request, until an answer lifts it
    bool supplied = false;     ///< supplyCash is in the drawer
    bool returned = false;     ///< returnCash is out of the drawer
    QString takenBackBy;       ///< trace of the cancel that is done

    [[nodiscard]] MemberTransactionId id() const { return memberTransactionId(period, trace); }
    /// What the cashier does next.
    [[nodiscard]] MemberCashStep cashStep() const;
    /// Which cash has moved so far: into the drawer is positive.
    [[nodiscard]] Money cashMoved() const;

    bool operator==(const MemberTransaction&) const = default;
};

/// What a settlement compares.
struct MemberTotals {
    int pointDebits = 0;
    Money pointDebit;
    int pointCredits = 0;
    Money pointCredit;
    int ticketDebits = 0;
    Money ticketDebit;
    int ticketCredits = 0; ///< no operation gives tickets back
    Money ticketCredit;
    int transactions = 0;
    int cancels = 0;
    int refunds = 0;
    int activations = 0;

    bool operator==(const MemberTotals&) const = default;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::MemberTransaction)
