// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QStringList>

class QWidget;

namespace till::gallery {

/// What is wrong with the visible widgets of this window: controls without a name for screen
/// readers, controls too small for a finger, amounts that are elided, text that is cut off.
[[nodiscard]] QStringList problemsIn(QWidget& window, const ui::Look& look);

} // namespace till::gallery
