// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/fields.h"

#include <QLatin1StringView>

/// Fields that several messages of 全民付 have in common, for the struct that keeps their value.
namespace till::channels {
namespace netpay {

/// 0.01 yuan to 1,000,000.00 yuan.
inline constexpr qint64 fenLeast = 1;
inline constexpr qint64 fenMost = 100'000'000;
inline constexpr qint64 timeLength = 19; ///< yyyy-MM-dd HH:mm:ss

template<typename Message>
inline constexpr Field msgIdField{.name = QLatin1StringView("msgId"),
                                  .at = in<&Message::msgId>,
                                  .most = 64,
                                  .note = QLatin1StringView("comes back as it is")};
template<typename Message>
inline constexpr Field requestTimestampField{.name = QLatin1StringView("requestTimestamp"),
                                             .need = Need::Required,
                                             .at = in<&Message::requestTimestamp>,
                                             .least = timeLength,
                                             .most = timeLength,
                                             .note = QLatin1StringView("yyyy-MM-dd HH:mm:ss")};
template<typename Message>
inline constexpr Field srcReserveField{
    .name = QLatin1StringView("srcReserve"), .at = in<&Message::srcReserve>, .most = 255};
template<typename Message>
inline constexpr Field midField{.name = QLatin1StringView("mid"),
                                .need = Need::Required,
                                .at = in<&Message::mid>,
                                .most = 15,
                                .note = QLatin1StringView("the merchant's number")};
template<typename Message>
inline constexpr Field tidField{.name = QLatin1StringView("tid"),
                                .need = Need::Required,
                                .at = in<&Message::tid>,
                                .most = 8,
                                .note = QLatin1StringView("the terminal's number")};
template<typename Message>
inline constexpr Field instMidField{.name = QLatin1StringView("instMid"),
                                    .need = Need::Required,
                                    .at = in<&Message::instMid>,
                                    .least = 8,
                                    .most = 32,
                                    .note = QLatin1StringView("APPDEFAULT")};
/// The original order's number.
template<typename Message>
inline constexpr Field originalField{.name = QLatin1StringView("merOrderId"),
                                     .type = FieldType::Reference,
                                     .need = Need::Required,
                                     .at = in<&Message::merOrderId>,
                                     .least = 6,
                                     .most = 32,
                                     .note = QLatin1StringView("of the original order")};

// Of answers. What the till compares or acts on is worth the whole answer if it cannot be read.
template<typename Message>
inline constexpr Field errCodeField{.name = QLatin1StringView("errCode"),
                                    .need = Need::Required,
                                    .at = in<&Message::errCode>,
                                    .most = 64,
                                    .weight = Weight::Decisive};
template<typename Message>
inline constexpr Field errMsgField{
    .name = QLatin1StringView("errMsg"),
    .at = in<&Message::errMsg>,
    .misspelt = QLatin1StringView("errInfo"),
    .note = QLatin1StringView("the platform in front of it says errInfo")};
template<typename Message>
inline constexpr Field echoedMidField{.name = QLatin1StringView("mid"),
                                      .type = FieldType::Reference,
                                      .need = Need::Required,
                                      .at = in<&Message::mid>,
                                      .most = 32,
                                      .weight = Weight::Checked,
                                      .note = QLatin1StringView("has to be ours")};
template<typename Message>
inline constexpr Field echoedTidField{.name = QLatin1StringView("tid"),
                                      .type = FieldType::Reference,
                                      .need = Need::Required,
                                      .at = in<&Message::tid>,
                                      .most = 32,
                                      .weight = Weight::Checked,
                                      .note = QLatin1StringView("has to be ours")};
template<typename Message>
inline constexpr Field echoedOrderField{.name = QLatin1StringView("merOrderId"),
                                        .type = FieldType::Reference,
                                        .at = in<&Message::merOrderId>,
                                        .most = 64,
                                        .weight = Weight::Checked,
                                        .note = QLatin1StringView("has to be ours")};
template<typename Message>
inline constexpr Field orderAmountField{.name = QLatin1StringView("totalAmount"),
                                        .type = FieldType::FenNumber,
                                        .at = in<&Message::totalAmount>,
                                        .weight = Weight::Checked,
                                        .note = QLatin1StringView("has to equal what was ordered")};
template<typename Message>
inline constexpr Field statusField{.name = QLatin1StringView("status"),
                                   .at = in<&Message::status>,
                                   .most = 32,
                                   .weight = Weight::Checked};
template<typename Message>
inline constexpr Field secureStatusField{.name = QLatin1StringView("secureStatus"),
                                         .at = in<&Message::secureStatus>,
                                         .most = 32,
                                         .weight = Weight::Checked};
template<typename Message>
inline constexpr Field seqIdField{.name = QLatin1StringView("seqId"),
                                  .type = FieldType::Reference,
                                  .at = in<&Message::seqId>,
                                  .most = 64,
                                  .note = QLatin1StringView("the platform's number")};
template<typename Message>
inline constexpr Field targetOrderIdField{.name = QLatin1StringView("targetOrderId"),
                                          .type = FieldType::Reference,
                                          .at = in<&Message::targetOrderId>,
                                          .most = 64,
                                          .note = QLatin1StringView("the wallet's number")};
template<typename Message>
inline constexpr Field targetSysField{.name = QLatin1StringView("targetSys"),
                                      .at = in<&Message::targetSys>,
                                      .most = 64,
                                      .note = QLatin1StringView("the wallet")};
template<typename Message>
inline constexpr Field settleDateField{.name = QLatin1StringView("settleDate"),
                                       .at = in<&Message::settleDate>,
                                       .most = 10,
                                       .note = QLatin1StringView("yyyy-MM-dd")};
template<typename Message>
inline constexpr Field yxlmAmountField{.name = QLatin1StringView("yxlmAmount"),
                                       .type = FieldType::FenText,
                                       .at = in<&Message::yxlmAmount>,
                                       .note =
                                           QLatin1StringView("discount of the marketing alliance")};

// Known, and not kept.
inline constexpr Field msgIdEchoField{.name = QLatin1StringView("msgId")};
inline constexpr Field srcReserveEchoField{.name = QLatin1StringView("srcReserve")};
inline constexpr Field responseTimestampField{.name = QLatin1StringView("responseTimestamp"),
                                              .need = Need::Required,
                                              .misspelt = QLatin1StringView("responseTimeStamp"),
                                              .note = QLatin1StringView("yyyy-MM-dd HH:mm:ss")};
inline constexpr Field merNameField{.name = QLatin1StringView("merName")};
inline constexpr Field settleRefIdField{.name = QLatin1StringView("settleRefId"),
                                        .type = FieldType::Reference};
inline constexpr Field targetStatusField{.name = QLatin1StringView("targetStatus")};
inline constexpr Field targetMidField{.name = QLatin1StringView("targetMid")};
inline constexpr Field connectSysField{.name = QLatin1StringView("connectSys")};
inline constexpr Field cardAttrField{.name = QLatin1StringView("cardAttr"),
                                     .note = QLatin1StringView("in examples")};
inline constexpr Field billDateField{.name = QLatin1StringView("billDate"),
                                     .note = QLatin1StringView("in examples")};
inline constexpr Field instMidEchoField{
    .name = QLatin1StringView("instMid"),
    .note = QLatin1StringView("examples answer with another one: never compared")};
inline constexpr Field bankCardNoField{.name = QLatin1StringView("bankCardNo"),
                                       .privacy = Privacy::Masked};
inline constexpr Field bankInfoField{.name = QLatin1StringView("bankInfo")};
inline constexpr Field yxlmAmountUnkeptField{.name = QLatin1StringView("yxlmAmount"),
                                             .type = FieldType::FenText};

} // namespace netpay
} // namespace till::channels
