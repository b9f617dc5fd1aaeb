// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/post_reader.h"

#include <QTest>

using namespace till::net;
using Progress = PostReader::Progress;

namespace {

const QByteArray head = QByteArrayLiteral(
    "POST /notify?x=1 HTTP/1.1\r\nHost: till.example\r\nContent-Length: 5\r\n\r\n");

/// Reads in pieces of so many bytes, up to the end or the first refusal.
Progress read(PostReader& reader, const QByteArray& bytes, qsizetype piece)
{
    Progress progress = Progress::More;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        progress =
            reader.take(QByteArrayView(bytes).sliced(at).first(std::min(piece, bytes.size() - at)));
        if (progress == Progress::HeadRead)
            progress = reader.take({});
        if (progress == Progress::Refused)
            return progress;
    }
    return progress;
}

int statusOf(const QByteArray& bytes, const PostReader::Limits& limits = {})
{
    PostReader whole(limits);
    PostReader bits(limits);
    const bool isRefused = read(whole, bytes, bytes.size()) == Progress::Refused;
    if (isRefused != (read(bits, bytes, 1) == Progress::Refused))
        return -1; // what is accepted must not depend on the pieces
    return isRefused ? whole.status() : 0;
}

QByteArray with(const QByteArray& fields, const QByteArray& body = "12345")
{
    return "POST /n HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n" + body;
}

} // namespace

class TestPostReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAPostInPiecesOfAnySize()
    {
        const QByteArray bytes = head + "a=1&b";
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            PostReader reader({});
            QCOMPARE(read(reader, bytes, piece), Progress::Complete);
            QCOMPARE(reader.path(), QStringLiteral("/notify"));
            QCOMPARE(reader.body(), QByteArray("a=1&b"));
            QVERIFY(!reader.expectsContinue());
        }
    }

    void saysWhenTheHeadIsThere()
    {
        PostReader reader({});
        QCOMPARE(reader.take(head.chopped(1)), Progress::More);
        QCOMPARE(reader.take(head.last(1)), Progress::HeadRead);
        QCOMPARE(reader.path(), QStringLiteral("/notify"));
        QCOMPARE(reader.take({}), Progress::More);
        QCOMPARE(reader.take("12345"), Progress::Complete);
        QCOMPARE(reader.take("6"), Progress::Refused);
    }

    void keepsBinaryBodiesAsTheyAre()
    {
        PostReader reader({});
        const QByteArray body("\0\r\n\xff\x80", 5);
        QCOMPARE(read(reader, head + body, 3), Progress::Complete);
        QCOMPARE(reader.body(), body);
    }

    void takesABodyOfNothing()
    {
        PostReader reader({});
        QCOMPARE(read(reader, with("Content-Length: 0\r\n", {}), 100), Progress::Complete);
        QVERIFY(reader.body().isEmpty());
    }

    void takesVersion10WithoutHost()
    {
        QCOMPARE(statusOf("POST /n HTTP/1.0\r\nContent-Length: 1\r\n\r\nx"), 0);
    }

    void hearsOfAnExpectation()
    {
        PostReader reader({});
        const QByteArray bytes = with("Content-Length: 5\r\nEXPECT: 100-Continue\r\n", {});
        QCOMPARE(reader.take(bytes), Progress::HeadRead);
        QVERIFY(reader.expectsContinue());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QByteArray& bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray length("Content-Length: 5\r\n");
        row("another method", "GET / HTTP/1.1\r\n", 405);
        row("a method before its blank", "DELET", 405);
        row("a TLS handshake", QByteArray("\x16\x03\x01\x02\0\x01", 6), 400);
        row("binary", QByteArray("\xff\xfe", 2), 400);
        row("a blank first", " POST / HTTP/1.1\r\n\r\n", 400);
        row("an empty line first", "\r\nPOST /n HTTP/1.1\r\n", 400);
        row("lower case", "post /n HTTP/1.1\r\n", 400);
        row("another version", "POST /n HTTP/2.0\r\nHost: h\r\n" + length + "\r\n12345", 505);
        row("no version", "POST /n\r\nHost: h\r\n" + length + "\r\n12345", 400);
        row("an address in place of a path",
            "POST http://h/n HTTP/1.1\r\nHost: h\r\n" + length + "\r\n12345", 400);
        row("a blank in the path", "POST /a b HTTP/1.1\r\nHost: h\r\n" + length + "\r\n12345", 400);
        row("no path", "POST  HTTP/1.1\r\nHost: h\r\n" + length + "\r\n12345", 400);
        row("a path beyond ASCII",
            "POST /\xe4\xb8\xad HTTP/1.1\r\nHost: h\r\n" + length + "\r\n12345", 400);
        row("a path without end",
            "POST /" + QByteArray(1'024, 'x') + " HTTP/1.1\r\nHost: h\r\n" + length + "\r\n12345",
            414);
        row("no length", with({}), 411);
        row("two lengths", with("Content-Length: 5\r\nContent-Length: 6\r\n"), 400);
        row("the same length twice", with(length + length), 400);
        row("a list of lengths", with("Content-Length: 5, 5\r\n"), 400);
        row("a length with a sign", with("Content-Length: +5\r\n"), 400);
        row("a negative length", with("Content-Length: -5\r\n"), 400);
        row("a length in hexadecimal", with("Content-Length: 0x5\r\n"), 400);
        row("an empty length", with("Content-Length: \r\n"), 400);
        row("a body too large", with("Content-Length: 65537\r\n"), 413);
        row("a length beyond any number", with("Content-Length: 99999999999999999999\r\n"), 413);
        row("chunks", with("Transfer-Encoding: chunked\r\n", "5\r\n12345\r\n0\r\n\r\n"), 501);
        row("chunks and a length", with("Transfer-Encoding: chunked\r\n" + length), 501);
        row("a packed body", with("Content-Encoding: gzip\r\n" + length), 415);
        row("another expectation", with("Expect: tea\r\n" + length), 417);
        row("no host", "POST /n HTTP/1.1\r\n" + length + "\r\n12345", 400);
        row("two hosts", with("Host: other\r\n" + length), 400);
        row("a name without colon", with("Nonsense\r\n" + length), 400);
        row("an empty name", with(": x\r\n" + length), 400);
        row("a blank before the colon", with("Content-Length : 5\r\n"), 400);
        row("a continued line", with("A: b\r\n c\r\n" + length), 400);
        row("a bare carriage return", with("A: b\rc\r\n" + length), 400);
        row("a bare line feed", with("A: b\nContent-Length: 9\r\n" + length), 400);
        row("a null", with(QByteArray("A: b\0c\r\n", 8) + length), 400);
        row("a second request behind it", with(length, "12345POST /n HTTP/1.1\r\n"), 400);
        row("a line end behind it", with(length, "12345\r\n"), 400);
        row("a head without end", "POST /n HTTP/1.1\r\nA: " + QByteArray(20'000, 'x'), 431);
        row("a long head", with("A: " + QByteArray(17'000, 'x') + "\r\n" + length), 431);
        row("many lines", with(QByteArray("A: b\r\n").repeated(64) + length), 431);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QCOMPARE(statusOf(bytes), status);
    }

    void takesWhatIsJustWithinItsLimits()
    {
        const PostReader::Limits limits{.headMax = 70, .bodyMax = 5, .pathMax = 2, .fieldsMax = 2};
        QCOMPARE(statusOf(with("Content-Length: 5\r\n"), limits), 0);
        QCOMPARE(statusOf(with("Content-Length: 6\r\n", "123456"), limits), 413);
        QCOMPARE(statusOf(with("A: b\r\nContent-Length: 5\r\n"), limits), 431);
    }
};

QTEST_APPLESS_MAIN(TestPostReader)
#include "tst_post_reader.moc"
