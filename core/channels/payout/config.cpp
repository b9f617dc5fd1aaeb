// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/config.h"

#include "core/channels/payout/words.h"
#include "core/ports/transport.h"
#include "core/wire/rsa.h"

namespace till::channels {

namespace {

constexpr qsizetype merchantMax = 20;

Result<void> refused(ErrorCode code, const QString& detail)
{
    return failure(code, detail);
}

} // namespace

Result<void> validate(const PayoutConfig& config)
{
    if (const Result<void> address = ports::checkAddress(config.base); !address)
        return refused(address.error().code,
                       QStringLiteral("base: %1").arg(address.error().detail));
    if (config.merNo.isEmpty() || config.merNo.size() > merchantMax)
        return refused(ErrorCode::OutOfRange, QStringLiteral("merNo: 1 to 20 characters"));
    if (const auto key = wire::RsaPublicKey::fromPem(config.platformPublicKey); !key)
        return refused(key.error().code,
                       QStringLiteral("platformPublicKey: %1").arg(key.error().detail));
    if (!config.merchantPublicKey.isEmpty()) {
        if (const auto key = wire::RsaPublicKey::fromPem(config.merchantPublicKey); !key)
            return refused(key.error().code,
                           QStringLiteral("merchantPublicKey: %1").arg(key.error().detail));
    }
    if (!config.amountLeast.isPositive() || config.amountMost < config.amountLeast ||
        config.amountMost > PayoutConfig::amountEver)
        return refused(ErrorCode::OutOfRange,
                       QStringLiteral("amountLeast, amountMost: 0.01 to 10000000.00 yuan"));
    if (config.fee.isNegative())
        return refused(ErrorCode::OutOfRange, QStringLiteral("fee: not negative"));
    if (config.opens.isValid() != config.closes.isValid())
        return refused(ErrorCode::Malformed, QStringLiteral("opens, closes: both or none"));
    if (!payout::wordsOf(payout::businessTypes(), config.businessType))
        return refused(ErrorCode::OutOfRange, QStringLiteral("businessType: not one of them"));
    if (!payout::wordsOf(payout::payTypes(), config.payType))
        return refused(ErrorCode::OutOfRange, QStringLiteral("payType: 1, 2 or 3"));
    return {};
}

} // namespace till::channels
