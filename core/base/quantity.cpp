// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quantity.h"

#include "core/base/full_width.h"

#include <algorithm>

namespace till {

Result<Quantity> Quantity::parse(QStringView text)
{
    const auto malformed = [] {
        return failure(ErrorCode::Malformed, QStringLiteral("not a quantity"));
    };
    const QString plain = fromFullWidth(text);
    QStringView rest(plain);
    const bool negative = rest.startsWith(u'-');
    if (negative)
        rest = rest.mid(1);
    qint64 milli = 0;
    qsizetype digits = 0;
    qsizetype decimals = -1;
    for (const QChar c : rest) {
        if (c == u'.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return malformed();
        if (decimals >= 0 && ++decimals > 3)
            return failure(ErrorCode::OutOfRange, QStringLiteral("finer than a thousandth"));
        ++digits;
        milli = milli * 10 + (c.unicode() - u'0');
        if (milli > maxMilli)
            return failure(ErrorCode::OutOfRange,
                           QStringLiteral("quantity beyond %1").arg(maxMilli / 1000));
    }
    if (digits == 0)
        return malformed();
    for (qsizetype i = std::max<qsizetype>(decimals, 0); i < 3; ++i)
        milli *= 10;
    if (milli > maxMilli)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("quantity beyond %1").arg(maxMilli / 1000));
    return Quantity(negative ? -milli : milli);
}

QString Quantity::toPlain(Measure measure) const
{
    const qint64 magnitude = m_milli < 0 ? -m_milli : m_milli;
    QString text = m_milli < 0 ? QStringLiteral("-") : QString();
    text += QString::number(magnitude / 1000);
    if (measure == Measure::Pieces && isWhole())
        return text;
    QString decimals = QStringLiteral("%1").arg(magnitude % 1000, 3, 10, QLatin1Char('0'));
    if (measure == Measure::Pieces) {
        while (decimals.endsWith(QLatin1Char('0')))
            decimals.chop(1);
    }
    return text + QLatin1Char('.') + decimals;
}

} // namespace till
