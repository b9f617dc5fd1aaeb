// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/ed25519.h"

#include <openssl/evp.h>

#include <memory>

namespace till::wire {

namespace {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* octets(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

Result<Key> privateKey(const Secret& seed)
{
    const QByteArray& bytes = seed.reveal();
    if (bytes.size() != Ed25519::seedSize)
        return failure(ErrorCode::OutOfRange, QStringLiteral("an Ed25519 seed has 32 bytes"));
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(bytes),
                                         static_cast<size_t>(bytes.size())));
    if (!key)
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL refused the Ed25519 seed"));
    return key;
}

} // namespace

Result<QByteArray> Ed25519::publicKey(const Secret& seed)
{
    const Result<Key> key = privateKey(seed);
    if (!key)
        return failure(key.error());
    QByteArray bytes(publicKeySize, '\0');
    auto size = static_cast<size_t>(bytes.size());
    if (EVP_PKEY_get_raw_public_key(key->get(), octets(bytes), &size) != 1 ||
        size != static_cast<size_t>(publicKeySize))
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL gave no Ed25519 public key"));
    return bytes;
}

Result<QByteArray> Ed25519::sign(const Secret& seed, QByteArrayView message)
{
    const Result<Key> key = privateKey(seed);
    if (!key)
        return failure(key.error());
    const Context context(EVP_MD_CTX_new());
    QByteArray signature(signatureSize, '\0');
    auto size = static_cast<size_t>(signature.size());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key->get()) != 1 ||
        EVP_DigestSign(context.get(), octets(signature), &size, octets(message),
                       static_cast<size_t>(message.size())) != 1 ||
        size != static_cast<size_t>(signatureSize))
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL could not sign"));
    return signature;
}

bool Ed25519::verify(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    if (publicKey.size() != publicKeySize || signature.size() != signatureSize)
        return false;
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(publicKey),
                                              static_cast<size_t>(publicKey.size())));
    const Context context(EVP_MD_CTX_new());
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), octets(signature), static_cast<size_t>(signature.size()),
                            octets(message), static_cast<size_t>(message.size())) == 1;
}

} // namespace till::wire
