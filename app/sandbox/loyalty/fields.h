// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/loyalty/operation.h"
#include "core/base/instant.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace till::sandbox::loyalty {

using Form = QMap<QString, QString>;

/// The pairs of an x-www-form-urlencoded body. Nothing when a name comes twice or a pair has none.
[[nodiscard]] std::optional<Form> formOf(const QByteArray& body);

/// The field that is wrong by the operation's table: missing, unknown, mistyped. Nothing when all
/// is in order.
[[nodiscard]] std::optional<QString> complaint(Operation operation, const Form& form);

/// Fen of "1234.50"; nothing for another text.
[[nodiscard]] std::optional<qint64> fenOf(const QString& text);
/// A count: "3", or "3.00" since the tables call counts amounts.
[[nodiscard]] std::optional<qint64> countOf(const QString& text);
/// Seconds or milliseconds since 1970: from 13 digits on milliseconds.
[[nodiscard]] std::optional<Instant> momentOf(const QString& text);

/// One entry of `vaucher` or `ticket`.
struct Pick {
    qint64 id = 0;
    qint64 num = 0;
    QString type; ///< of tickets
};
enum class PickKind { Voucher, Ticket };
/// The packed JSON: a list of objects, of a ticket also one object. Nothing when it is not that.
[[nodiscard]] std::optional<QList<Pick>> picksOf(const QString& json, PickKind kind);

} // namespace till::sandbox::loyalty
