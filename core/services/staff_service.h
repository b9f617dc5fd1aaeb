// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/random.h"
#include "core/staff/events.h"

#include <QList>
#include <QMetaType>
#include <QObject>

namespace till::services {

/// Who may sign in, without anything secret.
struct StaffEntry {
    OperatorId id;
    QString name;
    staff::Role role = staff::Role::Cashier;
};

/// Why a PIN was not taken.
struct SignInRefusal {
    enum class Reason {
        WrongPin,
        LockedOut,
        NoSuchOperator,
        NotAllowed,  ///< the PIN is right, the role does not have the permission
        NotRecorded, ///< the journal cannot be written
    };
    Reason reason = Reason::WrongPin;
    int triesLeft = 0;   ///< for WrongPin
    Instant lockedUntil; ///< for LockedOut
};

/// Signing in and approvals; each try is a record of the journal. Core thread (a PIN check takes
/// some 50 ms there).
class StaffService : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::Clock& clock;
        ports::Random& random;
        ports::Journal& journal;
    };
    /// `pinKey` goes into each PIN's hash, see staff/pin.h. The doors must outlive the service.
    StaffService(Doors doors, Secret pinKey, QObject* parent = nullptr);

    [[nodiscard]] const staff::Roll& roll() const { return m_roll; }
    /// Malformed, OutOfRange, Refused as staff::checkNewPin(); Conflict: the number is taken.
    [[nodiscard]] Result<void> add(const staff::Operator& person, const Secret& pin);
    /// Folds the journal's staff records and announces the list.
    [[nodiscard]] Result<void> recover();

public Q_SLOTS:
    void signIn(const till::OperatorId& id, const QString& pin);
    /// Checks that `id` knows the PIN and has the right; answers with approved() or
    /// approvalRefused().
    void approve(quint64 request, const till::OperatorId& id, const QString& pin,
                 till::staff::Permission permission);
    void signOut();

Q_SIGNALS:
    void staffChanged(const QList<till::services::StaffEntry>& staff);
    void signedIn(const till::services::StaffEntry& who);
    void signInRefused(const till::services::SignInRefusal& refusal);
    void signedOut();
    void approved(quint64 request, const till::OperatorId& approver);
    void approvalRefused(quint64 request, const till::services::SignInRefusal& refusal);
    /// The journal needs reopening; nobody can sign in before.
    void journalFailed(const till::Error& error);

private:
    [[nodiscard]] tl::expected<StaffEntry, SignInRefusal> check(const OperatorId& id,
                                                                const QString& pin);
    [[nodiscard]] bool record(const QList<staff::Event>& events);
    void announce();

    Doors m_doors;
    Secret m_pinKey;
    staff::Roll m_roll;
    OperatorId m_current;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::StaffEntry)
Q_DECLARE_METATYPE(till::services::SignInRefusal)
