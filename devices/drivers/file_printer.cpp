// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/file_printer.h"

#include "devices/drivers/file_transport.h"
#include <utility>

namespace till::drivers {

FilePrinter::FilePrinter(QString path, const escpos::PrinterProfile& profile,
                         const PrinterTimeouts& timeouts, QObject* parent)
    : EscposPrinter(
          new FileTransport(std::move(path), profile.confirms ? Answers::Read : Answers::Ignored),
          profile, timeouts, parent)
{
}

} // namespace till::drivers
