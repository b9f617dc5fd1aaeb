// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/checkout_state.h"
#include "core/services/payment_state.h"
#include "core/services/sales_list.h"

/// The payment of the sample sale by WeChat, in all its states, as in the mock-ups.
namespace till::gallery {

/// ¥129.21 by WeChat, code ending in 4417, sent at 10:42:06.
[[nodiscard]] payment::Payment samplePayment(payment::State state);
/// A channel is set up and nothing is under way.
[[nodiscard]] services::PaymentsState readyForCodes();
/// The customer enters the password; 14 s so far.
[[nodiscard]] services::PaymentView waitingForPassword();
/// Handed over after many queries without an answer.
[[nodiscard]] services::PaymentView notKnown();
/// The balance was too low.
[[nodiscard]] services::PaymentResult refusedResult();
/// A refund of ¥21.00 of that payment.
[[nodiscard]] services::PaymentView refundUnderWay();
/// Customers can pay by reading a code, deposits can be taken, and one acquirer was silent.
[[nodiscard]] services::PaymentsState readyToShow();
/// The code of ¥129.21 is shown; 64 s so far.
[[nodiscard]] services::PaymentView codeShown();
/// A deposit of ¥200.00 is being paid.
[[nodiscard]] services::PaymentView depositShown();
/// One of these is under way: of the sale, or a deposit.
[[nodiscard]] services::PaymentsState shownUnderWay(const services::PaymentView& view);
/// Three deposits, one of which goes back soon.
[[nodiscard]] services::PaymentsState withDeposits();
[[nodiscard]] services::PaymentsState withCurrent(const services::PaymentView& view);
/// Two payments of other sales and a refund.
[[nodiscard]] services::PaymentsState withOthers();
[[nodiscard]] QList<services::ListedSale> latestSales();
/// The sample sale, paid by code with a wallet's discount.
[[nodiscard]] services::CompletedSale paidByCode();
[[nodiscard]] services::PaymentResult paidResult();

} // namespace till::gallery
