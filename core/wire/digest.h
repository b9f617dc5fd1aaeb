// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace till::wire {

inline constexpr qsizetype sha256Size = 32;

/// SHA-256 (FIPS 180-4) of the bytes: always 32 bytes.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);

} // namespace till::wire
