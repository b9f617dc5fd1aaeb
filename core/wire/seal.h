// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

/// AES-256-GCM (NIST SP 800-38D) for what has to lie on disk for a while and be read again by this
/// till only.
namespace till::wire {

inline constexpr qsizetype sealKeySize = 32;
inline constexpr qsizetype sealNonceSize = 12;

/// Nonce, cipher text and tag of 16 bytes. `nonce` is 12 random bytes, never used twice with a key;
/// `context` says what is sealed and has to be the same when it is opened. OutOfRange for another
/// size of key or nonce.
[[nodiscard]] Result<QByteArray> seal(const Secret& key, const QByteArray& nonce,
                                      QByteArrayView context, const Secret& content);
/// Malformed: too short; Refused: not sealed with this key and context, or changed since.
[[nodiscard]] Result<Secret> unseal(const Secret& key, QByteArrayView context,
                                    QByteArrayView sealed);

} // namespace till::wire
