// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sale_fold.h"

#include "core/sale/totals.h"

#include <utility>
#include <variant>

namespace till::storage {

namespace {

using State = ports::SaleRow::State;

State stateOf(sale::Phase phase)
{
    switch (phase) {
    case sale::Phase::Open:
    case sale::Phase::Tendering:
        return State::Open;
    case sale::Phase::Held:
        return State::Held;
    case sale::Phase::Completed:
        return State::Completed;
    case sale::Phase::Voided:
        return State::Voided;
    }
    Q_UNREACHABLE();
}

/// Only these four move the time of a row.
void takeTime(ports::SaleRow& row, const sale::Event& event)
{
    if (const auto* opened = std::get_if<sale::SaleOpened>(&event))
        row.at = opened->at;
    else if (const auto* held = std::get_if<sale::SaleHeld>(&event))
        row.at = held->at;
    else if (const auto* completed = std::get_if<sale::SaleCompleted>(&event))
        row.at = completed->at;
    else if (const auto* voided = std::get_if<sale::SaleVoided>(&event))
        row.at = voided->at;
}

void takeTotal(SaleFold& fold, const sale::Event& event)
{
    switch (fold.row.state) {
    case State::Open:
    case State::Voided:
        fold.row.total = {};
        return;
    case State::Held:
        fold.row.total = sale::totals(fold.sale).total;
        return;
    case State::Completed:
        if (const auto* completed = std::get_if<sale::SaleCompleted>(&event))
            fold.row.total = completed->total - completed->rounding;
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

bool isSaleKind(QStringView kind)
{
    return kind.startsWith(u"sale.");
}

Result<void> advance(SaleFold& fold, const ports::JournalRecord& record)
{
    const Result<sale::Event> event = sale::decode(record.kind, record.payload);
    if (!event)
        return failure(
            ErrorCode::Malformed,
            QStringLiteral("%1 of %2: %3").arg(record.kind, record.subject, event.error().detail));
    const SaleId id(record.subject);
    fold.sale = sale::apply(std::move(fold.sale), id, *event);
    if (!fold.sale.hasBegun())
        return failure(ErrorCode::Malformed,
                       QStringLiteral("%1 of %2, which never opened").arg(record.kind, id.text()));
    if (fold.firstSeq == 0)
        fold.firstSeq = record.seq;
    ports::SaleRow& row = fold.row;
    row.id = id;
    row.state = stateOf(fold.sale.phase);
    row.cashier = fold.sale.cashierName;
    takeTime(row, *event);
    takeTotal(fold, *event);
    row.lineCount = fold.sale.countedLines();
    row.note = row.state == State::Held ? fold.sale.holdNote : QString();
    row.firstItem = fold.sale.lines.isEmpty() ? QString() : fold.sale.lines.first().item.name;
    row.lastSeq = record.seq;
    row.lastHash = record.hash;
    return {};
}

} // namespace till::storage
