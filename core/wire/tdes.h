// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

/// Triple DES with single or double-length keys, block by block without chaining. It is broken
/// where more than a few blocks are encrypted and stands in a file of its own so that each use
/// shows: only for PIN blocks and key blobs of hosts that know nothing better.
namespace till::wire {
namespace tdes {

inline constexpr qsizetype blockSize = 8;
inline constexpr qsizetype singleKeySize = 8;
inline constexpr qsizetype doubleKeySize = 16;

/// OutOfRange unless the key has 8 or 16 bytes and `plain` is one or more whole blocks. Parity bits
/// of the key do not count.
[[nodiscard]] Result<QByteArray> encrypt(const Secret& key, QByteArrayView plain);
/// The same; what comes out is a secret.
[[nodiscard]] Result<Secret> decrypt(const Secret& key, QByteArrayView cipher);

} // namespace tdes
} // namespace till::wire
