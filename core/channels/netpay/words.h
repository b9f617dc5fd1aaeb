// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <array>

/// The values that a field of 全民付 may have, and those of the till's settings that say them.
namespace till::channels {
namespace netpay {

inline constexpr std::array trueOrFalse{QLatin1StringView("true"), QLatin1StringView("false")};
inline constexpr std::array tradeTypes{QLatin1StringView("APP")};
inline constexpr std::array installments{QLatin1StringView("3"), QLatin1StringView("6"),
                                         QLatin1StringView("12")};
inline constexpr std::array payChannels{
    QLatin1StringView("balance"),    QLatin1StringView("moneyFund"),
    QLatin1StringView("pcredit"),    QLatin1StringView("pcreditpayInstallment"),
    QLatin1StringView("creditCard"), QLatin1StringView("debitCardExpress")};
inline constexpr std::array foodOrderTypes{QLatin1StringView("pre_order")};
/// payment::Message::means of an order whose code can be shown.
inline constexpr std::array shownMeans{QLatin1StringView("wechat"), QLatin1StringView("alipay"),
                                       QLatin1StringView("qmf"), QLatin1StringView("unionpay"),
                                       QLatin1StringView("applepay")};

} // namespace netpay
} // namespace till::channels
