// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"

#include <QString>

#include <optional>

namespace till::barcode {

/// Ends a field of variable length inside a GS1 element string (FNC1 as scanners send it).
inline constexpr QChar gs1Separator{0x1d};

/// What a till needs from a GS1 element string.
struct Gs1Goods {
    QString gtin; ///< 14 digits, check digit right
    std::optional<Quantity> netWeight;

    bool operator==(const Gs1Goods&) const = default;
};

/// Reads the elements (application identifier and value, one behind the other) and gives AI 01 and
/// 310n. No value if an element is cut short, an identifier is not known, or there is no article
/// number. GS1 General Specifications, 3.2 (identifiers) and 7.8.5 (element string).
[[nodiscard]] std::optional<Gs1Goods> readElementString(QStringView text);

} // namespace till::barcode
