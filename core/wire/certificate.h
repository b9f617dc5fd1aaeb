// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace till::wire {

/// SHA-256 of the SubjectPublicKeyInfo (RFC 5280 section 4.1) of an X.509 certificate in DER: what
/// a pin is compared with; 32 bytes. A renewed certificate with the same key keeps it. Malformed.
[[nodiscard]] Result<QByteArray> publicKeyDigest(QByteArrayView certificate);

/// A pin as people write it: 44 characters of base64 or 64 of hex, with or without "sha256/" or
/// "sha256//" before it. The 32 bytes; Malformed for anything else.
[[nodiscard]] Result<QByteArray> parsePin(const QString& text);

} // namespace till::wire
