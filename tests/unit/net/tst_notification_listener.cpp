// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/notification_listener.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace till;
using namespace till::net;

namespace {

/// Knows one path, and says what it is told to say.
class Door final : public ports::NotificationDoor {
public:
    [[nodiscard]] bool knows(const QString& path) const override { return path == u"/notify"; }
    [[nodiscard]] bool take(const QString& path, const QByteArray& body) override
    {
        taken.append(path.toLatin1() + ' ' + body);
        return says;
    }

    QByteArrayList taken;
    bool says = true;
};

QByteArray post(const QByteArray& body, const QByteArray& path = "/notify",
                const QByteArray& fields = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: till\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

constexpr int patienceMs = 10'000;

} // namespace

class TestNotificationListener : public QObject {
    Q_OBJECT

    struct Caller {
        QTcpSocket socket;
        QByteArray received;
        bool isClosed = false;
    };

    Door m_door;
    std::unique_ptr<NotificationListener> m_listener;

    void listen(const NotificationListener::Limits& limits = {})
    {
        m_listener = std::make_unique<NotificationListener>(m_door, limits);
        QVERIFY(m_listener->listen(QHostAddress::LocalHost, 0));
    }
    std::unique_ptr<Caller> call(const QByteArray& bytes)
    {
        auto caller = std::make_unique<Caller>();
        Caller* raw = caller.get();
        connect(&raw->socket, &QTcpSocket::readyRead, &raw->socket,
                [raw] { raw->received += raw->socket.readAll(); });
        connect(&raw->socket, &QTcpSocket::disconnected, &raw->socket,
                [raw] { raw->isClosed = true; });
        connect(&raw->socket, &QTcpSocket::connected, &raw->socket,
                [raw, bytes] { raw->socket.write(bytes); });
        raw->socket.connectToHost(QHostAddress::LocalHost, m_listener->port());
        return caller;
    }
    /// The answer to one request, read to its end.
    QByteArray answerTo(const QByteArray& bytes)
    {
        const auto caller = call(bytes);
        if (!QTest::qWaitFor([&] { return caller->isClosed; }, patienceMs))
            return "not closed";
        return caller->received;
    }
    static QByteArray bodyOf(const QByteArray& answer)
    {
        return answer.mid(answer.indexOf("\r\n\r\n") + 4);
    }

private Q_SLOTS:
    void init()
    {
        m_door = Door();
        listen();
    }
    void cleanup() { m_listener.reset(); }

    void handsABodyOnAndSaysSuccess()
    {
        const QByteArray answer = answerTo(post("a=1&b=2", "/notify?from=there"));
        QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer.constData());
        QVERIFY(answer.contains("\r\nContent-Length: 7\r\n"));
        QCOMPARE(bodyOf(answer), QByteArray("SUCCESS"));
        QCOMPARE(m_door.taken, QByteArrayList{"/notify a=1&b=2"});
    }

    void saysFailedWhereTheDoorDoesNotTakeIt()
    {
        m_door.says = false;
        const QByteArray answer = answerTo(post("a=1"));
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(bodyOf(answer), QByteArray("FAILED"));
    }

    void doesNotReadABodyForAnUnknownPath()
    {
        const QByteArray start =
            "POST /other HTTP/1.1\r\nHost: till\r\nContent-Length: 60000\r\n\r\n";
        const auto caller = call(start);
        QTRY_VERIFY_WITH_TIMEOUT(caller->received.startsWith("HTTP/1.1 404 "), patienceMs);
        QVERIFY(m_door.taken.isEmpty());
    }

