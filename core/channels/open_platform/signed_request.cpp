// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/open_platform/signed_request.h"

#include "core/channels/answer.h"
#include "core/wire/digest.h"

#include <utility>

namespace till::channels {

namespace {

constexpr qsizetype nonceSize = 16;

} // namespace

Result<ports::HttpRequest> signedRequest(const OpenPlatformDestination& destination,
                                         QByteArray body, const Stamp& stamp)
{
    if (stamp.nonce.size() != nonceSize)
        return failure(ErrorCode::Malformed, QStringLiteral("nonce: 16 bytes"));
    const bool byToken = destination.authentication == OpenPlatformAuthentication::AccessToken;
    if (byToken && stamp.token.isEmpty())
        return failure(ErrorCode::Conflict, QStringLiteral("no access token: log in first"));
    ports::HttpRequest request;
    request.url = addressBelow(destination.base, destination.path);
    request.body = std::move(body);
    request.headers.emplaceBack("Content-Type", "application/json");
    request.headers.emplaceBack(
        "Authorization",
        byToken ? accessTokenHeader(destination.appId, stamp.token, destination.tokenHeader)
                : bodySignatureHeader(destination.appId, stamp, request.body));
    return request;
}

Result<Composed> shownRequest(const OpenPlatformDestination& destination, const FieldTable& table,
                              QByteArray body, const Stamp& stamp)
{
    Result<ports::HttpRequest> request = signedRequest(destination, std::move(body), stamp);
    if (!request)
        return failure(request.error());
    Composed composed{*std::move(request), {}, {}};
    composed.masked = maskedBody(table, composed.request.body);
    if (destination.authentication == OpenPlatformAuthentication::BodySignature)
        composed.signatureBase = destination.appId.toLatin1() + openPlatformTime(stamp.now) +
                                 stamp.nonce.toHex() + wire::sha256(composed.request.body).toHex();
    return composed;
}

Reading readPlain(const Interface& which, const ports::HttpAnswer& answer, payment::Outcome outcome)
{
    Reading reading;
    reading.outcome = std::move(outcome);
    reading.masked = maskedBody(*which.answer, answer.body);
    const Result<wire::Json> json = readObject(answer);
    if (!json || answer.status != httpOk)
        return reading;
    std::shared_ptr<void> message = which.newAnswer();
    Result<Remarks> remarks = fields::decode(*which.answer, *json, message.get());
    if (!remarks)
        return reading;
    reading.remarks = *std::move(remarks);
    reading.answer = std::move(message);
    return reading;
}

} // namespace till::channels
