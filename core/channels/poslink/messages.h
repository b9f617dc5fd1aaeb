// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

/// The messages of POS通 as its document has them; what they mean to a sale is said in channel.h.
/// Empty texts and missing values are not sent.
namespace till::channels {
namespace poslink {

struct ActivateRequest {
    QString merchantCode;
    QString terminalCode;

    bool operator==(const ActivateRequest&) const = default;
};

struct GoodsItem {
    QString goodsId;
    QString goodsName;
    QString quantity;
    std::optional<Money> price;
    QString goodsCategory;
    QString body;
    std::optional<Money> discount;

    bool operator==(const GoodsItem&) const = default;
};

struct PayRequest {
    QString merchantCode;
    QString terminalCode;
    std::optional<Money> transactionAmount;
    QString transactionCurrencyCode;
    QString merchantOrderId;
    QString merchantRemark;
    QString payMode;
    std::shared_ptr<const Secret> payCode;
    QList<GoodsItem> goods;
    QString srcReserved;
    QString storeId;
    std::optional<bool> limitCreditCard;
    QString operatorId;
    QString bizIdentifier;
    QString goodsTag;
};

struct VoidRequest {
    QString merchantCode;
    QString terminalCode;
    QString systemTraceNum; ///< v6
    QString merchantOrderId;
    QString originalOrderId;
    QString merchantRemark; ///< v6
    std::optional<bool> limitCrossDevice;
    QString bizIdentifier;

    bool operator==(const VoidRequest&) const = default;
};

struct RefundRequest {
    QString merchantCode;
    QString terminalCode;
    QString merchantOrderId;
    QString originalOrderId;
    QString refundRequestId;
    std::optional<Money> transactionAmount;
    std::optional<bool> limitCrossDevice;
    QString srcReserved;
    QList<GoodsItem> goods;
    QString storeId;
    QString operatorId;
    QString bizIdentifier;

    bool operator==(const RefundRequest&) const = default;
};

struct QueryRequest {
    QString merchantCode;
    QString terminalCode;
    QString merchantOrderId;
    QString originalOrderId;

    bool operator==(const QueryRequest&) const = default;
};

struct QueryRefundRequest {
    QString merchantCode;
    QString terminalCode;
    QString merchantOrderId;
    QString originalOrderId;
    QString refundRequestId;

    bool operator==(const QueryRefundRequest&) const = default;
};

struct ActivateAnswer {
    QString errCode;
    QString errInfo;
};

struct PromotedGoods {
    QString goodsId;
    std::optional<Money> discountAmount;
    QString goodsNumber;
    std::optional<Money> goodsPrice;

    bool operator==(const PromotedGoods&) const = default;
};

struct PromotionItem {
    QString channelName;
    QString discountId;
    QString eventNo;
    std::optional<Money> eventDiscountAmount;
    QList<PromotedGoods> goodsList;

    bool operator==(const PromotionItem&) const = default;
};

struct PayAnswer {
    QString errCode;
    QString errInfo;
    QString settlementDateWithYear;
    QString retrievalRefNum;
    std::optional<Money> transactionAmount;
    std::optional<Money> amount;
    QString orderId;
    QString thirdPartyName;
    QString thirdPartyOrderId;
    QList<PromotionItem> promotionList;
    std::optional<Money> merchantAllowance;
    std::optional<Money> thirdPartyAllowance;
};

struct VoidAnswer {
    QString errCode;
    QString errInfo;
    QString settlementDateWithYear;
    QString retrievalRefNum;
    std::optional<Money> transactionAmount;
    QString thirdPartyName;
};

struct RefundAnswer {
    QString errCode;
    QString errInfo;
    QString settlementDateWithYear;
    QString retrievalRefNum;
    QString thirdPartyName;
    std::optional<Money> refundInvoiceAmount;
};

struct QueryAnswer {
    QString errCode;
    QString errInfo;
    QString originalSettlementDate;
    QString queryResCode;
    QString queryResDesc;
    QString originalRetrievalRefNum;
    std::optional<Money> originalTransactionAmount;
    QString merchantOrderId;
    QString orderId;
    std::optional<Money> amount;
    QString thirdPartyName;
    QString thirdPartyOrderId;
    QList<PromotionItem> promotionList;
    std::optional<Money> merchantAllowance;
    std::optional<Money> thirdPartyAllowance;
};

struct QueryRefundAnswer {
    QString errCode;
    QString errInfo;
    QString queryResCode;
    QString queryResInfo;
    QString dealRetrievalRefNum;
    std::optional<Money> refundInvoiceAmount;
};

extern constinit const MessageTable<ActivateRequest> activateRequestTable;
extern constinit const MessageTable<PayRequest> payRequestTable;
/// v2; v6 asks for a trace number and a remark, too.
extern constinit const MessageTable<VoidRequest> voidRequestTable;
extern constinit const MessageTable<VoidRequest> voidRequestTableV6;
extern constinit const MessageTable<RefundRequest> refundRequestTable;
extern constinit const MessageTable<QueryRequest> queryRequestTable;
extern constinit const MessageTable<QueryRefundRequest> queryRefundRequestTable;

extern constinit const MessageTable<ActivateAnswer> activateAnswerTable;
extern constinit const MessageTable<PayAnswer> payAnswerTable;
/// v2 and v6: v6 answers with more.
extern constinit const MessageTable<VoidAnswer> voidAnswerTable;
extern constinit const MessageTable<RefundAnswer> refundAnswerTable;
extern constinit const MessageTable<QueryAnswer> queryAnswerTable;
extern constinit const MessageTable<QueryRefundAnswer> queryRefundAnswerTable;

} // namespace poslink
} // namespace till::channels
