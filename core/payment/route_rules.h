// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/payment/routing.h"

#include <QList>
#include <QStringList>

namespace till::payment {

/// Rules as the settings write them: "read wechat: mmsp, poslink" or "shown *: netpay". Malformed
/// names the one that cannot be read; Conflict: two for the same means and presentation.
[[nodiscard]] Result<QList<RouteRule>> parseRouteRules(const QStringList& texts);

} // namespace till::payment
