// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace till::channels {

/// Who speaks to the MMSP platform, and where: the head of each message. Scan pay, quick pay and
/// the gateway have one each.
///
/// The key is not in here: one key signs and verifies, the agent's (`mmsp.agent-key`) where
/// `agentNo` is set, otherwise the merchant's (`mmsp.key`). Nor is the client certificate that the
/// acquirer asks for with cancels and refunds: the transport of the channel shows it
/// (`mmsp.client-key`).
struct MmspAccess {
    QUrl base;       ///< requests are posted to this very address
    QString agentNo; ///< 代理商编号, at most 15; empty: the merchant signs for itself
    QString merNo;   ///< 商户号, at most 15
    QString termNo;  ///< 终端号, at most 8
    int nodeType = 3;
    QString nodeId = QStringLiteral("openplat"); ///< at most 20; "openapi" for quick pay
    QString version = QStringLiteral("1.0.0");   ///< at most 10

    bool operator==(const MmspAccess&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const MmspAccess& access);

/// An acquirer's address for requests: http or https with a host, no fragment. `name` is the
/// member's, for the error.
[[nodiscard]] Result<void> validateAddress(QLatin1StringView name, const QUrl& address);

/// A merchant's contract for scan pay (扫码支付).
struct MmspConfig : MmspAccess {
    QString notifyUrl; ///< where results are told; at most 50 characters, 100 without shown codes

    /// Two numbers stand in the document for the payment by a QQ code: 0x0916 fits the number of
    /// its answer, 0x0308 is printed in the table.
    enum class QqPayCommand { Fitting = 2326, Printed = 776 };
    QqPayCommand qqPayCommand = QqPayCommand::Fitting;

    QStringList reads{QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("qq")};
    QStringList shows{QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("qq"),
                      QStringLiteral("jd"), QStringLiteral("unionpay")};

    /// Three interfaces make a code that Alipay's customers read; the contract says which.
    enum class AlipayCode { Order, Static, Dynamic };
    AlipayCode alipayCode = AlipayCode::Order;

    int payableMinutes = 5;                     ///< of a shown code; 1 to 120
    QString goodsName = QStringLiteral("商品"); ///< where the message names none; 1 to 15
    QString ip;                                 ///< of this till, at most 18; empty: not sent
    QString settlement;                  ///< ISTO: "1" next day, "2" same day; empty: not sent
    std::optional<bool> limitCreditCard; ///< LIMIT_PAY: payments by credit cards are not wanted
    QString jumpUrl;                     ///< where a page goes after paying; at most 100
    /// 微信H5 wakes the app with this page; empty: below the host of `base`, as the document says.
    QUrl wakeUpAddress;
    /// Where customers' OPENID and USER_ID are told (url_2); ask the acquirer; empty: not offered.
    QUrl identityAddress;

    bool operator==(const MmspConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const MmspConfig& config);

} // namespace till::channels
