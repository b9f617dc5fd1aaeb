// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/script.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace till::sandbox {

enum class RefundStage { Done, UnderWay, Refused };

struct Refund {
    QString requestId;
    qint64 amount = 0;   ///< fen, as asked for
    qint64 paidBack = 0; ///< fen that the payer gets
    Instant at;
    QString retrieval; ///< 12 letters and digits
    qint64 trace = 0;
    RefundStage stage = RefundStage::Done;
    int queries = 0;
};

enum class Stage { Paid, Paying, Failed, Reversed, Voided };

/// A payment on the acquirer's books.
struct Order {
    QString merchantOrderId;
    QString orderId; ///< 26 digits
    QString terminal;
    QString ending;     ///< of the payment code: names the script
    QString codeDigest; ///< SHA-256 in hex: the code itself is not kept
    QString maskedCode; ///< 12 characters
    QString retrieval;  ///< 12 letters and digits
    QString goodsId;    ///< of the first goods line; empty: none was sent
    QString failure;    ///< of Failed
    qint64 trace = 0;
    qint64 amount = 0;   ///< fen, as asked for
    qint64 discount = 0; ///< fen that the payer does not pay
    Instant at;          ///< when it was charged
    Stage stage = Stage::Paid;
    int queries = 0;
    int voids = 0;          ///< requests
    int refundRequests = 0; ///< requests
    Instant voidedAt;
    QString voidRetrieval;
    QList<Refund> refunds;
    /// The till knows the outcome: it may name the order by its own id when it asks for a refund.
    bool told = false;

    [[nodiscard]] const Script& script() const { return scriptOf(ending); }
    [[nodiscard]] Wallet wallet() const;
    [[nodiscard]] qint64 payerPaid() const { return amount - discount; }
    /// Fen of all refunds that are done or under way.
    [[nodiscard]] qint64 refunded() const;
    [[nodiscard]] const Refund* refund(QStringView requestId) const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing for an object that toJson() did not make.
    [[nodiscard]] static std::optional<Order> fromJson(const QJsonObject& json);
};

} // namespace till::sandbox
