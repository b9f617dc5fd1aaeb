// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/messages.h"
#include "core/channels/quickpay/shared_fields.h"

using namespace Qt::StringLiterals;

// What an answer says of a card is not kept. Many fields are called required which an answer that
// says no does not have: what is missing is remarked on, no more.
namespace till::channels {
namespace quickpay {

namespace {

constexpr Field userIdReplyField{.name = "USER_ID"_L1,
                                 .type = FieldType::Reference,
                                 .need = Need::Required,
                                 .at = in<&Reply::userId>,
                                 .most = 32};
constexpr Field bindIdReplyField{.name = "BIND_ID"_L1,
                                 .type = FieldType::Reference,
                                 .at = in<&Reply::bindId>,
                                 .most = 32,
                                 .note = "of the card that is bound"_L1};
constexpr Field requiredBindIdReplyField{.name = "BIND_ID"_L1,
                                         .type = FieldType::Reference,
                                         .need = Need::Required,
                                         .at = in<&Reply::bindId>,
                                         .most = 32,
                                         .note = "of the card that is bound"_L1};
constexpr Field cardNoReplyField{.name = "CARDNO"_L1,
                                 .type = FieldType::Reference,
                                 .need = Need::Required,
                                 .privacy = Privacy::Masked};
constexpr Field bankNameReplyField{
    .name = "BANK_NAME"_L1, .need = Need::Required, .at = in<&Reply::bankName>};
constexpr Field cardTypeReplyField{.name = "CARDTYPE"_L1,
                                   .type = FieldType::Reference,
                                   .need = Need::Required,
                                   .at = in<&Reply::cardType>,
                                   .note = "1 debit card, 2 credit card"_L1};
constexpr Field maskedReplyField(QLatin1StringView name, Need need)
{
    return {.name = name, .type = FieldType::Reference, .need = need, .privacy = Privacy::Masked};
}

constexpr Field bindSmsFields[]{
    statusField,      errorCodeField,       errorTextField,   listIdReplyField,
    userIdReplyField, merOrderIdReplyField, cardNoReplyField,
};

constexpr Field bindFields[]{
    statusField,          errorCodeField,           errorTextField,
    listIdReplyField,     requiredBindIdReplyField, userIdReplyField,
    merOrderIdReplyField, cardNoReplyField,
};

constexpr Field orderFields[]{
    statusField,        errorCodeField,       errorTextField,       listIdReplyField,
    payDateReplyField,  merOrderIdReplyField, notifyDateReplyField, amountReplyField,
    bankNameReplyField, cardNoReplyField,     bindIdReplyField,
};

constexpr Field confirmFields[]{
    statusField,
    {.name = "LIST_ID"_L1,
     .type = FieldType::Reference,
     .at = in<&Reply::listId>,
     .most = 32,
     .weight = Weight::Checked,
     .note = "the acquirer's number"_L1},
    errorCodeField,
    errorTextField,
};

constexpr Field notificationFields[]{
    statusField,
    listIdReplyField,
    merOrderIdReplyField,
    payDateReplyField,
    notifyDateReplyField,
    amountReplyField,
    {.name = "CARDNO"_L1, .type = FieldType::Reference, .privacy = Privacy::Masked},
    {.name = "PUSH_COUNT"_L1,
     .type = FieldType::Number,
     .at = in<&Reply::pushCount>,
     .note = "how often it has been told"_L1},
    {.name = "CARDTYPE"_L1, .type = FieldType::Reference, .at = in<&Reply::cardType>},
    {.name = "BANK_NAME"_L1, .at = in<&Reply::bankName>},
};

constexpr Field statusOnlyFields[]{statusField, errorCodeField, errorTextField};

constexpr Field queryFields[]{
    statusField,          errorCodeField,     errorTextField,       listIdReplyField,
    merOrderIdReplyField, payDateReplyField,  notifyDateReplyField, cardNoReplyField,
    amountReplyField,     cardTypeReplyField, bindIdReplyField,
};

constexpr Field bindQueryFields[]{
    statusField,
    errorCodeField,
    errorTextField,
    listIdReplyField,
    cardNoReplyField,
    cardTypeReplyField,
    maskedReplyField("EXPDATE"_L1, Need::Optional),
    maskedReplyField("CVN2"_L1, Need::Optional),
    maskedReplyField("NAME"_L1, Need::Required),
    maskedReplyField("ID_NO"_L1, Need::Required),
    maskedReplyField("PHONENO"_L1, Need::Required),
    requiredBindIdReplyField,
};

constexpr Field resendFields[]{statusField, listIdReplyField, errorCodeField, errorTextField};

constexpr Field bindConfirmFields[]{
    statusField,          errorCodeField,           errorTextField,
    userIdReplyField,     requiredBindIdReplyField, listIdReplyField,
    merOrderIdReplyField, payDateReplyField,        notifyDateReplyField,
    amountReplyField,     bankNameReplyField,       cardNoReplyField,
};

constexpr Field bindPaySmsFields[]{
    statusField,      errorCodeField,       errorTextField,   userIdReplyField,
    listIdReplyField, merOrderIdReplyField, cardNoReplyField,
};

constexpr Field unionOrderFields[]{
    statusField,
    errorCodeField,
    errorTextField,
    listIdReplyField,
    merOrderIdReplyField,
    payDateReplyField,
    notifyDateReplyField,
    {.name = "PAY_URL"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&Reply::payUrl>,
     .most = 2'048,
     .note = "shown as a code; longer than the document's 255 has to be expected"_L1},
    amountReplyField,
    {.name = "HTML"_L1, .at = in<&Reply::html>, .note = "with TRADE_MODE 2"_L1},
};

} // namespace

constinit const MessageTable<Reply> bindSmsAnswerTable{
    {"bindSms: answer"_L1, "004 quick 5.1.3"_L1, Direction::Answer, bindSmsFields}};
constinit const MessageTable<Reply> bindAnswerTable{
    {"bind: answer"_L1, "004 quick 5.2.3"_L1, Direction::Answer, bindFields}};
constinit const MessageTable<Reply> orderAnswerTable{
    {"order: answer"_L1, "004 quick 5.3.3"_L1, Direction::Answer, orderFields}};
constinit const MessageTable<Reply> confirmAnswerTable{
    {"confirm: answer"_L1, "004 quick 5.4.3"_L1, Direction::Answer, confirmFields}};
constinit const MessageTable<Reply> notificationTable{
    {"notification"_L1, "004 quick 5.5.2"_L1, Direction::Answer, notificationFields}};
constinit const MessageTable<Reply> unbindAnswerTable{
    {"unbind: answer"_L1, "004 quick 5.6.3"_L1, Direction::Answer, statusOnlyFields}};
constinit const MessageTable<Reply> queryAnswerTable{
    {"query: answer"_L1, "004 quick 5.7.3"_L1, Direction::Answer, queryFields}};
constinit const MessageTable<Reply> bindQueryAnswerTable{
    {"bindQuery: answer"_L1, "004 quick 5.8.3"_L1, Direction::Answer, bindQueryFields}};
constinit const MessageTable<BatchReply> batchQueryAnswerTable{
    {"batchQuery: answer"_L1, "004 quick 5.9.3"_L1, Direction::Answer, batchReplyFields}};
constinit const MessageTable<Reply> resendAnswerTable{
    {"resend: answer"_L1, "004 quick 5.11.3"_L1, Direction::Answer, resendFields}};
constinit const MessageTable<Reply> bindConfirmAnswerTable{
    {"bindConfirm: answer"_L1, "004 quick 5.12.3"_L1, Direction::Answer, bindConfirmFields}};
constinit const MessageTable<Reply> bindPaySmsAnswerTable{
    {"bindPaySms: answer"_L1, "004 quick 5.13.3"_L1, Direction::Answer, bindPaySmsFields}};
constinit const MessageTable<Reply> unionOrderAnswerTable{
    {"unionOrder: answer"_L1, "004 quick 5.14.3"_L1, Direction::Answer, unionOrderFields}};

} // namespace quickpay
} // namespace till::channels
