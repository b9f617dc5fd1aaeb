// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/machine.h"
#include "core/services/payment_state.h"

#include <QList>

#include <list>
#include <optional>

namespace till::services {

/// A payment, void or refund that this run of the program takes care of.
struct OpenPayment {
    payment::Payment payment;
    std::optional<qint64> wakeAtMs; ///< steady clock
    PaymentCodeDigits code;         ///< until the request has been encoded
    payment::EntryMode entry = payment::EntryMode::Scanned;
    QString askedNumber;        ///< the acquirer's number that somebody read from a phone
    QList<Instant> lastQueries; ///< at most the latest three, oldest first
    bool stopping = false;      ///< the cashier does not wait any longer
    int onWay = 0;              ///< requests that have not been answered
    int jitterPermille = 1000;  ///< of the waits between queries, so that tills do not ask in step
    bool intentInDoubt = false; ///< the commit of its intent failed: it was not sent for sure
    QList<payment::Event> kept; ///< heard while nothing could be recorded
};

/// What is taken care of, oldest first. References stay good until drop() or clear().
class PaymentBook {
public:
    [[nodiscard]] OpenPayment* find(const PaymentId& id);
    OpenPayment& add(OpenPayment payment);
    void drop(const PaymentId& id);
    /// Lets go of what is settled, watched no longer, waits for no answer and has none kept.
    void dropFinished();
    [[nodiscard]] std::list<OpenPayment> takeAll();

    /// The unsettled payment of a sale that has not been set aside, if any.
    [[nodiscard]] const OpenPayment* unresolvedOf(const SaleId& sale) const;
    /// The latest deposit whose payment is not decided and that has not been set aside, if any.
    [[nodiscard]] const OpenPayment* unresolvedDeposit() const;
    /// What is being done about a payment; empty: nothing.
    [[nodiscard]] PaymentId unsettledAbout(const PaymentId& id) const;
    /// None: nobody wants to be woken.
    [[nodiscard]] std::optional<qint64> earliestWakeMs() const;
    [[nodiscard]] QList<PaymentId> dueAt(qint64 nowMs) const;
    [[nodiscard]] const std::list<OpenPayment>& all() const { return m_open; }

private:
    std::list<OpenPayment> m_open;
};

} // namespace till::services
