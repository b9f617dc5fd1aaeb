// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <functional>
#include <utility>
#include <variant>

namespace till::ports {

/// A POST. The body is sent as it stands: signatures bind these bytes.
struct HttpRequest {
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< Content-Type among them
    QByteArray body;
    qint64 answerMax = 262'144; ///< bytes; a longer answer counts as none
    int connectMs = 5'000;         ///< name, connection and TLS handshake together
    int answerMs = 35'000;         ///< from the call to the last byte of the answer
};
/// A complete answer, whatever its status says.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
};
/// No byte of the request left this till: final.
struct NotSent {
    Error error;
};
/// The request may have arrived: only a query can tell.
struct NoAnswer {
    Error error;
};
using Exchange = std::variant<HttpAnswer, NotSent, NoAnswer>;

/// Whether requests may go there: https with a host, or plain http to 127.0.0.1 or [::1], where the
/// sandbox is; no user, no fragment. Malformed, or Refused for plain http to anywhere else.
[[nodiscard]] Result<void> checkAddress(const QUrl& url);

/// Carries requests to an acquirer. Core thread.
class Transport {
public:
    using Receiver = std::function<void(const Exchange&)>;

    virtual ~Transport() = default;

    /// Each request reaches the other side at most once; redirects are not followed. `receiver` is
    /// called exactly once, on this thread and never from within this call; not at all once the
    /// transport is destroyed.
    virtual void post(const HttpRequest& request, Receiver receiver) = 0;
};

} // namespace till::ports
