// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/staff/lockout.h"
#include "core/staff/operator.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

/// What happened to the staff. The list of people is the fold of the journal's records about them.
namespace till::staff {

struct StaffAdded {
    Operator person;
    QString pinHash; ///< see staff/pin.h

    bool operator==(const StaffAdded&) const = default;
};
/// Only what is set changes.
struct StaffChanged {
    OperatorId id;
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<QString> pinHash;
    std::optional<bool> active; ///< false: has left; stays in the list for the records
    OperatorId by;

    bool operator==(const StaffChanged&) const = default;
};
struct SignedIn {
    OperatorId id;

    bool operator==(const SignedIn&) const = default;
};
struct SignedOut {
    OperatorId id;

    bool operator==(const SignedOut&) const = default;
};
/// A wrong PIN, at sign-in or at an approval.
struct SignInFailed {
    OperatorId id;

    bool operator==(const SignInFailed&) const = default;
};
/// The account was closed by a wrong PIN; recorded for reports, the wait follows from the failures.
struct AccountLocked {
    OperatorId id;
    Instant until;

    bool operator==(const AccountLocked&) const = default;
};
/// Somebody with the right let the person try again.
struct AccountUnlocked {
    OperatorId id;
    OperatorId by;

    bool operator==(const AccountUnlocked&) const = default;
};
/// Knew the PIN and has the right that was asked for. Like a sign-in it ends a row of wrong PINs;
/// what was done with the approval is in the records of the thing itself.
struct Approved {
    OperatorId id;
    Permission permission = Permission::Sell;

    bool operator==(const Approved&) const = default;
};

using Event = std::variant<StaffAdded, StaffChanged, SignedIn, SignedOut, SignInFailed,
                           AccountLocked, AccountUnlocked, Approved>;

/// The journal's kind, e.g. "staff.signed_in".
[[nodiscard]] QString kindOf(const Event& event);
/// The journal's subject of all of them: one, so that the roll is read without walking the journal.
[[nodiscard]] QString journalSubject();
/// Compact JSON with sorted keys.
[[nodiscard]] QByteArray encode(const Event& event);
/// NotFound: the kind is not one of the staff's. Malformed: the payload does not fit the kind.
[[nodiscard]] Result<Event> decode(QStringView kind, const QByteArray& payload);

/// One person as the journal knows them.
struct Member {
    Operator person;
    QString pinHash;
    bool active = true;
    Attempts attempts;
    std::optional<Instant> lastSignInAt;

    bool operator==(const Member&) const = default;
};

/// Everybody who ever was in the list, by staff number.
struct Roll {
    QList<Member> members; ///< ascending by staff number

    /// None: nobody of that number.
    [[nodiscard]] const Member* find(const OperatorId& id) const;
    bool operator==(const Roll&) const = default;
};

/// The roll after the event, recorded at `at`. An event about somebody unknown changes nothing;
/// adding a number again replaces name, role and PIN.
[[nodiscard]] Roll apply(Roll roll, const Event& event, Instant at);

} // namespace till::staff

Q_DECLARE_METATYPE(till::staff::Roll)
