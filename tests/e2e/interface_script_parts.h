// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/interface_scripts.h"

/// What interfaceScripts() is made of, by acquirer.
namespace till::test {

[[nodiscard]] Scripts mmspScripts();
[[nodiscard]] Scripts quickpayScripts();
[[nodiscard]] Scripts gatewayScripts();
[[nodiscard]] Scripts payoutScripts();
[[nodiscard]] Scripts loyaltyScripts();

} // namespace till::test
