// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace till {

/// A value, or the reason why there is none. Functions returning one are [[nodiscard]].
template<typename T> using Result = tl::expected<T, Error>;

/// `return failure(ErrorCode::Malformed, u"two decimal points"_qs);`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString detail)
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace till
