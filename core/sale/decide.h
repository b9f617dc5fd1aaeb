// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/events.h"

#include <QList>

#include <optional>
#include <variant>

namespace till::sale {

// Commands: what the cashier wants. `approvedBy` names the manager whose PIN was checked; empty if
// none.

struct AddItem {
    Item item;
    Quantity
        quantity; ///< negative takes pieces of the same item back from this cart ("1-" then a scan)
    std::optional<Money> labelAmount = {};
    OperatorId approvedBy = {}; ///< only asked for when something is taken back
};
struct ChangeQuantity {
    int lineId = 0;
    Quantity quantity;          ///< > 0; whole for pieces
    OperatorId approvedBy = {}; ///< only asked for when the quantity gets smaller
};
struct OverridePrice {
    int lineId = 0;
    Money price; ///< >= 0
    QString reason;
    OperatorId approvedBy = {};
};
struct DiscountLine {
    int lineId = 0;
    std::optional<Discount> discount; ///< none: take the discount away
    OperatorId approvedBy = {};
};
struct DiscountSale {
    std::optional<Discount> discount;
    OperatorId approvedBy = {};
};
struct VoidLine {
    int lineId = 0;
    OperatorId approvedBy = {};
};
struct NoteLine {
    int lineId = 0;
    QString note; ///< at most 40 characters
};
struct Hold {
    QString note; ///< at most 40 characters
};
struct Recall {};
struct StartTender {};
struct LeaveTender {};
/// Cash on the counter. Enough for the rounded remainder: completes the sale with change. Less: a
/// part payment. Where rounding goes up, the unrounded remainder is enough too.
struct TenderCash {
    Money received; ///< > 0, or exactly 0 when nothing is due in cash: the total is 0, or what
                    ///< remains rounds down to 0
};
/// Charged on a standalone terminal. Never more than what remains; completes the sale when nothing
/// remains.
struct TenderExternalCard {
    Money amount;
    QString reference; ///< 1 to 30 characters
};
/// Cash and card; what came by code goes back through the acquirer, then ReturnPayment.
struct RemoveTender {
    int tenderId = 0; ///< the money goes back to the customer
};
/// An acquirer is going to be asked for the money. The sale waits for it from here on.
struct BeginPayment {
    PaymentId payment; ///< not empty
    Money amount;      ///< > 0, at most what remains
    QString means;     ///< as in Tender
};
/// It is captured: the tender is there, and nothing remains completes the sale. Also for a held
/// sale, and for a payment that had been ended or set aside, as long as there is room for it beside
/// the one that is pending. Says nothing twice: no event where the tender is there already, in
/// whatever phase.
struct TakePayment {
    PaymentId payment;
    Money amount;
    QString means;
};
/// It is over without money. Also for a held sale.
struct EndPayment {
    PaymentId payment;
};
/// The sale goes on without knowing what becomes of it. Always somebody's decision.
struct SetPaymentAside {
    PaymentId payment;
    OperatorId approvedBy = {};
};
/// A taken payment was voided, or refunded in full, before the sale is finished: its tender goes.
struct ReturnPayment {
    PaymentId payment;
};
struct VoidSale {
    QString reason;
    OperatorId approvedBy = {};
};

using Command = std::variant<AddItem, ChangeQuantity, OverridePrice, DiscountLine, DiscountSale,
                             VoidLine, NoteLine, Hold, Recall, StartTender, LeaveTender, TenderCash,
                             TenderExternalCard, RemoveTender, VoidSale, BeginPayment, TakePayment,
                             EndPayment, SetPaymentAside, ReturnPayment>;

/// Whether scanning the same goods again makes the line above longer or a new line.
enum class MergeMode {
    Never,
    LastLine, ///< only when the newest counted line is the same item, untouched by hand
    Anywhere, ///< any counted line of the same item, untouched by hand
};

/// The shop's rules; filled from settings.
struct Rules {
    RoundingMode rounding = RoundingMode::DropFen;
    MergeMode merge = MergeMode::LastLine;
    int linesMax = 10'000;
    Money lineAmountMax = Money::fromFen(9'999'999);   ///< a line's gross; more is a typing error
    Money saleTotalMax = Money::fromFen(99'999'999);   ///< sum of the lines' gross
    Money cashReceivedMax = Money::fromFen(9'999'999); ///< one cash tender
    int discountPermilleFree =
        200; ///< line or whole-sale reduction a cashier may give without approval, in ‰
    Money roundOffMax = Money::fromFen(
        99); ///< whole-sale discount of kind Amount up to this needs no approval (F8)
    bool priceOverrideFree = false; ///< true: cashiers may change prices without approval
    bool lineVoidFree = true;       ///< also for taking pieces back and for a smaller quantity
    bool saleVoidFree = true;
};

/// Who asks, and when.
struct Context {
    OperatorId operatorId;
    QString operatorName;
    Instant now;
    SaleId newSaleId; ///< the id for a sale that begins with this command
};

/// Which rule a refusal is about: the words for it are in ui/models/messages.h.
enum class Refusal {
    NoSuchLine,
    LineIsVoided,
    NothingToTakeBack, ///< "1-" and a scan of something that is not in the cart
    QuantityNotWhole,
    QuantityOutOfRange,
    PriceOutOfRange,
    LineAmountTooLarge,
    SaleTooLarge,
    TooManyLines,
    DiscountOutOfRange, ///< more than the amount it is taken from, or not positive
    CartEmpty,
    NotWhileTendering, ///< goods cannot change while part of the money is in
    NotTendering,
    AmountNotPositive,
    CashTooMuch, ///< beyond cashReceivedMax: a barcode typed into the amount field, most likely
    CardMoreThanRemains,
    PaymentMoreThanRemains,
    ReferenceMissing,
    NoSuchTender,
    MoneyIsIn,     ///< a sale with tenders cannot be voided, held or left: remove them first; what
                   ///< came by code cannot be removed by hand
    PaymentOpen,   ///< a payment is under way: nothing else until it is decided
    NoSuchPayment, ///< not pending, or not taken
    SaleIsClosed,  ///< completed or voided; or held: recall it first
    TextTooLong,
    NeedsApproval,
};

/// The events that the command causes, in order, none if it changes nothing (the same quantity
/// again, recalling an open sale); or why it is refused. Pure: same input, same answer.
using Decision = tl::expected<QList<Event>, Refusal>;
[[nodiscard]] Decision decide(const Sale& sale, const Command& command, const Rules& rules,
                              const Context& context);

} // namespace till::sale
