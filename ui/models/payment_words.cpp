// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/payment_words.h"

#include "core/sale/sale_number.h"
#include "ui/models/format.h"

#include <QCoreApplication>

#include <array>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Payments)
};

constexpr const char* contextName = "till::models::Payments";

/// A name of settings and journal, and what people call it.
struct Named {
    QLatin1StringView name;
    const char* word;
};
constexpr std::array meansNames{
    Named{QLatin1StringView("wechat"), QT_TRANSLATE_NOOP("till::models::Payments", "WeChat Pay")},
    Named{QLatin1StringView("alipay"), QT_TRANSLATE_NOOP("till::models::Payments", "Alipay")},
    Named{QLatin1StringView("unionpay"), QT_TRANSLATE_NOOP("till::models::Payments", "UnionPay")},
    Named{QLatin1StringView("qq"), QT_TRANSLATE_NOOP("till::models::Payments", "QQ Wallet")},
    Named{QLatin1StringView("jd"), QT_TRANSLATE_NOOP("till::models::Payments", "JD Pay")},
    Named{QLatin1StringView("ecny"), QT_TRANSLATE_NOOP("till::models::Payments", "Digital yuan")},
    Named{QLatin1StringView("qmf"), QT_TRANSLATE_NOOP("till::models::Payments", "Quan Min Fu")},
    Named{QLatin1StringView("applepay"), QT_TRANSLATE_NOOP("till::models::Payments", "Apple Pay")},
    Named{QLatin1StringView("bank"), QT_TRANSLATE_NOOP("till::models::Payments", "Online bank")},
    Named{QLatin1StringView("deposit"), QT_TRANSLATE_NOOP("till::models::Payments", "Deposit")},
};
constexpr std::array channelNames{
    Named{QLatin1StringView("poslink"),
          QT_TRANSLATE_NOOP("till::models::Payments", "ChinaUMS POSlink")},
    Named{QLatin1StringView("netpay"),
          QT_TRANSLATE_NOOP("till::models::Payments", "ChinaUMS netpay")},
    Named{QLatin1StringView("mmsp"), QT_TRANSLATE_NOOP("till::models::Payments", "MMSP codes")},
    Named{QLatin1StringView("quickpay"),
          QT_TRANSLATE_NOOP("till::models::Payments", "MMSP quick pay")},
    Named{QLatin1StringView("gateway"),
          QT_TRANSLATE_NOOP("till::models::Payments", "MMSP bank gateway")},
};

using payment::Operation;
using payment::Payment;
using payment::State;

Message wrong(const QString& headline, const QString& nextStep)
{
    return {Severity::Refused, headline, nextStep, Sound::Wrong, Presence::Toast};
}

QString dot()
{
    return Words::tr(" · ", "between facts");
}

/// A payment that came to nothing.
Verdict failedPay(const Payment& payment)
{
    switch (payment.state) {
    case State::Refused: {
        const Cause cause = causeOf(payment);
        return {Words::tr("%1; nothing was charged", "why").arg(cause.what), cause.advice};
    }
    case State::NotSent:
        return {Words::tr("The request did not leave this till; nothing was charged"),
                Words::tr("Cash works as usual. Scan a code again once the network is back.")};
    case State::Cancelled:
        return {Words::tr("The payment is cancelled; nothing was charged"),
                Words::tr("Use another means, or ask for a fresh code and scan it.")};
    case State::Reversed:
        return {Words::tr("The payment is cancelled; the money is back with the customer"),
                Words::tr("Use another means, or ask for a fresh code and scan it.")};
    case State::Created:
    case State::Intent:
    case State::Pending:
    case State::Unknown:
    case State::Cancelling:
    case State::Succeeded:
    case State::Exception:
        return {};
    }
    Q_UNREACHABLE();
}

