// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/payment/payment.h"
#include "core/payment/routing.h"
#include "core/payment/traits.h"
#include "core/sale/sale.h"
#include "core/services/secret_type.h"

#include <QList>
#include <QMetaType>

#include <memory>
#include <optional>
#include <variant>

namespace till::services {

/// A payment as screens show it. The moments are of the wall clock, for showing; how long something
/// took is counted by the service.
struct PaymentView {
    payment::Payment payment;
    int waitedMs = 0;     ///< since it was sent (or found at the start), at the time of publishing
    int nextQueryMs = -1; ///< until the next query by itself; -1: none is planned
    bool handedOver = false;    ///< the cashier may choose now: wait, ask, other means, hold
    bool stopping = false;      ///< the cashier has given up waiting; it is being cancelled
    QList<Instant> lastQueries; ///< at most the latest three, oldest first
};

/// How a configured channel is.
struct ChannelView {
    payment::ChannelTraits traits;
    bool reachable = true;  ///< the last exchange got an answer
    bool configured = true; ///< key and numbers are there; otherwise nothing can be paid with it
};

/// A deposit that an acquirer holds for a customer: paid, neither completed nor released.
struct DepositView {
    payment::Payment payment; ///< the deposit as it was paid; `reason` is its note
    QString note;             ///< what it is for, as the cashier wrote it
    int daysLeft = -1;    ///< until the acquirer gives it back by itself: 0 from the last day on;
                          ///< -1: it never does
    bool warning = false; ///< that is soon: it should be completed or released
    /// A completion or release of it that is not decided yet; empty: none.
    PaymentId underWay;
};

/// Who would take these means that way now, and why.
struct RouteView {
    QString means; ///< as in payment::Payment::means
    payment::Presentation presentation = payment::Presentation::Read;
    payment::RoutePurpose purpose = payment::RoutePurpose::Payment;
    payment::Route route; ///< `channel` empty: nobody
    /// Which channels could be chosen by hand, in the settings' order; the route's is among them.
    QStringList choices;

    /// Somebody can, and is set up.
    [[nodiscard]] bool isOffered() const
    {
        return route.reason != payment::Route::Reason::None &&
               route.reason != payment::Route::Reason::NotReady;
    }
};

/// What the desk knows about payments: a copy, made anew on each change.
struct PaymentsState {
    quint64 revision = 0;
    /// Of the sale at the desk: under way or unresolved. A payment with a code that is shown has
    /// its content in `facts.payUrl` (empty until the acquirer has answered) and is payable until
    /// `payableUntil`; with a page, see PaymentService::pageReady().
    std::optional<PaymentView> current;
    /// The deposit that is being taken, or is unresolved: the latest of them. Of no sale.
    std::optional<PaymentView> deposit;
    /// Everything that is not settled, oldest first; `current` and `deposit` are among it.
    QList<PaymentView> open;
    /// Deposits that are held for customers, oldest first.
    QList<DepositView> deposits;
    QList<ChannelView> channels;
    /// Each means that some channel knows, read and shown, and for shown ones as a deposit.
    QList<RouteView> routes;
    bool halted = false; ///< the journal cannot be written: nothing is sent
};

/// A payment, void or refund has come to its end, or the journal has accepted a person's decision.
/// For a sentence, a sound and the paid or refused face.
struct PaymentResult {
    payment::Payment payment;
    bool late = false;          ///< it had been given up, and captured all the same
    bool saleCompleted = false; ///< the sale is paid in full by it
};

/// Why a payment, void or refund did not even begin. Nothing was recorded or sent.
struct PaymentRefusal {
    enum class Reason {
        NoChannel,       ///< no channel takes that, or none of the name that was chosen
        ChannelNotReady, ///< key or numbers of the channel are missing
        CodeMalformed,   ///< not a payment code
        CodeIsGoods,     ///< a barcode of goods was scanned at the payment prompt
        CodeUsed,        ///< a payment was tried with this code before: ask for a fresh one
        PaymentOpen,     ///< the sale has an unresolved payment already
        AmountOutOfRange,
        MoreThanRemains, ///< more than the sale, the payment or the deposit has left
        NotPaid,         ///< void or refund of something that has not succeeded; completion or
                         ///< release of what is no deposit that is held
        TooSoonToVoid,   ///< the acquirer wants some seconds between payment and void
        TooLateToVoid,   ///< not the trade day of the payment: refund it instead
        TooLateToRefund,
        NotSupported, ///< the channel does not do that
        NotFound,
        NeedsApproval,
        Halted,
    };
    Reason reason = Reason::NoChannel;
    PaymentId payment; ///< the one in the way, or asked for; empty if none
    Money limit;       ///< of MoreThanRemains: what would be possible; of AmountOutOfRange: the
                       ///< channel's largest amount, 0 where that is not the reason
};

/// The digits of a payment code on their way between threads: never printed, wiped after use.
using PaymentCodeDigits = std::shared_ptr<const Secret>;

} // namespace till::services

Q_DECLARE_METATYPE(till::services::PaymentsState)
Q_DECLARE_METATYPE(till::services::PaymentResult)
Q_DECLARE_METATYPE(till::services::PaymentRefusal)
