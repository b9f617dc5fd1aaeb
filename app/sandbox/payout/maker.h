// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host_makers.h"

#include <QByteArray>

namespace till::sandbox::payout {

/// The public key of the vendor's published test merchant.
[[nodiscard]] QByteArray testMerchantPem();

/// --payout-merchant-key and --payout-platform-key; the merchant is that of MMSP.
[[nodiscard]] HostMaker maker();

} // namespace till::sandbox::payout
