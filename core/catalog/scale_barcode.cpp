// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/scale_barcode.h"

#include "core/catalog/gtin.h"

#include <algorithm>

namespace till::catalog {

namespace {

constexpr int prefixLength = 2;
constexpr int pluLength = 5;
constexpr int valueLengthMin = 4;
constexpr int valueLengthMax = 6;
// The amount on a label is rounded by the scale: up, down or half up, depending on the maker.
constexpr qint64 toleranceFen = 1;

tl::unexpected<Error> malformed(QStringView text, const QString& what)
{
    return failure(ErrorCode::Malformed,
                   QStringLiteral("label layout \"%1\": %2").arg(text.left(40), what));
}

QString isPrinted(char16_t letter, int length)
{
    return QStringLiteral("%1 digits of %2").arg(length).arg(QChar(letter));
}

bool isPrefix(QStringView prefix)
{
    return prefix.size() == prefixLength && isDigits(prefix) && prefix[0] == u'2';
}

/// Where `letter` stands in the pattern; nullopt if its places are not together.
std::optional<DigitSpan> spanOf(QStringView pattern, char16_t letter)
{
    const qsizetype first = pattern.indexOf(QChar(letter));
    if (first < 0)
        return DigitSpan{};
    const qsizetype last = pattern.lastIndexOf(QChar(letter));
    if (pattern.count(QChar(letter)) != last - first + 1)
        return std::nullopt;
    return DigitSpan{.position = static_cast<int>(first) + prefixLength,
                     .length = static_cast<int>(last - first + 1)};
}

bool isValueLength(int length)
{
    return length == 0 || (length >= valueLengthMin && length <= valueLengthMax);
}

qint64 numberAt(QStringView digits, DigitSpan span)
{
    return digits.mid(span.position, span.length).toLongLong();
}

/// amount ÷ price in thousandths, half up; both positive.
qint64 derivedMilli(Money amount, Money price)
{
    return (amount.fen() * 1000 + price.fen() / 2) / price.fen();
}

using Priced = tl::expected<LabelLine, LabelProblem>;

Priced problem(LabelProblem::Reason reason)
{
    return tl::unexpected(LabelProblem{.reason = reason, .expected = {}, .difference = {}});
}

Priced priceAmount(Money amount, const Product& product)
{
    using enum LabelProblem::Reason;
    if (amount.isZero())
        return problem(NothingOnIt);
    if (!product.price.isPositive())
        return problem(NoPrice);
    const qint64 price = product.price.fen();
    Quantity quantity = Quantity::pieces(1);
    if (product.measure == Measure::Kilograms)
        quantity = Quantity::grams(std::max<qint64>(1, derivedMilli(amount, product.price)));
    else if (amount.fen() % price == 0)
        quantity = Quantity::pieces(amount.fen() / price);
    if (quantity.milli() > Quantity::maxMilli)
        return problem(TooMuch);
    return LabelLine{.quantity = quantity, .labelAmount = amount};
}

} // namespace

Result<ScaleLayout> parseScaleLayout(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const qsizetype colon = trimmed.indexOf(u':');
    if (colon < 0)
        return malformed(text, QStringLiteral("no colon between prefix and pattern"));
    const QStringView prefix = trimmed.first(colon);
    if (!isPrefix(prefix))
        return malformed(text, QStringLiteral("the prefix is not 20 to 29"));
    QString pattern = trimmed.mid(colon + 1).toString();
    pattern.replace(u'M', u'A');

    for (const QChar c : pattern) {
        if (!QStringView(u"PAWC").contains(c))
            return malformed(text, QStringLiteral("\"%1\" is none of P, A, M, W, C").arg(c));
    }
    ScaleLayout layout{.prefix = prefix.toString(),
                       .length = static_cast<int>(pattern.size()) + prefixLength,
                       .plu = {},
                       .amount = {},
                       .weight = {}};
    if (layout.length != 13 && layout.length != 18)
        return malformed(text, QStringLiteral("%1 digits, not 13 or 18").arg(layout.length));
    if (!pattern.endsWith(u'C') || pattern.count(u'C') != 1)
        return malformed(text, QStringLiteral("one C must stand at the end"));
    const std::optional<DigitSpan> plu = spanOf(pattern, u'P');
    const std::optional<DigitSpan> amount = spanOf(pattern, u'A');
    const std::optional<DigitSpan> weight = spanOf(pattern, u'W');
    if (!plu || !amount || !weight)
        return malformed(text, QStringLiteral("the digits of one letter are not together"));
    if (plu->length != pluLength)
        return malformed(text, isPrinted(u'P', plu->length) + QStringLiteral(", not 5"));
    if (amount->length == 0 && weight->length == 0)
        return malformed(text, QStringLiteral("neither A nor W"));
    if (!isValueLength(amount->length))
        return malformed(text, isPrinted(u'A', amount->length) + QStringLiteral(", not 4 to 6"));
    if (!isValueLength(weight->length))
        return malformed(text, isPrinted(u'W', weight->length) + QStringLiteral(", not 4 to 6"));
    layout.plu = *plu;
    layout.amount = *amount;
    layout.weight = *weight;
    return layout;
}

Result<ScaleLayouts> parseScaleLayouts(const QStringList& texts)
{
    static const QStringList usual{QStringLiteral("21:PPPPPAAAAAC"),
                                   QStringLiteral("22:PPPPPAAAAAC"),
                                   QStringLiteral("26:PPPPPAAAAAWWWWWC")};
    ScaleLayouts layouts;
    for (const QString& text : texts.isEmpty() ? usual : texts) {
        const Result<ScaleLayout> layout = parseScaleLayout(text);
        if (!layout)
            return failure(layout.error());
        const bool taken = std::any_of(layouts.cbegin(), layouts.cend(), [&](const auto& other) {
            return other.prefix == layout->prefix && other.length == layout->length;
        });
        if (taken)
            return failure(ErrorCode::Conflict, QStringLiteral("two label layouts for prefix %1 "
                                                               "with %2 digits")
                                                    .arg(layout->prefix)
                                                    .arg(layout->length));
        layouts.append(*layout);
    }
    return layouts;
}

QString scaleLayoutText(const ScaleLayout& layout)
{
    QString pattern(layout.length, u'C');
    const auto fill = [&pattern](DigitSpan span, QChar letter) {
        for (int i = 0; i < span.length; ++i)
            pattern[span.position + i] = letter;
    };
    fill(layout.plu, u'P');
    fill(layout.amount, u'A');
    fill(layout.weight, u'W');
    return layout.prefix + u':' + pattern.mid(prefixLength);
}

Result<ScaleReading> readLabel(QStringView digits, const ScaleLayouts& layouts)
{
    const auto layout = std::find_if(layouts.cbegin(), layouts.cend(), [&](const auto& each) {
        return each.length == digits.size() && digits.startsWith(each.prefix);
    });
    if (layout == layouts.cend() || !isDigits(digits))
        return failure(ErrorCode::NotFound, QStringLiteral("no label layout fits"));
    if (!hasValidCheckDigit(digits))
        return failure(ErrorCode::Malformed, QStringLiteral("check digit of a scale label"));
    ScaleReading label;
    label.plu = digits.mid(layout->plu.position, layout->plu.length).toString();
    if (layout->amount.length > 0)
        label.amount = Money::fromFen(numberAt(digits, layout->amount));
    if (layout->weight.length > 0)
        label.weight = Quantity::grams(numberAt(digits, layout->weight));
    return label;
}

tl::expected<LabelLine, LabelProblem> priceLabel(const ScaleReading& label, const Product& product)
{
    using enum LabelProblem::Reason;
    if (!label.weight)
        return priceAmount(label.amount.value_or(Money()), product);
    if (product.measure != Measure::Kilograms)
        return problem(NotWeighed);
    if (label.weight->isZero())
        return problem(NothingOnIt);
    if (!label.amount)
        return LabelLine{.quantity = *label.weight, .labelAmount = std::nullopt};
    if (label.amount->isZero())
        return problem(NothingOnIt);
    if (!product.price.isPositive())
        return problem(NoPrice);
    const Result<Money> expected = label.weight->priced(product.price);
    if (!expected)
        return problem(TooMuch);
    const Money difference = *label.amount - *expected;
    if (difference.abs().fen() > toleranceFen)
        return tl::unexpected(
            LabelProblem{.reason = Mismatch, .expected = *expected, .difference = difference});
    return LabelLine{.quantity = *label.weight, .labelAmount = label.amount};
}

} // namespace till::catalog
