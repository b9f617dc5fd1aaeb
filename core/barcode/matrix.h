// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

/// Codes as dark and light modules, for painting and for raster printing. Pure; any thread.
namespace till::barcode {

/// Modules without a quiet zone; one row for linear codes. Never empty when it comes from a
/// function below.
class Matrix {
public:
    Matrix() = default;
    Matrix(int width, int height)
        : m_width(width),
          m_height(height),
          m_dark(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0)
    {
    }

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    /// 0 <= x < width, 0 <= y < height.
    [[nodiscard]] bool isDark(int x, int y) const { return m_dark[index(x, y)] != 0; }
    void setDark(int x, int y) { m_dark[index(x, y)] = 1; }

    bool operator==(const Matrix&) const = default;

private:
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(x);
    }

    int m_width = 0;
    int m_height = 0;
    std::vector<unsigned char> m_dark;
};

/// Light modules that belong around a code (ISO/IEC 18004 9.1; ISO/IEC 15417 4.2).
constexpr int qrQuietModules = 4;
constexpr int code128QuietModules = 10;

/// QR code, error correction M, the smallest version that holds the text. OutOfRange for an empty
/// text or more than 2,331 bytes of UTF-8.
[[nodiscard]] Result<Matrix> qrModules(QStringView text);

/// Code 128 of an even number of ASCII digits, all in set C: 11 × (digits ÷ 2) + 35 modules.
/// Malformed for anything else.
[[nodiscard]] Result<Matrix> code128Modules(QStringView digits);

/// What code128Modules() and printers accept.
[[nodiscard]] bool isEvenDigits(QStringView text);

} // namespace till::barcode
