// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/payment/traits.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <span>

/// Which acquirer takes a payment: rules from the settings, facts about the channels. Pure.
namespace till::payment {

/// "For these means ask these channels, in this order."
struct RouteRule {
    QString means; ///< as in Payment::means; "*": all that have no rule of their own
    Presentation presentation = Presentation::Read;
    QStringList channels;

    bool operator==(const RouteRule&) const = default;
};

/// A channel as it is set up and doing.
struct RouteChoice {
    ChannelTraits traits;
    bool configured = true;
    bool reachable = true; ///< the last exchange got an answer
};

struct Route {
    enum class Reason {
        Rule,        ///< the first of the rule's channels
        OnlyOne,     ///< no rule, and one channel that can
        Order,       ///< no rule: the first in the settings' order that can
        FirstAbsent, ///< a channel before it is not set up or cannot do this
        FirstSilent, ///< a channel before it did not answer last time
        None,        ///< nobody can: `channel` is empty
        NotReady,    ///< those that could are not set up: `channel` names the first of them
    };
    QString channel;
    Reason reason = Reason::None;
    QString insteadOf; ///< of FirstAbsent and FirstSilent

    bool operator==(const Route&) const = default;
};

/// A channel that answered last time goes before one that did not; if none did, the first is
/// tried all the same. Deposits only go to channels that can hold them.
enum class RoutePurpose { Payment, Deposit };
[[nodiscard]] Route route(const QString& means, Presentation presentation, RoutePurpose purpose,
                          const QList<RouteRule>& rules, const QList<RouteChoice>& channels);

/// Whether the channel can take these means that way.
[[nodiscard]] bool canTake(const ChannelTraits& traits, const QString& means,
                           Presentation presentation, RoutePurpose purpose);

} // namespace till::payment
