// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/rsa.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <utility>

namespace till::wire {

namespace {

constexpr int bitsLeast = 1024;
constexpr int bitsMost = 4096;
constexpr qsizetype paddingSize = 11;
constexpr qsizetype pemMost = 16'384;

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeContext {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
using Context = std::unique_ptr<EVP_PKEY_CTX, FreeContext>;
using Digest = std::unique_ptr<EVP_MD_CTX, FreeDigest>;
using Key = std::shared_ptr<EVP_PKEY>;

const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* octets(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// The library would ask for a pass phrase at the terminal.
int noPassPhrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*user*/)
{
    return -1;
}

Bio bioOf(QByteArrayView pem)
{
    if (pem.isEmpty() || pem.size() > pemMost)
        return {};
    return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

Result<Key> checked(EVP_PKEY* loaded)
{
    Key key(loaded, EVP_PKEY_free);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return failure(ErrorCode::Malformed, QStringLiteral("no RSA key in PEM"));
    const int bits = EVP_PKEY_get_bits(key.get());
    if (bits < bitsLeast || bits > bitsMost)
        return failure(ErrorCode::OutOfRange, QStringLiteral("an RSA key of %1 bits, allowed %2 "
                                                             "to %3")
                                                  .arg(bits)
                                                  .arg(bitsLeast)
                                                  .arg(bitsMost));
    return key;
}

Result<Context> contextFor(const Key& key, int (*start)(EVP_PKEY_CTX*))
{
    Context context(EVP_PKEY_CTX_new(key.get(), nullptr));
    if (!context || start(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1)
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL refused the RSA key"));
    return context;
}

} // namespace

RsaPublicKey::RsaPublicKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}

Result<RsaPublicKey> RsaPublicKey::fromPem(QByteArrayView pem)
{
    const Bio bio = bioOf(pem);
    Result<Key> key =
        checked(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassPhrase, nullptr) : nullptr);
    if (!key)
        return failure(key.error());
    return RsaPublicKey(*std::move(key));
}

qsizetype RsaPublicKey::blockSize() const
{
    return EVP_PKEY_get_size(m_key.get());
}

Result<QByteArray> RsaPublicKey::encrypt(QByteArrayView message) const
{
    const Result<Context> context = contextFor(m_key, EVP_PKEY_encrypt_init);
    if (!context)
        return failure(context.error());
    const qsizetype pieceMost = blockSize() - paddingSize;
    const qsizetype pieces = std::max<qsizetype>(1, (message.size() + pieceMost - 1) / pieceMost);
    QByteArray blocks(pieces * blockSize(), '\0');
    for (qsizetype i = 0; i < pieces; ++i) {
        const qsizetype from = i * pieceMost;
        const QByteArrayView piece =
            message.sliced(from, std::min(pieceMost, message.size() - from));
        auto size = static_cast<size_t>(blockSize());
        if (EVP_PKEY_encrypt(context->get(), octets(blocks) + i * blockSize(), &size, octets(piece),
                             static_cast<size_t>(piece.size())) != 1 ||
            size != static_cast<size_t>(blockSize()))
            return failure(ErrorCode::Fault, QStringLiteral("OpenSSL could not encrypt"));
    }
    return blocks;
}

bool RsaPublicKey::verifySha1(QByteArrayView message, QByteArrayView signature) const
{
    const Digest digest(EVP_MD_CTX_new());
    return digest && signature.size() == blockSize() &&
           EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha1(), nullptr, m_key.get()) == 1 &&
           EVP_DigestVerify(digest.get(), octets(signature), static_cast<size_t>(signature.size()),
                            octets(message), static_cast<size_t>(message.size())) == 1;
}

bool RsaPublicKey::operator==(const RsaPublicKey& other) const
{
    return EVP_PKEY_eq(m_key.get(), other.m_key.get()) == 1;
}

RsaPrivateKey::RsaPrivateKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}

Result<RsaPrivateKey> RsaPrivateKey::fromPem(const Secret& pem)
{
    const Bio bio = bioOf(pem.reveal());
    Result<Key> key =
        checked(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassPhrase, nullptr) : nullptr);
    if (!key)
        return failure(key.error());
    return RsaPrivateKey(*std::move(key));
}

Result<Secret> RsaPrivateKey::decrypt(QByteArrayView blocks) const
{
    const Result<Context> context = contextFor(m_key, EVP_PKEY_decrypt_init);
    if (!context)
        return failure(context.error());
    const qsizetype blockSize = EVP_PKEY_get_size(m_key.get());
    if (blocks.isEmpty() || blocks.size() % blockSize != 0)
        return failure(
            ErrorCode::Malformed,
            QStringLiteral("%1 bytes are no blocks of %2").arg(blocks.size()).arg(blockSize));
    // As large as the blocks, so that the library never writes beyond the end.
    QByteArray message(blocks.size(), '\0');
    qsizetype length = 0;
    for (qsizetype from = 0; from < blocks.size(); from += blockSize) {
        auto size = static_cast<size_t>(blockSize);
        if (EVP_PKEY_decrypt(context->get(), octets(message) + length, &size,
                             octets(blocks.sliced(from, blockSize)),
                             static_cast<size_t>(blockSize)) != 1) {
            const Secret wiped(std::move(message));
            return failure(ErrorCode::Malformed, QStringLiteral("not encrypted for this key"));
        }
        length += static_cast<qsizetype>(size);
    }
    message.truncate(length);
    return Secret(std::move(message));
}

Result<QByteArray> RsaPrivateKey::signSha1(QByteArrayView message) const
{
    const Digest digest(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(m_key.get()), '\0');
    auto size = static_cast<size_t>(signature.size());
    if (!digest ||
        EVP_DigestSignInit(digest.get(), nullptr, EVP_sha1(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(digest.get(), octets(signature), &size, octets(message),
                       static_cast<size_t>(message.size())) != 1 ||
        size != static_cast<size_t>(signature.size()))
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL could not sign"));
    return signature;
}

Result<RsaPublicKey> RsaPrivateKey::publicKey() const
{
    // The key itself would do for the library, but must not travel as a public one.
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(m_key.get(), &der);
    const unsigned char* start = der;
    Key key(size > 0 ? d2i_PUBKEY(nullptr, &start, size) : nullptr, EVP_PKEY_free);
    OPENSSL_free(der);
    if (!key)
        return failure(ErrorCode::Fault, QStringLiteral("OpenSSL gave no RSA public key"));
    return RsaPublicKey(std::move(key));
}

} // namespace till::wire
