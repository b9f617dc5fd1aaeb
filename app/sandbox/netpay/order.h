// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/netpay/operation.h"
#include "app/sandbox/netpay/script.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace till::sandbox::netpay {

enum class RefundStage { Done, UnderWay, Unknown, Failed };

struct Refund {
    QString id; ///< refundOrderId: the till's, or made up when it gave none
    qint64 amount = 0;
    qint64 paidBack = 0;       ///< fen that the payer gets: without the acquirer's coupon
    qint64 platformAmount = 0; ///< of a divided order
    QString subMerchant;       ///< of a divided order
    qint64 subAmount = 0;
    QString sequence; ///< seqId
    QString targetId; ///< refundTargetOrderId
    Instant at;
    RefundStage stage = RefundStage::Done;
    int queries = 0;
};

enum class Stage { New, Paid, Closed };

/// A secured transaction: a deposit that is kept until it is completed or cancelled.
enum class SecureStage { None, Uncompleted, PartlyCompleted, AllCompleted, Canceled };

struct Order {
    QString id; ///< merOrderId
    Way way = Way::WeChat;
    QString mid;
    QString tid;
    QString instMid;
    QString sequence; ///< seqId
    QString targetId; ///< targetOrderId
    QString qrCode;   ///< empty: none
    QString notifyUrl;
    QString attachedData;
    QString description;
    qint64 amount = 0;   ///< fen
    qint64 discount = 0; ///< fen that the payer does not pay
    Instant made;
    Instant expires;
    Instant paid;
    Stage stage = Stage::New;
    SecureStage secure = SecureStage::None;
    qint64 completed = 0; ///< fen of a completed deposit
    bool isDivided = false;
    qint64 platformAmount = 0;        ///< of a divided order
    QMap<QString, qint64> subAmounts; ///< by sub-merchant
    QList<Refund> refunds;
    // How often what was asked: the script counts with them.
    int queries = 0;
    int closes = 0;
    int secureRequests = 0;
    int refundRequests = 0;
    int queriesAtLastRefund = 0; ///< `queries` when a refund was last asked for

    [[nodiscard]] const Script& script() const { return scriptOf(amount); }
    [[nodiscard]] qint64 payerPaid() const { return amount - discount; }
    /// Fen of all refunds but those that failed.
    [[nodiscard]] qint64 refunded() const;
    /// Fen that can still be refunded.
    [[nodiscard]] qint64 refundable() const;
    /// Time may still change it: it waits to be paid, or its deposit to be completed.
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] Refund* refund(const QString& refundId);
    [[nodiscard]] const Refund* refund(const QString& refundId) const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing for an object that toJson() did not make.
    [[nodiscard]] static std::optional<Order> fromJson(const QJsonObject& json);
};

/// The documents' words.
[[nodiscard]] QString statusOf(const Order& order);
/// Empty for an order that is not secured, or not paid yet.
[[nodiscard]] QString secureStatusOf(const Order& order);
[[nodiscard]] QString refundStatusOf(const Refund& refund);

} // namespace till::sandbox::netpay
