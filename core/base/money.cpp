// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include "core/base/full_width.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace till {

namespace {

// The products of scaled() and allocate() need more than 64 bits: 10^10 fen times a weight of
// 10^10.
__extension__ using Wide = __int128;

Wide roundHalfAway(Wide numerator, Wide denominator)
{
    const Wide half = denominator / 2;
    return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

} // namespace

Result<Money> Money::checked(qint64 fen)
{
    if (fen > maxFen || fen < -maxFen)
        return failure(ErrorCode::OutOfRange, QStringLiteral("amount beyond %1 fen").arg(maxFen));
    return Money(fen);
}

Result<Money> Money::parse(QStringView text)
{
    const auto malformed = [] {
        return failure(ErrorCode::Malformed, QStringLiteral("not an amount"));
    };
    const QString plain = fromFullWidth(text);
    QStringView rest(plain);
    const bool negative = rest.startsWith(u'-');
    if (negative)
        rest = rest.mid(1);
    if (rest.startsWith(u'\u00a5'))
        rest = rest.mid(1);

    // Commas only where a thousands separator stands: "1,50" is a typing error, not 150 yuan.
    static const QRegularExpression grouped(QStringLiteral("^\\d{1,3}(,\\d{3})+(\\.\\d*)?$"));
    if (rest.contains(u',') && !grouped.match(rest).hasMatch())
        return malformed();

    qint64 fen = 0;
    qsizetype digits = 0;
    qsizetype decimals = -1;
    for (const QChar c : rest) {
        if (c == u',')
            continue;
        if (c == u'.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return malformed();
        if (decimals >= 0 && ++decimals > 2) {
            if (c != u'0')
                return failure(ErrorCode::OutOfRange, QStringLiteral("finer than a fen"));
            continue;
        }
        ++digits;
        fen = fen * 10 + (c.unicode() - u'0');
        if (fen > maxFen)
            return failure(ErrorCode::OutOfRange,
                           QStringLiteral("amount beyond %1 fen").arg(maxFen));
    }
    if (digits == 0)
        return malformed();
    for (qsizetype i = std::max<qsizetype>(decimals, 0); i < 2; ++i)
        fen *= 10;
    return checked(negative ? -fen : fen);
}

QString Money::toPlain() const
{
    const qint64 magnitude = m_fen < 0 ? -m_fen : m_fen;
    return QStringLiteral("%1%2.%3")
        .arg(m_fen < 0 ? QStringLiteral("-") : QString())
        .arg(magnitude / 100)
        .arg(magnitude % 100, 2, 10, QLatin1Char('0'));
}

Money& Money::operator+=(Money other)
{
    if (__builtin_add_overflow(m_fen, other.m_fen, &m_fen))
        std::abort();
    return *this;
}

Money& Money::operator-=(Money other)
{
    if (__builtin_sub_overflow(m_fen, other.m_fen, &m_fen))
        std::abort();
    return *this;
}

Result<Money> Money::scaled(qint64 numerator, qint64 denominator) const
{
    Q_ASSERT(denominator > 0);
    const Wide exact = roundHalfAway(Wide(m_fen) * numerator, denominator);
    if (exact > maxFen || exact < -maxFen)
        return failure(ErrorCode::OutOfRange, QStringLiteral("amount beyond %1 fen").arg(maxFen));
    return Money(static_cast<qint64>(exact));
}

std::vector<Money> Money::allocate(std::span<const qint64> weights) const
{
    const Wide total = std::accumulate(weights.begin(), weights.end(), Wide(0));
    Q_ASSERT(total > 0);
    std::vector<Money> parts;
    parts.reserve(weights.size());
    std::vector<Wide> fractions;
    const Wide magnitude = m_fen < 0 ? -Wide(m_fen) : Wide(m_fen);
    const qint64 sign = m_fen < 0 ? -1 : 1;
    Wide given = 0;
    for (const qint64 weight : weights) {
        Q_ASSERT(weight >= 0);
        const Wide product = magnitude * weight;
        given += product / total;
        parts.push_back(Money(sign * static_cast<qint64>(product / total)));
        fractions.push_back(product % total);
    }
    std::vector<size_t> order(weights.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return fractions[a] > fractions[b]; });
    // Fewer fen are left than there are parts with a fraction, so no part gets two.
    const auto left = static_cast<size_t>(magnitude - given);
    for (size_t i = 0; i < left; ++i)
        parts[order[i]] += Money(sign);
    return parts;
}

} // namespace till
