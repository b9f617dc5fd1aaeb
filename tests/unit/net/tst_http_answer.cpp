// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_answer.h"
#include "core/net/http_request.h"

#include <QTest>

#include <optional>

using namespace till;
using net::AnswerReader;

namespace {

constexpr qint64 bodyMax = 100;

struct Reading {
    std::optional<ports::HttpAnswer> answer;
    std::optional<ErrorCode> error; ///< neither: more is waited for
};

/// Gives the bytes in pieces; what comes after the answer's end goes in only with its last piece.
Reading read(const QByteArray& bytes, qsizetype piece)
{
    AnswerReader reader(bodyMax);
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto progress = reader.take(bytes.mid(at, piece));
        if (!progress)
            return {.answer = {}, .error = progress.error().code};
        if (*progress == AnswerReader::Progress::Complete)
            return {.answer = reader.answer(), .error = {}};
    }
    return {};
}

ports::HttpRequest request(const QString& url)
{
    ports::HttpRequest made;
    made.url = QUrl(url);
    made.headers = {{"Content-Type", "application/json"}};
    made.body = "{\"a\":1}";
    return made;
}

} // namespace

class TestHttpAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAnAnswerInPiecesOfAnySize_data();
    void readsAnAnswerInPiecesOfAnySize();
    void waitsForWhatIsMissing_data();
    void waitsForWhatIsMissing();
    void refusesWhatCannotBeTrusted_data();
    void refusesWhatCannotBeTrusted();
    void aRequestIsTheseBytes();
    void namesHostPortAndPathAsTheUrlDoes_data();
    void namesHostPortAndPathAsTheUrlDoes();
    void refusesARequestThatWouldBreakTheHead_data();
    void refusesARequestThatWouldBreakTheHead();
};

void TestHttpAnswer::readsAnAnswerInPiecesOfAnySize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& bytes, int status,
                        const QByteArray& body) {
        QTest::newRow(name) << bytes << status << body;
    };
    row("stated length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello");
    row("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}", 200, "{}");
    row("header names in any case", "HTTP/1.1 200 OK\r\ncONTENT-lENGTH:5\r\n\r\nhello", 200,
        "hello");
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello");
    row("empty body", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, "");
    row("the same length twice",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 200, "x");
    row("largest body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + QByteArray(100, 'x'),
        200, QByteArray(100, 'x'));
    row("line ends in the body", "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n\r\n\r\n\r\n\r\n",
        200, "\r\n\r\n\r\n\r\n");
    row("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        200, "hello");
    row("several chunks, extension, trailer",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2;a=b\r\nhe\r\n00A\r\n0123456789\r\n"
        "0\r\nX-Sum: 1\r\n\r\n",
        200, "he0123456789");
    row("interim answer",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", 200, "x");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    row("redirect",
        "HTTP/1.1 302 Found\r\nLocation: https://a.example/\r\nContent-Length: 0\r\n\r\n", 302, "");
    row("broken host", "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy", 503, "busy");
    row("identity", "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 1\r\n\r\nx",
        200, "x");
}

void TestHttpAnswer::readsAnAnswerInPiecesOfAnySize()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        const Reading reading = read(bytes, piece);
        QVERIFY2(reading.answer.has_value(), qPrintable(QString::number(piece)));
        QCOMPARE(reading.answer->status, status);
        QCOMPARE(reading.answer->body, body);
    }
}

void TestHttpAnswer::waitsForWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell");
    QTest::newRow("chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhell");
    QTest::newRow("last chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
    QTest::newRow("end of trailer")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n");
    QTest::newRow("head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
    QTest::newRow("after an interim answer") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
}

void TestHttpAnswer::waitsForWhatIsMissing()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype end = 1; end <= bytes.size(); ++end) {
        const Reading reading = read(bytes.first(end), end);
        QVERIFY2(!reading.answer && !reading.error, bytes.first(end).constData());
    }
}

