// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/netpay/answers.h"
#include "app/sandbox/netpay/operation.h"
#include "app/sandbox/netpay/order.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace till::sandbox::netpay {

/// Who may trade here.
struct Terms {
    QString merchant;
    QStringList terminals;
    QString sourceNumber; ///< the first four characters of every id
    int speed = 1;        ///< waiting times are divided by it
};

/// netpay's books: the document's rules and the magic amounts, and nothing else. Its answers depend
/// only on the terms and on what it was asked and when.
class Ledger {
public:
    explicit Ledger(Terms terms);

    /// Answers a request; the time may go backwards.
    [[nodiscard]] Reply handle(const Question& question);
    /// What time does by itself: orders expire, some are paid, deposits end after 30 days.
    void advance(Instant now);
    /// Somebody pays an order that is shown. False if there is none that waits.
    [[nodiscard]] bool pay(const QString& orderId, Instant now);

    /// What the merchant should be told, in the order in which it happened.
    struct News {
        enum class Kind { Paid, Forged } kind = Kind::Paid;
        QString orderId;
    };
    [[nodiscard]] QList<News> takeNews();

    [[nodiscard]] const QMap<QString, Order>& orders() const { return m_orders; }
    [[nodiscard]] QList<QJsonObject> takeChanges();
    /// Puts back a kept order; of several with one id the last one counts. False if it is none.
    [[nodiscard]] bool restore(const QJsonObject& order);

private:
    [[nodiscard]] Reply place(const Question& question);
    [[nodiscard]] Reply query(const Question& question);
    [[nodiscard]] Reply close(const Question& question);
    [[nodiscard]] Reply secureCancel(const Question& question);
    [[nodiscard]] Reply secureComplete(const Question& question);
    [[nodiscard]] Reply refund(const Question& question);
    [[nodiscard]] Reply refundQuery(const Question& question);

    [[nodiscard]] QString refusalOfMessage(const Question& question) const;
    [[nodiscard]] QString refusalOfOrder(const Question& question) const;
    [[nodiscard]] Order newOrder(const Question& question);
    [[nodiscard]] Reply changeDeposit(Order& order, const Question& question, qint64 completed);
    [[nodiscard]] QString refusalOfRefund(const Order& order, const Question& question) const;
    [[nodiscard]] Refund newRefund(const Order& order, const Question& question);

    /// By merOrderId, or by targetOrderId; both have to name the same. nullptr if there is none.
    [[nodiscard]] Order* find(const QJsonObject& fields);
    void becomePaid(Order& order, Instant now);
    [[nodiscard]] QString number(qsizetype digits);
    void changed(const Order& order);

    Terms m_terms;
    QMap<QString, Order> m_orders;          ///< by merOrderId
    QHash<QString, QString> m_refundOrders; ///< merOrderId by refundOrderId
    QSet<QString> m_open;                   ///< merOrderIds of orders that time may change
    QList<News> m_news;
    qint64 m_counter = 0; ///< numbers given out
    QStringList m_changed;
};

/// What a script's rule does to one request that would change an order.
struct Effect {
    QString refusal; ///< errCode; empty: none
    enum class Deed { Done, NotDone } deed = Deed::Done;
    Spoil spoil = Spoil::None;
};
/// `request` counts from 1; `refusedWith` is the code of ChangeRule::Refused.
[[nodiscard]] Effect effectOf(ChangeRule rule, int request, const QString& refusedWith);

} // namespace till::sandbox::netpay
