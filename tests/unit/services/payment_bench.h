// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/payment_service.h"
#include "tests/support/hand_alarm.h"
#include "tests/support/scripted_acquirer.h"
#include "tests/unit/services/till_bench.h"

#include <memory>

namespace till::services {

/// The till of TillBench with an acquirer that does what the test says. Time passes by letPass()
/// only.
class PaymentBench : public TillBench {
public:
    PaymentBench();
    ~PaymentBench();
    Q_DISABLE_COPY_MOVE(PaymentBench)

    /// Opens everything, and what was there comes back.
    void startAll();
    /// The power goes, and comes back.
    void restartAll();
    /// Ends a halt in the order of the desk.
    void reopenAll();

    /// Scans two bottles of water: 4.00.
    SaleId ring();
    /// Another code each time: WeChat, ending in the number.
    [[nodiscard]] static PaymentCodeDigits code(int number);
    /// Pays `amount` of the sale at the desk with a fresh code; the payment's id.
    PaymentId charge(Money amount);
    /// ring() and charge() of all of it.
    PaymentId chargeAll();
    /// A payment that has succeeded and completed its sale.
    PaymentId pay();
    /// A payment that nobody has heard of, while a cancel of it is on its way.
    PaymentId cancelling();
    /// A payment that was reversed, of a sale that is paid in cash since.
    PaymentId reversedAndPaidInCash();

    void answer(payment::Purpose purpose, payment::Meaning meaning)
    {
        acquirer.answer(purpose, meaning);
    }
    void letPass(qint64 ms) { alarm.letPass(ms); }

    [[nodiscard]] payment::Payment find(const PaymentId& id);
    [[nodiscard]] payment::State stateOf(const PaymentId& id) { return find(id).state; }
    [[nodiscard]] sale::Sale saleOf(const SaleId& id);
    /// The voids, refunds, completions and releases of a payment, oldest first.
    [[nodiscard]] QList<payment::Payment> returnsOf(const PaymentId& id);
    /// A channel of this till that is set up. It outlives the service.
    [[nodiscard]] static ChannelSetup setupOf(support::ScriptedAcquirer& acquirer);
    /// Who would take it; fails the test where nobody knows the means.
    [[nodiscard]] RouteView routeOf(const QString& means, payment::Presentation presentation,
                                    payment::RoutePurpose purpose = payment::RoutePurpose::Payment);
    [[nodiscard]] const PaymentsState& paymentsState() const { return payments->state(); }
    [[nodiscard]] std::optional<PaymentRefusal::Reason> lastRefusal() const;
    /// The result about this payment that was told last.
    [[nodiscard]] std::optional<PaymentResult> resultOf(const PaymentId& id) const;

    support::HandAlarm alarm;
    support::ScriptedAcquirer acquirer;
    support::ScriptedAcquirer second; ///< named "second", with a line of its own
    PaymentConfig paymentConfig;
    bool hasChannel = true;
    bool hasSecond = false;
    std::unique_ptr<PaymentService> payments;

    QList<PaymentResult> results;
    QList<PaymentRefusal> refusals;
    QList<PaymentsState> paymentStates;
    int paymentJournalFailures = 0;

private:
    void listenToPayments();

    int m_codes = 0;
};

} // namespace till::services
