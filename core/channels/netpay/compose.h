// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/channels/fields.h"
#include "core/channels/netpay/config.h"
#include "core/channels/netpay/messages.h"
#include "core/payment/message.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

namespace till::channels {
namespace netpay {

/// What is sent where.
struct Call {
    QLatin1StringView path; ///< "/v1/netpay/query"
    QByteArray body;
};

/// "2019-02-15 13:45:09": China's time, which has been UTC+8 all year since 1991.
[[nodiscard]] QString chinaTime(Instant instant);

/// Malformed, OutOfRange: the message cannot be said, `detail` names the field; Refused: 全民付
/// does not do that, or makes no codes for these means.
[[nodiscard]] Result<Call> compose(const payment::Message& message, const NetpayConfig& config,
                                   Instant now);

/// What the document asks of an order beyond its table: goods or their number, and how a divided
/// order adds up. Malformed, OutOfRange.
[[nodiscard]] Result<void> checkOrder(const OrderRequest& order);
/// One sub-merchant at a time, and the parts make the sum.
[[nodiscard]] Result<void> checkRefund(const RefundRequest& refund);

} // namespace netpay
} // namespace till::channels
