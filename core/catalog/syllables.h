// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QStringView>

namespace till::catalog {

/// Whether it is a syllable of pinyin without tone; ü is written v.
[[nodiscard]] bool isSyllable(QStringView letters);

/// The ways to read small letters typed without blanks as syllables, the last of which may be
/// unfinished: "xian" is {xian} and {xi, an}; "nongfus" is {nong, fu, s}. Empty if it is no pinyin.
/// At most `waysMax` ways, those with long first syllables first.
[[nodiscard]] QList<QStringList> syllableWays(QStringView letters, int waysMax);

} // namespace till::catalog
