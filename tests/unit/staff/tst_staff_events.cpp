// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/events.h"

#include <QTest>

using namespace till;
using namespace till::staff;

namespace {

constexpr Instant noon{1'800'000'000'000};

const Operator wang{OperatorId(u"1008"_qs), u"王敏"_qs, Role::Cashier};
const Operator chen{OperatorId(u"1001"_qs), u"陈芳"_qs, Role::Manager};

Roll rollOf(const QList<Event>& events)
{
    Roll roll;
    for (const Event& event : events)
        roll = apply(std::move(roll), event, noon);
    return roll;
}

} // namespace

class TestStaffEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventSurvivesItsRecord_data();
    void everyEventSurvivesItsRecord();
    void recordsLookLikeThis();
    void kindsOfOthersAreNotFound();
    void payloadsThatDoNotFitAreMalformed_data();
    void payloadsThatDoNotFitAreMalformed();
    void theRollIsInOrderOfStaffNumbers();
    void onlyWhatIsSetChanges();
    void aNewPinForgetsFailures();
    void failuresCountUntilSignedIn();
    void unlockingForgetsFailures();
    void eventsAboutStrangersChangeNothing();
    void addingANumberAgainReplacesThePerson();
};

void TestStaffEvents::everyEventSurvivesItsRecord_data()
{
    QTest::addColumn<Event>("event");
    QTest::newRow("added") << Event(StaffAdded{wang, u"$argon2id$x"_qs});
    QTest::newRow("changed nothing")
        << Event(StaffChanged{wang.id, std::nullopt, std::nullopt, std::nullopt, std::nullopt, {}});
    QTest::newRow("changed all") << Event(
        StaffChanged{wang.id, u"王\"敏"_qs, Role::Senior, u"$argon2id$y"_qs, false, chen.id});
    QTest::newRow("signed in") << Event(SignedIn{wang.id});
    QTest::newRow("signed out") << Event(SignedOut{wang.id});
    QTest::newRow("failed") << Event(SignInFailed{wang.id});
    QTest::newRow("locked") << Event(AccountLocked{wang.id, noon});
    QTest::newRow("unlocked") << Event(AccountUnlocked{wang.id, chen.id});
    for (const Permission permission : permissions())
        QTest::addRow("approved %d", static_cast<int>(permission))
            << Event(Approved{chen.id, permission});
    QTest::newRow("unlocked by the program") << Event(AccountUnlocked{wang.id, {}});
}

void TestStaffEvents::everyEventSurvivesItsRecord()
{
    QFETCH(Event, event);
    const Result<Event> again = decode(kindOf(event), encode(event));
    QVERIFY2(again.has_value(), encode(event).constData());
    QVERIFY(*again == event);
    QVERIFY(kindOf(event).startsWith(u"staff."_qs));
}

void TestStaffEvents::recordsLookLikeThis()
{
    // Journals of years ago have to be read: these bytes may not change.
    QCOMPARE(
        encode(StaffAdded{wang, u"h"_qs}),
        QByteArray("{\"id\":\"1008\",\"name\":\"王敏\",\"pinHash\":\"h\",\"role\":\"cashier\"}"));
    QCOMPARE(encode(AccountLocked{wang.id, noon}),
             QByteArray("{\"id\":\"1008\",\"until\":1800000000000}"));
    QCOMPARE(encode(Approved{chen.id, Permission::VoidSale}),
             QByteArray("{\"id\":\"1001\",\"permission\":\"voidSale\"}"));
    QCOMPARE(kindOf(SignInFailed{wang.id}), u"staff.sign_in_failed"_qs);
}

void TestStaffEvents::kindsOfOthersAreNotFound()
{
    QCOMPARE(decode(u"sale.completed", "{}").error().code, ErrorCode::NotFound);
    QCOMPARE(decode(u"staff.promoted", "{}").error().code, ErrorCode::NotFound);
}

void TestStaffEvents::payloadsThatDoNotFitAreMalformed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char* name, const QString& kind, const QByteArray& payload) {
        QTest::newRow(name) << kind << payload;
    };
    row("no JSON", u"staff.signed_in"_qs, "1008");
    row("a list", u"staff.signed_in"_qs, "[\"1008\"]");
    row("cut off", u"staff.signed_in"_qs, "{\"id\":\"10");
    row("no number", u"staff.signed_in"_qs, "{}");
    row("number not as text", u"staff.signed_in"_qs, "{\"id\":1008}");
    row("not a staff number", u"staff.signed_in"_qs, "{\"id\":\"10/8\"}");
    row("unknown role", u"staff.added"_qs,
        "{\"id\":\"1\",\"name\":\"a\",\"pinHash\":\"h\",\"role\":\"owner\"}");
    row("no name", u"staff.added"_qs, "{\"id\":\"1\",\"pinHash\":\"h\",\"role\":\"cashier\"}");
    row("active as text", u"staff.changed"_qs, "{\"id\":\"1\",\"active\":\"no\"}");
    row("unknown permission", u"staff.approved"_qs, "{\"id\":\"1\",\"permission\":\"flyAway\"}");
    row("until as text", u"staff.locked"_qs, "{\"id\":\"1\",\"until\":\"noon\"}");
}

