// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/payment/payment.h"

#include <QByteArray>
#include <QDate>
#include <QList>

namespace till::ports {

/// Questions about payments, kept by the journal in the same transaction as the records. The
/// progress of what it returns is empty. Same thread as the journal.
class PaymentIndex {
public:
    virtual ~PaymentIndex() = default;

    /// Everything that is not payment::isSettled(), oldest first.
    [[nodiscard]] virtual Result<QList<payment::Payment>> openPayments() = 0;
    /// Payments, voids, refunds and completions of a sale, oldest first; none for an empty number.
    [[nodiscard]] virtual Result<QList<payment::Payment>> paymentsOf(const SaleId& sale) = 0;
    /// Everything about an earlier payment (`original` is its id), oldest first.
    [[nodiscard]] virtual Result<QList<payment::Payment>> paymentsAbout(const PaymentId& id) = 0;
    /// Deposits that were paid and neither completed nor released with success, oldest first.
    [[nodiscard]] virtual Result<QList<payment::Payment>> openDeposits() = 0;
    /// Newest first.
    [[nodiscard]] virtual Result<QList<payment::Payment>> latestPayments(int count) = 0;
    /// NotFound if there is none.
    [[nodiscard]] virtual Result<payment::Payment> findPayment(const PaymentId& id) = 0;
    /// The latest one of a channel that the acquirer knows by this number of its own. NotFound if
    /// there is none.
    [[nodiscard]] virtual Result<payment::Payment> findByAcquirer(const QString& channel,
                                                                  const QString& order) = 0;
    /// Whether a payment has been tried with this code before.
    [[nodiscard]] virtual Result<bool> knowsCode(const QByteArray& codeDigest) = 0;
    /// The next unused counter for payment/order_id.h, from 1.
    [[nodiscard]] virtual Result<qint64> nextPaymentCounter() = 0;
    /// The greatest id of that length that begins so; empty: there is none. For Dated ids, see
    /// payment/order_id.h.
    [[nodiscard]] virtual Result<PaymentId> greatestOrderId(const QString& prefix,
                                                            qsizetype length) = 0;
    /// The journal's generation: three characters of Crockford's base 32, recorded as
    /// "journal.generation" with the subject "journal"; empty until then.
    [[nodiscard]] virtual Result<QString> generation() = 0;
};

} // namespace till::ports
