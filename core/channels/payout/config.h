// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QTime>
#include <QUrl>

namespace till::channels {

/// A merchant's contract about payouts (代付), as the settings hold it. The private key is not in
/// here.
struct PayoutConfig {
    /// The interface of the document takes no larger one: 10,000,000 yuan.
    static constexpr Money amountEver = Money::fromFen(1'000'000'000);

    QUrl base;                    ///< the whole address: the document names no path
    QString merNo;                ///< 商户号, at most 20 characters
    QByteArray platformPublicKey; ///< PEM: requests are encrypted for it
    /// PEM of the public key that the platform was given; empty: not compared. A private key that
    /// does not belong to it is found before anything is sent.
    QByteArray merchantPublicKey;

    Money amountLeast = Money::fromFen(1); ///< of one payout
    Money amountMost = amountEver;
    QTime opens; ///< China's time; not set: at any time
    QTime closes;
    Money fee; ///< per payout, from the same balance

    QString businessType = QStringLiteral("001"); ///< BUSIYPE where nobody says one
    QString payType = QStringLiteral("1");        ///< PAYTYPE: "1" balance, "2" bank, "3" advance
    QString chlNo;                                ///< 渠道号; empty: the platform chooses
    QString chlMerNo;

    /// The document only says that answers are encrypted: anybody who has the merchant's public key
    /// could have made one.
    enum class AnswerSignature {
        WhenPresent, ///< one that is there has to be right
        Required,
    };
    AnswerSignature answerSignature = AnswerSignature::WhenPresent;

    bool operator==(const PayoutConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const PayoutConfig& config);

} // namespace till::channels
