// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QStringView>

namespace till::catalog {

/// Whether it is a syllable of pinyin without tone; ü is written v.
[[nodiscard]] bool isSyllable(QStringView letters);

/// The ways to read small letters, typed without blanks, as syllables of which the last may be
/// unfinished: "xian" is {xian}, {xia, n}, {xi, an} and {xi, a, n}. Empty if they are no pinyin.
/// Each way is given up to its first `syllablesMax` syllables, and none twice; so there are a few,
/// however long the text.
[[nodiscard]] QList<QStringList> syllableWays(QStringView letters, int syllablesMax);

/// Places (beyond the beginning) where a syllable begins in whatever way the letters are read:
/// {4, 6} for "nongfus". Empty if they are no pinyin.
[[nodiscard]] QList<qsizetype> sureBoundaries(QStringView letters);

} // namespace till::catalog
