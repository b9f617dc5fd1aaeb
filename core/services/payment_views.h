// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/message.h"
#include "core/payment/traits.h"
#include "core/services/payment_book.h"
#include "core/services/payment_state.h"

/// What screens see of the payments that are taken care of.
namespace till::services {

[[nodiscard]] PaymentView viewOf(const OpenPayment& open, qint64 nowMs,
                                 const payment::ChannelTraits& traits);

/// What an acquirer that wants to know the goods is told: lines that count, what they cost each and
/// how much of it was taken off, the share of a whole-sale discount included.
[[nodiscard]] QList<payment::Goods> goodsOf(const sale::Sale& sale);

/// The traits with the waits between queries stretched or shortened for one payment, so that tills
/// that lost the line together do not ask together.
[[nodiscard]] payment::ChannelTraits jittered(payment::ChannelTraits traits, int permille);

} // namespace till::services
