// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/drivers/escpos_printer.h"

#include <QString>

namespace till::drivers {

/// A printer behind a character device such as /dev/usb/lp0, or a file that collects its bytes (set
/// confirms = false: a file answers nothing). See EscposPrinter.
class FilePrinter : public EscposPrinter {
    Q_OBJECT

public:
    FilePrinter(QString path, const escpos::PrinterProfile& profile,
                const PrinterTimeouts& timeouts = {}, QObject* parent = nullptr);
};

} // namespace till::drivers
