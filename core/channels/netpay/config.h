// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/open_platform/authorization.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace till::channels {

/// What notifications are signed with. Configured: a message does not choose it.
enum class NotifyAlgorithm { Md5, Sha256 };

/// A merchant's contract with ChinaUMS for 全民付, as the settings hold it. The keys are not in
/// here: requests are signed with the app key, notifications with another one.
struct NetpayConfig {
    QUrl base; ///< scheme, host, port; a path in front of "/v1/..." is kept
    QString appId;
    QString mid; ///< 商户号, 8 to 15 characters
    QString tid; ///< 终端号, 2 to 8 characters
    QString instMid = QStringLiteral("APPDEFAULT");
    QString sourceNumber; ///< 来源编号: four letters or digits in front of each order number
    OpenPlatformAuthentication authentication = OpenPlatformAuthentication::BodySignature;
    TokenHeader tokenHeader = TokenHeader::Bare;
    TokenHash tokenHash = TokenHash::Sha256;

    QString notifyUrl; ///< where results are told; empty: as the acquirer has it, or not at all
    NotifyAlgorithm notifyAlgorithm = NotifyAlgorithm::Sha256;

    /// Means for which codes are shown: "wechat", "alipay", "qmf", "unionpay", "applepay".
    QStringList shows{QStringLiteral("wechat"), QStringLiteral("alipay"),
                      QStringLiteral("unionpay")};
    int payableMinutes = 5; ///< 1 to 30: so long a code that is shown can be paid
    int refundDays = 30;    ///< after the payment; the acquirer says no number

    QString subAppId; ///< 微信子商户appId; has to be there where WeChat's codes are shown
    QString merchantUserId; ///< of 全民付's codes: the user for whom the order is made
    QString mobile;         ///< and the telephone number: 11 digits
    std::optional<bool> limitCreditCard; ///< true: payments by credit cards are not wanted
    QString goodsTag;                    ///< 商品标记 of wallets' promotions; at most 32
    QString enablePayChnl;     ///< of Alipay: the one way to pay that is left; empty: all of them
    QString installmentNumber; ///< of Alipay: 花呗分期 in "3", "6" or "12" parts; empty: none
    QString foodOrderType;     ///< of Alipay: 返佣, "pre_order"; empty: none
    enum class SendGoods { No, Yes };
    SendGoods sendGoods = SendGoods::No;

    bool operator==(const NetpayConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const NetpayConfig& config);

} // namespace till::channels
