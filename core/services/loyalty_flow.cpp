// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/codes.h"
#include "core/channels/loyalty/interpret.h"
#include "core/channels/loyalty/messages.h"
#include "core/services/loyalty_service.h"
#include "core/wire/encoding.h"
#include "core/wire/pin_block.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>
#include <utility>

// One exchange after the other: a pending reversal, the check-in, then what was asked for.
namespace till::services {

namespace {

Q_LOGGING_CATEGORY(log, "till.loyalty")

using namespace channels::loyalty;
using namespace member_events;
using channels::Composed;
using channels::Reading;
using payment::Meaning;

constexpr int batchDigits = 6;
constexpr qsizetype boundLeast = 13; ///< digits of a number that a PIN block can be bound to
constexpr qsizetype nonceSize = 16;
const Secret noSecret;

/// The number that a PIN block is bound to: none for one that is no card number.
QByteArray boundNumber(const MemberSecrets::Hidden& card)
{
    const QByteArray& number = card->reveal();
    const bool isBindable = number.size() >= boundLeast &&
                            std::all_of(number.begin(), number.end(),
                                        [](char each) { return each >= '0' && each <= '9'; });
    return isBindable ? number : QByteArray();
}

template<typename Message>
std::shared_ptr<Message> addressed(const channels::LoyaltyConfig& config, const MemberPlace& place)
{
    auto message = std::make_shared<Message>();
    message->storeNo = config.storeNo;
    message->terminalNo = config.terminalNo;
    message->traceNo = place.trace;
    return message;
}

MemberMessage cardMessage(const channels::LoyaltyConfig& config, const MemberPlace& place,
                          Call call, const MemberSecrets& secrets)
{
    auto message = addressed<CardRequest>(config, place);
    message->batchNo = place.batch;
    message->cardNo = secrets.card;
    return {call, std::move(message)};
}

MemberMessage codeMessage(const channels::LoyaltyConfig& config, const MemberPlace& place,
                          const MemberSecrets& secrets)
{
    auto message = addressed<SendCodeRequest>(config, place);
    message->batchNo = place.batch;
    message->mobileNo = secrets.mobile;
    return {Call::SendCode, std::move(message)};
}

} // namespace

void LoyaltyService::goOn()
{
    if (!m_errand || m_onWay)
        return;
    if (m_book.pendingReversal() != nullptr && m_errand->call != Call::Checkin) {
        if (!m_errand->reversalTried) {
            m_errand->reversalTried = true;
            return sendReversal();
        }
        if (m_checkedIn || m_errand->checkinTried)
            return refuseErrand(Reason::ReversalPending);
    }
    if (m_errand->call == Call::Checkin || !m_checkedIn) {
        if (m_errand->checkinTried)
            return refuseErrand(Reason::NoCheckin, m_errand->result.outcome.text);
        m_errand->checkinTried = true;
        return sendCheckin();
    }
    sendErrand();
}

Result<Composed> LoyaltyService::compose(const MemberMessage& message) const
{
    return m_protocol->compose(
        interfaceOf(message.call), message.content.get(),
        {m_doors.clock.now(), m_doors.random.bytes(nonceSize), noSecret, noSecret});
}

void LoyaltyService::post(const MemberMessage& message, const Composed& composed, Taker taker)
{
    m_onWay = true;
    m_doors.transport.post(
        composed.request, [self = QPointer(this), message, taker, epoch = m_epoch,
                           protocol = *m_protocol](const ports::Exchange& exchange) {
            if (!self || self->m_epoch != epoch)
                return; // since then the journal has been read again: nobody waits for this
            self->m_onWay = false;
            Heard heard;
            if (const auto* answer = std::get_if<ports::HttpAnswer>(&exchange))
                heard.reading = protocol.read(interfaceOf(message.call), message.content.get(),
                                              *answer, noSecret);
            else if (const auto* held = std::get_if<ports::NotSent>(&exchange))
                heard = {{.outcome = {.text = held->error.detail}}, true};
            else if (const auto* lost = std::get_if<ports::NoAnswer>(&exchange))
                heard.reading.outcome.text = lost->error.detail;
            (self->*taker)(heard);
        });
}

void LoyaltyService::sendCheckin()
{
    const auto trace = m_book.nextTrace();
    if (!trace)
        return refuseErrand(Reason::BatchFull, trace.error().detail);
    auto content = std::make_shared<CheckinRequest>();
    const channels::LoyaltyConfig& config = m_protocol->config();
    content->storeNo = config.storeNo;
    content->terminalNo = config.terminalNo;
    content->operatorNo = m_operator.text();
    if (config.checkinTrace == channels::LoyaltyConfig::CheckinTrace::Sent)
        content->traceNo = *trace;
    const MemberMessage message{Call::Checkin, std::move(content)};
    const auto composed = compose(message);
    if (!composed)
        return refuseErrand(Reason::Malformed, composed.error().detail);
    if (record({{0, CheckinAsked{*trace}}}))
        post(message, *composed, &LoyaltyService::takeCheckin);
}

void LoyaltyService::takeCheckin(const Heard& heard)
{
    const payment::Outcome& outcome = heard.reading.outcome;
    if (m_errand) {
        m_errand->result.outcome = outcome;
        m_errand->result.outcome.loginExpired = false;
    }
    if (outcome.meaning == Meaning::Succeeded) {
        const auto& answer = *static_cast<const CheckinAnswer*>(heard.reading.answer.get());
        CheckedIn event{answer.batchNo.rightJustified(batchDigits, u'0'), answer.storeName, 0};
        if (const auto theirs = readTime(answer.transTime))
            event.offsetMs = theirs->unixMs - m_doors.clock.now().unixMs;
        if (!record(QList<MemberRecord>{{0, event}} + batchRecords(event.batch)))
            return;
        m_checkedIn = true;
        openKeys(answer);
        if (m_errand)
            m_errand->reversalTried = false; // it may have been refused for want of a check-in
    }
    if (m_errand && m_errand->call == Call::Checkin)
        return finishErrand();
    publish();
    goOn();
}

/// What follows when the host names a batch: nothing if it is ours. One that is being settled stays
/// until that is over.
QList<MemberRecord> LoyaltyService::batchRecords(const QString& batch) const
{
    const MemberBatchState now = m_book.batchState();
    const bool isOurs = now == MemberBatchState::Open && m_book.batch() == batch;
    const bool isTakenUp = now != MemberBatchState::None && now != MemberBatchState::Open;
    if (isOurs || isTakenUp)
        return {};
    QList<MemberRecord> records;
    const MemberTotals totals = m_book.totals();
    if (now == MemberBatchState::Open && totals.transactions > 0) {
        ExceptionNoted left;
        left.period = m_book.period();
        left.points = totals.pointDebit;
        left.code = m_book.batch();
        left.text = QStringLiteral("the host went on to batch %1 without a settlement").arg(batch);
        records.append({0, left});
    }
    if (now == MemberBatchState::Open)
        records.append({0, BatchClosed{m_book.period(), BatchClosed::How::Host, by()}});
    records.append(m_book.opening(batch));
    return records;
}

void LoyaltyService::openKeys(const CheckinAnswer& answer)
{
    m_keys.reset();
    if (m_terminalKey == nullptr || answer.workingKey == nullptr)
        return;
    const auto blob = wire::fromHex(QString::fromLatin1(answer.workingKey->reveal()));
    if (!blob) {
        qCWarning(log) << "working keys:" << blob.error().detail;
        return;
    }
    auto keys = wire::openWorkingKeys(*blob, *m_terminalKey);
    if (keys)
        m_keys.emplace(std::move(*keys));
    else
        qCWarning(log) << "working keys:" << keys.error().detail;
}

Result<MemberMessage> LoyaltyService::messageOf(const Errand& errand, const MemberPlace& place)
{
    const channels::LoyaltyConfig& config = m_protocol->config();
    if (errand.order)
        return memberMessage(config, place, *errand.order, errand.secrets);
    if (errand.call == Call::Card || errand.call == Call::Tickets)
        return cardMessage(config, place, errand.call, errand.secrets);
    if (errand.call == Call::SendCode)
        return codeMessage(config, place, errand.secrets);
    if (errand.call == Call::Settle)
        return settleMessage(config, place,
                             m_book.settlement() ? m_book.settlement()->totals : m_book.totals());
    return failure(ErrorCode::Refused, QStringLiteral("nothing to say"));
}

/// The records that have to be durable before the message leaves; each consumes the trace number.
QList<MemberRecord> LoyaltyService::intentOf(Errand& errand, const MemberPlace& place)
{
    const int period = m_book.period();
    if (errand.call == Call::Settle) {
        const auto& asked = m_book.settlement();
        return {{period, SettleAsked{place.trace, asked ? asked->totals : m_book.totals(), by()}}};
    }
    if (!errand.order)
        return {{period, Asked{place.trace, interfaceOf(errand.call).name}}};
    errand.id = memberTransactionId(period, place.trace);
    QList<MemberRecord> records{
        {period, Begun{place.trace, place.batch, m_doors.clock.now(), *errand.order}}};
    if (canBeReversed(errand.order->operation))
        records.append({period, ReversalOwed{place.trace}});
    return records;
}

void LoyaltyService::sendErrand()
{
    Errand& errand = *m_errand;
    const MemberBatchState batch = m_book.batchState();
    if (errand.order && batch != MemberBatchState::Open)
        return refuseErrand(Reason::NoCheckin, QStringLiteral("no batch is open"));
    const auto trace = m_book.nextTrace();
    if (!trace)
        return refuseErrand(Reason::BatchFull, trace.error().detail);
    const MemberPlace place{m_book.batch(), *trace};
    if (errand.clearPin != nullptr) {
        if (!m_keys || errand.secrets.card == nullptr)
            return refuseErrand(Reason::NoPinKey);
        auto block = wire::encryptedPinBlock(*errand.clearPin, boundNumber(errand.secrets.card),
                                             m_keys->pin);
        if (!block)
            return refuseErrand(Reason::Malformed, block.error().detail);
        errand.secrets.password = std::make_shared<const Secret>(std::move(*block));
        errand.clearPin.reset();
    }
    const auto message = messageOf(errand, place);
    const auto composed = message ? compose(*message) : failure(message.error());
    if (!composed)
        return refuseErrand(Reason::Malformed, composed.error().detail);
    if (errand.order) {
        auto card = sealed(errand.secrets.card, place);
        if (!card)
            return refuseErrand(Reason::Unavailable, card.error().detail);
        errand.order->sealedCard = std::move(*card);
    }
    if (!record(intentOf(errand, place)))
        return;
    errand.sent = *message;
    post(*message, *composed, &LoyaltyService::takeErrand);
}

void LoyaltyService::takeErrand(const Heard& heard)
{
    if (!m_errand)
        return;
    m_errand->result.outcome = heard.reading.outcome;
    if (heard.reading.outcome.loginExpired) {
        m_checkedIn = false;
        m_keys.reset();
    }
    if (m_errand->call == Call::Settle)
        return takeSettlement(heard);
    if (m_errand->order)
        return takeTransaction(heard);
    if (heard.reading.outcome.meaning == Meaning::Succeeded) {
        if (m_errand->call == Call::Card)
            m_errand->result.card =
                std::static_pointer_cast<const CardAnswer>(heard.reading.answer);
        if (m_errand->call == Call::Tickets)
            m_errand->result.tickets =
                std::static_pointer_cast<const TicketsAnswer>(heard.reading.answer);
    }
    finishErrand();
}

/// What the answer says, and what moves back by our own records where it says nothing.
MemberFacts LoyaltyService::factsOf(const Heard& heard) const
{
    MemberFacts facts = memberFacts(m_errand->call, heard.reading.answer.get());
    if (m_errand->call != Call::RefundCancel)
        return facts;
    const Money moved = [this] {
        const MemberTransaction* refund = m_book.findTrace(m_errand->order->originalTrace);
        return refund == nullptr ? Money() : refund->cashMoved();
    }();
    if (moved.isPositive())
        facts.returnCash = moved;
    else
        facts.supplyCash = -moved;
    return facts;
}

void LoyaltyService::takeTransaction(const Heard& heard)
{
    const payment::Outcome& outcome = heard.reading.outcome;
    const MemberTransaction* known = m_book.find(m_errand->id);
    if (known == nullptr)
        return;
    Answered answered{known->trace, MemberState::Done, outcome.code, outcome.text, {}};
    switch (outcome.meaning) {
    case Meaning::Succeeded:
        answered.facts = factsOf(heard);
        break;
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
        answered.state = MemberState::Refused;
        break;
    case Meaning::Unknown:
    case Meaning::InProgress:
    case Meaning::NotFound:
    case Meaning::Returned:
    case Meaning::Refunded:
    case Meaning::Contradiction:
        if (!heard.notSent) {
            m_unanswered = m_errand->sent;
            m_unansweredId = known->id();
            const bool isReversible = known->reversalOwed;
            if (!record(unansweredRecords(*known, outcome.code, outcome.text)))
                return;
            if (!isReversible)
                return finishErrand();
            m_errand->awaitsReversal = true;
            return sendReversal();
        }
        answered.state = MemberState::NotSent;
        break;
    }
    m_kept = Kept{known->id(), MemberState::Begun, {{known->period, answered}}};
    if (!record(m_kept->records))
        return;
    m_kept.reset();
    finishErrand();
}

} // namespace till::services
