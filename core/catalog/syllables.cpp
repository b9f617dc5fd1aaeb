// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/syllables.h"

#include <QSet>
#include <QString>

#include <algorithm>

namespace till::catalog {

namespace {

constexpr qsizetype syllableLengthMax = 6; // "zhuang"

// Each line: an initial, then the finals that occur with it. Hanyu Pinyin, table of syllables; ü as
// v, and the spellings yu, ju, qu, xu as they are written.
constexpr const char16_t* table[] = {
    u" a ai an ang ao e ei en eng er o ou",
    u"b a ai an ang ao ei en eng i ian iao ie in ing o u",
    u"p a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    u"m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    u"f a an ang ei en eng o ou u iao",
    u"d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    u"t a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    u"n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve",
    u"l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    u"g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    u"k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    u"h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    u"j i ia ian iang iao ie in ing iong iu u uan ue un",
    u"q i ia ian iang iao ie in ing iong iu u uan ue un",
    u"x i ia ian iang iao ie in ing iong iu u uan ue un",
    u"zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    u"ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    u"sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    u"r an ang ao e en eng i ong ou u ua uan ui un uo",
    u"z a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    u"c a ai an ang ao e en eng i ong ou u uan ui un uo",
    u"s a ai an ang ao e en eng i ong ou u uan ui un uo",
    u"y a an ang ao e i in ing o ong ou u uan ue un",
    u"w a ai an ang ei en eng o u",
};

struct Syllables {
    QSet<QString> whole;
    QSet<QString> beginnings; ///< whole ones included
};

const Syllables& syllables()
{
    static const Syllables made = [] {
        Syllables all;
        for (const char16_t* row : table) {
            QStringList parts = QString::fromUtf16(row).split(u' ');
            const QString initial = parts.takeFirst();
            for (const QString& part : std::as_const(parts)) {
                const QString syllable = initial + part;
                all.whole.insert(syllable);
                for (qsizetype length = 1; length <= syllable.size(); ++length)
                    all.beginnings.insert(syllable.first(length));
            }
        }
        return all;
    }();
    return made;
}

bool isBeginning(QStringView letters)
{
    return letters.size() <= syllableLengthMax &&
           syllables().beginnings.contains(letters.toString());
}

/// For each place of the text whether the rest from there on can be read.
QList<bool> readableFrom(QStringView letters)
{
    QList<bool> readable(letters.size(), false);
    for (qsizetype at = letters.size() - 1; at >= 0; --at) {
        const QStringView rest = letters.mid(at);
        readable[at] = isBeginning(rest);
        const qsizetype longest = std::min(syllableLengthMax, rest.size() - 1);
        for (qsizetype length = 1; length <= longest && !readable[at]; ++length)
            readable[at] = readable[at + length] && isSyllable(rest.first(length));
    }
    return readable;
}

struct Search {
    QStringView letters;
    QList<bool> readable;
    int syllablesMax = 0;
    QStringList soFar;
    QList<QStringList> ways;

    void from(qsizetype at)
    {
        const QStringView rest = letters.mid(at);
        if (soFar.size() == syllablesMax) {
            ways.append(soFar);
            return;
        }
        if (isBeginning(rest))
            ways.append(soFar + QStringList(rest.toString()));
        const qsizetype longest = std::min(syllableLengthMax, rest.size() - 1);
        for (qsizetype length = longest; length >= 1; --length) {
            if (!readable[at + length] || !isSyllable(rest.first(length)))
                continue;
            soFar.append(rest.first(length).toString());
            from(at + length);
            soFar.removeLast();
        }
    }
};

} // namespace

bool isSyllable(QStringView letters)
{
    return letters.size() <= syllableLengthMax && syllables().whole.contains(letters.toString());
}

QList<QStringList> syllableWays(QStringView letters, int syllablesMax)
{
    if (letters.isEmpty())
        return {};
    Search search{.letters = letters,
                  .readable = readableFrom(letters),
                  .syllablesMax = syllablesMax,
                  .soFar = {},
                  .ways = {}};
    if (search.readable.first())
        search.from(0);
    return search.ways;
}

QList<qsizetype> sureBoundaries(QStringView letters)
{
    const qsizetype size = letters.size();
    const QList<bool> readable = readableFrom(letters);
    QList<bool> reached(size, false);
    QList<bool> spanned(size, false); // some syllable goes on over this place
    for (qsizetype at = 0; at < size; ++at) {
        reached[at] = reached[at] || at == 0;
        if (!reached[at] || !readable[at])
            continue;
        const qsizetype longest = std::min(syllableLengthMax, size - at);
        for (qsizetype length = 1; length <= longest; ++length) {
            const QStringView piece = letters.mid(at, length);
            const qsizetype end = at + length;
            const bool fits = end == size ? isBeginning(piece) : readable[end] && isSyllable(piece);
            if (!fits)
                continue;
            if (end < size)
                reached[end] = true;
            std::fill(spanned.begin() + at + 1, spanned.begin() + end, true);
        }
    }
    QList<qsizetype> sure;
    for (qsizetype at = 1; at < size; ++at) {
        if (reached[at] && readable[at] && !spanned[at])
            sure.append(at);
    }
    return sure;
}

} // namespace till::catalog
