// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/interface_scripts.h"

#include "tests/e2e/interface_script_parts.h"

namespace till::test {

namespace {

using payment::Meaning;

InterfaceStep poslinkPay()
{
    return {"poslink.pay",
            {u"merchantOrderId=IF{new}"_qs, u"transactionAmount=1280"_qs, u"payCode=-"_qs,
             u"goods[0].goodsId=1"_qs, u"goods[0].goodsName=可乐"_qs, u"goods[0].quantity=1"_qs,
             u"goods[0].price=1280"_qs},
            {"130000000000{new}"}};
}

InterfaceStep poslinkRefund()
{
    return {"poslink.refund",
            {u"originalOrderId={orderId}"_qs, u"refundRequestId=R{new}"_qs,
             u"transactionAmount=280"_qs}};
}

Scripts poslinkScripts()
{
    return {
        {"poslink.activate", {{"poslink.activate", {}}}},
        {"poslink.pay", {poslinkPay()}},
        {"poslink.void", {poslinkPay(), {"poslink.void", {u"originalOrderId={orderId}"_qs}}}},
        {"poslink.refund", {poslinkPay(), poslinkRefund()}},
        {"poslink.query",
         {poslinkPay(), {"poslink.query", {u"merchantOrderId={merchantOrderId}"_qs}}}},
        {"poslink.queryRefund",
         {poslinkPay(),
          poslinkRefund(),
          {"poslink.queryRefund",
           {u"originalOrderId={orderId}"_qs, u"refundRequestId={refundRequestId}"_qs}}}},
    };
}

/// An order that only an app can pay: there is no code to show, so the counter does not offer it.
InterfaceStep netpayAppOrder(const char* call)
{
    return {call,
            {u"merOrderId=319420261120104231000{new}"_qs, u"totalAmount=1001"_qs},
            {},
            Meaning::InProgress};
}

/// The last two digits of the amount say what happens: 01 is paid at the first query.
InterfaceStep netpayOrder(const char* call, const QStringList& more = {},
                          const QByteArrayList& hidden = {})
{
    return {call,
            QStringList{u"merOrderId=319420261120104231000{new}"_qs, u"totalAmount=1001"_qs,
                        u"orderDesc=样品"_qs} +
                more,
            hidden, Meaning::InProgress};
}

InterfaceStep netpayQuery(Meaning meaning = Meaning::Succeeded)
{
    return {"netpay.query", {u"merOrderId={merOrderId}"_qs}, {}, meaning};
}

InterfaceStep netpayRefund()
{
    return {"netpay.refund",
            {u"merOrderId={merOrderId}"_qs, u"refundAmount=1"_qs,
             u"refundOrderId=319420261120104232000{new}"_qs}};
}

Scripts netpayScripts()
{
    const QStringList secured{u"secureTransaction=true"_qs};
    const InterfaceStep order = netpayOrder("netpay.alipayOrder");
    const InterfaceStep deposit = netpayOrder("netpay.alipayOrder", secured);
    return {
        {"netpay.wechatOrder",
         {netpayOrder("netpay.wechatOrder",
                      {u"subAppId=wx0123456789abcdef"_qs, u"tradeType=APP"_qs,
                       u"goods[0].goodsId=1"_qs, u"goods[0].goodsName=可乐"_qs,
                       u"goods[0].quantity=1"_qs, u"goods[0].price=1001"_qs,
                       u"goods[0].goodsCategory=1"_qs})}},
        {"netpay.alipayOrder", {order}},
        {"netpay.qmfOrder",
         {netpayOrder("netpay.qmfOrder", {u"merchantUserId=user1"_qs, u"mobile=-"_qs},
                      {"13800000000"})}},
        {"netpay.unionpayOrder", {netpayOrder("netpay.unionpayOrder")}},
        {"netpay.applePayOrder", {netpayAppOrder("netpay.applePayOrder")}},
        {"netpay.alipayAppOrder", {netpayAppOrder("netpay.alipayAppOrder")}},
        {"netpay.query", {order, netpayQuery()}},
        {"netpay.refund", {order, netpayQuery(), netpayRefund()}},
        {"netpay.refundQuery",
         {order,
          netpayQuery(),
          netpayRefund(),
          {"netpay.refundQuery", {u"merOrderId={refundOrderId}"_qs}}}},
        {"netpay.secureCancel",
         {deposit, netpayQuery(), {"netpay.secureCancel", {u"merOrderId={merOrderId}"_qs}}}},
        {"netpay.secureComplete",
         {deposit,
          netpayQuery(),
          {"netpay.secureComplete", {u"merOrderId={merOrderId}"_qs, u"completedAmount=600"_qs}}}},
        {"netpay.close", {order, {"netpay.close", {u"merOrderId={merOrderId}"_qs}}}},
        {"netpay.notification",
         {netpayOrder("netpay.alipayOrder", {u"notifyUrl={notifyUrl}"_qs}),
          netpayQuery(),
          {"netpay.notification", {}}}},
    };
}

} // namespace

Scripts interfaceScripts()
{
    return poslinkScripts() + netpayScripts() + mmspScripts() + quickpayScripts() +
           gatewayScripts() + payoutScripts() + loyaltyScripts();
}

} // namespace till::test
