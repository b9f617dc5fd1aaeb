// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringView>

#include <memory>

/// The only part of this room that needs ICU; its own library, so that a till that only sells does
/// not load ICU's transliteration data.
namespace till::catalog {

/// Reads Chinese names aloud. Not shared between threads. Making one costs some ten milliseconds.
class PinyinReader {
public:
    /// Fault if ICU has no data for Chinese.
    [[nodiscard]] static Result<PinyinReader> create();
    PinyinReader(PinyinReader&&) noexcept;
    PinyinReader& operator=(PinyinReader&&) noexcept;
    ~PinyinReader();

    /// One reading for each unit of the name (see name_units.h), separated by blanks: syllables
    /// without tones, ü as v ("lv cha"), words as they are. Characters with several readings follow
    /// the word they stand in; an ideograph without a reading stands for itself.
    [[nodiscard]] QString read(QStringView name);

private:
    struct Icu;
    explicit PinyinReader(std::unique_ptr<Icu> icu);
    [[nodiscard]] QString syllable(const QString& ideograph);

    std::unique_ptr<Icu> m_icu;
    QHash<QString, QString> m_known; ///< a catalogue has some thousand different characters
};

} // namespace till::catalog
