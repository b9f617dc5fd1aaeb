// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stdexcept>
#include <utility>

namespace till::support {

/// Stops the test with the reason when something that must work does not.
inline void require(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error(result.error().detail.toStdString());
}

template<typename Value> Value require(Result<Value> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail.toStdString());
    return std::move(*result);
}

} // namespace till::support
