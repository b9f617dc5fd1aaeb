// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/hmac.h"

#include "core/wire/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace till::wire {

QByteArray hmacSha256(const Secret& key, QByteArrayView message)
{
    QByteArray code(sha256Size, '\0');
    unsigned int size = 0;
    const QByteArray& bytes = key.reveal();
    const unsigned char* result = HMAC(
        EVP_sha256(), bytes.constData(), static_cast<int>(bytes.size()),
        reinterpret_cast<const unsigned char*>(message.data()), static_cast<size_t>(message.size()),
        reinterpret_cast<unsigned char*>(code.data()), &size);
    // As with the digest: nothing but a broken OpenSSL gets here, and a wrong code must not leave.
    if (result == nullptr || size != static_cast<unsigned int>(sha256Size))
        qFatal("HMAC-SHA256 is not available");
    return code;
}

} // namespace till::wire
