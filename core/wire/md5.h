// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace till::wire {

inline constexpr qsizetype md5Size = 16;

/// MD5 (RFC 1321): 16 bytes. Collisions are found within seconds; it stands in a file of its own so
/// that each use shows: only for a counterpart whose protocol signs with it.
[[nodiscard]] QByteArray md5(QByteArrayView bytes);

} // namespace till::wire
