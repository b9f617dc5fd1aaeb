// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "core/ports/secrets.h"
#include "core/ports/transport.h"
#include "core/services/channel_client.h"
#include "core/settings/values.h"

#include <memory>
#include <optional>

namespace till::desk {

/// Who takes payment codes, and the line to them.
struct Line {
    std::unique_ptr<ports::Transport> transport;
    /// None where the shop takes no codes. Without a key where something is missing or wrong: then
    /// nothing can be paid by code, and everything else goes on.
    std::optional<services::ChannelSetup> setup;
};

/// As the settings say. In training there is a line to this machine only: see TrainingAcquirer.
[[nodiscard]] Line lineToAcquirer(const settings::Values& values, Mode mode,
                                  ports::Secrets& secrets);

} // namespace till::desk
