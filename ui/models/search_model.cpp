// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/search_model.h"

#include "ui/models/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace till::models {

namespace {

using MatchedBy = ports::CataloguePage::MatchedBy;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Search)
};

/// A syllable of the pinyin text and the stretch of the name it belongs to.
struct Syllable {
    Match inPinyin;
    Match inName;
};

/// Walks name and pinyin side by side: a syllable that stands in the name as it is (latin letters,
/// digits) covers those characters, any other covers one Chinese character.
QList<Syllable> syllablesOf(const QString& name, const QString& pinyin)
{
    QList<Syllable> syllables;
    qsizetype at = 0;
    qsizetype from = 0;
    while (from < pinyin.size()) {
        qsizetype end = pinyin.indexOf(u' ', from);
        if (end < 0)
            end = pinyin.size();
        const QStringView text = QStringView(pinyin).mid(from, end - from);
        if (!text.isEmpty()) {
            const auto latin = [](QChar c) {
                return c.unicode() < 0x2E80;
            };
            if (QStringView(name).mid(at).startsWith(text, Qt::CaseInsensitive)) {
                syllables.append(
                    Syllable{{int(from), int(text.size())}, {int(at), int(text.size())}});
                at += text.size();
            } else {
                while (at < name.size() && latin(name.at(at)))
                    ++at;
                syllables.append(Syllable{{int(from), int(text.size())}, {int(at), 1}});
                ++at;
            }
            while (at < name.size() && name.at(at).isSpace())
                ++at;
        }
        from = end + 1;
    }
    return syllables;
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

/// Marks the run of syllables whose initials are the letters.
bool markInitials(SearchRow& row, const QList<Syllable>& syllables, const QString& letters)
{
    for (qsizetype first = 0; first + letters.size() <= syllables.size(); ++first) {
        bool all = true;
        for (qsizetype i = 0; i < letters.size() && all; ++i) {
            const QChar initial = row.pinyin.at(syllables.at(first + i).inPinyin.from);
            all = initial.toLower() == letters.at(i);
        }
        if (!all)
            continue;
        for (qsizetype i = 0; i < letters.size(); ++i) {
            row.pinyinMatches.append({syllables.at(first + i).inPinyin.from, 1});
            row.nameMatches.append(syllables.at(first + i).inName);
        }
        return true;
    }
    return false;
}

/// Marks the run of syllables that begins with the letters written without blanks.
bool markPinyin(SearchRow& row, const QList<Syllable>& syllables, const QString& letters)
{
    for (qsizetype first = 0; first < syllables.size(); ++first) {
        qsizetype done = 0;
        QList<Match> inPinyin;
        QList<Match> inName;
        for (qsizetype i = first; i < syllables.size() && done < letters.size(); ++i) {
            const Match& place = syllables.at(i).inPinyin;
            const QString text = row.pinyin.mid(place.from, place.length).toLower();
            const qsizetype length = std::min<qsizetype>(text.size(), letters.size() - done);
            if (QStringView(letters).mid(done, length) != QStringView(text).left(length))
                break;
            inPinyin.append({place.from, int(length)});
            inName.append(syllables.at(i).inName);
            done += length;
        }
        if (done == letters.size()) {
            row.pinyinMatches = inPinyin;
            row.nameMatches = inName;
            return true;
        }
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
    row.pinyin = hit.pinyin;
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
        const QList<Syllable> syllables = syllablesOf(row.name, row.pinyin);
        const QString letters = lettersOnly(words);
        const bool marked = matchedBy == MatchedBy::Pinyin ? markPinyin(row, syllables, letters)
                                                           : markInitials(row, syllables, letters);
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