    void asksForABodyThatWaits()
    {
        const auto caller = call("POST /notify HTTP/1.1\r\nHost: till\r\nExpect: 100-continue\r\n"
                                 "Content-Length: 3\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(caller->received, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"),
                                  patienceMs);
        caller->socket.write("a=1");
        QTRY_VERIFY_WITH_TIMEOUT(caller->isClosed, patienceMs);
        QVERIFY(caller->received.endsWith("\r\n\r\nSUCCESS"));
        QCOMPARE(m_door.taken, QByteArrayList{"/notify a=1"});
    }

    void handsNothingOnThatIsNotOnePost_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("a question") << QByteArray("GET /notify HTTP/1.1\r\nHost: t\r\n\r\n") << 405;
        QTest::newRow("binary") << QByteArray("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", 11)
                                << 400;
        QTest::newRow("a huge head")
            << QByteArray("POST /notify HTTP/1.1\r\nA: " + QByteArray(1'000'000, 'x')) << 431;
        QTest::newRow("a huge body") << post(QByteArray(1'000'000, 'x')) << 413;
        QTest::newRow("two requests at once") << post("a=1") + post("a=2") << 400;
        QTest::newRow("more than was said") << post("a=1") + "6" << 400;
        QTest::newRow("chunks")
            << QByteArray("POST /notify HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "3\r\na=1\r\n0\r\n\r\n")
            << 501;
    }
    void handsNothingOnThatIsNotOnePost()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const auto caller = call(bytes);
        const QByteArray start = "HTTP/1.1 " + QByteArray::number(status) + ' ';
        QTRY_VERIFY2_WITH_TIMEOUT(caller->received.startsWith(start), caller->received.constData(),
                                  patienceMs);
        QVERIFY(caller->received.endsWith("\r\n\r\nFAILED"));
        QVERIFY(m_door.taken.isEmpty());
        caller->socket.disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 0, patienceMs);
    }

    /// Slow loris: a byte now and then keeps no connection beyond the time that a request has.
    void doesNotWaitForThoseWhoTrickle()
    {
        listen({.request = {}, .connectionsMax = 16, .requestMs = 300, .closeMs = 100});
        const auto caller = call("POST /notify HTTP/1.1\r\nHost: till\r\n");
        QElapsedTimer watch;
        watch.start();
        QTimer drip;
        connect(&drip, &QTimer::timeout, &caller->socket,
                [&] { caller->socket.write("A: b\r\n"); });
        drip.start(20);
        QTRY_VERIFY_WITH_TIMEOUT(caller->isClosed, patienceMs);
        QVERIFY2(watch.elapsed() >= 250, "closed before its time");
        QVERIFY(m_door.taken.isEmpty());
        QCOMPARE(caller->received, QByteArray());
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 0, patienceMs);
    }

    void doesNotWaitForABodyThatIsShorterThanSaid()
    {
        listen({.request = {}, .connectionsMax = 16, .requestMs = 200, .closeMs = 100});
        QCOMPARE(answerTo("POST /notify HTTP/1.1\r\nHost: till\r\nContent-Length: 9\r\n\r\na=1"),
                 QByteArray());
        QVERIFY(m_door.taken.isEmpty());
    }

    void forgetsThoseWhoLeaveEarly()
    {
        const auto caller =
            call("POST /notify HTTP/1.1\r\nHost: till\r\nContent-Length: 9\r\n\r\na=1");
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 1, patienceMs);
        caller->socket.abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 0, patienceMs);
        QVERIFY(m_door.taken.isEmpty());
    }

    void endsThoseWhoDoNotTakeTheirAnswer()
    {
        listen({.request = {}, .connectionsMax = 16, .requestMs = 5'000, .closeMs = 100});
        const auto caller = call("GET / HTTP/1.1\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(caller->isClosed, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 0, patienceMs);
    }

    void servesOnlySoManyAtOnce()
    {
        listen({.request = {}, .connectionsMax = 3, .requestMs = 5'000, .closeMs = 100});
        std::vector<std::unique_ptr<Caller>> idle;
        for (int i = 0; i < 3; ++i)
            idle.push_back(call("POST /notify HTTP/1.1\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 3, patienceMs);
        const auto late = call(post("a=1"));
        QTRY_VERIFY_WITH_TIMEOUT(late->isClosed, patienceMs);
        QVERIFY2(late->received.isEmpty() || late->received.startsWith("HTTP/1.1 503 "),
                 late->received.constData());
        QCOMPARE(m_listener->connections(), 3);
        QVERIFY(m_door.taken.isEmpty());
        idle.clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 0, patienceMs);
        QCOMPARE(bodyOf(answerTo(post("a=2"))), QByteArray("SUCCESS"));
    }

    void manyAtOnceAreAllServed()
    {
        std::vector<std::unique_ptr<Caller>> callers;
        for (int i = 0; i < 12; ++i)
            callers.push_back(call(post("n=" + QByteArray::number(i))));
        for (const auto& caller : callers)
            QTRY_VERIFY_WITH_TIMEOUT(caller->isClosed, patienceMs);
        for (const auto& caller : callers)
            QCOMPARE(bodyOf(caller->received), QByteArray("SUCCESS"));
        QCOMPARE(m_door.taken.size(), 12);
    }

    void saysWhyItCannotListen()
    {
        NotificationListener second(m_door);
        const auto listening = second.listen(QHostAddress::LocalHost, m_listener->port());
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, ErrorCode::Unavailable);
        QVERIFY2(listening.error().detail.startsWith(u"127.0.0.1:"),
                 qPrintable(listening.error().detail));
    }

    void endsWithItsVisitors()
    {
        const auto caller = call("POST /notify HTTP/1.1\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->connections(), 1, patienceMs);
        m_listener.reset();
        QTRY_VERIFY_WITH_TIMEOUT(caller->isClosed, patienceMs);
    }
};

QTEST_GUILESS_MAIN(TestNotificationListener)
#include "tst_notification_listener.moc"
