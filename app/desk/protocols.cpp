// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/protocols.h"

#include "app/desk/contracts.h"
#include "app/desk/lines.h"
#include "core/channels/gateway/channel.h"
#include "core/channels/loyalty/protocol.h"
#include "core/channels/mmsp/channel.h"
#include "core/channels/netpay/channel.h"
#include "core/channels/payout/protocol.h"
#include "core/channels/poslink/channel.h"
#include "core/channels/quickpay/channel.h"

#include <utility>

namespace till::desk {

namespace {

/// What is known besides the numbers of the contract.
struct Naming {
    bool enabled = false;
    QString keyName;
    QString notificationKeyName = {};
    QString notifyUrl = {};
};

template<typename Config> QString troubleOf(const Config& config)
{
    const Result<void> valid = channels::validate(config);
    return valid ? QString() : valid.error().detail;
}

/// Of what takes money for sales.
template<typename Channel, typename Config>
KnownProtocol payments(const Config& config, const Naming& naming)
{
    auto channel = std::make_shared<const Channel>(config);
    KnownProtocol known;
    known.name = channel->protocol().name();
    known.protocol = std::shared_ptr<const channels::Protocol>(channel, &channel->protocol());
    known.channel = std::move(channel);
    known.keyName = naming.keyName;
    known.notificationKeyName = naming.notificationKeyName;
    known.notifyUrl = QUrl(naming.notifyUrl);
    known.enabled = naming.enabled;
    known.trouble = troubleOf(config);
    return known;
}

template<typename Protocol, typename Config>
KnownProtocol services(const Config& config, const Naming& naming)
{
    KnownProtocol known;
    known.protocol = std::make_shared<const Protocol>(config);
    known.name = known.protocol->name();
    known.keyName = naming.keyName;
    known.enabled = naming.enabled;
    known.trouble = troubleOf(config);
    return known;
}

/// On the MMSP platform one key signs requests and notifications: the agent's before the
/// merchant's.
Naming namingOf(const settings::MmspHead& chosen)
{
    const QString key =
        chosen.agentNo.isEmpty() ? QStringLiteral("mmsp.key") : QStringLiteral("mmsp.agent-key");
    return {chosen.enabled, key, key, chosen.notifyUrl};
}

const settings::HostLine* hostLineOf(const QString& name, const settings::Values& values)
{
    const std::pair<QLatin1StringView, const settings::HostLine*> lines[] = {
        {QLatin1StringView("poslink"), &values.poslink},
        {QLatin1StringView("netpay"), &values.netpay},
        {QLatin1StringView("mmsp"), &values.mmsp},
        {QLatin1StringView("quickpay"), &values.quickpay},
        {QLatin1StringView("gateway"), &values.gateway},
        {QLatin1StringView("payout"), &values.payout},
        {QLatin1StringView("loyalty"), &values.loyalty},
    };
    for (const auto& [known, line] : lines) {
        if (name == known)
            return line;
    }
    return nullptr;
}

} // namespace

QList<KnownProtocol> knownProtocols(const settings::Values& values)
{
    return {
        payments<channels::PoslinkChannel>(
            poslinkConfig(values), {values.poslink.enabled, QStringLiteral("poslink.app-key")}),
        payments<channels::NetpayChannel>(
            netpayConfig(values), {values.netpay.enabled, QStringLiteral("netpay.app-key"),
                                   QStringLiteral("netpay.notify-key"), values.netpay.notifyUrl}),
        payments<channels::MmspChannel>(mmspConfig(values), namingOf(values.mmsp)),
        payments<channels::QuickpayChannel>(quickpayConfig(values), namingOf(values.quickpay)),
        payments<channels::GatewayChannel>(gatewayConfig(values), namingOf(values.gateway)),
        services<channels::PayoutProtocol>(
            payoutConfig(values), {values.payout.enabled, QStringLiteral("payout.private-key")}),
        services<channels::LoyaltyProtocol>(
            loyaltyConfig(values),
            {values.loyalty.enabled, QStringLiteral("loyalty.terminal-key")}),
    };
}

std::unique_ptr<ports::Transport> lineTo(const QString& name, const settings::Values& values,
                                         ports::Secrets& secrets)
{
    const settings::HostLine* chosen = hostLineOf(name, values);
    if (chosen == nullptr)
        return noLine({ErrorCode::NotFound, QStringLiteral("no line to %1").arg(name)});
    auto made = lineWith(name, *chosen, secrets);
    return made ? std::move(*made) : noLine(made.error());
}

} // namespace till::desk
