// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/events.h"

#include "core/base/overloaded.h"
#include "core/sale/amounts.h"

#include <algorithm>

namespace till::sale {

namespace {

/// Changes the line with this id, if there is one.
template<typename Change> void changeLine(Sale& sale, int lineId, Change change)
{
    const auto found = std::find_if(sale.lines.cbegin(), sale.lines.cend(),
                                    [lineId](const Line& each) { return each.id == lineId; });
    if (found != sale.lines.cend())
        change(sale.lines[found - sale.lines.cbegin()]);
}

void applyTo(Sale& sale, const SaleOpened& event)
{
    sale = Sale();
    sale.cashier = event.cashier;
    sale.cashierName = event.cashierName;
    sale.openedAt = event.at;
}

void applyTo(Sale& sale, const LineAdded& event)
{
    sale.lines.append(event.line);
    sale.nextLineId = std::max(sale.nextLineId, event.line.id + 1);
}

void applyTo(Sale& sale, const LineQuantityChanged& event)
{
    changeLine(sale, event.lineId, [&](Line& line) {
        line.quantity = event.quantity;
        line.labelAmount.reset();
    });
}

void applyTo(Sale& sale, const LinePriceOverridden& event)
{
    changeLine(sale, event.lineId, [&](Line& line) {
        line.priceOverride = event.change;
        line.labelAmount.reset();
    });
}

void applyTo(Sale& sale, const LineDiscounted& event)
{
    changeLine(sale, event.lineId, [&](Line& line) {
        line.discount = event.discount;
        line.discountedFrom = event.discount ? discountBase(line) : Money();
    });
}

void applyTo(Sale& sale, const LineVoided& event)
{
    changeLine(sale, event.lineId, [&](Line& line) { line.voided = event.mark; });
}

void applyTo(Sale& sale, const LineNoted& event)
{
    changeLine(sale, event.lineId, [&](Line& line) { line.note = event.note; });
}

void applyTo(Sale& sale, const SaleDiscounted& event)
{
    sale.discount = event.discount;
    sale.discountedFrom = event.discount ? discountBase(sale) : Money();
}

void applyTo(Sale& sale, const SaleHeld& event)
{
    sale.phase = Phase::Held;
    sale.holdNote = event.note;
    sale.heldAt = event.at;
}

void applyTo(Sale& sale, const SaleRecalled& event)
{
    const bool paying = sale.pending || !sale.tenders.isEmpty();
    sale.phase = paying ? Phase::Tendering : Phase::Open;
    sale.cashier = event.cashier;
    sale.cashierName = event.cashierName;
    sale.holdNote.clear();
    sale.heldAt = {};
}

void applyTo(Sale& sale, const TenderStarted&)
{
    sale.phase = Phase::Tendering;
}

void applyTo(Sale& sale, const TenderLeft&)
{
    sale.phase = Phase::Open;
}

void applyTo(Sale& sale, const TenderAdded& event)
{
    sale.tenders.append(event.tender);
    sale.nextTenderId = std::max(sale.nextTenderId, event.tender.id + 1);
    if (event.tender.kind == TenderKind::Code && sale.isPending(event.tender.payment))
        sale.pending.reset();
}

void applyTo(Sale& sale, const TenderRemoved& event)
{
    sale.tenders.removeIf([&](const Tender& each) { return each.id == event.tenderId; });
}

void applyTo(Sale& sale, const SaleCompleted& event)
{
    sale.phase = Phase::Completed;
    sale.rounding = event.rounding;
    sale.change = event.change;
    sale.closedAt = event.at;
}

void applyTo(Sale& sale, const SaleVoided& event)
{
    sale.phase = Phase::Voided;
    sale.closedAt = event.at;
}

void applyTo(Sale& sale, const PaymentBegun& event)
{
    sale.pending = event.pending;
}

void applyTo(Sale& sale, const PaymentEnded& event)
{
    if (sale.isPending(event.payment))
        sale.pending.reset();
}

void applyTo(Sale& sale, const PaymentSetAside& event)
{
    if (sale.isPending(event.payment))
        sale.pending.reset();
}

void applyTo(Sale& sale, const PaymentReturned& event)
{
    sale.tenders.removeIf([&](const Tender& each) {
        return each.kind == TenderKind::Code && each.payment == event.payment;
    });
}

} // namespace

Sale apply(Sale sale, const SaleId& id, const Event& event)
{
    std::visit([&](const auto& happened) { applyTo(sale, happened); }, event);
    if (std::holds_alternative<SaleOpened>(event))
        sale.id = id;
    return sale;
}

bool movesMoney(const Event& event)
{
    return std::visit(Overloaded{
                          [](const SaleOpened&) { return false; },
                          [](const LineAdded&) { return false; },
                          [](const LineQuantityChanged&) { return false; },
                          [](const LinePriceOverridden&) { return false; },
                          [](const LineDiscounted&) { return false; },
                          [](const LineVoided&) { return false; },
                          [](const LineNoted&) { return false; },
                          [](const SaleDiscounted&) { return false; },
                          [](const SaleHeld&) { return false; },
                          [](const SaleRecalled&) { return false; },
                          [](const TenderStarted&) { return false; },
                          [](const TenderLeft&) { return false; },
                          [](const TenderAdded&) { return true; },
                          [](const TenderRemoved&) { return true; },
                          [](const SaleCompleted&) { return true; },
                          [](const SaleVoided&) { return true; },
                          [](const PaymentBegun&) { return true; },
                          [](const PaymentEnded&) { return true; },
                          [](const PaymentSetAside&) { return true; },
                          [](const PaymentReturned&) { return true; },
                      },
                      event);
}

} // namespace till::sale
