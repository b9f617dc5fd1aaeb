// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QString>

namespace till::sandbox::mmsp {

/// The platform's numbers: 18 digits that begin with the day and do not look like a counter.
class Serials {
public:
    explicit Serials(quint64 seed) : m_seed(seed) {}

    [[nodiscard]] QString next(Instant now);
    /// How many were given out; restored so that none comes twice.
    [[nodiscard]] qint64 count() const { return m_count; }
    void skipTo(qint64 count) { m_count = count > m_count ? count : m_count; }

private:
    quint64 m_seed;
    qint64 m_count = 0;
};

} // namespace till::sandbox::mmsp
