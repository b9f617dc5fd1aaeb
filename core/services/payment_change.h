// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/machine.h"
#include "core/ports/journal.h"
#include "core/sale/decide.h"

#include <QList>

#include <optional>

/// What a step of the machine means for the journal and for the sale. Shared inside core/services.
namespace till::services {

/// A person's decision about a payment.
struct Decision {
    OperatorId approver;
    QList<ports::JournalEntry> alongside; ///< who and why, recorded with it
};

/// One payment before and after a step that has to be recorded.
struct PaymentChange {
    payment::Payment before;
    payment::Payment after;
    Decision decision; ///< empty unless a person made it

    bool isBooked = false;                 ///< the sale has a place for it
    bool saleCompleted = false;            ///< the sale is paid in full by it
    std::optional<payment::Step> followUp; ///< begun by it, in the same transaction
};

/// Money has been captured, or has gone back, by this step.
[[nodiscard]] bool hasSucceeded(const PaymentChange& change);
/// It has come to its end without money by this step.
[[nodiscard]] bool hasFailed(const PaymentChange& change);
/// It had been given up, and captured all the same.
[[nodiscard]] bool isLate(const PaymentChange& change);
/// It has captured money that nobody has a place for: a sale that went on without it, or a deposit
/// that had been given up.
[[nodiscard]] bool hasNoPlace(const PaymentChange& change);
/// It is about money that a customer has left with an acquirer for later.
[[nodiscard]] bool isAboutADeposit(const payment::Payment& payment);
/// Somebody wants to hear of it: an end, a contradiction, a person's decision.
[[nodiscard]] bool isWorthTelling(const PaymentChange& change);

/// What the sale makes of it. None: nothing. Of deposits nothing until they are completed, of what
/// goes back nothing: see returnCommand().
[[nodiscard]] std::optional<sale::Command> saleCommand(const PaymentChange& change);

/// The record of a payment as it stands.
[[nodiscard]] ports::JournalEntry paymentEntry(const payment::Payment& payment);

} // namespace till::services
