// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

namespace till::ctl {

/// Lets the print service work until nothing is queued or being sent, or the time is over. The
/// queue is durable: what is left is printed by whoever opens the desk next.
/// What is not printed then.
QList<ports::PrintJob> waitForPaper(desk::Desk& desk, int seconds);

} // namespace till::ctl
