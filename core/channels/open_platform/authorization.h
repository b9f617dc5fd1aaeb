// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/channel.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QUrl>

/// How requests to the open platform of ChinaUMS (天满) show who sends them. POS通 and 全民付 share
/// it.
namespace till::channels {

enum class OpenPlatformAuthentication {
    BodySignature, ///< each request is signed: OPEN-BODY-SIG
    AccessToken,   ///< a login gives a token for a while: OPEN-ACCESS-TOKEN
};
/// The platform's documentation shows none of these; integrators use each of them.
enum class TokenHeader {
    Bare,          ///< AccessToken=xxx
    Quoted,        ///< AccessToken="xxx"
    QuotedWithApp, ///< AccessToken="xxx", AppId="yyy"
};
enum class TokenHash { Sha1, Sha256 };

/// "20190227113148": China's time, which has been UTC+8 all year since 1991.
[[nodiscard]] QByteArray openPlatformTime(Instant instant);
/// Malformed for an appId that would break the header: only letters, digits, '-', '_', '.'.
[[nodiscard]] Result<void> validateAppId(const QString& appId);

/// base64(HMAC-SHA256(appKey, appId + timestamp + nonce + hex(SHA-256(body)))). The key counts as
/// text, also where it looks like hexadecimal digits.
[[nodiscard]] QByteArray openPlatformSignature(const QString& appId, const Stamp& stamp,
                                               QByteArrayView body);
/// The value of Authorization for a signed body.
[[nodiscard]] QByteArray bodySignatureHeader(const QString& appId, const Stamp& stamp,
                                             QByteArrayView body);
/// The value of Authorization with a token.
[[nodiscard]] QByteArray accessTokenHeader(const QString& appId, const Secret& token,
                                           TokenHeader form);
/// The query of a page that a browser is sent to, signed over `content` (OPEN-FORM-PARAM).
[[nodiscard]] QByteArray signedFormQuery(const QString& appId, const Stamp& stamp,
                                         QByteArrayView content);

/// The login's request. `base` is the acquirer's address as with the operations.
[[nodiscard]] ports::HttpRequest tokenRequest(const QUrl& base, const QString& appId,
                                              const Stamp& stamp, TokenHash hash);
/// hex(hash(appId + timestamp + nonce + appKey)): a plain hash, since the platform wants it so.
[[nodiscard]] QByteArray tokenSignature(const QString& appId, const Stamp& stamp, TokenHash hash);
/// Refused with the platform's code in `detail`; Malformed for anything unreadable. Believed for
/// 50 minutes at most, whatever the answer says.
[[nodiscard]] Result<Login> readToken(const ports::HttpAnswer& answer);

/// `base` with `path` ("/v2/...") behind it.
[[nodiscard]] QUrl addressBelow(const QUrl& base, const QString& path);

} // namespace till::channels
