// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunked_list.h"
#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/base/quantity.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

/// What a sale is. Pure values; sale/decide.h says what may happen to them, sale/totals.h what they
/// add up to.
namespace till::sale {

/// What the catalogue said when the line was made. Later price changes never touch a line that
/// exists.
struct Item {
    ProductCode product;
    QString barcode; ///< as scanned; empty if chosen by name or quick key
    QString name;
    QString category;
    QString unit;
    Measure measure = Measure::Pieces;
    Money listPrice; ///< per piece or kilogram
    bool discountable = true;

    bool operator==(const Item&) const = default;
};

/// A reduction. Percent: `permille` of the amount is taken off (100 = 10 % off = 九折). Amount:
/// `amount` is taken off.
struct Discount {
    enum class Kind { Percent, Amount };
    Kind kind = Kind::Percent;
    int permille = 0; ///< 1 to 1000
    Money amount;     ///< positive
    QString name;     ///< printed on the receipt; empty for the default wording

    bool operator==(const Discount&) const = default;
};

/// A price that somebody changed by hand.
struct PriceOverride {
    Money price; ///< per piece or kilogram
    QString reason;
    OperatorId approvedBy; ///< the cashier, or the manager who entered a PIN

    bool operator==(const PriceOverride&) const = default;
};

struct VoidMark {
    OperatorId by;
    Instant at;

    bool operator==(const VoidMark&) const = default;
};

struct Line {
    int id = 0; ///< 1, 2, 3 ... within the sale; never reused, also not after a void
    Item item;
    Quantity quantity;
    /// Amount printed on a scale label, already verified against weight × price; replaces quantity
    /// × price so that the customer pays what the label says to the fen. Dropped when quantity or
    /// price is changed.
    std::optional<Money> labelAmount;
    std::optional<PriceOverride> priceOverride;
    std::optional<Discount> discount;
    Money discountedFrom;           ///< what the discount was taken from when it was given
    std::optional<VoidMark> voided; ///< set: the line stays visible and counts for nothing
    QString note;

    [[nodiscard]] Money unitPrice() const
    {
        return priceOverride ? priceOverride->price : item.listPrice;
    }
    bool operator==(const Line&) const = default;
};

/// How cash is rounded (抹零). Applies to what is left to pay in cash, never to other means.
enum class RoundingMode {
    None,
    DropFen,        ///< down to the jiao: 129.21 -> 129.20
    DropJiao,       ///< down to the yuan: 129.21 -> 129.00
    HalfUpJiao,     ///< nearest jiao: 129.25 -> 129.30
    HalfUpYuan,     ///< nearest yuan
    DropToFiveJiao, ///< down to 0.50
};

enum class TenderKind {
    Cash,
    ExternalCard, ///< a standalone card terminal beside the till: amount and reference typed,
                  ///< marked unverified
    Code,         ///< the customer's payment code, captured by an acquirer
};

struct Tender {
    int id = 0; ///< 1, 2, 3 ... within the sale; never reused
    TenderKind kind = TenderKind::Cash;
    Money received; ///< what the customer handed over
    Money applied; ///< what of it counts towards the sale; received − applied is change (cash only)
    QString reference;      ///< of the card terminal's slip; empty for other kinds
    PaymentId payment = {}; ///< of a code: what it is to the acquirer; empty for other kinds
    QString means = {};     ///< of a code: what the customer paid with: "wechat", "alipay",
                            ///< "unionpay", "jd", "qq", "ecny", "unknown"; empty for other kinds

    bool operator==(const Tender&) const = default;
};

/// A payment through an acquirer whose fate is not decided yet.
struct PendingPayment {
    PaymentId payment;
    Money amount;  ///< > 0, at most what remained when it began
    QString means; ///< as in Tender

    bool operator==(const PendingPayment&) const = default;
};

enum class Phase {
    Open,      ///< goods are being entered
    Held,      ///< parked (挂单)
    Tendering, ///< the tender dialog is open or part of the money is in
    Completed, ///< paid; never changes again
    Voided,    ///< cancelled as a whole; never changes again
};

struct Sale {
    SaleId id; ///< empty: no sale has begun
    Phase phase = Phase::Open;
    OperatorId cashier;
    QString cashierName;
    Instant openedAt;
    Instant closedAt;                 ///< of completion or void
    ChunkedList<Line> lines;          ///< in order of entry, voided ones included
    std::optional<Discount> discount; ///< whole sale, after line discounts, over discountable lines
    Money discountedFrom;             ///< what that was taken from when it was given
    QList<Tender> tenders;            ///< removed ones are gone (the journal keeps them)
    /// Until it is decided, nothing else happens to the sale than being held and recalled.
    std::optional<PendingPayment> pending;
    int nextLineId = 1;
    int nextTenderId = 1;
    Money rounding; ///< 抹零 of the completed sale: total − rounding was paid; negative when
                    ///< rounded up
    Money change;   ///< given back in cash, of the completed sale
    QString holdNote;
    Instant heldAt;

    [[nodiscard]] bool hasBegun() const { return !id.isEmpty(); }
    [[nodiscard]] const Line* line(int lineId) const;
    /// The tender of this payment, or null.
    [[nodiscard]] const Tender* tenderOf(const PaymentId& payment) const;
    [[nodiscard]] bool isPending(const PaymentId& payment) const
    {
        return pending && pending->payment == payment;
    }
    /// Lines that count, i.e. not voided.
    [[nodiscard]] int countedLines() const;
    bool operator==(const Sale&) const = default;
};

} // namespace till::sale

Q_DECLARE_METATYPE(till::sale::Sale)
