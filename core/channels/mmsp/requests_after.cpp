// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/messages.h"
#include "core/channels/mmsp/shared_fields.h"

using namespace Qt::StringLiterals;

// What is asked about an order, and the pages; part 扫码接口规范, section 10.
namespace till::channels {
namespace mmsp {

namespace {

template<typename Message>
constexpr Field askedOrderNoField{.name = "ORDERNO"_L1,
                                  .type = FieldType::Reference,
                                  .need = Need::EitherOf,
                                  .at = in<&Message::orderNo>,
                                  .most = 20,
                                  .note = "the acquirer's"_L1};
template<typename Message>
constexpr Field askedMerOrderIdField{.name = "MERORDERID"_L1,
                                     .type = FieldType::Reference,
                                     .need = Need::EitherOf,
                                     .at = in<&Message::merOrderId>,
                                     .most = 20,
                                     .note = "ours"_L1};
/// The type says 15 characters and the words 20: 15 keeps both.
template<typename Message>
constexpr Field shortRandStrField{.name = "RANDSTR"_L1,
                                  .type = FieldType::Reference,
                                  .need = Need::Required,
                                  .at = in<&Message::randStr>,
                                  .most = 15,
                                  .note = "chance"_L1};

constexpr Field orderNumberFields[]{
    askedOrderNoField<OrderNumberRequest>,
    askedMerOrderIdField<OrderNumberRequest>,
    shortRandStrField<OrderNumberRequest>,
};

constexpr Field refundFields[]{
    askedOrderNoField<RefundRequest>,
    askedMerOrderIdField<RefundRequest>,
    shortRandStrField<RefundRequest>,
    {.name = "REFUND_MERORDERID"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&RefundRequest::refundMerOrderId>,
     .most = 20,
     .note = "our number of the refund"_L1},
    amountField<RefundRequest>,
};

constexpr Field refundQueryFields[]{
    {.name = "REFUND_ORDERNO"_L1,
     .type = FieldType::Reference,
     .need = Need::EitherOf,
     .at = in<&RefundQueryRequest::refundOrderNo>,
     .most = 20,
     .note = "the acquirer's number of the refund"_L1},
    shortRandStrField<RefundQueryRequest>,
    {.name = "REFUND_MERORDERID"_L1,
     .type = FieldType::Reference,
     .need = Need::EitherOf,
     .at = in<&RefundQueryRequest::refundMerOrderId>,
     .most = 20,
     .note = "our number of the refund"_L1},
};

constexpr qint64 addressMost = 1'000;

constexpr Field wakeUpFields[]{
    {.name = "memo"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&WakeUpPage::memo>,
     .most = 15,
     .note = "the merchant's number"_L1},
    {.name = "termno"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&WakeUpPage::termNo>,
     .most = 8,
     .note = "the terminal's number"_L1},
    {.name = "merurl"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&WakeUpPage::merUrl>,
     .most = addressMost,
     .note = "where it returns to; stands in the address as base64"_L1},
    {.name = "tradetype"_L1,
     .need = Need::Required,
     .at = in<&WakeUpPage::tradeType>,
     .most = 1,
     .oneOf = onlyShown},
};

constexpr Field identityFields[]{
    {.name = "merurl"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&IdentityPage::merUrl>,
     .most = addressMost,
     .note = "where it returns to, with token_id behind it"_L1},
    {.name = "merno"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&IdentityPage::merNo>,
     .most = 15,
     .note = "the merchant's number"_L1},
    {.name = "tradetype"_L1,
     .need = Need::Required,
     .at = in<&IdentityPage::tradeType>,
     .most = 1,
     .oneOf = yesOrNo,
     .note = "1 WeChat's OPENID, 2 Alipay's USER_ID"_L1},
};

} // namespace

constinit const MessageTable<WakeUpPage> wechatWakeUpTable{
    {"Wake WeChat up: page"_L1, "004 scan 10.1"_L1, Direction::Request, wakeUpFields}};
constinit const MessageTable<IdentityPage> openIdRedirectTable{
    {"OPENID and USER_ID: page"_L1, "004 scan 10.2"_L1, Direction::Request, identityFields}};
constinit const MessageTable<OrderNumberRequest> queryRequestTable{
    {"query: request"_L1, "004 scan 10.3.1"_L1, Direction::Request, orderNumberFields}};
constinit const MessageTable<OrderNumberRequest> cancelRequestTable{
    {"cancel: request"_L1, "004 scan 10.4.1"_L1, Direction::Request, orderNumberFields}};
constinit const MessageTable<OrderNumberRequest> closeRequestTable{
    {"close: request"_L1, "004 scan 10.5.1"_L1, Direction::Request, orderNumberFields}};
constinit const MessageTable<RefundRequest> refundRequestTable{
    {"refund: request"_L1, "004 scan 10.6.1"_L1, Direction::Request, refundFields}};
constinit const MessageTable<RefundQueryRequest> refundQueryRequestTable{
    {"refund query: request"_L1, "004 scan 10.7.1"_L1, Direction::Request, refundQueryFields}};

} // namespace mmsp
} // namespace till::channels
