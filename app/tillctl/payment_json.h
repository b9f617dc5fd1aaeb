// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/payment_state.h"

#include <QJsonArray>
#include <QJsonObject>

namespace till::ctl {

/// What the acquirer said about an order; amounts as text in yuan.
[[nodiscard]] QJsonObject factsJson(const payment::Facts& facts);
/// A payment, void or refund with what the acquirer said; amounts as text in yuan. No payment code
/// but its last four digits.
[[nodiscard]] QJsonObject paymentJson(const payment::Payment& payment);
[[nodiscard]] QJsonArray paymentsJson(const QList<payment::Payment>& payments);
[[nodiscard]] QJsonObject refusalJson(const services::PaymentRefusal& refusal);
[[nodiscard]] QJsonObject traitsJson(const payment::ChannelTraits& traits);
/// Who takes these means that way, and why.
[[nodiscard]] QJsonObject routeJson(const services::RouteView& view);
/// A deposit that is held; `daysLeft` is absent where the acquirer never gives it back by itself.
[[nodiscard]] QJsonObject depositJson(const services::DepositView& view);

} // namespace till::ctl
