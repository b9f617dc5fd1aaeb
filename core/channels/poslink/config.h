// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/open_platform/authorization.h"

#include <QString>
#include <QStringView>
#include <QUrl>

#include <optional>

namespace till::channels {

/// Of the acquirer's interface, in the path of each operation: "v2".
enum class PoslinkVersion { V2, V4, V6 };
[[nodiscard]] QString nameOf(PoslinkVersion version);
/// "v2", "v4", "v6".
[[nodiscard]] std::optional<PoslinkVersion> poslinkVersionNamed(QStringView name);

/// A merchant's contract with ChinaUMS for POS通, as the settings hold it. The key is not in here.
struct PoslinkConfig {
    QUrl base; ///< scheme, host, port; a path in front of "/v2/..." is kept
    QString appId;
    QString merchantCode; ///< 商户号, at most 15 characters
    QString terminalCode; ///< 终端号, at most 8 characters
    OpenPlatformAuthentication authentication = OpenPlatformAuthentication::BodySignature;
    TokenHeader tokenHeader = TokenHeader::Bare;
    TokenHash tokenHash = TokenHash::Sha256;

    struct Versions {
        PoslinkVersion activate = PoslinkVersion::V2;
        PoslinkVersion pay = PoslinkVersion::V2;
        PoslinkVersion voidPayment = PoslinkVersion::V2;
        PoslinkVersion refund = PoslinkVersion::V2;
        PoslinkVersion query = PoslinkVersion::V2;
        PoslinkVersion queryRefund = PoslinkVersion::V2;

        bool operator==(const Versions&) const = default;
    } versions;

    enum class SendGoods { No, Yes };
    SendGoods sendGoods = SendGoods::No;
    QString storeId;                      ///< 门店号; empty: not sent
    QString srcReserved;                  ///< 商户冗余信息, passed on to wallets; at most 100
    QString goodsTag;                     ///< 商品标识 of wallets' promotions
    std::optional<bool> limitCreditCard;  ///< payments by credit cards are not wanted
    std::optional<bool> limitCrossDevice; ///< voids and refunds from this terminal only
    QString merchantRemark = QStringLiteral("till"); ///< where the message has none; 1 to 50
    QString bizIdentifier; ///< only if the acquirer asked for it; at most 3 characters

    bool operator==(const PoslinkConfig&) const = default;
};

/// Malformed or OutOfRange for what no request could be made with; `detail` names the member.
[[nodiscard]] Result<void> validate(const PoslinkConfig& config);

} // namespace till::channels
