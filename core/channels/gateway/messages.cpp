// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/messages.h"

#include "core/channels/quickpay/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document.
namespace till::channels {
namespace gateway {

namespace {

using quickpay::Reply;

constexpr Field payFields[]{
    quickpay::merOrderIdField<PayPage>,
    quickpay::amountField<PayPage>,
    quickpay::notifyUrlField<PayPage>,
    {.name = "JUMP_URL"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&PayPage::jumpUrl>,
     .most = 255,
     .note = "where the browser comes back to; proves nothing"_L1},
    {.name = "PAY_CHANNEL"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&PayPage::payChannel>,
     .most = 50,
     .note = "the bank, see above; production may have others"_L1},
    {.name = "GOODSNAME"_L1, .at = in<&PayPage::goodsName>, .most = 32},
    {.name = "REMARK"_L1, .at = in<&PayPage::remark>, .most = 255},
};

constexpr Field queryFields[]{quickpay::merOrderIdField<QueryRequest>};

/// Of the notification, the query and the browser that comes back: the same eleven.
constexpr Field replyFields[]{
    quickpay::statusField,
    quickpay::errorCodeField,
    quickpay::errorTextField,
    quickpay::listIdReplyField,
    quickpay::merOrderIdReplyField,
    quickpay::amountReplyField,
    {.name = "GOODSNAME"_L1, .at = in<&Reply::goodsName>},
    {.name = "PAY_CHANNEL"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&Reply::payChannel>,
     .most = 50},
    quickpay::payDateReplyField,
    quickpay::notifyDateReplyField,
    {.name = "REMARK"_L1, .at = in<&Reply::remark>},
};

} // namespace

constinit const MessageTable<PayPage> payPageTable{
    {"pay: form"_L1, "004 gateway 5.1.2"_L1, Direction::Request, payFields}};
constinit const MessageTable<Reply> notificationTable{
    {"notification"_L1, "004 gateway 5.2.2"_L1, Direction::Answer, replyFields}};
constinit const MessageTable<QueryRequest> queryRequestTable{
    {"query: request"_L1, "004 gateway 5.3.2"_L1, Direction::Request, queryFields}};
constinit const MessageTable<Reply> queryAnswerTable{
    {"query: answer"_L1, "004 gateway 5.3.3"_L1, Direction::Answer, replyFields}};
constinit const MessageTable<quickpay::BatchQueryRequest> batchQueryRequestTable{
    {"batchQuery: request"_L1, "004 gateway 5.4.2"_L1, Direction::Request,
     quickpay::batchRequestFields}};
constinit const MessageTable<quickpay::BatchReply> batchQueryAnswerTable{
    {"batchQuery: answer"_L1, "004 gateway 5.4.3"_L1, Direction::Answer,
     quickpay::batchReplyFields}};
constinit const MessageTable<Reply> frontReturnTable{
    {"frontReturn"_L1, "004 gateway 5.5.2"_L1, Direction::Answer, replyFields}};

} // namespace gateway
} // namespace till::channels
