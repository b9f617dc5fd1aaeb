// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/desk_client.h"
#include "ui/models/desk_info.h"

/// The sale that is on every picture, so that sums can be followed: 9 lines, before ¥134.96, saved
/// ¥5.75, to pay ¥129.21, in cash ¥129.20, received ¥200.00, change ¥70.80.
namespace till::gallery {

[[nodiscard]] services::CheckoutState emptyState();
[[nodiscard]] services::CheckoutState sampleState();
/// sampleState() with the tender dialog open.
[[nodiscard]] services::CheckoutState tenderingState();
[[nodiscard]] services::CompletedSale paidSale();
[[nodiscard]] QList<services::StaffEntry> sampleStaff();
[[nodiscard]] services::PrintState readyPrinter();
[[nodiscard]] ports::CataloguePage searchPage();
[[nodiscard]] models::DeskInfo sampleInfo();

} // namespace till::gallery