void TestStaffEvents::payloadsThatDoNotFitAreMalformed()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, payload);
    const Result<Event> event = decode(kind, payload);
    QVERIFY(!event.has_value());
    QCOMPARE(event.error().code, ErrorCode::Malformed);
}

void TestStaffEvents::theRollIsInOrderOfStaffNumbers()
{
    const Roll roll = rollOf({StaffAdded{wang, u"w"_qs}, StaffAdded{chen, u"c"_qs}});
    QCOMPARE(roll.members.size(), 2);
    QCOMPARE(roll.members.at(0).person, chen);
    QCOMPARE(roll.members.at(1).person, wang);
    QCOMPARE(roll.find(wang.id)->pinHash, u"w"_qs);
    QCOMPARE(roll.find(OperatorId(u"9"_qs)), nullptr);
}

void TestStaffEvents::onlyWhatIsSetChanges()
{
    StaffChanged left;
    left.id = wang.id;
    left.active = false;
    const Roll gone = rollOf({StaffAdded{wang, u"w"_qs}, left});
    QVERIFY(!gone.find(wang.id)->active);
    QCOMPARE(gone.find(wang.id)->person, wang);
    QCOMPARE(gone.find(wang.id)->pinHash, u"w"_qs);

    StaffChanged promoted;
    promoted.id = wang.id;
    promoted.role = Role::Senior;
    const Roll senior = rollOf({StaffAdded{wang, u"w"_qs}, promoted});
    QVERIFY(senior.find(wang.id)->active);
    QCOMPARE(senior.find(wang.id)->person.role, Role::Senior);
    QCOMPARE(senior.find(wang.id)->person.name, wang.name);
}

void TestStaffEvents::aNewPinForgetsFailures()
{
    StaffChanged newPin;
    newPin.id = wang.id;
    newPin.pinHash = u"n"_qs;
    const Roll roll = rollOf({StaffAdded{wang, u"w"_qs}, SignInFailed{wang.id}, newPin});
    QCOMPARE(roll.find(wang.id)->attempts, Attempts{});
    QCOMPARE(roll.find(wang.id)->pinHash, u"n"_qs);
}

void TestStaffEvents::failuresCountUntilSignedIn()
{
    const QList<Event> failing{StaffAdded{wang, u"w"_qs}, StaffAdded{chen, u"c"_qs},
                               SignInFailed{wang.id}, SignInFailed{wang.id}};
    const Roll failed = rollOf(failing);
    QCOMPARE(failed.find(wang.id)->attempts, (Attempts{.failed = 2, .lastFailedAt = noon}));
    QCOMPARE(failed.find(chen.id)->attempts, Attempts{});
    QCOMPARE(failed.find(wang.id)->lastSignInAt, std::nullopt);

    const Roll signedIn = apply(failed, SignedIn{wang.id}, Instant{noon.unixMs + 1});
    QCOMPARE(signedIn.find(wang.id)->attempts, Attempts{});
    QCOMPARE(signedIn.find(wang.id)->lastSignInAt, std::optional(Instant{noon.unixMs + 1}));
}

void TestStaffEvents::unlockingForgetsFailures()
{
    const Roll locked =
        rollOf({StaffAdded{wang, u"w"_qs}, SignInFailed{wang.id}, AccountLocked{wang.id, noon}});
    QCOMPARE(locked.find(wang.id)->attempts.failed, 1);
    const Roll unlocked = apply(locked, AccountUnlocked{wang.id, chen.id}, noon);
    QCOMPARE(unlocked.find(wang.id)->attempts, Attempts{});
}

void TestStaffEvents::eventsAboutStrangersChangeNothing()
{
    const Roll roll = rollOf({StaffAdded{chen, u"c"_qs}});
    for (const Event& event :
         {Event(SignedIn{wang.id}), Event(SignInFailed{wang.id}), Event(SignedOut{wang.id}),
          Event(AccountUnlocked{wang.id, chen.id}), Event(AccountLocked{wang.id, noon})})
        QCOMPARE(apply(roll, event, noon), roll);
}

void TestStaffEvents::addingANumberAgainReplacesThePerson()
{
    const Operator other{wang.id, u"王晓"_qs, Role::Senior};
    const Roll roll =
        rollOf({StaffAdded{wang, u"w"_qs}, SignInFailed{wang.id}, StaffAdded{other, u"n"_qs}});
    QCOMPARE(roll.members.size(), 1);
    QCOMPARE(roll.find(wang.id)->person, other);
    QCOMPARE(roll.find(wang.id)->attempts, Attempts{});
}

QTEST_GUILESS_MAIN(TestStaffEvents)
#include "tst_staff_events.moc"
