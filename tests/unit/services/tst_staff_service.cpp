// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include <QSignalSpy>
#include <QTest>

using namespace till;
using namespace till::services;
using Failure = support::JournalGate::Failure;
using Reason = SignInRefusal::Reason;

/// Signing in and approving, with a memory that no restart wipes.
class TestStaffService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInWithTheRightPin();
    void saysWhoMaySignIn();
    void refusesBadNewPins();
    void countsWrongPins();
    void forgetsWrongPinsAfterTheRightOne();
    void locksAndStaysLocked();
    void staysLockedWhenTheClockIsPutBack();
    void unlocksWhenTheWaitIsOver();
    void refusesSomebodyWhoMayNotSell();
    void approvesWithTheRight();
    void refusesAnApprovalOfTheWrongRole();
    void countsWrongPinsOfApprovals();
    void forgetsWrongPinsAfterAnApproval();
    void approvesNothingWithoutARecord();
    void doesNotSayThatAPinIsWrongBeforeTheTryIsDurable();
    void signsNobodyInWithoutARecord();
    void keepsNoPinInTheJournal();
};

namespace {

const OperatorId cashier{QStringLiteral("1008")};
const OperatorId manager{QStringLiteral("2001")};
const OperatorId auditor{QStringLiteral("3001")};
const QString rightPin = QStringLiteral("2580");
const QString wrongPin = QStringLiteral("1357");

class StaffBench : public TillBench {
public:
    StaffBench()
    {
        start();
        using staff::Role;
        add({cashier, QStringLiteral("王芳"), Role::Cashier});
        add({manager, QStringLiteral("李店长"), Role::Manager});
        add({auditor, QStringLiteral("赵审计"), Role::Auditor});
        listenToStaff();
    }
    void restartStaff()
    {
        restart();
        listenToStaff();
        support::require(TillBench::staff->recover());
    }
    void signIn(const OperatorId& id, const QString& pin) { TillBench::staff->signIn(id, pin); }
    void tryWrongPins(int times)
    {
        for (int i = 0; i < times; ++i)
            signIn(cashier, wrongPin);
    }
    [[nodiscard]] SignInRefusal refusal() const { return refusals.last(); }

    QList<StaffEntry> signedIn;
    QList<SignInRefusal> refusals;
    QList<quint64> approved;
    QList<SignInRefusal> approvalRefusals;
    int journalTroubles = 0;

private:
    void add(const staff::Operator& person)
    {
        support::require(TillBench::staff->add(person, Secret(rightPin.toUtf8())));
    }
    void listenToStaff()
    {
        StaffService* service = TillBench::staff.get();
        QObject::connect(service, &StaffService::signedIn, service,
                         [this](const StaffEntry& who) { signedIn.append(who); });
        QObject::connect(service, &StaffService::signInRefused, service,
                         [this](const SignInRefusal& why) { refusals.append(why); });
        QObject::connect(service, &StaffService::approved, service,
                         [this](quint64 request) { approved.append(request); });
        QObject::connect(
            service, &StaffService::approvalRefused, service,
            [this](quint64, const SignInRefusal& why) { approvalRefusals.append(why); });
        QObject::connect(service, &StaffService::journalFailed, service,
                         [this] { ++journalTroubles; });
    }
};

} // namespace

void TestStaffService::signsInWithTheRightPin()
{
    StaffBench till;
    till.signIn(cashier, rightPin);
    QCOMPARE(till.signedIn.size(), 1);
    QVERIFY(till.signedIn.first().id == cashier);
    QCOMPARE(till.signedIn.first().name, QStringLiteral("王芳"));
    QCOMPARE(till.kindsOf(staff::journalSubject()).last(), QStringLiteral("staff.signed_in"));

    QSignalSpy out(till.staff.get(), &StaffService::signedOut);
    till.staff->signOut();
    till.staff->signOut();
    QCOMPARE(out.size(), 1);
    QCOMPARE(till.kindsOf(staff::journalSubject()).count(QStringLiteral("staff.signed_out")), 1);
}

void TestStaffService::saysWhoMaySignIn()
{
    StaffBench till;
    till.cutPower();
    till.open();
    QSignalSpy changed(till.staff.get(), &StaffService::staffChanged);
    support::require(till.staff->recover());
    QCOMPARE(changed.size(), 1);
    const auto entries = changed.first().first().value<QList<StaffEntry>>();
    QCOMPARE(entries.size(), 3);
    QVERIFY(entries.first().id == cashier);
}

