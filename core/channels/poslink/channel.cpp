// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/channel.h"

#include "core/channels/open_platform/signed_request.h"
#include "core/channels/poslink/compose.h"
#include "core/channels/poslink/interpret.h"

#include <utility>

namespace till::channels {

namespace {

using payment::Message;
using payment::Outcome;

constexpr qsizetype nonceSize = 16;

payment::ChannelTraits traitsOfPoslink()
{
    payment::ChannelTraits traits;
    traits.name = QStringLiteral("poslink");
    traits.refundDays = 30;
    traits.queriesSameDayOnly = true;
    return traits;
}

Result<void> checkNonce(const Stamp& stamp)
{
    if (stamp.nonce.size() == nonceSize)
        return {};
    return failure(ErrorCode::Malformed, QStringLiteral("nonce: 16 bytes"));
}

} // namespace

PoslinkChannel::PoslinkChannel(PoslinkConfig config)
    : m_config(std::move(config)), m_traits(traitsOfPoslink()), m_protocol(m_config)
{
}

Result<ports::HttpRequest> PoslinkChannel::encode(const Message& message, const Stamp& stamp) const
{
    Result<poslink::Call> call = poslink::compose(message, m_config);
    if (!call)
        return failure(call.error());
    Result<ports::HttpRequest> request = signedRequest({.base = m_config.base,
                                                        .path = call->path,
                                                        .appId = m_config.appId,
                                                        .authentication = m_config.authentication,
                                                        .tokenHeader = m_config.tokenHeader},
                                                       std::move(call->body), stamp);
    if (request)
        request->answerMs = m_traits.timers.answerMs;
    return request;
}

Outcome PoslinkChannel::decode(const Message& message, const ports::HttpAnswer& answer,
                               const Secret&) const
{
    Outcome outcome = poslink::interpret(message, answer);
    outcome.loginExpired = needsLogin() && outcome.code == u"1000";
    return outcome;
}

bool PoslinkChannel::needsLogin() const
{
    return m_config.authentication == OpenPlatformAuthentication::AccessToken;
}

Result<ports::HttpRequest> PoslinkChannel::encodeLogin(const Stamp& stamp) const
{
    if (!needsLogin())
        return failure(ErrorCode::Refused, QStringLiteral("each request is signed: no login"));
    if (const Result<void> valid = checkNonce(stamp); !valid)
        return failure(valid.error());
    return tokenRequest(m_config.base, m_config.appId, stamp, m_config.tokenHash);
}

Result<Login> PoslinkChannel::decodeLogin(const ports::HttpAnswer& answer) const
{
    return readToken(answer);
}

} // namespace till::channels
