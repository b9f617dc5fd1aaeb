// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/payment/machine.h"
#include "core/ports/alarm.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/payment_index.h"
#include "core/ports/random.h"
#include "core/ports/sale_index.h"
#include "core/services/payment_state.h"

#include <QObject>

namespace till::services {

class CheckoutService;

/// Money through an acquirer: records, then sends, then records, then announces. The machine
/// (payment/machine.h) decides; this carries out. Core thread.
class PaymentService : public QObject {
    Q_OBJECT

public Q_SLOTS:
    /// Picks up every unfinished payment and asks what became of it; selling goes on at once.
    void recover();
    /// Whose name stands on what follows.
    void setOperator(const till::OperatorId& id);

    /// Takes `amount` for the sale at the desk with the customer's code. The code is used once.
    void charge(till::Money amount, const till::services::PaymentCodeDigits& code,
                till::payment::EntryMode entry);
    /// Gives up waiting: one last query, then the payment is cancelled (at most about 30 s).
    void stopWaiting(const till::PaymentId& id);
    void queryNow(const till::PaymentId& id);
    /// Asks by the number that stands on the customer's phone.
    void queryByAcquirerNumber(const till::PaymentId& id, const QString& number);
    /// The sale goes on with another means; `approver` has shown the right to that.
    void setAside(const till::PaymentId& id, const till::OperatorId& approver);
    /// Two different persons have seen the proof on the customer's phone.
    void markPaid(const till::PaymentId& id, const till::OperatorId& first,
                  const till::OperatorId& second, const QString& evidence);
    /// `approver` is empty where the operator may do it alone.
    void voidPayment(const till::PaymentId& id, const QString& reason,
                     const till::OperatorId& approver);
    void refund(const till::PaymentId& id, till::Money amount, const QString& reason,
                const till::OperatorId& approver);
    /// After the journal has been reopened and the checkout has come back.
    void retryJournal();

Q_SIGNALS:
    void stateChanged(const till::services::PaymentsState& state);
    void finished(const till::services::PaymentResult& result);
    void refused(const till::services::PaymentRefusal& refusal);
    /// A refund or void slip was queued.
    void printQueued();
    void journalFailed(const till::Error& error);
};

} // namespace till::services
