// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/answer.h"

namespace till::channels {

namespace {

constexpr qsizetype textMax = 200;

} // namespace

Result<wire::Json> readObject(const ports::HttpAnswer& answer, const wire::JsonLimits& limits)
{
    const auto refused = [&answer](ErrorCode code, const QString& why) {
        return failure(code, QStringLiteral("HTTP %1, unreadable: %2").arg(answer.status).arg(why));
    };
    Result<wire::Json> json = wire::parseJson(answer.body, limits);
    if (!json)
        return refused(json.error().code, json.error().detail);
    if (json->kind != wire::Json::Kind::Object)
        return refused(ErrorCode::Malformed, QStringLiteral("no JSON object"));
    return json;
}

QString tidyText(QStringView text)
{
    QString tidy;
    for (const QChar each : text.left(textMax))
        tidy += each.isPrint() || each.isSurrogate() ? each : QChar(u' ');
    if (!tidy.isEmpty() && tidy.back().isHighSurrogate())
        tidy.chop(1);
    return tidy.simplified();
}

QByteArray maskedBody(const FieldTable& table, QByteArrayView body)
{
    const Result<wire::Json> json = wire::parseJson(body);
    if (!json || json->kind != wire::Json::Kind::Object)
        return "(unreadable, " + QByteArray::number(body.size()) + " bytes)";
    return masked(table, *json);
}

} // namespace till::channels
