// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/barcode/matrix.h"

#include <QByteArray>
#include <QList>

namespace till::escpos {

/// A code as a picture for GS v 0.
struct RasterCode {
    const barcode::Matrix& matrix;
    int module = 2;      ///< dots per module, >= 2
    int rowsPerLine = 0; ///< height of a linear code in dots; 0 for square modules
    int dots = 576;      ///< of the paper: the picture is centred in it
};

/// One GS v 0 command per slice, each complete in itself, at most 255 rows (clones read only the
/// low byte of the height) and blockBytesMax bytes. Since a module is at least two dots wide, no
/// byte of the picture is 0x10: nothing in it can look like a real-time command (DLE ...).
[[nodiscard]] QList<QByteArray> rasterSlices(const RasterCode& code);

} // namespace till::escpos
