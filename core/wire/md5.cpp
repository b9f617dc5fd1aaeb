// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/md5.h"

#include <QCryptographicHash>

namespace till::wire {

QByteArray md5(QByteArrayView bytes)
{
    // Qt's own: a system whose OpenSSL is set to FIPS has no MD5, and the acquirers still ask.
    // Read where they lie: they end in a key, of which no copy is to stay behind.
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

} // namespace till::wire