/// A void or refund that came to nothing.
Verdict failedReturn(const Payment& payment)
{
    const bool isDeposit =
        payment.operation == Operation::Complete || payment.operation == Operation::Release;
    const QString stays = isDeposit ? Words::tr("the deposit is held as before")
                          : payment.operation == Operation::Void
                              ? Words::tr("not voided, the payment stays as it is")
                              : Words::tr("not refunded, the payment stays as it is");
    if (payment.state == State::NotSent)
        return {Words::tr("The request did not leave this till: %1").arg(stays),
                Words::tr("Try again once the network is back.")};
    const Cause cause = causeOf(payment);
    return {Words::tr("%1: %2", "why; what became of it").arg(cause.what, stays), cause.advice};
}

Verdict succeeded(const Payment& payment)
{
    const QString amount = formatMoney(payment.amount);
    switch (payment.operation) {
    case Operation::Pay:
        return {Words::tr("%1 has arrived").arg(amount), {}};
    case Operation::Void:
        return {Words::tr("Voided: %1 goes back to the customer").arg(amount),
                Words::tr("It is with the customer at once or within a few days.")};
    case Operation::Refund:
        return {Words::tr("Refunded: %1 goes back to the customer").arg(amount),
                Words::tr("It is with the customer at once or within a few days.")};
    case Operation::Complete:
        return {Words::tr("%1 of the deposit has been taken").arg(amount),
                Words::tr("What is left of it goes back to the customer.")};
    case Operation::Release:
        return {Words::tr("Deposit returned: %1 goes back to the customer").arg(amount),
                Words::tr("It is with the customer at once or within a few days.")};
    }
    Q_UNREACHABLE();
}

/// The sum that would be possible, if any.
QString upTo(const services::PaymentRefusal& refusal)
{
    return refusal.limit.isPositive()
               ? Words::tr("At most %1 is possible.").arg(formatMoney(refusal.limit))
               : Words::tr("Nothing more is possible.");
}

/// Refusals about codes and channels.
Message refusedCharge(const services::PaymentRefusal& refusal)
{
    using Reason = services::PaymentRefusal::Reason;
    if (refusal.reason == Reason::NoChannel)
        return wrong(Words::tr("Code payment is not set up on this till."),
                     Words::tr("Take cash or use the card terminal."));
    if (refusal.reason == Reason::ChannelNotReady)
        return wrong(Words::tr("Code payment is set up, but its key or numbers are missing."),
                     Words::tr("Take cash and call the manager."));
    if (refusal.reason == Reason::CodeIsGoods)
        return wrong(Words::tr("This is the barcode of goods, not a payment code."),
                     Words::tr("Scan the code on the customer’s phone."));
    if (refusal.reason == Reason::CodeUsed)
        return wrong(Words::tr("This payment code was used before."),
                     Words::tr("Ask the customer for a fresh one, then scan it."));
    return wrong(Words::tr("This is not a payment code."),
                 Words::tr("Scan the code on the customer’s phone."));
}

/// Refusals about giving money back.
Message refusedReturn(services::PaymentRefusal::Reason reason)
{
    using Reason = services::PaymentRefusal::Reason;
    if (reason == Reason::NotPaid)
        return wrong(Words::tr("This payment has not arrived; there is nothing to give back."),
                     Words::tr("Ask for its result first."));
    if (reason == Reason::TooSoonToVoid)
        return wrong(
            Words::tr("The acquirer takes a payment back after 15 seconds at the earliest."),
            Words::tr("Wait a moment, then void it again."));
    if (reason == Reason::TooLateToVoid)
        return wrong(Words::tr("A payment of an earlier day cannot be voided."),
                     Words::tr("Refund it instead."));
    if (reason == Reason::TooLateToRefund)
        return wrong(Words::tr("This payment is too old to be refunded."),
                     Words::tr("Give the money back in cash."));
    return wrong(Words::tr("The acquirer does not offer this."), Words::tr("Choose another way."));
}

} // namespace

QString meansName(const QString& means)
{
    for (const Named& each : meansNames) {
        if (means == each.name)
            return QCoreApplication::translate(contextName, each.word);
    }
    return Words::tr("Code payment");
}

