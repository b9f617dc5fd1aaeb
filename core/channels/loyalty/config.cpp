// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/config.h"

#include "core/ports/transport.h"

#include <algorithm>

namespace till::channels {

namespace {

constexpr qsizetype numberMost = 32;
constexpr qsizetype consumeTypeMost = 8;

Result<void> checkNumber(const char* name, const QString& text, qsizetype least, qsizetype most)
{
    const bool isVisible = std::all_of(text.begin(), text.end(),
                                       [](QChar each) { return each > u' ' && each < u'\x7f'; });
    if (isVisible && text.size() >= least && text.size() <= most)
        return {};
    return failure(ErrorCode::OutOfRange, QStringLiteral("%1: %2 to %3 visible characters")
                                              .arg(QLatin1StringView(name))
                                              .arg(least)
                                              .arg(most));
}

Result<void> checkUrl(const char* name, const QUrl& url)
{
    const Result<void> valid = ports::checkAddress(url);
    if (valid && !url.hasQuery())
        return {};
    return failure(ErrorCode::Malformed,
                   QStringLiteral("%1: not the address of a host").arg(QLatin1StringView(name)));
}

} // namespace

Result<void> validate(const LoyaltyConfig& config)
{
    if (Result<void> valid = checkUrl("base", config.base); !valid)
        return valid;
    if (!config.prefix.isEmpty() &&
        (!config.prefix.startsWith(u'/') || config.prefix.endsWith(u'/') ||
         config.prefix.contains(u'?') || config.prefix.contains(u'#')))
        return failure(ErrorCode::Malformed,
                       QStringLiteral("prefix: begins with a slash, ends without"));
    if (!config.detailAddress.isEmpty()) {
        if (Result<void> valid = checkUrl("detailAddress", config.detailAddress); !valid)
            return valid;
    }
    if (Result<void> valid = checkNumber("storeNo", config.storeNo, 1, numberMost); !valid)
        return valid;
    if (Result<void> valid = checkNumber("terminalNo", config.terminalNo, 1, numberMost); !valid)
        return valid;
    if (Result<void> valid = checkNumber("settleCardNo", config.settleCardNo, 1, numberMost);
        !valid)
        return valid;
    return checkNumber("consumeType", config.consumeType, 0, consumeTypeMost);
}

} // namespace till::channels
