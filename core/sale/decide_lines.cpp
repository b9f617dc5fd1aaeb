// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/amounts.h"
#include "core/sale/decide_parts.h"
#include "core/sale/totals.h"

#include <algorithm>
#include <utility>

namespace till::sale {

namespace {

using LineOrRefusal = tl::expected<const Line*, Refusal>;

/// The events that must come before goods change: leaving the tender dialog when it is open.
Decision openForGoods(const Sale& sale)
{
    if (!sale.tenders.isEmpty())
        return refuse(Refusal::NotWhileTendering);
    return sale.phase == Phase::Tendering ? QList<Event>{TenderLeft{}} : QList<Event>();
}

LineOrRefusal countedLine(const Sale& sale, int lineId)
{
    const Line* line = sale.line(lineId);
    if (!line)
        return refuse(Refusal::NoSuchLine);
    if (line->voided)
        return refuse(Refusal::LineIsVoided);
    return line;
}

bool isPrice(Money price)
{
    return !price.isNegative() && price.fen() <= Money::maxFen;
}

std::optional<Refusal> checkQuantity(Quantity quantity, Measure measure)
{
    if (measure == Measure::Pieces && !quantity.isWhole())
        return Refusal::QuantityNotWhole;
    if (!quantity.isPositive() || quantity.milli() > Quantity::maxMilli)
        return Refusal::QuantityOutOfRange;
    return std::nullopt;
}

// ---- limits and discounts of the cart that the events lead to ----

std::optional<Refusal> checkLimits(const Sale& before, const Sale& after, const Rules& rules)
{
    Money grossBefore;
    Money grossAfter;
    for (qsizetype i = 0; i < after.lines.size(); ++i) {
        const Line& line = after.lines[i];
        const Line* old = i < before.lines.size() ? &before.lines.at(i) : nullptr; // often shared
        const Result<Money> is = grossOf(line);
        // An amount too large to be held was never in the cart before.
        const Result<Money> was = old == &line ? is : old != nullptr ? grossOf(*old) : Money();
        if (!is || (*is > rules.lineAmountMax && (!was || *is > *was)))
            return Refusal::LineAmountTooLarge;
        if (!line.voided)
            grossAfter += *is;
        if (old != nullptr && !old->voided)
            grossBefore += was.value_or(Money());
    }
    const Money max = std::min(rules.saleTotalMax, Money::fromFen(Money::maxFen));
    if (grossAfter > max && grossAfter > grossBefore)
        return Refusal::SaleTooLarge;
    return std::nullopt;
}

/// Whether `amount` is more of `base` than a cashier may give without approval.
bool exceedsFreeShare(Money amount, Money base, const Rules& rules)
{
    return amount.fen() * 1000 > base.fen() * rules.discountPermilleFree;
}

/// Whether a fixed amount off has become too large a share because what it was given on shrank.
bool isOutgrown(const std::optional<Discount>& discount, Money givenOn, Money after,
                const Rules& rules)
{
    return discount && discount->kind == Discount::Kind::Amount && after < givenOn &&
           exceedsFreeShare(discount->amount, after, rules);
}

/// The events, if the cart that they lead to keeps the limits; followed by taking away the fixed
/// discounts that have become too large a share of what is left. Otherwise ten yuan off a hundred
/// would remain ten yuan off eleven, which nobody approved.
Decision checked(const Situation& now, QList<Event> events)
{
    const Sale& before = now.sale;
    const SaleId& id = before.hasBegun() ? before.id : now.context.newSaleId;
    Sale after = before;
    for (const Event& event : events)
        after = apply(std::move(after), id, event);
    if (const auto refusal = checkLimits(before, after, now.rules))
        return refuse(*refusal);

    const auto add = [&](const Event& event) {
        events.append(event);
        after = apply(std::move(after), id, event);
    };
    for (qsizetype i = 0; i < before.lines.size(); ++i) {
        const Line& was = before.lines[i];
        if (!was.discount)
            continue; // a cart may be long, and hardly any line has one
        const Line& line = after.lines.at(i);
        const Money most = std::min(discountBase(was), was.discountedFrom);
        if (!line.voided && isOutgrown(was.discount, most, discountBase(line), now.rules))
            add(LineDiscounted{line.id, std::nullopt, now.context.operatorId});
    }
    if (!before.discount)
        return events;
    const Money base = discountBase(after);
    const bool roundsOff =
        before.discount->amount <= now.rules.roundOffMax && before.discount->amount <= base;
    const Money most = std::min(discountBase(before), before.discountedFrom);
    if (isOutgrown(before.discount, most, base, now.rules) && !roundsOff)
        add(SaleDiscounted{std::nullopt, now.context.operatorId});
    return events;
}

// ---- adding and taking back ----

std::optional<Refusal> checkItem(const AddItem& command, const Rules& rules)
{
    if (!isPrice(command.item.listPrice))
        return Refusal::PriceOutOfRange;
    if (!command.labelAmount)
        return std::nullopt;
    if (command.labelAmount->isNegative())
        return Refusal::PriceOutOfRange;
    if (*command.labelAmount > rules.lineAmountMax)
        return Refusal::LineAmountTooLarge;
    return std::nullopt;
}

bool mergesWith(const Line& line, const Item& item)
{
    const bool untouched = !line.voided && !line.priceOverride && !line.discount &&
                           !line.labelAmount && line.note.isEmpty();
    return untouched && line.item.product == item.product &&
           line.item.listPrice == item.listPrice && line.item.measure == Measure::Pieces &&
           item.measure == Measure::Pieces && line.item.discountable == item.discountable;
}

/// The line that gets longer when this item is scanned again, or null.
const Line* mergeTarget(const Sale& sale, const AddItem& command, MergeMode mode)
{
    if (command.labelAmount)
        return nullptr;
    const auto newest = [&](auto matches) -> const Line* {
        const auto found = std::find_if(sale.lines.crbegin(), sale.lines.crend(), matches);
        return found == sale.lines.crend() ? nullptr : &*found;
    };
    switch (mode) {
    case MergeMode::Never:
        return nullptr;
    case MergeMode::LastLine: {
        const Line* last = newest([](const Line& line) { return !line.voided; });
        return last && mergesWith(*last, command.item) ? last : nullptr;
    }
    case MergeMode::Anywhere:
        return newest([&](const Line& line) { return mergesWith(line, command.item); });
    }
    Q_UNREACHABLE();
}

Decision takeBack(const Situation& now, const AddItem& command, QList<Event> events)
{
    if (command.item.measure != Measure::Pieces)
        return refuse(Refusal::QuantityOutOfRange);
    if (!command.quantity.isWhole())
        return refuse(Refusal::QuantityNotWhole);
    if (command.quantity.milli() < -Quantity::maxMilli)
        return refuse(Refusal::QuantityOutOfRange);

    const VoidMark mark{responsible(now, command.approvedBy), now.context.now};
    Quantity wanted = -command.quantity;
    for (auto line = now.sale.lines.crbegin();
         line != now.sale.lines.crend() && wanted.isPositive(); ++line) {
        if (line->voided || line->item.product != command.item.product ||
            line->item.measure != Measure::Pieces)
            continue;
        if (line->quantity <= wanted)
            events.append(LineVoided{line->id, mark});
        else
            events.append(LineQuantityChanged{line->id, line->quantity - wanted});
        wanted = wanted - std::min(wanted, line->quantity);
    }
    if (wanted.isPositive())
        return refuse(Refusal::NothingToTakeBack);
    if (!now.rules.lineVoidFree && command.approvedBy.isEmpty())
        return refuse(Refusal::NeedsApproval);
    return checked(now, std::move(events));
}

// ---- discounts ----

/// A discount in its one form: the field that its kind does not use is empty.
Discount normalised(Discount discount)
{
    switch (discount.kind) {
    case Discount::Kind::Percent:
        discount.amount = {};
        return discount;
    case Discount::Kind::Amount:
        discount.permille = 0;
        return discount;
    }
    Q_UNREACHABLE();
}

std::optional<Refusal> checkDiscount(const Discount& discount, Money base)
{
    if (!fits(discount.name, textMax))
        return Refusal::TextTooLong;
    if (!base.isPositive())
        return Refusal::DiscountOutOfRange;
    switch (discount.kind) {
    case Discount::Kind::Percent:
        if (discount.permille < 1 || discount.permille > 1000)
            return Refusal::DiscountOutOfRange;
        return std::nullopt;
    case Discount::Kind::Amount:
        if (!discount.amount.isPositive() || discount.amount > base)
            return Refusal::DiscountOutOfRange;
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

bool isFree(const Discount& discount, Money base, const Rules& rules)
{
    switch (discount.kind) {
    case Discount::Kind::Percent:
        return discount.permille <= rules.discountPermilleFree;
    case Discount::Kind::Amount:
        return !exceedsFreeShare(discount.amount, base, rules);
    }
    Q_UNREACHABLE();
}

} // namespace

Decision decideOn(const Situation& now, const AddItem& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    if (const auto refusal = checkItem(command, now.rules))
        return refuse(*refusal);
    if (command.quantity.milli() < 0)
        return takeBack(now, command, *std::move(events));
    if (const auto refusal = checkQuantity(command.quantity, command.item.measure))
        return refuse(*refusal);

    if (!now.sale.hasBegun()) {
        Q_ASSERT(!now.context.newSaleId.isEmpty());
        events->append(
            SaleOpened{now.context.operatorId, now.context.operatorName, now.context.now});
    }
    if (const Line* line = mergeTarget(now.sale, command, now.rules.merge)) {
        const Quantity together = line->quantity + command.quantity;
        if (together.milli() > Quantity::maxMilli)
            return refuse(Refusal::QuantityOutOfRange);
        events->append(LineQuantityChanged{line->id, together});
    } else {
        if (now.sale.lines.size() >= now.rules.linesMax)
            return refuse(Refusal::TooManyLines);
        Line added;
        added.id = now.sale.nextLineId;
        added.item = command.item;
        added.quantity = command.quantity;
        added.labelAmount = command.labelAmount;
        events->append(LineAdded{added});
    }
    return checked(now, *std::move(events));
}

Decision decideOn(const Situation& now, const ChangeQuantity& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    const LineOrRefusal line = countedLine(now.sale, command.lineId);
    if (!line)
        return refuse(line.error());
    if (const auto refusal = checkQuantity(command.quantity, (*line)->item.measure))
        return refuse(*refusal);
    if (command.quantity == (*line)->quantity)
        return QList<Event>();
    if (command.quantity < (*line)->quantity && !now.rules.lineVoidFree &&
        command.approvedBy.isEmpty())
        return refuse(Refusal::NeedsApproval);
    events->append(LineQuantityChanged{command.lineId, command.quantity});
    return checked(now, *std::move(events));
}

Decision decideOn(const Situation& now, const OverridePrice& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    const LineOrRefusal line = countedLine(now.sale, command.lineId);
    if (!line)
        return refuse(line.error());
    if (!isPrice(command.price))
        return refuse(Refusal::PriceOutOfRange);
    if (!fits(command.reason, textMax))
        return refuse(Refusal::TextTooLong);
    if (!now.rules.priceOverrideFree && command.approvedBy.isEmpty())
        return refuse(Refusal::NeedsApproval);
    events->append(
        LinePriceOverridden{command.lineId, PriceOverride{command.price, command.reason,
                                                          responsible(now, command.approvedBy)}});
    return checked(now, *std::move(events));
}

Decision decideOn(const Situation& now, const DiscountLine& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    const LineOrRefusal line = countedLine(now.sale, command.lineId);
    if (!line)
        return refuse(line.error());
    std::optional<Discount> discount;
    if (command.discount) {
        discount = normalised(*command.discount);
        const Money base = discountBase(**line);
        if (const auto refusal = checkDiscount(*discount, base))
            return refuse(*refusal);
        // Goods that the shop excludes from discounts (tobacco) can be reduced by a manager only.
        const bool isAllowed = (*line)->item.discountable && isFree(*discount, base, now.rules);
        if (!isAllowed && command.approvedBy.isEmpty())
            return refuse(Refusal::NeedsApproval);
    }
    if (discount == (*line)->discount)
        return QList<Event>();
    events->append(LineDiscounted{command.lineId, discount, responsible(now, command.approvedBy)});
    return checked(now, *std::move(events));
}

Decision decideOn(const Situation& now, const DiscountSale& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    if (now.sale.countedLines() == 0)
        return refuse(Refusal::CartEmpty);
    std::optional<Discount> discount;
    if (command.discount) {
        discount = normalised(*command.discount);
        const Money base = discountBase(now.sale);
        if (const auto refusal = checkDiscount(*discount, base))
            return refuse(*refusal);
        const bool roundsOff =
            discount->kind == Discount::Kind::Amount && discount->amount <= now.rules.roundOffMax;
        if (!roundsOff && !isFree(*discount, base, now.rules) && command.approvedBy.isEmpty())
            return refuse(Refusal::NeedsApproval);
    }
    if (discount == now.sale.discount)
        return QList<Event>();
    events->append(SaleDiscounted{discount, responsible(now, command.approvedBy)});
    return events;
}

Decision decideOn(const Situation& now, const VoidLine& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    const LineOrRefusal line = countedLine(now.sale, command.lineId);
    if (!line)
        return refuse(line.error());
    if (!now.rules.lineVoidFree && command.approvedBy.isEmpty())
        return refuse(Refusal::NeedsApproval);
    events->append(LineVoided{command.lineId,
                              VoidMark{responsible(now, command.approvedBy), now.context.now}});
    return checked(now, *std::move(events));
}

Decision decideOn(const Situation& now, const NoteLine& command)
{
    Decision events = openForGoods(now.sale);
    if (!events)
        return events;
    const LineOrRefusal line = countedLine(now.sale, command.lineId);
    if (!line)
        return refuse(line.error());
    if (!fits(command.note, textMax))
        return refuse(Refusal::TextTooLong);
    if (command.note == (*line)->note)
        return QList<Event>();
    events->append(LineNoted{command.lineId, command.note});
    return events;
}

} // namespace till::sale
