// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/random.h"

namespace till::desk {

/// The operating system's random source.
class SystemRandom final : public ports::Random {
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override;
};

} // namespace till::desk
