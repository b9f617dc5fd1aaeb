// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/open_platform/authorization.h"
#include "core/channels/protocol.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace till::channels {

/// Where a request of the open platform goes, and in whose name.
struct OpenPlatformDestination {
    QUrl base;
    QString path; ///< "/v2/poslink/transaction/pay"
    QString appId;
    OpenPlatformAuthentication authentication = OpenPlatformAuthentication::BodySignature;
    TokenHeader tokenHeader = TokenHeader::Bare;
};

/// `body` as it stands, with the headers that let it in. Malformed for a nonce that has not 16
/// bytes, Conflict where a token is needed and there is none.
[[nodiscard]] Result<ports::HttpRequest> signedRequest(const OpenPlatformDestination& destination,
                                                       QByteArray body, const Stamp& stamp);
/// The same as it may be shown, too.
[[nodiscard]] Result<Composed> shownRequest(const OpenPlatformDestination& destination,
                                            const FieldTable& table, QByteArray body,
                                            const Stamp& stamp);

/// An answer that nobody signs, read along its table.
[[nodiscard]] Reading readPlain(const Interface& which, const ports::HttpAnswer& answer,
                                payment::Outcome outcome);

} // namespace till::channels
