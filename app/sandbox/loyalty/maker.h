// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host_makers.h"

namespace till::sandbox::loyalty {

[[nodiscard]] HostMaker maker();

} // namespace till::sandbox::loyalty
