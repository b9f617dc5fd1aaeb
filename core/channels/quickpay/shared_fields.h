// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/fields.h"
#include "core/channels/quickpay/replies.h"

#include <QLatin1StringView>

#include <array>

/// Fields that several messages of quick pay and the gateway have in common.
namespace till::channels {
namespace quickpay {

inline constexpr std::array cardTypes{QLatin1StringView("1"), QLatin1StringView("2")};

template<typename Message>
inline constexpr Field merOrderIdField{.name = QLatin1StringView("MERORDERID"),
                                       .type = FieldType::Reference,
                                       .need = Need::Required,
                                       .at = in<&Message::merOrderId>,
                                       .most = 32,
                                       .note = QLatin1StringView("ours, never used twice")};
template<typename Message>
inline constexpr Field amountField{.name = QLatin1StringView("AMT"),
                                   .type = FieldType::FenText,
                                   .need = Need::Required,
                                   .at = in<&Message::amount>,
                                   .least = 1,
                                   .most = Money::maxFen};
template<typename Message>
inline constexpr Field notifyUrlField{.name = QLatin1StringView("NOTIFY_URL"),
                                      .type = FieldType::Reference,
                                      .need = Need::Required,
                                      .at = in<&Message::notifyUrl>,
                                      .most = 255};
template<typename Message>
inline constexpr Field randStrField{.name = QLatin1StringView("RANDSTR"),
                                    .type = FieldType::Reference,
                                    .at = in<&Message::randStr>,
                                    .most = 32,
                                    .note = QLatin1StringView("chance; the till sends 10")};
template<typename Message>
inline constexpr Field userIdField{.name = QLatin1StringView("USER_ID"),
                                   .type = FieldType::Reference,
                                   .need = Need::Required,
                                   .at = in<&Message::userId>,
                                   .most = 32,
                                   .note = QLatin1StringView("the shop's number of the customer")};

// Of answers.
inline constexpr Field statusField{.name = QLatin1StringView("STATUS"),
                                   .type = FieldType::Reference,
                                   .need = Need::Required,
                                   .at = in<&Reply::status>,
                                   .most = 8,
                                   .weight = Weight::Decisive,
                                   .note = QLatin1StringView("see the states above")};
inline constexpr Field errorCodeField{.name = QLatin1StringView("ERRCODE"),
                                      .type = FieldType::Reference,
                                      .at = in<&Reply::errorCode>,
                                      .most = 16,
                                      .weight = Weight::Checked};
inline constexpr Field errorTextField{.name = QLatin1StringView("ERRMSG"),
                                      .at = in<&Reply::errorText>};
inline constexpr Field listIdReplyField{.name = QLatin1StringView("LIST_ID"),
                                        .type = FieldType::Reference,
                                        .need = Need::Required,
                                        .at = in<&Reply::listId>,
                                        .most = 32,
                                        .weight = Weight::Checked,
                                        .note = QLatin1StringView("the acquirer's number")};
inline constexpr Field merOrderIdReplyField{
    .name = QLatin1StringView("MERORDERID"),
    .type = FieldType::Reference,
    .need = Need::Required,
    .at = in<&Reply::merOrderId>,
    .most = 32,
    .weight = Weight::Checked,
    .note = QLatin1StringView("has to equal what was asked for")};
inline constexpr Field amountReplyField{.name = QLatin1StringView("AMT"),
                                        .type = FieldType::FenText,
                                        .need = Need::Required,
                                        .at = in<&Reply::amount>,
                                        .weight = Weight::Checked,
                                        .note = QLatin1StringView("has to equal what was ordered")};
inline constexpr Field payDateReplyField{.name = QLatin1StringView("PAY_DATE"),
                                         .type = FieldType::Digits,
                                         .need = Need::Required,
                                         .at = in<&Reply::payDate>,
                                         .most = 14,
                                         .note = QLatin1StringView("yyyyMMddHHmmss")};
inline constexpr Field notifyDateReplyField{.name = QLatin1StringView("NOTIFY_DATE"),
                                            .type = FieldType::Digits,
                                            .need = Need::Required,
                                            .at = in<&Reply::notifyDate>,
                                            .most = 14,
                                            .note = QLatin1StringView("yyyyMMddHHmmss")};

// Of the batch query, which quick pay and the gateway have in the same form.
inline constexpr std::array batchRequestFields{
    Field{.name = QLatin1StringView("START_DATE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchQueryRequest::startDate>,
          .least = 8,
          .most = 14,
          .note = QLatin1StringView("yyyyMMdd, within the last three months")},
    Field{.name = QLatin1StringView("END_DATE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchQueryRequest::endDate>,
          .least = 8,
          .most = 14,
          .note = QLatin1StringView("yyyyMMdd")},
    Field{.name = QLatin1StringView("PERPAGE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchQueryRequest::perPage>,
          .most = 10,
          .note = QLatin1StringView("1 to 1,000")},
    Field{.name = QLatin1StringView("PAGE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchQueryRequest::page>,
          .most = 10,
          .note = QLatin1StringView("from 1")},
};
inline constexpr std::array batchRowFields{
    Field{.name = QLatin1StringView("STATUS"),
          .type = FieldType::Reference,
          .need = Need::Required,
          .at = in<&BatchRow::status>,
          .most = 8,
          .weight = Weight::Decisive},
    Field{.name = QLatin1StringView("LIST_ID"),
          .type = FieldType::Reference,
          .need = Need::Required,
          .at = in<&BatchRow::listId>,
          .most = 32,
          .weight = Weight::Decisive},
    Field{.name = QLatin1StringView("MERORDERID"),
          .type = FieldType::Reference,
          .need = Need::Required,
          .at = in<&BatchRow::merOrderId>,
          .most = 32,
          .weight = Weight::Decisive},
    Field{.name = QLatin1StringView("PAY_DATE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchRow::payDate>,
          .most = 14},
    Field{.name = QLatin1StringView("NOTIFY_DATE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchRow::notifyDate>,
          .most = 14},
    Field{.name = QLatin1StringView("CARDNO"),
          .type = FieldType::Reference,
          .need = Need::Required,
          .privacy = Privacy::Masked},
    Field{.name = QLatin1StringView("AMT"),
          .type = FieldType::FenText,
          .need = Need::Required,
          .at = in<&BatchRow::amount>,
          .weight = Weight::Decisive},
    Field{.name = QLatin1StringView("CARDTYPE"),
          .type = FieldType::Reference,
          .need = Need::Required,
          .at = in<&BatchRow::cardType>},
    Field{.name = QLatin1StringView("BIND_ID"),
          .type = FieldType::Reference,
          .at = in<&BatchRow::bindId>,
          .note = QLatin1StringView("only of cards that are bound, whatever the document says")},
};
inline constexpr std::array batchReplyFields{
    Field{.name = QLatin1StringView("STATUS"),
          .type = FieldType::Reference,
          .need = Need::Required,
          .at = in<&BatchReply::status>,
          .most = 8,
          .weight = Weight::Decisive,
          .note = QLatin1StringView("1: there are some; 0: there are none")},
    Field{.name = QLatin1StringView("ERRCODE"),
          .type = FieldType::Reference,
          .at = in<&BatchReply::errorCode>,
          .most = 16,
          .weight = Weight::Checked},
    Field{.name = QLatin1StringView("ERRMSG"), .at = in<&BatchReply::errorText>},
    Field{.name = QLatin1StringView("BIZ_CONTENT"),
          .type = FieldType::List,
          .need = Need::Required,
          .at = in<&BatchReply::rows>,
          .weight = Weight::Checked,
          .items = batchRowFields},
    Field{.name = QLatin1StringView("PERPAGE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchReply::perPage>},
    Field{.name = QLatin1StringView("PAGE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchReply::page>},
    Field{.name = QLatin1StringView("TOTAL_NUM"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchReply::totalNumber>},
    Field{.name = QLatin1StringView("TOTAL_PAGE"),
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&BatchReply::totalPages>},
};

} // namespace quickpay
} // namespace till::channels
