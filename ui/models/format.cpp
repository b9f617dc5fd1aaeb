// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Format)
};

constexpr QChar minusSign = u'\u2212';

} // namespace

QString formatMoney(Money amount)
{
    const quint64 fen = static_cast<quint64>(amount.abs().fen());
    QString yuan = QString::number(fen / 100);
    for (qsizetype at = yuan.size() - 3; at > 0; at -= 3)
        yuan.insert(at, u',');
    const QString cents = QString::number(fen % 100).rightJustified(2, u'0');
    const QString text = u'\u00A5' + yuan + u'.' + cents;
    return amount.isNegative() ? minusSign + text : text;
}

QString formatUnitPrice(Money price, Measure measure)
{
    const QString text = formatMoney(price);
    return measure == Measure::Kilograms ? text + QStringLiteral("/kg") : text;
}

QString formatQuantity(Quantity quantity, Measure measure)
{
    QString text = quantity.toPlain(measure);
    if (text.startsWith(u'-'))
        text[0] = minusSign;
    return text;
}

QString formatPercentOff(int permille)
{
    const auto decimal = [](int tenths) {
        const QString whole = QString::number(tenths / 10);
        return tenths % 10 == 0 ? whole : whole + u'.' + QString::number(tenths % 10);
    };
    // 折 counts tenths of what is left to pay, percent counts what is taken off.
    const int left = 1000 - permille;
    QString kept = QString::number(left / 100);
    if (left % 100 != 0)
        kept += u'.' + QString::number(left % 100).rightJustified(2, u'0');
    if (kept.contains(u'.') && kept.endsWith(u'0'))
        kept.chop(1);
    return Words::tr("%1 % off", "%1: percent taken off; %2: tenths left to pay (折)")
        .replace(QStringLiteral("%1"), decimal(permille))
        .replace(QStringLiteral("%2"), kept);
}

QString formatTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.unixMs).toString(QStringLiteral("HH:mm"));
}

QString formatTimeWithSeconds(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.unixMs).toString(QStringLiteral("HH:mm:ss"));
}

QString formatAge(Instant at, Instant now)
{
    const qint64 minutes = std::max<qint64>(0, (now.unixMs - at.unixMs) / 60'000);
    if (minutes < 1)
        return Words::tr("just now");
    if (minutes < 60)
        return Words::tr("%n minute(s) ago", nullptr, int(minutes));
    if (minutes < 24 * 60)
        return Words::tr("%n hour(s) ago", nullptr, int(minutes / 60));
    return Words::tr("%n day(s) ago", nullptr, int(minutes / (24 * 60)));
}

QString joinSentences(const QString& first, const QString& second)
{
    constexpr char16_t fullWidthFrom = 0x3000;
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first.back().unicode() >= fullWidthFrom ? first + second : first + u' ' + second;
}

QString spokenMoney(Money amount)
{
    const qint64 fen = amount.abs().fen();
    QStringList parts;
    if (amount.isNegative())
        parts.append(Words::tr("minus"));
    if (fen >= 100 || fen == 0)
        parts.append(Words::tr("%1 yuan").arg(fen / 100));
    if (fen / 10 % 10 != 0)
        parts.append(Words::tr("%1 jiao").arg(fen / 10 % 10));
    if (fen % 10 != 0)
        parts.append(Words::tr("%1 fen").arg(fen % 10));
    return parts.join(u' ');
}

} // namespace till::models
