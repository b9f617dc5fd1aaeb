// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/chain.h"
#include "core/storage/sqlite.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace till::storage {

enum class VerifyScope {
    SinceLastVerified, ///< from the anchor on: at each start
    Everything,        ///< from the genesis on, and SQLite's own integrity check
};

struct VerifyReport {
    /// The first record that is not as it was written.
    struct BadRecord {
        qint64 seq = 0;
        QString reason; ///< English

        bool operator==(const BadRecord&) const = default;
    };

    qint64 count = 0;   ///< records that were checked and fit
    ChainPosition head; ///< the last of them, or where the walk began
    std::optional<BadRecord> firstBad;
    /// What SQLite says about the file around the records (English), or why its head is not the
    /// one that the anchor remembers; empty if all is well.
    QStringList findings;

    [[nodiscard]] bool isWhole() const { return !firstBad && findings.isEmpty(); }
    bool operator==(const VerifyReport&) const = default;
};

/// Follows the chain from `from` to the last record.
[[nodiscard]] Result<VerifyReport> walkChain(Database& database, const ChainPosition& from);
/// SQLite's integrity check: at most ten findings.
[[nodiscard]] Result<QStringList> integrityFindings(Database& database);
/// The hash of a record; no value: there is no such record. seq 0 is the genesis.
[[nodiscard]] Result<std::optional<QByteArray>> hashAt(Database& database, qint64 seq);
/// The last record; the genesis in an empty journal.
[[nodiscard]] Result<ChainPosition> headOf(Database& database);
/// The journal's genesis text; NotFound before it has one.
[[nodiscard]] Result<QString> genesisOf(Database& database);

} // namespace till::storage
