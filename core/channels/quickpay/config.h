// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/mmsp/config.h"

#include <QString>
#include <QtGlobal>

namespace till::channels {

/// A merchant's contract for quick pay (快捷支付).
struct QuickpayConfig : MmspAccess {
    QuickpayConfig() { nodeId = QStringLiteral("openapi"); }

    QString notifyUrl; ///< where results are told; 1 to 255 characters
    QString jumpUrl;   ///< where the customer's browser goes after paying; 1 to 255

    /// The document calls four interfaces not yet open.
    enum class NotYetOpen { Refused, Allowed };
    NotYetOpen notYetOpen = NotYetOpen::Refused;

    int resendAfterMs = 60'000; ///< an SMS is sent again no sooner after the last one

    bool operator==(const QuickpayConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const QuickpayConfig& config);

/// How long to wait until an SMS may be sent again; 0: it may be now. Both moments are of the same
/// steady clock.
[[nodiscard]] qint64 resendWaitMs(qint64 lastSmsMs, qint64 nowMs, const QuickpayConfig& config);

} // namespace till::channels
