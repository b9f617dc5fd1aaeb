// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/random.h"

#include <random>

namespace till::support {

/// The same bytes in each run. One thread.
class SeededRandom : public ports::Random {
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override
    {
        QByteArray made(count, Qt::Uninitialized);
        for (char& each : made)
            each = static_cast<char>(m_engine() & 0xffU);
        return made;
    }

private:
    std::mt19937 m_engine{20'261'120U}; // NOLINT: the same sequence is the point
};

} // namespace till::support
