// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_registry.h"

namespace till::gallery {

/// Payments by code in all their faces, and giving money back.
void registerPayments(Registry& registry);

} // namespace till::gallery
