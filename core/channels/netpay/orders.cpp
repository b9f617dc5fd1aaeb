// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/messages.h"
#include "core/channels/netpay/shared_fields.h"
#include "core/channels/netpay/words.h"

#include <array>
#include <cstddef>

using namespace Qt::StringLiterals;

// Order and names as in the document, section 1.1. Its one table is for six interfaces: what it
// asks of a wallet only stands in that wallet's table, and so does what only one of them knows.
namespace till::channels {
namespace netpay {

namespace {

constexpr Field goodsFields[]{
    {.name = "goodsId"_L1, .at = in<&GoodsItem::goodsId>, .most = 64},
    {.name = "goodsName"_L1, .at = in<&GoodsItem::goodsName>, .most = 256},
    {.name = "quantity"_L1, .at = in<&GoodsItem::quantity>},
    {.name = "price"_L1,
     .type = FieldType::FenText,
     .at = in<&GoodsItem::price>,
     .note = "of one"_L1},
    {.name = "goodsCategory"_L1, .at = in<&GoodsItem::goodsCategory>, .most = 64},
    {.name = "body"_L1, .at = in<&GoodsItem::body>, .most = 1024},
    {.name = "unit"_L1, .type = FieldType::Number, .at = in<&GoodsItem::unit>},
    {.name = "discount"_L1, .type = FieldType::FenNumber, .at = in<&GoodsItem::discount>},
    {.name = "subMerchantId"_L1, .at = in<&GoodsItem::subMerchantId>, .most = 15},
    {.name = "merOrderId"_L1,
     .type = FieldType::Reference,
     .at = in<&GoodsItem::merOrderId>,
     .least = 6,
     .most = 32},
    {.name = "subOrderAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&GoodsItem::subOrderAmount>,
     .most = fenMost,
     .note = "of a divided order: these make the total"_L1},
};

constexpr Field subOrderFields[]{
    {.name = "mid"_L1, .at = in<&SubOrder::mid>, .most = 15},
    {.name = "totalAmount"_L1,
     .type = FieldType::FenNumber,
     .at = in<&SubOrder::totalAmount>,
     .most = fenMost},
    {.name = "merOrderId"_L1,
     .type = FieldType::Reference,
     .at = in<&SubOrder::merOrderId>,
     .least = 6,
     .most = 32},
};

constexpr Field commissionFields[]{
    {.name = "foodOrderType"_L1,
     .need = Need::Required,
     .at = in<&CommissionParams::foodOrderType>,
     .oneOf = foodOrderTypes},
};

bool isDivided(const void* message)
{
    return static_cast<const OrderRequest*>(message)->divisionFlag == true;
}

constexpr std::array beginning{
    msgIdField<OrderRequest>,
    requestTimestampField<OrderRequest>,
    Field{.name = "merOrderId"_L1,
          .type = FieldType::Reference,
          .need = Need::Required,
          .at = in<&OrderRequest::merOrderId>,
          .least = 7,
          .most = 27,
          .note = "ours, never used twice; begins with the source number"_L1},
    srcReserveField<OrderRequest>,
    Field{.name = "mid"_L1,
          .need = Need::Required,
          .at = in<&OrderRequest::mid>,
          .least = 8,
          .most = 32,
          .note = "the merchant's number"_L1},
    Field{.name = "tid"_L1,
          .need = Need::Required,
          .at = in<&OrderRequest::tid>,
          .least = 2,
          .most = 32,
          .note = "the terminal's number"_L1},
};

constexpr std::array middle{
    instMidField<OrderRequest>,
    Field{.name = "goods"_L1,
          .type = FieldType::List,
          .at = in<&OrderRequest::goods>,
          .items = goodsFields},
    Field{.name = "attachedData"_L1, .at = in<&OrderRequest::attachedData>, .most = 255},
    Field{.name = "expireTime"_L1,
          .at = in<&OrderRequest::expireTime>,
          .least = timeLength,
          .most = timeLength,
          .note = "yyyy-MM-dd HH:mm:ss; without it half an hour"_L1},
    Field{.name = "goodsTag"_L1, .at = in<&OrderRequest::goodsTag>, .most = 32},
    Field{.name = "goodsTradeNo"_L1,
          .at = in<&OrderRequest::goodsTradeNo>,
          .note = "instead of goods"_L1},
    Field{.name = "orderDesc"_L1, .at = in<&OrderRequest::orderDesc>, .most = 255},
    Field{.name = "originalAmount"_L1,
          .type = FieldType::FenNumber,
          .at = in<&OrderRequest::originalAmount>,
          .least = fenLeast,
          .most = fenMost,
          .note = "before our own discounts"_L1},
    Field{.name = "productId"_L1, .at = in<&OrderRequest::productId>},
    Field{.name = "totalAmount"_L1,
          .type = FieldType::FenNumber,
          .need = Need::Required,
          .at = in<&OrderRequest::totalAmount>,
          .least = fenLeast,
          .most = fenMost,
          .note = "what is to be paid; optional in the document, which says no other way to "
                  "know it"_L1},
    Field{.name = "divisionFlag"_L1,
          .type = FieldType::Flag,
          .at = in<&OrderRequest::divisionFlag>,
          .note = "then goods or subOrders have to be there, and no secured transaction"_L1},
    Field{.name = "platformAmount"_L1,
          .type = FieldType::FenNumber,
          .need = Need::When,
          .at = in<&OrderRequest::platformAmount>,
          .least = fenLeast,
          .most = fenMost,
          .when = isDivided,
          .note = "where divisionFlag is true: the platform's own part"_L1},
    Field{.name = "subOrders"_L1,
          .type = FieldType::List,
          .at = in<&OrderRequest::subOrders>,
          .items = subOrderFields,
          .note = "these and platformAmount make the total; at most 20 merchants"_L1},
    Field{.name = "notifyUrl"_L1, .at = in<&OrderRequest::notifyUrl>, .most = 255},
    Field{.name = "showUrl"_L1, .at = in<&OrderRequest::showUrl>, .most = 255},
    Field{.name = "secureTransaction"_L1,
          .at = in<&OrderRequest::secureTransaction>,
          .oneOf = trueOrFalse,
          .note = "held until it is completed or cancelled, cancelled by itself after 30 days"_L1},
};

constexpr std::array qmfPayer{
    Field{.name = "merchantUserId"_L1,
          .need = Need::Required,
          .at = in<&OrderRequest::merchantUserId>,
          .most = 32},
    Field{.name = "mobile"_L1,
          .type = FieldType::Digits,
          .need = Need::Required,
          .at = in<&OrderRequest::mobile>,
          .most = 11,
          .privacy = Privacy::Masked},
};

constexpr std::array limitCreditCard{
    Field{.name = "limitCreditCard"_L1,
          .at = in<&OrderRequest::limitCreditCard>,
          .oneOf = trueOrFalse,
          .note = "true: no credit cards"_L1},
};

constexpr std::array alipayOnly{
    Field{.name = "installmentNumber"_L1,
          .type = FieldType::Number,
          .at = in<&OrderRequest::installmentNumber>,
          .oneOf = installments},
    Field{.name = "enablePayChnl"_L1,
          .at = in<&OrderRequest::enablePayChnl>,
          .oneOf = payChannels,
          .note = "the one way to pay that is left"_L1},
    Field{.name = "retCommParams"_L1,
          .type = FieldType::Object,
          .at = in<&OrderRequest::retCommParams>,
          .items = commissionFields},
};

constexpr std::array<Field, 1> subAppId(Need need)
{
    return {Field{.name = "subAppId"_L1,
                  .need = need,
                  .at = in<&OrderRequest::subAppId>,
                  .most = 32,
                  .note = "WeChat's number of the merchant"_L1}};
}

constexpr std::array<Field, 1> tradeType(Need need)
{
    return {Field{.name = "tradeType"_L1,
                  .need = need,
                  .at = in<&OrderRequest::tradeType>,
                  .oneOf = tradeTypes}};
}

template<std::size_t... sizes> constexpr auto joined(const std::array<Field, sizes>&... parts)
{
    std::array<Field, (sizes + ...)> all{};
    std::size_t at = 0;
    const auto append = [&](const auto& part) {
        for (const Field& field : part)
            all[at++] = field;
    };
    (append(parts), ...);
    return all;
}

constexpr auto wechatFields =
    joined(beginning, subAppId(Need::Required), middle, tradeType(Need::Required), limitCreditCard);
constexpr auto alipayFields = joined(beginning, subAppId(Need::Optional), middle,
                                     tradeType(Need::Optional), limitCreditCard, alipayOnly);
constexpr auto qmfFields = joined(beginning, subAppId(Need::Optional), middle,
                                  tradeType(Need::Optional), qmfPayer, limitCreditCard);
constexpr auto otherFields =
    joined(beginning, subAppId(Need::Optional), middle, tradeType(Need::Optional), limitCreditCard);

constexpr Field answerFields[]{
    errCodeField<OrderAnswer>,
    errMsgField<OrderAnswer>,
    msgIdEchoField,
    srcReserveEchoField,
    responseTimestampField,
    merNameField,
    echoedOrderField<OrderAnswer>,
    {.name = "mid"_L1, .need = Need::Required, .note = "may be the one it was passed on to"_L1},
    {.name = "tid"_L1, .need = Need::Required},
    seqIdField<OrderAnswer>,
    settleRefIdField,
    statusField<OrderAnswer>,
    orderAmountField<OrderAnswer>,
    targetOrderIdField<OrderAnswer>,
    targetSysField<OrderAnswer>,
    targetStatusField,
    {.name = "jsPayRequest"_L1, .type = FieldType::Object, .note = "for a page in WeChat"_L1},
    {.name = "appPayRequest"_L1, .type = FieldType::Object, .note = "for an app"_L1},
    {.name = "prepayId"_L1, .note = "for an app"_L1},
    {.name = "qrCode"_L1,
     .type = FieldType::Reference,
     .at = in<&OrderAnswer::qrCode>,
     .most = 512,
     .weight = Weight::Checked,
     .note = "what is shown as a code; the document says 64, wallets' addresses are longer"_L1},
    targetMidField,
    yxlmAmountUnkeptField,
    connectSysField,
};

} // namespace

constinit const MessageTable<OrderRequest> wechatOrderTable{
    {"wx/app-pre-order: request"_L1, "002 1.1.3"_L1, Direction::Request, wechatFields}};
constinit const MessageTable<OrderRequest> alipayOrderTable{
    {"trade/precreate: request"_L1, "002 1.1.3"_L1, Direction::Request, alipayFields}};
constinit const MessageTable<OrderRequest> qmfOrderTable{
    {"qmf/order: request"_L1, "002 1.1.3"_L1, Direction::Request, qmfFields}};
constinit const MessageTable<OrderRequest> unionpayOrderTable{
    {"uac/app-order: request"_L1, "002 1.1.3"_L1, Direction::Request, otherFields}};
constinit const MessageTable<OrderRequest> applePayOrderTable{
    {"applepay/order: request"_L1, "002 1.1.3"_L1, Direction::Request, otherFields}};
constinit const MessageTable<OrderRequest> alipayAppOrderTable{
    {"trade/app-pre-order: request"_L1, "002 1.1.3"_L1, Direction::Request, alipayFields}};
constinit const MessageTable<OrderAnswer> orderAnswerTable{
    {"order: answer"_L1, "002 1.1.3"_L1, Direction::Answer, answerFields}};

} // namespace netpay
} // namespace till::channels
