// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/call_target.h"

#include "core/settings/settings_file.h"
#include "core/wire/digest.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace till::ctl {

namespace {

/// SHA-256 of the published keys without blanks and line ends.
constexpr const char* publishedKeys[] = {
    "7ffbb06c67027508804ce5f86e36cb0e91ade23537bb260ac6515d4aaf7fce03", // open platform
    "794a0152037526d72f7ce55e574d1722bb31b1d0d05aea074d9dca3c703d8593", // netpay notifications
    "2bd86f64c5b629b30c74552289d37d57c17014e11a37adc8ce2b4fbb99740510", // MMSP
    "3069041fa7d0f4bc84c64f7b63d9480c50094cf3933712f56f6dda14af295070", // MMSP, a demo's
    "c4704c3a8df62c7d584dccc3c42a3e012a0941e81b52b1613181c3725eef89be", // payout
};

} // namespace

QList<desk::KnownProtocol> protocolsOf(const Session& session)
{
    return desk::knownProtocols(settings::SettingsFile(session.place.settingsPath).load().values);
}

Result<Target> findTarget(const Session& session, const QString& name)
{
    const QString channel = name.section(u'.', 0, 0);
    const QString operation = name.section(u'.', 1);
    Target target;
    target.values = settings::SettingsFile(session.place.settingsPath).load().values;
    QStringList names;
    for (const desk::KnownProtocol& each : desk::knownProtocols(target.values)) {
        names.append(each.name);
        if (each.name == channel)
            target.known = each;
    }
    if (target.known.protocol == nullptr)
        return failure(ErrorCode::NotFound, u"no channel %1; there are: %2"_qs.arg(
                                                channel, names.join(QLatin1String(", "))));
    names.clear();
    for (const channels::Interface& each : target.known.protocol->interfaces()) {
        names.append(QString(each.name));
        if (each.name == operation)
            target.which = &each;
    }
    if (target.which == nullptr)
        return failure(ErrorCode::NotFound,
                       u"%1 has no operation %2; there are: %3"_qs.arg(
                           channel, operation, names.join(QLatin1String(", "))));
    return target;
}

Result<Secret> loadKey(ports::Secrets& secrets, const QString& name)
{
    if (name.isEmpty())
        return Secret();
    Result<Secret> loaded = secrets.load(name);
    if (!loaded)
        return failure(loaded.error().code, name + u": "_qs + loaded.error().detail);
    return loaded;
}

bool isPublished(const Secret& key)
{
    QByteArray bare;
    bare.reserve(key.reveal().size());
    std::copy_if(key.reveal().begin(), key.reveal().end(), std::back_inserter(bare),
                 [](char each) { return each < '\0' || each > ' '; });
    const Secret kept(std::move(bare));
    const QByteArray digest = wire::sha256(kept.reveal()).toHex();
    return std::find(std::begin(publishedKeys), std::end(publishedKeys), digest) !=
           std::end(publishedKeys);
}

} // namespace till::ctl
