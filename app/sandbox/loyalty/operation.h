// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace till::sandbox::loyalty {

enum class Operation {
    CheckIn,
    Card,
    Consume,
    ConsumeReversal,
    Cancel,
    CancelReversal,
    Refund,
    RefundCancel,
    Tickets,
    TicketConsume,
    TicketConsumeReversal,
    SendCode,
    Activate,
    Settle,
};

struct Address {
    QString path; ///< after the prefix: "/trans/consume"
    QString name; ///< "consume": for counting and faults
    Operation operation = Operation::CheckIn;
};

[[nodiscard]] const QList<Address>& addresses();
/// The address of what follows the prefix; nullptr if nothing is there.
[[nodiscard]] const Address* addressOf(QStringView path);

[[nodiscard]] bool isReversal(Operation operation);

} // namespace till::sandbox::loyalty
