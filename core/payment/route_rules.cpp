// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/route_rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace till::payment {

namespace {

std::optional<RouteRule> parse(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^\s*(read|shown)\s+(\*|[a-z]+)\s*:\s*([a-z]+(\s*,\s*[a-z]+)*)\s*$)"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    RouteRule rule;
    rule.presentation = match.captured(1) == u"read" ? Presentation::Read : Presentation::Shown;
    rule.means = match.captured(2);
    for (const QString& name : match.captured(3).split(QLatin1Char(',')))
        rule.channels.append(name.trimmed());
    if (rule.channels.removeDuplicates() > 0)
        return std::nullopt;
    return rule;
}

} // namespace

Result<QList<RouteRule>> parseRouteRules(const QStringList& texts)
{
    QList<RouteRule> rules;
    for (const QString& text : texts) {
        const auto rule = parse(text);
        if (!rule)
            return failure(
                ErrorCode::Malformed,
                QStringLiteral("\"%1\" is no rule such as \"read wechat: mmsp, poslink\"")
                    .arg(text));
        const bool isSecond = std::any_of(rules.cbegin(), rules.cend(), [&](const RouteRule& each) {
            return each.means == rule->means && each.presentation == rule->presentation;
        });
        if (isSecond)
            return failure(
                ErrorCode::Conflict,
                QStringLiteral("a second rule for \"%1\"").arg(text.section(u':', 0, 0)));
        rules.append(*rule);
    }
    return rules;
}

} // namespace till::payment
