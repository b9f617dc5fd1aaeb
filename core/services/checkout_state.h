// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/sale_index.h"
#include "core/sale/decide.h"
#include "core/sale/totals.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace till::services {

/// What the checkout screen shows: a copy, made anew on each change, safe to hand to another
/// thread.
struct CheckoutState {
    quint64 revision = 0; ///< grows by one with each change
    sale::Sale sale;      ///< phase Open, Tendering; not begun: an empty cart
    sale::Totals totals;
    Money cashDue;              ///< totals.remaining as asked for in cash, after rounding (抹零)
    int touchedLine = 0;        ///< id of the line that was added or changed last; 0 if none
    QList<ports::SaleRow> held; ///< oldest first
    std::optional<ports::SaleRow> lastCompleted;
    QStringList unknownCodes; ///< scans that nothing matched, oldest first; cleared with the sale
                              ///< or by dismissal
    bool halted = false;      ///< the journal cannot be written: nothing may be sold
};

/// A sale that has just been paid, for the paid screen.
struct CompletedSale {
    sale::Sale sale;
    sale::Totals totals;
    bool drawerOpens = false;
    bool receiptQueued = false;
};

/// A command that needs somebody with the right. Answer with CheckoutService::approve() or drop it.
struct ApprovalRequest {
    sale::Command command;
    SaleId sale; ///< whose lines the command is about; the approval counts for no other
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::CheckoutState)
Q_DECLARE_METATYPE(till::services::CompletedSale)
Q_DECLARE_METATYPE(till::services::ApprovalRequest)
