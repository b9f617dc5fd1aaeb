// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/checkout_state.h"
#include "core/services/payment_state.h"

#include <QList>
#include <QString>

namespace till::models {

/// What customers can pay with by a code that the till shows, in the settings' order.
[[nodiscard]] QList<services::RouteView> shownMeans(const services::PaymentsState& payments);
/// What deposits can be taken with.
[[nodiscard]] QList<services::RouteView> depositMeans(const services::PaymentsState& payments);
/// As much of a deposit as the sale at the desk needs.
[[nodiscard]] Money usableOf(const payment::Payment& deposit, const services::CheckoutState& desk);

} // namespace till::models
