// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/secrets.h"
#include "core/ports/transport.h"
#include "core/settings/acquirers.h"

#include <QString>

#include <memory>

namespace till::desk {

/// A line to hosts of trusted authorities and to this machine; built with its first request.
[[nodiscard]] std::unique_ptr<ports::Transport> plainLine();

/// A line to one host with the trust that the settings name for it; the key of a client certificate
/// is the secret "<name>.client-key". What is set up is tried at once, so that a mistake is said at
/// the start.
[[nodiscard]] Result<std::unique_ptr<ports::Transport>>
lineWith(const QString& name, const settings::HostLine& chosen, ports::Secrets& secrets);

/// Nothing leaves this till: each request comes back as not sent.
[[nodiscard]] std::unique_ptr<ports::Transport> noLine(const Error& why);

} // namespace till::desk
