// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/staff/operator.h"
#include "core/staff/roll.h"

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
    enum class Reason { WrongPin, LockedOut, NoSuchOperator, NotAllowed };
    Reason reason = Reason::WrongPin;
    int triesLeft = 0;
    Instant lockedUntil; ///< for LockedOut
};

/// Signing in and approvals; each try is a record of the journal. Core thread (a PIN check takes
/// some 50 ms there).
class StaffService : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::Clock& clock;
        ports::Journal& journal;
    };
    StaffService(Doors doors, QObject* parent = nullptr);

public Q_SLOTS:
    /// Folds the journal's staff records and announces the list.
    void recover();
    void signIn(const till::OperatorId& id, const QString& pin);
    /// Checks that `id` knows the PIN and has the right; answers with approved() or refused().
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

private:
    struct Check;
    [[nodiscard]] tl::expected<staff::Operator, SignInRefusal> check(const OperatorId& id,
                                                                     const QString& pin);

    Doors m_doors;
    staff::Roll m_roll;
    OperatorId m_current;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::StaffEntry)
Q_DECLARE_METATYPE(till::services::SignInRefusal)
