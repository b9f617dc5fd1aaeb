// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/channels/protocol.h"
#include "core/ports/secrets.h"
#include "core/ports/transport.h"
#include "core/settings/values.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <memory>

namespace till::desk {

/// One acquirer's document with the numbers of the settings, whether they are enough or not.
struct KnownProtocol {
    QString name; ///< as in settings, journal and `tillctl call`: "poslink"
    std::shared_ptr<const channels::Protocol> protocol; ///< never null
    /// Null where a sale has no use for it. Says the login, where requests need one.
    std::shared_ptr<const channels::Channel> channel;
    QString keyName;             ///< secret that requests are signed with; empty: none is needed
    QString notificationKeyName; ///< secret that notifications are verified with; empty: there are
                                 ///< none
    QUrl notifyUrl;              ///< where the acquirer tells results; empty: nowhere
    bool enabled = false;        ///< the shop wants it
    QString trouble;             ///< English: what the settings lack; empty: nothing
};

/// All that this program speaks, in the order of the settings.
[[nodiscard]] QList<KnownProtocol> knownProtocols(const settings::Values& values);

/// A line of its own to that acquirer, with the trust that the settings name for it. Where it
/// cannot be built, everything that is posted comes back as not sent, with the reason.
[[nodiscard]] std::unique_ptr<ports::Transport>
lineTo(const QString& name, const settings::Values& values, ports::Secrets& secrets);

} // namespace till::desk
