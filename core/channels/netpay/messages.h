// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

/// The messages of 全民付 (netpay) as its document has them; what they mean to a sale is said in
/// channel.h. Empty texts and missing values are not sent.
namespace till::channels {
namespace netpay {

struct GoodsItem {
    QString goodsId;
    QString goodsName;
    QString quantity;
    std::optional<Money> price;
    QString goodsCategory;
    QString body;
    QString unit;
    std::optional<Money> discount;
    QString subMerchantId;
    QString merOrderId;
    std::optional<Money> subOrderAmount;

    bool operator==(const GoodsItem&) const = default;
};

/// A sub-merchant's part of an order that is divided.
struct SubOrder {
    QString mid;
    std::optional<Money> totalAmount;
    QString merOrderId;

    bool operator==(const SubOrder&) const = default;
};

struct CommissionParams {
    QString foodOrderType;

    bool operator==(const CommissionParams&) const = default;
};

struct OrderRequest {
    QString msgId;
    QString requestTimestamp;
    QString merOrderId;
    QString srcReserve;
    QString mid;
    QString tid;
    QString subAppId;
    QString instMid;
    QList<GoodsItem> goods;
    QString attachedData;
    QString expireTime;
    QString goodsTag;
    QString goodsTradeNo;
    QString orderDesc;
    std::optional<Money> originalAmount;
    QString productId;
    std::optional<Money> totalAmount;
    std::optional<bool> divisionFlag;
    std::optional<Money> platformAmount;
    QList<SubOrder> subOrders;
    QString notifyUrl;
    QString showUrl;
    QString secureTransaction; ///< "true" or "false": a text on the wire
    QString tradeType;
    QString merchantUserId;
    std::shared_ptr<const Secret> mobile;
    QString limitCreditCard; ///< "true" or "false": a text on the wire
    QString installmentNumber;
    QString enablePayChnl;
    std::optional<CommissionParams> retCommParams;
};

struct QueryRequest {
    QString msgId;
    QString requestTimestamp;
    QString srcReserve;
    QString mid;
    QString tid;
    QString instMid;
    QString merOrderId;
    QString targetOrderId;
};

/// A sub-merchant's part of a refund.
struct RefundSubOrder {
    QString mid;
    std::optional<Money> totalAmount;
    QString merOrderId;
    QString refundOrderId;
    QString refundDesc;

