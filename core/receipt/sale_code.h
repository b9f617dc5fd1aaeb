// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace till::receipt {

/// What the QR code on a receipt says about its sale: enough to find it again and to know that this
/// till wrote it. As text "TILL1.<sale id>.<total in fen>.<unix seconds>.<signature>", the
/// signature in base64url without padding over everything before its dot.
struct SaleCode {
    SaleId saleId; ///< letters, digits and hyphens
    Money total;   ///< what the customer paid, after cash rounding
    Instant at;    ///< to the second

    bool operator==(const SaleCode&) const = default;
};

/// Signs the message; an empty result is a failure of the key.
using Signer = std::function<QByteArray(const QByteArray& message)>;
using Verifier = std::function<bool(const QByteArray& message, const QByteArray& signature)>;

/// OutOfRange for an id with other characters or longer than 40; Unavailable when the signer gives
/// nothing.
[[nodiscard]] Result<QString> encodeSaleCode(const SaleCode& code, const Signer& sign);

/// Malformed for text of another form (one spelling only: no signs, no leading zeros); Refused when
/// the signature does not fit.
[[nodiscard]] Result<SaleCode> decodeSaleCode(QStringView text, const Verifier& verify);

/// Whether a scanned text claims to be a sale code, before anything is checked.
[[nodiscard]] bool looksLikeSaleCode(QStringView text);

} // namespace till::receipt
