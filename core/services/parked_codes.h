// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"

#include <QDate>
#include <QString>
#include <QStringList>

/// Scans that nothing matched, in the journal: they are somebody's goods, and a power cut must not
/// make the cashier forget them. One subject for each business date, so that a start reads only
/// today's.
namespace till::services {

inline constexpr qsizetype unknownCodesMax = 20; ///< older ones are forgotten

/// False for digits that could be a payment code of an issuer nobody here knows: such digits are
/// worth money for a minute and are never written anywhere.
[[nodiscard]] bool mayBeRecorded(const QString& code);

[[nodiscard]] ports::JournalEntry codeParkedEntry(QDate today, const QString& code);
/// An empty code: all of them, since their sale is over.
[[nodiscard]] ports::JournalEntry codeSettledEntry(QDate today, const QString& code);

/// Oldest first. Corrupt when a record cannot be read.
[[nodiscard]] Result<QStringList> loadParkedCodes(ports::Journal& journal, QDate today);

} // namespace till::services
