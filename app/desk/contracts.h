// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/gateway/config.h"
#include "core/channels/loyalty/config.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/netpay/config.h"
#include "core/channels/payout/config.h"
#include "core/channels/poslink/config.h"
#include "core/channels/quickpay/config.h"
#include "core/settings/values.h"

/// Contracts with acquirers and other hosts as the settings hold them, not validated.
namespace till::desk {

[[nodiscard]] channels::PoslinkConfig poslinkConfig(const settings::Values& values);
[[nodiscard]] channels::NetpayConfig netpayConfig(const settings::Values& values);
[[nodiscard]] channels::MmspConfig mmspConfig(const settings::Values& values);
[[nodiscard]] channels::QuickpayConfig quickpayConfig(const settings::Values& values);
[[nodiscard]] channels::GatewayConfig gatewayConfig(const settings::Values& values);
/// Reads the files of public keys; one that cannot be read is empty.
[[nodiscard]] channels::PayoutConfig payoutConfig(const settings::Values& values);
[[nodiscard]] channels::LoyaltyConfig loyaltyConfig(const settings::Values& values);

} // namespace till::desk
