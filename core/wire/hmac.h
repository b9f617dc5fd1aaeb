// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

namespace till::wire {

/// HMAC-SHA256 (RFC 2104, FIPS 198-1): always 32 bytes. Any length of key, an empty one too.
[[nodiscard]] QByteArray hmacSha256(const Secret& key, QByteArrayView message);

} // namespace till::wire
