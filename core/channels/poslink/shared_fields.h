// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/fields.h"

#include <QLatin1StringView>

/// Fields that several messages of POS通 have in common, for the struct that keeps their value.
namespace till::channels {
namespace poslink {

template<typename Message>
inline constexpr Field merchantCodeField{.name = QLatin1StringView("merchantCode"),
                                         .need = Need::Required,
                                         .at = in<&Message::merchantCode>,
                                         .most = 15,
                                         .note = QLatin1StringView("the merchant's number")};
template<typename Message>
inline constexpr Field terminalCodeField{.name = QLatin1StringView("terminalCode"),
                                         .need = Need::Required,
                                         .at = in<&Message::terminalCode>,
                                         .most = 8,
                                         .note = QLatin1StringView("the terminal's number")};
template<typename Message>
inline constexpr Field errCodeField{.name = QLatin1StringView("errCode"),
                                    .need = Need::Required,
                                    .at = in<&Message::errCode>,
                                    .most = 20,
                                    .weight = Weight::Decisive};
template<typename Message>
inline constexpr Field errInfoField{
    .name = QLatin1StringView("errInfo"), .need = Need::Required, .at = in<&Message::errInfo>};
template<typename Message>
inline constexpr Field bizIdentifierField{
    .name = QLatin1StringView("bizIdentifier"),
    .at = in<&Message::bizIdentifier>,
    .most = 3,
    .note = QLatin1StringView("only if the acquirer asked for it")};
template<typename Message>
inline constexpr Field merchantOrderIdField{.name = QLatin1StringView("merchantOrderId"),
                                            .need = Need::EitherOf,
                                            .at = in<&Message::merchantOrderId>,
                                            .most = 50,
                                            .note = QLatin1StringView("ours")};
template<typename Message>
inline constexpr Field originalOrderIdField{
    .name = QLatin1StringView("originalOrderId"),
    .need = Need::EitherOf,
    .at = in<&Message::originalOrderId>,
    .most = 50,
    .note = QLatin1StringView("the acquirer's; where both are there, this one counts")};
inline constexpr Field transactionTimeField{.name = QLatin1StringView("transactionTime"),
                                            .type = FieldType::Digits,
                                            .need = Need::Required,
                                            .note = QLatin1StringView("hhmmss")};
inline constexpr Field transactionDateWithYearField{
    .name = QLatin1StringView("transactionDateWithYear"),
    .type = FieldType::Digits,
    .need = Need::Required,
    .note = QLatin1StringView("yyyyMMdd")};
inline constexpr Field transactionDateField{
    .name = QLatin1StringView("transactionDate"),
    .type = FieldType::Digits,
    .note = QLatin1StringView("MMdd, without its year of no use")};
template<typename Message>
inline constexpr Field settlementDateWithYearField{.name =
                                                       QLatin1StringView("settlementDateWithYear"),
                                                   .type = FieldType::Digits,
                                                   .need = Need::Required,
                                                   .at = in<&Message::settlementDateWithYear>,
                                                   .most = 8,
                                                   .note = QLatin1StringView("yyyyMMdd")};
inline constexpr Field settlementDateField{
    .name = QLatin1StringView("settlementDate"),
    .type = FieldType::Digits,
    .note = QLatin1StringView("MMdd, without its year of no use")};
template<typename Message>
inline constexpr Field retrievalRefNumField{.name = QLatin1StringView("retrievalRefNum"),
                                            .type = FieldType::Reference,
                                            .need = Need::Required,
                                            .at = in<&Message::retrievalRefNum>,
                                            .most = 12,
                                            .note = QLatin1StringView("letters occur")};
inline constexpr Field actualTransactionAmountField{
    .name = QLatin1StringView("actualTransactionAmount"), .type = FieldType::FenNumber};
inline constexpr Field cardAttrField{.name = QLatin1StringView("cardAttr"),
                                     .type = FieldType::Reference,
                                     .note = QLatin1StringView("01 debit, 03 credit, 91 balance")};
template<typename Message>
inline constexpr Field limitCrossDeviceField{
    .name = QLatin1StringView("limitCrossDevice"),
    .type = FieldType::Flag,
    .at = in<&Message::limitCrossDevice>,
    .note = QLatin1StringView("true: from the same terminal only")};

} // namespace poslink
} // namespace till::channels
