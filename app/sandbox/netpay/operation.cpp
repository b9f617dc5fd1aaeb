// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/operation.h"

#include <QList>

namespace till::sandbox::netpay {

const QList<Address>& addresses()
{
    static const QList<Address> table{
        {u"wx/app-pre-order"_qs, u"wechatOrder"_qs, Operation::Order, Way::WeChat},
        {u"trade/precreate"_qs, u"alipayOrder"_qs, Operation::Order, Way::Alipay},
        {u"qmf/order"_qs, u"qmfOrder"_qs, Operation::Order, Way::Qmf},
        {u"uac/app-order"_qs, u"unionpayOrder"_qs, Operation::Order, Way::UnionPay},
        {u"applepay/order"_qs, u"applePayOrder"_qs, Operation::Order, Way::ApplePay},
        {u"trade/app-pre-order"_qs, u"alipayAppOrder"_qs, Operation::Order, Way::AlipayApp},
        {u"query"_qs, u"query"_qs, Operation::Query},
        {u"refund"_qs, u"refund"_qs, Operation::Refund},
        {u"refund-query"_qs, u"refundQuery"_qs, Operation::RefundQuery},
        {u"secure-cancel"_qs, u"secureCancel"_qs, Operation::SecureCancel},
        {u"secure-complete"_qs, u"secureComplete"_qs, Operation::SecureComplete},
        {u"close"_qs, u"close"_qs, Operation::Close},
    };
    return table;
}

const Address* addressOf(QStringView path)
{
    for (const Address& address : addresses()) {
        if (path == u"/v1/netpay/"_qs + address.path)
            return &address;
    }
    return nullptr;
}

bool isAlipay(Way way)
{
    return way == Way::Alipay || way == Way::AlipayApp;
}

QString targetSystem(Way way)
{
    switch (way) {
    case Way::WeChat:
        return u"WXPay"_qs;
    case Way::Alipay:
    case Way::AlipayApp:
        return u"Alipay 2.0"_qs;
    case Way::Qmf:
        return u"QMF"_qs;
    case Way::UnionPay:
    case Way::ApplePay:
        return u"UAC"_qs;
    }
    Q_UNREACHABLE();
}

} // namespace till::sandbox::netpay
