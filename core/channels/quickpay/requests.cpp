// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/messages.h"
#include "core/channels/quickpay/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document.
namespace till::channels {
namespace quickpay {

namespace {

constexpr QLatin1StringView tradeModes[]{"1"_L1, "2"_L1};

constexpr Field hidden(QLatin1StringView name, FieldType type, Member at, qint64 most)
{
    return {.name = name,
            .type = type,
            .need = Need::Required,
            .at = at,
            .most = most,
            .privacy = Privacy::Masked};
}
template<typename Message>
constexpr Field cardNoField = hidden("CARDNO"_L1, FieldType::Digits, in<&Message::cardNo>, 20);
template<typename Message>
constexpr Field nameField = hidden("NAME"_L1, FieldType::Text, in<&Message::name>, 32);
template<typename Message>
constexpr Field idNoField = hidden("ID_NO"_L1, FieldType::Reference, in<&Message::idNo>, 32);
template<typename Message>
constexpr Field phoneNoField = hidden("PHONENO"_L1, FieldType::Digits, in<&Message::phoneNo>, 11);
template<typename Message>
constexpr Field msgCodeField = hidden("MSG_CODE"_L1, FieldType::Digits, in<&Message::msgCode>, 6);
template<typename Message>
constexpr Field cardTypeField{.name = "CARDTYPE"_L1,
                              .type = FieldType::Digits,
                              .need = Need::Required,
                              .at = in<&Message::cardType>,
                              .oneOf = cardTypes,
                              .note = "1 debit card, 2 credit card"_L1};
template<typename Message>
constexpr Field expDateField{.name = "EXPDATE"_L1,
                             .type = FieldType::Digits,
                             .need = Need::When,
                             .at = in<&Message::expDate>,
                             .least = 4,
                             .most = 4,
                             .privacy = Privacy::Masked,
                             .when = whenIs<&Message::cardType, u'2'>,
                             .note = "MMyy, of a credit card"_L1};
template<typename Message>
constexpr Field cvn2Field{.name = "CVN2"_L1,
                          .type = FieldType::Digits,
                          .need = Need::When,
                          .at = in<&Message::cvn2>,
                          .least = 3,
                          .most = 3,
                          .privacy = Privacy::Masked,
                          .when = whenIs<&Message::cardType, u'2'>,
                          .note = "of a credit card"_L1};
template<typename Message>
constexpr Field bindIdField{.name = "BIND_ID"_L1,
                            .type = FieldType::Reference,
                            .need = Need::Required,
                            .at = in<&Message::bindId>,
                            .most = 32,
                            .note = "of the card that is bound"_L1};
template<typename Message>
constexpr Field listIdField{.name = "LIST_ID"_L1,
                            .type = FieldType::Reference,
                            .need = Need::Required,
                            .at = in<&Message::listId>,
                            .most = 32,
                            .note = "the acquirer's number"_L1};

constexpr Field bindSmsFields[]{
    merOrderIdField<BindSmsRequest>, userIdField<BindSmsRequest>,  cardNoField<BindSmsRequest>,
    phoneNoField<BindSmsRequest>,    randStrField<BindSmsRequest>,
};

constexpr Field bindFields[]{
    merOrderIdField<BindRequest>, userIdField<BindRequest>,  cardNoField<BindRequest>,
    cardTypeField<BindRequest>,   expDateField<BindRequest>, cvn2Field<BindRequest>,
    nameField<BindRequest>,       idNoField<BindRequest>,    phoneNoField<BindRequest>,
    msgCodeField<BindRequest>,    randStrField<BindRequest>,
};

constexpr Field orderFields[]{
    merOrderIdField<OrderRequest>,
    cardNoField<OrderRequest>,
    amountField<OrderRequest>,
    cardTypeField<OrderRequest>,
    expDateField<OrderRequest>,
    cvn2Field<OrderRequest>,
    nameField<OrderRequest>,
    idNoField<OrderRequest>,
    phoneNoField<OrderRequest>,
    randStrField<OrderRequest>,
    {.name = "USER_ID"_L1,
     .type = FieldType::Reference,
     .at = in<&OrderRequest::userId>,
     .most = 32,
     .note = "binds the card, too"_L1},
    notifyUrlField<OrderRequest>,
};

constexpr Field confirmFields[]{
    listIdField<ConfirmRequest>,
    msgCodeField<ConfirmRequest>,
    randStrField<ConfirmRequest>,
};

constexpr Field unbindFields[]{bindIdField<UnbindRequest>};

constexpr Field queryFields[]{merOrderIdField<QueryRequest>};

constexpr Field bindQueryFields[]{bindIdField<BindQueryRequest>};

constexpr Field resendFields[]{listIdField<ResendRequest>, randStrField<ResendRequest>};

constexpr Field bindConfirmFields[]{
    bindIdField<BindConfirmRequest>,    merOrderIdField<BindConfirmRequest>,
    userIdField<BindConfirmRequest>,    amountField<BindConfirmRequest>,
    msgCodeField<BindConfirmRequest>,   randStrField<BindConfirmRequest>,
    notifyUrlField<BindConfirmRequest>,
};

constexpr Field bindPaySmsFields[]{
    bindIdField<BindPaySmsRequest>,
    merOrderIdField<BindPaySmsRequest>,
    userIdField<BindPaySmsRequest>,
    phoneNoField<BindPaySmsRequest>,
    amountField<BindPaySmsRequest>,
    {.name = "RANDSTR"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&BindPaySmsRequest::randStr>,
     .most = 32,
     .note = "chance; the till sends 10"_L1},
};

constexpr Field unionOrderFields[]{
    merOrderIdField<UnionOrderRequest>,
    amountField<UnionOrderRequest>,
    {.name = "JUMP_URL"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&UnionOrderRequest::jumpUrl>,
     .most = 255,
     .note = "where the customer's browser goes then; proves nothing"_L1},
    notifyUrlField<UnionOrderRequest>,
    {.name = "TRADE_MODE"_L1,
     .type = FieldType::Digits,
     .at = in<&UnionOrderRequest::tradeMode>,
     .oneOf = tradeModes,
     .note = "1 an address, 2 a page"_L1},
    randStrField<UnionOrderRequest>,
    {.name = "CARDNO"_L1,
     .type = FieldType::Digits,
     .at = in<&UnionOrderRequest::cardNo>,
     .most = 32,
     .privacy = Privacy::Masked,
     .note = "only if the acquirer asked for it"_L1},
};

} // namespace

constinit const MessageTable<BindSmsRequest> bindSmsRequestTable{
    {"bindSms: request"_L1, "004 quick 5.1.2"_L1, Direction::Request, bindSmsFields}};
constinit const MessageTable<BindRequest> bindRequestTable{
    {"bind: request"_L1, "004 quick 5.2.2"_L1, Direction::Request, bindFields}};
constinit const MessageTable<OrderRequest> orderRequestTable{
    {"order: request"_L1, "004 quick 5.3.2"_L1, Direction::Request, orderFields}};
constinit const MessageTable<ConfirmRequest> confirmRequestTable{
    {"confirm: request"_L1, "004 quick 5.4.2"_L1, Direction::Request, confirmFields}};
constinit const MessageTable<UnbindRequest> unbindRequestTable{
    {"unbind: request"_L1, "004 quick 5.6.2"_L1, Direction::Request, unbindFields}};
constinit const MessageTable<QueryRequest> queryRequestTable{
    {"query: request"_L1, "004 quick 5.7.2"_L1, Direction::Request, queryFields}};
constinit const MessageTable<BindQueryRequest> bindQueryRequestTable{
    {"bindQuery: request"_L1, "004 quick 5.8.2"_L1, Direction::Request, bindQueryFields}};
constinit const MessageTable<BatchQueryRequest> batchQueryRequestTable{
    {"batchQuery: request"_L1, "004 quick 5.9.2"_L1, Direction::Request, batchRequestFields}};
constinit const MessageTable<ResendRequest> resendRequestTable{
    {"resend: request"_L1, "004 quick 5.11.2"_L1, Direction::Request, resendFields}};
constinit const MessageTable<BindConfirmRequest> bindConfirmRequestTable{
    {"bindConfirm: request"_L1, "004 quick 5.12.2"_L1, Direction::Request, bindConfirmFields}};
constinit const MessageTable<BindPaySmsRequest> bindPaySmsRequestTable{
    {"bindPaySms: request"_L1, "004 quick 5.13.2"_L1, Direction::Request, bindPaySmsFields}};
constinit const MessageTable<UnionOrderRequest> unionOrderRequestTable{
    {"unionOrder: request"_L1, "004 quick 5.14.2"_L1, Direction::Request, unionOrderFields}};

} // namespace quickpay
} // namespace till::channels
