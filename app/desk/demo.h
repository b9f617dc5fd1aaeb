// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "core/services/staff_service.h"

#include <QList>

/// What training starts with: goods, quick keys and people of a shop that does not exist.
namespace till::desk {

struct DemoPerson {
    staff::Operator person;
    QString pin; ///< shown on the sign-in screen in training
};
[[nodiscard]] const QList<DemoPerson>& demoStaff();

/// Puts the demo goods and quick keys into an empty folder; does nothing where there are goods
/// already.
[[nodiscard]] Result<void> installDemoGoods(const Place& place);

/// Adds the demo people who are missing.
[[nodiscard]] Result<void> addDemoStaff(services::StaffService& staff);

} // namespace till::desk
