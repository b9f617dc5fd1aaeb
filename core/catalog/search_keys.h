// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

/// What of a product's name can be searched, and the tokens under which the index knows it. The
/// same functions serve the index and the check of what it found, so that both agree.
namespace till::catalog {

/// Goes up whenever indexTokens() or the readings change: stored indexes are then made anew.
inline constexpr int searchKeysVersion = 1;

/// Longest pieces that stand in the index; longer words are found by several pieces and checked.
inline constexpr int initialsPieceMax = 3;
inline constexpr int pinyinHeadMax = 6;

/// Kinds of tokens, told apart by their first letter.
enum class TokenKind : char16_t {
    Name = u'n',         ///< one or two ideographs
    NameHead = u'm',     ///< ... at the beginning of the name
    Initials = u'i',     ///< up to initialsPieceMax letters of the initials
    InitialsHead = u'j', ///< ... at the beginning
    Pinyin = u'p',       ///< a syllable's beginning; a syllable and the next one's beginning
    PinyinHead = u'q',   ///< up to pinyinHeadMax letters of the whole pinyin
};

/// "农夫山泉 550ml" read "nong fu shan quan 550ml".
struct SearchKeys {
    QString flat;            ///< "农夫山泉550ml"
    QString initials;        ///< "nfsq550ml"
    QString pinyin;          ///< "nongfushanquan550ml"
    QList<qsizetype> starts; ///< where each reading begins in `pinyin`

    /// The letters are pinyin from the beginning of some syllable or word on.
    [[nodiscard]] bool hasPinyin(QStringView letters) const;
};

/// `reading` is what PinyinReader::read() gave for the name. A reading that does not belong to the
/// name gives keys of the name alone.
[[nodiscard]] SearchKeys searchKeys(QStringView name, QStringView reading);

/// The tokens, separated by blanks; some more than once.
[[nodiscard]] QString indexTokens(QStringView name, QStringView reading);

} // namespace till::catalog
