// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/channel.h"
#include "core/channels/open_platform/authorization.h"
#include "tests/fuzz/target.h"

using namespace till;

/// The first byte says which status the answer has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const int status = data[0] == '5' ? 500 : 200;
    const auto login = channels::readToken({status, fuzz::bytesOf(data + 1, size - 1)});
    if (!login)
        return 0;
    fuzz::hold("no token without success", status == 200);
    fuzz::hold("a token that lives", login->lifetimeMs > 0 && !login->token.isEmpty());
    const QByteArray header = channels::accessTokenHeader(QStringLiteral("app"), login->token,
                                                          channels::TokenHeader::QuotedWithApp);
    fuzz::hold("fit for a header",
               !header.contains('\r') && !header.contains('\n') && header.count('"') == 4);
    return 0;
}
