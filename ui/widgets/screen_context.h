// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/actions.h"
#include "ui/models/desk_client.h"
#include "ui/models/desk_info.h"
#include "ui/widgets/look.h"

namespace till::ui {

using models::DeskInfo;

/// What every screen and dialog works with. The window owns all of it and outlives them.
struct ScreenContext {
    Look& look;
    const models::ActionMap& keys;
    models::DeskClient& client;
};

} // namespace till::ui
