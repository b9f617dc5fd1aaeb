// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/drivers/escpos_printer.h"
#include "devices/drivers/tcp_transport.h"

namespace till::drivers {

/// A printer in the network (port 9100). See EscposPrinter.
class TcpPrinter : public EscposPrinter {
    Q_OBJECT

public:
    TcpPrinter(TcpAddress address, const escpos::PrinterProfile& profile,
               const PrinterTimeouts& timeouts = {}, QObject* parent = nullptr);
};

} // namespace till::drivers
