// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/secrets.h"
#include "core/services/channel_client.h"
#include "core/services/notification_service.h"
#include "core/settings/values.h"

#include <QList>

namespace till::desk {

/// Who takes money for this till, and who may tell it something.
struct Acquirers {
    /// Those that the shop wants, in the order of the settings, each with a line of its own.
    /// Without a key where something is missing or wrong: then nothing can be paid through it, and
    /// everything else goes on.
    QList<services::ChannelSetup> setups;
    QList<services::NotificationService::Source> sources;
};

/// As the settings say. In training a till has those of TrainingAcquirer instead.
[[nodiscard]] Acquirers acquirersFrom(const settings::Values& values, ports::Secrets& secrets);

} // namespace till::desk
