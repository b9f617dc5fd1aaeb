// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/config.h"

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

constexpr qsizetype addressMax = 255;
constexpr qsizetype channelMax = 50;
constexpr qsizetype goodsMax = 32;

Result<void> checkLength(QLatin1StringView name, const QString& text, qsizetype least,
                         qsizetype most)
{
    if (text.size() >= least && text.size() <= most)
        return {};
    return failure(ErrorCode::OutOfRange,
                   QStringLiteral("%1: %2 to %3 characters").arg(name).arg(least).arg(most));
}

Result<void> checkAddress(QLatin1StringView name, const QString& address)
{
    if (Result<void> valid = checkLength(name, address, 1, addressMax); !valid)
        return valid;
    return validateAddress(name, QUrl(address));
}

} // namespace

Result<void> validate(const GatewayConfig& config)
{
    if (Result<void> valid = validate(static_cast<const MmspAccess&>(config)); !valid)
        return valid;
    if (!config.payAddress.isEmpty()) {
        if (Result<void> valid = validateAddress("payAddress"_L1, config.payAddress); !valid)
            return valid;
    }
    if (Result<void> valid = checkAddress("notifyUrl"_L1, config.notifyUrl); !valid)
        return valid;
    if (Result<void> valid = checkAddress("jumpUrl"_L1, config.jumpUrl); !valid)
        return valid;
    if (Result<void> valid = checkLength("payChannel"_L1, config.payChannel, 1, channelMax); !valid)
        return valid;
    return checkLength("goodsName"_L1, config.goodsName, 0, goodsMax);
}

} // namespace till::channels
