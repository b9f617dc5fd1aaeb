// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

/// Bytes as text. Reading is strict, so that one sequence of bytes has exactly one text that is
/// accepted, up to the case of hexadecimal letters.
namespace till::wire {

/// Lower case, two digits a byte.
[[nodiscard]] QString toHex(QByteArrayView bytes);
/// Either case. Malformed for an odd length or any other character.
[[nodiscard]] Result<QByteArray> fromHex(QStringView text);

/// RFC 4648 section 5 without padding.
[[nodiscard]] QString toBase64Url(QByteArrayView bytes);
/// Malformed for padding, blanks, other characters, an impossible length or stray bits at the end.
[[nodiscard]] Result<QByteArray> fromBase64Url(QStringView text);

/// RFC 4648 section 4 with padding.
[[nodiscard]] QString toBase64(QByteArrayView bytes);
/// Malformed for missing padding, blanks, other characters or stray bits at the end.
[[nodiscard]] Result<QByteArray> fromBase64(QStringView text);

} // namespace till::wire
