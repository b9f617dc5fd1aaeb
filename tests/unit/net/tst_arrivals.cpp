// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/https_transport.h"
#include "tests/support/scripted_host.h"
#include "tests/unit/net/call.h"

#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace till;
using net::HttpsTransport;
using support::call;
using support::outcomeOf;
using support::plainAnswer;
using support::ScriptedHost;
using When = ScriptedHost::When;
using Then = ScriptedHost::Then;

namespace {

constexpr int repetitions = 200;

std::unique_ptr<HttpsTransport> transport()
{
    auto made = HttpsTransport::create({});
    return made ? std::move(*made) : nullptr;
}

ports::HttpRequest request(const QUrl& url, int number)
{
    ports::HttpRequest made;
    made.url = url;
    made.headers = {{"Content-Type", "application/json"}};
    made.body = "{\"number\":" + QByteArray::number(number) + "}";
    return made;
}

} // namespace

class TestArrivals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRequestArrivesOnce_data();
    void eachRequestArrivesOnce();
    void aHostThatGoesAwayIsNotAskedAgain();
    void aConnectionThatTheHostKeepsOpenIsNotUsedAgain();
    void manyAtOnceArriveOnceEach();
    void anEmptyBodyArrivesOnceToo();
    void aLargeBodyToAHostThatStopsReadingIsNotSentAgain();
    void aConnectionResetAtOnceCarriesNothing();
    void aRefusedPortIsNotSent();
    void anUnknownHostIsNotSent();
    void aHostThatDoesNotFinishConnectingIsNotSent();
    void aHostThatDoesNotSpeakTlsIsNotSent();
    void plainHttpToTheNetworkIsNotSent();
    void aDestroyedTransportCallsNobody();
    void theReceiverMayDestroyTheTransport();
    void theReceiverMayPostAgain();
    void countsTheTimeFromTheCall();
    void cleanupTestCase();

private:
    int m_requests = 0;
    int m_mostArrivals = 0;
};

