// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/events.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace till::staff {
namespace {

Member* memberOf(Roll& roll, const OperatorId& id)
{
    const auto found = std::find_if(roll.members.begin(), roll.members.end(),
                                    [&id](const Member& member) { return member.person.id == id; });
    return found == roll.members.end() ? nullptr : &*found;
}

Member newMember(const StaffAdded& event)
{
    Member member;
    member.person = event.person;
    member.pinHash = event.pinHash;
    return member;
}

void add(Roll& roll, const StaffAdded& event)
{
    if (Member* member = memberOf(roll, event.person.id)) {
        *member = newMember(event);
        return;
    }
    const auto place =
        std::find_if(roll.members.begin(), roll.members.end(),
                     [&event](const Member& member) { return event.person.id < member.person.id; });
    roll.members.insert(place, newMember(event));
}

void change(Member& member, const StaffChanged& event)
{
    if (event.name)
        member.person.name = *event.name;
    if (event.role)
        member.person.role = *event.role;
    if (event.active)
        member.active = *event.active;
    if (event.pinHash) {
        member.pinHash = *event.pinHash;
        member.attempts = {};
    }
}

} // namespace

const Member* Roll::find(const OperatorId& id) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&id](const Member& member) { return member.person.id == id; });
    return found == members.end() ? nullptr : &*found;
}

QString journalSubject()
{
    return QStringLiteral("staff");
}

Roll apply(Roll roll, const Event& event, Instant at)
{
    const auto with = [&roll](const OperatorId& id, auto change) {
        if (Member* member = memberOf(roll, id))
            change(*member);
    };
    std::visit(Overloaded{
                   [&](const StaffAdded& added) { add(roll, added); },
                   [&](const StaffChanged& changed) {
                       with(changed.id, [&](Member& member) { change(member, changed); });
                   },
                   [&](const SignedIn& signedIn) {
                       with(signedIn.id, [&](Member& member) {
                           member.attempts = {};
                           member.lastSignInAt = at;
                       });
                   },
                   [](const SignedOut&) {},
                   [&](const SignInFailed& failed) {
                       with(failed.id, [&](Member& member) {
                           member.attempts = afterFailure(member.attempts, at);
                       });
                   },
                   [](const AccountLocked&) {},
                   [&](const AccountUnlocked& unlocked) {
                       with(unlocked.id, [](Member& member) { member.attempts = {}; });
                   },
                   [&](const Approved& approved) {
                       with(approved.id, [](Member& member) { member.attempts = {}; });
                   },
               },
               event);
    return roll;
}

} // namespace till::staff
