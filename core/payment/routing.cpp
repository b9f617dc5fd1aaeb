// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/routing.h"

#include <algorithm>
#include <optional>

namespace till::payment {

namespace {

const QString anyMeans = QStringLiteral("*");

const RouteRule* ruleFor(const QList<RouteRule>& rules, const QString& means,
                         Presentation presentation)
{
    const auto find = [&](const QString& wanted) -> const RouteRule* {
        const auto found = std::find_if(rules.cbegin(), rules.cend(), [&](const RouteRule& each) {
            return each.means == wanted && each.presentation == presentation;
        });
        return found == rules.cend() ? nullptr : &*found;
    };
    const RouteRule* own = find(means);
    return own != nullptr ? own : find(anyMeans);
}

/// A channel in the order in which it is asked; `choice` is null where the shop has none of that
/// name.
struct Stop {
    QString channel;
    const RouteChoice* choice = nullptr;
};

QList<Stop> stopsOf(const RouteRule* rule, const QList<RouteChoice>& channels)
{
    QList<Stop> stops;
    if (rule == nullptr) {
        for (const RouteChoice& each : channels)
            stops.append({each.traits.name, &each});
        return stops;
    }
    for (const QString& name : rule->channels) {
        const auto found =
            std::find_if(channels.cbegin(), channels.cend(),
                         [&](const RouteChoice& each) { return each.traits.name == name; });
        stops.append({name, found == channels.cend() ? nullptr : &*found});
    }
    return stops;
}

Route withReason(const QString& channel, const RouteRule* rule, qsizetype candidates,
                 const std::optional<Stop>& passedOver)
{
    Route route{channel, Route::Reason::Rule, {}};
    if (passedOver) {
        const bool isSilent = passedOver->choice != nullptr && !passedOver->choice->reachable;
        route.reason = isSilent ? Route::Reason::FirstSilent : Route::Reason::FirstAbsent;
        route.insteadOf = passedOver->channel;
    } else if (rule == nullptr) {
        route.reason = candidates == 1 ? Route::Reason::OnlyOne : Route::Reason::Order;
    }
    return route;
}

} // namespace

bool canTake(const ChannelTraits& traits, const QString& means, Presentation presentation,
             RoutePurpose purpose)
{
    if (purpose == RoutePurpose::Deposit && !traits.deposits)
        return false;
    const QStringList& known = presentation == Presentation::Read ? traits.reads : traits.shows;
    return known.contains(means) || known.contains(anyMeans);
}

Route route(const QString& means, Presentation presentation, RoutePurpose purpose,
            const QList<RouteRule>& rules, const QList<RouteChoice>& channels)
{
    const RouteRule* rule = ruleFor(rules, means, presentation);
    QList<Stop> ready;
    std::optional<Stop> passedOver; // the first one that the rule wanted and that is not asked
    std::optional<QString> notReady;
    for (const Stop& stop : stopsOf(rule, channels)) {
        const bool fits =
            stop.choice != nullptr && canTake(stop.choice->traits, means, presentation, purpose);
        if (fits && stop.choice->configured) {
            ready.append(stop);
            continue;
        }
        if (fits && !notReady)
            notReady = stop.channel;
        const bool isMissed = rule != nullptr || fits; // without a rule, who cannot is not missed
        if (isMissed && ready.isEmpty() && !passedOver)
            passedOver = stop;
    }
    if (ready.isEmpty())
        return notReady ? Route{*notReady, Route::Reason::NotReady, {}} : Route{};
    const auto answering = std::find_if(ready.cbegin(), ready.cend(),
                                        [](const Stop& each) { return each.choice->reachable; });
    const Stop& chosen = answering == ready.cend() ? ready.first() : *answering;
    if (chosen.channel != ready.first().channel && !passedOver)
        passedOver = ready.first();
    return withReason(chosen.channel, rule, ready.size(), passedOver);
}

} // namespace till::payment