QString meansName(const Payment& payment)
{
    const bool known = !payment.means.isEmpty() && payment.means != u"unknown";
    const QString wallet = payment.facts.walletName;
    return known || wallet.isEmpty() ? meansName(payment.means) : wallet;
}

QString channelName(const QString& channel)
{
    for (const Named& each : channelNames) {
        if (channel == each.name)
            return QCoreApplication::translate(contextName, each.word);
    }
    return channel;
}

QString routeNote(const payment::Route& route)
{
    using Reason = payment::Route::Reason;
    const QString by = Words::tr("Goes through %1").arg(channelName(route.channel));
    switch (route.reason) {
    case Reason::Rule:
        return Words::tr("%1, by the rule in the settings.").arg(by);
    case Reason::OnlyOne:
    case Reason::Order:
        return Words::tr("%1.").arg(by);
    case Reason::FirstAbsent:
        return Words::tr("%1: %2 does not take it here.").arg(by, channelName(route.insteadOf));
    case Reason::FirstSilent:
        return Words::tr("%1: %2 did not answer last time.").arg(by, channelName(route.insteadOf));
    case Reason::NotReady:
        return Words::tr("%1 is set up, but its key or numbers are missing.")
            .arg(channelName(route.channel));
    case Reason::None:
        return Words::tr("No acquirer takes this here.");
    }
    Q_UNREACHABLE();
}

QString paymentSubject(const Payment& payment)
{
    const QString means = meansName(payment);
    if (payment.codeTail.isEmpty())
        return means;
    return means + dot() + Words::tr("code ends in %1").arg(payment.codeTail);
}

QString saleNumberText(const SaleId& sale)
{
    const Result<sale::SaleNumber> number = sale::SaleNumber::fromId(sale);
    return number ? number->display() : sale.text();
}

QString codeNote(const Payment& payment)
{
    if (payment.code.isEmpty())
        return {};
    const QString code = Words::tr("acquirer’s code %1").arg(payment.code);
    return payment.text.isEmpty() ? code : code + dot() + payment.text;
}

Verdict verdictOf(const Payment& payment)
{
    if (payment.state == State::Succeeded)
        return succeeded(payment);
    return payment.operation == Operation::Pay ? failedPay(payment) : failedReturn(payment);
}

QString stateWord(const services::PaymentView& view)
{
    const Payment& payment = view.payment;
    if (payment.markedPaid)
        return Words::tr("Booked by evidence");
    if (payment.setAside)
        return Words::tr("Set aside, being cancelled");
    switch (payment.state) {
    case State::Created:
    case State::Intent:
        return Words::tr("Being sent");
    case State::Pending:
        return payment.operation == Operation::Pay ? Words::tr("Waiting for the customer")
               : payment.operation == Operation::Complete
                   ? Words::tr("Being taken from the deposit")
                   : Words::tr("Being given back");
    case State::Unknown:
        return Words::tr("Not known yet");
    case State::Cancelling:
        return Words::tr("Being cancelled");
    case State::Exception:
        return Words::tr("Needs a decision");
    case State::Succeeded:
        // A payment that has arrived is not open, unless the sale went on without it.
        return payment.operation == Operation::Pay ? Words::tr("Arrived late, goes back")
                                                   : Words::tr("Given back");
    case State::Refused:
        return Words::tr("Refused");
    case State::NotSent:
        return Words::tr("Not sent");
    case State::Cancelled:
        return Words::tr("Cancelled");
    case State::Reversed:
        return Words::tr("Cancelled, money back");
    }
    Q_UNREACHABLE();
}

