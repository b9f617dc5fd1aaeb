// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/messages.h"
#include "core/channels/poslink/shared_fields.h"

using namespace Qt::StringLiterals;

// Sections as in requests.cpp. A length is checked where the value is used further; the document's
// lengths of the other fields are shorter than what it shows and what arrives.
namespace till::channels {
namespace poslink {

namespace {

constexpr Field activateFields[]{
    errCodeField<ActivateAnswer>,
    errInfoField<ActivateAnswer>,
};

constexpr Field voidFields[]{
    errCodeField<VoidAnswer>,
    errInfoField<VoidAnswer>,
    {.name = "orderId"_L1, .type = FieldType::Reference, .note = "of the void, v6"_L1},
    transactionTimeField,
    transactionDateWithYearField,
    transactionDateField,
    settlementDateWithYearField<VoidAnswer>,
    settlementDateField,
    retrievalRefNumField<VoidAnswer>,
    {.name = "transactionAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&VoidAnswer::transactionAmount>,
     .weight = Weight::Checked,
     .note = "has to equal what was ordered"_L1},
    actualTransactionAmountField,
    {.name = "thirdPartyName"_L1, .at = in<&VoidAnswer::thirdPartyName>, .most = 60},
    cardAttrField,
    {.name = "installmentNumber"_L1, .type = FieldType::Digits, .note = "v6"_L1},
    {.name = "installmentSellerPercent"_L1, .type = FieldType::Digits, .note = "v6"_L1},
    {.name = "convMchntNo"_L1, .type = FieldType::Reference, .note = "v6"_L1},
    {.name = "convTermNo"_L1, .type = FieldType::Reference, .note = "v6"_L1},
};

constexpr Field refundFields[]{
    errCodeField<RefundAnswer>,
    errInfoField<RefundAnswer>,
    transactionTimeField,
    transactionDateWithYearField,
    transactionDateField,
    settlementDateWithYearField<RefundAnswer>,
    settlementDateField,
    retrievalRefNumField<RefundAnswer>,
    {.name = "thirdPartyName"_L1, .at = in<&RefundAnswer::thirdPartyName>, .most = 60},
    cardAttrField,
    {.name = "refundInvoiceAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&RefundAnswer::refundInvoiceAmount>,
     .note = "what really went back"_L1},
};

constexpr Field queryRefundFields[]{
    errCodeField<QueryRefundAnswer>,
    errInfoField<QueryRefundAnswer>,
    {.name = "queryResCode"_L1,
     .need = Need::Required,
     .at = in<&QueryRefundAnswer::queryResCode>,
     .most = 200,
     .weight = Weight::Decisive,
     .note = "00: done"_L1},
    {.name = "queryResInfo"_L1, .at = in<&QueryRefundAnswer::queryResInfo>},
    {.name = "payCode"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .privacy = Privacy::Masked},
    {.name = "dealDate"_L1, .type = FieldType::Digits, .need = Need::Required},
    {.name = "dealTime"_L1, .type = FieldType::Digits, .need = Need::Required},
    {.name = "originalAmount"_L1,
     .type = FieldType::FenText,
     .need = Need::Required,
     .note = "as the terminal sent it"_L1},
    {.name = "dealType"_L1, .need = Need::Required, .note = "refund"_L1},
    {.name = "dealSystemTraceNum"_L1, .type = FieldType::Digits, .need = Need::Required},
    {.name = "dealRetrievalRefNum"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&QueryRefundAnswer::dealRetrievalRefNum>,
     .most = 12,
     .note = "letters occur"_L1},
    {.name = "batchNo"_L1, .type = FieldType::Digits, .need = Need::Required},
    {.name = "originalTransactionDate"_L1, .type = FieldType::Digits},
    {.name = "originalRetrievalRefNum"_L1,
     .type = FieldType::Reference,
     .misspelt = "orignalRetrievalRefNum"_L1},
    {.name = "originalSettlementDate"_L1, .type = FieldType::Digits},
    {.name = "refundInvoiceAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&QueryRefundAnswer::refundInvoiceAmount>,
     .note = "what really went back"_L1},
};

} // namespace

constinit const MessageTable<ActivateAnswer> activateAnswerTable{
    {"activeterminal: answer"_L1, "1.1.3"_L1, Direction::Answer, activateFields}};
constinit const MessageTable<VoidAnswer> voidAnswerTable{
    {"voidpayment: answer"_L1, "1.3.3"_L1, Direction::Answer, voidFields}};
constinit const MessageTable<RefundAnswer> refundAnswerTable{
    {"refund: answer"_L1, "1.4.3"_L1, Direction::Answer, refundFields}};
constinit const MessageTable<QueryRefundAnswer> queryRefundAnswerTable{
    {"query-refund: answer"_L1, "1.6.3"_L1, Direction::Answer, queryRefundFields}};

} // namespace poslink
} // namespace till::channels
