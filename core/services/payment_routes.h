// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/routing.h"
#include "core/services/payment_state.h"

#include <QList>

/// What a till can be paid with, and by whom. Pure.
namespace till::services {

/// Each means that one of the channels knows: read, shown, and shown as a deposit.
[[nodiscard]] QList<RouteView> routesOf(const QList<payment::RouteRule>& rules,
                                        const QList<payment::RouteChoice>& channels);

} // namespace till::services
