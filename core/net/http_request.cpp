// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_request.h"

#include "core/net/http_words.h"

#include <QByteArrayView>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace till::net {
namespace {

/// Visible ASCII and blanks: a line break in a value would begin another header.
bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char character) { return character >= ' ' && character <= '~'; });
}

bool isMadeHere(const QByteArray& name)
{
    static constexpr const char* own[] = {"host",       "content-length",  "transfer-encoding",
                                          "connection", "accept-encoding", "expect"};
    return std::any_of(std::begin(own), std::end(own), [&name](const char* header) {
        return name.compare(header, Qt::CaseInsensitive) == 0;
    });
}

QByteArray target(const QUrl& url)
{
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty())
        path = "/";
    if (url.hasQuery())
        path += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return path;
}

QByteArray host(const QUrl& url)
{
    QByteArray name = url.host(QUrl::FullyEncoded).toLatin1();
    if (name.contains(':') && !name.startsWith('['))
        name = '[' + name + ']';
    if (url.port() > 0)
        name += ':' + QByteArray::number(url.port());
    return name;
}

} // namespace

Result<QByteArray> composeRequest(const ports::HttpRequest& request)
{
    if (const Result<void> checked = ports::checkAddress(request.url); !checked)
        return failure(ErrorCode::Malformed, checked.error().detail);
    QByteArray bytes = "POST " + target(request.url) + " HTTP/1.1\r\nHost: " + host(request.url);
    bytes += "\r\nConnection: close\r\nAccept-Encoding: identity\r\nContent-Length: ";
    bytes += QByteArray::number(request.body.size()) + "\r\n";
    for (const auto& [name, value] : request.headers) {
        if (!isToken(name) || !isFieldValue(value) || isMadeHere(name))
            return failure(
                ErrorCode::Malformed,
                QStringLiteral("header %1 cannot be sent").arg(QString::fromLatin1(name.left(40))));
        bytes += name + ": " + value + "\r\n";
    }
    return bytes + "\r\n" + request.body;
}

} // namespace till::net
