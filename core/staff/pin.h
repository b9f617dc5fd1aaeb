// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdint>

/// PINs of the staff. A PIN has so few values that a hash alone hides it for minutes only; so the
/// hash also takes a key that is not in the journal beside it (a secret of the till, at least 16
/// random bytes).
namespace till::staff {

inline constexpr int pinDigitsLeast = 4;
inline constexpr int pinDigitsMost = 8;

/// Malformed: something else than the digits 0-9. OutOfRange: fewer than 4 or more than 8.
/// Refused: one digit only ("0000") or consecutive ones ("1234", "8765"), which people try first.
[[nodiscard]] Result<void> checkNewPin(const Secret& pin);

/// What one guess costs. The default takes 19 MiB and less than a tenth of a second.
struct HashCost {
    std::uint32_t passes = 2;
    std::uint32_t kibibytes = 19 * 1024;

    bool operator==(const HashCost&) const = default;
};

/// Argon2id in its usual text form, "$argon2id$v=19$m=...,t=...,p=1$<salt>$<hash>". `salt`: 16
/// random bytes, new for each PIN. OutOfRange: a salt shorter than 8 bytes or a cost the library
/// does not take. Fault: no memory.
[[nodiscard]] Result<QString> hashPin(const Secret& pin, const Secret& key, QByteArrayView salt,
                                      HashCost cost = {});

/// Whether the PIN belongs to the hash; the time does not depend on where they differ. Malformed:
/// the hash is none, or asks for more than 1 GiB or 100 passes. Takes as long as hashPin(): not on
/// the thread of a window.
[[nodiscard]] Result<bool> verifyPin(const Secret& pin, const Secret& key, const QString& hash);

} // namespace till::staff
