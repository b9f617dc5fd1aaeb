// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "core/ports/receipt_printer.h"
#include "core/settings/values.h"

#include <functional>
#include <memory>

namespace till::desk {

using OnShown = std::function<void(const receipt::Receipt&)>;

/// The printer that the settings ask for; none when they ask for none. `onShown` gets what the
/// on-screen printer prints, on the printer's thread.
[[nodiscard]] std::unique_ptr<ports::ReceiptPrinter> makePrinter(const settings::Values& values,
                                                                 Mode mode, OnShown onShown);

} // namespace till::desk
