// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace till::channels {

/// The shop's contract with the membership host.
struct LoyaltyConfig {
    /// In which times are sent that were not received from the host.
    enum class TimeUnit { Seconds, Milliseconds };
    /// Whether the check-in carries a trace number, which the document does not list.
    enum class CheckinTrace { LeftOut, Sent };

    QUrl base;                                   ///< "https://jpos.example.com", no path
    QString prefix = QStringLiteral("/v1/jpos"); ///< before each interface's path
    QString storeNo;                             ///< 商户号, 1 to 32 characters
    QString terminalNo;                          ///< 终端号, 1 to 32 characters
    TimeUnit timeUnit = TimeUnit::Seconds;
    CheckinTrace checkinTrace = CheckinTrace::LeftOut;
    /// Sent as cardNo of a settlement, which the document requires although there is no card.
    QString settleCardNo = QStringLiteral("0");
    /// ISO 8583 field 22 of every consumption; empty: from how the member's number came in.
    QString consumeType;
    QUrl detailAddress; ///< where the detail of an uneven batch is posted; empty: nowhere

    bool operator==(const LoyaltyConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const LoyaltyConfig& config);

} // namespace till::channels
