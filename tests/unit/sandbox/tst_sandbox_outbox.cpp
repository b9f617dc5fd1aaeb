// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/host.h"
#include "app/sandbox/outbox.h"
#include "tests/unit/sandbox/netpay_side.h"

#include <QJsonDocument>
#include <QTest>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

class TestSandboxOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attemptsKeepToTheSchedule();
    void theScaleDividesAllTimes();
    void whatEndsWithoutMoreIsGivenUp();
    void whatWasTakenIsNotSentAgain();
    void oneAttemptAtATime();
    void itComesBack();
    void netpayTriesForADay();
};

namespace {

/// Seconds after `start` at which an entry that always fails is attempted, looking every `step` ms.
QList<qint64> attempts(Outbox& outbox, Instant start, qint64 forMs, qint64 stepMs)
{
    QList<qint64> seconds;
    for (qint64 at = 0; at <= forMs; at += stepMs) {
        const Instant now{start.unixMs + at};
        const QList<Outbox::Entry> due = outbox.takeDue(now);
        for (const Outbox::Entry& entry : due) {
            seconds.append(at / 1000);
            outbox.failed(entry.id, now);
        }
    }
    return seconds;
}

} // namespace

void TestSandboxOutbox::attemptsKeepToTheSchedule()
{
    Outbox outbox({{0, 15'000, 30'000}, 60'000, 200'000}, 1);
    outbox.post(u"T1"_qs, {}, sandboxMorning);
    QCOMPARE(attempts(outbox, sandboxMorning, 400'000, 1'000),
             (QList<qint64>{0, 15, 45, 105, 165}));
    QCOMPARE(outbox.entries().first().state, Outbox::State::GivenUp);
    QCOMPARE(outbox.entries().first().attempts, 5);
}

void TestSandboxOutbox::theScaleDividesAllTimes()
{
    Outbox outbox({{1'000'000, 2'000'000}, 0, 86'400'000}, 1000);
    outbox.post(u"T1"_qs, {}, sandboxMorning);
    QCOMPARE(attempts(outbox, sandboxMorning, 10'000, 500), (QList<qint64>{1, 3}));
}

void TestSandboxOutbox::whatEndsWithoutMoreIsGivenUp()
{
    Outbox outbox({{1'000, 5'000}}, 1);
    outbox.post(u"T1"_qs, {}, sandboxMorning);
    QCOMPARE(attempts(outbox, sandboxMorning, 90'000'000, 500), (QList<qint64>{1, 6}));
    QCOMPARE(outbox.entries().first().state, Outbox::State::GivenUp);
}

void TestSandboxOutbox::whatWasTakenIsNotSentAgain()
{
    Outbox outbox({{0, 1'000}, 1'000}, 1);
    const QString id = outbox.post(u"T1"_qs, {{u"url"_qs, u"x"_qs}}, sandboxMorning);
    QCOMPARE(outbox.takeDue(sandboxMorning).size(), 1);
    outbox.delivered(id);
    outbox.failed(id, sandboxMorning);
    QCOMPARE(attempts(outbox, sandboxMorning, 10'000, 500), QList<qint64>{});
    QCOMPARE(outbox.contentOf(id).value(u"url").toString(), u"x"_qs);
    QVERIFY(outbox.contentOf(u"N9"_qs).isEmpty());
}

void TestSandboxOutbox::oneAttemptAtATime()
{
    Outbox outbox({{0}, 1'000}, 1);
    outbox.post(u"T1"_qs, {}, sandboxMorning);
    QCOMPARE(outbox.takeDue(sandboxMorning).size(), 1);
    // Its answer is still awaited.
    QCOMPARE(outbox.takeDue({sandboxMorning.unixMs + 60'000}).size(), 0);
}

void TestSandboxOutbox::itComesBack()
{
    const Schedule schedule{{0, 10'000}, 10'000};
    Outbox outbox(schedule, 1);
    const QString first = outbox.post(u"T1"_qs, {{u"url"_qs, u"x"_qs}}, sandboxMorning);
    const QString second = outbox.post(u"T2"_qs, {}, sandboxMorning);
    QCOMPARE(outbox.takeDue(sandboxMorning).size(), 2);
    outbox.delivered(second);
    Outbox later(schedule, 1);
    const QList<QJsonObject> changes = outbox.takeChanges();
    for (const QJsonObject& change : changes)
        QVERIFY(later.restore(change));
    // What was under way is tried again, what was taken is not.
    const QList<Outbox::Entry> due = later.takeDue(sandboxMorning);
    QCOMPARE(due.size(), 1);
    QCOMPARE(due.first().id, first);
    QCOMPARE(due.first().attempts, 2);
    QCOMPARE(due.first().content.value(u"url").toString(), u"x"_qs);
    QVERIFY(!later.restore({}));
    QJsonObject gap = changes.first().value(u"notification").toObject();
    gap.insert(u"id"_qs, u"N9"_qs);
    QVERIFY(!later.restore({{u"notification"_qs, gap}}));
}

void TestSandboxOutbox::netpayTriesForADay()
{
    netpay::NetpayHost::Settings settings;
    settings.terms = {u"898201612345678"_qs, {u"88880001"_qs}, u"3194"_qs};
    settings.notifyKey = Secret(QByteArray("key"));
    netpay::NetpayHost host(std::move(settings));
    const QJsonObject order =
        withNetpayHead(netpayOrder(netpayId(), 1003, {{u"notifyUrl"_qs, u"http://127.0.0.1/n"_qs}}),
                       sandboxMorning);
    Call call;
    call.method = "POST";
    call.path = u"/v1/netpay/trade/precreate"_qs;
    call.contentType = "application/json";
    call.body = QJsonDocument(order).toJson();
    call.proof = Proof::Good;
    call.at = sandboxMorning;
    QCOMPARE(host.answer(call, sandboxMorning).json.value(u"errCode").toString(), u"SUCCESS"_qs);
    QCOMPARE(host.admin(u"pay"_qs, {{u"merOrderId"_qs, netpayId()}}, sandboxMorning).status, 200);
    QList<qint64> seconds;
    for (qint64 at = 0; at <= 2 * dayMs; at += 5'000) {
        const Instant now{sandboxMorning.unixMs + at};
        const QList<Notification> due = host.dueNotifications(now);
        for (const Notification& one : due) {
            seconds.append(at / 1000);
            host.notified({one.id, 500, "SUCCESS"}, now);
        }
    }
    const QList<qint64> first{0, 15, 30, 60, 240, 2040, 3840, 5640, 7440, 9240, 12840, 16440};
    QCOMPARE(seconds.first(12), first);
    QVERIFY(seconds.last() <= 86'400 && seconds.last() > 86'400 - 3'600);
}

QTEST_APPLESS_MAIN(TestSandboxOutbox)
#include "tst_sandbox_outbox.moc"
