// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/messages.h"
#include "core/channels/mmsp/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document, part 扫码接口规范.
namespace till::channels {
namespace mmsp {

namespace {

constexpr Field orderAnswerFields[]{
    orderNoField<OrderAnswer>,
    urlField<OrderAnswer>,
    {.name = "PAY_INFO"_L1,
     .at = in<&OrderAnswer::payInfo>,
     .note = "instead of URL, for an app"_L1},
    {.name = "TRADETYPE"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&OrderAnswer::tradeType>,
     .most = 1},
    tradeTimeField<OrderAnswer>,
    echoedMerOrderIdField<OrderAnswer>,
    statusField<OrderAnswer>,
    errCodeMsgField<OrderAnswer>,
    errCodeField<OrderAnswer>,
};

constexpr Field codePayAnswerFields[]{
    orderNoField<CodePayAnswer>,          tradeTimeField<CodePayAnswer>,
    echoedMerOrderIdField<CodePayAnswer>, statusField<CodePayAnswer>,
    errCodeMsgField<CodePayAnswer>,       errCodeField<CodePayAnswer>,
};

constexpr Field h5AnswerFields[]{
    orderNoField<H5Answer>, tradeTimeField<H5Answer>, echoedMerOrderIdField<H5Answer>,
    statusField<H5Answer>,  urlField<H5Answer>,       errCodeMsgField<H5Answer>,
    errCodeField<H5Answer>,
};

template<typename Message>
constexpr Field walletField{.name = "TRADETYPE"_L1,
                            .type = FieldType::Reference,
                            .need = Need::Required,
                            .at = in<&Message::tradeType>,
                            .most = 1,
                            .note = "1 WeChat, 2 Alipay, 3 QQ"_L1};
template<typename Message>
constexpr Field payTimeField{
    .name = "PAYTIME"_L1, .need = Need::Required, .at = in<&Message::payTime>, .most = 30};

constexpr Field orderStateFields[]{
    orderNoField<OrderStateAnswer>,   echoedAmountField<OrderStateAnswer>,
    tradeTimeField<OrderStateAnswer>, payTimeField<OrderStateAnswer>,
    statusField<OrderStateAnswer>,    echoedMerOrderIdField<OrderStateAnswer>,
    walletField<OrderStateAnswer>,    errCodeMsgField<OrderStateAnswer>,
    errCodeField<OrderStateAnswer>,
};

constexpr Field refundAnswerFields[]{
    {.name = "REFUND_ORDERNO"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&RefundAnswer::refundOrderNo>,
     .most = 20,
     .note = "the acquirer's"_L1},
    echoedAmountField<RefundAnswer>,
    {.name = "REFUND_TIME"_L1,
     .need = Need::Required,
     .at = in<&RefundAnswer::refundTime>,
     .most = 30},
    statusField<RefundAnswer>,
    {.name = "REFUND_MERORDERID"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&RefundAnswer::refundMerOrderId>,
     .most = 20,
     .weight = Weight::Checked,
     .note = "ours; compared with the request's"_L1},
    errCodeMsgField<RefundAnswer>,
    errCodeField<RefundAnswer>,
};

constexpr Field notificationFields[]{
    {.name = "AMT"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&PaidNotice::amount>,
     .most = Money::maxFen,
     .weight = Weight::Checked},
    orderNoField<PaidNotice>,
    {.name = "TRDETIME"_L1,
     .need = Need::Required,
     .at = in<&PaidNotice::tradeTime>,
     .most = 30,
     .misspelt = "TRADETIME"_L1,
     .note = "printed without its A"_L1},
    payTimeField<PaidNotice>,
    statusField<PaidNotice>,
    walletField<PaidNotice>,
    echoedMerOrderIdField<PaidNotice>,
};

} // namespace

constinit const MessageTable<OrderAnswer> wechatOrderAnswerTable{
    {"WeChat order: answer"_L1, "004 scan 5.1.3"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<CodePayAnswer> wechatPayAnswerTable{
    {"WeChat code: answer"_L1, "004 scan 5.2.3"_L1, Direction::Answer, codePayAnswerFields}};
constinit const MessageTable<H5Answer> wechatH5AnswerTable{
    {"WeChat H5: answer"_L1, "004 scan 5.3.1"_L1, Direction::Answer, h5AnswerFields}};
constinit const MessageTable<OrderAnswer> alipayOrderAnswerTable{
    {"Alipay order: answer"_L1, "004 scan 6.1.2"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<CodePayAnswer> alipayPayAnswerTable{
    {"Alipay code: answer"_L1, "004 scan 6.2.3"_L1, Direction::Answer, codePayAnswerFields}};
constinit const MessageTable<OrderAnswer> alipayStaticAnswerTable{
    {"Alipay static code: answer"_L1, "004 scan 6.3.2"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<OrderAnswer> alipayDynamicAnswerTable{
    {"Alipay dynamic code: answer"_L1, "004 scan 6.4.2"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<H5Answer> alipayH5AnswerTable{
    {"Alipay H5: answer"_L1, "004 scan 6.5.2"_L1, Direction::Answer, h5AnswerFields}};
constinit const MessageTable<OrderAnswer> qqOrderAnswerTable{
    {"QQ order: answer"_L1, "004 scan 7.1.2"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<CodePayAnswer> qqPayAnswerTable{
    {"QQ code: answer"_L1, "004 scan 7.2.3"_L1, Direction::Answer, codePayAnswerFields}};
constinit const MessageTable<OrderAnswer> jdOrderAnswerTable{
    {"JD order: answer"_L1, "004 scan 8.1.2"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<OrderAnswer> unionpayOrderAnswerTable{
    {"UnionPay order: answer"_L1, "004 scan 9.1.2"_L1, Direction::Answer, orderAnswerFields}};
constinit const MessageTable<OrderStateAnswer> queryAnswerTable{
    {"query: answer"_L1, "004 scan 10.3.2"_L1, Direction::Answer, orderStateFields}};
constinit const MessageTable<OrderStateAnswer> cancelAnswerTable{
    {"cancel: answer"_L1, "004 scan 10.4.2"_L1, Direction::Answer, orderStateFields}};
constinit const MessageTable<OrderStateAnswer> closeAnswerTable{
    {"close: answer"_L1, "004 scan 10.5.2"_L1, Direction::Answer, orderStateFields}};
constinit const MessageTable<RefundAnswer> refundAnswerTable{
    {"refund: answer"_L1, "004 scan 10.6.2"_L1, Direction::Answer, refundAnswerFields}};
constinit const MessageTable<RefundAnswer> refundQueryAnswerTable{
    {"refund query: answer"_L1, "004 scan 10.7.2"_L1, Direction::Answer, refundAnswerFields}};
constinit const MessageTable<PaidNotice> notificationTable{
    {"notification"_L1, "004 scan 10.8"_L1, Direction::Answer, notificationFields}};

} // namespace mmsp
} // namespace till::channels
