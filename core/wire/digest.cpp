// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/digest.h"

#include <openssl/evp.h>

#include <array>

namespace till::wire {

QByteArray sha256(QByteArrayView bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const int ok = EVP_Digest(bytes.data(), static_cast<size_t>(bytes.size()), digest.data(), &size,
                              EVP_sha256(), nullptr);
    // Only a process without memory or without OpenSSL's default provider gets here; a wrong digest
    // must not leave this function.
    if (ok != 1 || size != static_cast<unsigned int>(sha256Size))
        qFatal("SHA-256 is not available");
    return QByteArray(reinterpret_cast<const char*>(digest.data()), sha256Size);
}

} // namespace till::wire
