// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/moment.h"

#include "app/sandbox/china_time.h"

#include <QRegularExpression>

namespace till::sandbox::mmsp {

QString readable(Instant at)
{
    const QString all = compact(at);
    return u"%1-%2-%3 %4:%5:%6"_qs.arg(all.first(4), all.sliced(4, 2), all.sliced(6, 2),
                                       all.sliced(8, 2), all.sliced(10, 2), all.sliced(12, 2));
}

QString compact(Instant at)
{
    return chinaTime(at).both();
}

std::optional<Instant> readableMoment(const QString& text)
{
    static const QRegularExpression form(u"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"_qs);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    QString digits = text;
    digits.remove(u'-').remove(u' ').remove(u':');
    return instantOf(digits);
}

std::optional<Instant> compactMoment(const QString& text)
{
    static const QRegularExpression form(u"^\\d{14}$"_qs);
    return form.match(text).hasMatch() ? instantOf(text) : std::nullopt;
}

} // namespace till::sandbox::mmsp
