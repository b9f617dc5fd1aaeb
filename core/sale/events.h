// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sale/sale.h"

#include <QByteArray>

#include <variant>

/// What happened to a sale. A sale is the fold of its events, so what is in the journal is the
/// sale.
namespace till::sale {

struct SaleOpened {
    OperatorId cashier;
    QString cashierName;
    Instant at;

    bool operator==(const SaleOpened&) const = default;
};
struct LineAdded {
    Line line;

    bool operator==(const LineAdded&) const = default;
};
struct LineQuantityChanged {
    int lineId = 0;
    Quantity quantity;

    bool operator==(const LineQuantityChanged&) const = default;
};
struct LinePriceOverridden {
    int lineId = 0;
    PriceOverride change;

    bool operator==(const LinePriceOverridden&) const = default;
};
struct LineDiscounted {
    int lineId = 0;
    std::optional<Discount> discount; ///< none: taken away again
    OperatorId approvedBy;

    bool operator==(const LineDiscounted&) const = default;
};
struct LineVoided {
    int lineId = 0;
    VoidMark mark;

    bool operator==(const LineVoided&) const = default;
};
struct LineNoted {
    int lineId = 0;
    QString note;

    bool operator==(const LineNoted&) const = default;
};
struct SaleDiscounted {
    std::optional<Discount> discount;
    OperatorId approvedBy;

    bool operator==(const SaleDiscounted&) const = default;
};
struct SaleHeld {
    QString note;
    Instant at;

    bool operator==(const SaleHeld&) const = default;
};
struct SaleRecalled {
    OperatorId cashier; ///< who goes on with it
    QString cashierName;
    Instant at;

    bool operator==(const SaleRecalled&) const = default;
};
struct TenderStarted {
    bool operator==(const TenderStarted&) const = default;
};
/// Back to the cart; possible while nothing is paid.
struct TenderLeft {
    bool operator==(const TenderLeft&) const = default;
};
struct TenderAdded {
    Tender tender;

    bool operator==(const TenderAdded&) const = default;
};
struct TenderRemoved {
    int tenderId = 0;

    bool operator==(const TenderRemoved&) const = default;
};
/// A payment through an acquirer is under way.
struct PaymentBegun {
    PendingPayment pending;

    bool operator==(const PaymentBegun&) const = default;
};
/// It came to its end without money. With money, its TenderAdded ends it.
struct PaymentEnded {
    PaymentId payment;

    bool operator==(const PaymentEnded&) const = default;
};
/// Nobody knows yet what becomes of it; the sale goes on with another means.
struct PaymentSetAside {
    PaymentId payment;
    OperatorId approvedBy;

    bool operator==(const PaymentSetAside&) const = default;
};
/// The acquirer has given the money of a taken payment back: its tender is gone.
struct PaymentReturned {
    PaymentId payment;

    bool operator==(const PaymentReturned&) const = default;
};
struct SaleCompleted {
    Money total;
    Money rounding;
    Money change;
    Instant at;

    bool operator==(const SaleCompleted&) const = default;
};
struct SaleVoided {
    QString reason;
    OperatorId by;
    Instant at;

    bool operator==(const SaleVoided&) const = default;
};

using Event =
    std::variant<SaleOpened, LineAdded, LineQuantityChanged, LinePriceOverridden, LineDiscounted,
                 LineVoided, LineNoted, SaleDiscounted, SaleHeld, SaleRecalled, TenderStarted,
                 TenderLeft, TenderAdded, TenderRemoved, SaleCompleted, SaleVoided, PaymentBegun,
                 PaymentEnded, PaymentSetAside, PaymentReturned>;

/// The sale after the event. Events come from decide() or from a verified journal: they fit the
/// sale. An event about an unknown line, tender or payment
/// changes nothing.
[[nodiscard]] Sale apply(Sale sale, const SaleId& id, const Event& event);

/// True for events that move money, say what a payment has come to, or close the sale: these are
/// durable before anything is announced.
[[nodiscard]] bool movesMoney(const Event& event);

/// The journal's kind of the event, e.g. "sale.line_added".
[[nodiscard]] QString kindOf(const Event& event);
/// Compact JSON with a fixed key order; money in fen, quantities in thousandths, times in ms.
[[nodiscard]] QByteArray encode(const Event& event);
/// NotFound for a kind that is not a sale's; Malformed for a payload that does not fit its kind.
[[nodiscard]] Result<Event> decode(QStringView kind, const QByteArray& payload);

} // namespace till::sale
