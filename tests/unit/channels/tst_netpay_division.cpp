// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/compose.h"
#include "tests/unit/channels/netpay_sample.h"

#include <QTest>

#include <functional>

namespace till::channels {

using namespace netpay;

namespace {

namespace sample = netpay_sample;

Money fen(qint64 amount)
{
    return Money::fromFen(amount);
}

OrderRequest order()
{
    OrderRequest order;
    order.requestTimestamp = QStringLiteral("2020-01-02 03:04:05");
    order.merOrderId = sample::order;
    order.mid = sample::config().mid;
    order.tid = sample::config().tid;
    order.instMid = QStringLiteral("APPDEFAULT");
    order.totalAmount = fen(1'000);
    return order;
}

/// 1,000 fen: 100 for the platform, 400 and 500 for two merchants.
OrderRequest divided()
{
    OrderRequest divided = order();
    divided.divisionFlag = true;
    divided.platformAmount = fen(100);
    divided.subOrders = {{QStringLiteral("988460101800201"), fen(400), {}},
                         {QStringLiteral("988460101800202"), fen(500), {}}};
    return divided;
}

GoodsItem part(qint64 amount)
{
    GoodsItem item;
    item.goodsId = QStringLiteral("1");
    item.subOrderAmount = fen(amount);
    return item;
}

RefundRequest refund()
{
    RefundRequest refund;
    refund.requestTimestamp = QStringLiteral("2020-01-02 03:04:05");
    refund.merOrderId = sample::order;
    refund.instMid = QStringLiteral("APPDEFAULT");
    refund.mid = sample::config().mid;
    refund.tid = sample::config().tid;
    refund.refundAmount = fen(300);
    refund.refundOrderId = sample::request;
    refund.platformAmount = fen(0);
    refund.subOrders = {{QStringLiteral("988460101800201"), fen(300), {}, {}, {}}};
    return refund;
}

/// What the whole way of a request says, not the rule alone.
QString refusal(QLatin1StringView name, const void* message)
{
    const NetpayProtocol protocol(sample::config());
    const sample::Signer signer;
    const auto composed =
        protocol.compose(sample::interfaceNamed(protocol, name), message, signer.stamp());
    return composed ? QString() : composed.error().detail;
}

QString refusal(const OrderRequest& order)
{
    return refusal(QLatin1StringView("alipayOrder"), &order);
}
QString refusal(const RefundRequest& refund)
{
    return refusal(QLatin1StringView("refund"), &refund);
}

} // namespace

/// Divided orders and their refunds.
class TestNetpayDivision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesPartsThatMakeTheWhole()
    {
        QCOMPARE(refusal(order()), QString());
        QCOMPARE(refusal(divided()), QString());
        OrderRequest byGoods = divided();
        byGoods.subOrders.clear();
        byGoods.goods = {part(400), part(600)};
        QCOMPARE(refusal(byGoods), QString());
        OrderRequest both = divided();
        both.goods = {part(1'000)};
        QCOMPARE(refusal(both), QString());
        OrderRequest goodsOnly = divided(); // named, not divided: the sub-orders say how
        goodsOnly.goods = {GoodsItem{.goodsId = QStringLiteral("1")}};
        QCOMPARE(refusal(goodsOnly), QString());
    }

    void refuses_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < static_cast<int>(wrongs().size()); ++i)
            QTest::newRow(wrongs()[static_cast<std::size_t>(i)].name) << i;
    }
    void refuses()
    {
        QFETCH(const int, row);
        const Wrong wrong = wrongs()[static_cast<std::size_t>(row)];
        OrderRequest request = divided();
        wrong.change(request);
        QVERIFY2(refusal(request).startsWith(QLatin1StringView(wrong.detail)),
                 qPrintable(refusal(request)));
    }

    void takesTwentyMerchantsAndNotOneMore()
    {
        OrderRequest request = divided();
        request.subOrders.clear();
        for (int i = 0; i < 20; ++i)
            request.subOrders.append({QStringLiteral("merchant%1").arg(i), fen(45), {}});
        QCOMPARE(refusal(request), QString());
        request.subOrders.append({QStringLiteral("merchant0"), fen(0), {}}); // the same again
        QCOMPARE(refusal(request), QString());
        request.subOrders.append({QStringLiteral("merchant20"), fen(0), {}});
        QCOMPARE(refusal(request), QStringLiteral("subOrders: more than 20 merchants"));
    }

