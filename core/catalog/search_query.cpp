// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/search_query.h"

#include "core/catalog/name_units.h"
#include "core/catalog/syllables.h"

#include <QStringList>

#include <algorithm>

namespace till::catalog {

namespace {

// Two pairs of syllables are looked up at each place; the check of the name does the rest.
constexpr int syllablesMax = 3;
// Letters between two places of a long text that are looked up: about two syllables.
constexpr qsizetype stretchMin = 5;

// A long word is found by some of its pieces; the check of the name does the rest. Each piece costs
// the index a walk, so several words share them.
constexpr qsizetype piecesMax = 6;
constexpr qsizetype piecesMin = 2;
constexpr qsizetype piecesOfAllWords = 8;

QString allOf(const QStringList& tokens, qsizetype pieces)
{
    // From one end to the other, since neighbouring pieces say nearly the same.
    QStringList chosen = tokens;
    if (tokens.size() > pieces) {
        chosen.clear();
        for (qsizetype i = 0; i < pieces; ++i)
            chosen.append(tokens[i * (tokens.size() - 1) / (pieces - 1)]);
    }
    return u'(' + chosen.join(QStringLiteral(" AND ")) + u')';
}

QString token(TokenKind kind, QStringView text)
{
    return u'"' + (QChar(static_cast<char16_t>(kind)) + text.toString()) + u'"';
}

bool isLetters(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Keyboards have no ü; who can type one means the v of the index.
QString withV(QStringView typed)
{
    QString text = typed.toString().simplified();
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QChar before = text[i - 1].toLower();
        if ((text[i] == QChar(0x00fc) || text[i] == QChar(0x00dc)) &&
            (before == u'l' || before == u'n'))
            text[i] = u'v';
    }
    return text;
}

QStringList initialsTokens(const QString& text, SearchQuery::Where where)
{
    QStringList tokens;
    if (where == SearchQuery::Where::Head)
        tokens.append(token(TokenKind::InitialsHead,
                            text.first(std::min<qsizetype>(initialsPieceMax, text.size()))));
    if (text.size() <= initialsPieceMax) {
        if (where == SearchQuery::Where::Anywhere)
            tokens.append(token(TokenKind::Initials, text));
        return tokens;
    }
    for (qsizetype at = 0; at + initialsPieceMax <= text.size(); ++at)
        tokens.append(token(TokenKind::Initials, QStringView(text).mid(at, initialsPieceMax)));
    return tokens;
}

/// The letters up to their third syllable, in each way to read them. No text if they are no pinyin.
QString beginningExpression(QStringView letters)
{
    QStringList alternatives;
    for (const QStringList& way : syllableWays(letters, syllablesMax)) {
        QStringList tokens;
        if (way.size() == 1)
            tokens.append(token(TokenKind::Pinyin, way.first()));
        for (qsizetype i = 0; i + 1 < way.size(); ++i)
            tokens.append(token(TokenKind::Pinyin, way[i] + way[i + 1]));
        alternatives.append(allOf(tokens, piecesMax));
    }
    if (alternatives.isEmpty())
        return {};
    return u'(' + alternatives.join(QStringLiteral(" OR ")) + u')';
}

/// No text if the letters are no pinyin or a single one, which the initials know.
QString pinyinExpression(const QString& text, SearchQuery::Where where)
{
    if (text.size() < 2 || !isLetters(text))
        return {};
    const QString beginning = beginningExpression(text);
    if (beginning.isEmpty())
        return {};
    if (where == SearchQuery::Where::Head && text.size() <= pinyinHeadMax)
        return token(TokenKind::PinyinHead, text);
    QStringList all;
    if (where == SearchQuery::Where::Head)
        all.append(token(TokenKind::PinyinHead, text.first(pinyinHeadMax)));
    all.append(beginning);
    // What follows the third syllable, from places where a syllable surely begins.
    qsizetype last = 0;
    for (const qsizetype at : sureBoundaries(text)) {
        if (at - last < stretchMin || text.size() - at < 2 || all.size() == piecesMax)
            continue;
        all.append(beginningExpression(QStringView(text).mid(at)));
        last = at;
    }
    return u'(' + all.join(QStringLiteral(" AND ")) + u')';
}

QStringList ideographTokens(const QStringList& characters, SearchQuery::Where where)
{
    const auto pieceAt = [&](qsizetype i) {
        return i + 1 < characters.size() ? characters[i] + characters[i + 1] : characters[i];
    };
    QStringList tokens;
    if (where == SearchQuery::Where::Head)
        tokens.append(token(TokenKind::NameHead, pieceAt(0)));
    if (characters.size() == 1 && where == SearchQuery::Where::Anywhere)
        tokens.append(token(TokenKind::Name, pieceAt(0)));
    const qsizetype from = where == SearchQuery::Where::Head ? 1 : 0;
    for (qsizetype i = from; i + 1 < characters.size(); ++i)
        tokens.append(token(TokenKind::Name, pieceAt(i)));
    return tokens;
}

} // namespace

SearchQuery SearchQuery::parse(QStringView typed)
{
    SearchQuery query;
    const QString text = withV(typed.first(std::min<qsizetype>(typed.size(), lengthMax)));
    // Blanks part words also between ideographs, where nameUnits() sees none.
    for (const QString& part : text.split(u' ', Qt::SkipEmptyParts)) {
        bool continues = false;
        for (const NameUnit& unit : nameUnits(part)) {
            const bool ideograph = unit.kind == NameUnit::Kind::Ideograph;
            if (!ideograph || !continues) {
                if (query.m_words.size() == wordsMax)
                    return query;
                query.m_words.append({ideograph, QString(), {}});
            }
            query.m_words.last().text += unit.text;
            if (ideograph)
                query.m_words.last().characters.append(unit.text);
            continues = ideograph;
        }
    }
    return query;
}

QString SearchQuery::wordExpression(const Word& word, Where where, qsizetype pieces)
{
    if (word.ideographs)
        return allOf(ideographTokens(word.characters, where), pieces);
    const QString initials = allOf(initialsTokens(word.text, where), pieces);
    const QString pinyin = pinyinExpression(word.text, where);
    return pinyin.isEmpty() ? initials : u'(' + initials + QStringLiteral(" OR ") + pinyin + u')';
}

QString SearchQuery::expression(Where where) const
{
    QStringList parts;
    const qsizetype pieces =
        std::clamp(piecesOfAllWords / std::max<qsizetype>(1, m_words.size()), piecesMin, piecesMax);
    for (const Word& word : m_words)
        parts.append(wordExpression(word, parts.isEmpty() ? where : Where::Anywhere, pieces));
    return parts.join(QStringLiteral(" AND "));
}

std::optional<SearchQuery::Match> SearchQuery::match(const SearchKeys& keys, Where where) const
{
    Match weakest = Match::Name;
    bool first = where == Where::Head;
    for (const Word& word : m_words) {
        const auto occurs = [&](const QString& in) {
            return first ? in.startsWith(word.text) : in.contains(word.text);
        };
        if (occurs(keys.flat)) {
            // as typed
        } else if (word.ideographs) {
            return std::nullopt;
        } else if (first ? keys.pinyin.startsWith(word.text) : keys.hasPinyin(word.text)) {
            weakest = Match::Pinyin;
        } else if (occurs(keys.initials)) {
            if (weakest != Match::Pinyin)
                weakest = Match::Initials;
        } else {
            return std::nullopt;
        }
        first = false;
    }
    return weakest;
}

std::optional<SearchQuery> SearchQuery::apart() const
{
    SearchQuery query;
    for (const Word& word : m_words) {
        if (word.ideographs) {
            query.m_words.append(word);
            continue;
        }
        for (qsizetype i = 0; i < word.text.size(); ++i) {
            if (i == 0 || isDigit(word.text[i]) != isDigit(word.text[i - 1]))
                query.m_words.append({false, QString(), {}});
            query.m_words.last().text += word.text[i];
        }
    }
    if (query.m_words == m_words || query.m_words.size() > wordsMax)
        return std::nullopt;
    return query;
}

} // namespace till::catalog