    bool operator==(const RefundSubOrder&) const = default;
};

struct RefundRequest {
    QString msgId;
    QString requestTimestamp;
    QString srcReserve;
    QString merOrderId;
    QString instMid;
    QString mid;
    QString targetOrderId;
    QString tid;
    std::optional<Money> refundAmount;
    QString refundOrderId;
    std::optional<Money> platformAmount;
    QList<RefundSubOrder> subOrders;
};

struct RefundQueryRequest {
    QString msgId;
    QString requestTimestamp;
    QString srcReserve;
    QString merOrderId; ///< of the refund
    QString instMid;
    QString mid;
    QString tid;
};

struct SecureCancelRequest {
    QString msgId;
    QString requestTimestamp;
    QString mid;
    QString tid;
    QString instMid;
    QString merOrderId;
};

struct SecureCompleteRequest {
    QString msgId;
    QString requestTimestamp;
    QString mid;
    QString tid;
    QString instMid;
    QString merOrderId;
    std::optional<Money> completedAmount;
};

struct CloseRequest {
    QString requestTimestamp;
    QString srcReserve;
    QString merOrderId;
    QString instMid;
    QString mid;
    QString tid;
};

/// What every answer begins with.
struct AnswerHead {
    QString errCode;
    QString errMsg;
};

struct OrderAnswer {
    QString errCode;
    QString errMsg;
    QString merOrderId;
    QString seqId;
    QString status;
    std::optional<Money> totalAmount;
    QString targetOrderId;
    QString targetSys;
    QString qrCode;
};

struct QueryAnswer {
    QString errCode;
    QString errMsg;
    QString mid;
    QString tid;
    QString seqId;
    QString refId;
    QString status;
    std::optional<Money> totalAmount;
    QString merOrderId;
    QString targetOrderId;
    QString targetSys;
    std::optional<Money> buyerPayAmount;
    std::optional<Money> couponAmount;
    std::optional<Money> couponMerchantContribute;
    std::optional<Money> couponOtherContribute;
    std::optional<Money> yxlmAmount;
    QString payTime;
    QString settleDate;
    QString secureStatus;
    std::optional<Money> completedAmount;
};

struct RefundAnswer {
    QString errCode;
    QString errMsg;
    QString mid;
    QString tid;
    QString merOrderId;
    QString seqId;
    QString targetSys;
    std::optional<Money> refundInvoiceAmount;
    QString refundOrderId;
    QString refundTargetOrderId;
    QString refundStatus;
};

struct RefundQueryAnswer {
    QString errCode;
    QString errMsg;
    QString refundStatus;
    QString refundOrderId;
    QString refundTargetOrderId;
    QString mid;
    QString tid;
    QString seqId;
    QString merOrderId;
    QString targetSys;
    QString settleDate;
    std::optional<Money> refundInvoiceAmount;
};

/// Of the secured cancel and the secured complete.
struct SecureAnswer {
    QString errCode;
    QString errMsg;
    QString merOrderId;
    QString secureStatus;
    std::optional<Money> completedAmount;
    QString seqId;
    QString targetOrderId;
    QString targetSys;
};

struct CloseAnswer {
    QString errCode;
    QString errMsg;
    QString merOrderId;
    QString seqId;
    QString status;
    QString targetSys;
    std::optional<Money> totalAmount;
};

struct Notification {
    QString mid;
    QString tid;
    QString merOrderId;
    QString status;
    QString seqId;
    QString refId;
    QString targetOrderId;
    QString targetSys;
    QString payTime;
    QString settleDate;
    std::optional<Money> totalAmount;
    std::optional<Money> buyerPayAmount;
    std::optional<Money> couponAmount;
    std::optional<Money> couponMerchantContribute;
    std::optional<Money> couponOtherContribute;
    std::optional<Money> yxlmAmount;
    std::optional<Money> refundAmount;
    QString secureStatus;
    std::optional<Money> completeAmount;
    QString sign;
};

// The six orders differ in what has to be there.
extern constinit const MessageTable<OrderRequest> wechatOrderTable;
extern constinit const MessageTable<OrderRequest> alipayOrderTable;
extern constinit const MessageTable<OrderRequest> qmfOrderTable;
extern constinit const MessageTable<OrderRequest> unionpayOrderTable;
extern constinit const MessageTable<OrderRequest> applePayOrderTable;
extern constinit const MessageTable<OrderRequest> alipayAppOrderTable;
extern constinit const MessageTable<QueryRequest> queryRequestTable;
extern constinit const MessageTable<RefundRequest> refundRequestTable;
extern constinit const MessageTable<RefundQueryRequest> refundQueryRequestTable;
extern constinit const MessageTable<SecureCancelRequest> secureCancelRequestTable;
extern constinit const MessageTable<SecureCompleteRequest> secureCompleteRequestTable;
extern constinit const MessageTable<CloseRequest> closeRequestTable;

extern constinit const MessageTable<AnswerHead> answerHeadTable;
extern constinit const MessageTable<OrderAnswer> orderAnswerTable;
extern constinit const MessageTable<QueryAnswer> queryAnswerTable;
extern constinit const MessageTable<RefundAnswer> refundAnswerTable;
extern constinit const MessageTable<RefundQueryAnswer> refundQueryAnswerTable;
extern constinit const MessageTable<SecureAnswer> secureCancelAnswerTable;
extern constinit const MessageTable<SecureAnswer> secureCompleteAnswerTable;
extern constinit const MessageTable<CloseAnswer> closeAnswerTable;
extern constinit const MessageTable<Notification> notificationTable;

} // namespace netpay
} // namespace till::channels