    void refundsOneMerchantAtATime()
    {
        QCOMPARE(refusal(refund()), QString());
        RefundRequest plain = refund();
        plain.subOrders.clear();
        plain.platformAmount.reset();
        QCOMPARE(refusal(plain), QString());
        RefundRequest two = refund();
        two.subOrders.append({QStringLiteral("988460101800202"), fen(0), {}, {}, {}});
        QCOMPARE(refusal(two), QStringLiteral("subOrders: one merchant at a time"));
        RefundRequest uneven = refund();
        uneven.platformAmount = fen(1);
        QVERIFY(refusal(uneven).startsWith(u"subOrders: with platformAmount 3.01"));
        RefundRequest noPlatform = refund();
        noPlatform.platformAmount.reset();
        QVERIFY(refusal(noPlatform).startsWith(u"subOrders and platformAmount: both"));
        RefundRequest noMerchant = refund();
        noMerchant.subOrders.clear();
        QVERIFY(refusal(noMerchant).startsWith(u"subOrders and platformAmount: both"));
        RefundRequest nameless = refund();
        nameless.subOrders.front().mid.clear();
        QCOMPARE(refusal(nameless), QStringLiteral("subOrders: mid and totalAmount"));
    }

private:
    struct Wrong {
        const char* name;
        const char* detail;
        std::function<void(OrderRequest&)> change;
    };
    static std::vector<Wrong> wrongs()
    {
        return {
            {"a secured transaction", "secureTransaction: not of a divided order",
             [](OrderRequest& each) {
                 each.secureTransaction = QStringLiteral("true");
             }},
            {"neither goods nor parts", "goods or subOrders: missing",
             [](OrderRequest& each) {
                 each.subOrders.clear();
             }},
            {"no part of the platform's", "platformAmount: missing",
             [](OrderRequest& each) {
                 each.platformAmount.reset();
             }},
            {"nothing for the platform", "platformAmount: 0 fen",
             [](OrderRequest& each) {
                 each.platformAmount = fen(0);
             }},
            {"a fen too much", "subOrders: with platformAmount 10.01 yuan, totalAmount is 10.00",
             [](OrderRequest& each) {
                 each.subOrders.front().totalAmount = fen(401);
             }},
            {"a fen too little", "subOrders: with platformAmount 9.99 yuan, totalAmount is 10.00",
             [](OrderRequest& each) {
                 each.platformAmount = fen(99);
             }},
            {"a part without a merchant", "subOrders: mid and totalAmount of each",
             [](OrderRequest& each) {
                 each.subOrders.front().mid.clear();
             }},
            {"a part without an amount", "subOrders: mid and totalAmount of each",
             [](OrderRequest& each) {
                 each.subOrders.front().totalAmount.reset();
             }},
            {"goods that make less", "goods: subOrderAmount makes 9.99 yuan",
             [](OrderRequest& each) {
                 each.subOrders.clear();
                 each.goods = {part(999)};
             }},
            {"goods of which one has no amount", "goods: subOrderAmount of each",
             [](OrderRequest& each) {
                 each.subOrders.clear();
                 each.goods = {part(1'000), GoodsItem{.goodsId = QStringLiteral("1")}};
             }},
            {"parts without the flag", "divisionFlag: missing",
             [](OrderRequest& each) {
                 each.divisionFlag.reset();
             }},
            {"parts with the flag down", "divisionFlag: missing",
             [](OrderRequest& each) {
                 each.divisionFlag = false;
             }},
            {"goods of merchants without the flag", "divisionFlag: missing",
             [](OrderRequest& each) {
                 each.divisionFlag.reset();
                 each.platformAmount.reset();
                 each.subOrders.clear();
                 each.goods = {part(1'000)};
             }},
            {"goods and their number", "goodsTradeNo: instead of goods",
             [](OrderRequest& each) {
                 each.goods = {part(1'000)};
                 each.goodsTradeNo = QStringLiteral("g");
             }},
            {"parts of a debit card", "installmentNumber: not with this",
             [](OrderRequest& each) {
                 each.installmentNumber = QStringLiteral("3");
                 each.enablePayChnl = QStringLiteral("debitCardExpress");
             }},
        };
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestNetpayDivision)
#include "tst_netpay_division.moc"
