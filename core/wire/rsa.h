// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_pkey_st;

/// RSA with PKCS #1 v1.5 padding and SHA-1 (RFC 8017 sections 7.2 and 8.2), in blocks that are
/// joined. All of it is out of date: the padding tells too much, the hash is broken and keys of
/// 1024 bits are too short. It stands in a file of its own so that each use shows: only for a
/// counterpart whose protocol knows nothing better.
namespace till::wire {

/// Keys have 1024 to 4096 bits. Thread-safe.
class RsaPublicKey {
public:
    /// A SubjectPublicKeyInfo in PEM ("BEGIN PUBLIC KEY"). Malformed; OutOfRange for its size.
    [[nodiscard]] static Result<RsaPublicKey> fromPem(QByteArrayView pem);

    /// Bytes of one encrypted block, and of a signature.
    [[nodiscard]] qsizetype blockSize() const;
    /// Any length: cut into pieces of blockSize() - 11 at most, one block after the other. Twice
    /// the same message is twice something else: the padding is random. Fault.
    [[nodiscard]] Result<QByteArray> encrypt(QByteArrayView message) const;
    /// SHA1withRSA.
    [[nodiscard]] bool verifySha1(QByteArrayView message, QByteArrayView signature) const;

    /// The same modulus and exponent: a key that loads may still be another one.
    bool operator==(const RsaPublicKey& other) const;

private:
    friend class RsaPrivateKey;
    explicit RsaPublicKey(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> m_key; ///< never null
};

class RsaPrivateKey {
public:
    /// PKCS #8 or PKCS #1 in PEM, not encrypted. Malformed; OutOfRange for its size.
    [[nodiscard]] static Result<RsaPrivateKey> fromPem(const Secret& pem);

    /// The message of joined blocks. A piece may have been cut within a character: the bytes are
    /// text only as a whole. Malformed for what this key's owner was not sent.
    [[nodiscard]] Result<Secret> decrypt(QByteArrayView blocks) const;
    /// SHA1withRSA; the same message has the same signature. Fault.
    [[nodiscard]] Result<QByteArray> signSha1(QByteArrayView message) const;
    [[nodiscard]] Result<RsaPublicKey> publicKey() const;

private:
    explicit RsaPrivateKey(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> m_key; ///< never null
};

} // namespace till::wire
