// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/search_model.h"

#include "core/catalog/name_units.h"
#include "ui/models/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace till::models {

namespace {

using MatchedBy = ports::CataloguePage::MatchedBy;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Search)
};

/// A unit of the name, as it is read and where it stands. Words in other letters read as they are
/// written, so only the readings of Chinese characters are shown.
struct Reading {
    QString text;
    Match inName;
    std::optional<int> inPinyin; ///< where it begins in SearchRow::pinyin
};

/// Where the unit stands in the name from `at` on: a Chinese character is looked for, a word takes
/// as many letters and digits as it has, with the points between them.
Match placeOf(const catalog::NameUnit& unit, const QString& name, qsizetype at)
{
    if (unit.kind == catalog::NameUnit::Kind::Ideograph) {
        const qsizetype found = name.indexOf(unit.text, at);
        if (found >= 0)
            return {int(found), int(unit.text.size())};
    }
    while (at < name.size() && !name.at(at).isLetterOrNumber())
        ++at;
    qsizetype end = at;
    for (qsizetype left = unit.text.size(); end < name.size() && left > 0; ++end)
        left -= name.at(end).isLetterOrNumber() ? 1 : 0;
    return {int(at), int(end - at)};
}

/// Readings of the whole name; puts those of Chinese characters into row.pinyin.
QList<Reading> readName(SearchRow& row, const QString& pinyin)
{
    const QList<catalog::NameUnit> units = catalog::nameUnits(row.name);
    const QStringList texts = pinyin.split(u' ');
    QList<Reading> readings;
    qsizetype at = 0;
    for (qsizetype i = 0; i < std::min(units.size(), texts.size()); ++i) {
        Reading reading{.text = texts.at(i), .inName = placeOf(units.at(i), row.name, at)};
        at = reading.inName.from + reading.inName.length;
        if (units.at(i).kind == catalog::NameUnit::Kind::Ideograph && !reading.text.isEmpty()) {
            if (!row.pinyin.isEmpty())
                row.pinyin += u' ';
            reading.inPinyin = int(row.pinyin.size());
            row.pinyin += reading.text;
        }
        readings.append(reading);
    }
    return readings;
}

QString lettersOnly(const QString& words)
{
    QString letters;
    for (const QChar c : words) {
        if (c.isLetterOrNumber())
            letters.append(c.toLower());
    }
    return letters;
}

void mark(SearchRow& row, const Reading& reading, qsizetype letters)
{
    row.nameMatches.append(reading.inName);
    if (reading.inPinyin)
        row.pinyinMatches.append({*reading.inPinyin, int(letters)});
}

/// Marks the run of readings whose initials are the letters.
bool markInitials(SearchRow& row, const QList<Reading>& readings, const QString& letters)
{
    for (qsizetype first = 0; first + letters.size() <= readings.size(); ++first) {
        bool all = true;
        for (qsizetype i = 0; i < letters.size() && all; ++i)
            all = readings.at(first + i).text.startsWith(letters.at(i), Qt::CaseInsensitive);
        if (!all)
            continue;
        for (qsizetype i = 0; i < letters.size(); ++i)
            mark(row, readings.at(first + i), 1);
        return true;
    }
    return false;
}

/// Marks the run of readings that begins with the letters written without blanks.
bool markPinyin(SearchRow& row, const QList<Reading>& readings, const QString& letters)
{
    for (qsizetype first = 0; first < readings.size(); ++first) {
        QList<qsizetype> lengths;
        qsizetype done = 0;
        for (qsizetype i = first; i < readings.size() && done < letters.size(); ++i) {
            const QString text = readings.at(i).text.toLower();
            const qsizetype length = std::min<qsizetype>(text.size(), letters.size() - done);
            if (QStringView(letters).mid(done, length) != QStringView(text).left(length))
                break;
            lengths.append(length);
            done += length;
        }
        if (done != letters.size())
            continue;
        for (qsizetype i = 0; i < lengths.size(); ++i)
            mark(row, readings.at(first + i), lengths.at(i));
        return true;
    }
    return false;
}