void TestHttpAnswer::refusesWhatCannotBeTrusted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char* name, const QByteArray& bytes,
                        ErrorCode code = ErrorCode::Malformed) {
        QTest::newRow(name) << bytes << code;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    row("a web page", "<html></html>");
    row("one letter that is none of HTTP", "X");
    row("SSH", "SSH-2.0-OpenSSH_9.2\r\n");
    row("HTTP/2", "HTTP/2 200\r\n\r\n");
    row("two-digit status", "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n");
    row("status of four digits", "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n");
    row("status 0", "HTTP/1.1 000 OK\r\nContent-Length: 0\r\n\r\n");
    row("switching protocols", "HTTP/1.1 101 Switching\r\n\r\n");
    row("length not stated", ok + "\r\nhello");
    row("two lengths", ok + "Content-Length: 2\r\nContent-Length: 4\r\n\r\nokay");
    row("a list of lengths", ok + "Content-Length: 2, 2\r\n\r\nok");
    row("length and chunks",
        ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("negative length", ok + "Content-Length: -1\r\n\r\n");
    row("length with a sign", ok + "Content-Length: +2\r\n\r\nok");
    row("length in hex", ok + "Content-Length: 0x2\r\n\r\nok");
    row("length beyond 64 bits", ok + "Content-Length: 99999999999999999999\r\n\r\n");
    row("bytes after the end", ok + "Content-Length: 2\r\n\r\nokay");
    row("second answer", ok + "Content-Length: 0\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n");
    row("bytes after the last chunk", chunked + "0\r\n\r\nx");
    row("gzip", ok + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx");
    row("gzip by transfer", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
    row("folded header", ok + "X: a\r\n b\r\nContent-Length: 0\r\n\r\n");
    row("header without a name", ok + ": a\r\nContent-Length: 0\r\n\r\n");
    row("header without a colon", ok + "Content-Length\r\n\r\n");
    row("blank before the colon", ok + "Content-Length : 0\r\n\r\n");
    row("lone line feed in the head", ok + "X: a\nContent-Length: 9\r\nContent-Length: 0\r\n\r\n");
    row("chunk without a size", chunked + "\r\nhello");
    row("chunk size that is no number", chunked + "five\r\nhello");
    row("chunk longer than it says", chunked + "2\r\nhello\r\n0\r\n\r\n");
    row("body too large", ok + "Content-Length: 101\r\n\r\n", ErrorCode::OutOfRange);
    row("chunk too large", chunked + "65\r\n", ErrorCode::OutOfRange);
    row("chunks too large together", chunked + "64\r\n" + QByteArray(100, 'x') + "\r\n1\r\nx",
        ErrorCode::OutOfRange);
    row("head without end", ok + "X: " + QByteArray(AnswerReader::headMax, 'x'),
        ErrorCode::OutOfRange);
    row("trailer without end", chunked + "0\r\nX: " + QByteArray(AnswerReader::headMax, 'x'),
        ErrorCode::OutOfRange);
    row("interim answers without end",
        QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(10'000));
}

void TestHttpAnswer::refusesWhatCannotBeTrusted()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const Reading reading = read(bytes, bytes.size());
    QVERIFY(!reading.answer.has_value());
    QVERIFY(reading.error.has_value());
    QCOMPARE(*reading.error, code);
}

void TestHttpAnswer::aRequestIsTheseBytes()
{
    const auto bytes =
        net::composeRequest(request(u"https://a.example/v2/poslink/transaction/pay"_qs));
    QVERIFY(bytes.has_value());
    QCOMPARE(*bytes, QByteArray("POST /v2/poslink/transaction/pay HTTP/1.1\r\n"
                                "Host: a.example\r\n"
                                "Connection: close\r\n"
                                "Accept-Encoding: identity\r\n"
                                "Content-Length: 7\r\n"
                                "Content-Type: application/json\r\n"
                                "\r\n"
                                "{\"a\":1}"));
}

void TestHttpAnswer::namesHostPortAndPathAsTheUrlDoes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char* name, const QString& url, const QByteArray& line,
                        const QByteArray& host) {
        QTest::newRow(name) << url << line << host;
    };
    row("no path", u"https://a.example"_qs, "POST / HTTP/1.1", "Host: a.example");
    row("port", u"https://a.example:8443/x"_qs, "POST /x HTTP/1.1", "Host: a.example:8443");
    row("query", u"https://a.example/x?b=c%20d"_qs, "POST /x?b=c%20d HTTP/1.1", "Host: a.example");
    row("not ASCII", u"https://例子.example/支付"_qs, "POST /%E6%94%AF%E4%BB%98 HTTP/1.1",
        "Host: xn--fsqu00a.example");
    row("IPv6", u"http://[::1]:80/x"_qs, "POST /x HTTP/1.1", "Host: [::1]:80");
}

void TestHttpAnswer::namesHostPortAndPathAsTheUrlDoes()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, host);
    const auto bytes = net::composeRequest(request(url));
    QVERIFY(bytes.has_value());
    const QList<QByteArray> lines = bytes->split('\n');
    QCOMPARE(lines[0].trimmed(), line);
    QCOMPARE(lines[1].trimmed(), host);
}

void TestHttpAnswer::refusesARequestThatWouldBreakTheHead_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QString url = u"https://a.example/"_qs;
    const auto row = [](const char* name, const QString& to, const QByteArray& header,
                        const QByteArray& value) {
        QTest::newRow(name) << to << header << value;
    };
    row("line break in a value", url, "X", "a\r\nY: b");
    row("line feed in a value", url, "X", "a\nY: b");
    row("not ASCII in a value", url, "X", "\xe6\x94\xaf");
    row("line break in a name", url, "X\r\nY", "a");
    row("blank in a name", url, "X ", "a");
    row("no name", url, "", "a");
    row("second length", url, "content-length", "7");
    row("chunks", url, "Transfer-Encoding", "chunked");
    row("other host", url, "HOST", "b.example");
    row("connection kept", url, "Connection", "keep-alive");
    row("asks for gzip", url, "Accept-Encoding", "gzip");
    row("waits for permission", url, "Expect", "100-continue");
    row("plain http to the network", u"http://a.example/"_qs, "X", "a");
    row("no host", u"https:///x"_qs, "X", "a");
}

void TestHttpAnswer::refusesARequestThatWouldBreakTheHead()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    ports::HttpRequest broken = request(url);
    broken.headers.append({name, value});
    const auto bytes = net::composeRequest(broken);
    QVERIFY(!bytes.has_value());
    QCOMPARE(bytes.error().code, ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_http_answer.moc"
