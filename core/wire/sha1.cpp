// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/sha1.h"

#include <openssl/evp.h>

namespace till::wire {

QByteArray sha1(QByteArrayView bytes)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    const int ok =
        EVP_Digest(bytes.data(), static_cast<size_t>(bytes.size()),
                   reinterpret_cast<unsigned char*>(digest.data()), &size, EVP_sha1(), nullptr);
    if (ok != 1 || size != static_cast<unsigned int>(sha1Size))
        qFatal("SHA-1 is not available");
    digest.truncate(sha1Size);
    return digest;
}

} // namespace till::wire
