// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace till::wire {

inline constexpr qsizetype sha1Size = 20;

/// SHA-1 (FIPS 180-4): 20 bytes. It is broken where collisions matter and stands in a file of its
/// own so that each use shows: only for a counterpart whose protocol knows nothing better.
[[nodiscard]] QByteArray sha1(QByteArrayView bytes);

} // namespace till::wire
