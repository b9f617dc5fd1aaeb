// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/payment_state.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::models {

/// What customers can pay with by a code that the till shows, in the settings' order.
[[nodiscard]] QList<services::RouteView> shownMeans(const services::PaymentsState& payments);
/// What deposits can be taken with.
[[nodiscard]] QList<services::RouteView> depositMeans(const services::PaymentsState& payments);
/// Who takes a payment code whose wallet is not known yet; none where nobody does.
[[nodiscard]] std::optional<services::RouteView>
routeOfCodes(const services::PaymentsState& payments);

} // namespace till::models
