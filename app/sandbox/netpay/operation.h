// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace till::sandbox::netpay {

/// What a till asks; the six ways to place an order are told apart by Way.
enum class Operation {
    Order,
    Query,
    Refund,
    RefundQuery,
    SecureCancel,
    SecureComplete,
    Close,
};

/// Who is going to be paid through.
enum class Way { WeChat, Alipay, Qmf, UnionPay, ApplePay, AlipayApp };

struct Address {
    QString path; ///< after /v1/netpay/
    QString name; ///< "wechatOrder": for counting and faults
    Operation operation = Operation::Query;
    Way way = Way::WeChat; ///< of orders
};

[[nodiscard]] const QList<Address>& addresses();
/// The address of a whole path; nullptr if nothing is there.
[[nodiscard]] const Address* addressOf(QStringView path);

[[nodiscard]] bool isAlipay(Way way);
/// targetSys: whom the acquirer asks.
[[nodiscard]] QString targetSystem(Way way);

} // namespace till::sandbox::netpay
