// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/tdes.h"

#include <openssl/evp.h>

#include <memory>
#include <utility>

namespace till::wire {
namespace tdes {

namespace {

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

enum class Way { Decrypt, Encrypt };

const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// OpenSSL wants two halves; a single key is two equal ones, which is plain DES.
Secret doubled(const QByteArray& key)
{
    QByteArray whole;
    whole.reserve(doubleKeySize);
    whole += key;
    if (key.size() == singleKeySize)
        whole += key;
    return Secret(std::move(whole));
}

Result<void> run(Way way, const Secret& key, QByteArrayView input, QByteArray& output)
{
    const QByteArray& bytes = key.reveal();
    if (bytes.size() != singleKeySize && bytes.size() != doubleKeySize)
        return failure(ErrorCode::OutOfRange, QStringLiteral("a TDES key has 8 or 16 bytes"));
    if (input.isEmpty() || input.size() % blockSize != 0)
        return failure(ErrorCode::OutOfRange, QStringLiteral("TDES takes whole blocks"));
    const Secret whole = doubled(bytes);
    const Context context(EVP_CIPHER_CTX_new());
    output.resize(input.size());
    int size = 0;
    const int isEncrypting = way == Way::Encrypt ? 1 : 0;
    if (!context ||
        EVP_CipherInit_ex(context.get(), EVP_des_ede_ecb(), nullptr, octets(whole.reveal()),
                          nullptr, isEncrypting) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(output.data()), &size,
                         octets(input), static_cast<int>(input.size())) != 1 ||
        size != output.size())
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL offers no TDES"));
    return {};
}

} // namespace

Result<QByteArray> encrypt(const Secret& key, QByteArrayView plain)
{
    QByteArray cipher;
    if (const Result<void> done = run(Way::Encrypt, key, plain, cipher); !done)
        return failure(done.error());
    return cipher;
}

Result<Secret> decrypt(const Secret& key, QByteArrayView cipher)
{
    QByteArray plain;
    const Result<void> done = run(Way::Decrypt, key, cipher, plain);
    Secret secret(std::move(plain));
    if (!done)
        return failure(done.error());
    return secret;
}

} // namespace tdes
} // namespace till::wire
