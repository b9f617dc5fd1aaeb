// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/mmsp/config.h"

#include <QString>

namespace till::channels {

/// A merchant's contract for quick pay (快捷支付).
struct QuickpayConfig : MmspAccess {
    QuickpayConfig() { nodeId = QStringLiteral("openapi"); }

    QString notifyUrl; ///< where results are told; 1 to 255 characters
    QString jumpUrl;   ///< where the customer's browser goes after paying; 1 to 255

    /// The document calls four interfaces not yet open.
    enum class NotYetOpen { Refused, Allowed };
    NotYetOpen notYetOpen = NotYetOpen::Refused;

    bool operator==(const QuickpayConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const QuickpayConfig& config);

} // namespace till::channels
