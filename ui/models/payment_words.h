// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/payment_state.h"
#include "ui/models/messages.h"

#include <QString>

/// What is said about payments through an acquirer: first what is known about the money, then what
/// to do; codes last and small.
namespace till::models {

/// "微信支付"; "扫码支付" where it is not known.
[[nodiscard]] QString meansName(const QString& means);
/// Also by what the acquirer called the wallet.
[[nodiscard]] QString meansName(const payment::Payment& payment);
/// "银联商务 POS通"; the setting's name for a channel without words of its own.
[[nodiscard]] QString channelName(const QString& channel);
/// Who takes it, and why not somebody else: "经银联商务 POS通".
[[nodiscard]] QString routeNote(const payment::Route& route);
/// "微信支付 · 付款码尾号 4417".
[[nodiscard]] QString paymentSubject(const payment::Payment& payment);
/// The number of the sale as people read it.
[[nodiscard]] QString saleNumberText(const SaleId& sale);

/// Why something came to nothing.
struct Cause {
    QString what;   ///< without a full stop: "顾客余额不足"
    QString advice; ///< what to do about it
};
/// By the acquirer's code, and by its text where the code says nothing. For an operation that was
/// refused.
[[nodiscard]] Cause causeOf(const payment::Payment& payment);
/// "对方代码 61"; with the acquirer's own words if it gave any. Empty without a code.
[[nodiscard]] QString codeNote(const payment::Payment& payment);

/// What a finished payment, void or refund comes down to.
struct Verdict {
    QString headline; ///< what became of the money; no full stop
    QString advice;
};
[[nodiscard]] Verdict verdictOf(const payment::Payment& payment);

/// One or two words for lists: "等顾客确认", "结果待确认".
[[nodiscard]] QString stateWord(const services::PaymentView& view);

/// Why it did not even begin.
[[nodiscard]] Message messageFor(const services::PaymentRefusal& refusal);
/// A result that nobody is looking at: of a payment of another sale, or behind the lock.
[[nodiscard]] Message messageFor(const services::PaymentResult& result);
/// Payments whose fate is not known, for the banner.
[[nodiscard]] Message openPaymentsMessage(int count, Money amount);
/// The acquirer has not answered the last time.
[[nodiscard]] Message lineDown();
/// The page on which the customer would pay cannot be opened here.
[[nodiscard]] Message noBrowser();
/// A scan while a payment is under way.
[[nodiscard]] Message paymentUndecided();
/// A scan while a customer reads a code of the till.
[[nodiscard]] Message codeIsShown();
/// A payment code at a cart with nothing in it.
[[nodiscard]] Message paymentCodeTooEarly();

} // namespace till::models
