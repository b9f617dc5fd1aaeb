// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/interface_script_parts.h"

namespace till::test {

namespace {

using payment::Meaning;

const QString notify = u"NOTIFY_URL={notifyUrl}"_qs;
const QString order = u"MERORDERID=IF{new}"_qs;
const QString amount = u"AMT=1000"_qs;

/// The customer's code is read: paid at once.
InterfaceStep codePay(const char* call = "mmsp.wechatPay", const QByteArray& code = "130000000000")
{
    return {call, {order, amount, notify, u"CODE=-"_qs}, {code + "{new}"}};
}

/// A code is shown, or a page is opened: somebody has yet to pay.
InterfaceStep shown(const char* call, const QStringList& more = {})
{
    return {call, QStringList{order, amount, notify} + more, {}, Meaning::InProgress};
}

InterfaceStep about(const char* call, Meaning meaning = Meaning::Succeeded)
{
    return {call, {u"MERORDERID={MERORDERID}"_qs}, {}, meaning};
}

InterfaceStep refund()
{
    return {"mmsp.refund",
            {u"MERORDERID={MERORDERID}"_qs, u"REFUND_MERORDERID=RF{new}"_qs, u"AMT=300"_qs},
            {},
            Meaning::InProgress}; // taken; the refund query says what becomes of it
}

/// Somebody pays the order, as the stand-in's page would have it.
InterfaceStep pays()
{
    return {"POST /admin/mmsp/pay", {u"{\"MERORDERID\":\"{MERORDERID}\"}"_qs}};
}

} // namespace

Scripts mmspScripts()
{
    return {
        {"mmsp.wechatOrder", {shown("mmsp.wechatOrder")}},
        {"mmsp.wechatPay", {codePay()}},
        {"mmsp.wechatH5", {shown("mmsp.wechatH5")}},
        {"mmsp.alipayOrder", {shown("mmsp.alipayOrder")}},
        {"mmsp.alipayPay", {codePay("mmsp.alipayPay", "280000000000")}},
        {"mmsp.alipayStatic", {shown("mmsp.alipayStatic")}},
        {"mmsp.alipayDynamic", {shown("mmsp.alipayDynamic")}},
        {"mmsp.alipayH5", {shown("mmsp.alipayH5")}},
        {"mmsp.qqOrder", {shown("mmsp.qqOrder")}},
        {"mmsp.qqPay", {codePay("mmsp.qqPay", "910000000000")}},
        {"mmsp.jdOrder", {shown("mmsp.jdOrder")}},
        {"mmsp.unionpayOrder", {shown("mmsp.unionpayOrder")}},
        {"mmsp.wechatWakeUp", {{"mmsp.wechatWakeUp", {u"merurl=http://127.0.0.1/back"_qs}}}},
        {"mmsp.openIdRedirect", {{"mmsp.openIdRedirect", {u"merurl=http://127.0.0.1/back"_qs}}}},
        {"mmsp.query", {codePay(), about("mmsp.query")}},
        {"mmsp.cancel",
         {codePay(), {"POST /admin/clock", {u"{\"aheadMs\":20000}"_qs}}, about("mmsp.cancel")}},
        {"mmsp.close", {shown("mmsp.wechatOrder"), about("mmsp.close")}},
        {"mmsp.refund", {codePay(), refund()}},
        {"mmsp.refundQuery",
         {codePay(),
          refund(),
          {"mmsp.refundQuery", {u"REFUND_MERORDERID={REFUND_MERORDERID}"_qs}}}},
        {"mmsp.notification", {shown("mmsp.wechatOrder"), pays(), {"mmsp.notification", {}}}},
    };
}

} // namespace till::test
