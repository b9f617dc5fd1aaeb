// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/mmsp/config.h"

#include <QString>
#include <QUrl>

namespace till::channels {

/// A merchant's contract for the gateway (网关支付): a bank's own page.
struct GatewayConfig : MmspAccess {
    GatewayConfig() { nodeId = QStringLiteral("openapi"); }

    QUrl payAddress;   ///< where the browser posts its form; empty: `base`
    QString notifyUrl; ///< where results are told; 1 to 255 characters
    QString jumpUrl;   ///< where the customer's browser goes after paying; 1 to 255
    /// The bank's channel where nobody chooses one; see banks.h. Production may have others.
    QString payChannel = QStringLiteral("YLBILL-NET-B2C");
    QString goodsName; ///< where the message has no goods; at most 32; empty: not said

    bool operator==(const GatewayConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const GatewayConfig& config);

} // namespace till::channels
