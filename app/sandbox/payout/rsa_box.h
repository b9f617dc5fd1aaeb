// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st;

namespace till::sandbox::payout {

/// An RSA key, public or private, and what the payout document does with it: PKCS#1 v1.5 in blocks,
/// and SHA1withRSA.
class RsaKey {
public:
    /// Malformed for a text that is no such key in PEM.
    [[nodiscard]] static Result<RsaKey> fromPublicPem(const QByteArray& pem);
    [[nodiscard]] static Result<RsaKey> fromPrivatePem(const QByteArray& pem);
    /// A new pair of 1024 bits: what the document asks for.
    [[nodiscard]] static Result<RsaKey> generate();

    [[nodiscard]] QByteArray publicPem() const;
    /// Bytes of one block.
    [[nodiscard]] int blockSize() const;

    /// Random: the same text is another cipher each time.
    [[nodiscard]] Result<QByteArray> encrypt(const QByteArray& plain) const;
    /// Malformed unless it is whole blocks that this private key opens.
    [[nodiscard]] Result<QByteArray> decrypt(const QByteArray& cipher) const;
    [[nodiscard]] Result<QByteArray> sign(const QByteArray& plain) const;
    [[nodiscard]] bool verify(const QByteArray& plain, const QByteArray& signature) const;

private:
    explicit RsaKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}

    std::shared_ptr<evp_pkey_st> m_key; ///< never changed
};

} // namespace till::sandbox::payout
