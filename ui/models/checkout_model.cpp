// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checkout_model.h"

#include "ui/models/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Checkout)
};

QString joined(const QString& a, const QString& b)
{
    if (a.isEmpty() || b.isEmpty())
        return a + b;
    return a + Words::tr(" · ", "between two facts") + b;
}

QString detailOf(const sale::Line& line)
{
    QString detail;
    if (line.voided) {
        return joined(Words::tr("Removed"),
                      line.voided->by.text() + u' ' + formatTime(line.voided->at));
    }
    if (line.item.measure == Measure::Kilograms)
        detail = Words::tr("Weighed %1 kg").arg(line.quantity.toPlain(Measure::Kilograms));
    if (line.priceOverride)
        detail = joined(detail, Words::tr("Price was %1").arg(formatMoney(line.item.listPrice)));
    return joined(detail, line.note);
}

QString spokenRow(const CartRow& row)
{
    return Words::tr("Line %1, %2, %3 %4, %5")
        .arg(row.number, row.name, row.quantity, row.unit, row.amount);
}

/// What the line's own discount takes off, apart from a price changed by hand.
Money reductionOf(const sale::Line& line, const sale::LineTotal& total)
{
    Money before = total.gross;
    if (line.priceOverride)
        before = line.quantity.priced(line.priceOverride->price).value_or(before);
    return before - (total.gross - total.lineDiscount);
}

/// How many lines at the beginning are the same in both.
qsizetype sameLines(const services::CheckoutState& a, const services::CheckoutState& b)
{
    const auto& linesOfA = a.sale.lines;
    const auto& linesOfB = b.sale.lines;
    const qsizetype end = std::min(linesOfA.size(), linesOfB.size());
    qsizetype i = 0;
    while (i < end) {
        const qsizetype chunkEnd = std::min(end, i + linesOfA.chunkSize);
        const bool shared = linesOfA.sharesChunk(linesOfB, i);
        for (; i < chunkEnd; ++i) {
            if (a.totals.lines.at(i) != b.totals.lines.at(i) ||
                !(shared || linesOfA.at(i) == linesOfB.at(i)))
                return i;
        }
    }
    return end;
}

/// How many of the first lines count.
int countedBefore(qsizetype end, const services::CheckoutState& state)
{
    const auto& lines = state.sale.lines;
    if (end == lines.size())
        return state.totals.lineCount;
    return int(std::count_if(lines.begin(), lines.begin() + end,
                             [](const sale::Line& line) { return !line.voided; }));
}

} // namespace

QString discountName(const sale::Line& line)
{
    if (!line.discount)
        return {};
    if (!line.discount->name.isEmpty())
        return line.discount->name;
    if (line.discount->kind == sale::Discount::Kind::Percent)
        return formatPercentOff(line.discount->permille);
    return Words::tr("Discount");
}

CheckoutModel::Change CheckoutModel::update(const services::CheckoutState& state)
{
    const services::CheckoutState before = std::exchange(m_state, state);
    const auto& oldLines = before.sale.lines;
    const auto& lines = m_state.sale.lines;
    Change change;
    change.reset = before.sale.id != m_state.sale.id || lines.size() < oldLines.size() ||
                   m_rows.size() != oldLines.size();
    if (change.reset) {
        retranslate();
        return change;
    }
    const qsizetype start = sameLines(before, m_state);
    int number = countedBefore(start, before);
    bool renumber = false; // a line was removed: the numbers below it move up
    for (qsizetype i = start; i < lines.size(); ++i) {
        const sale::Line& line = lines.at(i);
        if (!line.voided)
            ++number;
        if (i >= oldLines.size()) {
            m_rows.append(rowAt(i, number));
            ++change.appended;
            continue;
        }
        renumber = renumber || line.voided.has_value() != oldLines.at(i).voided.has_value();
        const bool same = !renumber && line == oldLines.at(i) &&
                          m_state.totals.lines.at(i) == before.totals.lines.at(i);
        if (same)
            continue;
        CartRow row = rowAt(i, number);
        if (row == m_rows.at(i))
            continue;
        m_rows[i] = std::move(row);
        change.modified.append(int(i));
    }
    return change;
}

