// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_answer.h"

#include "core/net/http_words.h"

#include <algorithm>
#include <utility>

namespace till::net {
namespace {

constexpr int noContent = 204;
constexpr int notModified = 304;
constexpr int interimMax = 8;
constexpr int digitsMax = 15; ///< of a length: larger ones are nonsense and could overflow

tl::unexpected<Error> malformed(QString detail)
{
    return failure(ErrorCode::Malformed, std::move(detail));
}

/// "HTTP/1.1 200 OK" with or without the words; -1 for anything else.
int statusOf(QByteArrayView line)
{
    constexpr qsizetype statusAt = 9;
    constexpr qsizetype wordsAt = 12;
    const bool isHttp = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
    if (!isHttp || line.size() < wordsAt || (line.size() > wordsAt && line[wordsAt] != ' '))
        return -1;
    const QByteArrayView digits = line.sliced(statusAt, wordsAt - statusAt);
    const int status = allDigits(digits) ? digits.toInt() : -1;
    return status >= 100 && status <= 599 ? status : -1;
}

} // namespace

Result<AnswerReader::Progress> AnswerReader::take(QByteArrayView bytes)
{
    m_rest.append(bytes);
    for (;;) {
        const Part before = m_part;
        Result<Progress> progress = step();
        if (!progress || *progress == Progress::Complete || m_part == before)
            return progress;
    }
}

/// Reads as much of one part as there is. The part changes when it is through.
Result<AnswerReader::Progress> AnswerReader::step()
{
    switch (m_part) {
    case Part::Head:
        return readHead();
    case Part::Body:
    case Part::Chunk:
        return readBody();
    case Part::ChunkSize:
        return readChunkSize();
    case Part::ChunkEnd:
        return readChunkEnd();
    case Part::Trailer:
        return readTrailer();
    case Part::Done:
        break;
    }
    return malformed(QStringLiteral("bytes after the end of the answer"));
}

Result<AnswerReader::Progress> AnswerReader::readHead()
{
    const qsizetype end = m_rest.indexOf("\r\n\r\n");
    // What is no HTTP at all is not waited for.
    constexpr QByteArrayView beginning("HTTP/1.");
    const qsizetype known = std::min(beginning.size(), m_rest.size());
    if (QByteArrayView(m_rest).first(known) != beginning.first(known))
        return malformed(QStringLiteral("the answer is not HTTP/1"));
    if (end > headMax || (end < 0 && m_rest.size() > headMax))
        return failure(ErrorCode::OutOfRange, QStringLiteral("head of more than 32 KiB"));
    if (end < 0)
        return Progress::More;
    const QByteArray head = m_rest.first(end);
    m_rest.remove(0, end + 4);
    const qsizetype line = head.indexOf("\r\n");
    const int status = statusOf(line < 0 ? QByteArrayView(head) : QByteArrayView(head).first(line));
    if (status < 0 || status == 101)
        return malformed(QStringLiteral("a status line that cannot be used"));
    if (status < 200) {
        // Interim answers (RFC 9110 section 15.2) may come first, the real one follows.
        if (++m_interim > interimMax)
            return malformed(QStringLiteral("interim answers without end"));
        return readHead();
    }
    m_answer.status = status;
    const Result<Framing> framing =
        readFields(line < 0 ? QByteArrayView() : QByteArrayView(head).sliced(line + 2));
    if (!framing)
        return failure(framing.error());
    if (status == noContent || status == notModified)
        return finish();
    if (framing->chunked) {
        m_part = Part::ChunkSize;
        return Progress::More;
    }
    if (framing->length < 0)
        return malformed(QStringLiteral("an answer that does not state its length"));
    if (framing->length > m_bodyMax)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("an answer of %1 bytes").arg(framing->length));
    m_remaining = framing->length;
    m_part = Part::Body;
    return Progress::More;
}

Result<AnswerReader::Framing> AnswerReader::readFields(QByteArrayView fields) const
{
    Framing framing;
    while (!fields.isEmpty()) {
        qsizetype end = fields.indexOf("\r\n");
        const QByteArrayView line = end < 0 ? fields : fields.first(end);
        if (const Result<void> read = readField(line, framing); !read)
            return failure(read.error());
        fields = end < 0 ? QByteArrayView() : fields.sliced(end + 2);
    }
    // Both at once is how one answer is made to look like two (RFC 9112 section 6.3).
    if (framing.chunked && framing.length >= 0)
        return malformed(QStringLiteral("both a length and chunks"));
    return framing;
}