Message messageFor(const services::PaymentRefusal& refusal)
{
    using Reason = services::PaymentRefusal::Reason;
    switch (refusal.reason) {
    case Reason::NoChannel:
    case Reason::ChannelNotReady:
    case Reason::CodeMalformed:
    case Reason::CodeIsGoods:
    case Reason::CodeUsed:
        return refusedCharge(refusal);
    case Reason::PaymentOpen:
        return paymentUndecided();
    case Reason::AmountOutOfRange:
        return wrong(Words::tr("This amount is not possible."), Words::tr("Type it again."));
    case Reason::MoreThanRemains:
        return wrong(Words::tr("This is more than what is left."), upTo(refusal));
    case Reason::NotPaid:
    case Reason::TooSoonToVoid:
    case Reason::TooLateToVoid:
    case Reason::TooLateToRefund:
    case Reason::NotSupported:
        return refusedReturn(refusal.reason);
    case Reason::NotFound:
        return wrong(Words::tr("There is no such payment on this till."),
                     Words::tr("Look at the number again."));
    case Reason::NeedsApproval:
        return wrong(Words::tr("This needs a manager."), Words::tr("Ask one to enter a PIN."));
    case Reason::Halted:
        return wrong(Words::tr("The disk cannot be written; nothing was sent."),
                     Words::tr("Call the manager: it resumes once there is space."));
    }
    Q_UNREACHABLE();
}

Message messageFor(const services::PaymentResult& result)
{
    const Payment& payment = result.payment;
    const QString amount = formatMoney(payment.amount);
    if (result.late)
        return {Severity::Info, Words::tr("A cancelled %1 arrived late.").arg(amount),
                Words::tr("Its refund to the customer is arranged. Nothing to do."),
                Sound::Attention, Presence::Banner};
    if (payment.deposit && payment.state == State::Succeeded)
        return {Severity::Done, Words::tr("The deposit of %1 has arrived.").arg(amount),
                Words::tr("The acquirer holds it; its slip is printing."), Sound::Paid,
                Presence::Banner};
    const QString sale = saleNumberText(payment.sale);
    if (payment.state == State::Succeeded && payment::paysSale(payment))
        return {Severity::Done, Words::tr("%1 of sale %2 has arrived.").arg(amount, sale),
                result.saleCompleted ? Words::tr("The sale is complete; its receipt is printing.")
                                     : Words::tr("Recall the sale to take the rest."),
                Sound::Paid, Presence::Banner};
    const Verdict verdict = verdictOf(payment);
    const bool good = payment.state == State::Succeeded;
    const QString headline =
        payment.sale.isEmpty()
            ? Words::tr("%1.", "verdict").arg(verdict.headline)
            : Words::tr("%1 (sale %2).", "verdict, sale").arg(verdict.headline, sale);
    return {good ? Severity::Done : Severity::Attention, headline, verdict.advice,
            good ? Sound::Paid : Sound::Refused, good ? Presence::Toast : Presence::Banner};
}

Message openPaymentsMessage(int count, Money amount)
{
    return {Severity::Attention,
            Words::tr("It is not known yet whether %n payment(s) of %1 arrived.", nullptr, count)
                .arg(formatMoney(amount)),
            Words::tr("Till goes on asking by itself. Do not charge again."), Sound::None,
            Presence::Banner};
}

Message lineDown()
{
    return {Severity::Attention, Words::tr("The network is down."),
            Words::tr("Cash works as usual; code payment returns with the network."), Sound::None,
            Presence::Banner};
}

Message noBrowser()
{
    return wrong(Words::tr("The bank’s page cannot be opened: there is no browser."),
                 Words::tr("Stop this payment and use another means."));
}

Message paymentUndecided()
{
    return wrong(Words::tr("The payment before has no result yet."),
                 Words::tr("Wait for it, or put the sale on hold."));
}

Message codeIsShown()
{
    return wrong(Words::tr("The customer is scanning a code of the till."),
                 Words::tr("Wait for the payment, or close the code first."));
}

Message paymentCodeTooEarly()
{
    return wrong(Words::tr("This is a customer’s payment code, but the cart is empty."),
                 Words::tr("Scan the goods first."));
}

} // namespace till::models
