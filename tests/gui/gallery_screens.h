// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_registry.h"

namespace till::gallery {

/// Every screen and dialog of the window, with the sample sale.
void registerScreens(Registry& registry);

/// Lets the program speak this language from now on.
void speak(Language language);

} // namespace till::gallery
