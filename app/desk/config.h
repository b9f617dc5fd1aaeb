// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "core/services/checkout_service.h"
#include "core/services/payment_service.h"
#include "core/services/receipt_maker.h"
#include "core/settings/values.h"

/// From settings to what each service needs of them.
namespace till::desk {

[[nodiscard]] sale::Rules rulesFrom(const settings::Values& values);
[[nodiscard]] services::CheckoutConfig checkoutConfig(const settings::Values& values, Mode mode);
/// Besides the settings it takes over what the checkout has been given.
[[nodiscard]] services::PaymentConfig paymentConfig(const settings::Values& values, Mode mode,
                                                    const services::CheckoutConfig& checkout);
[[nodiscard]] services::ReceiptConfig receiptConfig(const settings::Values& values, Mode mode);

/// In training there is always the on-screen printer.
[[nodiscard]] settings::PrinterKind printerKind(const settings::Values& values, Mode mode);

/// Stands in the journal's genesis: "02", or "X02" in training.
[[nodiscard]] QString tillName(const settings::Values& values, Mode mode);

} // namespace till::desk
