// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/chain.h"

#include <QString>

#include <optional>

namespace till::storage {

/// What the till remembers of the chain outside the database, so that a database that went back in
/// time (an old copy put in place, a deleted -wal, a disk that lost acknowledged writes) is
/// noticed. Best kept on a second medium.
struct HeadAnchor {
    QString genesis;
    ChainPosition head;     ///< was durable when the anchor was written
    ChainPosition verified; ///< everything up to here has been read back and checked

    bool operator==(const HeadAnchor&) const = default;
};

/// No value: there is none, or the file cannot be understood (then everything is verified again).
[[nodiscard]] Result<std::optional<HeadAnchor>> readAnchor(const QString& path);
/// Replaces the file as a whole and synchronises it. ReadOnly, DiskFull, Fault.
[[nodiscard]] Result<void> writeAnchor(const QString& path, const HeadAnchor& anchor);
/// Writes over an existing file without waiting for the medium: costs microseconds, survives the
/// end of the process, and a power cut leaves the old or the new text, or at worst one that is not
/// understood. Failing changes nothing that is durable, so it is not reported.
void noteAnchor(const QString& path, const HeadAnchor& anchor);

} // namespace till::storage
