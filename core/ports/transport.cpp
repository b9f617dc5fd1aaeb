// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/transport.h"

namespace till::ports {

Result<void> checkAddress(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty())
        return failure(ErrorCode::Malformed, QStringLiteral("not an address with a host"));
    if (!url.userInfo().isEmpty() || url.hasFragment())
        return failure(ErrorCode::Malformed,
                       QStringLiteral("an address with a user or a fragment"));
    if (url.port() == 0)
        return failure(ErrorCode::Malformed, QStringLiteral("there is no port 0"));
    if (url.scheme() == u"https")
        return {};
    if (url.scheme() != u"http")
        return failure(ErrorCode::Malformed, QStringLiteral("neither https nor http"));
    // By number only: what a name stands for is somebody else's word.
    if (url.host() == u"127.0.0.1" || url.host() == u"::1")
        return {};
    return failure(ErrorCode::Refused,
                   QStringLiteral("plain http is for 127.0.0.1 and [::1] only; use https"));
}

} // namespace till::ports
