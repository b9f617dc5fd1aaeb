// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

#include <optional>

namespace till::catalog {

/// A word whose characters are not all read in their usual way.
struct PolyphoneWord {
    qsizetype length = 0; ///< in characters
    QStringList readings; ///< one for each
};

/// The longest such word that `text` begins with.
[[nodiscard]] std::optional<PolyphoneWord> polyphoneWordAt(QStringView text);

/// How a character with several readings is read in names of goods when no word decides.
[[nodiscard]] std::optional<QString> usualReading(QStringView ideograph);

} // namespace till::catalog
