// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/interface_script_parts.h"

namespace till::test {

namespace {

using payment::Meaning;

const QString notify = u"NOTIFY_URL={notifyUrl}"_qs;
const QString jump = u"JUMP_URL=http://127.0.0.1/back"_qs;
const QString order = u"MERORDERID=IF{new}"_qs;
const QString amount = u"AMT=1000"_qs;
const QString user = u"USER_ID=U1"_qs;

const QByteArray card = "6225880113756648";
const QByteArray name = "张三";
const QByteArray idNumber = "110101199003070000";
const QByteArray phone = "13800000000";

/// A debit card: the bank sends a text message.
InterfaceStep cardOrder()
{
    return {"quickpay.order",
            {order, amount, notify, user, u"CARDTYPE=1"_qs, u"CARDNO=-"_qs, u"NAME=-"_qs,
             u"ID_NO=-"_qs, u"PHONENO=-"_qs},
            {card, name, idNumber, phone},
            Meaning::InProgress};
}

/// The text messages as the customers see them.
InterfaceStep lookAtPhone()
{
    return {"POST /admin/mmsp/sms", {u"{}"_qs}};
}

InterfaceStep confirm()
{
    return {"quickpay.confirm",
            {u"LIST_ID={LIST_ID}"_qs, u"MSG_CODE=-"_qs},
            {"{MSG_CODE}"},
            Meaning::InProgress}; // taken; a query says that it is paid
}

InterfaceStep bindSms()
{
    return {"quickpay.bindSms", {order, user, u"CARDNO=-"_qs, u"PHONENO=-"_qs}, {card, phone}};
}

InterfaceStep bind()
{
    return {"quickpay.bind",
            {u"MERORDERID={MERORDERID}"_qs, user, u"CARDTYPE=1"_qs, u"CARDNO=-"_qs, u"NAME=-"_qs,
             u"ID_NO=-"_qs, u"PHONENO=-"_qs, u"MSG_CODE=-"_qs},
            {card, name, idNumber, phone, "{MSG_CODE}"}};
}

/// What all payments with a card that is bound begin with.
QList<InterfaceStep> bound(const QList<InterfaceStep>& then)
{
    return QList<InterfaceStep>{bindSms(), lookAtPhone(), bind()} + then;
}

InterfaceStep aboutBinding(const char* call)
{
    return {call, {u"BIND_ID={BIND_ID}"_qs}};
}

InterfaceStep bindPaySms()
{
    return {"quickpay.bindPaySms",
            {u"BIND_ID={BIND_ID}"_qs, order, user, amount, u"PHONENO=-"_qs},
            {phone}};
}

InterfaceStep gatewayPage()
{
    return {"gateway.pay", {order, amount, notify, jump}};
}

InterfaceStep pays()
{
    return {"POST /admin/mmsp/pay", {u"{\"MERORDERID\":\"{MERORDERID}\"}"_qs}};
}

InterfaceStep payout()
{
    return {"payout.pay",
            {u"ORDERNO=2026112010{new}"_qs, u"AMT=12300"_qs, u"ACCNAME=-"_qs, u"ACCNO=-"_qs,
             u"MEMO=代付"_qs, u"MOBILE=-"_qs, u"BANKNAME=招商银行"_qs},
            {name, card, phone},
            Meaning::InProgress};
}

} // namespace

Scripts quickpayScripts()
{
    const InterfaceStep query{"quickpay.query", {u"MERORDERID={MERORDERID}"_qs}};
    return {
        {"quickpay.bindSms", {bindSms()}},
        {"quickpay.bind", {bindSms(), lookAtPhone(), bind()}},
        {"quickpay.order", {cardOrder()}},
        {"quickpay.confirm", {cardOrder(), lookAtPhone(), confirm()}},
        {"quickpay.notification",
         {cardOrder(), lookAtPhone(), confirm(), {"quickpay.notification", {}}}},
        {"quickpay.unbind", bound({aboutBinding("quickpay.unbind")})},
        {"quickpay.query", {cardOrder(), lookAtPhone(), confirm(), query}},
        {"quickpay.bindQuery", bound({aboutBinding("quickpay.bindQuery")})},
        {"quickpay.batchQuery",
         {cardOrder(), lookAtPhone(), confirm(), {"quickpay.batchQuery", {}}}},
        {"quickpay.resend",
         {cardOrder(),
          {"POST /admin/clock", {u"{\"aheadMs\":100000}"_qs}},
          {"quickpay.resend", {u"LIST_ID={LIST_ID}"_qs}}}},
        {"quickpay.bindConfirm", bound({bindPaySms(),
                                        lookAtPhone(),
                                        {"quickpay.bindConfirm",
                                         {u"BIND_ID={BIND_ID}"_qs, u"MERORDERID={MERORDERID}"_qs,
                                          user, amount, notify, u"MSG_CODE=-"_qs},
                                         {"{MSG_CODE}"}}})},
        {"quickpay.bindPaySms", bound({bindPaySms()})},
        {"quickpay.unionOrder",
         {{"quickpay.unionOrder", {order, amount, notify, jump}, {}, Meaning::InProgress}}},
    };
}

Scripts gatewayScripts()
{
    return {
        {"gateway.pay", {gatewayPage()}},
        {"gateway.notification", {gatewayPage(), pays(), {"gateway.notification", {}}}},
        {"gateway.query",
         {gatewayPage(), pays(), {"gateway.query", {u"MERORDERID={MERORDERID}"_qs}}}},
        {"gateway.batchQuery", {gatewayPage(), pays(), {"gateway.batchQuery", {}}}},
        // Whatever it says: it is never a proof.
        {"gateway.frontReturn",
         {gatewayPage(), {"gateway.frontReturn", {u"{bankPage}/pay"_qs}, {}, Meaning::Unknown}}},
    };
}

Scripts payoutScripts()
{
    return {
        {"payout.pay", {payout()}},
        {"payout.query",
         {payout(), {"payout.query", {u"ORDERNO={ORDERNO}"_qs}, {}, Meaning::InProgress}}},
        {"payout.balance", {{"payout.balance", {}}}},
    };
}

} // namespace till::test
