// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/fields.h"
#include "app/sandbox/mmsp/json.h"
#include "app/sandbox/outbox.h"
#include "core/base/instant.h"

#include <QList>
#include <QString>

/// What quick pay and gateway have in common: queries for many orders, and the notifications'
/// schedule.
namespace till::sandbox::mmsp {

[[nodiscard]] Fields batchFields();

/// What a query for many orders asks for.
struct BatchWindow {
    QString refusal; ///< not empty: it cannot be answered
    Instant from;    ///< inclusive; not more than three months ago
    Instant until;   ///< exclusive
    int perPage = 10;
    int page = 1;

    [[nodiscard]] bool contains(Instant at) const { return at >= from && at < until; }
    /// The page's part of so many rows: first and number.
    [[nodiscard]] qsizetype first() const { return qsizetype(page - 1) * perPage; }
};
[[nodiscard]] BatchWindow batchWindow(const Json& request, Instant now);

/// The answer's Body: the page's rows of `total` ones.
[[nodiscard]] Json batchBody(const BatchWindow& window, qsizetype total, const QList<Json>& rows);

/// About 1, 5, 10, 30, 90, 180 and 300 s.
[[nodiscard]] Schedule cardSchedule();

} // namespace till::sandbox::mmsp
