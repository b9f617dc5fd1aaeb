// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

/// ISO 9564-1 format 0 (ANSI X9.8). A PIN pad does this itself and is always to be preferred: here
/// the PIN passes through this process.
namespace till::wire {

inline constexpr qsizetype pinLeast = 4;
inline constexpr qsizetype pinMost = 12;

/// The clear block of 8 bytes. `cardNumber` with its check digit; empty: the block is bound to no
/// number. OutOfRange for another length of PIN or a number of fewer than 13 digits; Malformed for
/// anything but digits.
[[nodiscard]] Result<Secret> clearPinBlock(const Secret& pin, QByteArrayView cardNumber);

/// The block under a PIN key of 8 or 16 bytes, as 16 upper-case hexadecimal digits: what a host
/// gets as the password. Errors as above, OutOfRange for another key.
[[nodiscard]] Result<QByteArray> encryptedPinBlock(const Secret& pin, QByteArrayView cardNumber,
                                                   const Secret& key);

} // namespace till::wire
