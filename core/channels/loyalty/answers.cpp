// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/messages.h"
#include "core/channels/loyalty/shared_fields.h"

using namespace Qt::StringLiterals;

// Order and names as in the document, its misspellings included; right spellings are read, too.
namespace till::channels {
namespace loyalty {

namespace {

template<auto pointer> constexpr Field pointsField(QLatin1StringView name)
{
    return {.name = name,
            .type = FieldType::YuanNumber,
            .need = Need::Required,
            .at = in<pointer>,
            .most = Money::maxFen};
}

/// Cash that changes hands: not readable, nobody knows what to do.
template<auto pointer> constexpr Field cashField(QLatin1StringView name, QLatin1StringView note)
{
    Field field = pointsField<pointer>(name);
    field.weight = Weight::Decisive;
    field.note = note;
    return field;
}

template<auto pointer> constexpr Field personField(QLatin1StringView name)
{
    return {.name = name,
            .need = Need::Required,
            .at = in<pointer>,
            .most = 200,
            .privacy = Privacy::Masked};
}

constexpr Field headFields[]{statusField<HeadAnswer>, messageField<HeadAnswer>};

constexpr Field checkinFields[]{
    statusField<CheckinAnswer>,
    messageField<CheckinAnswer>,
    transTimeField<CheckinAnswer>,
    {.name = "batchNo"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&CheckinAnswer::batchNo>,
     .most = 6,
     .weight = Weight::Decisive,
     .note = "a number may have lost its leading zeros"_L1},
    {.name = "storeName"_L1,
     .need = Need::Required,
     .at = in<&CheckinAnswer::storeName>,
     .most = 200},
    {.name = "workingKey"_L1,
     .need = Need::Required,
     .at = in<&CheckinAnswer::workingKey>,
     .most = 120,
     .privacy = Privacy::Masked,
     .note = "hexadecimal, under the terminal key"_L1},
};

constexpr Field voucherFields[]{
    {.name = "id"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&VoucherOffer::id>,
     .most = 32},
    pointsField<&VoucherOffer::amount>("amount"_L1),
    {.name = "num"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&VoucherOffer::num>,
     .most = 6},
    {.name = "name"_L1, .need = Need::Required, .at = in<&VoucherOffer::name>, .most = 200},
};

constexpr Field cardFields[]{
    statusField<CardAnswer>,
    messageField<CardAnswer>,
    transTimeField<CardAnswer>,
    pointBalanceField<CardAnswer>,
    availablePointBalanceField<CardAnswer>,
    {.name = "vaucher"_L1,
     .type = FieldType::List,
     .at = in<&CardAnswer::vaucher>,
     .misspelt = "voucher"_L1,
     .items = voucherFields},
    {.name = "idType"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&CardAnswer::idType>,
     .most = 2},
    personField<&CardAnswer::idNo>("idNo"_L1),
    personField<&CardAnswer::name>("name"_L1),
    {.name = "gender"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&CardAnswer::gender>,
     .most = 2},
    personField<&CardAnswer::mobileNo>("mobileNo"_L1),
    {.name = "grade"_L1, .type = FieldType::Digits, .at = in<&CardAnswer::grade>, .most = 2},
    personField<&CardAnswer::address>("address"_L1),
    personField<&CardAnswer::email>("email"_L1),
};

constexpr Field presentPointField{.name = "persentPoint"_L1,
                                  .type = FieldType::YuanNumber,
                                  .need = Need::Required,
                                  .at = in<&ConsumeAnswer::presentPoint>,
                                  .most = Money::maxFen,
                                  .misspelt = "presentPoint"_L1,
                                  .note = "spelt like that by the document"_L1};

constexpr Field consumeFields[]{
    statusField<ConsumeAnswer>,
    messageField<ConsumeAnswer>,
    transTimeField<ConsumeAnswer>,
    serialNoField<ConsumeAnswer>,
    pointBalanceField<ConsumeAnswer>,
    availablePointBalanceField<ConsumeAnswer>,
    pointsField<&ConsumeAnswer::usePoint>("usePoint"_L1),
    presentPointField,
    {.name = "advertisement"_L1, .at = in<&ConsumeAnswer::advertisement>, .most = 500},
};

/// The document lists serialNo twice.
constexpr Field cancelFields[]{
    statusField<ConsumeAnswer>,
    messageField<ConsumeAnswer>,
    transTimeField<ConsumeAnswer>,
    serialNoField<ConsumeAnswer>,
    pointBalanceField<ConsumeAnswer>,
    availablePointBalanceField<ConsumeAnswer>,
    pointsField<&ConsumeAnswer::usePoint>("usePoint"_L1),
    presentPointField,
};

constexpr Field refundFields[]{
    statusField<RefundAnswer>,
    messageField<RefundAnswer>,
    transTimeField<RefundAnswer>,
    serialNoField<RefundAnswer>,
    pointBalanceField<RefundAnswer>,
    availablePointBalanceField<RefundAnswer>,
    pointsField<&RefundAnswer::returnPoint>("returnPoint"_L1),
    {.name = "returnPersentPoint"_L1,
     .type = FieldType::YuanNumber,
     .need = Need::Required,
     .at = in<&RefundAnswer::returnPresentPoint>,
     .most = Money::maxFen,
     .misspelt = "returnPresentPoint"_L1,
     .note = "spelt like that by the document"_L1},
    cashField<&RefundAnswer::returnCash>("returnCash"_L1, "paid out of the drawer"_L1),
    cashField<&RefundAnswer::supplyCash>("supplyCash"_L1, "collected before anything goes back"_L1),
};

constexpr Field ticketFields[]{
    {.name = "id"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&TicketOffer::id>,
     .most = 32},
    {.name = "type"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&TicketOffer::type>,
     .most = 2},
    pointsField<&TicketOffer::amount>("amount"_L1),
    {.name = "name"_L1, .need = Need::Required, .at = in<&TicketOffer::name>, .most = 200},
    {.name = "num"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&TicketOffer::num>,
     .most = 6},
};

constexpr Field ticketsFields[]{
    statusField<TicketsAnswer>,
    messageField<TicketsAnswer>,
    {.name = "transTime"_L1,
     .type = FieldType::Digits,
     .at = in<&TicketsAnswer::transTime>,
     .most = 13,
     .note = "in the sample only"_L1},
    pointBalanceField<TicketsAnswer>,
    availablePointBalanceField<TicketsAnswer>,
    {.name = "ticket"_L1,
     .type = FieldType::List,
     .at = in<&TicketsAnswer::ticket>,
     .items = ticketFields},
    {.name = "serialNo"_L1, .type = FieldType::Reference, .note = "in the sample only"_L1},
    {.name = "usePoint"_L1, .type = FieldType::YuanNumber, .note = "in the sample only"_L1},
    {.name = "persentPoint"_L1, .type = FieldType::YuanNumber, .note = "in the sample only"_L1},
};

constexpr Field ticketConsumeFields[]{
    statusField<SerialAnswer>,
    messageField<SerialAnswer>,
    serialNoField<SerialAnswer>,
    {.name = "advertisement"_L1, .at = in<&SerialAnswer::advertisement>, .most = 500},
    transTimeField<SerialAnswer>,
};

constexpr Field activateFields[]{
    statusField<SerialAnswer>,
    messageField<SerialAnswer>,
    serialNoField<SerialAnswer>,
    transTimeField<SerialAnswer>,
};

constexpr Field settleFields[]{
    statusField<SettleAnswer>,
    messageField<SettleAnswer>,
    {.name = "settleFlag"_L1,
     .need = Need::Required,
     .at = in<&SettleAnswer::settleFlag>,
     .most = 16,
     .weight = Weight::Decisive,
     .note = "ss is even, anything else is not"_L1},
};

} // namespace

constinit const MessageTable<HeadAnswer> headAnswerTable{
    {"every answer"_L1, "001"_L1, Direction::Answer, headFields}};
constinit const MessageTable<HeadAnswer> reversalAnswerTable{
    {"reversal: answer"_L1, "001 reversal"_L1, Direction::Answer, headFields}};
constinit const MessageTable<CheckinAnswer> checkinAnswerTable{
    {"checkin: answer"_L1, "001 check-in"_L1, Direction::Answer, checkinFields}};
constinit const MessageTable<CardAnswer> cardAnswerTable{
    {"card: answer"_L1, "001 card query"_L1, Direction::Answer, cardFields}};
constinit const MessageTable<ConsumeAnswer> consumeAnswerTable{
    {"consume: answer"_L1, "001 consumption"_L1, Direction::Answer, consumeFields}};
constinit const MessageTable<ConsumeAnswer> cancelAnswerTable{
    {"cancel: answer"_L1, "001 cancel"_L1, Direction::Answer, cancelFields}};
constinit const MessageTable<RefundAnswer> refundAnswerTable{
    {"refund: answer"_L1, "001 refund"_L1, Direction::Answer, refundFields}};
constinit const MessageTable<ConsumeAnswer> refundCancelAnswerTable{
    {"refundCancel: answer"_L1, "001 refund cancel"_L1, Direction::Answer, cancelFields}};
constinit const MessageTable<TicketsAnswer> ticketsAnswerTable{
    {"tickets: answer"_L1, "001 ticket query"_L1, Direction::Answer, ticketsFields}};
constinit const MessageTable<SerialAnswer> ticketConsumeAnswerTable{
    {"ticketConsume: answer"_L1, "001 ticket consumption"_L1, Direction::Answer,
     ticketConsumeFields}};
constinit const MessageTable<HeadAnswer> sendCodeAnswerTable{
    {"sendCode: answer"_L1, "001 verification code"_L1, Direction::Answer, headFields}};
constinit const MessageTable<SerialAnswer> activateAnswerTable{
    {"activate: answer"_L1, "001 card activation"_L1, Direction::Answer, activateFields}};
constinit const MessageTable<SettleAnswer> settleAnswerTable{
    {"settle: answer"_L1, "001 settlement"_L1, Direction::Answer, settleFields}};

} // namespace loyalty
} // namespace till::channels
