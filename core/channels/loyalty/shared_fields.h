// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/channels/fields.h"

#include <QLatin1StringView>

/// Fields that several messages of the membership host have in common, for the struct that keeps
/// their value.
namespace till::channels {
namespace loyalty {

template<typename Message>
inline constexpr Field storeNoField{.name = QLatin1StringView("storeNo"),
                                    .need = Need::Required,
                                    .at = in<&Message::storeNo>,
                                    .most = 32,
                                    .note = QLatin1StringView("the shop's number")};
template<typename Message>
inline constexpr Field terminalNoField{.name = QLatin1StringView("terminalNo"),
                                       .need = Need::Required,
                                       .at = in<&Message::terminalNo>,
                                       .most = 32,
                                       .note = QLatin1StringView("the terminal's number")};
template<typename Message>
inline constexpr Field cardNoField{.name = QLatin1StringView("cardNo"),
                                   .need = Need::Required,
                                   .at = in<&Message::cardNo>,
                                   .most = 32,
                                   .privacy = Privacy::Masked,
                                   .note = QLatin1StringView("the member's number")};
template<typename Message>
inline constexpr Field traceNoField{
    .name = QLatin1StringView("traceNo"),
    .type = FieldType::Digits,
    .need = Need::Required,
    .at = in<&Message::traceNo>,
    .least = 6,
    .most = 6,
    .note = QLatin1StringView("one for each message; of a reversal the original's")};
template<typename Message>
inline constexpr Field batchNoField{.name = QLatin1StringView("batchNo"),
                                    .type = FieldType::Digits,
                                    .need = Need::Required,
                                    .at = in<&Message::batchNo>,
                                    .least = 6,
                                    .most = 6,
                                    .note = QLatin1StringView("of the check-in")};
template<typename Message>
inline constexpr Field track2Field{
    .name = QLatin1StringView("track2"),
    .at = in<&Message::track2>,
    .most = 40,
    .privacy = Privacy::Masked,
    .note = QLatin1StringView("of a swiped card; never kept, so not after a restart")};
template<typename Message>
inline constexpr Field track3Field{
    .name = QLatin1StringView("track3"),
    .at = in<&Message::track3>,
    .most = 107,
    .privacy = Privacy::Masked,
    .note = QLatin1StringView("of a swiped card; never kept, so not after a restart")};
template<typename Message>
inline constexpr Field mobileNoField{.name = QLatin1StringView("mobileNo"),
                                     .need = Need::Required,
                                     .at = in<&Message::mobileNo>,
                                     .most = 20,
                                     .privacy = Privacy::Masked};
template<typename Message>
inline constexpr Field oriBatchNoField{.name = QLatin1StringView("oriBatchNo"),
                                       .type = FieldType::Digits,
                                       .need = Need::Required,
                                       .at = in<&Message::oriBatchNo>,
                                       .least = 6,
                                       .most = 6};
template<typename Message>
inline constexpr Field oriTraceNoField{.name = QLatin1StringView("oriTraceNo"),
                                       .type = FieldType::Digits,
                                       .need = Need::Required,
                                       .at = in<&Message::oriTraceNo>,
                                       .least = 6,
                                       .most = 6};
template<typename Message>
inline constexpr Field oriTransTimeField{
    .name = QLatin1StringView("oriTransTime"),
    .type = FieldType::Digits,
    .need = Need::Required,
    .at = in<&Message::oriTransTime>,
    .most = 13,
    .note = QLatin1StringView("transTime as it was received; otherwise in the set unit")};
template<typename Message>
inline constexpr Field oriSerialNoField{.name = QLatin1StringView("oriSerialNo"),
                                        .type = FieldType::Reference,
                                        .need = Need::Required,
                                        .at = in<&Message::oriSerialNo>,
                                        .most = 64,
                                        .note = QLatin1StringView("the host's number")};

template<typename Message>
inline constexpr Field statusField{.name = QLatin1StringView("status"),
                                   .type = FieldType::Reference,
                                   .need = Need::Required,
                                   .at = in<&Message::status>,
                                   .most = 8,
                                   .weight = Weight::Decisive};
template<typename Message>
inline constexpr Field messageField{
    .name = QLatin1StringView("message"), .need = Need::Required, .at = in<&Message::message>};
template<typename Message>
inline constexpr Field transTimeField{
    .name = QLatin1StringView("transTime"),
    .type = FieldType::Digits,
    .need = Need::Required,
    .at = in<&Message::transTime>,
    .most = 13,
    .note = QLatin1StringView("13 digits are milliseconds, fewer are seconds")};
template<typename Message>
inline constexpr Field serialNoField{.name = QLatin1StringView("serialNo"),
                                     .type = FieldType::Reference,
                                     .need = Need::Required,
                                     .at = in<&Message::serialNo>,
                                     .most = 64,
                                     .note = QLatin1StringView("the host's number")};
/// A balance may be below zero after points that were spent have been taken back.
template<typename Message>
inline constexpr Field pointBalanceField{.name = QLatin1StringView("pointBalance"),
                                         .type = FieldType::YuanNumber,
                                         .need = Need::Required,
                                         .at = in<&Message::pointBalance>,
                                         .least = -Money::maxFen};
template<typename Message>
inline constexpr Field availablePointBalanceField{
    .name = QLatin1StringView("avaiablePointBalance"),
    .type = FieldType::YuanNumber,
    .need = Need::Required,
    .at = in<&Message::availablePointBalance>,
    .least = -Money::maxFen,
    .misspelt = QLatin1StringView("availablePointBalance"),
    .note = QLatin1StringView("spelt like that by the document")};

} // namespace loyalty
} // namespace till::channels
