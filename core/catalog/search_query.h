// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/search_keys.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace till::catalog {

/// What a person typed, understood as parts of a name: "农夫550" is two words that must both occur,
/// "yrts" initials or pinyin. Letters and digits only ever reach the index as quoted tokens, so
/// nothing that is typed can be taken for an operator.
class SearchQuery {
public:
    /// More would only make the index work for nothing.
    static constexpr int wordsMax = 8;
    static constexpr int lengthMax = 64;

    /// What is beyond the limits is left out.
    [[nodiscard]] static SearchQuery parse(QStringView typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }

    /// Where in the name the first word must stand.
    enum class Where { Head, Anywhere };
    /// An expression for FTS5. It finds all that match, and may find a few that only look alike.
    [[nodiscard]] QString expression(Where where) const;

    /// How the words of the query are found in a name; all must be.
    enum class Match { Name, Initials, Pinyin };
    /// Whether the name matches indeed. Name if all words stand in it as they were typed.
    [[nodiscard]] std::optional<Match> match(const SearchKeys& keys, Where where) const;

    /// "coke330ml" also as "coke" and "330ml" apart. No value if there is nothing to take apart.
    [[nodiscard]] std::optional<SearchQuery> apart() const;

private:
    struct Word {
        bool ideographs = false;
        QString text;
        QStringList characters; ///< of ideographs

        bool operator==(const Word&) const = default;
    };

    [[nodiscard]] static QString wordExpression(const Word& word, Where where, qsizetype pieces);

    QList<Word> m_words;
};

} // namespace till::catalog
