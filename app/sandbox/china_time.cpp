// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/china_time.h"

#include <QDateTime>

namespace till::sandbox {

namespace {

constexpr int secondsEast = 8 * 3600;

} // namespace

ChinaTime chinaTime(Instant at)
{
    const QDateTime local =
        QDateTime::fromMSecsSinceEpoch(at.unixMs, Qt::OffsetFromUTC, secondsEast);
    return {local.toString(u"yyyyMMdd"), local.toString(u"HHmmss")};
}

std::optional<Instant> instantOf(QStringView chinaTime)
{
    const QString text = chinaTime.toString();
    QDateTime local = QDateTime::fromString(text, u"yyyyMMddHHmmss"_qs);
    local.setOffsetFromUtc(secondsEast);
    if (!local.isValid() || local.toString(u"yyyyMMddHHmmss") != text)
        return std::nullopt;
    return Instant{local.toMSecsSinceEpoch()};
}

} // namespace till::sandbox
