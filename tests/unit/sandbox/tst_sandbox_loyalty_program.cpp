// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/loyalty_side.h"
#include "tests/unit/sandbox/sandbox_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace till;
using namespace till::test;
using Form = loyalty::Form;

/// The membership host over real HTTP.
class TestSandboxLoyaltyProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyInterfaceAnswers();
    void wrongRequestsAreAnswered();
    void arrivalsAreCounted();
    void orderedFaultsHappen();
    void answersAreSpoiledOnTheWire_data();
    void answersAreSpoiledOnTheWire();
    void theBooksOutliveAKill();
    void anotherStoreHasAnotherKey();
    void theLogKeepsSecrets();
};

namespace {

const Form terminal{{u"storeNo"_qs, u"898201612345678"_qs}, {u"terminalNo"_qs, u"88880001"_qs}};

QByteArray encoded(const Form& form)
{
    QByteArray body;
    for (auto field = form.begin(); field != form.end(); ++field)
        body += (body.isEmpty() ? "" : "&") + field.key().toUtf8() + '=' +
                field.value().toUtf8().toPercentEncoding();
    return body;
}

HttpReply ask(SandboxProgram& sandbox, const QByteArray& path, const Form& form)
{
    return sandbox.postForm("/v1/jpos" + path, encoded(with(terminal, form)));
}

QString status(const HttpReply& reply)
{
    return reply.json.value(u"status").toString();
}

QString checkIn(SandboxProgram& sandbox)
{
    return status(ask(sandbox, "/terminal/checkin", {{u"operatorNo"_qs, u"01"_qs}}));
}

Form head(int trace, const QString& card = memberWithoutPin)
{
    return {{u"cardNo"_qs, card},
            {u"traceNo"_qs, u"%1"_qs.arg(trace, 6, 10, QLatin1Char('0'))},
            {u"batchNo"_qs, u"000001"_qs}};
}

Form consumption(int trace, const QString& card = memberWithoutPin)
{
    return with(head(trace, card), {{u"consumeType"_qs, u"021"_qs},
                                    {u"pointAmount"_qs, u"1.00"_qs},
                                    {u"cashAmount"_qs, u"0.00"_qs}});
}

} // namespace

void TestSandboxLoyaltyProgram::everyInterfaceAnswers()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(checkIn(sandbox), u"00"_qs);
    // Each of them understands what it gets: a form that is empty is malformed, not unknown.
    for (const loyalty::Address& address : loyalty::addresses()) {
        const HttpReply reply = ask(sandbox, address.path.toLatin1(), {});
        QCOMPARE(reply.status, 200);
        QCOMPARE(status(reply), u"30"_qs);
    }
    QCOMPARE(status(ask(sandbox, "/cards", head(1))), u"00"_qs);
    QCOMPARE(status(ask(sandbox, "/trans/consume", consumption(2))), u"00"_qs);
    QCOMPARE(status(ask(sandbox, "/trans/consumeReversal", consumption(2))), u"00"_qs);
    QCOMPARE(status(ask(sandbox, "/tickets/consume",
                        with(head(3, richMember),
                             {{u"ticket"_qs, u"[{\"id\":1,\"type\":\"01\",\"num\":1}]"_qs}}))),
             u"00"_qs);
    QVERIFY(sandbox.isConnected());
}

void TestSandboxLoyaltyProgram::wrongRequestsAreAnswered()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    const QByteArray path = "/v1/jpos/terminal/checkin";
    const QByteArray body = encoded(with(terminal, {{u"operatorNo"_qs, u"01"_qs}}));
    QCOMPARE(status(sandbox.post(path, body, "none")), u"30"_qs);
    QCOMPARE(status(sandbox.postForm(path, body + "&operatorNo=02")), u"30"_qs);
    QCOMPARE(status(sandbox.postForm(path, body)), u"00"_qs);
    QCOMPARE(sandbox.get(path).status, 405);
    QCOMPARE(sandbox.postForm("/v1/jpos/trans/nothing", body).status, 404);
    QCOMPARE(sandbox.postForm("/v1/trans/consume", body).status, 404);
}

void TestSandboxLoyaltyProgram::arrivalsAreCounted()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(checkIn(sandbox), u"00"_qs);
    QCOMPARE(status(ask(sandbox, "/trans/consume", consumption(2))), u"00"_qs);
    QCOMPARE(status(ask(sandbox, "/trans/consume", consumption(2))), u"94"_qs);
    QCOMPARE(status(ask(sandbox, "/trans/consumeReversal", consumption(2))), u"00"_qs);
    const QJsonObject counted = sandbox.get("/arrivals").json.value(u"orders").toObject();
    QCOMPARE(counted.value(u"88880001.000001.000002").toObject(),
             (QJsonObject{{u"loyalty.consume"_qs, 2}, {u"loyalty.consumeReversal"_qs, 1}}));
}

