// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace till::catalog {

/// True for one or more ASCII digits and nothing else (no full-width or Arabic-Indic ones).
[[nodiscard]] bool isDigits(QStringView text);

/// The GS1 modulo-10 check digit (0 to 9) that belongs behind `digits`, of any length from 1 up.
/// No value if there is anything but digits. GS1 General Specifications, 7.9.1.
[[nodiscard]] std::optional<int> checkDigitFor(QStringView digits);

/// Whether the last digit is the check digit of those before it. False for anything but digits and
/// for fewer than two of them.
[[nodiscard]] bool hasValidCheckDigit(QStringView digits);

/// GTIN-8, GTIN-12 (UPC-A), GTIN-13 (EAN) or GTIN-14 with a right check digit.
[[nodiscard]] bool isGtin(QStringView text);

/// The one form under which a barcode is stored and looked up: one article may reach us as UPC-A
/// (12 digits), EAN (13) or GTIN-14 with a leading zero, depending on scanner and carrier, and all
/// become 13 digits. GTIN-8, real GTIN-14 (cartons) and everything that is no GTIN stay as they
/// are.
[[nodiscard]] QString canonicalBarcode(QStringView barcode);

} // namespace till::catalog
