// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/decide.h"
#include "core/services/staff_service.h"

#include <QList>

namespace till::models {

/// The right that a command needs when the cashier does not have it.
[[nodiscard]] staff::Permission permissionFor(const sale::Command& command);
/// Who of the staff may approve it.
[[nodiscard]] QList<services::StaffEntry> approvers(const QList<services::StaffEntry>& everybody,
                                                    staff::Permission permission);

} // namespace till::models
