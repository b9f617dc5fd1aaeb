// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payout_service.h"

#include "core/payment/order_id.h"
#include "core/services/journal_generation.h"

#include <algorithm>
#include <utility>

// Whether a payout may begin, and what has happened before; how it goes on is in payout_flow.cpp.
namespace till::services {

namespace {

using channels::PayoutProtocol;

constexpr qsizetype nonceSize = 16;
constexpr qsizetype reasonMost = 200;
const Secret noToken;

QByteArrayView viewOf(const std::shared_ptr<const Secret>& secret)
{
    return secret ? QByteArrayView(secret->reveal()) : QByteArrayView();
}

channels::payout::PayRequest requestOf(const PayoutOrder& order, const PayoutProtocol& protocol,
                                       Instant now)
{
    channels::payout::PayRequest request = protocol.newPay(now);
    request.amount = order.amount;
    if (!order.businessType.isEmpty())
        request.businessType = order.businessType;
    request.memo = order.memo;
    request.accountName = order.payee.name;
    request.accountNo = order.payee.account;
    request.mobile = order.payee.mobile;
    request.idCard = order.payee.idCard;
    request.accountType = order.payee.accountType;
    request.bankName = order.payee.bankName;
    request.bankSettleNo = order.payee.bankNumber;
    request.bankBranchName = order.payee.bankBranch;
    request.bankProvince = order.payee.province;
    request.bankCity = order.payee.city;
    return request;
}

} // namespace

QString nameOf(PayoutRefusal::Reason reason)
{
    switch (reason) {
    case PayoutRefusal::Reason::NotSetUp:
        return QStringLiteral("notSetUp");
    case PayoutRefusal::Reason::Busy:
        return QStringLiteral("busy");
    case PayoutRefusal::Reason::NotConfirmed:
        return QStringLiteral("notConfirmed");
    case PayoutRefusal::Reason::NeedsApprover:
        return QStringLiteral("needsApprover");
    case PayoutRefusal::Reason::SamePerson:
        return QStringLiteral("samePerson");
    case PayoutRefusal::Reason::NotAllowed:
        return QStringLiteral("notAllowed");
    case PayoutRefusal::Reason::Obstacle:
        return QStringLiteral("obstacle");
    case PayoutRefusal::Reason::NotSayable:
        return QStringLiteral("notSayable");
    case PayoutRefusal::Reason::NotRecorded:
        return QStringLiteral("notRecorded");
    case PayoutRefusal::Reason::OpenException:
        return QStringLiteral("openException");
    case PayoutRefusal::Reason::NoSuchPayout:
        return QStringLiteral("noSuchPayout");
    case PayoutRefusal::Reason::NotOpen:
        return QStringLiteral("notOpen");
    case PayoutRefusal::Reason::NeedsReason:
        return QStringLiteral("needsReason");
    }
    Q_UNREACHABLE();
}

PayoutService::PayoutService(Doors doors, const StaffService& staff, QObject* parent)
    : QObject(parent), m_doors(doors), m_staff(staff)
{
}

PayoutService::~PayoutService()
{
    m_doors.alarm.clear();
}

void PayoutService::setUp(PayoutSetup setup)
{
    m_setup = std::move(setup);
    m_state.available.reset();
    if (m_state.current && !m_state.asking)
        query();
    publish();
}

void PayoutService::setOperator(const OperatorId& id)
{
    m_operator = id;
}

Result<QList<Payout>> PayoutService::readAll() const
{
    QList<Payout> all;
    std::optional<Error> unreadable;
    const Result<void> read =
        m_doors.journal.readSubject(payoutSubject(), [&](const ports::JournalRecord& record) {
            Result<QList<Payout>> folded = fold(std::move(all), record);
            if (!folded) {
                unreadable = folded.error();
                return false;
            }
            all = *std::move(folded);
            return true;
        });
    if (!read)
        return failure(read.error());
    if (unreadable)
        return failure(ErrorCode::Corrupt, unreadable->detail);
    return all;
}

Result<void> PayoutService::recover()
{
    const Result<QList<Payout>> all = readAll();
    if (!all)
        return failure(all.error());
    m_state.halted = false;
    m_state.current.reset();
    m_state.exceptions.clear();
    m_state.decided.clear();
    for (const Payout& payout : *all) {
        m_counter = std::max(m_counter, payout.counter);
        if (isDecided(payout) || isOpenException(payout))
            place(payout);
        else
            m_state.current = payout;
    }
    if (m_state.current && !m_state.asking) {
        m_sentMs = m_doors.clock.steadyMs(); // nothing counts that was before
        m_firstNotFoundMs = -1;
        m_queries = 0;
        query();
    }
    publish();
    return {};
}

bool PayoutService::mayPayOut(const OperatorId& id) const
{
    const staff::Member* member = m_staff.roll().find(id);
    return member != nullptr && member->active &&
           staff::may(member->person.role, staff::Permission::PayOut);
}

std::optional<PayoutRefusal> PayoutService::whyNotPeople(const OperatorId& approver) const
{
    if (approver.isEmpty())
        return PayoutRefusal{Reason::NeedsApprover, {}, {}};
    if (approver == m_operator || m_operator.isEmpty())
        return PayoutRefusal{Reason::SamePerson, {}, {}};
    const staff::Member* first = m_staff.roll().find(m_operator);
    // A number that is nobody's would make one person two.
    if (first == nullptr || !first->active || !mayPayOut(approver))
        return PayoutRefusal{Reason::NotAllowed, {}, {}};
    return std::nullopt;
}

std::optional<PayoutRefusal> PayoutService::whyNot(const PayoutOrder& order) const
{
    if (!isSetUp())
        return PayoutRefusal{Reason::NotSetUp, {}, {}};
    if (m_state.halted)
        return PayoutRefusal{Reason::NotRecorded, {}, {}};
    if (m_state.current || m_state.asking)
        return PayoutRefusal{Reason::Busy, {}, {}};
    if (!m_state.exceptions.isEmpty())
        return PayoutRefusal{Reason::OpenException,
                             {},
                             QStringLiteral("payout %1 may have gone or not: somebody has to look "
                                            "at the platform's own pages and close it first")
                                 .arg(m_state.exceptions.first().id.text())};
    if (order.amount != order.amountAgain)
        return PayoutRefusal{Reason::NotConfirmed, {}, {}};
    return whyNotPeople(order.approver);
}

Result<PaymentId> PayoutService::nextId()
{
    const Result<QString> generation =
        journalGeneration(m_doors.payments, m_doors.journal, m_doors.random);
    if (!generation)
        return failure(generation.error());
    return payment::makeOrderId({.tillNumber = m_setup.tillNumber,
                                 .generation = *generation,
                                 .counter = m_counter + 1,
                                 .training = m_setup.training,
                                 .now = m_doors.clock.now(),
                                 .latest = {}},
                                {.form = payment::OrderIdForm::Digits, .prefix = {}});
}

channels::Stamp PayoutService::stamp(const QByteArray& nonce) const
{
    return {m_doors.clock.now(), nonce, *m_setup.key, noToken};
}

void PayoutService::send(const PayoutOrder& order)
{
    if (std::optional<PayoutRefusal> refusal = whyNot(order)) {
        refuse(*std::move(refusal));
        return;
    }
    const Result<PaymentId> id = nextId();
    if (!id) {
        refuse({Reason::NotRecorded, {}, id.error().detail});
        return;
    }
    const Instant now = m_doors.clock.now();
    channels::payout::PayRequest request = requestOf(order, *m_setup.protocol, now);
    request.orderNo = id->text();
    if (const auto obstacle =
            channels::obstacleTo(request, m_setup.protocol->config(), now, m_state.available)) {
        refuse({Reason::Obstacle, obstacle, {}});
        return;
    }
    const QByteArray nonce = m_doors.random.bytes(nonceSize);
    Result<ports::HttpRequest> sealed =
        m_setup.protocol->request(PayoutProtocol::pay(), &request, stamp(nonce));
    if (!sealed) {
        refuse({Reason::NotSayable, {}, sealed.error().detail});
        return;
    }
    const Payout payout{.id = *id,
                        .counter = m_counter + 1,
                        .amount = order.amount,
                        .payee = maskedName(viewOf(order.payee.name)),
                        .account = maskedAccount(viewOf(order.payee.account)),
                        .bank = order.payee.bankName,
                        .memo = order.memo,
                        .by = m_operator,
                        .approvedBy = order.approver,
                        .at = now,
                        .changedAt = now};
    if (!record(entryOf(payout))) {
        refuse({Reason::NotRecorded, {}, {}});
        return;
    }
    ++m_counter;
    m_state.current = payout;
    m_state.available.reset();
    m_sentMs = m_doors.clock.steadyMs();
    m_firstNotFoundMs = -1;
    m_queries = 0;
    post(Ask::Pay, *std::move(sealed));
    publish();
}

void PayoutService::queryNow()
{
    if (m_state.current && !m_state.asking && !m_state.halted)
        query();
}

void PayoutService::ask(const PaymentId& id)
{
    if (!isSetUp() || m_state.halted || m_state.asking) {
        refuse({!isSetUp()       ? Reason::NotSetUp
                : m_state.halted ? Reason::NotRecorded
                                 : Reason::Busy,
                {},
                {}});
        return;
    }
    const Result<QList<Payout>> all = readAll();
    if (!all) {
        refuse({Reason::NoSuchPayout, {}, all.error().detail});
        return;
    }
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&id](const Payout& payout) { return payout.id == id; });
    if (found == all->end()) {
        refuse({Reason::NoSuchPayout, {}, {}});
        return;
    }
    if (m_state.current && m_state.current->id == id) {
        queryNow();
        return;
    }
    const QByteArray nonce = m_doors.random.bytes(nonceSize);
    const auto request = m_setup.protocol->newQuery(id.text(), m_doors.clock.now());
    const Result<ports::HttpRequest> sealed =
        m_setup.protocol->request(PayoutProtocol::query(), &request, stamp(nonce));
    if (!sealed) {
        refuse({Reason::NotSayable, {}, sealed.error().detail});
        return;
    }
    post(Ask::Named, *sealed, *found);
    publish();
}

