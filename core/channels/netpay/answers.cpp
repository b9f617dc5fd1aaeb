// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/messages.h"
#include "core/channels/netpay/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document, sections 1.2 to 1.7, and behind them what only its examples
// show. The document writes many amounts as texts in one answer and as numbers in the next.
namespace till::channels {
namespace netpay {

namespace {

constexpr Field headFields[]{errCodeField<AnswerHead>, errMsgField<AnswerHead>};

constexpr Field queryFields[]{
    errCodeField<QueryAnswer>,
    errMsgField<QueryAnswer>,
    msgIdEchoField,
    srcReserveEchoField,
    responseTimestampField,
    echoedMidField<QueryAnswer>,
    echoedTidField<QueryAnswer>,
    instMidEchoField,
    seqIdField<QueryAnswer>,
    settleRefIdField,
    {.name = "refId"_L1,
     .type = FieldType::Reference,
     .at = in<&QueryAnswer::refId>,
     .most = 32,
     .note = "of bank cards"_L1},
    statusField<QueryAnswer>,
    orderAmountField<QueryAnswer>,
    merNameField,
    echoedOrderField<QueryAnswer>,
    targetOrderIdField<QueryAnswer>,
    targetSysField<QueryAnswer>,
    targetStatusField,
    {.name = "buyerId"_L1, .privacy = Privacy::Masked},
    targetMidField,
    bankCardNoField,
    bankInfoField,
    {.name = "billFunds"_L1, .need = Need::Required, .note = "what it was paid from"_L1},
    {.name = "billFundsDesc"_L1, .need = Need::Required},
    {.name = "buyerPayAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&QueryAnswer::buyerPayAmount>,
     .note = "what the customer paid after discounts"_L1},
    {.name = "billPayment"_L1, .type = FieldType::Object},
    {.name = "buyerUsername"_L1, .privacy = Privacy::Masked},
    {.name = "couponAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&QueryAnswer::couponAmount>,
     .note = "discount of the platform"_L1},
    {.name = "invoiceAmount"_L1, .type = FieldType::FenNumber},
    {.name = "payTime"_L1,
     .need = Need::Required,
     .at = in<&QueryAnswer::payTime>,
     .most = 32,
     .note = "yyyy-MM-dd HH:mm:ss"_L1},
    {.name = "receiptAmount"_L1, .type = FieldType::FenNumber},
    settleDateField<QueryAnswer>,
    {.name = "subBuyerId"_L1, .privacy = Privacy::Masked},
    yxlmAmountField<QueryAnswer>,
    {.name = "activityIds"_L1},
    secureStatusField<QueryAnswer>,
    {.name = "completedAmount"_L1,
     .type = FieldType::FenText,
     .at = in<&QueryAnswer::completedAmount>,
     .weight = Weight::Checked,
     .misspelt = "completeAmount"_L1,
     .note = "of a deposit; documented for other answers"_L1},
    {.name = "couponMerchantContribute"_L1,
     .type = FieldType::FenText,
     .at = in<&QueryAnswer::couponMerchantContribute>,
     .note = "borne by the shop; documented for notifications"_L1},
    {.name = "couponOtherContribute"_L1,
     .type = FieldType::FenText,
     .at = in<&QueryAnswer::couponOtherContribute>,
     .note = "borne by somebody else; documented for notifications"_L1},
    connectSysField,
    cardAttrField,
};

template<typename Message>
constexpr Field refundStatusField{.name = "refundStatus"_L1,
                                  .at = in<&Message::refundStatus>,
                                  .most = 32,
                                  .weight = Weight::Checked};
template<typename Message>
constexpr Field refundOrderIdField{.name = "refundOrderId"_L1,
                                   .type = FieldType::Reference,
                                   .at = in<&Message::refundOrderId>,
                                   .most = 64,
                                   .weight = Weight::Checked,
                                   .note = "has to be ours"_L1};
template<typename Message>
constexpr Field refundTargetOrderIdField{.name = "refundTargetOrderId"_L1,
                                         .type = FieldType::Reference,
                                         .at = in<&Message::refundTargetOrderId>,
                                         .most = 64,
                                         .note = "the wallet's number of the refund"_L1};
template<typename Message>
constexpr Field refundInvoiceAmountField{.name = "refundInvoiceAmount"_L1,
                                         .type = FieldType::FenNumber,
                                         .at = in<&Message::refundInvoiceAmount>,
                                         .note = "what the customer gets back of it"_L1};
/// Of refunds it is not said which amount this is.
constexpr Field totalAmountUnkeptField{.name = "totalAmount"_L1, .type = FieldType::FenNumber};
constexpr Field statusUnkeptField{.name = "status"_L1};
constexpr Field targetOrderIdUnkeptField{.name = "targetOrderId"_L1, .type = FieldType::Reference};
constexpr Field refundFundsField{.name = "refundFunds"_L1};
constexpr Field refundFundsDescField{.name = "refundFundsDesc"_L1};

constexpr Field refundFields[]{
    errCodeField<RefundAnswer>,
    errMsgField<RefundAnswer>,
    msgIdEchoField,
    responseTimestampField,
    srcReserveEchoField,
    echoedMidField<RefundAnswer>,
    echoedTidField<RefundAnswer>,
    echoedOrderField<RefundAnswer>,
    merNameField,
    seqIdField<RefundAnswer>,
    statusUnkeptField,
    targetMidField,
    targetOrderIdUnkeptField,
    targetStatusField,
    targetSysField<RefundAnswer>,
    totalAmountUnkeptField,
    {.name = "refundAmount"_L1, .type = FieldType::FenText, .note = "perhaps of all refunds"_L1},
    refundFundsField,
    refundFundsDescField,
    refundInvoiceAmountField<RefundAnswer>, // twice in the document: as a number and as a text
    refundOrderIdField<RefundAnswer>,
    refundTargetOrderIdField<RefundAnswer>,
    yxlmAmountUnkeptField,
    refundStatusField<RefundAnswer>,
    billDateField,
    instMidEchoField,
};

constexpr Field refundQueryFields[]{
    errCodeField<RefundQueryAnswer>,
    errMsgField<RefundQueryAnswer>,
    msgIdEchoField,
    responseTimestampField,
    srcReserveEchoField,
    refundStatusField<RefundQueryAnswer>,
    refundOrderIdField<RefundQueryAnswer>,
    refundTargetOrderIdField<RefundQueryAnswer>,
    echoedMidField<RefundQueryAnswer>,
    echoedTidField<RefundQueryAnswer>,
    seqIdField<RefundQueryAnswer>,
    settleRefIdField,
    statusUnkeptField,
    totalAmountUnkeptField,
    merNameField,
    echoedOrderField<RefundQueryAnswer>,
    targetOrderIdUnkeptField,
    targetSysField<RefundQueryAnswer>,
    targetStatusField,
    targetMidField,
    bankCardNoField,
    bankInfoField,
    refundFundsField,
    refundFundsDescField,
    {.name = "payTime"_L1},
    settleDateField<RefundQueryAnswer>,
    refundInvoiceAmountField<RefundQueryAnswer>,
    yxlmAmountUnkeptField,
    {.name = "sendBackAmount"_L1,
     .type = FieldType::FenText,
     .note = "what the shop gives back of it"_L1},
    connectSysField,
};

constexpr Field secureFields[]{
    errCodeField<SecureAnswer>,
    errMsgField<SecureAnswer>,
    msgIdEchoField,
    responseTimestampField,
    srcReserveEchoField,
    {.name = "mid"_L1, .need = Need::Required},
    {.name = "tid"_L1, .need = Need::Required},
    echoedOrderField<SecureAnswer>,
    secureStatusField<SecureAnswer>,
    {.name = "completedAmount"_L1,
     .type = FieldType::FenText,
     .at = in<&SecureAnswer::completedAmount>,
     .weight = Weight::Checked},
    {.name = "totalAmount"_L1, .type = FieldType::FenText, .note = "of the deposit"_L1},
    connectSysField,
    merNameField,
    settleRefIdField,
    targetMidField,
    cardAttrField,
    targetOrderIdField<SecureAnswer>,
    seqIdField<SecureAnswer>,
    statusUnkeptField,
    targetSysField<SecureAnswer>,
};

constexpr Field closeFields[]{
    errCodeField<CloseAnswer>,
    errMsgField<CloseAnswer>,
    connectSysField,
    {.name = "settleDate"_L1},
    settleRefIdField,
    targetMidField,
    srcReserveEchoField,
    responseTimestampField,
    {.name = "mid"_L1, .need = Need::Required},
    {.name = "tid"_L1, .need = Need::Required},
    echoedOrderField<CloseAnswer>,
    merNameField,
    seqIdField<CloseAnswer>,
    statusField<CloseAnswer>,
    targetStatusField,
    targetSysField<CloseAnswer>,
    orderAmountField<CloseAnswer>,
    instMidEchoField,
};

} // namespace

constinit const MessageTable<AnswerHead> answerHeadTable{
    {"every answer"_L1, "002 2.1"_L1, Direction::Answer, headFields}};
constinit const MessageTable<QueryAnswer> queryAnswerTable{
    {"query: answer"_L1, "002 1.2.3"_L1, Direction::Answer, queryFields}};
constinit const MessageTable<RefundAnswer> refundAnswerTable{
    {"refund: answer"_L1, "002 1.3.3"_L1, Direction::Answer, refundFields}};
constinit const MessageTable<RefundQueryAnswer> refundQueryAnswerTable{
    {"refund-query: answer"_L1, "002 1.4.3"_L1, Direction::Answer, refundQueryFields}};
constinit const MessageTable<SecureAnswer> secureCancelAnswerTable{
    {"secure-cancel: answer"_L1, "002 1.5.3"_L1, Direction::Answer, secureFields}};
constinit const MessageTable<SecureAnswer> secureCompleteAnswerTable{
    {"secure-complete: answer"_L1, "002 1.6.3"_L1, Direction::Answer, secureFields}};
constinit const MessageTable<CloseAnswer> closeAnswerTable{
    {"close: answer"_L1, "002 1.7.3"_L1, Direction::Answer, closeFields}};

} // namespace netpay
} // namespace till::channels