Result<void> AnswerReader::readField(QByteArrayView line, Framing& framing) const
{
    const qsizetype colon = line.indexOf(':');
    const bool continues = line.startsWith(' ') || line.startsWith('\t');
    if (colon <= 0 || continues || line[colon - 1] == ' ' || line.contains('\r') ||
        line.contains('\n') || line.contains('\0'))
        return malformed(QStringLiteral("a header line that cannot be read"));
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (isName(name, "Content-Length")) {
        const qint64 length =
            allDigits(value) && value.size() <= digitsMax ? value.toLongLong() : -1;
        if (length < 0 || (framing.length >= 0 && framing.length != length))
            return malformed(QStringLiteral("a length that cannot be used"));
        framing.length = length;
    } else if (isName(name, "Transfer-Encoding")) {
        if (!isName(value, "chunked") || framing.chunked)
            return malformed(QStringLiteral("a transfer encoding other than chunked"));
        framing.chunked = true;
    } else if (isName(name, "Content-Encoding")) {
        // None was asked for; and a small body that unpacks to a huge one is an old trick.
        if (!isName(value, "identity"))
            return malformed(QStringLiteral("an encoded body"));
    }
    return {};
}

/// Of a body with a stated length, or of a chunk.
Result<AnswerReader::Progress> AnswerReader::readBody()
{
    const qsizetype count = std::min<qsizetype>(m_rest.size(), m_remaining);
    m_answer.body.append(QByteArrayView(m_rest).first(count));
    m_rest.remove(0, count);
    m_remaining -= count;
    if (m_remaining > 0)
        return Progress::More;
    if (m_part == Part::Body)
        return finish();
    m_part = Part::ChunkEnd;
    return Progress::More;
}

Result<AnswerReader::Progress> AnswerReader::readChunkSize()
{
    constexpr qsizetype lineMax = 1024;
    const qsizetype end = m_rest.indexOf("\r\n");
    if (end > lineMax || (end < 0 && m_rest.size() > lineMax))
        return malformed(QStringLiteral("a chunk's head without end"));
    if (end < 0)
        return Progress::More;
    QByteArray digits = m_rest.first(end);
    m_rest.remove(0, end + 2);
    if (const qsizetype extension = digits.indexOf(';'); extension >= 0)
        digits.truncate(extension);
    digits = digits.trimmed();
    const bool isHex = std::all_of(digits.begin(), digits.end(), [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f') ||
               (digit >= 'A' && digit <= 'F');
    });
    if (digits.isEmpty() || digits.size() > digitsMax || !isHex)
        return malformed(QStringLiteral("a chunk without a size"));
    m_remaining = digits.toLongLong(nullptr, 16);
    if (m_remaining > m_bodyMax - m_answer.body.size())
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("an answer of more than %1 bytes").arg(m_bodyMax));
    m_part = m_remaining == 0 ? Part::Trailer : Part::Chunk;
    return Progress::More;
}

Result<AnswerReader::Progress> AnswerReader::readChunkEnd()
{
    if (m_rest.size() < 2)
        return Progress::More;
    if (!m_rest.startsWith("\r\n"))
        return malformed(QStringLiteral("a chunk longer than it says"));
    m_rest.remove(0, 2);
    m_part = Part::ChunkSize;
    return Progress::More;
}

/// Header lines after the last chunk are read over, up to the empty one.
Result<AnswerReader::Progress> AnswerReader::readTrailer()
{
    for (;;) {
        const qsizetype end = m_rest.indexOf("\r\n");
        if (end > headMax || (end < 0 && m_rest.size() > headMax))
            return failure(ErrorCode::OutOfRange, QStringLiteral("a trailer of more than 32 KiB"));
        if (end < 0)
            return Progress::More;
        m_rest.remove(0, end + 2);
        if (end == 0)
            return finish();
    }
}

Result<AnswerReader::Progress> AnswerReader::finish()
{
    m_part = Part::Done;
    if (!m_rest.isEmpty())
        return malformed(QStringLiteral("bytes after the end of the answer"));
    return Progress::Complete;
}

} // namespace till::net
