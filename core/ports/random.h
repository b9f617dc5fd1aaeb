// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace till::ports {

/// Randomness, as a parameter. Thread-safe.
class Random {
public:
    virtual ~Random() = default;

    /// `count` bytes that nobody can guess.
    [[nodiscard]] virtual QByteArray bytes(qsizetype count) = 0;
};

} // namespace till::ports
