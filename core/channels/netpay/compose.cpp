// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/compose.h"

#include "core/wire/json_writer.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace till::channels {
namespace netpay {

namespace {

using payment::Goods;
using payment::Message;
using payment::Purpose;

/// Enough for any request without goods, and for one line of them.
constexpr qsizetype bodyBytes = 2'048;
constexpr qsizetype goodsBytes = 512;
constexpr int chinaOffsetSeconds = 8 * 3'600;

struct OrderKind {
    QLatin1StringView means;
    QLatin1StringView path;
    const MessageTable<OrderRequest>* table;
};

// The orders whose codes can be shown.
constexpr std::array orderKinds{
    OrderKind{QLatin1StringView("wechat"), QLatin1StringView("/v1/netpay/wx/app-pre-order"),
              &wechatOrderTable},
    OrderKind{QLatin1StringView("alipay"), QLatin1StringView("/v1/netpay/trade/precreate"),
              &alipayOrderTable},
    OrderKind{QLatin1StringView("qmf"), QLatin1StringView("/v1/netpay/qmf/order"), &qmfOrderTable},
    OrderKind{QLatin1StringView("unionpay"), QLatin1StringView("/v1/netpay/uac/app-order"),
              &unionpayOrderTable},
    OrderKind{QLatin1StringView("applepay"), QLatin1StringView("/v1/netpay/applepay/order"),
              &applePayOrderTable},
};

template<typename Request>
Result<Call> callOf(QLatin1StringView path, const MessageTable<Request>& table,
                    const Request& request, qsizetype goods = 0)
{
    if (const Result<void> valid = validate(table, request); !valid)
        return failure(valid.error());
    Call call{path, {}};
    call.body.reserve(bodyBytes + goods * goodsBytes);
    wire::JsonWriter writer(call.body);
    encode(table, request, writer);
    return call;
}

/// What every request says.
template<typename Request> Request requestFor(const NetpayConfig& config, Instant now)
{
    Request request;
    request.requestTimestamp = chinaTime(now);
    request.mid = config.mid;
    request.tid = config.tid;
    request.instMid = config.instMid;
    return request;
}

/// The document has no words for what is taken back within a sale or has no name, and its limits
/// are not worth a refused payment.
bool canBeSaid(const Goods& goods)
{
    return !goods.id.isEmpty() && goods.id.size() <= 64 && !goods.name.isEmpty() &&
           goods.name.size() <= 256 && goods.category.size() <= 64 && !goods.quantity.isEmpty() &&
           !goods.quantity.startsWith(u'-') && !goods.unitPrice.isNegative() &&
           !goods.discount.isNegative();
}

/// All or none: a part of the list would claim discounts for goods that have gone back.
QList<GoodsItem> goodsOf(const Message& message, const NetpayConfig& config)
{
    if (config.sendGoods == NetpayConfig::SendGoods::No ||
        !std::all_of(message.goods.begin(), message.goods.end(), canBeSaid))
        return {};
    QList<GoodsItem> items;
    for (const Goods& goods : message.goods) {
        GoodsItem& item = items.emplaceBack();
        item.goodsId = goods.id;
        item.goodsName = goods.name;
        item.quantity = goods.quantity;
        item.price = goods.unitPrice;
        item.goodsCategory = goods.category;
        if (goods.discount.isPositive())
            item.discount = goods.discount;
    }
    return items;
}

QString textOf(bool flag)
{
    return flag ? QStringLiteral("true") : QStringLiteral("false");
}

OrderRequest orderOf(const Message& message, const NetpayConfig& config, Instant now)
{
    auto request = requestFor<OrderRequest>(config, now);
    request.merOrderId = message.order.text();
    request.subAppId = config.subAppId;
    request.goods = goodsOf(message, config);
    if (message.payableUntil.unixMs > 0)
        request.expireTime = chinaTime(message.payableUntil);
    request.goodsTag = config.goodsTag;
    request.orderDesc = message.remark;
    request.totalAmount = message.amount;
    request.notifyUrl = config.notifyUrl;
    if (message.deposit)
        request.secureTransaction = QStringLiteral("true");
    request.tradeType = QStringLiteral("APP");
    request.merchantUserId = config.merchantUserId;
    if (!config.mobile.isEmpty())
        request.mobile = std::make_shared<const Secret>(config.mobile.toLatin1());
    if (config.limitCreditCard)
        request.limitCreditCard = textOf(*config.limitCreditCard);
    request.installmentNumber = config.installmentNumber;
    request.enablePayChnl = config.enablePayChnl;
    if (!config.foodOrderType.isEmpty())
        request.retCommParams = CommissionParams{config.foodOrderType};
    return request;
}

Result<Call> orderCall(const Message& message, const NetpayConfig& config, Instant now)
{
    if (message.presentation != payment::Presentation::Shown)
        return failure(ErrorCode::Refused, QStringLiteral("全民付 reads no codes"));
    const auto kind =
        std::find_if(orderKinds.begin(), orderKinds.end(),
                     [&message](const OrderKind& each) { return message.means == each.means; });
    if (kind == orderKinds.end() || !config.shows.contains(message.means))
        return failure(ErrorCode::Refused,
                       QStringLiteral("全民付 shows no codes for \"%1\"").arg(message.means));
    const OrderRequest order = orderOf(message, config, now);
    if (const Result<void> valid = checkOrder(order); !valid)
        return failure(valid.error());
    return callOf(kind->path, *kind->table, order, order.goods.size());
}

Result<Call> queryCall(const Message& message, const NetpayConfig& config, Instant now)
{
    auto request = requestFor<QueryRequest>(config, now);
    if (message.askedNumber.isEmpty())
        request.merOrderId = message.order.text();
    else
        request.targetOrderId = message.askedNumber;
    return callOf(QLatin1StringView("/v1/netpay/query"), queryRequestTable, request);
}

Result<Call> refundCall(const Message& message, const NetpayConfig& config, Instant now)
{
    auto request = requestFor<RefundRequest>(config, now);
    request.merOrderId = message.order.text();
    request.refundAmount = message.amount;
    request.refundOrderId = message.request.text();
    if (request.refundOrderId.isEmpty()) // without it a repetition would refund again
        return failure(ErrorCode::Malformed, QStringLiteral("refundOrderId: missing"));
    return callOf(QLatin1StringView("/v1/netpay/refund"), refundRequestTable, request);
}

Result<Call> refundQueryCall(const Message& message, const NetpayConfig& config, Instant now)
{
    auto request = requestFor<RefundQueryRequest>(config, now);
    request.merOrderId = message.request.text();
    return callOf(QLatin1StringView("/v1/netpay/refund-query"), refundQueryRequestTable, request);
}

/// About a deposit, by its number: cancel, complete, and the closing of any order.
template<typename Request>
Request requestAbout(const Message& message, const NetpayConfig& config, Instant now)
{
    auto request = requestFor<Request>(config, now);
    request.merOrderId = message.order.text();
    return request;
}

} // namespace

QString chinaTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.unixMs, QTimeZone(chinaOffsetSeconds))
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

