// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

/// The messages of the membership host as its document has them; what they mean is said in
/// interpret.h, what the till does about it in core/services. Empty texts and missing values are
/// not sent.
namespace till::channels {
namespace loyalty {

using Hidden = std::shared_ptr<const Secret>;

struct CheckinRequest {
    QString storeNo;
    QString terminalNo;
    QString operatorNo;
    QString traceNo; ///< not in the document; for hosts that want it
};

/// Of the card query and the ticket query.
struct CardRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
};

struct VoucherUse {
    QString id;
    QString num;

    bool operator==(const VoucherUse&) const = default;
};

/// Of the consumption and its reversal.
struct ConsumeRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
    Hidden track2;
    Hidden track3;
    Hidden password; ///< a PIN block under the PIN key, hexadecimal
    QString consumeType;
    std::optional<Money> pointAmount;
    std::optional<Money> cashAmount;
    QList<VoucherUse> vaucher;
    QString registerTraceNo;
};

/// Of the cancel of a consumption and its reversal.
struct CancelRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
    Hidden track2;
    Hidden track3;
    QString oriBatchNo;
    QString oriTraceNo;
    QString oriTransTime;
    QString oriRegisterTraceNo;
};

struct RefundRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
    Hidden track2;
    Hidden track3;
    QString oriSerialNo;
    QString oriTransDate; ///< yyyyMMdd
    QString oriRegisterTraceNo;
};

struct RefundCancelRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
    Hidden track2;
    Hidden track3;
    QString oriSerialNo;
    QString oriBatchNo;
    QString oriTraceNo;
    QString oriTransTime;
    QString oriRegisterTraceNo;
};

struct TicketUse {
    QString id;
    QString type;
    QString num;

    bool operator==(const TicketUse&) const = default;
};

/// Of the use of tickets and its reversal.
struct TicketConsumeRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
    Hidden track2;
    Hidden track3;
    QList<TicketUse> ticket;
};

struct SendCodeRequest {
    QString storeNo;
    QString terminalNo;
    Hidden mobileNo;
    QString traceNo;
    QString batchNo;
};

struct ActivateRequest {
    QString storeNo;
    QString terminalNo;
    Hidden cardNo;
    QString traceNo;
    QString batchNo;
    Hidden track2;
    Hidden track3;
    Hidden mobileNo;
    Hidden verifyCode;
    QString idType;
    Hidden idNo;
};

struct SettleRequest {
    QString storeNo;
    QString terminalNo;
    QString cardNo; ///< asked for although there is no card
    QString traceNo;
    QString batchNo;
    QString pointDebitCount;
    std::optional<Money> pointDebitAmount;
    QString pointCreditCount;
    std::optional<Money> pointCreditAmount;
    QString ticketDebitCount;
    std::optional<Money> ticketDebitAmount;
    QString ticketCreditCount;
    std::optional<Money> ticketCreditAmount;
    QString totalTransCount;
    QString cancelCount;
    QString refundCount;
    QString cardActiveCount;
};

/// What every answer begins with, and all that a refusal and a reversal's answer have.
struct HeadAnswer {
    QString status;
    QString message;
};

struct CheckinAnswer {
    QString status;
    QString message;
    QString transTime;
    QString batchNo;
    QString storeName;
    Hidden workingKey; ///< encrypted under the terminal key, hexadecimal
};

struct VoucherOffer {
    QString id;
    std::optional<Money> amount;
    QString num;
    QString name;

    bool operator==(const VoucherOffer&) const = default;
};

struct CardAnswer {
    QString status;
    QString message;
    QString transTime;
    std::optional<Money> pointBalance;
    std::optional<Money> availablePointBalance;
    QList<VoucherOffer> vaucher;
    QString idType;
    Hidden idNo;
    QString name;
    QString gender;
    Hidden mobileNo;
    QString grade;
    QString address;
    QString email;
};

/// Of the consumption, its cancel and the cancel of a refund.
struct ConsumeAnswer {
    QString status;
    QString message;
    QString transTime;
    QString serialNo;
    std::optional<Money> pointBalance;
    std::optional<Money> availablePointBalance;
    std::optional<Money> usePoint;
    std::optional<Money> presentPoint;
    QString advertisement; ///< of the consumption only
};

struct RefundAnswer {
    QString status;
    QString message;
    QString transTime;
    QString serialNo;
    std::optional<Money> pointBalance;
    std::optional<Money> availablePointBalance;
    std::optional<Money> returnPoint;
    std::optional<Money> returnPresentPoint;
    std::optional<Money> returnCash;
    std::optional<Money> supplyCash;
};

struct TicketOffer {
    QString id;
    QString type;
    std::optional<Money> amount;
    QString name;
    QString num;

    bool operator==(const TicketOffer&) const = default;
};

struct TicketsAnswer {
    QString status;
    QString message;
    QString transTime;
    std::optional<Money> pointBalance;
    std::optional<Money> availablePointBalance;
    QList<TicketOffer> ticket;
};

/// Of the use of tickets and of the activation.
struct SerialAnswer {
    QString status;
    QString message;
    QString serialNo;
    QString transTime;
    QString advertisement; ///< of the use of tickets only
};

struct SettleAnswer {
    QString status;
    QString message;
    QString settleFlag; ///< "ss": the batch is even
};

extern constinit const MessageTable<CheckinRequest> checkinRequestTable;
extern constinit const MessageTable<CardRequest> cardRequestTable;
extern constinit const MessageTable<ConsumeRequest> consumeRequestTable;
extern constinit const MessageTable<ConsumeRequest> consumeReversalRequestTable;
extern constinit const MessageTable<CancelRequest> cancelRequestTable;
extern constinit const MessageTable<CancelRequest> cancelReversalRequestTable;
extern constinit const MessageTable<RefundRequest> refundRequestTable;
extern constinit const MessageTable<RefundCancelRequest> refundCancelRequestTable;
extern constinit const MessageTable<CardRequest> ticketsRequestTable;
extern constinit const MessageTable<TicketConsumeRequest> ticketConsumeRequestTable;
extern constinit const MessageTable<TicketConsumeRequest> ticketConsumeReversalRequestTable;
extern constinit const MessageTable<SendCodeRequest> sendCodeRequestTable;
extern constinit const MessageTable<ActivateRequest> activateRequestTable;
extern constinit const MessageTable<SettleRequest> settleRequestTable;

extern constinit const MessageTable<HeadAnswer> headAnswerTable;
extern constinit const MessageTable<HeadAnswer> reversalAnswerTable;
extern constinit const MessageTable<CheckinAnswer> checkinAnswerTable;
extern constinit const MessageTable<CardAnswer> cardAnswerTable;
extern constinit const MessageTable<ConsumeAnswer> consumeAnswerTable;
extern constinit const MessageTable<ConsumeAnswer> cancelAnswerTable;
extern constinit const MessageTable<RefundAnswer> refundAnswerTable;
extern constinit const MessageTable<ConsumeAnswer> refundCancelAnswerTable;
extern constinit const MessageTable<TicketsAnswer> ticketsAnswerTable;
extern constinit const MessageTable<SerialAnswer> ticketConsumeAnswerTable;
extern constinit const MessageTable<HeadAnswer> sendCodeAnswerTable;
extern constinit const MessageTable<SerialAnswer> activateAnswerTable;
extern constinit const MessageTable<SettleAnswer> settleAnswerTable;

} // namespace loyalty
} // namespace till::channels
