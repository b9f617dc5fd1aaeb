// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/compose.h"

#include <QSet>

#include <algorithm>

// Divided orders: section 1.1.3, the rows of divisionFlag, totalAmount and subOrders and the remark
// below the table; section 1.3.3 for refunds.
namespace till::channels {
namespace netpay {

namespace {

constexpr qsizetype merchantsMax = 20;

tl::unexpected<Error> malformed(const QString& what)
{
    return failure(ErrorCode::Malformed, what);
}

/// Nothing of a division without its flag: the acquirer would not divide.
Result<void> checkUndivided(const OrderRequest& order)
{
    const bool isPartOfGoods =
        std::any_of(order.goods.begin(), order.goods.end(), [](const GoodsItem& item) {
            return item.subOrderAmount || !item.subMerchantId.isEmpty();
        });
    if (order.platformAmount || !order.subOrders.isEmpty() || isPartOfGoods)
        return malformed(QStringLiteral("divisionFlag: missing, though the order is divided"));
    return {};
}

Result<void> checkSubOrders(const OrderRequest& order)
{
    Money sum = *order.platformAmount;
    QSet<QString> merchants;
    for (const SubOrder& part : order.subOrders) {
        if (part.mid.isEmpty() || !part.totalAmount)
            return malformed(QStringLiteral("subOrders: mid and totalAmount of each"));
        merchants.insert(part.mid);
        sum += *part.totalAmount;
    }
    if (merchants.size() > merchantsMax)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("subOrders: more than %1 merchants").arg(merchantsMax));
    if (sum != order.totalAmount)
        return malformed(QStringLiteral("subOrders: with platformAmount %1 yuan, totalAmount is %2")
                             .arg(sum.toPlain(), order.totalAmount->toPlain()));
    return {};
}

Result<void> checkPartsOfGoods(const OrderRequest& order)
{
    Money sum;
    for (const GoodsItem& item : order.goods) {
        if (!item.subOrderAmount)
            return malformed(QStringLiteral("goods: subOrderAmount of each"));
        sum += *item.subOrderAmount;
    }
    if (sum != order.totalAmount)
        return malformed(QStringLiteral("goods: subOrderAmount makes %1 yuan, totalAmount is %2")
                             .arg(sum.toPlain(), order.totalAmount->toPlain()));
    return {};
}

} // namespace

Result<void> checkOrder(const OrderRequest& order)
{
    if (!order.goods.isEmpty() && !order.goodsTradeNo.isEmpty())
        return malformed(QStringLiteral("goodsTradeNo: instead of goods, not with them"));
    if (!order.installmentNumber.isEmpty() && !order.enablePayChnl.isEmpty() &&
        order.enablePayChnl != u"pcreditpayInstallment")
        return malformed(QStringLiteral("installmentNumber: not with this enablePayChnl"));
    if (order.divisionFlag != true)
        return checkUndivided(order);
    if (order.secureTransaction == u"true")
        return malformed(QStringLiteral("secureTransaction: not of a divided order"));
    if (order.goods.isEmpty() && order.subOrders.isEmpty())
        return malformed(QStringLiteral("goods or subOrders: missing"));
    // The table has seen to these two.
    Q_ASSERT(order.platformAmount && order.totalAmount);
    const bool isByGoods =
        order.subOrders.isEmpty() ||
        std::any_of(order.goods.begin(), order.goods.end(),
                    [](const GoodsItem& item) { return item.subOrderAmount.has_value(); });
    if (!order.subOrders.isEmpty()) {
        if (Result<void> valid = checkSubOrders(order); !valid)
            return valid;
    }
    return isByGoods ? checkPartsOfGoods(order) : Result<void>();
}

Result<void> checkRefund(const RefundRequest& refund)
{
    if (refund.subOrders.size() > 1)
        return failure(ErrorCode::OutOfRange, QStringLiteral("subOrders: one merchant at a time"));
    if (refund.subOrders.isEmpty() && !refund.platformAmount)
        return {};
    if (refund.subOrders.isEmpty() || !refund.platformAmount)
        return malformed(QStringLiteral("subOrders and platformAmount: both, of a divided order"));
    const RefundSubOrder& part = refund.subOrders.front();
    if (part.mid.isEmpty() || !part.totalAmount)
        return malformed(QStringLiteral("subOrders: mid and totalAmount"));
    const Money sum = *part.totalAmount + *refund.platformAmount;
    if (sum != refund.refundAmount)
        return malformed(
            QStringLiteral("subOrders: with platformAmount %1 yuan, refundAmount is %2")
                .arg(sum.toPlain(), refund.refundAmount->toPlain()));
    return {};
}

} // namespace netpay
} // namespace till::channels
