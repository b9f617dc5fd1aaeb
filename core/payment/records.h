// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/payment/payment.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

/// Payments in the journal. The subject of every record is the payment's id; the first one is the
/// intent, each later one says the new state. No record holds a payment code.
namespace till::payment {

/// "payment.intent" for State::Intent, "payment.succeeded" and so on.
[[nodiscard]] QString kindOf(const Payment& payment);
[[nodiscard]] bool isPaymentKind(QStringView kind);
/// Compact JSON with sorted keys. The intent has everything that is fixed; later records have
/// state, code, text, facts and the two marks.
[[nodiscard]] QByteArray encode(const Payment& payment);
/// The payment after the record. The first record of a payment has to be its intent. Malformed for
/// a missing, unknown, mistyped or out-of-range field; Conflict for a second intent, or a state
/// before the intent. Progress is left as it was.
[[nodiscard]] Result<Payment> fold(Payment before, const PaymentId& id, QStringView kind,
                                   const QByteArray& payload, Instant at);

} // namespace till::payment
