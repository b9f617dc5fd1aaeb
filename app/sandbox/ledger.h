// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/operation.h"
#include "app/sandbox/order.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace till::sandbox {

enum class RefundRight { Granted, NotGranted };

/// Who may trade here, and how much.
struct Terms {
    QString merchant;
    QStringList terminals;
    qint64 amountMost = 5'000'000; ///< fen of one payment; more is refused with 61
    RefundRight refunds = RefundRight::Granted;
    int speed = 1;    ///< waiting times are divided by it
    quint64 seed = 0; ///< of the numbers that the acquirer gives out
};

/// The acquirer's books: every rule of the documents and every magic code, and nothing else. Its
/// answers depend only on the terms and on what it was asked and when, so a simulation repeats
/// exactly.
class Ledger {
public:
    explicit Ledger(Terms terms);

    /// Answers one request; `now` may go backwards.
    [[nodiscard]] Reply handle(const Request& request, Instant now);
    /// The till did not get this answer, for a reason outside of the books: it may name the order
    /// by its own id in a refund only after a query (chapter 3, 6).
    void answerLost(const Request& request);

    [[nodiscard]] const QMap<QString, Order>& orders() const { return m_orders; }
    /// The order that a request is about, by either id; nullptr if there is none.
    [[nodiscard]] const Order* orderOf(const Request& request) const;

    /// Orders that changed since the last call, whole: to be kept before the answer goes out.
    [[nodiscard]] QList<QJsonObject> takeChanges();
    /// Puts back a kept order; of several with one id the last one counts. False if it is none.
    [[nodiscard]] bool restore(const QJsonObject& order);

private:
    enum class Preferred { Merchants, Acquirers };

    [[nodiscard]] Reply pay(const Request& request, Instant now);
    [[nodiscard]] Reply voidPayment(const Request& request, Instant now);
    [[nodiscard]] Reply refund(const Request& request, Instant now);
    [[nodiscard]] Reply query(const Request& request, Instant now);
    [[nodiscard]] Reply queryRefund(const Request& request, Instant now);

    [[nodiscard]] QString refusalOfPayment(const QJsonObject& fields) const;
    [[nodiscard]] Order newOrder(const QJsonObject& fields, Instant now);
    [[nodiscard]] QString refusalOfVoid(const Order& order, const Request& request,
                                        Instant now) const;
    struct Refusal {
        QString code; ///< empty: none
        QString info;
    };
    [[nodiscard]] Refusal refusalOfRefund(const Order& order, const Request& request,
                                          Instant now) const;
    [[nodiscard]] Refund newRefund(const Order& order, const QJsonObject& fields, Instant now);
    [[nodiscard]] Order* find(const QJsonObject& fields, Preferred preferred, Instant now);
    [[nodiscard]] QString elevenDigits(Instant now);
    void changed(const Order& order);

    Terms m_terms;
    QMap<QString, Order> m_orders;         ///< by merchantOrderId
    QHash<QString, QString> m_merchantIds; ///< by orderId
    QSet<QString> m_usedCodes;             ///< digests
    qint64 m_counter = 0;                  ///< numbers given out
    QStringList m_changed;                 ///< merchantOrderIds
};

} // namespace till::sandbox