void TestArrivals::eachRequestArrivesOnce_data()
{
    QTest::addColumn<ScriptedHost::Script>("script");
    QTest::addColumn<QStringList>("outcomes");
    QTest::addColumn<int>("arrivals");
    const auto row = [](const char* name, const ScriptedHost::Script& script,
                        const QString& outcomes, int arrivals = 1) {
        QTest::newRow(name) << script << outcomes.split(u'|') << arrivals;
    };
    const QByteArray ok = plainAnswer("{\"ok\":true}");
    row("answers and closes", {.answer = ok}, u"answer 200"_qs);
    row("answers and resets", {.answer = ok, .then = Then::Reset}, u"answer 200|no answer"_qs);
    row("answers and stays open", {.answer = ok, .then = Then::StayOpen}, u"answer 200"_qs);
    row("closes the idle connection when the next one comes",
        {.answer = ok, .then = Then::StayOpen, .closesEarlier = true}, u"answer 200"_qs);
    row("answers byte by byte", {.answer = ok, .byteByByte = true}, u"answer 200"_qs);
    row("closes after reading the body", {}, u"no answer"_qs);
    row("resets after reading the body", {.then = Then::Reset}, u"no answer"_qs);
    row("closes after the head", {.when = When::HeadRead}, u"no answer"_qs, 0);
    row("resets after the head", {.when = When::HeadRead, .then = Then::Reset}, u"no answer"_qs, 0);
    row("closes before reading", {.when = When::Connected}, u"no answer"_qs, 0);
    row("cut off in the body", {.answer = ok.chopped(3)}, u"no answer"_qs);
    row("reset in the body", {.answer = ok.chopped(3), .then = Then::Reset}, u"no answer"_qs);
    row("cut off in the head", {.answer = ok.first(20)}, u"no answer"_qs);
    row("states too small a length",
        {.answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{\"ok\":true}"}, u"no answer"_qs);
    row("states no length", {.answer = "HTTP/1.1 200 OK\r\n\r\n{\"ok\":true}"}, u"no answer"_qs);
    row("too large", {.answer = plainAnswer(QByteArray(300'000, 'x'))}, u"no answer"_qs);
    row("just fits", {.answer = plainAnswer(QByteArray(256 * 1024, 'x'))}, u"answer 200"_qs);
    row("redirect 302",
        {.answer = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"},
        u"answer 302"_qs);
    row("redirect 307",
        {.answer = "HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"},
        u"answer 307"_qs);
    row("401",
        {.answer = "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"},
        u"answer 401"_qs);
    row("408 that asks for another try",
        {.answer = "HTTP/1.1 408 Slow\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"},
        u"answer 408"_qs);
    row("503 that asks for another try",
        {.answer = "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"},
        u"answer 503"_qs);
    row("gzip", {.answer = plainAnswer("\x1f\x8b", "Content-Encoding: gzip\r\n")}, u"no answer"_qs);
    row("garbage", {.answer = "\x15\x03\x01\xffgarbage"}, u"no answer"_qs);
}

void TestArrivals::eachRequestArrivesOnce()
{
    QFETCH(ScriptedHost::Script, script);
    QFETCH(QStringList, outcomes);
    QFETCH(int, arrivals);
    ScriptedHost host(script);
    const auto line = transport();
    QVERIFY(line);
    for (int i = 0; i < repetitions; ++i) {
        const ports::HttpRequest made = request(host.url(), i);
        const QString outcome = outcomeOf(call(*line, made));
        QVERIFY2(outcomes.contains(outcome), qPrintable(outcome));
    }
    // A second sending could still be on its way: the host has seen every connection end first.
    if (script.then != Then::StayOpen)
        QTRY_COMPARE(host.openConnections(), 0);
    for (int i = 0; i < repetitions; ++i) {
        const int arrived = host.arrivals(request(host.url(), i).body);
        m_mostArrivals = std::max(m_mostArrivals, arrived);
        QCOMPARE(arrived, arrivals);
    }
    m_requests += repetitions;
    QCOMPARE(host.counts().connections, repetitions);
    QVERIFY(host.counts().heads <= repetitions);
}

void TestArrivals::aHostThatGoesAwayIsNotAskedAgain()
{
    const auto line = transport();
    for (int i = 0; i < repetitions; ++i) {
        ScriptedHost host({.then = Then::Reset, .endsListening = true});
        const ports::HttpRequest made = request(host.url(), i);
        QCOMPARE(outcomeOf(call(*line, made)), u"no answer"_qs);
        QCOMPARE(host.arrivals(made.body), 1);
        QCOMPARE(host.counts().connections, 1);
        ++m_requests;
    }
}

void TestArrivals::aConnectionThatTheHostKeepsOpenIsNotUsedAgain()
{
    ScriptedHost host({.answer = plainAnswer("{}"), .then = Then::StayOpen});
    const auto line = transport();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(outcomeOf(call(*line, request(host.url(), i))), u"answer 200"_qs);
    QCOMPARE(host.counts().connections, 3);
    QVERIFY(host.lastHead().contains("Connection: close\r\n"));
    // The till's side lets go by itself.
    QTRY_COMPARE(host.openConnections(), 0);
}

void TestArrivals::manyAtOnceArriveOnceEach()
{
    ScriptedHost host({.answer = plainAnswer("{}")});
    const auto line = transport();
    int answers = 0;
    for (int i = 0; i < repetitions; ++i)
        line->post(request(host.url(), i), [&answers](const ports::Exchange& exchange) {
            answers += std::holds_alternative<ports::HttpAnswer>(exchange) ? 1 : 0;
        });
    QCOMPARE(answers, 0);
    QTRY_COMPARE_WITH_TIMEOUT(answers, repetitions, 20'000);
    for (int i = 0; i < repetitions; ++i)
        QCOMPARE(host.arrivals(request(host.url(), i).body), 1);
    QCOMPARE(host.counts().connections, repetitions);
    m_requests += repetitions;
}

void TestArrivals::anEmptyBodyArrivesOnceToo()
{
    ScriptedHost host({});
    const auto line = transport();
    ports::HttpRequest made = request(host.url(), 0);
    made.body.clear();
    for (int i = 1; i <= repetitions; ++i) {
        QCOMPARE(outcomeOf(call(*line, made)), u"no answer"_qs);
        QCOMPARE(host.counts().requests, i);
    }
    QCOMPARE(host.counts().connections, repetitions);
    m_requests += repetitions;
}

void TestArrivals::aLargeBodyToAHostThatStopsReadingIsNotSentAgain()
{
    ScriptedHost host({.when = When::HeadRead, .then = Then::Reset});
    const auto line = transport();
    ports::HttpRequest made = request(host.url(), 0);
    made.body = QByteArray(8 * 1024 * 1024, 'x');
    for (int i = 1; i <= 20; ++i) {
        QCOMPARE(outcomeOf(call(*line, made)), u"no answer"_qs);
        QCOMPARE(host.counts().heads, i);
    }
    QCOMPARE(host.counts().connections, 20);
    QCOMPARE(host.counts().requests, 0);
    m_requests += 20;
}

void TestArrivals::aConnectionResetAtOnceCarriesNothing()
{
    ScriptedHost host({.when = When::Connected, .then = Then::Reset});
    const auto line = transport();
    ports::HttpRequest made = request(host.url(), 0);
    // The socket may go on connecting until then, as long as it has not noticed that it was.
    made.connectMs = 30;
    for (int i = 0; i < 20; ++i) {
        const QString outcome = outcomeOf(call(*line, made));
        QVERIFY2(outcome == u"not sent" || outcome == u"no answer", qPrintable(outcome));
    }
    QCOMPARE(host.counts().bytes, 0);
}

void TestArrivals::aRefusedPortIsNotSent()
{
    ScriptedHost host({});
    const QUrl url = host.url();
    host.close();
    const auto line = transport();
    for (int i = 0; i < repetitions; ++i) {
        const ports::Exchange exchange = call(*line, request(url, i));
        QCOMPARE(outcomeOf(exchange), u"not sent"_qs);
        QCOMPARE(std::get<ports::NotSent>(exchange).error.code, ErrorCode::Unavailable);
    }
}

void TestArrivals::anUnknownHostIsNotSent()
{
    // RFC 6761 section 6.4: nobody has such a name.
    const auto line = transport();
    const auto exchange = call(*line, request(QUrl(u"https://till.invalid/v2/pay"_qs), 0));
    QCOMPARE(outcomeOf(exchange), u"not sent"_qs);
}

void TestArrivals::aHostThatDoesNotFinishConnectingIsNotSent()
{
    ScriptedHost host({.when = When::Never});
    QUrl url = host.url();
    url.setScheme(u"https"_qs);
    const auto line = transport();
    ports::HttpRequest made = request(url, 0);
    made.connectMs = 50;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(outcomeOf(call(*line, made)), u"not sent"_qs);
    made.connectMs = 5'000;
    made.answerMs = 50;
    QCOMPARE(outcomeOf(call(*line, made)), u"not sent"_qs);
    QCOMPARE(host.counts().connections, 6);
    QCOMPARE(host.counts().heads, 0);
}

void TestArrivals::aHostThatDoesNotSpeakTlsIsNotSent()
{
    ScriptedHost host({.when = When::Connected, .answer = plainAnswer("{}")});
    QUrl url = host.url();
    url.setScheme(u"https"_qs);
    const auto line = transport();
    for (int i = 0; i < 20; ++i)
        QCOMPARE(outcomeOf(call(*line, request(url, i))), u"not sent"_qs);
    QCOMPARE(host.counts().heads, 0);
}

void TestArrivals::plainHttpToTheNetworkIsNotSent()
{
    ScriptedHost host({.answer = plainAnswer("{}")});
    const auto line = transport();
    // The same machine, but by a name: whoever answers for the name would get it.
    const auto exchange = call(*line, request(host.url(u"localhost"_qs), 0));
    QCOMPARE(outcomeOf(exchange), u"not sent"_qs);
    QCOMPARE(host.counts().connections, 0);
}

void TestArrivals::aDestroyedTransportCallsNobody()
{
    ScriptedHost host({.when = When::Never});
    QSignalSpy arrived(&host, &ScriptedHost::requestRead);
    auto line = transport();
    int calls = 0;
    const auto count = [&calls](const ports::Exchange&) {
        ++calls;
    };
    line->post(request(host.url(), 0), count);
    QVERIFY(arrived.wait());
    line->post(request(host.url(), 1), count);
    line.reset();
    QTRY_COMPARE(host.openConnections(), 0);
    QCOMPARE(calls, 0);
    QCOMPARE(host.counts().requests, 1);
}

void TestArrivals::theReceiverMayDestroyTheTransport()
{
    ScriptedHost host({.answer = plainAnswer("{}")});
    for (int i = 0; i < 10; ++i) {
        auto line = transport();
        int calls = 0;
        for (int j = 0; j < 3; ++j)
            line->post(request(host.url(), i), [&](const ports::Exchange&) {
                ++calls;
                line.reset();
            });
        QTRY_VERIFY(!line);
        QTRY_COMPARE(host.openConnections(), 0);
        QCOMPARE(calls, 1);
    }
}

void TestArrivals::theReceiverMayPostAgain()
{
    ScriptedHost host({.answer = plainAnswer("{}")});
    const auto line = transport();
    int calls = 0;
    std::function<void(const ports::Exchange&)> again = [&](const ports::Exchange&) {
        if (++calls < 10)
            line->post(request(host.url(), calls), again);
    };
    line->post(request(host.url(), 0), again);
    QTRY_COMPARE(calls, 10);
    QCOMPARE(host.counts().requests, 10);
}

void TestArrivals::countsTheTimeFromTheCall()
{
    // Silence after the request, and silence in the middle of the answer.
    for (const QByteArray& answer : {QByteArray(), plainAnswer("{}").chopped(1)}) {
        ScriptedHost host({.answer = answer, .then = Then::StayOpen});
        const auto line = transport();
        ports::HttpRequest made = request(host.url(), 0);
        made.answerMs = 50;
        for (int i = 1; i <= 10; ++i) {
            QCOMPARE(outcomeOf(call(*line, made)), u"no answer"_qs);
            QCOMPARE(host.arrivals(made.body), i);
        }
        QCOMPARE(host.counts().connections, 10);
        m_requests += 10;
    }
}

void TestArrivals::cleanupTestCase()
{
    qInfo("%d requests that could be sent; most arrivals of one: %d", m_requests, m_mostArrivals);
}

QTEST_GUILESS_MAIN(TestArrivals)
#include "tst_arrivals.moc"
