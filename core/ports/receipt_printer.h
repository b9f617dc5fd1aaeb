// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/receipt.h"

#include <QObject>
#include <QString>

namespace till::ports {

/// Why a device does not work, as data; the sentence for it is made in ui/models.
enum class DeviceFault {
    None,
    NotConfigured,
    Absent, ///< no such device or address
    NoPermission,
    InUse,   ///< another program holds it
    Timeout, ///< it does not take or answer
    PaperOut,
    CoverOpen,
    CutterError,
    Offline,
    Lost, ///< it went away in the middle
};

/// Prints receipts. Lives on its own thread: call through queued connections only. One job at a
/// time.
class ReceiptPrinter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    enum class Outcome {
        Printed,    ///< confirmed by the printer
        HandedOver, ///< delivered to a device that cannot confirm
        NotSent,    ///< no byte left the till: may be tried again
        Uncertain,  ///< some bytes left, no confirmation
    };
    Q_ENUM(Outcome)

public Q_SLOTS:
    /// Ends with exactly one finished().
    virtual void print(quint64 ticket, const till::receipt::Receipt& receipt) = 0;
    /// Opens the drawer (pin 2). Ends with exactly one finished().
    virtual void pulse(quint64 ticket) = 0;

Q_SIGNALS:
    void finished(quint64 ticket, till::ports::ReceiptPrinter::Outcome outcome,
                  till::ports::DeviceFault fault);
    /// Whenever the printer's condition changes. None: ready.
    void conditionChanged(till::ports::DeviceFault fault);
};

} // namespace till::ports

Q_DECLARE_METATYPE(till::ports::DeviceFault)
