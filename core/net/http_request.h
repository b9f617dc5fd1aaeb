// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/transport.h"

#include <QByteArray>

namespace till::net {

/// The bytes of a POST by HTTP/1.1 (RFC 9112), head and body, for a connection that serves it alone
/// and is closed after it. Malformed: the address is none that ports::checkAddress() lets pass, a
/// header's name or value would break the head, or a header is one that is made here: Host,
/// Content-Length, Transfer-Encoding, Connection, Accept-Encoding, Expect.
[[nodiscard]] Result<QByteArray> composeRequest(const ports::HttpRequest& request);

} // namespace till::net
