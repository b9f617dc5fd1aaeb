// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/netpay/operation.h"
#include "app/sandbox/netpay/order.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QString>

/// The answer tables: numbers where a table has numbers, texts where it has texts.
namespace till::sandbox::netpay {

/// A request that was let in.
struct Question {
    const Address& address;
    const QJsonObject& fields;
    Instant sent; ///< the true time of its arrival
    Instant now;  ///< the books' time
};

/// The words of table 2.1, shortened; empty for an unknown code.
[[nodiscard]] QString codeInfo(const QString& code);

[[nodiscard]] QJsonObject refusal(const Question& question, const QString& code,
                                  const QString& info = {});
[[nodiscard]] QJsonObject orderAnswer(const Question& question, const Order& order);
[[nodiscard]] QJsonObject queryAnswer(const Question& question, const Order& order);
[[nodiscard]] QJsonObject closeAnswer(const Question& question, const Order& order);
[[nodiscard]] QJsonObject secureAnswer(const Question& question, const Order& order);
[[nodiscard]] QJsonObject refundAnswer(const Question& question, const Order& order,
                                       const Refund& refund);
[[nodiscard]] QJsonObject refundQueryAnswer(const Question& question, const Order& order,
                                            const Refund& refund);

/// What queries and notifications say about a payment's funds: amounts as numbers.
[[nodiscard]] QJsonObject fundsOf(const Order& order);
/// "2026-11-20"
[[nodiscard]] QString dateOf(Instant at);

} // namespace till::sandbox::netpay
