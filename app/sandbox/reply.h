// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/script.h"

#include <QByteArray>
#include <QJsonObject>

namespace till::sandbox {

/// How the bytes of an answer get to the other side.
enum class Delivery {
    Whole,
    CutOff,         ///< announced in full, closed after half
    HeldThenClosed, ///< nothing is sent; closed after the delay
    ClosedAtOnce,   ///< nothing is sent
};

struct Reply {
    int status = 200; ///< of HTTP
    QByteArray contentType = "application/json;charset=UTF-8";
    QByteArray body;
    QByteArray location; ///< of a redirection; empty: none
    QJsonObject json;    ///< what the ledger said, even where the body or the delivery hides it
    Delivery delivery = Delivery::Whole;
    qint64 delayMs = 0; ///< before the first byte, or before closing
};

[[nodiscard]] Reply whole(const QJsonObject& answer);
/// The reply after it met with the mishap. WrongAmount is the ledger's business: no change here.
/// Waiting times are divided by `speed` (at least 1).
[[nodiscard]] Reply spoiled(Reply reply, Spoil spoil, int speed);

} // namespace till::sandbox
