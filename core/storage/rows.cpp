// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rows.h"

#include "core/ports/print_records.h"

namespace till::storage {

namespace {

using SaleState = ports::SaleRow::State;
using Document = ports::PrintJob::Document;
using PrintState = ports::PrintJob::State;

constexpr SaleState saleStates[] = {SaleState::Open, SaleState::Held, SaleState::Completed,
                                    SaleState::Voided};
constexpr Document documents[] = {Document::Receipt, Document::HeldSlip, Document::TestPage,
                                  Document::DrawerPulse, Document::RefundSlip};
constexpr PrintState printStates[] = {
    PrintState::Queued,    PrintState::Sending, PrintState::Printed,  PrintState::HandedOver,
    PrintState::Uncertain, PrintState::Failed,  PrintState::Cancelled};

/// The value whose name stands in the row.
template<typename Values, typename Name>
auto named(const Values& values, Name name, const QString& text)
    -> Result<std::remove_cvref_t<decltype(values[0])>>
{
    for (const auto& value : values) {
        if (name(value) == text)
            return value;
    }
    return failure(ErrorCode::Corrupt, QStringLiteral("unknown word in a row: %1").arg(text));
}

} // namespace

ports::JournalRecord recordOf(const Statement& row)
{
    return {.seq = row.integer(0),
            .at = Instant{row.integer(1)},
            .kind = row.text(2),
            .subject = row.text(3),
            .payload = row.blob(4),
            .previousHash = row.blob(5),
            .hash = row.blob(6)};
}

QString saleStateName(SaleState state)
{
    switch (state) {
    case SaleState::Open:
        return QStringLiteral("open");
    case SaleState::Held:
        return QStringLiteral("held");
    case SaleState::Completed:
        return QStringLiteral("completed");
    case SaleState::Voided:
        return QStringLiteral("voided");
    }
    Q_UNREACHABLE();
}

Result<ports::SaleRow> saleRowOf(const Statement& row)
{
    const auto state = named(saleStates, saleStateName, row.text(1));
    if (!state)
        return failure(state.error());
    return ports::SaleRow{.id = SaleId(row.text(0)),
                          .state = *state,
                          .cashier = row.text(2),
                          .at = Instant{row.integer(3)},
                          .total = Money::fromFen(row.integer(4)),
                          .lineCount = static_cast<int>(row.integer(5)),
                          .note = row.text(6),
                          .firstItem = row.text(7),
                          .lastSeq = row.integer(8),
                          .lastHash = row.blob(9)};
}

Result<ports::PrintJob> printJobOf(const Statement& row)
{
    const auto document = named(documents, ports::printDocumentName, row.text(1));
    if (!document)
        return failure(document.error());
    const auto state = named(printStates, ports::printStateName, row.text(4));
    if (!state)
        return failure(state.error());
    return ports::PrintJob{.id = PrintJobId(row.text(0)),
                           .document = *document,
                           .subject = row.text(2),
                           .copy = static_cast<int>(row.integer(3)),
                           .state = *state,
                           .attempts = static_cast<int>(row.integer(5)),
                           .lastError = row.text(6),
                           .queuedAt = Instant{row.integer(7)}};
}

} // namespace till::storage
