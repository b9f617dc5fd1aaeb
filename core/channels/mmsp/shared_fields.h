// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/channels/fields.h"

#include <QLatin1StringView>

#include <array>

/// Fields that several messages of scan pay have in common, for the struct that keeps their value.
namespace till::channels {
namespace mmsp {

inline constexpr std::array yesOrNo{QLatin1StringView("1"), QLatin1StringView("2")};
inline constexpr std::array onlyShown{QLatin1StringView("1")};
inline constexpr std::array onlyYuan{QLatin1StringView("CNY")};

template<typename Message>
inline constexpr Field amountField{.name = QLatin1StringView("AMT"),
                                   .type = FieldType::FenText,
                                   .need = Need::Required,
                                   .at = in<&Message::amount>,
                                   .least = 1,
                                   .most = Money::maxFen};
template<typename Message>
inline constexpr Field merOrderIdField{.name = QLatin1StringView("MERORDERID"),
                                       .type = FieldType::Reference,
                                       .need = Need::Required,
                                       .at = in<&Message::merOrderId>,
                                       .most = 20,
                                       .note = QLatin1StringView("ours, never used twice")};
template<typename Message>
inline constexpr Field randStrField{.name = QLatin1StringView("RANDSTR"),
                                    .type = FieldType::Reference,
                                    .need = Need::Required,
                                    .at = in<&Message::randStr>,
                                    .most = 20,
                                    .note = QLatin1StringView("chance; the till sends 15")};
template<typename Message>
inline constexpr Field goodsNameField{.name = QLatin1StringView("GOODSNAME"),
                                      .need = Need::Required,
                                      .at = in<&Message::goodsName>,
                                      .most = 15};
template<typename Message>
inline constexpr Field currencyField{
    .name = QLatin1StringView("CUR"), .at = in<&Message::currency>, .most = 4, .oneOf = onlyYuan};
template<typename Message>
inline constexpr Field ipField{.name = QLatin1StringView("IP"),
                               .type = FieldType::Reference,
                               .at = in<&Message::ip>,
                               .most = 18};
template<typename Message>
inline constexpr Field isToField{.name = QLatin1StringView("ISTO"),
                                 .at = in<&Message::isTo>,
                                 .most = 1,
                                 .oneOf = yesOrNo,
                                 .note =
                                     QLatin1StringView("1 settled the next day, 2 the same day")};
template<typename Message>
inline constexpr Field limitPayField{.name = QLatin1StringView("LIMIT_PAY"),
                                     .at = in<&Message::limitPay>,
                                     .most = 32,
                                     .oneOf = yesOrNo,
                                     .note = QLatin1StringView("1 no credit cards, 2 any")};
template<typename Message>
inline constexpr Field timeEndField{
    .name = QLatin1StringView("TIME_END"),
    .at = in<&Message::timeEnd>,
    .most = 30,
    .note = QLatin1StringView("yyyy-MM-dd HH:mm:ss; five minutes without it")};

/// Of an answer: without it nothing is said.
template<typename Message>
inline constexpr Field statusField{.name = QLatin1StringView("STATUS"),
                                   .type = FieldType::Reference,
                                   .need = Need::Required,
                                   .at = in<&Message::status>,
                                   .most = 1,
                                   .weight = Weight::Decisive};
template<typename Message>
inline constexpr Field errCodeField{
    .name = QLatin1StringView("ERR_CODE"),
    .type = FieldType::Reference,
    .at = in<&Message::errCode>,
    .most = 20,
    .weight = Weight::Checked,
    .note = QLatin1StringView("4 characters by some tables; longer ones are read everywhere")};
template<typename Message>
inline constexpr Field errCodeMsgField{.name = QLatin1StringView("ERR_CODE_MSG"),
                                       .at = in<&Message::errCodeMsg>};
template<typename Message>
inline constexpr Field orderNoField{.name = QLatin1StringView("ORDERNO"),
                                    .type = FieldType::Reference,
                                    .need = Need::Required,
                                    .at = in<&Message::orderNo>,
                                    .most = 20,
                                    .note = QLatin1StringView("the acquirer's")};
template<typename Message>
inline constexpr Field echoedMerOrderIdField{
    .name = QLatin1StringView("MERORDERID"),
    .type = FieldType::Reference,
    .need = Need::Required,
    .at = in<&Message::merOrderId>,
    .most = 20,
    .weight = Weight::Checked,
    .note = QLatin1StringView("ours; compared with the request's")};
template<typename Message>
inline constexpr Field echoedAmountField{
    .name = QLatin1StringView("AMT"),
    .type = FieldType::FenText,
    .need = Need::Required,
    .at = in<&Message::amount>,
    .most = Money::maxFen,
    .weight = Weight::Checked,
    .note = QLatin1StringView("compared with what was ordered or refunded")};
template<typename Message>
inline constexpr Field tradeTimeField{.name = QLatin1StringView("TRADETIME"),
                                      .need = Need::Required,
                                      .at = in<&Message::tradeTime>,
                                      .most = 30};
/// Longer than the 100 characters of the document, since addresses of wallets are.
template<typename Message>
inline constexpr Field urlField{.name = QLatin1StringView("URL"),
                                .type = FieldType::Reference,
                                .need = Need::Required,
                                .at = in<&Message::url>,
                                .most = 1'000,
                                .weight = Weight::Checked};

} // namespace mmsp
} // namespace till::channels
