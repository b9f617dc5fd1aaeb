// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/secret.h"
#include "core/payment/payment.h"

#include <QList>
#include <QString>

#include <memory>

namespace till::payment {

/// A line of the sale, for acquirers that want to know it (goods promotions).
struct Goods {
    QString id;
    QString name;
    QString category; ///< empty: not said
    QString quantity; ///< as text: "3", "1.284"
    Money unitPrice;
    Money discount;

    bool operator==(const Goods&) const = default;
};

enum class Purpose {
    Pay,
    Query,
    Cancel, ///< of a payment whose fate is unknown: by our order id
    Void,   ///< of a payment that succeeded
    Refund,
    QueryRefund,
    Complete,      ///< a deposit, in part or whole: what is left of it goes back to the customer
    Release,       ///< a deposit: all of it goes back
    QueryComplete, ///< what has become of a Complete
    QueryRelease,  ///< what has become of a Release
    Activate,      ///< the terminal; only when somebody asks for it
};

/// What is to be said to an acquirer, in no protocol's words.
struct Message {
    Purpose purpose = Purpose::Query;
    PaymentId order;       ///< our id of the payment that is paid, asked for, voided or refunded
    QString acquirerOrder; ///< the acquirer's id of it; empty: not known
    /// Of Query: asks by the number on the customer's phone instead of ours; the answer counts only
    /// if it names our order.
    QString askedNumber;
    PaymentId request; ///< our id of the void, refund, completion or release itself
    Money amount;      ///< of the payment, or of the refund or completion
    QString means;     ///< of Pay: "wechat", "alipay" ...; see Payment::means
    Presentation presentation = Presentation::Read;
    bool deposit = false; ///< the payment is a deposit
    Instant payableUntil; ///< of Pay with a code that is shown: when it has to be paid
    Instant paymentAt;    ///< when the payment that this is about was begun
    std::shared_ptr<const Secret> code; ///< of Pay: the payment code's digits
    EntryMode entry = EntryMode::Scanned;
    QList<Goods> goods;
    QString remark;
    QString operatorNumber;
};

} // namespace till::payment
