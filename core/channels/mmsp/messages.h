// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"

#include <QString>

#include <memory>
#include <optional>

/// The messages of scan pay as its document has them; what they mean to a sale is said in
/// channel.h. Empty texts and missing values are not sent.
namespace till::channels {
namespace mmsp {

/// An order whose code the customer reads, or that is paid within an app. Which of the members are
/// sent depends on the interface.
struct OrderRequest {
    QString tradeType; ///< "1": a code is shown; "2": within the wallet's app
    std::optional<Money> amount;
    QString merOrderId;
    QString randStr;
    QString goodsName;
    QString notifyUrl;
    QString timeEnd; ///< China's time, "yyyy-MM-dd HH:mm:ss"
    QString currency;
    QString ip;
    QString jumpUrl;
    QString openId;        ///< of WeChat
    QString alipayUserId;  ///< of Alipay
    QString alipayAccount; ///< of Alipay
    QString isRaw;
    QString isTo;
    QString limitPay;
    QString isMiniProgram; ///< of WeChat
    QString supAppId;      ///< of WeChat

    bool operator==(const OrderRequest&) const = default;
};

/// A payment by the customer's code.
struct CodePayRequest {
    std::optional<Money> amount;
    QString currency;
    QString goodsName;
    QString notifyUrl;
    QString merOrderId;
    QString randStr;
    std::shared_ptr<const Secret> code;
    QString timeEnd;
    QString ip;
    QString isTo;
    QString limitPay;
};

/// A page on the customer's telephone that opens the wallet.
struct H5Request {
    std::optional<Money> amount;
    QString currency;
    QString goodsName;
    QString notifyUrl;
    QString jumpUrl;
    QString timeEnd;
    QString ip;
    QString merOrderId;
    QString randStr;
    QString limitPay; ///< of WeChat

    bool operator==(const H5Request&) const = default;
};

/// Query, cancel and close.
struct OrderNumberRequest {
    QString orderNo;
    QString merOrderId;
    QString randStr;

    bool operator==(const OrderNumberRequest&) const = default;
};

struct RefundRequest {
    QString orderNo;
    QString merOrderId;
    QString randStr;
    QString refundMerOrderId;
    std::optional<Money> amount;

    bool operator==(const RefundRequest&) const = default;
};

struct RefundQueryRequest {
    QString refundOrderNo;
    QString randStr;
    QString refundMerOrderId;

    bool operator==(const RefundQueryRequest&) const = default;
};

/// The page that wakes WeChat's app.
struct WakeUpPage {
    QString memo; ///< the merchant's number
    QString termNo;
    QString merUrl; ///< where it returns to; sent in base64
    QString tradeType;

    bool operator==(const WakeUpPage&) const = default;
};

/// The page that returns with the customer's OPENID or USER_ID as token_id.
struct IdentityPage {
    QString merUrl; ///< where it returns to
    QString merNo;
    QString tradeType;

    bool operator==(const IdentityPage&) const = default;
};

struct OrderAnswer {
    QString orderNo;
    QString url;
    QString payInfo;
    QString tradeType;
    QString tradeTime;
    QString merOrderId;
    QString status;
    QString errCodeMsg;
    QString errCode;
};

struct CodePayAnswer {
    QString orderNo;
    QString tradeTime;
    QString merOrderId;
    QString status;
    QString errCodeMsg;
    QString errCode;
};

struct H5Answer {
    QString orderNo;
    QString tradeTime;
    QString merOrderId;
    QString status;
    QString url;
    QString errCodeMsg;
    QString errCode;
};

/// Of query, cancel and close.
struct OrderStateAnswer {
    QString orderNo;
    std::optional<Money> amount;
    QString tradeTime;
    QString payTime;
    QString status;
    QString merOrderId;
    QString tradeType; ///< 1 WeChat, 2 Alipay, 3 QQ
    QString errCodeMsg;
    QString errCode;
};

/// Of refund and refund query.
struct RefundAnswer {
    QString refundOrderNo;
    std::optional<Money> amount;
    QString refundTime;
    QString status;
    QString refundMerOrderId;
    QString errCodeMsg;
    QString errCode;
};

struct PaidNotice {
    std::optional<Money> amount;
    QString orderNo;
    QString tradeTime;
    QString payTime;
    QString status;
    QString tradeType;
    QString merOrderId;
};

extern constinit const MessageTable<OrderRequest> wechatOrderRequestTable;
extern constinit const MessageTable<CodePayRequest> wechatPayRequestTable;
extern constinit const MessageTable<H5Request> wechatH5RequestTable;
extern constinit const MessageTable<OrderRequest> alipayOrderRequestTable;
extern constinit const MessageTable<CodePayRequest> alipayPayRequestTable;
extern constinit const MessageTable<OrderRequest> alipayStaticRequestTable;
extern constinit const MessageTable<OrderRequest> alipayDynamicRequestTable;
extern constinit const MessageTable<H5Request> alipayH5RequestTable;
extern constinit const MessageTable<OrderRequest> qqOrderRequestTable;
extern constinit const MessageTable<CodePayRequest> qqPayRequestTable;
extern constinit const MessageTable<OrderRequest> jdOrderRequestTable;
extern constinit const MessageTable<OrderRequest> unionpayOrderRequestTable;
extern constinit const MessageTable<WakeUpPage> wechatWakeUpTable;
extern constinit const MessageTable<IdentityPage> openIdRedirectTable;
extern constinit const MessageTable<OrderNumberRequest> queryRequestTable;
extern constinit const MessageTable<OrderNumberRequest> cancelRequestTable;
extern constinit const MessageTable<OrderNumberRequest> closeRequestTable;
extern constinit const MessageTable<RefundRequest> refundRequestTable;
extern constinit const MessageTable<RefundQueryRequest> refundQueryRequestTable;

extern constinit const MessageTable<OrderAnswer> wechatOrderAnswerTable;
extern constinit const MessageTable<CodePayAnswer> wechatPayAnswerTable;
extern constinit const MessageTable<H5Answer> wechatH5AnswerTable;
extern constinit const MessageTable<OrderAnswer> alipayOrderAnswerTable;
extern constinit const MessageTable<CodePayAnswer> alipayPayAnswerTable;
extern constinit const MessageTable<OrderAnswer> alipayStaticAnswerTable;
extern constinit const MessageTable<OrderAnswer> alipayDynamicAnswerTable;
extern constinit const MessageTable<H5Answer> alipayH5AnswerTable;
extern constinit const MessageTable<OrderAnswer> qqOrderAnswerTable;
extern constinit const MessageTable<CodePayAnswer> qqPayAnswerTable;
extern constinit const MessageTable<OrderAnswer> jdOrderAnswerTable;
extern constinit const MessageTable<OrderAnswer> unionpayOrderAnswerTable;
extern constinit const MessageTable<OrderStateAnswer> queryAnswerTable;
extern constinit const MessageTable<OrderStateAnswer> cancelAnswerTable;
extern constinit const MessageTable<OrderStateAnswer> closeAnswerTable;
extern constinit const MessageTable<RefundAnswer> refundAnswerTable;
extern constinit const MessageTable<RefundAnswer> refundQueryAnswerTable;
extern constinit const MessageTable<PaidNotice> notificationTable;

} // namespace mmsp
} // namespace till::channels
