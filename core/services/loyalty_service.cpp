// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_service.h"

#include "core/channels/loyalty/interpret.h"
#include "core/ports/print_records.h"
#include "core/services/print_jobs.h"

#include <algorithm>
#include <utility>

namespace till::services {

namespace {

constexpr qsizetype tailShown = 4;
constexpr qsizetype shortest = 8; ///< below that four characters would say too much

QString tailOf(const MemberSecrets::Hidden& card)
{
    if (card == nullptr || card->reveal().size() < shortest)
        return {};
    return QString::fromUtf8(card->reveal().right(tailShown));
}

/// ISO 8583 field 22, as far as a card of this kind needs it.
QString consumeTypeOf(const MemberCard& card)
{
    const bool hasPin = card.encryptedPin != nullptr || card.pin != nullptr;
    const QString entry =
        card.entry == MemberCard::Entry::Swiped ? QStringLiteral("02") : QStringLiteral("01");
    return entry + (hasPin ? u'1' : u'2');
}

} // namespace

QString nameOf(MemberRefusal::Reason reason)
{
    using Reason = MemberRefusal::Reason;
    switch (reason) {
    case Reason::NotSetUp:
        return QStringLiteral("notSetUp");
    case Reason::Busy:
        return QStringLiteral("busy");
    case Reason::Halted:
        return QStringLiteral("halted");
    case Reason::Malformed:
        return QStringLiteral("malformed");
    case Reason::NoCheckin:
        return QStringLiteral("noCheckin");
    case Reason::NoPinKey:
        return QStringLiteral("noPinKey");
    case Reason::BatchBeingSettled:
        return QStringLiteral("batchBeingSettled");
    case Reason::BatchUneven:
        return QStringLiteral("batchUneven");
    case Reason::BatchFull:
        return QStringLiteral("batchFull");
    case Reason::ReversalPending:
        return QStringLiteral("reversalPending");
    case Reason::CashOutstanding:
        return QStringLiteral("cashOutstanding");
    case Reason::NotFound:
        return QStringLiteral("notFound");
    case Reason::NotPossible:
        return QStringLiteral("notPossible");
    case Reason::PermissionNeeded:
        return QStringLiteral("permissionNeeded");
    case Reason::Unavailable:
        return QStringLiteral("unavailable");
    }
    Q_UNREACHABLE();
}

LoyaltyService::LoyaltyService(Doors doors, QObject* parent) : QObject(parent), m_doors(doors) {}

LoyaltyService::~LoyaltyService() = default;

Result<void> LoyaltyService::setUp(LoyaltySetup setup)
{
    m_protocol.reset();
    m_keys.reset();
    m_checkedIn = false;
    Result<void> valid = channels::validate(setup.config);
    if (valid) {
        m_protocol.emplace(std::move(setup.config));
        m_terminalKey = std::move(setup.terminalKey);
    }
    if (m_recovered)
        wake();
    publish();
    return valid;
}

void LoyaltyService::setOperator(const OperatorId& id)
{
    m_operator = id;
}

LoyaltyService::Errand LoyaltyService::errandFor(Call call, const MemberCard& card) const
{
    Errand errand;
    errand.call = call;
    errand.secrets.card = card.number;
    errand.secrets.track2 = card.track2;
    errand.secrets.track3 = card.track3;
    errand.secrets.password = card.encryptedPin;
    if (card.encryptedPin == nullptr)
        errand.clearPin = card.pin;
    return errand;
}

void LoyaltyService::checkIn()
{
    begin(errandFor(Call::Checkin, {}));
}

void LoyaltyService::queryCard(const MemberCard& card)
{
    begin(errandFor(Call::Card, card));
}

void LoyaltyService::queryTickets(const MemberCard& card)
{
    begin(errandFor(Call::Tickets, card));
}

void LoyaltyService::consume(const MemberConsumption& wanted)
{
    MemberOrder order;
    order.operation = MemberOperation::Consume;
    order.points = wanted.points;
    order.cash = wanted.cash;
    order.tickets = wanted.vouchers;
    order.saleNumber = wanted.saleNumber;
    order.consumeType = m_protocol && !m_protocol->config().consumeType.isEmpty()
                            ? m_protocol->config().consumeType
                            : consumeTypeOf(wanted.card);
    beginWith(errandFor(Call::Consume, wanted.card), order);
}

void LoyaltyService::refund(const MemberRefund& wanted)
{
    MemberOrder order;
    order.operation = MemberOperation::Refund;
    order.originalSerial = wanted.serial;
    order.originalDate = wanted.date;
    order.saleNumber = wanted.saleNumber;
    beginWith(errandFor(Call::Refund, wanted.card), order);
}

void LoyaltyService::useTickets(const MemberTicketUse& wanted)
{
    MemberOrder order;
    order.operation = MemberOperation::TicketConsume;
    order.tickets = wanted.tickets;
    beginWith(errandFor(Call::TicketConsume, wanted.card), order);
}

void LoyaltyService::sendCode(const MemberTelephone& telephone)
{
    Errand errand = errandFor(Call::SendCode, {});
    errand.secrets.mobile = telephone.number;
    begin(std::move(errand));
}

void LoyaltyService::activate(const MemberActivation& wanted)
{
    MemberOrder order;
    order.operation = MemberOperation::Activate;
    Errand errand = errandFor(Call::Activate, wanted.card);
    errand.secrets.mobile = wanted.mobile;
    errand.secrets.verifyCode = wanted.verifyCode;
    errand.secrets.idType = wanted.idType;
    errand.secrets.idNumber = wanted.idNumber;
    beginWith(std::move(errand), order);
}

void LoyaltyService::cancel(const MemberTransactionId& id)
{
    takeBack(id, MemberOperation::Cancel);
}

void LoyaltyService::cancelRefund(const MemberTransactionId& id)
{
    takeBack(id, MemberOperation::RefundCancel);
}

/// The cancel of a consumption or refund: all it needs is in the journal, the number sealed.
void LoyaltyService::takeBack(const MemberTransactionId& id, MemberOperation what)
{
    const MemberTransaction* original = m_book.find(id);
    if (original == nullptr || original->period != m_book.period())
        return refuse(Reason::NotFound, id.text());
    const MemberOperation expected =
        what == MemberOperation::Cancel ? MemberOperation::Consume : MemberOperation::Refund;
    if (original->order.operation != expected || original->state != MemberState::Done ||
        !original->takenBackBy.isEmpty())
        return refuse(Reason::NotPossible, id.text());
    const auto card = unsealed(*original);
    if (!card)
        return refuse(Reason::Unavailable, card.error().detail);
    MemberCard known;
    known.number = *card;
    MemberOrder order;
    order.operation = what;
    order.points = what == MemberOperation::Cancel
                       ? original->order.points
                       : original->facts.pointsReturned.value_or(Money());
    order.tickets = original->order.tickets;
    order.saleNumber = original->order.saleNumber;
    order.originalBatch = original->batch;
    order.originalTrace = original->trace;
    order.originalSerial = original->facts.serial;
    order.originalTime = original->facts.transTime;
    if (order.originalTime.isEmpty() && m_protocol)
        order.originalTime = channels::loyalty::writeTime(
            {original->at.unixMs + m_book.clockOffsetMs()}, m_protocol->config().timeUnit);
    const Call call = what == MemberOperation::Cancel ? Call::Cancel : Call::RefundCancel;
    beginWith(errandFor(call, known), order);
}

void LoyaltyService::settle()
{
    const MemberBatchState batch = m_book.batchState();
    if (!m_errand && !m_halted &&
        (batch == MemberBatchState::Even || batch == MemberBatchState::Uneven)) {
        MemberResult result; // the host has been asked; what is left is ours
        result.call = Call::Settle;
        result.outcome.meaning = payment::Meaning::Succeeded;
        result.outcome.code = m_book.settlement() ? m_book.settlement()->code : QString();
        const bool isDone = afterSettlement();
        publish();
        if (isDone)
            QMetaObject::invokeMethod(
                this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
        return;
    }
    begin(errandFor(Call::Settle, {}));
}

void LoyaltyService::beginWith(Errand errand, MemberOrder order)
{
    order.by = by();
    order.cardTail = tailOf(errand.secrets.card);
    errand.order = std::move(order);
    begin(std::move(errand));
}

std::optional<MemberRefusal::Reason> LoyaltyService::whyNot(const Errand& errand) const
{
    if (!m_protocol)
        return Reason::NotSetUp;
    if (m_halted || !m_recovered)
        return Reason::Halted;
    if (m_errand)
        return Reason::Busy;
    const MemberBatchState batch = m_book.batchState();
    const bool isSettling = batch == MemberBatchState::Settling || batch == MemberBatchState::Even;
    if (errand.order && isSettling)
        return Reason::BatchBeingSettled;
    if (errand.order && batch == MemberBatchState::Uneven)
        return Reason::BatchUneven;
    if (errand.call == Call::Settle && m_book.waitingForCash() != nullptr)
        return Reason::CashOutstanding;
    if (errand.clearPin != nullptr && m_terminalKey == nullptr)
        return Reason::NoPinKey;
    return std::nullopt;
}

void LoyaltyService::begin(Errand errand)
{
    if (const auto reason = whyNot(errand))
        return refuse(*reason);
    errand.result.call = errand.call;
    m_errand = std::move(errand);
    publish();
    goOn();
}

void LoyaltyService::refuse(Reason reason, const QString& detail)
{
    // Not from within the call: whoever asked may not listen yet.
    QMetaObject::invokeMethod(
        this,
        [this, reason, detail] {
            Q_EMIT refused({reason, detail});
        },
        Qt::QueuedConnection);
}

void LoyaltyService::refuseErrand(Reason reason, const QString& detail)
{
    m_errand.reset();
    refuse(reason, detail);
    scheduleReversal();
    publish();
}

void LoyaltyService::finishErrand()
{
    MemberResult result = std::move(m_errand->result);
    if (const MemberTransaction* known = m_book.find(m_errand->id))
        result.transaction = *known;
    m_errand.reset();
    scheduleReversal();
    publish();
    Q_EMIT finished(result);
}

void LoyaltyService::confirmCash(const MemberTransactionId& id)
{
    const MemberTransaction* known = m_book.find(id);
    if (known == nullptr)
        return refuse(Reason::NotFound, id.text());
    const MemberCashStep step = known->cashStep();
    if (m_halted || step == MemberCashStep::None)
        return refuse(m_halted ? Reason::Halted : Reason::NotPossible, id.text());
    using member_events::CashMoved;
    CashMoved moved{known->trace, known->facts.supplyCash, CashMoved::Reason::SupplyCash, by()};
    if (step == MemberCashStep::PayOut) {
        moved.amount = -known->facts.returnCash;
        moved.reason = CashMoved::Reason::ReturnCash;
    }
    const ports::PrintJob pulse =
        newLoosePrintJob(m_doors.queue, ports::PrintJob::Document::DrawerPulse,
                         QStringLiteral("loyalty-cash-"), m_doors.clock.now());
    if (!record({{known->period, moved}}, {ports::makePrintQueued(pulse)}))
        return;
    publish();
    Q_EMIT printQueued();
    Q_EMIT cashMoved(id, moved.amount);
}

void LoyaltyService::closeException(int period, const QString& trace,
                                    member_events::ExceptionClosed::Verdict verdict,
                                    const OperatorId& manager, const QString& note)
{
    if (manager.isEmpty())
        return refuse(Reason::PermissionNeeded);
    const auto isIt = [&](const member_events::ExceptionNoted& each) {
        return each.period == period && each.trace == trace;
    };
    const auto& all = m_book.exceptions();
    if (std::none_of(all.cbegin(), all.cend(), isIt))
        return refuse(Reason::NotFound, trace);
    if (m_halted)
        return refuse(Reason::Halted);
    if (record({{0, member_events::ExceptionClosed{period, trace, verdict, manager, note}}}))
        publish();
}

} // namespace till::services
