// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"
#include "core/channels/quickpay/replies.h"

#include <QString>

#include <memory>
#include <optional>

/// The messages of quick pay as its document has them. Empty texts and missing values are not sent.
namespace till::channels {
namespace quickpay {

using Hidden = std::shared_ptr<const Secret>;

struct BindSmsRequest {
    QString merOrderId;
    QString userId; ///< the shop's own number of the customer
    Hidden cardNo;
    Hidden phoneNo;
    QString randStr;
};

struct BindRequest {
    QString merOrderId;
    QString userId;
    Hidden cardNo;
    QString cardType; ///< "1" debit card, "2" credit card
    Hidden expDate;   ///< MMyy
    Hidden cvn2;
    Hidden name;
    Hidden idNo;
    Hidden phoneNo;
    Hidden msgCode;
    QString randStr;
};

struct OrderRequest {
    QString merOrderId;
    Hidden cardNo;
    std::optional<Money> amount;
    QString cardType;
    Hidden expDate;
    Hidden cvn2;
    Hidden name;
    Hidden idNo;
    Hidden phoneNo;
    QString randStr;
    QString userId; ///< binds the card, too
    QString notifyUrl;
};

struct ConfirmRequest {
    QString listId; ///< the acquirer's number
    Hidden msgCode;
    QString randStr;
};

struct UnbindRequest {
    QString bindId;

    bool operator==(const UnbindRequest&) const = default;
};

struct QueryRequest {
    QString merOrderId;

    bool operator==(const QueryRequest&) const = default;
};

struct BindQueryRequest {
    QString bindId;

    bool operator==(const BindQueryRequest&) const = default;
};

struct ResendRequest {
    QString listId;
    QString randStr;

    bool operator==(const ResendRequest&) const = default;
};

struct BindConfirmRequest {
    QString bindId;
    QString merOrderId;
    QString userId;
    std::optional<Money> amount;
    Hidden msgCode;
    QString randStr;
    QString notifyUrl;
};

struct BindPaySmsRequest {
    QString bindId;
    QString merOrderId;
    QString userId;
    Hidden phoneNo;
    std::optional<Money> amount;
    QString randStr;
};

struct UnionOrderRequest {
    QString merOrderId;
    std::optional<Money> amount;
    QString jumpUrl;
    QString notifyUrl;
    QString tradeMode; ///< "1" an address, "2" a page
    QString randStr;
    Hidden cardNo;
};

extern const MessageTable<BindSmsRequest> bindSmsRequestTable;
extern const MessageTable<BindRequest> bindRequestTable;
extern const MessageTable<OrderRequest> orderRequestTable;
extern const MessageTable<ConfirmRequest> confirmRequestTable;
extern const MessageTable<UnbindRequest> unbindRequestTable;
extern const MessageTable<QueryRequest> queryRequestTable;
extern const MessageTable<BindQueryRequest> bindQueryRequestTable;
extern const MessageTable<BatchQueryRequest> batchQueryRequestTable;
extern const MessageTable<ResendRequest> resendRequestTable;
extern const MessageTable<BindConfirmRequest> bindConfirmRequestTable;
extern const MessageTable<BindPaySmsRequest> bindPaySmsRequestTable;
extern const MessageTable<UnionOrderRequest> unionOrderRequestTable;

extern const MessageTable<Reply> bindSmsAnswerTable;
extern const MessageTable<Reply> bindAnswerTable;
extern const MessageTable<Reply> orderAnswerTable;
extern const MessageTable<Reply> confirmAnswerTable;
extern const MessageTable<Reply> notificationTable;
extern const MessageTable<Reply> unbindAnswerTable;
extern const MessageTable<Reply> queryAnswerTable;
extern const MessageTable<Reply> bindQueryAnswerTable;
extern const MessageTable<BatchReply> batchQueryAnswerTable;
extern const MessageTable<Reply> resendAnswerTable;
extern const MessageTable<Reply> bindConfirmAnswerTable;
extern const MessageTable<Reply> bindPaySmsAnswerTable;
extern const MessageTable<Reply> unionOrderAnswerTable;

} // namespace quickpay
} // namespace till::channels
