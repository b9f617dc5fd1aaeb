// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/order.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QString>

/// The answer tables of the documents, with the types that hosts really send: v2 as its tables say,
/// v4 every amount a number, v6 every amount a text as in its sample.
namespace till::sandbox {

/// The words that stand beside a code; "ER" has none of its own.
[[nodiscard]] QString codeInfo(const QString& code);
/// Only errCode and errInfo: for answers that are about no order. Without `info` the code's own.
[[nodiscard]] QJsonObject codeAnswer(const QString& code, const QString& info = {});

[[nodiscard]] QJsonObject payAnswer(const Order& order, int version);
[[nodiscard]] QJsonObject voidAnswer(const Order& order, int version);
[[nodiscard]] QJsonObject refundAnswer(const Order& order, const Refund& refund, int version);
[[nodiscard]] QJsonObject queryAnswer(const Order& order, int version);
[[nodiscard]] QJsonObject refundQueryAnswer(const Order& order, const Refund& refund, int version);

} // namespace till::sandbox
