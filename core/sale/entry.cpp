// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/entry.h"

#include "core/base/full_width.h"

#include <QRegularExpression>

namespace till::sale {

namespace {

bool isTimes(QChar c)
{
    return c == u'*' || c == QChar(u'\u00d7');
}

qsizetype indexOfTimes(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isTimes(text[i]))
            return i;
    }
    return -1;
}

/// "3" of "3*690": a quantity as it is typed, without a sign.
std::optional<Quantity> typedQuantity(const QString& text)
{
    if (text.startsWith(u'-'))
        return std::nullopt;
    const Result<Quantity> quantity = Quantity::parse(text);
    return quantity ? std::optional(*quantity) : std::nullopt;
}

} // namespace

Entry parseEntry(QStringView typed)
{
    const QString text = fromFullWidth(typed);
    Entry asText{std::nullopt, text, false};

    if (const qsizetype at = indexOfTimes(text); at >= 0) {
        const std::optional<Quantity> quantity = typedQuantity(text.left(at));
        const QString rest = text.mid(at + 1).trimmed();
        if (!quantity || indexOfTimes(rest) >= 0)
            return {std::nullopt, text, true};
        return {quantity, rest, false};
    }

    static const QRegularExpression timesLetter(
        QStringLiteral("\\A([0-9]+(?:\\.[0-9]+)?)[xX]([0-9].*)\\z"));
    if (const auto match = timesLetter.match(text); match.hasMatch()) {
        const std::optional<Quantity> quantity = typedQuantity(match.captured(1));
        return quantity ? Entry{quantity, match.captured(2), false} : asText;
    }

    // A short number, one hyphen, nothing or one code: "02-20261120-0147" is a sale's number and
    // "978-7-02" the beginning of a book's, not goods to take back.
    static const QRegularExpression takeBack(
        QStringLiteral("\\A([1-9][0-9]{0,2}(?:\\.[0-9]+)?)-([^-]*)\\z"));
    if (const auto match = takeBack.match(text); match.hasMatch()) {
        const std::optional<Quantity> quantity = typedQuantity(match.captured(1));
        return quantity ? Entry{-*quantity, match.captured(2).trimmed(), false} : asText;
    }
    return asText;
}

} // namespace till::sale
