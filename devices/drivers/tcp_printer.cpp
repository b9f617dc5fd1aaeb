// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/tcp_printer.h"

#include <utility>

namespace till::drivers {

TcpPrinter::TcpPrinter(TcpAddress address, const escpos::PrinterProfile& profile,
                       const PrinterTimeouts& timeouts, QObject* parent)
    : EscposPrinter(new TcpTransport(std::move(address)), profile, timeouts, parent)
{
}

} // namespace till::drivers
