// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/payment/traits.h"

#include <optional>
#include <variant>

namespace till::payment {

/// What may be sent for a payment.
enum class Request {
    Operate,       ///< the payment, void or refund itself
    Query,         ///< what has become of it; for a void: of the payment it voids
    Cancel,        ///< of a payment: take it back, whatever became of it
    QueryOriginal, ///< of all but payments: what became of the payment that they are about
};

// Events: what has happened.

/// The cashier wants it.
struct Submit {};
struct Answered {
    Request request = Request::Operate;
    Outcome outcome;
};
/// The transport gave up. `sent` false: no byte of the request left.
struct Unanswered {
    Request request = Request::Operate;
    bool sent = true;
};
/// The moment of Step::wakeAtMs has come (or a later one; being woken too early does no harm).
struct Woken {};
/// The cashier or the customer does not want to wait any longer.
struct StopAsked {};
/// Somebody wants to know now; a notification arrived.
struct QueryAsked {};
/// The program has started, or the journal has been reopened, and found it unfinished.
struct Restarted {};
/// A manager lets the sale go on without it: it is cancelled; should it capture, it is given back.
struct SetAside {};
/// Two persons say, by the evidence on the customer's phone, that it is paid.
struct MarkedPaid {};

using Event = std::variant<Submit, Answered, Unanswered, Woken, StopAsked, QueryAsked, Restarted,
                           SetAside, MarkedPaid>;

/// What has to be done, in this order: record, send, wake.
struct Step {
    Payment after;
    bool record = false; ///< `after` says something new that has to be durable before anything else
    std::optional<Request> send;
    std::optional<qint64> wakeAtMs; ///< steady clock; none: nothing more happens by itself
};

/// The machine of payments, voids and refunds. Pure: same input, same answer. `nowMs` is the
/// steady clock's. The table in README.md says the same in rows; the tests read it.
[[nodiscard]] Step step(const Payment& before, const Event& event, qint64 nowMs,
                        const ChannelTraits& traits);

/// The cashier has waited long enough: the choices are offered (wait, ask, other means, hold).
[[nodiscard]] bool isHandedOver(const Payment& payment, qint64 nowMs, const ChannelTraits& traits);

} // namespace till::payment
