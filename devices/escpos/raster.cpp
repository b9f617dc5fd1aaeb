// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/escpos/raster.h"

#include "devices/escpos/render.h"

#include <algorithm>

namespace till::escpos {

namespace {

constexpr int rowsMax = 255;

/// One row of dots, most significant bit left; trailing white is left out.
QByteArray dotRow(const RasterCode& code, int row, int left, int bytes)
{
    QByteArray line(bytes, '\0');
    const int codeDots = code.matrix.width() * code.module;
    for (int x = 0; x < codeDots; ++x) {
        if (!code.matrix.isDark(x / code.module, row))
            continue;
        const int dot = left + x;
        line[dot / 8] = static_cast<char>(static_cast<uchar>(line[dot / 8]) | (0x80 >> (dot % 8)));
    }
    return line;
}

QByteArray rasterCommand(int widthBytes, int rows, const QByteArray& data)
{
    QByteArray command("\x1D\x76\x30", 3);
    command += '\0';
    command += static_cast<char>(widthBytes & 0xFF);
    command += static_cast<char>(widthBytes >> 8);
    command += static_cast<char>(rows & 0xFF);
    command += static_cast<char>(rows >> 8);
    return command + data;
}

} // namespace

QList<QByteArray> rasterSlices(const RasterCode& code)
{
    const int codeDots = code.matrix.width() * code.module;
    const int left = std::max((code.dots - codeDots) / 2, 0);
    const int bytes = (left + codeDots + 7) / 8;
    const int rowsPerModule = code.rowsPerLine > 0 ? code.rowsPerLine : code.module;
    const int height = code.matrix.height() * rowsPerModule;
    constexpr int headBytes = 8;
    const int sliceRows =
        std::clamp((static_cast<int>(blockBytesMax) - headBytes) / bytes, 1, rowsMax);
    QList<QByteArray> slices;
    for (int top = 0; top < height; top += sliceRows) {
        const int rows = std::min(sliceRows, height - top);
        QByteArray data;
        for (int y = top; y < top + rows; ++y)
            data += dotRow(code, y / rowsPerModule, left, bytes);
        slices.append(rasterCommand(bytes, rows, data));
    }
    return slices;
}

} // namespace till::escpos
