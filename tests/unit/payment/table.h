// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/machine.h"

#include <QString>
#include <QStringList>

#include <optional>

/// The tables of core/payment/README.md as values.
namespace till::tests {

struct TransitionRow {
    QString text; ///< for messages
    payment::Payment before;
    payment::ChannelTraits traits;
    payment::Event event;
    qint64 nowMs = 0;
    payment::State next = payment::State::Created;
    bool record = false;
    std::optional<payment::Request> send;
};

/// All rows, several states or operations in a cell taken apart. What cannot be understood is in
/// `troubles`.
struct TransitionTable {
    QList<TransitionRow> rows;
    QStringList troubles;
};
[[nodiscard]] TransitionTable readTransitions(const QString& markdown);

} // namespace till::tests