Result<Call> compose(const Message& message, const NetpayConfig& config, Instant now)
{
    switch (message.purpose) {
    case Purpose::Pay:
        return orderCall(message, config, now);
    case Purpose::Query:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        return queryCall(message, config, now);
    case Purpose::Cancel:
        return callOf(QLatin1StringView("/v1/netpay/close"), closeRequestTable,
                      requestAbout<CloseRequest>(message, config, now));
    case Purpose::Refund:
        return refundCall(message, config, now);
    case Purpose::QueryRefund:
        return refundQueryCall(message, config, now);
    case Purpose::Complete: {
        auto request = requestAbout<SecureCompleteRequest>(message, config, now);
        request.completedAmount = message.amount;
        return callOf(QLatin1StringView("/v1/netpay/secure-complete"), secureCompleteRequestTable,
                      request);
    }
    case Purpose::Release:
        return callOf(QLatin1StringView("/v1/netpay/secure-cancel"), secureCancelRequestTable,
                      requestAbout<SecureCancelRequest>(message, config, now));
    case Purpose::Void:
        return failure(ErrorCode::Refused,
                       QStringLiteral("全民付 has no void: a refund gives the money back"));
    case Purpose::Activate:
        break;
    }
    return failure(ErrorCode::Refused, QStringLiteral("全民付 activates no terminals"));
}

} // namespace netpay
} // namespace till::channels
