// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/acquirers.h"

#include "app/desk/protocols.h"

#include <QLoggingCategory>

#include <memory>
#include <utility>

namespace till::desk {

namespace {

Q_LOGGING_CATEGORY(log, "till.acquirers")

std::shared_ptr<const Secret> keyOf(const QString& name, ports::Secrets& secrets)
{
    auto key = secrets.load(name);
    if (!key) {
        qCWarning(log) << name << "is missing:" << key.error().detail;
        return nullptr;
    }
    return std::make_shared<const Secret>(std::move(*key));
}

services::ChannelSetup setupOf(const KnownProtocol& known, const settings::Values& values,
                               ports::Secrets& secrets)
{
    services::ChannelSetup setup;
    setup.channel = known.channel;
    setup.transport = lineTo(known.name, values, secrets);
    if (known.trouble.isEmpty())
        setup.key = keyOf(known.keyName, secrets);
    else
        qCWarning(log) << known.name << "settings:" << known.trouble;
    return setup;
}

} // namespace

Acquirers acquirersFrom(const settings::Values& values, ports::Secrets& secrets)
{
    Acquirers acquirers;
    for (const KnownProtocol& known : knownProtocols(values)) {
        if (known.channel == nullptr || !known.enabled)
            continue;
        acquirers.setups.append(setupOf(known, values, secrets));
        if (known.notificationKeyName.isEmpty() || known.notifyUrl.isEmpty())
            continue;
        acquirers.sources.append(
            {known.notifyUrl.path(), known.channel, keyOf(known.notificationKeyName, secrets)});
    }
    return acquirers;
}

} // namespace till::desk
