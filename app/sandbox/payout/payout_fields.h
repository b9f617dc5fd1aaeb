// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/json.h"

#include <QString>

/// The request tables of the payout document, chapter 5.
namespace till::sandbox::payout {

enum class PayoutTask { Pay = 0x1001, Query = 0x1002, Balance = 0x1003 };

/// A member as text: whole numbers count as their digits, since the tables say "int" where the
/// printed requests have texts.
[[nodiscard]] QString wordOf(const mmsp::Json& request, QStringView name);

/// The RETCODE that the form of the request deserves; empty when it is as documented.
[[nodiscard]] QString complaintCode(PayoutTask task, const mmsp::Json& request);

} // namespace till::sandbox::payout
