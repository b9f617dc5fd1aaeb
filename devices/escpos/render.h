// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/receipt.h"
#include "devices/escpos/profile.h"

#include <QByteArray>
#include <QList>

/// A receipt in the command language of receipt printers. Pure; any thread. The command names are
/// those of the ESC/POS reference.
namespace till::escpos {

/// No block is longer, so that printers with a 4 KB buffer keep up.
constexpr qsizetype blockBytesMax = 4096;

/// The job in pieces between which status may be asked and a job may stop without leaving the
/// printer inside a command. The first piece initialises the printer. Text is cleaned once more
/// (receipt/columns.h): whatever a name contains, it stays text.
///
/// The receipt should be built for profile.columns; wider lines are wrapped by the printer. A code
/// that is too wide for the paper even at its smallest module is left out, as a printer would
/// silently do; Code 128 then still has its caption.
[[nodiscard]] QList<QByteArray> renderBlocks(const receipt::Receipt& receipt,
                                             const PrinterProfile& profile);

/// The blocks in one piece.
[[nodiscard]] QByteArray render(const receipt::Receipt& receipt, const PrinterProfile& profile);

/// ESC p m t1 t2: always with both times, since a printer that misses them takes the next job's
/// first two bytes instead.
[[nodiscard]] QByteArray drawerPulse(const PrinterProfile& profile);

/// DLE DC4 1 m t: the pulse that works while the printer is stuck on paper end. 100 ms.
[[nodiscard]] QByteArray drawerPulseRealTime(const PrinterProfile& profile);

} // namespace till::escpos
