// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host_makers.h"
#include "app/sandbox/mmsp/terms.h"

#include <QCommandLineParser>

namespace till::sandbox::mmsp {

/// The platform's published test merchant.
[[nodiscard]] Parties testParties();

/// --mmsp-merchant, --mmsp-terminal, --mmsp-key-file, --mmsp-agent, --mmsp-agent-key-file,
/// --open-all.
[[nodiscard]] HostMaker maker();

} // namespace till::sandbox::mmsp
