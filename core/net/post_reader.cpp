// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/post_reader.h"

#include "core/net/http_words.h"

#include <algorithm>

namespace till::net {
namespace {

constexpr int badRequest = 400;
constexpr int methodNotAllowed = 405;
constexpr int lengthRequired = 411;
constexpr int contentTooLarge = 413;
constexpr int uriTooLong = 414;
constexpr int unsupportedMediaType = 415;
constexpr int expectationFailed = 417;
constexpr int headTooLarge = 431;
constexpr int notImplemented = 501;
constexpr int versionNotSupported = 505;

constexpr QByteArrayView beginning("POST ");
constexpr QByteArrayView headEnd("\r\n\r\n");
constexpr int digitsMax = 15; ///< of a length: larger ones are nonsense and could overflow

bool isUpperCase(char character)
{
    return character >= 'A' && character <= 'Z';
}

bool isVisible(char character)
{
    return character > ' ' && character <= '~';
}

/// Visible ASCII, blanks, tabs and bytes beyond ASCII (RFC 9110 section 5.5).
bool isFieldByte(char character)
{
    return (character >= ' ' && character != '\x7f') || character == '\t' || character < '\0';
}

} // namespace

PostReader::Progress PostReader::take(QByteArrayView bytes)
{
    m_rest.append(bytes);
    switch (m_part) {
    case Part::Head:
        return readHead();
    case Part::Body:
        return readBody();
    case Part::Done:
        break;
    }
    return refuse(badRequest);
}

PostReader::Progress PostReader::refuse(int status)
{
    m_part = Part::Done;
    m_status = status;
    m_rest.clear();
    return Progress::Refused;
}

/// What begins otherwise is not waited for.
int PostReader::checkBeginning() const
{
    const qsizetype known = std::min(beginning.size(), m_rest.size());
    const QByteArrayView start = QByteArrayView(m_rest).first(known);
    if (start == beginning.first(known))
        return 0;
    const auto blank = std::find(start.begin(), start.end(), ' ');
    return blank != start.begin() && std::all_of(start.begin(), blank, isUpperCase)
               ? methodNotAllowed
               : badRequest;
}

PostReader::Progress PostReader::readHead()
{
    if (const int status = checkBeginning(); status != 0)
        return refuse(status);
    const qsizetype end = m_rest.indexOf(headEnd, m_searched);
    if (end > m_limits.headMax || (end < 0 && m_rest.size() > m_limits.headMax))
        return refuse(headTooLarge);
    if (end < 0) {
        m_searched = std::max<qsizetype>(0, m_rest.size() - headEnd.size() + 1);
        return Progress::More;
    }
    const QByteArray head = m_rest.first(end);
    m_rest.remove(0, end + headEnd.size());
    const qsizetype lineEnd = head.indexOf("\r\n");
    const QByteArrayView all(head);
    int status = readRequestLine(lineEnd < 0 ? all : all.first(lineEnd));
    if (status == 0)
        status = readFields(lineEnd < 0 ? QByteArrayView() : all.sliced(lineEnd + 2));
    if (status != 0)
        return refuse(status);
    m_part = Part::Body;
    return Progress::HeadRead;
}

PostReader::Progress PostReader::readBody()
{
    if (m_rest.size() < m_length)
        return Progress::More;
    // A second request behind this one: each has a connection of its own here.
    if (m_rest.size() > m_length)
        return refuse(badRequest);
    m_part = Part::Done;
    return Progress::Complete;
}

/// "POST /path?query HTTP/1.1" with single blanks.
int PostReader::readRequestLine(QByteArrayView line)
{
    QByteArrayView rest = line.sliced(std::min(beginning.size(), line.size()));
    const qsizetype blank = rest.lastIndexOf(' ');
    if (blank <= 0)
        return badRequest;
    const QByteArrayView target = rest.first(blank);
    const QByteArrayView version = rest.sliced(blank + 1);
    if (target.size() > m_limits.pathMax)
        return uriTooLong;
    if (target.front() != '/' || !std::all_of(target.begin(), target.end(), isVisible))
        return badRequest;
    const bool isHttp = version.size() == 8 && version.startsWith("HTTP/");
    if (!isHttp)
        return badRequest;
    m_isVersion11 = version == QByteArrayView("HTTP/1.1");
    if (!m_isVersion11 && version != QByteArrayView("HTTP/1.0"))
        return versionNotSupported;
    const qsizetype query = target.indexOf('?');
    m_path = QString::fromLatin1(query < 0 ? target : target.first(query));
    return 0;
}

int PostReader::readFields(QByteArrayView fields)
{
    for (int count = 0; !fields.isEmpty(); ++count) {
        if (count == m_limits.fieldsMax)
            return headTooLarge;
        const qsizetype end = fields.indexOf("\r\n");
        if (const int status = readField(end < 0 ? fields : fields.first(end)); status != 0)
            return status;
        fields = end < 0 ? QByteArrayView() : fields.sliced(end + 2);
    }
    if (m_isVersion11 && m_hosts != 1)
        return badRequest;
    return m_length < 0 ? lengthRequired : 0;
}

int PostReader::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    // A continued line begins with a blank, so its name is no token.
    if (colon <= 0 || !isToken(line.first(colon)))
        return badRequest;
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!std::all_of(value.begin(), value.end(), isFieldByte))
        return badRequest;
    if (isName(name, "Host"))
        return ++m_hosts > 1 ? badRequest : 0;
    if (isName(name, "Content-Length"))
        return readLength(value);
    if (isName(name, "Transfer-Encoding"))
        return notImplemented;
    if (isName(name, "Content-Encoding"))
        return isName(value, "identity") ? 0 : unsupportedMediaType;
    if (isName(name, "Expect")) {
        m_expectsContinue = isName(value, "100-continue");
        return m_expectsContinue ? 0 : expectationFailed;
    }
    return 0;
}

int PostReader::readLength(QByteArrayView value)
{
    // Even twice the same: whoever stands in between may have looked at one only.
    if (m_length >= 0 || !allDigits(value))
        return badRequest;
    m_length = value.size() <= digitsMax ? value.toLongLong() : m_limits.bodyMax + 1;
    return m_length > m_limits.bodyMax ? contentTooLarge : 0;
}

} // namespace till::net
