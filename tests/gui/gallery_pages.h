// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_registry.h"

class QApplication;

namespace till::gallery {

/// Registers everything there is: components, screens, dialogs. Add a line to its body for each
/// file of pages.
void registerPages(Registry& registry);

/// Sets the style as the application does and returns the look that it follows; the application
/// owns it.
[[nodiscard]] ui::Look& prepareApplication(QApplication& application);

} // namespace till::gallery
