// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/payout/config.h"
#include "core/ports/transport.h"
#include "core/wire/json.h"

#include <QByteArray>

/// The envelope of the payout interface: the message encrypted for the platform, signed by the
/// merchant over what was encrypted.
namespace till::channels {
namespace payout {

/// {"ENCRYPT":...,"SIGN":...}. Malformed, OutOfRange for a key; Conflict where the private key does
/// not belong to the public one that the platform was given.
[[nodiscard]] Result<QByteArray> seal(const Secret& message, const PayoutConfig& config,
                                      const Secret& privateKey);

/// What the answer says, as one object: of what stands in clear only the code and its words, the
/// rest is what was encrypted. Malformed where it cannot be read, its two parts disagree, or it says
/// 0000 and encrypts nothing; Refused where its signature is wrong or missing though required
/// (without ENCRYPT nothing is signed).
[[nodiscard]] Result<wire::Json> open(const ports::HttpAnswer& answer, const PayoutConfig& config,
                                      const Secret& privateKey);

} // namespace payout
} // namespace till::channels
