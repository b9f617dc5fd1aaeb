// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/messages.h"
#include "core/channels/poslink/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document; the sections are those of POS通 v20190724, and of the
// platform's page for v6.
namespace till::channels {
namespace poslink {

namespace {

/// 0.01 yuan to 999,999.99 yuan, far below the twelve digits that the wire has room for.
constexpr qint64 fenLeast = 1;
constexpr qint64 fenMost = 99'999'999;

constexpr Field activateFields[]{
    merchantCodeField<ActivateRequest>,
    terminalCodeField<ActivateRequest>,
};

constexpr Field goodsFields[]{
    {.name = "goodsId"_L1, .need = Need::Required, .at = in<&GoodsItem::goodsId>},
    {.name = "goodsName"_L1, .need = Need::Required, .at = in<&GoodsItem::goodsName>},
    {.name = "quantity"_L1, .need = Need::Required, .at = in<&GoodsItem::quantity>},
    {.name = "price"_L1,
     .type = FieldType::FenText,
     .need = Need::Required,
     .at = in<&GoodsItem::price>,
     .note = "of one"_L1},
    {.name = "goodsCategory"_L1, .at = in<&GoodsItem::goodsCategory>},
    {.name = "body"_L1, .at = in<&GoodsItem::body>},
    {.name = "discount"_L1, .type = FieldType::FenNumber, .at = in<&GoodsItem::discount>},
};

constexpr Field payFields[]{
    merchantCodeField<PayRequest>,
    terminalCodeField<PayRequest>,
    {.name = "transactionAmount"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&PayRequest::transactionAmount>,
     .least = fenLeast,
     .most = fenMost},
    {.name = "transactionCurrencyCode"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&PayRequest::transactionCurrencyCode>,
     .most = 3,
     .note = "156"_L1},
    {.name = "merchantOrderId"_L1,
     .need = Need::Required,
     .at = in<&PayRequest::merchantOrderId>,
     .most = 50,
     .note = "ours, never used twice"_L1},
    {.name = "merchantRemark"_L1,
     .need = Need::Required,
     .at = in<&PayRequest::merchantRemark>,
     .most = 50},
    {.name = "payMode"_L1,
     .need = Need::Required,
     .at = in<&PayRequest::payMode>,
     .note = "CODE_SCAN, or MANUAL for a typed code"_L1},
    {.name = "payCode"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&PayRequest::payCode>,
     .most = 64,
     .privacy = Privacy::Masked,
     .note = "the customer's code; valid for about a minute"_L1},
    {.name = "goods"_L1,
     .type = FieldType::List,
     .at = in<&PayRequest::goods>,
     .items = goodsFields},
    {.name = "srcReserved"_L1,
     .at = in<&PayRequest::srcReserved>,
     .most = 100,
     .note = "passed on to some wallets"_L1},
    {.name = "storeId"_L1, .at = in<&PayRequest::storeId>, .note = "the shop's number"_L1},
    {.name = "limitCreditCard"_L1,
     .type = FieldType::Flag,
     .at = in<&PayRequest::limitCreditCard>,
     .note = "true: no credit cards"_L1},
    {.name = "operatorId"_L1, .at = in<&PayRequest::operatorId>},
    bizIdentifierField<PayRequest>,
    {.name = "goodsTag"_L1, .at = in<&PayRequest::goodsTag>},
};

constexpr Field voidFields[]{
    merchantCodeField<VoidRequest>,     terminalCodeField<VoidRequest>,
    merchantOrderIdField<VoidRequest>,  originalOrderIdField<VoidRequest>,
    limitCrossDeviceField<VoidRequest>, bizIdentifierField<VoidRequest>,
};

constexpr Field voidFieldsV6[]{
    merchantCodeField<VoidRequest>,
    terminalCodeField<VoidRequest>,
    {.name = "systemTraceNum"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&VoidRequest::systemTraceNum>,
     .most = 6,
     .note = "six digits from the counter of our number"_L1},
    merchantOrderIdField<VoidRequest>,
    originalOrderIdField<VoidRequest>,
    {.name = "merchantRemark"_L1,
     .need = Need::Required,
     .at = in<&VoidRequest::merchantRemark>,
     .most = 50},
    limitCrossDeviceField<VoidRequest>,
    bizIdentifierField<VoidRequest>,
};

constexpr Field refundFields[]{
    merchantCodeField<RefundRequest>,
    terminalCodeField<RefundRequest>,
    merchantOrderIdField<RefundRequest>,
    originalOrderIdField<RefundRequest>,
    {.name = "refundRequestId"_L1,
     .need = Need::Required,
     .at = in<&RefundRequest::refundRequestId>,
     .most = 50,
     .note = "our number of this refund; the same when it is sent again"_L1},
    {.name = "transactionAmount"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&RefundRequest::transactionAmount>,
     .least = fenLeast,
     .most = fenMost,
     .note = "what goes back"_L1},
    limitCrossDeviceField<RefundRequest>,
    {.name = "srcReserved"_L1,
     .at = in<&RefundRequest::srcReserved>,
     .most = 100,
     .note = "passed on to some wallets"_L1},
    {.name = "goods"_L1,
     .type = FieldType::List,
     .at = in<&RefundRequest::goods>,
     .items = goodsFields},
    {.name = "storeId"_L1, .at = in<&RefundRequest::storeId>, .note = "the shop's number"_L1},
    {.name = "operatorId"_L1, .at = in<&RefundRequest::operatorId>},
    bizIdentifierField<RefundRequest>,
};

constexpr Field queryFields[]{
    merchantCodeField<QueryRequest>,
    terminalCodeField<QueryRequest>,
    {.name = "merchantOrderId"_L1,
     .need = Need::EitherOf,
     .at = in<&QueryRequest::merchantOrderId>,
     .most = 50,
     .note = "ours; where both are there, this one counts"_L1},
    {.name = "originalOrderId"_L1,
     .need = Need::EitherOf,
     .at = in<&QueryRequest::originalOrderId>,
     .most = 50,
     .note = "the acquirer's"_L1},
};

constexpr Field queryRefundFields[]{
    merchantCodeField<QueryRefundRequest>,
    terminalCodeField<QueryRefundRequest>,
    merchantOrderIdField<QueryRefundRequest>,
    originalOrderIdField<QueryRefundRequest>,
    {.name = "refundRequestId"_L1,
     .need = Need::Required,
     .at = in<&QueryRefundRequest::refundRequestId>,
     .most = 50},
};

} // namespace

constinit const MessageTable<ActivateRequest> activateRequestTable{
    {"activeterminal: request"_L1, "1.1.3"_L1, Direction::Request, activateFields}};
constinit const MessageTable<PayRequest> payRequestTable{
    {"pay: request"_L1, "1.2.3"_L1, Direction::Request, payFields}};
constinit const MessageTable<VoidRequest> voidRequestTable{
    {"voidpayment: request"_L1, "1.3.3"_L1, Direction::Request, voidFields}};
constinit const MessageTable<VoidRequest> voidRequestTableV6{
    {"voidpayment v6: request"_L1, "page of v6"_L1, Direction::Request, voidFieldsV6}};
constinit const MessageTable<RefundRequest> refundRequestTable{
    {"refund: request"_L1, "1.4.3"_L1, Direction::Request, refundFields}};
constinit const MessageTable<QueryRequest> queryRequestTable{
    {"query: request"_L1, "1.5.3"_L1, Direction::Request, queryFields}};
constinit const MessageTable<QueryRefundRequest> queryRefundRequestTable{
    {"query-refund: request"_L1, "1.6.3"_L1, Direction::Request, queryRefundFields}};

} // namespace poslink
} // namespace till::channels
