// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/totals.h"

#include "core/sale/amounts.h"

#include <algorithm>
#include <array>
#include <vector>

namespace till::sale {

namespace {

/// A line beyond the range is refused by decide(); one that a damaged journal holds must not stop
/// the program that is to report the damage.
Money bounded(const Result<Money>& amount)
{
    return amount.value_or(Money::fromFen(Money::maxFen));
}

Money afterLineDiscount(const Line& line)
{
    const Money base = discountBase(line);
    return line.discount ? base - reduction(*line.discount, base) : base;
}

/// Hands the whole-sale discount out over the discountable lines, by what each still costs.
void shareSaleDiscount(const Sale& sale, QList<LineTotal>& lines)
{
    std::vector<qint64> weights;
    weights.reserve(static_cast<size_t>(lines.size()));
    Money base;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Money weight = sale.lines[i].item.discountable ? lines[i].net : Money();
        weights.push_back(weight.fen());
        base += weight;
    }
    if (!base.isPositive())
        return;
    const std::vector<Money> shares = reduction(*sale.discount, base).allocate(weights);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        lines[i].saleDiscountShare = shares[static_cast<size_t>(i)];
        lines[i].net -= lines[i].saleDiscountShare;
    }
}

/// The next multiple of `note` above the amount.
Money nextAbove(Money amount, qint64 note)
{
    return Money::fromFen((amount.fen() / note + 1) * note);
}

} // namespace

Result<Money> grossOf(const Line& line)
{
    if (line.labelAmount)
        return *line.labelAmount;
    return line.quantity.priced(std::max(line.item.listPrice, line.unitPrice()));
}

Money discountBase(const Line& line)
{
    if (line.voided)
        return {};
    return line.labelAmount ? *line.labelAmount : bounded(line.quantity.priced(line.unitPrice()));
}

Money reduction(const Discount& discount, Money base)
{
    switch (discount.kind) {
    case Discount::Kind::Percent:
        return std::min(base, bounded(base.scaled(discount.permille, 1000)));
    case Discount::Kind::Amount:
        return std::min(base, discount.amount);
    }
    Q_UNREACHABLE();
}

Money discountBase(const Sale& sale)
{
    Money base;
    for (const Line& line : sale.lines) {
        if (line.item.discountable)
            base += afterLineDiscount(line);
    }
    return base;
}

Totals totals(const Sale& sale)
{
    Totals sum;
    sum.lines.reserve(sale.lines.size());
    for (const Line& line : sale.lines) {
        LineTotal part;
        part.lineId = line.id;
        if (!line.voided) {
            part.gross = bounded(grossOf(line));
            part.net = afterLineDiscount(line);
            part.lineDiscount = part.gross - part.net;
            ++sum.lineCount;
            sum.pieces +=
                line.item.measure == Measure::Kilograms ? 1 : line.quantity.milli() / 1000;
        }
        sum.lines.append(part);
    }
    if (sale.discount)
        shareSaleDiscount(sale, sum.lines);
    for (const LineTotal& part : sum.lines) {
        sum.gross += part.gross;
        sum.discounts += part.lineDiscount + part.saleDiscountShare;
        sum.total += part.net;
    }
    for (const Tender& tender : sale.tenders)
        sum.paid += tender.applied;
    if (sale.phase == Phase::Completed)
        sum.paid += sale.rounding;
    sum.remaining = sum.total - sum.paid;
    return sum;
}

Money roundedForCash(Money remaining, RoundingMode mode)
{
    if (remaining.isNegative())
        return remaining;
    const auto to = [&](qint64 unit, qint64 added) {
        return Money::fromFen((remaining.fen() + added) / unit * unit);
    };
    switch (mode) {
    case RoundingMode::None:
        return remaining;
    case RoundingMode::DropFen:
        return to(10, 0);
    case RoundingMode::DropJiao:
        return to(100, 0);
    case RoundingMode::HalfUpJiao:
        return to(10, 5);
    case RoundingMode::HalfUpYuan:
        return to(100, 50);
    case RoundingMode::DropToFiveJiao:
        return to(50, 0);
    }
    Q_UNREACHABLE();
}

Money cashDue(const Sale& sale, RoundingMode mode)
{
    return cashDue(sale, totals(sale), mode);
}

Money cashDue(const Sale& sale, const Totals& sums, RoundingMode mode)
{
    if (sale.phase == Phase::Completed)
        return {};
    Money inCash;
    for (const Tender& tender : sale.tenders) {
        if (tender.kind == TenderKind::Cash)
            inCash += tender.applied;
    }
    const Money cashPart = sums.remaining + inCash;
    return std::max(Money(), roundedForCash(cashPart, mode) - inCash);
}

QList<Denomination> changeInNotes(Money change)
{
    static constexpr std::array<qint64, 11> valuesFen = {10'000, 5'000, 2'000, 1'000, 500, 100,
                                                         50,     10,    5,     2,     1};
    QList<Denomination> notes;
    qint64 left = std::max<qint64>(change.fen(), 0);
    for (const qint64 value : valuesFen) {
        if (left >= value)
            notes.append({Money::fromFen(value), static_cast<int>(left / value)});
        left %= value;
    }
    return notes;
}

QList<Money> likelyCash(Money due)
{
    constexpr qsizetype amountsMax = 4;
    QList<Money> amounts{due};
    const auto offer = [&](Money amount) {
        if (amounts.size() < amountsMax && !amounts.contains(amount))
            amounts.append(amount);
    };
    for (const qint64 note : {1'000, 5'000, 10'000})
        offer(nextAbove(due, note));
    // Smaller notes help only where the amount is no multiple of theirs: nobody pays 95 with 96.
    for (const qint64 note : {2'000, 500, 100}) {
        if (due.fen() % note != 0)
            offer(nextAbove(due, note));
    }
    while (amounts.size() < amountsMax)
        offer(nextAbove(*std::max_element(amounts.cbegin(), amounts.cend()), 10'000));
    std::sort(amounts.begin(), amounts.end());
    return amounts;
}

} // namespace till::sale
