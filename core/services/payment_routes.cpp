// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_routes.h"

namespace till::services {

namespace {

using payment::Presentation;
using payment::RoutePurpose;

/// In the order in which customers are asked.
const QStringList& meansOf(Presentation presentation)
{
    static const QStringList read{QStringLiteral("wechat"),   QStringLiteral("alipay"),
                                  QStringLiteral("unionpay"), QStringLiteral("ecny"),
                                  QStringLiteral("qq"),       QStringLiteral("jd"),
                                  QStringLiteral("unknown")};
    static const QStringList shown{
        QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("unionpay"),
        QStringLiteral("qmf"),    QStringLiteral("ecny"),   QStringLiteral("qq"),
        QStringLiteral("jd"),     QStringLiteral("bank"),   QStringLiteral("applepay")};
    return presentation == Presentation::Read ? read : shown;
}

void addRoutes(QList<RouteView>& routes, Presentation presentation, RoutePurpose purpose,
               const QList<payment::RouteRule>& rules, const QList<payment::RouteChoice>& channels)
{
    for (const QString& means : meansOf(presentation)) {
        RouteView view{means, presentation, purpose, {}, {}};
        for (const payment::RouteChoice& each : channels) {
            if (payment::canTake(each.traits, means, presentation, purpose))
                view.choices.append(each.traits.name);
        }
        if (view.choices.isEmpty())
            continue;
        view.route = payment::route(means, presentation, purpose, rules, channels);
        routes.append(view);
    }
}

} // namespace

QList<RouteView> routesOf(const QList<payment::RouteRule>& rules,
                          const QList<payment::RouteChoice>& channels)
{
    QList<RouteView> routes;
    addRoutes(routes, Presentation::Read, RoutePurpose::Payment, rules, channels);
    addRoutes(routes, Presentation::Shown, RoutePurpose::Payment, rules, channels);
    addRoutes(routes, Presentation::Shown, RoutePurpose::Deposit, rules, channels);
    return routes;
}

} // namespace till::services
