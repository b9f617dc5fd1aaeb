// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/gtin.h"

#include <algorithm>

namespace till::catalog {

bool isDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<int> checkDigitFor(QStringView digits)
{
    if (!isDigits(digits))
        return std::nullopt;
    // Counted from the right, so that one rule serves every length.
    qint64 sum = 0;
    qint64 weight = 3;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        sum += weight * (digits[i].unicode() - u'0');
        weight = 4 - weight;
    }
    return static_cast<int>((10 - sum % 10) % 10);
}

bool hasValidCheckDigit(QStringView digits)
{
    if (digits.size() < 2 || !isDigits(digits))
        return false;
    return checkDigitFor(digits.chopped(1)) == digits.back().unicode() - u'0';
}

bool isGtin(QStringView text)
{
    const qsizetype size = text.size();
    return (size == 8 || size == 12 || size == 13 || size == 14) && hasValidCheckDigit(text);
}

QString canonicalBarcode(QStringView barcode)
{
    if (barcode.size() == 12 && isGtin(barcode))
        return u'0' + barcode.toString();
    if (barcode.size() == 14 && barcode.front() == u'0' && isGtin(barcode))
        return barcode.mid(1).toString();
    return barcode.toString();
}

} // namespace till::catalog
