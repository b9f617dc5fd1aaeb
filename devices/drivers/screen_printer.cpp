// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/screen_printer.h"

namespace till::drivers {

void ScreenPrinter::print(quint64 ticket, const receipt::Receipt& receipt)
{
    Q_EMIT shown(receipt);
    Q_EMIT finished(ticket, Outcome::Printed, ports::DeviceFault::None);
}

void ScreenPrinter::pulse(quint64 ticket)
{
    Q_EMIT drawerOpened();
    Q_EMIT finished(ticket, Outcome::Printed, ports::DeviceFault::None);
}

} // namespace till::drivers
