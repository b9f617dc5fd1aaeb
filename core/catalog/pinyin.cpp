// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/pinyin.h"

#include "core/catalog/name_units.h"
#include "core/catalog/polyphones.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <QStringList>

#include <algorithm>
#include <utility>

namespace till::catalog {

struct PinyinReader::Icu {
    std::unique_ptr<icu::Transliterator> hanToLatin;
};

Result<PinyinReader> PinyinReader::create()
{
    UErrorCode code = U_ZERO_ERROR;
    auto icu = std::make_unique<Icu>();
    // NFD parts tone and umlaut from the vowel; the rule keeps the umlaut as v, as people type it,
    // and drops the tones.
    const icu::UnicodeString rules(u"::Han-Latin; ::NFD; u[\\u0300-\\u0304\\u030C]*\\u0308 > v; "
                                   u"[:Mn:] > ; ::Lower;");
    UParseError where;
    icu->hanToLatin.reset(
        icu::Transliterator::createFromRules(u"till-pinyin", rules, UTRANS_FORWARD, where, code));
    if (U_FAILURE(code) || !icu->hanToLatin)
        return failure(
            ErrorCode::Fault,
            QStringLiteral("ICU has no Han-Latin: %1").arg(QLatin1String(u_errorName(code))));
    return PinyinReader(std::move(icu));
}

PinyinReader::PinyinReader(std::unique_ptr<Icu> icu) : m_icu(std::move(icu)) {}
PinyinReader::PinyinReader(PinyinReader&&) noexcept = default;
PinyinReader& PinyinReader::operator=(PinyinReader&&) noexcept = default;
PinyinReader::~PinyinReader() = default;

QString PinyinReader::syllable(const QString& ideograph)
{
    const auto known = m_known.constFind(ideograph);
    if (known != m_known.cend())
        return *known;
    QString reading = usualReading(ideograph).value_or(QString());
    if (reading.isEmpty()) {
        icu::UnicodeString text(ideograph.utf16(), static_cast<int32_t>(ideograph.size()));
        m_icu->hanToLatin->transliterate(text);
        reading = QString::fromUtf16(text.getBuffer(), text.length()).trimmed();
        const bool plain = std::all_of(reading.cbegin(), reading.cend(),
                                       [](QChar c) { return c >= u'a' && c <= u'z'; });
        if (!plain || reading.isEmpty())
            reading = ideograph;
    }
    m_known.insert(ideograph, reading);
    return reading;
}

QString PinyinReader::read(QStringView name)
{
    const QList<NameUnit> units = nameUnits(name);
    QStringList readings;
    readings.reserve(units.size());
    while (readings.size() < units.size()) {
        const NameUnit& unit = units[readings.size()];
        if (unit.kind == NameUnit::Kind::Word) {
            readings.append(unit.text);
            continue;
        }
        // Words of the list have characters of one code unit each, as have the units here.
        QString ahead;
        for (qsizetype i = readings.size(); i < units.size() && ahead.size() < 6; ++i) {
            if (units[i].kind != NameUnit::Kind::Ideograph || units[i].text.size() != 1)
                break;
            ahead += units[i].text;
        }
        if (const std::optional<PolyphoneWord> word = polyphoneWordAt(ahead))
            readings.append(word->readings);
        else
            readings.append(syllable(unit.text));
    }
    return readings.join(u' ');
}

} // namespace till::catalog
