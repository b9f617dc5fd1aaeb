// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/certificate.h"

#include "core/wire/digest.h"

#include <openssl/x509.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace till::wire {
namespace {

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeBytes {
    void operator()(unsigned char* bytes) const { OPENSSL_free(bytes); }
};

} // namespace

Result<QByteArray> publicKeyDigest(QByteArrayView certificate)
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(certificate.data());
    const std::unique_ptr<X509, FreeCertificate> parsed(
        d2i_X509(nullptr, &bytes, static_cast<long>(certificate.size())));
    if (!parsed)
        return failure(ErrorCode::Malformed, QStringLiteral("not an X.509 certificate"));
    unsigned char* encoded = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(parsed.get()), &encoded);
    const std::unique_ptr<unsigned char, FreeBytes> owned(encoded);
    if (size <= 0)
        return failure(ErrorCode::Malformed, QStringLiteral("a certificate without a public key"));
    return sha256(QByteArrayView(encoded, size));
}

Result<QByteArray> parsePin(const QString& text)
{
    QByteArray digits = text.trimmed().toLatin1();
    for (const char* prefix : {"sha256//", "sha256/"}) {
        if (digits.startsWith(prefix)) {
            digits.remove(0, static_cast<qsizetype>(qstrlen(prefix)));
            break;
        }
    }
    const bool isHex = digits.size() == 2 * sha256Size &&
                       std::all_of(digits.begin(), digits.end(), [](char digit) {
                           return std::isxdigit(static_cast<unsigned char>(digit)) != 0;
                       });
    if (isHex)
        return QByteArray::fromHex(digits);
    // Encoded anew it has to be the same: stray characters and bits are typing errors.
    const QByteArray bytes = QByteArray::fromBase64(digits);
    if (bytes.size() == sha256Size && bytes.toBase64() == digits)
        return bytes;
    return failure(ErrorCode::Malformed,
                   QStringLiteral("a pin is 44 characters of base64 or 64 of hex"));
}

} // namespace till::wire
