// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/checkout_state.h"
#include "core/services/payment_state.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::models {

/// What the customer sees on a screen of their own: the same total at the same moment as the
/// cashier, the code to read, and that it is paid. Never a name of the staff, a number of somebody
/// or an acquirer's code.
struct CustomerFace {
    enum class Kind {
        Idle,
        Selling,
        Code,     ///< to be read by the customer's phone
        Checking, ///< on its way, or being asked for: nothing to do
        Paid,
    };
    /// Goods as they were taken; what was taken back out is not among them.
    struct Goods {
        QString name; ///< may be elided when painted
        QString quantity;
        QString amount;

        bool operator==(const Goods&) const = default;
    };
    Kind kind = Kind::Idle;
    QString headline;
    QString advice;
    QString code;    ///< of Code: what the phone reads
    QString caption; ///< over the amount
    QString amount;
    QString spoken;
    QString below;        ///< under the amount: what was saved, or the change
    int secondsLeft = -1; ///< of Code; -1: not said
    int secondsInAll = 0;
    QList<Goods> goods; ///< of Selling: the latest six, the newest last

    bool operator==(const CustomerFace&) const = default;
};

/// The sale that has just been paid stays until the next one begins, or for a while.
struct CustomerNews {
    const services::CheckoutState& desk;
    const services::PaymentsState& payments;
    const std::optional<services::CompletedSale>& paid;
    QString shop;
    qint64 waitedMs = 0; ///< since `payments` came
};
[[nodiscard]] CustomerFace customerFace(const CustomerNews& news);

} // namespace till::models
