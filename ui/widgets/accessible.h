// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace till::ui {

/// Makes painted widgets (see Painted) known to screen readers. Safe to call more than once.
void installAccessibility();

} // namespace till::ui
