// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace till::sandbox {

/// The six operations of POS通.
enum class Operation { ActivateTerminal, Pay, Void, Refund, Query, QueryRefund };

/// The operation's name in the path: "voidpayment", "query-refund".
[[nodiscard]] QString operationName(Operation operation);
/// All names, in the order of the enumeration.
[[nodiscard]] QStringList operationNames();
[[nodiscard]] std::optional<Operation> operationOf(QStringView name);
/// Whether the stand-in answers this operation under /v2, /v4 or /v6.
[[nodiscard]] bool isOffered(Operation operation, int version);

/// A request whose body was a JSON object.
struct Request {
    Operation operation = Operation::Query;
    int version = 2;
    QJsonObject fields;
};

} // namespace till::sandbox
