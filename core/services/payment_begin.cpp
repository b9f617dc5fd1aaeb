// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/barcode/classify.h"
#include "core/services/payment_routes.h"
#include "core/services/payment_service.h"
#include "core/wire/hmac.h"

#include <algorithm>
#include <utility>

// What may begin: by whom it goes, and everything that is in its way.
namespace till::services {

namespace {

using payment::Operation;
using payment::Presentation;
using payment::RoutePurpose;

constexpr qsizetype digestSize = 16;
constexpr qsizetype tailLength = 4;
constexpr qsizetype noteMax = 40;

QString meansOf(barcode::Wallet wallet)
{
    switch (wallet) {
    case barcode::Wallet::WeChat:
        return QStringLiteral("wechat");
    case barcode::Wallet::Alipay:
        return QStringLiteral("alipay");
    case barcode::Wallet::UnionPay:
        return QStringLiteral("unionpay");
    case barcode::Wallet::Jd:
        return QStringLiteral("jd");
    case barcode::Wallet::Qq:
        return QStringLiteral("qq");
    case barcode::Wallet::DigitalYuan:
        return QStringLiteral("ecny");
    case barcode::Wallet::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

PaymentRefusal::Reason reasonOf(sale::Refusal refusal)
{
    if (refusal == sale::Refusal::PaymentOpen)
        return PaymentRefusal::Reason::PaymentOpen;
    if (refusal == sale::Refusal::PaymentMoreThanRemains)
        return PaymentRefusal::Reason::MoreThanRemains;
    return PaymentRefusal::Reason::AmountOutOfRange; // nothing is being sold
}

} // namespace

PaymentService::ReadCode PaymentService::read(const PaymentCodeDigits& code) const
{
    ReadCode read;
    if (!code || code->isEmpty()) {
        read.trouble = Reason::CodeMalformed;
        return read;
    }
    const barcode::Kind kind = barcode::classify({QString::fromLatin1(code->reveal()), {}},
                                                 {barcode::Place::Tender, m_config.scaleLayouts});
    if (std::holds_alternative<barcode::GoodsCode>(kind) ||
        std::holds_alternative<barcode::ScaleLabel>(kind)) {
        read.trouble = Reason::CodeIsGoods;
    } else if (const auto* known = std::get_if<barcode::PaymentCode>(&kind)) {
        read.means = meansOf(known->wallet);
        read.tail = known->digits.right(tailLength);
        read.digest = wire::hmacSha256(m_codeKey, code->reveal()).left(digestSize);
    } else {
        read.trouble = Reason::CodeMalformed;
    }
    return read;
}

QList<payment::RouteChoice> PaymentService::choices() const
{
    QList<payment::RouteChoice> choices;
    for (const auto& client : m_clients)
        choices.append({client->traits(), client->isConfigured(), client->isWorthTrying()});
    return choices;
}

PaymentService::Chosen PaymentService::channelFor(const Way& way) const
{
    if (way.chosen.isEmpty()) {
        const payment::Route route =
            payment::route(way.means, way.presentation, way.purpose, m_config.rules, choices());
        if (route.reason == payment::Route::Reason::None)
            return tl::unexpected(PaymentRefusal{Reason::NoChannel, {}, {}});
        if (route.reason == payment::Route::Reason::NotReady)
            return tl::unexpected(PaymentRefusal{Reason::ChannelNotReady, {}, {}});
        return route.channel;
    }
    const ChannelClient* client = clientOf(way.chosen);
    if (client == nullptr)
        return tl::unexpected(PaymentRefusal{Reason::NoChannel, {}, {}});
    if (!payment::canTake(client->traits(), way.means, way.presentation, way.purpose))
        return tl::unexpected(PaymentRefusal{Reason::NotSupported, {}, {}});
    if (!client->isConfigured())
        return tl::unexpected(PaymentRefusal{Reason::ChannelNotReady, {}, {}});
    return way.chosen;
}

std::optional<PaymentRefusal> PaymentService::whyNotAmount(Money amount,
                                                           const QString& channel) const
{
    if (!amount.isPositive())
        return PaymentRefusal{Reason::AmountOutOfRange, {}, {}};
    const Money most = traitsOf(channel).amountMax;
    if (amount > most)
        return PaymentRefusal{Reason::AmountOutOfRange, {}, most};
    return std::nullopt;
}

std::optional<PaymentRefusal> PaymentService::whyNotAtTheDesk(Money amount) const
{
    const CheckoutState& desk = m_checkout.state();
    if (const OpenPayment* open = m_book.unresolvedOf(desk.sale.id))
        return PaymentRefusal{Reason::PaymentOpen, open->payment.id, {}};
    if (amount > desk.totals.remaining)
        return PaymentRefusal{Reason::MoreThanRemains, {}, desk.totals.remaining};
    return std::nullopt;
}

std::optional<PaymentRefusal> PaymentService::whyNotCode(const ReadCode& code) const
{
    if (code.trouble)
        return PaymentRefusal{*code.trouble, {}, {}};
    const auto isKnown = m_doors.payments.knowsCode(code.digest);
    if (!isKnown)
        return PaymentRefusal{Reason::Halted, {}, {}};
    if (*isKnown)
        return PaymentRefusal{Reason::CodeUsed, {}, {}};
    return std::nullopt;
}

void PaymentService::charge(Money amount, const PaymentCodeDigits& code, payment::EntryMode entry)
{
    chargeThrough(amount, code, entry, {});
}

void PaymentService::chargeThrough(Money amount, const PaymentCodeDigits& code,
                                   payment::EntryMode entry, const QString& channel)
{
    if (m_halted || m_clients.empty()) {
        refuse(m_halted ? Reason::Halted : Reason::NoChannel);
        return;
    }
    const ReadCode about = read(code);
    // Who would be asked for a code that cannot be read is no use to anybody.
    const Chosen through =
        about.trouble
            ? Chosen(QString())
            : channelFor({about.means, Presentation::Read, RoutePurpose::Payment, channel});
    if (!through) {
        refuse(through.error());
        return;
    }
    auto refusal = whyNotAtTheDesk(Money());
    if (!refusal)
        refusal = whyNotCode(about);
    if (!refusal)
        refusal = whyNotAmount(amount, *through);
    if (!refusal)
        refusal = whyNotAtTheDesk(amount);
    if (refusal) {
        refuse(*refusal);
        return;
    }
    OpenPayment wanted;
    wanted.payment.sale = m_checkout.state().sale.id;
    wanted.payment.channel = *through;
    wanted.payment.amount = amount;
    wanted.payment.means = about.means;
    wanted.payment.codeTail = about.tail;
    wanted.payment.codeDigest = about.digest;
    wanted.payment.by = m_operator;
    wanted.code = code;
    wanted.entry = entry;
    begin(std::move(wanted));
}

void PaymentService::chargeShown(Money amount, const QString& means, const QString& channel)
{
    if (m_halted) {
        refuse(Reason::Halted);
        return;
    }
    const Chosen through = channelFor({means, Presentation::Shown, RoutePurpose::Payment, channel});
    if (!through) {
        refuse(through.error());
        return;
    }
    auto refusal = whyNotAmount(amount, *through);
    if (!refusal)
        refusal = whyNotAtTheDesk(amount);
    if (refusal) {
        refuse(*refusal);
        return;
    }
    OpenPayment wanted = shown(amount, means, *through);
    wanted.payment.sale = m_checkout.state().sale.id;
    begin(std::move(wanted));
}

void PaymentService::takeDeposit(Money amount, const QString& means, const QString& note)
{
    if (m_halted) {
        refuse(Reason::Halted);
        return;
    }
    const Chosen through = channelFor({means, Presentation::Shown, RoutePurpose::Deposit, {}});
    if (!through) {
        refuse(through.error());
        return;
    }
    if (const auto refusal = whyNotAmount(amount, *through)) {
        refuse(*refusal);
        return;
    }
    // One customer after the other: who looks at the screen pays what it shows.
    const OpenPayment* other = m_book.unresolvedDeposit();
    if (other != nullptr && !payment::isHandedOver(other->payment, m_doors.clock.steadyMs(),
                                                   traitsOf(other->payment.channel))) {
        refuse({Reason::PaymentOpen, other->payment.id, {}});
        return;
    }
    OpenPayment wanted = shown(amount, means, *through);
    wanted.payment.deposit = true;
    wanted.payment.reason = note.left(noteMax);
    begin(std::move(wanted));
}

/// A payment with a code that the customer reads, so far without a purpose.
OpenPayment PaymentService::shown(Money amount, const QString& means, const QString& channel) const
{
    OpenPayment wanted;
    wanted.payment.channel = channel;
    wanted.payment.amount = amount;
    wanted.payment.means = means;
    wanted.payment.presentation = Presentation::Shown;
    wanted.payment.payableUntil =
        Instant{m_doors.clock.now().unixMs + traitsOf(channel).shownTimers.deadMs};
    wanted.payment.by = m_operator;
    return wanted;
}

void PaymentService::completeDeposit(const PaymentId& deposit, Money amount)
{
    const auto about = returnCase(deposit);
    if (!about) {
        refuse({Reason::NotFound, deposit, {}});
        return;
    }
    auto refusal = whyNotComplete(*about, amount);
    if (!refusal)
        refusal = whyNotAtTheDesk(amount);
    if (refusal) {
        refuse(*refusal);
        return;
    }
    payment::Payment wanted;
    wanted.operation = Operation::Complete;
    wanted.sale = m_checkout.state().sale.id;
    wanted.amount = amount;
    wanted.means = QStringLiteral("deposit");
    giveBack(*about, wanted);
}

void PaymentService::releaseDeposit(const PaymentId& deposit, const QString& reason,
                                    const OperatorId& approver)
{
    const auto about = returnCase(deposit);
    if (!about) {
        refuse({Reason::NotFound, deposit, {}});
        return;
    }
    if (const auto refusal = whyNotRelease(*about)) {
        refuse(*refusal);
        return;
    }
    payment::Payment wanted;
    wanted.operation = Operation::Release;
    wanted.amount = about->paid.amount;
    wanted.reason = reason;
    wanted.approvedBy = approver;
    giveBack(*about, wanted);
}

/// Numbers it, makes the intent durable, together with what the sale makes of it, and sends the
/// request.
void PaymentService::begin(OpenPayment wanted)
{
    auto made = numbered(std::move(wanted.payment));
    if (!made && made.error().code == ErrorCode::OutOfRange) {
        refuse(Reason::ChannelNotReady); // its rule for numbers cannot be kept with these settings
        return;
    }
    if (!made) {
        halt(made.error());
        refuse(Reason::Halted);
        return;
    }
    wanted.payment = std::move(*made);
    wanted.jitterPermille = drawJitter();
    const payment::Step step = stepOf(wanted, payment::Submit{});
    const ports::JournalEntry intent = paymentEntry(step.after);
    bool isDurable = false;
    m_stepping = true;
    if (payment::paysSale(wanted.payment)) {
        const sale::BeginPayment command{wanted.payment.id, wanted.payment.amount,
                                         wanted.payment.means};
        const auto booking = m_checkout.book(wanted.payment.sale, command, {intent});
        if (booking.outcome == CheckoutService::Booking::Outcome::Refused) {
            m_stepping = false;
            refuse(reasonOf(booking.refusal));
            return;
        }
        isDurable = booking.outcome == CheckoutService::Booking::Outcome::Done;
        if (!isDurable)
            halt({ErrorCode::Unavailable, QStringLiteral("the intent is in doubt")});
    } else {
        isDurable = append({intent});
    }
    m_stepping = false;
    OpenPayment& open = m_book.add(std::move(wanted));
    if (!isDurable) {
        open.payment = step.after;
        open.code = nullptr;
        open.intentInDoubt = true;
        refuse(Reason::Halted);
        return;
    }
    carryOn(open, step);
    reschedule();
    publish();
}

} // namespace till::services
