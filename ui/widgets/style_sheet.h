// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QString>

namespace till::ui {

/// The style sheet of plain controls (line edits, tables, tabs, tool tips, check boxes), made from
/// the look by substitution. Set it on the window when Look::changed() is emitted, never when data
/// changes: polishing again is slow.
[[nodiscard]] QString styleSheetOf(const Look& look);

} // namespace till::ui
