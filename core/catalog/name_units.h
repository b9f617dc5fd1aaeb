// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace till::catalog {

/// A piece of a name that search treats as one: an ideograph, or a word or number in other letters.
struct NameUnit {
    enum class Kind { Ideograph, Word };
    Kind kind = Kind::Word;
    QString text; ///< one code point, or one or more letters and digits; small letters, plain forms

    bool operator==(const NameUnit&) const = default;
};

/// Takes a name (or typed words) apart. Full-width and compatibility forms become plain ones,
/// capitals small, accents go ("Café" is "cafe"), the point inside a number goes ("1.5L" is "15l"),
/// everything that is neither letter nor digit separates and is dropped.
[[nodiscard]] QList<NameUnit> nameUnits(QStringView name);

} // namespace till::catalog