void markName(SearchRow& row, const QString& words)
{
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const qsizetype at = row.name.indexOf(part, 0, Qt::CaseInsensitive);
        if (at >= 0)
            row.nameMatches.append({int(at), int(part.size())});
    }
    std::sort(row.nameMatches.begin(), row.nameMatches.end(),
              [](const Match& a, const Match& b) { return a.from < b.from; });
}

QString matchedByWord(MatchedBy matchedBy)
{
    switch (matchedBy) {
    case MatchedBy::Nothing:
        return {};
    case MatchedBy::Barcode:
        return Words::tr("barcode");
    case MatchedBy::Code:
        return Words::tr("own code");
    case MatchedBy::Name:
        return Words::tr("name");
    case MatchedBy::Pinyin:
        return Words::tr("pinyin");
    case MatchedBy::Initials:
        return Words::tr("pinyin initials");
    case MatchedBy::BarcodeTail:
        return Words::tr("end of the barcode");
    }
    Q_UNREACHABLE();
}

} // namespace

SearchRow searchRow(const ports::CatalogueHit& hit, const QString& words, MatchedBy matchedBy)
{
    SearchRow row;
    row.product = hit.product;
    row.name = hit.product.name;
    const QList<Reading> readings = readName(row, hit.pinyin);
    row.price = formatUnitPrice(hit.product.price, hit.product.measure);
    row.barcode = hit.product.barcodes.value(0);
    for (const QString& barcode : hit.product.barcodes) {
        if (barcode.endsWith(words))
            row.barcode = barcode;
    }
    switch (matchedBy) {
    case MatchedBy::Nothing:
    case MatchedBy::Barcode:
    case MatchedBy::Code:
    case MatchedBy::BarcodeTail:
        break;
    case MatchedBy::Name:
        markName(row, words);
        break;
    case MatchedBy::Pinyin:
    case MatchedBy::Initials: {
        const QString letters = lettersOnly(words);
        const bool marked = matchedBy == MatchedBy::Pinyin ? markPinyin(row, readings, letters)
                                                           : markInitials(row, readings, letters);
        if (!marked)
            markName(row, words);
        break;
    }
    }
    return row;
}

SearchModel::SearchModel(DeskClient& client, QObject* parent) : QObject(parent), m_client(client)
{
    connect(&m_client, &DeskClient::found, this, &SearchModel::take);
}

void SearchModel::setWords(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_answered = false;
    if (m_words.isEmpty()) {
        m_rows.clear();
        m_serial = 0;
        Q_EMIT rowsChanged();
        return;
    }
    m_serial = m_client.search(m_words);
}

void SearchModel::take(quint64 serial, const ports::CataloguePage& page)
{
    if (serial != m_serial || m_words.isEmpty())
        return;
    m_rows.clear();
    for (const ports::CatalogueHit& hit : page.hits)
        m_rows.append(searchRow(hit, m_words, page.matchedBy));
    m_more = page.more;
    m_matchedBy = page.matchedBy;
    m_answered = true;
    Q_EMIT rowsChanged();
}

QString SearchModel::headline() const
{
    if (!m_answered)
        return {};
    if (m_rows.isEmpty())
        return Words::tr("Nothing found for “%1”").arg(m_words);
    const int count = int(m_rows.size());
    const QString found = m_more ? Words::tr("More than %n item(s)", nullptr, count)
                                 : Words::tr("%n item(s) found", nullptr, count);
    return Words::tr("%1 · %2 %3", "count, how it matched, words")
        .arg(found, matchedByWord(m_matchedBy), m_words);
}

QString SearchModel::footnote() const
{
    return m_more ? Words::tr("Type on to narrow it down") : QString();
}

} // namespace till::models