void TestSandboxLoyaltyProgram::orderedFaultsHappen()
{
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({}));
    QCOMPARE(checkIn(sandbox), u"00"_qs);
    const auto order = [&](const QString& when) {
        return sandbox
            .post("/admin/faults", {{u"operation"_qs, u"loyalty.consume"_qs},
                                    {u"fault"_qs, u"drop"_qs},
                                    {u"when"_qs, when}})
            .status;
    };
    QCOMPARE(order(u"before"_qs), 200);
    QCOMPARE(ask(sandbox, "/trans/consume", consumption(2)).status, 0);
    QCOMPARE(status(ask(sandbox, "/trans/consumeReversal", consumption(2))), u"25"_qs);
    QCOMPARE(order(u"after"_qs), 200);
    QCOMPARE(ask(sandbox, "/trans/consume", consumption(3)).status, 0);
    QCOMPARE(status(ask(sandbox, "/trans/consumeReversal", consumption(3))), u"00"_qs);
}

void TestSandboxLoyaltyProgram::answersAreSpoiledOnTheWire_data()
{
    QTest::addColumn<int>("status"); // 0: no answer
    QTest::addColumn<bool>("done");
    QTest::newRow("01") << 0 << true;
    QTest::newRow("02") << 0 << false;
    QTest::newRow("03") << 0 << true;
    QTest::newRow("04") << 200 << true;
    QTest::newRow("13") << 200 << true;
    QTest::newRow("14") << 500 << true;
    QTest::newRow("15") << 200 << true;
    QTest::newRow("17") << 200 << true;
}

void TestSandboxLoyaltyProgram::answersAreSpoiledOnTheWire()
{
    QFETCH(int, status);
    QFETCH(bool, done);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--speed"_qs, u"1000"_qs}));
    QCOMPARE(checkIn(sandbox), u"00"_qs);
    const QByteArray ending = QTest::currentDataTag();
    const Form form = consumption(2, magicPayer(QString::fromLatin1(ending)));
    const HttpReply reply = ask(sandbox, "/trans/consume", form);
    QCOMPARE(reply.status, status);
    if (ending == "17")
        QCOMPARE(reply.body.count("\"status\":"), 2);
    const QString reversed =
        ask(sandbox, "/trans/consumeReversal", form).json.value(u"status").toString();
    QCOMPARE(reversed, done ? u"00"_qs : u"25"_qs);
}

void TestSandboxLoyaltyProgram::theBooksOutliveAKill()
{
    QTemporaryDir directory;
    const QStringList kept{u"--state"_qs, directory.filePath(u"books"_qs)};
    QByteArray books;
    {
        SandboxProgram sandbox;
        QVERIFY(sandbox.start(kept));
        QCOMPARE(checkIn(sandbox), u"00"_qs);
        QCOMPARE(status(ask(sandbox, "/trans/consume", consumption(2))), u"00"_qs);
        books = sandbox.get("/books/loyalty").body;
        sandbox.killHard();
    }
    SandboxProgram sandbox;
    QVERIFY(sandbox.start(kept));
    QCOMPARE(sandbox.get("/books/loyalty").body, books);
    QCOMPARE(status(ask(sandbox, "/trans/consume", consumption(2))), u"94"_qs);
    QCOMPARE(status(ask(sandbox, "/trans/consumeReversal", consumption(2))), u"00"_qs);
}

void TestSandboxLoyaltyProgram::anotherStoreHasAnotherKey()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"tmk"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("0123456789ABCDEFFEDCBA9876543210\n");
    file.close();
    SandboxProgram sandbox;
    QVERIFY(
        sandbox.start({u"--loyalty-store"_qs, u"S7"_qs, u"--loyalty-terminal"_qs, u"T7"_qs,
                       u"--loyalty-tmk-file"_qs, path, u"--loyalty-prefix"_qs, u"/v2/card"_qs}));
    const HttpReply reply =
        sandbox.postForm("/v2/card/terminal/checkin", "storeNo=S7&terminalNo=T7&operatorNo=01");
    QCOMPARE(status(reply), u"00"_qs);
    SandboxProgram other;
    QVERIFY(other.start({u"--loyalty-store"_qs, u"S7"_qs, u"--loyalty-terminal"_qs, u"T7"_qs}));
    const HttpReply otherReply =
        other.postForm("/v1/jpos/terminal/checkin", "storeNo=S7&terminalNo=T7&operatorNo=01");
    QCOMPARE(status(otherReply), u"00"_qs);
    QVERIFY(reply.json.value(u"workingKey") != otherReply.json.value(u"workingKey"));
    QFile wrong(path);
    QVERIFY(wrong.open(QIODevice::WriteOnly | QIODevice::Truncate));
    wrong.write("0123\n");
    wrong.close();
    SandboxProgram refused;
    QVERIFY(!refused.start({u"--loyalty-tmk-file"_qs, path}));
}

void TestSandboxLoyaltyProgram::theLogKeepsSecrets()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"log"_qs);
    SandboxProgram sandbox;
    QVERIFY(sandbox.start({u"--log"_qs, path}));
    QCOMPARE(checkIn(sandbox), u"00"_qs);
    const Form form = with(consumption(2), {{u"track2"_qs, memberWithoutPin + u"=30121"_qs},
                                            {u"password"_qs, u"0123456789ABCDEF"_qs}});
    QCOMPARE(status(ask(sandbox, "/trans/consume", form)), u"00"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY(log.contains("loyalty.consume"));
    QVERIFY(log.contains("\"code\":\"00\""));
    QVERIFY(!log.contains(memberWithoutPin.toLatin1()));
    QVERIFY(!log.contains("0123456789ABCDEF"));
}

QTEST_GUILESS_MAIN(TestSandboxLoyaltyProgram)
#include "tst_sandbox_loyalty_program.moc"
