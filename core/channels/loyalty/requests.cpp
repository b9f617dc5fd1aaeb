// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/messages.h"
#include "core/channels/loyalty/shared_fields.h"

#include <array>

using namespace Qt::StringLiterals;

// Order and names as in the document, its misspellings included.
namespace till::channels {
namespace loyalty {

namespace {

constexpr std::array idTypes{"01"_L1, "02"_L1, "03"_L1, "04"_L1, "05"_L1, "06"_L1, "07"_L1};
constexpr std::array ticketTypes{"01"_L1, "02"_L1, "03"_L1};

template<auto pointer> constexpr Field amountField(QLatin1StringView name)
{
    return {.name = name,
            .type = FieldType::YuanText,
            .need = Need::Required,
            .at = in<pointer>,
            .most = Money::maxFen};
}

/// Called an amount by the document, which no number of transactions is.
template<auto pointer> constexpr Field countField(QLatin1StringView name)
{
    return {.name = name,
            .type = FieldType::Digits,
            .need = Need::Required,
            .at = in<pointer>,
            .most = 6};
}

constexpr Field checkinFields[]{
    storeNoField<CheckinRequest>,
    terminalNoField<CheckinRequest>,
    {.name = "operatorNo"_L1,
     .need = Need::Required,
     .at = in<&CheckinRequest::operatorNo>,
     .most = 32},
    {.name = "traceNo"_L1,
     .type = FieldType::Digits,
     .at = in<&CheckinRequest::traceNo>,
     .least = 6,
     .most = 6,
     .note = "not in the document: sent where the settings say so"_L1},
};

constexpr Field cardFields[]{
    storeNoField<CardRequest>, terminalNoField<CardRequest>, cardNoField<CardRequest>,
    traceNoField<CardRequest>, batchNoField<CardRequest>,
};

constexpr Field voucherFields[]{
    {.name = "id"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&VoucherUse::id>,
     .most = 18},
    {.name = "num"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&VoucherUse::num>,
     .most = 6},
};

constexpr Field consumeFields[]{
    storeNoField<ConsumeRequest>,
    terminalNoField<ConsumeRequest>,
    cardNoField<ConsumeRequest>,
    traceNoField<ConsumeRequest>,
    batchNoField<ConsumeRequest>,
    track2Field<ConsumeRequest>,
    track3Field<ConsumeRequest>,
    {.name = "password"_L1,
     .at = in<&ConsumeRequest::password>,
     .least = 16,
     .most = 32,
     .privacy = Privacy::Masked,
     .note = "PIN block under the PIN key, hexadecimal; never kept"_L1},
    {.name = "consumeType"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&ConsumeRequest::consumeType>,
     .most = 8,
     .note = "ISO 8583 field 22: 01 typed or scanned, 02 swiped; then 1 with PIN, 2 without"_L1},
    amountField<&ConsumeRequest::pointAmount>("pointAmount"_L1),
    amountField<&ConsumeRequest::cashAmount>("cashAmount"_L1),
    {.name = "vaucher"_L1,
     .type = FieldType::List,
     .at = in<&ConsumeRequest::vaucher>,
     .items = voucherFields,
     .note = "JSON in one form field"_L1},
    {.name = "registerTraceNo"_L1,
     .at = in<&ConsumeRequest::registerTraceNo>,
     .most = 64,
     .note = "the sale's number"_L1},
};

constexpr Field cancelFields[]{
    storeNoField<CancelRequest>,
    terminalNoField<CancelRequest>,
    cardNoField<CancelRequest>,
    traceNoField<CancelRequest>,
    batchNoField<CancelRequest>,
    track2Field<CancelRequest>,
    track3Field<CancelRequest>,
    oriBatchNoField<CancelRequest>,
    oriTraceNoField<CancelRequest>,
    oriTransTimeField<CancelRequest>,
    {.name = "oriRegisterTraceNo"_L1, .at = in<&CancelRequest::oriRegisterTraceNo>, .most = 64},
};

constexpr Field refundFields[]{
    storeNoField<RefundRequest>,
    terminalNoField<RefundRequest>,
    cardNoField<RefundRequest>,
    traceNoField<RefundRequest>,
    batchNoField<RefundRequest>,
    track2Field<RefundRequest>,
    track3Field<RefundRequest>,
    oriSerialNoField<RefundRequest>,
    {.name = "oriTransDate"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&RefundRequest::oriTransDate>,
     .least = 8,
     .most = 8,
     .note = "yyyyMMdd, China's date"_L1},
    {.name = "oriRegisterTraceNo"_L1,
     .need = Need::Required,
     .at = in<&RefundRequest::oriRegisterTraceNo>,
     .most = 64},
};

constexpr Field refundCancelFields[]{
    storeNoField<RefundCancelRequest>,
    terminalNoField<RefundCancelRequest>,
    cardNoField<RefundCancelRequest>,
    traceNoField<RefundCancelRequest>,
    batchNoField<RefundCancelRequest>,
    track2Field<RefundCancelRequest>,
    track3Field<RefundCancelRequest>,
    oriSerialNoField<RefundCancelRequest>,
    oriBatchNoField<RefundCancelRequest>,
    oriTraceNoField<RefundCancelRequest>,
    oriTransTimeField<RefundCancelRequest>,
    {.name = "oriRegisterTraceNo"_L1,
     .need = Need::Required,
     .at = in<&RefundCancelRequest::oriRegisterTraceNo>,
     .most = 64},
};

constexpr Field ticketFields[]{
    {.name = "id"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&TicketUse::id>,
     .most = 18},
    {.name = "type"_L1,
     .need = Need::Required,
     .at = in<&TicketUse::type>,
     .oneOf = ticketTypes,
     .note = "01 group purchase, 02 exchange, 03 cash"_L1},
    {.name = "num"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&TicketUse::num>,
     .most = 6},
};

constexpr Field ticketConsumeFields[]{
    storeNoField<TicketConsumeRequest>,
    terminalNoField<TicketConsumeRequest>,
    cardNoField<TicketConsumeRequest>,
    traceNoField<TicketConsumeRequest>,
    batchNoField<TicketConsumeRequest>,
    track2Field<TicketConsumeRequest>,
    track3Field<TicketConsumeRequest>,
    {.name = "ticket"_L1,
     .type = FieldType::List,
     .need = Need::Required,
     .at = in<&TicketConsumeRequest::ticket>,
     .items = ticketFields,
     .note = "JSON in one form field; the document leaves open whether it has to be there"_L1},
};

constexpr Field sendCodeFields[]{
    storeNoField<SendCodeRequest>,
    terminalNoField<SendCodeRequest>,
    mobileNoField<SendCodeRequest>,
    {.name = "traceNo"_L1,
     .type = FieldType::Digits,
     .at = in<&SendCodeRequest::traceNo>,
     .least = 6,
     .most = 6},
    {.name = "batchNo"_L1,
     .type = FieldType::Digits,
     .at = in<&SendCodeRequest::batchNo>,
     .least = 6,
     .most = 6},
};

constexpr Field activateFields[]{
    storeNoField<ActivateRequest>,
    terminalNoField<ActivateRequest>,
    cardNoField<ActivateRequest>,
    traceNoField<ActivateRequest>,
    batchNoField<ActivateRequest>,
    track2Field<ActivateRequest>,
    track3Field<ActivateRequest>,
    mobileNoField<ActivateRequest>,
    {.name = "verifyCode"_L1,
     .need = Need::Required,
     .at = in<&ActivateRequest::verifyCode>,
     .most = 16,
     .privacy = Privacy::Masked,
     .note = "of the text message"_L1},
    {.name = "idType"_L1,
     .need = Need::Required,
     .at = in<&ActivateRequest::idType>,
     .oneOf = idTypes},
    {.name = "idNo"_L1, .at = in<&ActivateRequest::idNo>, .most = 32, .privacy = Privacy::Masked},
};

constexpr Field settleFields[]{
    storeNoField<SettleRequest>,
    terminalNoField<SettleRequest>,
    {.name = "cardNo"_L1,
     .need = Need::Required,
     .at = in<&SettleRequest::cardNo>,
     .most = 32,
     .note = "there is no card: what the settings say"_L1},
    traceNoField<SettleRequest>,
    batchNoField<SettleRequest>,
    countField<&SettleRequest::pointDebitCount>("pointDebitCount"_L1),
    amountField<&SettleRequest::pointDebitAmount>("pointDebitAmount"_L1),
    countField<&SettleRequest::pointCreditCount>("pointCeditCount"_L1),
    amountField<&SettleRequest::pointCreditAmount>("pointCreditAmount"_L1),
    countField<&SettleRequest::ticketDebitCount>("ticketDebitCount"_L1),
    amountField<&SettleRequest::ticketDebitAmount>("ticketDebitAmount"_L1),
    countField<&SettleRequest::ticketCreditCount>("ticketCreditCount"_L1),
    amountField<&SettleRequest::ticketCreditAmount>("ticketCreditAmount"_L1),
    countField<&SettleRequest::totalTransCount>("totalTransCount"_L1),
    countField<&SettleRequest::cancelCount>("cancelCount"_L1),
    countField<&SettleRequest::refundCount>("refundCount"_L1),
    countField<&SettleRequest::cardActiveCount>("cardActiveCount"_L1),
};

} // namespace

constinit const MessageTable<CheckinRequest> checkinRequestTable{
    {"checkin: request"_L1, "001 check-in"_L1, Direction::Request, checkinFields}};
constinit const MessageTable<CardRequest> cardRequestTable{
    {"card: request"_L1, "001 card query"_L1, Direction::Request, cardFields}};
constinit const MessageTable<ConsumeRequest> consumeRequestTable{
    {"consume: request"_L1, "001 consumption"_L1, Direction::Request, consumeFields}};
constinit const MessageTable<ConsumeRequest> consumeReversalRequestTable{
    {"consumeReversal: request"_L1, "001 reversal"_L1, Direction::Request, consumeFields}};
constinit const MessageTable<CancelRequest> cancelRequestTable{
    {"cancel: request"_L1, "001 cancel"_L1, Direction::Request, cancelFields}};
constinit const MessageTable<CancelRequest> cancelReversalRequestTable{
    {"cancelReversal: request"_L1, "001 reversal"_L1, Direction::Request, cancelFields}};
constinit const MessageTable<RefundRequest> refundRequestTable{
    {"refund: request"_L1, "001 refund"_L1, Direction::Request, refundFields}};
constinit const MessageTable<RefundCancelRequest> refundCancelRequestTable{
    {"refundCancel: request"_L1, "001 refund cancel"_L1, Direction::Request, refundCancelFields}};
constinit const MessageTable<CardRequest> ticketsRequestTable{
    {"tickets: request"_L1, "001 ticket query"_L1, Direction::Request, cardFields}};
constinit const MessageTable<TicketConsumeRequest> ticketConsumeRequestTable{
    {"ticketConsume: request"_L1, "001 ticket consumption"_L1, Direction::Request,
     ticketConsumeFields}};
constinit const MessageTable<TicketConsumeRequest> ticketConsumeReversalRequestTable{
    {"ticketConsumeReversal: request"_L1, "001 reversal"_L1, Direction::Request,
     ticketConsumeFields}};
constinit const MessageTable<SendCodeRequest> sendCodeRequestTable{
    {"sendCode: request"_L1, "001 verification code"_L1, Direction::Request, sendCodeFields}};
constinit const MessageTable<ActivateRequest> activateRequestTable{
    {"activate: request"_L1, "001 card activation"_L1, Direction::Request, activateFields}};
constinit const MessageTable<SettleRequest> settleRequestTable{
    {"settle: request"_L1, "001 settlement"_L1, Direction::Request, settleFields}};

} // namespace loyalty
} // namespace till::channels
