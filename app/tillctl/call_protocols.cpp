// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/acquirers.h"
#include "app/desk/config.h"
#include "app/desk/protocols.h"
#include "core/channels/poslink/channel.h"

namespace till::desk {

QList<KnownProtocol> knownProtocols(const settings::Values& values)
{
    const channels::PoslinkConfig config = poslinkConfig(values);
    auto channel = std::make_shared<const channels::PoslinkChannel>(config);
    std::shared_ptr<const channels::Protocol> protocol(channel, &channel->protocol());
    const auto valid = channels::validate(config);
    return {{u"poslink"_qs,
             protocol,
             channel,
             u"poslink.app-key"_qs,
             {},
             values.poslink.enabled,
             valid ? QString() : valid.error().detail}};
}

std::unique_ptr<ports::Transport> lineTo(const QString&, const settings::Values& values,
                                         ports::Secrets& secrets)
{
    return lineToAcquirer(values, Mode::Live, secrets).transport;
}

} // namespace till::desk
