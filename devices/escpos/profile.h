// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace till::escpos {

/// How text reaches the printer.
enum class TextMode {
    Gb18030, ///< two-byte Chinese mode (FS &), the usual one on printers sold in China
};

enum class DrawerPin {
    Two,  ///< the connector nearly every drawer uses
    Five, ///< a second drawer
};

/// What a printer can do, from the settings. The defaults are an 80 mm printer with a cutter.
struct PrinterProfile {
    int columns = 48; ///< of font A, 12 dots each
    int dots = 576;   ///< printable width at 203 dpi
    bool cutter = true;
    bool nativeQr = true;      ///< knows GS ( k; otherwise codes are sent as pictures
    bool nativeCode128 = true; ///< knows GS k 73
    /// Answers DLE EOT and GS r: only then can a job end as Printed.
    bool confirms = true;
    TextMode textMode = TextMode::Gb18030;
    DrawerPin drawerPin = DrawerPin::Two;
    quint8 pulseOn = 0x19;  ///< × 2 ms
    quint8 pulseOff = 0xFA; ///< × 2 ms; at least four times pulseOn spares the solenoid

    bool operator==(const PrinterProfile&) const = default;
};

[[nodiscard]] constexpr PrinterProfile profile80mm()
{
    return {};
}

/// Small printers mostly have no cutter.
[[nodiscard]] constexpr PrinterProfile profile58mm()
{
    return {.columns = 32, .dots = 384, .cutter = false};
}

} // namespace till::escpos
