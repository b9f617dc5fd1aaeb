// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/messages.h"
#include "core/channels/netpay/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document, sections 1.2 to 1.7.
namespace till::channels {
namespace netpay {

namespace {

constexpr Field queryFields[]{
    msgIdField<QueryRequest>,
    requestTimestampField<QueryRequest>,
    srcReserveField<QueryRequest>,
    midField<QueryRequest>,
    tidField<QueryRequest>,
    instMidField<QueryRequest>,
    {.name = "merOrderId"_L1,
     .type = FieldType::Reference,
     .need = Need::EitherOf,
     .at = in<&QueryRequest::merOrderId>,
     .least = 6,
     .most = 64,
     .note = "ours"_L1},
    {.name = "targetOrderId"_L1,
     .type = FieldType::Reference,
     .need = Need::EitherOf,
     .at = in<&QueryRequest::targetOrderId>,
     .least = 6,
     .most = 64,
     .note = "the wallet's number"_L1},
};

constexpr Field refundSubOrderFields[]{
    {.name = "mid"_L1, .at = in<&RefundSubOrder::mid>, .least = 8, .most = 32},
    {.name = "totalAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&RefundSubOrder::totalAmount>,
     .most = fenMost},
    {.name = "merOrderId"_L1,
     .type = FieldType::Reference,
     .at = in<&RefundSubOrder::merOrderId>,
     .least = 6,
     .most = 32},
    {.name = "refundOrderId"_L1,
     .type = FieldType::Reference,
     .at = in<&RefundSubOrder::refundOrderId>,
     .least = 6,
     .most = 32},
    {.name = "refundDesc"_L1, .at = in<&RefundSubOrder::refundDesc>, .most = 255},
};

constexpr Field refundFields[]{
    msgIdField<RefundRequest>,
    requestTimestampField<RefundRequest>,
    srcReserveField<RefundRequest>,
    {.name = "merOrderId"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&RefundRequest::merOrderId>,
     .least = 6,
     .most = 64,
     .note = "of the original order"_L1},
    instMidField<RefundRequest>,
    midField<RefundRequest>,
    {.name = "targetOrderId"_L1,
     .type = FieldType::Reference,
     .at = in<&RefundRequest::targetOrderId>,
     .least = 6,
     .most = 64},
    tidField<RefundRequest>,
    {.name = "refundAmount"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&RefundRequest::refundAmount>,
     .least = fenLeast,
     .most = fenMost,
     .note = "of a divided order: subOrders and platformAmount together"_L1},
    {.name = "refundOrderId"_L1,
     .type = FieldType::Reference,
     .at = in<&RefundRequest::refundOrderId>,
     .least = 6,
     .most = 32,
     .note = "our number of this refund, the same when it is sent again; the till always says "
             "it"_L1},
    {.name = "platformAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&RefundRequest::platformAmount>,
     .most = fenMost,
     .note = "of a divided order"_L1},
    {.name = "subOrders"_L1,
     .type = FieldType::List,
     .at = in<&RefundRequest::subOrders>,
     .items = refundSubOrderFields,
     .note = "of a divided order: one merchant at a time"_L1},
};

constexpr Field refundQueryFields[]{
    msgIdField<RefundQueryRequest>,
    requestTimestampField<RefundQueryRequest>,
    srcReserveField<RefundQueryRequest>,
    {.name = "merOrderId"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&RefundQueryRequest::merOrderId>,
     .least = 6,
     .most = 32,
     .note = "the refund's number"_L1},
    instMidField<RefundQueryRequest>,
    midField<RefundQueryRequest>,
    tidField<RefundQueryRequest>,
};

constexpr Field secureCancelFields[]{
    msgIdField<SecureCancelRequest>,   requestTimestampField<SecureCancelRequest>,
    midField<SecureCancelRequest>,     tidField<SecureCancelRequest>,
    instMidField<SecureCancelRequest>, originalField<SecureCancelRequest>,
};

constexpr Field secureCompleteFields[]{
    msgIdField<SecureCompleteRequest>,
    requestTimestampField<SecureCompleteRequest>,
    midField<SecureCompleteRequest>,
    tidField<SecureCompleteRequest>,
    instMidField<SecureCompleteRequest>,
    originalField<SecureCompleteRequest>,
    {.name = "completedAmount"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&SecureCompleteRequest::completedAmount>,
     .least = fenLeast,
     .most = fenMost,
     .note = "what the shop keeps; the rest goes back"_L1},
};

constexpr Field closeFields[]{
    requestTimestampField<CloseRequest>, srcReserveField<CloseRequest>, originalField<CloseRequest>,
    instMidField<CloseRequest>,          midField<CloseRequest>,        tidField<CloseRequest>,
};

} // namespace

constinit const MessageTable<QueryRequest> queryRequestTable{
    {"query: request"_L1, "002 1.2.3"_L1, Direction::Request, queryFields}};
constinit const MessageTable<RefundRequest> refundRequestTable{
    {"refund: request"_L1, "002 1.3.3"_L1, Direction::Request, refundFields}};
constinit const MessageTable<RefundQueryRequest> refundQueryRequestTable{
    {"refund-query: request"_L1, "002 1.4.3"_L1, Direction::Request, refundQueryFields}};
constinit const MessageTable<SecureCancelRequest> secureCancelRequestTable{
    {"secure-cancel: request"_L1, "002 1.5.3"_L1, Direction::Request, secureCancelFields}};
constinit const MessageTable<SecureCompleteRequest> secureCompleteRequestTable{
    {"secure-complete: request"_L1, "002 1.6.3"_L1, Direction::Request, secureCompleteFields}};
constinit const MessageTable<CloseRequest> closeRequestTable{
    {"close: request"_L1, "002 1.7.3"_L1, Direction::Request, closeFields}};

} // namespace netpay
} // namespace till::channels
