// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"

namespace till {

namespace {

/// Largest moment that QDateTime can show: year 9999 in milliseconds, rounded down.
constexpr qint64 unixMsMax = 253'000'000'000'000;

} // namespace

qint64 JsonReader::integer(QLatin1StringView key, qint64 min, qint64 max)
{
    // Two defaults tell "is no integer" from an integer that happens to equal the default.
    const QJsonValue value = take(key);
    const qint64 number = value.toInteger(-1);
    const bool isInteger = value.isDouble() && number == value.toInteger(-2);
    check(isInteger && number >= min && number <= max);
    return number;
}

Money JsonReader::money(QLatin1StringView key, qint64 minFen)
{
    return Money::fromFen(integer(key, minFen, Money::maxFen));
}

Instant JsonReader::instant(QLatin1StringView key)
{
    return Instant{integer(key, 0, unixMsMax)};
}

bool JsonReader::boolean(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    check(value.isBool());
    return value.toBool();
}

QString JsonReader::text(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    check(value.isString());
    return value.toString();
}

QString JsonReader::textIfAny(QLatin1StringView key)
{
    return has(key) ? text(key) : QString();
}

QJsonValue JsonReader::take(QLatin1StringView key)
{
    return m_object.take(key); // undefined if missing, which is no type at all
}

} // namespace till