void TestStaffService::refusesBadNewPins()
{
    StaffBench till;
    const staff::Operator person{OperatorId(QStringLiteral("1009")), QStringLiteral("新人"),
                                 staff::Role::Cashier};
    QVERIFY(till.staff->add(person, Secret(QByteArrayLiteral("1234"))).error().code ==
            ErrorCode::Refused);
    QVERIFY(till.staff->add(person, Secret(QByteArrayLiteral("12"))).error().code ==
            ErrorCode::OutOfRange);
    const staff::Operator taken{cashier, QStringLiteral("冒名"), staff::Role::Manager};
    QVERIFY(till.staff->add(taken, Secret(rightPin.toUtf8())).error().code == ErrorCode::Conflict);
    QCOMPARE(till.staff->roll().members.size(), 3);
}

void TestStaffService::countsWrongPins()
{
    StaffBench till;
    till.signIn(cashier, wrongPin);
    QVERIFY(till.refusal().reason == Reason::WrongPin);
    QCOMPARE(till.refusal().triesLeft, staff::attemptsFree - 1);
    till.restartStaff();
    till.signIn(cashier, QString());
    QCOMPARE(till.refusal().triesLeft, staff::attemptsFree - 2);
    till.signIn(OperatorId(QStringLiteral("9999")), wrongPin);
    QVERIFY(till.refusal().reason == Reason::NoSuchOperator);
    QVERIFY(till.signedIn.isEmpty());
}

void TestStaffService::forgetsWrongPinsAfterTheRightOne()
{
    StaffBench till;
    till.tryWrongPins(3);
    till.signIn(cashier, rightPin);
    till.signIn(cashier, wrongPin);
    QCOMPARE(till.refusal().triesLeft, staff::attemptsFree - 1);
}

void TestStaffService::locksAndStaysLocked()
{
    StaffBench till;
    till.tryWrongPins(staff::attemptsFree);
    QVERIFY(till.refusal().reason == Reason::LockedOut);
    const Instant until = till.refusal().lockedUntil;
    QCOMPARE(until.unixMs, till.clock.now().unixMs + staff::firstWaitMs);
    QCOMPARE(till.kindsOf(staff::journalSubject()).count(QStringLiteral("staff.locked")), 1);

    till.signIn(cashier, rightPin);
    QVERIFY(till.refusal().reason == Reason::LockedOut);
    till.restartStaff();
    till.signIn(cashier, rightPin);
    QVERIFY(till.refusal().reason == Reason::LockedOut);
    QVERIFY(till.refusal().lockedUntil == until);
    QVERIFY(till.signedIn.isEmpty());
    till.signIn(manager, rightPin); // nobody else is locked out
    QCOMPARE(till.signedIn.size(), 1);
}

void TestStaffService::staysLockedWhenTheClockIsPutBack()
{
    StaffBench till;
    till.tryWrongPins(staff::attemptsFree);
    till.clock.putBack(2LL * 3600 * 1000);
    till.signIn(cashier, rightPin);
    QVERIFY(till.refusal().reason == Reason::LockedOut);
    till.restartStaff();
    till.signIn(cashier, rightPin);
    QVERIFY(till.refusal().reason == Reason::LockedOut);
    QVERIFY(till.signedIn.isEmpty());
}

void TestStaffService::unlocksWhenTheWaitIsOver()
{
    StaffBench till;
    till.tryWrongPins(staff::attemptsFree);
    till.clock.advance(staff::firstWaitMs - 1);
    till.signIn(cashier, rightPin);
    QVERIFY(till.signedIn.isEmpty());
    till.clock.advance(1);
    till.signIn(cashier, rightPin);
    QCOMPARE(till.signedIn.size(), 1);
}

void TestStaffService::refusesSomebodyWhoMayNotSell()
{
    StaffBench till;
    till.signIn(auditor, rightPin);
    QVERIFY(till.refusal().reason == Reason::NotAllowed);
    QVERIFY(till.signedIn.isEmpty());
}

void TestStaffService::approvesWithTheRight()
{
    StaffBench till;
    till.staff->approve(7, manager, rightPin, staff::Permission::OverridePrice);
    QCOMPARE(till.approved, QList<quint64>{7});
    QVERIFY(till.approvalRefusals.isEmpty());
}

