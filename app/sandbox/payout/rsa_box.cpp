// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/rsa_box.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <utility>

namespace till::sandbox::payout {

namespace {

constexpr unsigned int keyBits = 1024;
constexpr qsizetype paddingBytes = 11; ///< the least of PKCS#1 v1.5

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

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* bytesOf(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

tl::unexpected<Error> broken(const QString& what)
{
    ERR_clear_error();
    return failure(ErrorCode::Malformed, what);
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY* key)
{
    return {key, EVP_PKEY_free};
}

bool isRsa(EVP_PKEY* key)
{
    return key != nullptr && EVP_PKEY_base_id(key) == EVP_PKEY_RSA;
}

using Step = int (*)(EVP_PKEY_CTX*, unsigned char*, size_t*, const unsigned char*, size_t);

/// One block through encryption or decryption; empty with `works` false when it fails.
QByteArray block(EVP_PKEY_CTX* context, Step step, const QByteArray& in, bool& works)
{
    size_t size = 0;
    const auto length = static_cast<size_t>(in.size());
    works = step(context, nullptr, &size, bytesOf(in), length) == 1;
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    works = works && step(context, bytesOf(out), &size, bytesOf(in), length) == 1;
    return works ? out.first(static_cast<qsizetype>(size)) : QByteArray();
}

} // namespace

Result<RsaKey> RsaKey::fromPublicPem(const QByteArray& pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    auto key = owned(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    if (!isRsa(key.get()))
        return broken(u"no RSA public key in PEM"_qs);
    return RsaKey(std::move(key));
}

Result<RsaKey> RsaKey::fromPrivatePem(const QByteArray& pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    auto key = owned(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!isRsa(key.get()))
        return broken(u"no RSA private key in PEM"_qs);
    return RsaKey(std::move(key));
}

Result<RsaKey> RsaKey::generate()
{
    auto key = owned(EVP_RSA_gen(keyBits));
    if (!isRsa(key.get()))
        return broken(u"no RSA key could be made"_qs);
    return RsaKey(std::move(key));
}

QByteArray RsaKey::publicPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(bio.get(), m_key.get());
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

int RsaKey::blockSize() const
{
    return EVP_PKEY_get_size(m_key.get());
}

Result<QByteArray> RsaKey::encrypt(const QByteArray& plain) const
{
    const Context context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    if (EVP_PKEY_encrypt_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1)
        return broken(u"RSA encryption"_qs);
    QByteArray cipher;
    const qsizetype most = blockSize() - paddingBytes;
    for (qsizetype at = 0; at < plain.size(); at += most) {
        bool works = false;
        cipher += block(context.get(), EVP_PKEY_encrypt, plain.mid(at, most), works);
        if (!works)
            return broken(u"RSA encryption"_qs);
    }
    return cipher;
}

Result<QByteArray> RsaKey::decrypt(const QByteArray& cipher) const
{
    const Context context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    const bool isWhole = !cipher.isEmpty() && cipher.size() % blockSize() == 0;
    if (!isWhole || EVP_PKEY_decrypt_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1)
        return broken(u"RSA decryption"_qs);
    QByteArray plain;
    for (qsizetype at = 0; at < cipher.size(); at += blockSize()) {
        bool works = false;
        plain += block(context.get(), EVP_PKEY_decrypt, cipher.mid(at, blockSize()), works);
        if (!works)
            return broken(u"RSA decryption"_qs);
    }
    return plain;
}

Result<QByteArray> RsaKey::sign(const QByteArray& plain) const
{
    const Digest context(EVP_MD_CTX_new());
    size_t size = static_cast<size_t>(blockSize());
    QByteArray signature(blockSize(), Qt::Uninitialized);
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha1(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), bytesOf(signature), &size, bytesOf(plain),
                       static_cast<size_t>(plain.size())) != 1)
        return broken(u"RSA signature"_qs);
    return signature.first(static_cast<qsizetype>(size));
}

bool RsaKey::verify(const QByteArray& plain, const QByteArray& signature) const
{
    const Digest context(EVP_MD_CTX_new());
    const bool isGood =
        EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha1(), nullptr, m_key.get()) == 1 &&
        EVP_DigestVerify(context.get(), bytesOf(signature), static_cast<size_t>(signature.size()),
                         bytesOf(plain), static_cast<size_t>(plain.size())) == 1;
    ERR_clear_error();
    return isGood;
}

} // namespace till::sandbox::payout
