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
};
struct LineAdded {
    Line line;
};
struct LineQuantityChanged {
    int lineId = 0;
    Quantity quantity;
};
struct LinePriceOverridden {
    int lineId = 0;
    PriceOverride change;
};
struct LineDiscounted {
    int lineId = 0;
    std::optional<Discount> discount; ///< none: taken away again
    OperatorId approvedBy;
};
struct LineVoided {
    int lineId = 0;
    VoidMark mark;
};
struct LineNoted {
    int lineId = 0;
    QString note;
};
struct SaleDiscounted {
    std::optional<Discount> discount;
    OperatorId approvedBy;
};
struct SaleHeld {
    QString note;
    Instant at;
};
struct SaleRecalled {
    OperatorId cashier; ///< who goes on with it
    QString cashierName;
    Instant at;
};
struct TenderStarted {};
struct TenderLeft {}; ///< back to the cart; possible while nothing is paid
struct TenderAdded {
    Tender tender;
};
struct TenderRemoved {
    int tenderId = 0;
};
struct SaleCompleted {
    Money total;
    Money rounding;
    Money change;
    Instant at;
};
struct SaleVoided {
    QString reason;
    OperatorId by;
    Instant at;
};

using Event =
    std::variant<SaleOpened, LineAdded, LineQuantityChanged, LinePriceOverridden, LineDiscounted,
                 LineVoided, LineNoted, SaleDiscounted, SaleHeld, SaleRecalled, TenderStarted,
                 TenderLeft, TenderAdded, TenderRemoved, SaleCompleted, SaleVoided>;

/// The sale after the event. Events come from decide() or from a verified journal: they fit the
/// sale. An event about an unknown line or tender changes nothing.
[[nodiscard]] Sale apply(Sale sale, const SaleId& id, const Event& event);

/// True for events that move money or close the sale: these are durable before anything is
/// announced.
[[nodiscard]] bool movesMoney(const Event& event);

/// The journal's kind of the event, e.g. "sale.line_added".
[[nodiscard]] QString kindOf(const Event& event);
/// Compact JSON with a fixed key order; money in fen, quantities in thousandths, times in ms.
[[nodiscard]] QByteArray encode(const Event& event);
/// NotFound for a kind that is not a sale's; Malformed for a payload that does not fit its kind.
[[nodiscard]] Result<Event> decode(QStringView kind, const QByteArray& payload);

} // namespace till::sale