void TestStaffService::refusesAnApprovalOfTheWrongRole()
{
    StaffBench till;
    till.staff->approve(7, cashier, rightPin, staff::Permission::OverridePrice);
    QVERIFY(till.approved.isEmpty());
    QCOMPARE(till.approvalRefusals.size(), 1);
    QVERIFY(till.approvalRefusals.first().reason == Reason::NotAllowed);
}

void TestStaffService::countsWrongPinsOfApprovals()
{
    StaffBench till;
    for (int i = 0; i < staff::attemptsFree; ++i)
        till.staff->approve(1, manager, wrongPin, staff::Permission::OverridePrice);
    QVERIFY(till.approvalRefusals.last().reason == Reason::LockedOut);
    till.restartStaff();
    till.staff->approve(2, manager, rightPin, staff::Permission::OverridePrice);
    QVERIFY(till.approved.isEmpty());
    till.signIn(manager, rightPin);
    QVERIFY(till.refusal().reason == Reason::LockedOut);
}

/// A manager who only ever approves mistypes once in a while: that must not add up to a lockout.
void TestStaffService::forgetsWrongPinsAfterAnApproval()
{
    StaffBench till;
    for (int i = 0; i < staff::attemptsFree; ++i) {
        till.staff->approve(1, manager, wrongPin, staff::Permission::OverridePrice);
        QVERIFY(till.approvalRefusals.last().reason == Reason::WrongPin);
        till.staff->approve(2, manager, rightPin, staff::Permission::OverridePrice);
    }
    QCOMPARE(till.approved.size(), staff::attemptsFree);
    QCOMPARE(QString::fromUtf8(till.recordsOf(QStringLiteral("staff.approved")).last().payload),
             QStringLiteral("{\"id\":\"2001\",\"permission\":\"overridePrice\"}"));
    till.restartStaff();
    till.staff->approve(3, manager, wrongPin, staff::Permission::OverridePrice);
    QCOMPARE(till.approvalRefusals.last().triesLeft, staff::attemptsFree - 1);
}

void TestStaffService::approvesNothingWithoutARecord()
{
    StaffBench till;
    till.journal->failAppend(1, Failure::NotWritten);
    till.staff->approve(7, manager, rightPin, staff::Permission::OverridePrice);
    QVERIFY(till.approved.isEmpty());
    QVERIFY(till.approvalRefusals.last().reason == Reason::NotRecorded);
    QCOMPARE(till.journalTroubles, 1);
}

void TestStaffService::doesNotSayThatAPinIsWrongBeforeTheTryIsDurable()
{
    StaffBench till;
    till.journal->failAppend(1, Failure::Written);
    till.signIn(cashier, wrongPin);
    QVERIFY(till.refusal().reason == Reason::NotRecorded);
    QCOMPARE(till.journalTroubles, 1);
    support::require(till.journal->reopen());
    // The try that was lost in doubt arrived after all: it counts once the journal has been read.
    till.restartStaff();
    till.signIn(cashier, wrongPin);
    QCOMPARE(till.refusal().triesLeft, staff::attemptsFree - 2);
}

void TestStaffService::signsNobodyInWithoutARecord()
{
    StaffBench till;
    till.journal->failAppend(1, Failure::NotWritten);
    till.signIn(cashier, rightPin);
    QVERIFY(till.refusal().reason == Reason::NotRecorded);
    QVERIFY(till.signedIn.isEmpty());
    QCOMPARE(till.journalTroubles, 1); // or nobody would reopen the journal behind the sign-in page
    support::require(till.journal->reopen());
    till.signIn(cashier, rightPin);
    QCOMPARE(till.signedIn.size(), 1);
}

void TestStaffService::keepsNoPinInTheJournal()
{
    StaffBench till;
    till.signIn(cashier, wrongPin);
    till.signIn(cashier, rightPin);
    support::require(till.store->read(1, [&](const ports::JournalRecord& record) {
        const QString text = QString::fromUtf8(record.payload);
        // The hash is random text: a PIN may stand in it by chance, so only the other records
        // count.
        if (record.kind != QStringLiteral("staff.added") &&
            (text.contains(rightPin) || text.contains(wrongPin)))
            throw std::runtime_error("a PIN in the journal");
        return true;
    }));
}

QTEST_GUILESS_MAIN(TestStaffService)
#include "tst_staff_service.moc"
