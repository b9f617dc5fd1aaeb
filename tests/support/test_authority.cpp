// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_authority.h"

#include <QRandomGenerator>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <stdexcept>
#include <utility>

namespace till::support {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};
template<typename T> using Owned = std::unique_ptr<T, Free>;

void require(bool worked)
{
    if (!worked)
        throw std::runtime_error("OpenSSL could not make a test certificate");
}

QByteArray contents(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

QByteArray pemOf(X509* certificate)
{
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(bio.get(), certificate) == 1);
    return contents(bio.get());
}

QByteArray pemOf(EVP_PKEY* key)
{
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_PrivateKey_traditional(bio.get(), key, nullptr, nullptr, 0, nullptr,
                                                 nullptr) == 1);
    return contents(bio.get());
}

void extend(X509* certificate, int kind, const QByteArray& value)
{
    const Owned<X509_EXTENSION> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.constData()));
    require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

struct Signer {
    EVP_PKEY* key;
    QByteArray name;
};

Owned<X509> make(const Subject& subject, const QByteArray& name, EVP_PKEY* key,
                 const Signer& signer)
{
    Owned<X509> certificate(X509_new());
    X509* made = certificate.get();
    const auto setName = [](X509_NAME* place, const QByteArray& text) {
        require(X509_NAME_add_entry_by_txt(place, "CN", MBSTRING_UTF8,
                                           reinterpret_cast<const unsigned char*>(text.constData()),
                                           static_cast<int>(text.size()), -1, 0) == 1);
    };
    require(X509_set_version(made, X509_VERSION_3) == 1);
    require(ASN1_INTEGER_set(X509_get_serialNumber(made),
                             QRandomGenerator::global()->bounded(1, 2'000'000'000)) == 1);
    X509_gmtime_adj(X509_getm_notBefore(made), subject.validFrom);
    X509_gmtime_adj(X509_getm_notAfter(made), subject.validUntil);
    setName(X509_get_subject_name(made), name);
    setName(X509_get_issuer_name(made), signer.name);
    require(X509_set_pubkey(made, key) == 1);
    if (subject.names.isEmpty()) {
        extend(made, NID_basic_constraints, "critical,CA:TRUE");
        extend(made, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        extend(made, NID_basic_constraints, "critical,CA:FALSE");
        extend(made, NID_subject_alt_name, subject.names);
    }
    require(X509_sign(made, signer.key, EVP_sha256()) > 0);
    return certificate;
}

const QByteArray ownName = QByteArrayLiteral("Test party");

} // namespace

void TestAuthority::FreeKey::operator()(evp_pkey_st* key) const
{
    EVP_PKEY_free(key);
}

TestAuthority::TestAuthority(QByteArray name) : m_key(EVP_EC_gen("P-256")), m_name(std::move(name))
{
    require(m_key != nullptr);
    const Signer self{.key = m_key.get(), .name = m_name};
    m_certificate = pemOf(make({.names = {}}, m_name, m_key.get(), self).get());
}

TestAuthority::~TestAuthority() = default;

Identity TestAuthority::issue(const Subject& subject) const
{
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    const Owned<X509> made =
        make(subject, ownName, key.get(), {.key = m_key.get(), .name = m_name});
    return {pemOf(made.get()), pemOf(key.get())};
}

Identity TestAuthority::selfSigned(const Subject& subject)
{
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    const Owned<X509> made = make(subject, ownName, key.get(), {.key = key.get(), .name = ownName});
    return {pemOf(made.get()), pemOf(key.get())};
}

} // namespace till::support
