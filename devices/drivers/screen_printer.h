// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/receipt_printer.h"

namespace till::drivers {

/// Paper and drawer for training: nothing moves, the receipt is shown. Any thread.
class ScreenPrinter : public ports::ReceiptPrinter {
    Q_OBJECT

public:
    using ReceiptPrinter::ReceiptPrinter;

public Q_SLOTS:
    void print(quint64 ticket, const till::receipt::Receipt& receipt) override;
    void pulse(quint64 ticket) override;

Q_SIGNALS:
    void shown(const till::receipt::Receipt& receipt);
    void drawerOpened();
};

} // namespace till::drivers
