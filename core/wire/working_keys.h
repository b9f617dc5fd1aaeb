// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

namespace till::wire {

/// The keys that a host hands out with each check-in.
struct WorkingKeys {
    Secret pin;   ///< 8 or 16 bytes
    Secret mac;   ///< 8 bytes
    Secret track; ///< 16 bytes; empty: the host gave none
};

/// The first four bytes of a block of zeros under the key. OutOfRange unless it has 8 or 16 bytes.
[[nodiscard]] Result<QByteArray> keyCheckValue(const Secret& key);

/// Opens the blob of a check-in: each key under the terminal's key, its check value behind it.
/// 24 bytes: PIN key 8, MAC key 8. 40 bytes: PIN key 16, MAC key in a field of 16 of which the
/// first 8 count. 60 bytes: the same with a track key of 16. OutOfRange for another length or a
/// terminal key of another length than 16 bytes; Refused when a check value does not fit: the blob
/// is not for this terminal key.
[[nodiscard]] Result<WorkingKeys> openWorkingKeys(QByteArrayView blob, const Secret& terminalKey);

} // namespace till::wire
