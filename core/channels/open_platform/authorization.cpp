// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/open_platform/authorization.h"

#include "core/wire/digest.h"
#include "core/wire/hmac.h"

#include <QDateTime>

#include <algorithm>

namespace till::channels {

namespace {

constexpr qint64 chinaMs = qint64{8} * 3'600 * 1'000;

bool isAppIdCharacter(QChar each)
{
    return (each >= u'0' && each <= u'9') || (each >= u'a' && each <= u'z') ||
           (each >= u'A' && each <= u'Z') || each == u'-' || each == u'_' || each == u'.';
}

/// As browsers write forms: a blank is a plus, which a percent encoding leaves to nobody's guess.
QByteArray formEncoded(QByteArrayView text)
{
    return text.toByteArray().toPercentEncoding("* ", "~").replace(' ', '+');
}

} // namespace

QByteArray openPlatformTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.unixMs + chinaMs, Qt::UTC)
        .toString(u"yyyyMMddHHmmss")
        .toLatin1();
}

Result<void> validateAppId(const QString& appId)
{
    if (appId.isEmpty() || !std::all_of(appId.begin(), appId.end(), isAppIdCharacter))
        return failure(ErrorCode::Malformed,
                       QStringLiteral("appId: letters, digits, '-', '_' and '.' only"));
    return {};
}

QByteArray openPlatformSignature(const QString& appId, const Stamp& stamp, QByteArrayView body)
{
    const QByteArray message = appId.toLatin1() + openPlatformTime(stamp.now) +
                               stamp.nonce.toHex() + wire::sha256(body).toHex();
    return wire::hmacSha256(stamp.key, message).toBase64();
}

QByteArray bodySignatureHeader(const QString& appId, const Stamp& stamp, QByteArrayView body)
{
    return "OPEN-BODY-SIG AppId=\"" + appId.toLatin1() + "\", Timestamp=\"" +
           openPlatformTime(stamp.now) + "\", Nonce=\"" + stamp.nonce.toHex() + "\", Signature=\"" +
           openPlatformSignature(appId, stamp, body) + '"';
}

QByteArray accessTokenHeader(const QString& appId, const Secret& token, TokenHeader form)
{
    const QByteArray start = QByteArrayLiteral("OPEN-ACCESS-TOKEN AccessToken=");
    switch (form) {
    case TokenHeader::Bare:
        return start + token.reveal();
    case TokenHeader::Quoted:
        return start + '"' + token.reveal() + '"';
    case TokenHeader::QuotedWithApp:
        return start + '"' + token.reveal() + "\", AppId=\"" + appId.toLatin1() + '"';
    }
    Q_UNREACHABLE();
}

QByteArray signedFormQuery(const QString& appId, const Stamp& stamp, QByteArrayView content)
{
    return "authorization=OPEN-FORM-PARAM&appId=" + appId.toLatin1() +
           "&timestamp=" + openPlatformTime(stamp.now) + "&nonce=" + stamp.nonce.toHex() +
           "&content=" + formEncoded(content) +
           "&signature=" + formEncoded(openPlatformSignature(appId, stamp, content));
}

QUrl addressBelow(const QUrl& base, const QString& path)
{
    QUrl address = base;
    QString front = base.path();
    while (front.endsWith(u'/'))
        front.chop(1);
    address.setPath(front + path);
    return address;
}

} // namespace till::channels
