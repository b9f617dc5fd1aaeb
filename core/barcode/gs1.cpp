// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/barcode/gs1.h"

#include "core/catalog/gtin.h"

#include <algorithm>
#include <iterator>

namespace till::barcode {

namespace {

/// Application identifiers by their first two digits.
struct Identifiers {
    int first;
    int last;
    int identifierLength;
    int valueLength; ///< 0: up to the separator or the end
};

constexpr Identifiers identifiers[] = {
    {0, 0, 2, 18},   // shipping container
    {1, 3, 2, 14},   // article, content, made-to-order article
    {10, 10, 2, 0},  // batch
    {11, 17, 2, 6},  // dates
    {20, 20, 2, 2},  // variant
    {21, 22, 2, 0},  // serial, consumer variant
    {23, 25, 3, 0},  // further identification
    {30, 30, 2, 0},  // count
    {31, 36, 4, 6},  // measures
    {37, 37, 2, 0},  // count of articles
    {39, 39, 4, 0},  // amounts
    {40, 40, 3, 0},  // order, consignment, route
    {41, 41, 3, 13}, // locations
    {42, 42, 3, 0},  // ship to
    {43, 43, 4, 0},  // shipping details
    {70, 70, 4, 0},  // processing
    {71, 71, 3, 0},  // health registrations
    {72, 72, 4, 0},  // certificates
    {80, 82, 4, 0},  // roll, service, coupon, link
    {90, 99, 2, 0},  // agreed inside a company
};

const Identifiers* identifiersAt(QStringView text)
{
    if (text.size() < 2 || !catalog::isDigits(text.first(2)))
        return nullptr;
    const int firstTwo = text.first(2).toInt();
    const auto* found =
        std::find_if(std::begin(identifiers), std::end(identifiers), [firstTwo](const auto& row) {
            return firstTwo >= row.first && firstTwo <= row.last;
        });
    return found == std::end(identifiers) ? nullptr : found;
}

/// AI 310n: kilograms with n decimals. No value if finer than a gram or more than a line can hold.
std::optional<Quantity> netWeight(QStringView identifier, QStringView value)
{
    qint64 grams = value.toLongLong();
    int decimals = identifier[3].unicode() - u'0';
    for (; decimals < 3; ++decimals)
        grams *= 10;
    for (; decimals > 3; --decimals) {
        if (grams % 10 != 0)
            return std::nullopt;
        grams /= 10;
    }
    if (grams <= 0 || grams > Quantity::maxMilli)
        return std::nullopt;
    return Quantity::grams(grams);
}

} // namespace

std::optional<Gs1Goods> readElementString(QStringView text)
{
    Gs1Goods goods;
    while (!text.isEmpty()) {
        if (text.front() == gs1Separator) {
            text = text.mid(1);
            continue;
        }
        const Identifiers* row = identifiersAt(text);
        if (!row || text.size() <= row->identifierLength)
            return std::nullopt;
        const QStringView identifier = text.first(row->identifierLength);
        text = text.mid(row->identifierLength);
        qsizetype length = row->valueLength;
        if (length == 0) {
            const qsizetype separator = text.indexOf(gs1Separator);
            length = separator < 0 ? text.size() : separator;
        }
        if (text.size() < length)
            return std::nullopt;
        const QStringView value = text.first(length);
        text = text.mid(length);
        if (row->valueLength > 0 && !catalog::isDigits(value))
            return std::nullopt;
        if (identifier == u"01")
            goods.gtin = value.toString();
        else if (identifier.startsWith(u"310") && catalog::isDigits(identifier))
            goods.netWeight = netWeight(identifier, value);
    }
    if (!catalog::isGtin(goods.gtin))
        return std::nullopt;
    return goods;
}

} // namespace till::barcode
