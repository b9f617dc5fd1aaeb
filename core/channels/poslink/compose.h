// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/poslink/config.h"
#include "core/payment/message.h"

#include <QByteArray>
#include <QString>

namespace till::channels {
namespace poslink {

/// What is sent where.
struct Call {
    QString path; ///< "/v2/poslink/transaction/pay"
    QByteArray body;
};

/// "/v2/poslink/transaction/pay". `purpose` is one that POS通 knows.
[[nodiscard]] QString pathOf(payment::Purpose purpose, const PoslinkConfig::Versions& versions);

/// Malformed, OutOfRange: the message cannot be said; `detail` names the field.
[[nodiscard]] Result<Call> compose(const payment::Message& message, const PoslinkConfig& config);

} // namespace poslink
} // namespace till::channels
