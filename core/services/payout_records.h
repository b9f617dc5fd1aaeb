// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "core/payment/payment.h"
#include "core/ports/journal.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QMetaType>
#include <QString>

/// Payouts in the journal: an intent first, then each new state; exceptions are closed. No record
/// holds a name, an account or another number of the payee in full.
namespace till::services {

/// Money on its way to a bank account.
struct Payout {
    PaymentId id; ///< the number that the platform sees; digits
    qint64 counter = 0;
    Money amount;
    QString payee;   ///< the name's first character and stars
    QString account; ///< first six and last four, stars between
    QString bank;
    QString memo;
    OperatorId by;
    OperatorId approvedBy;
    Instant at;

    /// Intent, Pending, Unknown, or one of the ends: Succeeded, Refused, NotSent, Exception.
    payment::State state = payment::State::Intent;
    QString platformNumber;
    QString code; ///< the platform's last word
    QString text;
    Instant changedAt;
    OperatorId closedBy; ///< of an exception: who has looked at it; empty: nobody yet
    QString closedReason;

    bool operator==(const Payout&) const = default;
};

/// A person has to look at it: nobody knows whether the money has gone.
[[nodiscard]] bool isOpenException(const Payout& payout);
/// Nothing more is asked about it, and nobody has to look at it.
[[nodiscard]] bool isDecided(const Payout& payout);

/// One subject for all of them, so that they are read without walking the journal.
[[nodiscard]] QString payoutSubject();
/// "payout.intent", or "payout.<state>".
[[nodiscard]] ports::JournalEntry entryOf(const Payout& payout);
/// "payout.closed", from closedBy and closedReason.
[[nodiscard]] ports::JournalEntry closingOf(const Payout& payout);
/// The payouts after the record. Malformed for a field that is missing, unknown, mistyped or out of
/// range; Conflict for a second intent, a state before the intent, or closing what is no exception.
[[nodiscard]] Result<QList<Payout>> fold(QList<Payout> before, const ports::JournalRecord& record);

/// "张*", "J***"; empty stays empty. UTF-8, so that a secret is not turned into a text as a whole.
[[nodiscard]] QString maskedName(QByteArrayView name);
/// "622512******1234"; of fewer than 13 characters only the last two stay.
[[nodiscard]] QString maskedAccount(QByteArrayView account);

} // namespace till::services

Q_DECLARE_METATYPE(till::services::Payout)
