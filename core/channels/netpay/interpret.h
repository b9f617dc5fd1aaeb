// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/channels/netpay/messages.h"
#include "core/payment/message.h"
#include "core/payment/payment.h"
#include "core/ports/transport.h"

#include <QString>

#include <optional>

namespace till::channels {
namespace netpay {

/// What was asked with: an answer that echoes something else is about something else. What is
/// empty is not compared.
struct Asked {
    QString mid;
    QString tid;
    QString order;                        ///< our number of the order
    QString request;                      ///< our number of the refund
    std::optional<Money> orderAmount;     ///< of the order that is paid or asked for
    std::optional<Money> completedAmount; ///< of a completion
    bool byNumber = false; ///< asked by the wallet's number: `order` has to come back
};

/// What an answer comes down to. Whatever cannot be read or is not listed is Unknown, with a
/// sentence of ours in `text`; an amount or number that is not what was asked for is a
/// Contradiction, one that is missing is not. An order without a code to show is InProgress: it
/// cannot be paid at the counter, and is to be closed.
[[nodiscard]] payment::Outcome interpret(payment::Purpose purpose, const Asked& asked,
                                         const ports::HttpAnswer& answer);

/// What a verified notification says; no proof of anything.
[[nodiscard]] payment::Outcome interpret(const Notification& notification);

} // namespace netpay
} // namespace till::channels
