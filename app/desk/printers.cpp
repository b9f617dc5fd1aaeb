// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/printers.h"

#include "app/desk/config.h"
#include "devices/drivers/file_printer.h"
#include "devices/drivers/screen_printer.h"
#include "devices/drivers/tcp_printer.h"

#include <utility>

namespace till::desk {

namespace {

escpos::PrinterProfile profileFrom(const settings::Values& values)
{
    escpos::PrinterProfile profile =
        values.printer.columns == 32 ? escpos::profile58mm() : escpos::profile80mm();
    profile.cutter = values.printer.cutter;
    profile.nativeQr = values.printer.nativeQr;
    profile.confirms = values.printer.confirms;
    profile.drawerPin = values.drawer.pin == 5 ? escpos::DrawerPin::Five : escpos::DrawerPin::Two;
    return profile;
}

} // namespace

std::unique_ptr<ports::ReceiptPrinter> makePrinter(const settings::Values& values, Mode mode,
                                                   OnShown onShown)
{
    switch (printerKind(values, mode)) {
    case settings::PrinterKind::None:
        return nullptr;
    case settings::PrinterKind::Tcp:
        return std::make_unique<drivers::TcpPrinter>(
            drivers::TcpAddress{values.printer.address, static_cast<quint16>(values.printer.port)},
            profileFrom(values));
    case settings::PrinterKind::File:
        return std::make_unique<drivers::FilePrinter>(values.printer.path, profileFrom(values));
    case settings::PrinterKind::Screen: {
        auto screen = std::make_unique<drivers::ScreenPrinter>();
        QObject::connect(screen.get(), &drivers::ScreenPrinter::shown, screen.get(),
                         std::move(onShown));
        return screen;
    }
    }
    Q_UNREACHABLE();
}

} // namespace till::desk
