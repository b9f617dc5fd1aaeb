// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/services/payment_state.h"

#include <QString>

#include <optional>

namespace till::models {

/// A customer's payment code between its scan at the cart and the cashier's Enter: in memory that
/// is wiped, for a minute at most. Knows a scanner that reads the same code twice in a row. Moments
/// are milliseconds of a steady clock. Value type of the GUI thread.
class HeldCode {
public:
    /// Codes on phones change about once a minute.
    static constexpr int lifetimeMs = 60'000;
    /// Within this time the same code, or an Enter, is the scanner's echo and confirms nothing.
    static constexpr int echoMs = 1'000;

    /// Remembers that it was scanned now. True: it is the echo of the scan before.
    [[nodiscard]] bool isEcho(const QString& digits, qint64 nowMs);
    void hold(const QString& digits, qint64 nowMs);
    [[nodiscard]] bool isHeld(qint64 nowMs) const;
    /// The hand had time to press Enter itself.
    [[nodiscard]] bool mayBeConfirmed(qint64 nowMs) const;
    /// The last four digits, for the screen.
    [[nodiscard]] QString tail() const { return m_tail; }
    /// Gives the code out once; null when there is none any more.
    [[nodiscard]] services::PaymentCodeDigits take(qint64 nowMs);
    /// Wipes what is too old; call now and then.
    void expire(qint64 nowMs);
    void clear();

private:
    services::PaymentCodeDigits m_code;
    QString m_tail;
    qint64 m_heldAtMs = 0;
    Secret m_seen; ///< the code scanned last, for as long as an echo may come
    qint64 m_seenAtMs = 0;
};

/// The digits as they travel to the payment service.
[[nodiscard]] services::PaymentCodeDigits secretDigits(const QString& digits);

} // namespace till::models
