// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/seal.h"

#include <openssl/evp.h>

#include <memory>
#include <utility>

namespace till::wire {

namespace {

constexpr qsizetype tagSize = 16;

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* octets(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

Result<void> checkKey(const Secret& key)
{
    if (key.reveal().size() == sealKeySize)
        return {};
    return failure(ErrorCode::OutOfRange, QStringLiteral("a sealing key has 32 bytes"));
}

} // namespace

Result<QByteArray> seal(const Secret& key, const QByteArray& nonce, QByteArrayView context,
                        const Secret& content)
{
    if (Result<void> valid = checkKey(key); !valid)
        return failure(valid.error());
    if (nonce.size() != sealNonceSize)
        return failure(ErrorCode::OutOfRange, QStringLiteral("a nonce has 12 bytes"));
    const QByteArray& plain = content.reveal();
    QByteArray cipher(plain.size(), '\0');
    QByteArray tag(tagSize, '\0');
    int size = 0;
    int rest = 0;
    const Context gcm(EVP_CIPHER_CTX_new());
    if (!gcm ||
        EVP_EncryptInit_ex(gcm.get(), EVP_aes_256_gcm(), nullptr, octets(key.reveal()),
                           octets(nonce)) != 1 ||
        EVP_EncryptUpdate(gcm.get(), nullptr, &size, octets(context),
                          static_cast<int>(context.size())) != 1 ||
        EVP_EncryptUpdate(gcm.get(), octets(cipher), &size, octets(plain),
                          static_cast<int>(plain.size())) != 1 ||
        EVP_EncryptFinal_ex(gcm.get(), octets(cipher) + size, &rest) != 1 ||
        EVP_CIPHER_CTX_ctrl(gcm.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tagSize),
                            tag.data()) != 1)
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL could not seal"));
    return nonce + cipher + tag;
}

Result<Secret> unseal(const Secret& key, QByteArrayView context, QByteArrayView sealed)
{
    if (Result<void> valid = checkKey(key); !valid)
        return failure(valid.error());
    if (sealed.size() < sealNonceSize + tagSize)
        return failure(ErrorCode::Malformed, QStringLiteral("too short to be sealed"));
    const QByteArrayView nonce = sealed.first(sealNonceSize);
    QByteArray tag = sealed.last(tagSize).toByteArray();
    const QByteArrayView cipher = sealed.sliced(sealNonceSize).chopped(tagSize);
    QByteArray plain(cipher.size(), '\0');
    int size = 0;
    int rest = 0;
    const Context gcm(EVP_CIPHER_CTX_new());
    const bool isOpen = gcm &&
                        EVP_DecryptInit_ex(gcm.get(), EVP_aes_256_gcm(), nullptr,
                                           octets(key.reveal()), octets(nonce)) == 1 &&
                        EVP_DecryptUpdate(gcm.get(), nullptr, &size, octets(context),
                                          static_cast<int>(context.size())) == 1 &&
                        EVP_DecryptUpdate(gcm.get(), octets(plain), &size, octets(cipher),
                                          static_cast<int>(cipher.size())) == 1 &&
                        EVP_CIPHER_CTX_ctrl(gcm.get(), EVP_CTRL_GCM_SET_TAG,
                                            static_cast<int>(tagSize), tag.data()) == 1 &&
                        EVP_DecryptFinal_ex(gcm.get(), octets(plain) + size, &rest) == 1;
    Secret content(std::move(plain)); // also wipes what was deciphered and then found to be wrong
    if (!isOpen)
        return failure(ErrorCode::Refused, QStringLiteral("not sealed by this till"));
    return content;
}

} // namespace till::wire
