// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host_makers.h"

namespace till::sandbox::mmsp {

/// --mmsp-merchant, --mmsp-terminal, --mmsp-key-file, --mmsp-agent, --mmsp-agent-key-file,
/// --open-all.
[[nodiscard]] HostMaker maker();

} // namespace till::sandbox::mmsp