void CheckoutModel::retranslate()
{
    m_rows.clear();
    m_rows.reserve(m_state.sale.lines.size());
    int number = 0;
    for (qsizetype i = 0; i < m_state.sale.lines.size(); ++i) {
        if (!m_state.sale.lines.at(i).voided)
            ++number;
        m_rows.append(rowAt(i, number));
    }
}

CartRow CheckoutModel::rowAt(qsizetype index, int number) const
{
    const sale::Line& line = m_state.sale.lines.at(index);
    const sale::LineTotal& total = m_state.totals.lines.at(index);
    const bool weighed = line.item.measure == Measure::Kilograms;
    CartRow row;
    row.lineId = line.id;
    row.kind = line.voided ? CartRow::Kind::Voided : CartRow::Kind::Plain;
    if (!line.voided && line.quantity < Quantity())
        row.kind = CartRow::Kind::Return;
    row.number = line.voided ? QStringLiteral("–") : QString::number(number);
    row.name = line.item.name;
    row.detail = detailOf(line);
    if (line.discount && !line.voided) {
        row.saving = discountName(line) + u' ' + formatMoney(-reductionOf(line, total));
    }
    row.price = formatUnitPrice(line.unitPrice(), line.item.measure);
    row.quantity = formatQuantity(line.quantity, line.item.measure);
    row.unit = weighed ? QStringLiteral("kg") : line.item.unit;
    const bool single = line.quantity == Quantity::pieces(1) || weighed;
    row.times = single ? row.price : row.price + QStringLiteral(" × ") + row.quantity;
    // A voided line counts for nothing in the totals; the row still shows what it was.
    const Money amount = line.voided ? line.quantity.priced(line.unitPrice()).value_or(Money())
                                     : total.gross - total.lineDiscount;
    row.amount = formatMoney(amount);
    row.spoken = spokenRow(row);
    return row;
}

SlabText CheckoutModel::slab() const
{
    const sale::Totals& totals = m_state.totals;
    SlabText slab;
    const bool partPaid = totals.paid.isPositive();
    slab.caption = partPaid ? Words::tr("Still to pay") : Words::tr("To pay");
    slab.total = formatMoney(partPaid ? totals.remaining : totals.total);
    if (totals.lineCount > 0) {
        slab.counts = joined(Words::tr("%n line(s)", nullptr, totals.lineCount),
                             Words::tr("%n item(s)", nullptr, int(totals.pieces)));
    }
    if (partPaid) {
        slab.left = Words::tr("Received %1").arg(formatMoney(totals.paid));
        slab.right = Words::tr("Total %1").arg(formatMoney(totals.total));
    } else if (totals.discounts.isPositive()) {
        slab.left = Words::tr("Saved %1").arg(formatMoney(totals.discounts));
        slab.right = Words::tr("Before %1").arg(formatMoney(totals.gross));
        slab.leftIsSaving = true;
    } else if (totals.lineCount == 0 && m_state.lastCompleted) {
        slab.left = Words::tr("Last sale %1").arg(formatMoney(m_state.lastCompleted->total));
        slab.right = formatTime(m_state.lastCompleted->at);
    }
    slab.payable = totals.lineCount > 0 && !m_state.halted;
    return slab;
}

int CheckoutModel::rowOf(int lineId) const
{
    const auto& lines = m_state.sale.lines;
    // From the end: what is asked for is mostly what was added last.
    const auto found = std::find_if(lines.crbegin(), lines.crend(),
                                    [lineId](const sale::Line& line) { return line.id == lineId; });
    return int(lines.crend() - found) - 1;
}

int CheckoutModel::rowToSelect() const
{
    const int touched = rowOf(m_state.touchedLine);
    if (touched >= 0 && !m_state.sale.lines.at(touched).voided)
        return touched;
    for (qsizetype i = m_state.sale.lines.size(); i > 0; --i) {
        if (!m_state.sale.lines.at(i - 1).voided)
            return int(i - 1);
    }
    return -1;
}

} // namespace till::models
