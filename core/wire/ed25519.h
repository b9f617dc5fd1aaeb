// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

namespace till::wire {

/// Ed25519 signatures (RFC 8032, the pure variant without context). A private key is its 32-byte
/// seed; whoever makes one takes the seed from the operating system's random source.
class Ed25519 {
public:
    static constexpr qsizetype seedSize = 32;
    static constexpr qsizetype publicKeySize = 32;
    static constexpr qsizetype signatureSize = 64;

    /// The 32-byte public key of a seed. OutOfRange unless the seed has 32 bytes.
    [[nodiscard]] static Result<QByteArray> publicKey(const Secret& seed);
    /// The 64-byte signature. OutOfRange unless the seed has 32 bytes.
    [[nodiscard]] static Result<QByteArray> sign(const Secret& seed, QByteArrayView message);
    /// False for a signature that does not fit and for keys or signatures of a wrong size.
    [[nodiscard]] static bool verify(QByteArrayView publicKey, QByteArrayView message,
                                     QByteArrayView signature);
};

} // namespace till::wire
