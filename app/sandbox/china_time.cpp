// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/china_time.h"

#include <QDateTime>

namespace till::sandbox {

namespace {

constexpr int secondsEast = 8 * 3600;

QDateTime inChina(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.unixMs, Qt::OffsetFromUTC, secondsEast);
}

std::optional<Instant> read(const QString& text, const QString& form)
{
    QDateTime local = QDateTime::fromString(text, form);
    local.setOffsetFromUtc(secondsEast);
    if (!local.isValid() || local.toString(form) != text)
        return std::nullopt;
    return Instant{local.toMSecsSinceEpoch()};
}

} // namespace

ChinaTime chinaTime(Instant at)
{
    const QDateTime local = inChina(at);
    return {local.toString(u"yyyyMMdd"), local.toString(u"HHmmss")};
}

QString dateAndTime(Instant at)
{
    return inChina(at).toString(u"yyyy-MM-dd HH:mm:ss");
}

std::optional<Instant> instantOfDateAndTime(QStringView text)
{
    return read(text.toString(), u"yyyy-MM-dd HH:mm:ss"_qs);
}

std::optional<Instant> instantOf(QStringView chinaTime)
{
    return read(chinaTime.toString(), u"yyyyMMddHHmmss"_qs);
}

} // namespace till::sandbox
