// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/config.h"

#include "core/channels/netpay/words.h"

#include <algorithm>
#include <array>

namespace till::channels {

namespace {

constexpr int minutesMax = 30; // then the acquirer's own limit would be over, too
constexpr qsizetype urlMax = 255;

struct Limits {
    const char* name;
    const QString& text;
    qsizetype least;
    qsizetype most;
};

tl::unexpected<Error> wrong(ErrorCode code, const char* name, const QString& what)
{
    return failure(code, QStringLiteral("%1: %2").arg(QLatin1StringView(name), what));
}

bool isDigit(QChar each)
{
    return each >= u'0' && each <= u'9';
}

bool isLetterOrDigit(QChar each)
{
    return isDigit(each) || (each >= u'A' && each <= u'Z') || (each >= u'a' && each <= u'z');
}

bool isVisible(QChar each)
{
    return each > u' ' && each < u'\x7f';
}

Result<void> checkTexts(const NetpayConfig& config)
{
    for (const Limits& each :
         std::array{Limits{"mid", config.mid, 8, 15}, Limits{"tid", config.tid, 2, 8},
                    Limits{"instMid", config.instMid, 8, 32},
                    Limits{"sourceNumber", config.sourceNumber, 4, 4},
                    Limits{"notifyUrl", config.notifyUrl, 0, urlMax},
                    Limits{"subAppId", config.subAppId, 0, 32},
                    Limits{"merchantUserId", config.merchantUserId, 0, 32},
                    Limits{"goodsTag", config.goodsTag, 0, 32}}) {
        if (each.text.size() < each.least || each.text.size() > each.most)
            return wrong(ErrorCode::OutOfRange, each.name,
                         QStringLiteral("%1 to %2 characters").arg(each.least).arg(each.most));
        if (!std::all_of(each.text.begin(), each.text.end(), isVisible))
            return wrong(ErrorCode::Malformed, each.name, QStringLiteral("not visible ASCII"));
    }
    if (!std::all_of(config.sourceNumber.begin(), config.sourceNumber.end(), isLetterOrDigit))
        return wrong(ErrorCode::Malformed, "sourceNumber", QStringLiteral("letters and digits"));
    return {};
}

Result<void> checkAddresses(const NetpayConfig& config)
{
    const auto isAddress = [](const QUrl& url) {
        return url.isValid() && !url.host().isEmpty() &&
               (url.scheme() == u"https" || url.scheme() == u"http") && !url.hasFragment();
    };
    if (!isAddress(config.base) || config.base.hasQuery())
        return wrong(ErrorCode::Malformed, "base", QStringLiteral("not the address of a host"));
    if (!config.notifyUrl.isEmpty() && !isAddress(QUrl(config.notifyUrl, QUrl::StrictMode)))
        return wrong(ErrorCode::Malformed, "notifyUrl", QStringLiteral("not an address"));
    return {};
}

bool isOneOf(const QString& text, std::span<const QLatin1StringView> allowed)
{
    return std::any_of(allowed.begin(), allowed.end(),
                       [&text](QLatin1StringView each) { return text == each; });
}

Result<void> checkChoices(const NetpayConfig& config)
{
    const auto check = [](const char* name, const QString& text,
                          std::span<const QLatin1StringView> allowed) -> Result<void> {
        if (text.isEmpty() || isOneOf(text, allowed))
            return {};
        return wrong(ErrorCode::OutOfRange, name,
                     QStringLiteral("not one of those that are allowed"));
    };
    if (Result<void> valid = check("enablePayChnl", config.enablePayChnl, netpay::payChannels);
        !valid)
        return valid;
    if (Result<void> valid =
            check("installmentNumber", config.installmentNumber, netpay::installments);
        !valid)
        return valid;
    return check("foodOrderType", config.foodOrderType, netpay::foodOrderTypes);
}

Result<void> checkShows(const NetpayConfig& config)
{
    for (const QString& means : config.shows) {
        if (!isOneOf(means, netpay::shownMeans))
            return wrong(ErrorCode::OutOfRange, "shows",
                         QStringLiteral("\"%1\" has no order to show").arg(means));
    }
    if (config.shows.contains(QLatin1StringView("wechat")) && config.subAppId.isEmpty())
        return wrong(ErrorCode::Malformed, "subAppId", QStringLiteral("WeChat's orders need it"));
    if (config.shows.contains(QLatin1StringView("qmf")) && config.merchantUserId.isEmpty())
        return wrong(ErrorCode::Malformed, "merchantUserId",
                     QStringLiteral("orders of 全民付 need it"));
    const bool isMobile = config.mobile.size() == 11 &&
                          std::all_of(config.mobile.begin(), config.mobile.end(), isDigit);
    const bool isMobileNeeded = config.shows.contains(QLatin1StringView("qmf"));
    if (!isMobile && (isMobileNeeded || !config.mobile.isEmpty()))
        return wrong(ErrorCode::Malformed, "mobile", QStringLiteral("11 digits"));
    if (config.payableMinutes < 1 || config.payableMinutes > minutesMax)
        return wrong(ErrorCode::OutOfRange, "payableMinutes",
                     QStringLiteral("1 to %1").arg(minutesMax));
    if (config.refundDays < 0 || config.refundDays > 3650)
        return wrong(ErrorCode::OutOfRange, "refundDays", QStringLiteral("0 to 3650"));
    return {};
}

} // namespace

Result<void> validate(const NetpayConfig& config)
{
    for (Result<void> (*check)(const NetpayConfig&) :
         {checkAddresses, checkTexts, checkChoices, checkShows}) {
        if (Result<void> valid = check(config); !valid)
            return valid;
    }
    return validateAppId(config.appId);
}

} // namespace till::channels
