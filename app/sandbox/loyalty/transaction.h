// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/loyalty/member.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace till::sandbox::loyalty {

/// What a transaction changes on a member's account; undone by its opposite.
struct Change {
    qint64 points = 0;             ///< hundredths
    QMap<qint64, qint64> vouchers; ///< pieces by id
    QMap<qint64, qint64> tickets;  ///< pieces by id

    [[nodiscard]] Change opposite() const;
};
void apply(const Change& change, Member& member);

enum class Kind { Consume, Cancel, Refund, RefundCancel, TicketConsume, Activation };

struct Transaction {
    QString serial; ///< serialNo
    Kind kind = Kind::Consume;
    QString terminal;
    QString batch;
    QString trace;
    QString card;
    QString registerTrace;
    QString original; ///< serial of what it undoes; empty: nothing
    Instant at;
    Change change;
    qint64 points = 0;    ///< used, or given back
    qint64 award = 0;     ///< granted, or taken back
    qint64 cash = 0;      ///< fen
    qint64 supply = 0;    ///< fen that a refund asked for
    qint64 faceValue = 0; ///< fen of all tickets
    qint64 pieces = 0;    ///< tickets
    bool isReversed = false;
    QString undoneBy;  ///< serial of the cancellation or refund; empty: it stands
    int reversals = 0; ///< how often it was asked for

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<Transaction> fromJson(const QJsonObject& json);
};

} // namespace till::sandbox::loyalty