void PayoutService::close(const PaymentId& id, const OperatorId& approver, const QString& reason)
{
    const auto open = std::find_if(m_state.exceptions.begin(), m_state.exceptions.end(),
                                   [&id](const Payout& payout) { return payout.id == id; });
    const auto why = [&]() -> std::optional<Reason> {
        if (m_state.halted)
            return Reason::NotRecorded;
        if (m_state.asking)
            return Reason::Busy; // what comes may be about this one
        if (open == m_state.exceptions.end())
            return Reason::NotOpen;
        if (reason.trimmed().isEmpty() || reason.size() > reasonMost)
            return Reason::NeedsReason;
        return mayPayOut(approver) ? std::nullopt : std::optional(Reason::NotAllowed);
    }();
    if (why) {
        refuse({*why, {}, {}});
        return;
    }
    Payout closed = *open;
    closed.closedBy = approver;
    closed.closedReason = reason.trimmed();
    closed.changedAt = m_doors.clock.now();
    if (!record(closingOf(closed))) {
        refuse({Reason::NotRecorded, {}, {}});
        return;
    }
    place(closed);
    publish();
}

void PayoutService::askBalance()
{
    if (!isSetUp()) {
        refuse({Reason::NotSetUp, {}, {}});
        return;
    }
    if (m_state.asking) {
        refuse({Reason::Busy, {}, {}});
        return;
    }
    const QByteArray nonce = m_doors.random.bytes(nonceSize);
    const Instant now = m_doors.clock.now();
    const auto request = m_setup.protocol->newBalance(QString::number(now.unixMs), now);
    const Result<ports::HttpRequest> sealed =
        m_setup.protocol->request(PayoutProtocol::balance(), &request, stamp(nonce));
    if (!sealed) {
        refuse({Reason::NotSayable, {}, sealed.error().detail});
        return;
    }
    post(Ask::Balance, *sealed);
    publish();
}

void PayoutService::refuse(PayoutRefusal refusal)
{
    Q_EMIT refused(refusal);
}

void PayoutService::publish()
{
    Q_EMIT stateChanged(m_state);
}

} // namespace till::services
