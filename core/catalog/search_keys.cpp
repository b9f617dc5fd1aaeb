// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/search_keys.h"

#include "core/catalog/name_units.h"

#include <QStringList>

#include <algorithm>

namespace till::catalog {

namespace {

// Stands for the initial of an ideograph outside the basic plane that has no reading.
constexpr QChar unreadInitial{0x3007};

bool isSmallLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}

/// Readings, one for each unit.
QStringList readingsOf(const QList<NameUnit>& units, QStringView reading)
{
    QStringList readings = reading.toString().split(u' ', Qt::SkipEmptyParts);
    if (readings.size() == units.size())
        return readings;
    readings.clear();
    for (const NameUnit& unit : units)
        readings.append(unit.text);
    return readings;
}

QString initialOf(const NameUnit& unit, const QString& reading)
{
    if (unit.kind == NameUnit::Kind::Ideograph)
        return reading.front().isSurrogate() ? QString(unreadInitial) : reading.first(1);
    return unit.text;
}

SearchKeys keysOf(const QList<NameUnit>& units, const QStringList& readings)
{
    SearchKeys keys;
    for (qsizetype i = 0; i < units.size(); ++i) {
        keys.flat += units[i].text;
        keys.initials += initialOf(units[i], readings[i]);
        keys.starts.append(keys.pinyin.size());
        keys.pinyin += readings[i];
    }
    return keys;
}

class TokenList {
public:
    TokenList() { m_text.reserve(1024); }

    /// The same token may come twice: the index keeps it once.
    void add(TokenKind kind, QStringView first, QStringView second = {})
    {
        if (!m_text.isEmpty())
            m_text += u' ';
        m_text += QChar(static_cast<char16_t>(kind));
        m_text += first;
        m_text += second;
    }
    [[nodiscard]] const QString& text() const { return m_text; }

private:
    QString m_text;
};

void addNames(TokenList& tokens, const QList<NameUnit>& units)
{
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (units[i].kind != NameUnit::Kind::Ideograph)
            continue;
        tokens.add(TokenKind::Name, units[i].text);
        if (i == 0)
            tokens.add(TokenKind::NameHead, units[i].text);
        if (i + 1 == units.size() || units[i + 1].kind != NameUnit::Kind::Ideograph)
            continue;
        tokens.add(TokenKind::Name, units[i].text, units[i + 1].text);
        if (i == 0)
            tokens.add(TokenKind::NameHead, units[i].text, units[i + 1].text);
    }
}

void addInitials(TokenList& tokens, const QString& initials)
{
    for (qsizetype at = 0; at < initials.size(); ++at) {
        const qsizetype longest = std::min<qsizetype>(initialsPieceMax, initials.size() - at);
        for (qsizetype length = 1; length <= longest; ++length) {
            const QStringView piece = QStringView(initials).mid(at, length);
            if (piece.front().isLowSurrogate() || piece.back().isHighSurrogate())
                continue;
            tokens.add(TokenKind::Initials, piece);
            if (at == 0)
                tokens.add(TokenKind::InitialsHead, piece);
        }
    }
}

void addPinyin(TokenList& tokens, const QList<NameUnit>& units, const QStringList& readings)
{
    for (qsizetype i = 0; i < units.size(); ++i) {
        const QString& syllable = readings[i];
        if (units[i].kind != NameUnit::Kind::Ideograph || !isSmallLetter(syllable.front()))
            continue;
        for (qsizetype length = 2; length <= syllable.size(); ++length)
            tokens.add(TokenKind::Pinyin, QStringView(syllable).first(length));
        if (i + 1 == units.size())
            continue;
        const QString& next = readings[i + 1];
        const qsizetype longest =
            std::min<qsizetype>(next.size(), units[i + 1].kind == NameUnit::Kind::Word ? 3 : 6);
        for (qsizetype length = 1; length <= longest && isSmallLetter(next[length - 1]); ++length)
            tokens.add(TokenKind::Pinyin, syllable, QStringView(next).first(length));
    }
}

} // namespace

bool SearchKeys::hasPinyin(QStringView letters) const
{
    return std::any_of(starts.cbegin(), starts.cend(), [&](qsizetype start) {
        return QStringView(pinyin).mid(start).startsWith(letters);
    });
}

SearchKeys searchKeys(QStringView name, QStringView reading)
{
    const QList<NameUnit> units = nameUnits(name);
    return keysOf(units, readingsOf(units, reading));
}

QString indexTokens(QStringView name, QStringView reading)
{
    const QList<NameUnit> units = nameUnits(name);
    const QStringList readings = readingsOf(units, reading);
    const SearchKeys keys = keysOf(units, readings);
    TokenList tokens;
    addNames(tokens, units);
    addInitials(tokens, keys.initials);
    addPinyin(tokens, units, readings);
    const qsizetype longest = std::min<qsizetype>(pinyinHeadMax, keys.pinyin.size());
    for (qsizetype length = 2; length <= longest; ++length) {
        if (!keys.pinyin[length - 1].isSurrogate() && !keys.pinyin[0].isSurrogate())
            tokens.add(TokenKind::PinyinHead, QStringView(keys.pinyin).first(length));
    }
    return tokens.text();
}

} // namespace till::catalog
