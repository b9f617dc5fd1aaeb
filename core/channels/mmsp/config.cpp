// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/config.h"

#include <QLatin1StringView>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

constexpr qsizetype numberMax = 15;
constexpr qsizetype terminalMax = 8;
constexpr qsizetype nodeIdMax = 20;
constexpr qsizetype versionMax = 10;
constexpr qsizetype shownNotifyMax = 50;
constexpr qsizetype notifyMax = 100;
constexpr qsizetype goodsNameMax = 15;
constexpr qsizetype ipMax = 18;
constexpr qsizetype jumpMax = 100;
constexpr int payableMinutesMax = 120;

struct Length {
    QLatin1StringView name;
    const QString& text;
    qsizetype least;
    qsizetype most;
};

Result<void> checkLengths(std::initializer_list<Length> lengths)
{
    for (const Length& each : lengths) {
        if (each.text.size() < each.least || each.text.size() > each.most)
            return failure(
                ErrorCode::OutOfRange,
                u"%1: %2 to %3 characters"_s.arg(each.name).arg(each.least).arg(each.most));
    }
    return {};
}

Result<void> checkMeans(QLatin1StringView name, const QStringList& means,
                        std::initializer_list<QLatin1StringView> known)
{
    for (const QString& each : means) {
        if (std::find(known.begin(), known.end(), each) == known.end())
            return failure(ErrorCode::OutOfRange,
                           u"%1: there is no \"%2\" here"_s.arg(name, each.left(numberMax)));
    }
    return {};
}

} // namespace

Result<void> validateAddress(QLatin1StringView name, const QUrl& address)
{
    const QString scheme = address.scheme();
    if (!address.isValid() || address.host().isEmpty() ||
        (scheme != "https"_L1 && scheme != "http"_L1) || address.hasFragment())
        return failure(ErrorCode::Malformed, u"%1: not the address of a host"_s.arg(name));
    return {};
}

Result<void> validate(const MmspAccess& access)
{
    if (Result<void> valid = validateAddress("base"_L1, access.base); !valid)
        return valid;
    if (access.nodeType < 0)
        return failure(ErrorCode::OutOfRange, u"nodeType: 0 or more"_s);
    return checkLengths({{"agentNo"_L1, access.agentNo, 0, numberMax},
                         {"merNo"_L1, access.merNo, 1, numberMax},
                         {"termNo"_L1, access.termNo, 1, terminalMax},
                         {"nodeId"_L1, access.nodeId, 1, nodeIdMax},
                         {"version"_L1, access.version, 1, versionMax}});
}

Result<void> validate(const MmspConfig& config)
{
    if (Result<void> valid = validate(static_cast<const MmspAccess&>(config)); !valid)
        return valid;
    if (Result<void> valid = validateAddress("notifyUrl"_L1, QUrl(config.notifyUrl)); !valid)
        return valid;
    for (const auto& [name, address] : {std::pair("wakeUpAddress"_L1, config.wakeUpAddress),
                                        std::pair("identityAddress"_L1, config.identityAddress)}) {
        if (address.isEmpty())
            continue;
        if (Result<void> valid = validateAddress(name, address); !valid)
            return valid;
    }
    if (Result<void> valid =
            checkMeans("reads"_L1, config.reads, {"wechat"_L1, "alipay"_L1, "qq"_L1});
        !valid)
        return valid;
    if (Result<void> valid = checkMeans(
            "shows"_L1, config.shows, {"wechat"_L1, "alipay"_L1, "qq"_L1, "jd"_L1, "unionpay"_L1});
        !valid)
        return valid;
    if (config.payableMinutes < 1 || config.payableMinutes > payableMinutesMax)
        return failure(ErrorCode::OutOfRange, u"payableMinutes: 1 to %1"_s.arg(payableMinutesMax));
    if (!config.settlement.isEmpty() && config.settlement != u"1" && config.settlement != u"2")
        return failure(ErrorCode::OutOfRange, u"settlement: 1, 2 or nothing"_s);
    return checkLengths(
        {{"notifyUrl"_L1, config.notifyUrl, 1, config.shows.isEmpty() ? notifyMax : shownNotifyMax},
         {"goodsName"_L1, config.goodsName, 1, goodsNameMax},
         {"ip"_L1, config.ip, 0, ipMax},
         {"jumpUrl"_L1, config.jumpUrl, 0, jumpMax}});
}

} // namespace till::channels
