// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/messages.h"
#include "core/channels/mmsp/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document, part 扫码接口规范.
namespace till::channels {
namespace mmsp {

namespace {

constexpr std::array yes{"1"_L1};

constexpr Field tradeTypeField{.name = "TRADETYPE"_L1,
                               .need = Need::Required,
                               .at = in<&OrderRequest::tradeType>,
                               .most = 1,
                               .oneOf = yesOrNo,
                               .note = "1 a code is shown, 2 within the wallet's app"_L1};
constexpr Field shownTypeField{.name = "TRADETYPE"_L1,
                               .need = Need::Required,
                               .at = in<&OrderRequest::tradeType>,
                               .most = 1,
                               .oneOf = onlyShown,
                               .note = "1 a code is shown"_L1};
constexpr Field orderNotifyField{.name = "NOTIFY_URL"_L1,
                                 .type = FieldType::Reference,
                                 .need = Need::Required,
                                 .at = in<&OrderRequest::notifyUrl>,
                                 .most = 50};
constexpr Field orderJumpField{.name = "JUMP_URL"_L1,
                               .type = FieldType::Reference,
                               .at = in<&OrderRequest::jumpUrl>,
                               .most = 32,
                               .note = "not sent for now"_L1};
constexpr Field isRawField{.name = "IS_RAW"_L1,
                           .at = in<&OrderRequest::isRaw>,
                           .most = 1,
                           .oneOf = yesOrNo,
                           .note = "1 answers with PAY_INFO as the wallet gave it"_L1};

constexpr Field wechatOrderFields[]{
    tradeTypeField,
    amountField<OrderRequest>,
    merOrderIdField<OrderRequest>,
    randStrField<OrderRequest>,
    goodsNameField<OrderRequest>,
    orderNotifyField,
    timeEndField<OrderRequest>,
    currencyField<OrderRequest>,
    ipField<OrderRequest>,
    orderJumpField,
    {.name = "OPENID"_L1,
     .type = FieldType::Reference,
     .need = Need::When,
     .at = in<&OrderRequest::openId>,
     .most = 32,
     .privacy = Privacy::Masked,
     .when = whenIs<&OrderRequest::tradeType, u'2'>,
     .note = "where TRADETYPE is 2"_L1},
    isRawField,
    isToField<OrderRequest>,
    limitPayField<OrderRequest>,
    {.name = "IS_MINIPG"_L1,
     .at = in<&OrderRequest::isMiniProgram>,
     .most = 32,
     .oneOf = yes,
     .note = "1 within a mini program"_L1},
    {.name = "SUP_APPID"_L1,
     .type = FieldType::Reference,
     .at = in<&OrderRequest::supAppId>,
     .most = 32,
     .note = "of the public account, or of the mini program"_L1},
};

/// One of the two has to name the buyer of an order within the app.
bool lacksBuyer(const void* message)
{
    const auto* order = static_cast<const OrderRequest*>(message);
    return order->tradeType == u"2" && order->alipayAccount.isEmpty();
}

constexpr Field alipayOrderFields[]{
    tradeTypeField,
    amountField<OrderRequest>,
    merOrderIdField<OrderRequest>,
    randStrField<OrderRequest>,
    goodsNameField<OrderRequest>,
    orderNotifyField,
    timeEndField<OrderRequest>,
    currencyField<OrderRequest>,
    ipField<OrderRequest>,
    orderJumpField,
    {.name = "ALIPAY_USER_ID"_L1,
     .type = FieldType::Reference,
     .need = Need::When,
     .at = in<&OrderRequest::alipayUserId>,
     .most = 32,
     .privacy = Privacy::Masked,
     .when = lacksBuyer,
     .note = "where TRADETYPE is 2 and there is no ALIPAY_ACCOUNT"_L1},
    {.name = "ALIPAY_ACCOUNT"_L1,
     .at = in<&OrderRequest::alipayAccount>,
     .most = 32,
     .privacy = Privacy::Masked},
    isRawField,
    isToField<OrderRequest>,
    limitPayField<OrderRequest>,
};

constexpr Field qqOrderFields[]{
    tradeTypeField,
    amountField<OrderRequest>,
    merOrderIdField<OrderRequest>,
    randStrField<OrderRequest>,
    goodsNameField<OrderRequest>,
    orderNotifyField,
    timeEndField<OrderRequest>,
    currencyField<OrderRequest>,
    ipField<OrderRequest>,
    orderJumpField,
    isRawField,
    isToField<OrderRequest>,
    limitPayField<OrderRequest>,
};

constexpr Field shownOrderFields[]{
    shownTypeField,
    amountField<OrderRequest>,
    merOrderIdField<OrderRequest>,
    randStrField<OrderRequest>,
    goodsNameField<OrderRequest>,
    orderNotifyField,
    timeEndField<OrderRequest>,
    currencyField<OrderRequest>,
    ipField<OrderRequest>,
};

template<typename Message>
constexpr Field payCurrencyField{.name = "CUR"_L1,
                                 .need = Need::Required,
                                 .at = in<&Message::currency>,
                                 .most = 4,
                                 .oneOf = onlyYuan};
template<typename Message>
constexpr Field payNotifyField{.name = "NOTIFY_URL"_L1,
                               .type = FieldType::Reference,
                               .need = Need::Required,
                               .at = in<&Message::notifyUrl>,
                               .most = 100};

constexpr Field codePayFields[]{
    amountField<CodePayRequest>,
    payCurrencyField<CodePayRequest>,
    goodsNameField<CodePayRequest>,
    payNotifyField<CodePayRequest>,
    merOrderIdField<CodePayRequest>,
    randStrField<CodePayRequest>,
    {.name = "CODE"_L1,
     .need = Need::Required,
     .at = in<&CodePayRequest::code>,
     .most = 32,
     .privacy = Privacy::Masked,
     .note = "the customer's code"_L1},
    timeEndField<CodePayRequest>,
    ipField<CodePayRequest>,
    isToField<CodePayRequest>,
    limitPayField<CodePayRequest>,
};

constexpr Field h5TimeEndField{.name = "TIME_END"_L1,
                               .at = in<&H5Request::timeEnd>,
                               .most = 30,
                               .note = "printed here as yyyy-mm-dd, elsewhere with the time"_L1};

constexpr Field wechatH5Fields[]{
    amountField<H5Request>,
    payCurrencyField<H5Request>,
    goodsNameField<H5Request>,
    payNotifyField<H5Request>,
    {.name = "JUMP_URL"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&H5Request::jumpUrl>,
     .most = 100},
    h5TimeEndField,
    ipField<H5Request>,
    merOrderIdField<H5Request>,
    randStrField<H5Request>,
    limitPayField<H5Request>,
};

constexpr Field alipayH5Fields[]{
    amountField<H5Request>,
    payCurrencyField<H5Request>,
    goodsNameField<H5Request>,
    payNotifyField<H5Request>,
    {.name = "JUMP_URL"_L1,
     .type = FieldType::Reference,
     .at = in<&H5Request::jumpUrl>,
     .most = 100,
     .note = "called required and not sent for now in one line"_L1},
    h5TimeEndField,
    ipField<H5Request>,
    merOrderIdField<H5Request>,
    randStrField<H5Request>,
};

} // namespace

constinit const MessageTable<OrderRequest> wechatOrderRequestTable{
    {"WeChat order: request"_L1, "004 scan 5.1.2"_L1, Direction::Request, wechatOrderFields}};
constinit const MessageTable<CodePayRequest> wechatPayRequestTable{
    {"WeChat code: request"_L1, "004 scan 5.2.2"_L1, Direction::Request, codePayFields}};
constinit const MessageTable<H5Request> wechatH5RequestTable{
    {"WeChat H5: request"_L1, "004 scan 5.3.1"_L1, Direction::Request, wechatH5Fields}};
constinit const MessageTable<OrderRequest> alipayOrderRequestTable{
    {"Alipay order: request"_L1, "004 scan 6.1.1"_L1, Direction::Request, alipayOrderFields}};
constinit const MessageTable<CodePayRequest> alipayPayRequestTable{
    {"Alipay code: request"_L1, "004 scan 6.2.2"_L1, Direction::Request, codePayFields}};
constinit const MessageTable<OrderRequest> alipayStaticRequestTable{
    {"Alipay static code: request"_L1, "004 scan 6.3.1"_L1, Direction::Request, shownOrderFields}};
constinit const MessageTable<OrderRequest> alipayDynamicRequestTable{
    {"Alipay dynamic code: request"_L1, "004 scan 6.4.1"_L1, Direction::Request, shownOrderFields}};
constinit const MessageTable<H5Request> alipayH5RequestTable{
    {"Alipay H5: request"_L1, "004 scan 6.5.1"_L1, Direction::Request, alipayH5Fields}};
constinit const MessageTable<OrderRequest> qqOrderRequestTable{
    {"QQ order: request"_L1, "004 scan 7.1.1"_L1, Direction::Request, qqOrderFields}};
constinit const MessageTable<CodePayRequest> qqPayRequestTable{
    {"QQ code: request"_L1, "004 scan 7.2.2"_L1, Direction::Request, codePayFields}};
constinit const MessageTable<OrderRequest> jdOrderRequestTable{
    {"JD order: request"_L1, "004 scan 8.1.1"_L1, Direction::Request, shownOrderFields}};
constinit const MessageTable<OrderRequest> unionpayOrderRequestTable{
    {"UnionPay order: request"_L1, "004 scan 9.1.1"_L1, Direction::Request, shownOrderFields}};

} // namespace mmsp
} // namespace till::channels
