// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/widgets/look.h"

namespace till::app {

/// Says why the till cannot start and what to do, in a window of its own and on standard error. The
/// program's exit code.
[[nodiscard]] int showStartTrouble(const Error& error, ui::Look& look);

} // namespace till::app
