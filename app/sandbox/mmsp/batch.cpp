// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/batch.h"

#include "app/sandbox/mmsp/moment.h"

#include <QDateTime>

#include <algorithm>

namespace till::sandbox::mmsp {

namespace {

constexpr int perPageMost = 1000;
constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

/// A day, or an hour of it.
struct Span {
    Instant from;
    Instant until;
};

Span spanOf(const QString& text)
{
    const bool hasHour = text.size() == 10;
    const Instant from =
        compactMoment(text + (hasHour ? u"0000"_qs : u"000000"_qs)).value_or(Instant{});
    return {from, {from.unixMs + (hasHour ? hourMs : dayMs)}};
}

Instant threeMonthsBefore(Instant now)
{
    return {QDateTime::fromMSecsSinceEpoch(now.unixMs, Qt::OffsetFromUTC, 8 * 3600)
                .addMonths(-3)
                .toMSecsSinceEpoch()};
}

} // namespace

Fields batchFields()
{
    return {{u"START_DATE"_qs, 14, Need::Required, Form::Day},
            {u"END_DATE"_qs, 14, Need::Required, Form::Day},
            {u"PERPAGE"_qs, 10, Need::Required, Form::Fen},
            {u"PAGE"_qs, 10, Need::Required, Form::Fen},
            {u"RANDSTR"_qs, 32, Need::Optional}};
}

BatchWindow batchWindow(const Json& request, Instant now)
{
    const auto number = [&](QStringView name) {
        return fenOf(request.textOf(name)).value_or(0);
    };
    BatchWindow window;
    const Span first = spanOf(request.textOf(u"START_DATE"));
    const Span last = spanOf(request.textOf(u"END_DATE"));
    window.from = std::max(first.from, threeMonthsBefore(now));
    window.until = last.until;
    if (last.from < first.from)
        window.refusal = u"END_DATE早于START_DATE"_qs;
    if (number(u"PERPAGE") > perPageMost)
        window.refusal = u"PERPAGE大于1000"_qs;
    if (number(u"PAGE") > 1'000'000)
        window.refusal = u"PAGE过大"_qs;
    if (!window.refusal.isEmpty())
        return window;
    window.perPage = static_cast<int>(number(u"PERPAGE"));
    window.page = static_cast<int>(number(u"PAGE"));
    return window;
}

Json batchBody(const BatchWindow& window, qsizetype total, const QList<Json>& rows)
{
    const auto text = [](qsizetype number) {
        return Json::ofText(QString::number(number));
    };
    const qsizetype pages = (total + window.perPage - 1) / window.perPage;
    Json body = Json::ofObject({{u"BIZ_CONTENT"_qs, Json::ofList(rows)},
                                {u"PAGE"_qs, text(window.page)},
                                {u"PERPAGE"_qs, text(window.perPage)},
                                {u"STATUS"_qs, text(rows.isEmpty() ? 0 : 1)},
                                {u"TOTAL_NUM"_qs, text(total)},
                                {u"TOTAL_PAGE"_qs, text(pages)}});
    if (rows.isEmpty()) {
        body.set(u"ERRCODE"_qs, Json::ofText(u"00"_qs));
        body.set(u"ERRMSG"_qs, Json::ofText(u"没有数据"_qs));
    }
    return body;
}

Schedule cardSchedule()
{
    return {.delaysMs = {1'000, 5'000, 10'000, 30'000, 90'000, 180'000, 300'000}};
}

} // namespace till::sandbox::mmsp
