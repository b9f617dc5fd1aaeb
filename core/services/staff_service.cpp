// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/staff_service.h"

#include "core/staff/pin.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace till::services {

namespace {

constexpr qsizetype saltSize = 16;

ports::JournalEntry entryOf(const staff::Event& event)
{
    return {staff::kindOf(event), staff::journalSubject(), staff::encode(event)};
}

SignInRefusal refusal(SignInRefusal::Reason reason)
{
    return {reason, 0, {}};
}

} // namespace

StaffService::StaffService(Doors doors, Secret pinKey, QObject* parent)
    : QObject(parent), m_doors(doors), m_pinKey(std::move(pinKey))
{
}

Result<void> StaffService::recover()
{
    staff::Roll roll;
    std::optional<Error> unreadable;
    const auto read = m_doors.journal.readSubject(
        staff::journalSubject(), [&](const ports::JournalRecord& record) {
            const auto event = staff::decode(record.kind, record.payload);
            if (!event) {
                unreadable = event.error();
                return false;
            }
            roll = staff::apply(std::move(roll), *event, record.at);
            return true;
        });
    if (!read)
        return failure(read.error());
    if (unreadable)
        return failure(ErrorCode::Corrupt, unreadable->detail);
    m_roll = std::move(roll);
    announce();
    return {};
}

Result<void> StaffService::add(const staff::Operator& person, const Secret& pin)
{
    if (m_roll.find(person.id) != nullptr)
        return failure(ErrorCode::Conflict, QStringLiteral("%1 is taken").arg(person.id.text()));
    if (const auto fits = staff::checkNewPin(pin); !fits)
        return failure(fits.error());
    const auto hash = staff::hashPin(pin, m_pinKey, m_doors.random.bytes(saltSize));
    if (!hash)
        return failure(hash.error());
    const staff::Event added = staff::StaffAdded{person, *hash};
    const auto seq = m_doors.journal.append({entryOf(added)});
    if (!seq)
        return failure(seq.error());
    m_roll = staff::apply(std::move(m_roll), added, m_doors.clock.now());
    announce();
    return {};
}

void StaffService::signIn(const OperatorId& id, const QString& pin)
{
    const auto who = check(id, pin);
    if (!who) {
        Q_EMIT signInRefused(who.error());
        return;
    }
    if (!staff::may(who->role, staff::Permission::Sell)) {
        Q_EMIT signInRefused(refusal(SignInRefusal::Reason::NotAllowed));
        return;
    }
    if (!record({staff::SignedIn{id}})) {
        Q_EMIT signInRefused(refusal(SignInRefusal::Reason::NotRecorded));
        return;
    }
    m_current = id;
    Q_EMIT signedIn(*who);
}

void StaffService::approve(quint64 request, const OperatorId& id, const QString& pin,
                           staff::Permission permission)
{
    const auto who = check(id, pin);
    if (!who)
        Q_EMIT approvalRefused(request, who.error());
    else if (!staff::may(who->role, permission))
        Q_EMIT approvalRefused(request, refusal(SignInRefusal::Reason::NotAllowed));
    else if (!record({staff::Approved{id, permission}}))
        Q_EMIT approvalRefused(request, refusal(SignInRefusal::Reason::NotRecorded));
    else
        Q_EMIT approved(request, id);
}

void StaffService::signOut()
{
    if (m_current.isEmpty())
        return;
    (void)record({staff::SignedOut{m_current}});
    m_current = {};
    Q_EMIT signedOut();
}

tl::expected<StaffEntry, SignInRefusal> StaffService::check(const OperatorId& id,
                                                            const QString& pin)
{
    using Reason = SignInRefusal::Reason;
    const staff::Member* member = m_roll.find(id);
    if (member == nullptr || !member->active)
        return tl::unexpected(refusal(Reason::NoSuchOperator));
    const Instant now = m_doors.clock.now();
    if (const auto until = staff::lockedUntil(member->attempts, now))
        return tl::unexpected(SignInRefusal{Reason::LockedOut, 0, *until});
    const auto fits = staff::verifyPin(Secret(pin.toUtf8()), m_pinKey, member->pinHash);
    if (fits && *fits)
        return StaffEntry{id, member->person.name, member->person.role};

    // The failure is durable before it is announced: nobody gets more tries by pulling the plug.
    const staff::Attempts attempts = staff::afterFailure(member->attempts, now);
    QList<staff::Event> events{staff::SignInFailed{id}};
    const auto until = staff::lockedUntil(attempts, now);
    if (until)
        events.append(staff::AccountLocked{id, *until});
    if (!record(events))
        return tl::unexpected(refusal(Reason::NotRecorded));
    if (until)
        return tl::unexpected(SignInRefusal{Reason::LockedOut, 0, *until});
    return tl::unexpected(
        SignInRefusal{Reason::WrongPin, std::max(0, staff::attemptsFree - attempts.failed), {}});
}

bool StaffService::record(const QList<staff::Event>& events)
{
    QList<ports::JournalEntry> entries;
    for (const staff::Event& event : events)
        entries.append(entryOf(event));
    if (const auto seq = m_doors.journal.append(entries); !seq) {
        Q_EMIT journalFailed(seq.error());
        return false;
    }
    for (const staff::Event& event : events)
        m_roll = staff::apply(std::move(m_roll), event, m_doors.clock.now());
    return true;
}

void StaffService::announce()
{
    QList<StaffEntry> entries;
    for (const staff::Member& member : m_roll.members) {
        if (member.active)
            entries.append({member.person.id, member.person.name, member.person.role});
    }
    Q_EMIT staffChanged(entries);
}

} // namespace till::services
