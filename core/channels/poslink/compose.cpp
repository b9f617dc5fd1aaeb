// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/compose.h"

#include "core/channels/poslink/messages.h"
#include "core/payment/order_id.h"
#include "core/wire/json_writer.h"

#include <algorithm>

namespace till::channels {
namespace poslink {

namespace {

using payment::Goods;
using payment::Message;
using payment::Purpose;

/// Enough for any request without goods, and for one line of them.
constexpr qsizetype bodyBytes = 2'048;
constexpr qsizetype goodsBytes = 512;

template<typename Request>
Result<QByteArray> bodyOf(const MessageTable<Request>& table, const Request& request,
                          qsizetype goods = 0)
{
    if (const Result<void> valid = validate(table, request); !valid)
        return failure(valid.error());
    QByteArray body;
    body.reserve(bodyBytes + goods * goodsBytes);
    wire::JsonWriter writer(body);
    encode(table, request, writer);
    return body;
}

/// The document has no words for what is taken back within a sale or has no name.
bool canBeSaid(const Goods& goods)
{
    return !goods.id.isEmpty() && !goods.name.isEmpty() && !goods.quantity.isEmpty() &&
           !goods.quantity.startsWith(u'-') && !goods.unitPrice.isNegative() &&
           !goods.discount.isNegative();
}

/// All or none: a part of the list would claim discounts for goods that have gone back.
QList<GoodsItem> goodsOf(const Message& message, const PoslinkConfig& config)
{
    if (config.sendGoods == PoslinkConfig::SendGoods::No ||
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

QString remarkOf(const Message& message, const PoslinkConfig& config)
{
    return message.remark.isEmpty() ? config.merchantRemark : message.remark;
}

/// Where both numbers may be given, one is: two that do not belong together would name two orders.
template<typename Request> void nameOrder(Request& request, const Message& message)
{
    if (message.acquirerOrder.isEmpty())
        request.merchantOrderId = message.order.text();
    else
        request.originalOrderId = message.acquirerOrder;
}

/// 000001 to 999999. The same request sent again has the same one.
Result<QString> traceNumberOf(const Message& message)
{
    const Result<qint64> counter =
        payment::counterOf(message.request.isEmpty() ? message.order : message.request);
    if (!counter)
        return failure(counter.error().code,
                       QStringLiteral("systemTraceNum: ") + counter.error().detail);
    return QStringLiteral("%1").arg((*counter - 1) % 999'999 + 1, 6, 10, QLatin1Char('0'));
}

Result<QByteArray> payBody(const Message& message, const PoslinkConfig& config)
{
    PayRequest request;
    request.merchantCode = config.merchantCode;
    request.terminalCode = config.terminalCode;
    request.transactionAmount = message.amount;
    request.transactionCurrencyCode = QStringLiteral("156");
    request.merchantOrderId = message.order.text();
    request.merchantRemark = remarkOf(message, config);
    request.payMode = message.entry == payment::EntryMode::Typed ? QStringLiteral("MANUAL")
                                                                 : QStringLiteral("CODE_SCAN");
    request.payCode = message.code;
    request.goods = goodsOf(message, config);
    request.srcReserved = config.srcReserved;
    request.storeId = config.storeId;
    request.limitCreditCard = config.limitCreditCard;
    request.operatorId = message.operatorNumber;
    request.bizIdentifier = config.bizIdentifier;
    request.goodsTag = config.goodsTag;
    return bodyOf(payRequestTable, request, request.goods.size());
}

Result<QByteArray> voidBody(const Message& message, const PoslinkConfig& config)
{
    VoidRequest request;
    request.merchantCode = config.merchantCode;
    request.terminalCode = config.terminalCode;
    request.limitCrossDevice = config.limitCrossDevice;
    request.bizIdentifier = config.bizIdentifier;
    if (message.purpose == Purpose::Cancel)
        request.merchantOrderId = message.order.text();
    else
        nameOrder(request, message);
    if (config.versions.voidPayment != PoslinkVersion::V6)
        return bodyOf(voidRequestTable, request);
    Result<QString> trace = traceNumberOf(message);
    if (!trace)
        return failure(trace.error());
    request.systemTraceNum = *std::move(trace);
    request.merchantRemark = remarkOf(message, config);
    return bodyOf(voidRequestTableV6, request);
}

Result<QByteArray> refundBody(const Message& message, const PoslinkConfig& config)
{
    RefundRequest request;
    request.merchantCode = config.merchantCode;
    request.terminalCode = config.terminalCode;
    nameOrder(request, message);
    request.refundRequestId = message.request.text();
    request.transactionAmount = message.amount;
    request.limitCrossDevice = config.limitCrossDevice;
    request.srcReserved = config.srcReserved;
    request.goods = goodsOf(message, config);
    request.storeId = config.storeId;
    request.operatorId = message.operatorNumber;
    request.bizIdentifier = config.bizIdentifier;
    return bodyOf(refundRequestTable, request, request.goods.size());
}

Result<QByteArray> queryRefundBody(const Message& message, const PoslinkConfig& config)
{
    QueryRefundRequest request;
    request.merchantCode = config.merchantCode;
    request.terminalCode = config.terminalCode;
    nameOrder(request, message);
    request.refundRequestId = message.request.text();
    return bodyOf(queryRefundRequestTable, request);
}

Result<QByteArray> bodyFor(const Message& message, const PoslinkConfig& config)
{
    switch (message.purpose) {
    case Purpose::Pay:
        return payBody(message, config);
    case Purpose::Cancel:
    case Purpose::Void:
        return voidBody(message, config);
    case Purpose::Refund:
        return refundBody(message, config);
    case Purpose::Query:
        // Ours: it is known from before the first byte, and counts where both are given.
        return bodyOf(
            queryRequestTable,
            {.merchantCode = config.merchantCode,
             .terminalCode = config.terminalCode,
             .merchantOrderId = message.askedNumber.isEmpty() ? message.order.text() : QString(),
             .originalOrderId = message.askedNumber});
    case Purpose::QueryRefund:
        return queryRefundBody(message, config);
    case Purpose::Activate:
        return bodyOf(activateRequestTable,
                      {.merchantCode = config.merchantCode, .terminalCode = config.terminalCode});
    case Purpose::Complete:
    case Purpose::Release:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        break;
    }
    return failure(ErrorCode::Refused, QStringLiteral("POS通 holds no deposits"));
}

struct Endpoint {
    PoslinkVersion version;
    QString operation;
};

Endpoint endpointOf(Purpose purpose, const PoslinkConfig::Versions& versions)
{
    switch (purpose) {
    case Purpose::Pay:
        return {versions.pay, QStringLiteral("pay")};
    case Purpose::Cancel:
    case Purpose::Void:
        return {versions.voidPayment, QStringLiteral("voidpayment")};
    case Purpose::Refund:
        return {versions.refund, QStringLiteral("refund")};
    case Purpose::Query:
        return {versions.query, QStringLiteral("query")};
    case Purpose::QueryRefund:
        return {versions.queryRefund, QStringLiteral("query-refund")};
    case Purpose::Activate:
        return {versions.activate, QStringLiteral("activeterminal")};
    case Purpose::Complete:
    case Purpose::Release:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        break; // refused before
    }
    Q_UNREACHABLE();
}

} // namespace

QString pathOf(Purpose purpose, const PoslinkConfig::Versions& versions)
{
    const Endpoint endpoint = endpointOf(purpose, versions);
    return QStringLiteral("/%1/poslink/transaction/%2")
        .arg(nameOf(endpoint.version), endpoint.operation);
}

Result<Call> compose(const Message& message, const PoslinkConfig& config)
{
    Result<QByteArray> body = bodyFor(message, config);
    if (!body)
        return failure(body.error());
    return Call{.path = pathOf(message.purpose, config.versions), .body = *std::move(body)};
}

} // namespace poslink
} // namespace till::channels
