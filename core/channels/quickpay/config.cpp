// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/config.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

constexpr qsizetype addressMax = 255;

Result<void> checkAddress(QLatin1StringView name, const QString& address)
{
    if (address.isEmpty() || address.size() > addressMax)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("%1: 1 to %2 characters").arg(name).arg(addressMax));
    return validateAddress(name, QUrl(address));
}

} // namespace

Result<void> validate(const QuickpayConfig& config)
{
    if (Result<void> valid = validate(static_cast<const MmspAccess&>(config)); !valid)
        return valid;
    if (Result<void> valid = checkAddress("notifyUrl"_L1, config.notifyUrl); !valid)
        return valid;
    return checkAddress("jumpUrl"_L1, config.jumpUrl);
}

} // namespace till::channels
