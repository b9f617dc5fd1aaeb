// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_service.h"

#include "core/barcode/classify.h"
#include "core/base/overloaded.h"
#include "core/payment/order_id.h"
#include "core/services/payment_views.h"
#include "core/wire/hmac.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

// What may begin, and whose word it takes. How it goes on is in payment_flow.cpp.
namespace till::services {

namespace {

using payment::Operation;

constexpr qint64 amountMaxFen = 99'999'999;
constexpr qsizetype digestSize = 16;
constexpr qsizetype tailLength = 4;
constexpr qsizetype evidenceMax = 200;
constexpr qsizetype generationLength = 3;
constexpr QLatin1StringView crockford("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

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

/// Who saw what when a payment was taken for paid without the acquirer's word.
ports::JournalEntry evidenceEntry(const PaymentId& id, const QList<OperatorId>& people,
                                  const QString& evidence)
{
    const QJsonObject payload{{QStringLiteral("first"), people.first().text()},
                              {QStringLiteral("second"), people.last().text()},
                              {QStringLiteral("evidence"), evidence.left(evidenceMax)}};
    return {QStringLiteral("payments.marked_paid"), id.text(),
            QJsonDocument(payload).toJson(QJsonDocument::Compact)};
}

} // namespace

PaymentService::PaymentService(Doors doors, CheckoutService& checkout, PaymentConfig config,
                               Secret codeKey, QObject* parent)
    : QObject(parent),
      m_doors(doors),
      m_checkout(checkout),
      m_config(std::move(config)),
      m_codeKey(std::move(codeKey))
{
    connect(&m_checkout, &CheckoutService::stateChanged, this, &PaymentService::followCheckout);
}

PaymentService::~PaymentService()
{
    m_doors.alarm.clear();
}

void PaymentService::setChannel(ChannelSetup setup)
{
    const QString name = setup.channel->traits().name;
    if (ChannelClient* known = clientOf(name)) {
        known->setUp(std::move(setup));
    } else {
        m_clients.push_back(std::make_unique<ChannelClient>(
            ChannelClient::Doors{m_doors.clock, m_doors.random, m_doors.transport},
            std::move(setup)));
    }
    QList<PaymentId> waiting;
    for (const OpenPayment& each : m_book.all()) {
        if (each.payment.channel == name && !payment::isSettled(each.payment))
            waiting.append(each.payment.id);
    }
    for (const PaymentId& id : std::as_const(waiting))
        handle(id, payment::QueryAsked{});
    publish();
}

void PaymentService::setOperator(const OperatorId& id)
{
    m_operator = id;
}

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

std::optional<PaymentRefusal> PaymentService::whyNotCharge(Money amount, const ReadCode& code)
{
    if (m_clients.empty())
        return PaymentRefusal{Reason::NoChannel, {}, {}};
    if (!m_clients.front()->isConfigured())
        return PaymentRefusal{Reason::ChannelNotReady, {}, {}};
    const CheckoutState& desk = m_checkout.state();
    if (const OpenPayment* open = m_book.unresolvedOf(desk.sale.id))
        return PaymentRefusal{Reason::PaymentOpen, open->payment.id, {}};
    if (code.trouble)
        return PaymentRefusal{*code.trouble, {}, {}};
    const auto isKnown = m_doors.payments.knowsCode(code.digest);
    if (!isKnown)
        return PaymentRefusal{Reason::Halted, {}, {}};
    if (*isKnown)
        return PaymentRefusal{Reason::CodeUsed, {}, {}};
    if (!amount.isPositive() || amount.fen() > amountMaxFen)
        return PaymentRefusal{Reason::AmountOutOfRange, {}, {}};
    if (amount > desk.totals.remaining)
        return PaymentRefusal{Reason::MoreThanRemains, {}, desk.totals.remaining};
    return std::nullopt;
}

void PaymentService::charge(Money amount, const PaymentCodeDigits& code, payment::EntryMode entry)
{
    if (m_halted) {
        refuse(Reason::Halted);
        return;
    }
    const ReadCode about = read(code);
    if (const auto refusal = whyNotCharge(amount, about)) {
        refuse(*refusal);
        return;
    }
    OpenPayment wanted;
    wanted.payment.operation = Operation::Pay;
    wanted.payment.sale = m_checkout.state().sale.id;
    wanted.payment.channel = m_clients.front()->traits().name;
    wanted.payment.amount = amount;
    wanted.payment.means = about.means;
    wanted.payment.codeTail = about.tail;
    wanted.payment.codeDigest = about.digest;
    wanted.payment.by = m_operator;
    auto made = numbered(std::move(wanted.payment));
    if (!made) {
        halt(made.error());
        refuse(Reason::Halted);
        return;
    }
    wanted.payment = std::move(*made);
    wanted.code = code;
    wanted.entry = entry;
    const sale::BeginPayment command{wanted.payment.id, amount, about.means};
    begin(std::move(wanted), command);
}

/// Makes the intent durable, together with what the sale makes of it, and sends the request.
void PaymentService::begin(OpenPayment wanted, const std::optional<sale::Command>& command)
{
    wanted.jitterPermille = drawJitter();
    const payment::Step step = stepOf(wanted, payment::Submit{});
    const ports::JournalEntry intent = paymentEntry(step.after);
    bool isDurable = false;
    m_stepping = true;
    if (command) {
        const auto booking = m_checkout.book(wanted.payment.sale, *command, {intent});
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

Result<payment::Payment> PaymentService::numbered(payment::Payment wanted)
{
    const auto epoch = generation();
    if (!epoch)
        return failure(epoch.error());
    const auto counter = m_doors.payments.nextPaymentCounter();
    if (!counter)
        return failure(counter.error());
    const auto id =
        payment::makeOrderId({m_config.tillNumber, *epoch, *counter, m_config.training});
    if (!id)
        return failure(id.error());
    wanted.id = *id;
    wanted.at = m_doors.clock.now();
    wanted.changedAt = wanted.at;
    return wanted;
}

/// Drawn once for each journal, so that a restored copy never gives a number out again.
Result<QString> PaymentService::generation()
{
    const auto known = m_doors.payments.generation();
    if (!known || !known->isEmpty())
        return known;
    QString drawn;
    const QByteArray chance = m_doors.random.bytes(generationLength);
    for (const char each : chance)
        drawn += crockford.at(static_cast<uchar>(each) % crockford.size());
    const QJsonObject payload{{QStringLiteral("generation"), drawn}};
    const auto recorded =
        m_doors.journal.append({{QStringLiteral("journal.generation"), QStringLiteral("journal"),
                                 QJsonDocument(payload).toJson(QJsonDocument::Compact)}});
    if (!recorded)
        return failure(recorded.error());
    return drawn;
}

void PaymentService::stopWaiting(const PaymentId& id)
{
    if (OpenPayment* known = m_book.find(id))
        known->stopping = true;
    handle(id, payment::StopAsked{});
}

void PaymentService::queryNow(const PaymentId& id)
{
    handle(id, payment::QueryAsked{});
}

void PaymentService::queryByAcquirerNumber(const PaymentId& id, const QString& number)
{
    if (OpenPayment* known = open(id))
        known->askedNumber = number.trimmed();
    handle(id, payment::QueryAsked{});
}

void PaymentService::setAside(const PaymentId& id, const OperatorId& approver)
{
    if (approver.isEmpty())
        refuse({Reason::NeedsApproval, id, {}});
    else
        decide(id, payment::SetAside{}, {approver, {}});
}

void PaymentService::markPaid(const PaymentId& id, const OperatorId& first,
                              const OperatorId& second, const QString& evidence)
{
    if (first.isEmpty() || second.isEmpty() || first == second) {
        refuse({Reason::NeedsApproval, id, {}});
        return;
    }
    decide(id, payment::MarkedPaid{}, {first, {evidenceEntry(id, {first, second}, evidence)}});
}

void PaymentService::decide(const PaymentId& id, const payment::Event& event,
                            const Decision& decision)
{
    if (m_halted)
        refuse({Reason::Halted, id, {}});
    else if (open(id) == nullptr)
        refuse({Reason::NotFound, id, {}});
    else
        handle(id, event, decision);
}

void PaymentService::refuse(const PaymentRefusal& refusal)
{
    Q_EMIT refused(refusal);
}

} // namespace till::services
