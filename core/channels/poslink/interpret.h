// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/message.h"
#include "core/payment/payment.h"
#include "core/ports/transport.h"

namespace till::channels {
namespace poslink {

/// What an answer to `message` comes down to. Whatever cannot be read or is not listed is Unknown,
/// with a sentence of ours in `text`; an amount or number that is not the message's is a
/// Contradiction, one that is missing is not.
[[nodiscard]] payment::Outcome interpret(const payment::Message& message,
                                         const ports::HttpAnswer& answer);

/// The same without an order to compare it with.
[[nodiscard]] payment::Outcome interpret(payment::Purpose purpose, const ports::HttpAnswer& answer);

} // namespace poslink
} // namespace till::channels
