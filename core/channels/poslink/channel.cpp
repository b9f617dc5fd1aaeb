// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/channel.h"

#include "core/channels/poslink/compose.h"
#include "core/channels/poslink/interpret.h"
#include "core/channels/poslink/messages.h"

#include <utility>

namespace till::channels {

namespace {

using payment::Message;
using payment::Outcome;
using payment::Purpose;

constexpr qsizetype nonceSize = 16;
constexpr int orderIdMax = 50;

payment::ChannelTraits traitsOfPoslink()
{
    payment::ChannelTraits traits;
    traits.name = QStringLiteral("poslink");
    traits.refundDays = 30;
    traits.queriesSameDayOnly = true;
    traits.orderIdMax = orderIdMax;
    return traits;
}

Result<void> checkNonce(const Stamp& stamp)
{
    if (stamp.nonce.size() == nonceSize)
        return {};
    return failure(ErrorCode::Malformed, QStringLiteral("nonce: 16 bytes"));
}

const FieldTable& requestTable(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Pay:
        return poslink::payRequestTable;
    case Purpose::Cancel:
    case Purpose::Void:
        return poslink::voidRequestTableV6; // knows every field of v2
    case Purpose::Refund:
        return poslink::refundRequestTable;
    case Purpose::Query:
        return poslink::queryRequestTable;
    case Purpose::QueryRefund:
        return poslink::queryRefundRequestTable;
    case Purpose::Activate:
        return poslink::activateRequestTable;
    }
    Q_UNREACHABLE();
}

const FieldTable& answerTable(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Pay:
        return poslink::payAnswerTable;
    case Purpose::Cancel:
    case Purpose::Void:
        return poslink::voidAnswerTable;
    case Purpose::Refund:
        return poslink::refundAnswerTable;
    case Purpose::Query:
        return poslink::queryAnswerTable;
    case Purpose::QueryRefund:
        return poslink::queryRefundAnswerTable;
    case Purpose::Activate:
        return poslink::activateAnswerTable;
    }
    Q_UNREACHABLE();
}

QByteArray maskedBody(const FieldTable& table, QByteArrayView body)
{
    const Result<wire::Json> json = wire::parseJson(body);
    if (!json || json->kind != wire::Json::Kind::Object)
        return "(unreadable, " + QByteArray::number(body.size()) + " bytes)";
    return masked(table, *json);
}

} // namespace

PoslinkChannel::PoslinkChannel(PoslinkConfig config)
    : m_config(std::move(config)), m_traits(traitsOfPoslink())
{
}

Result<ports::HttpRequest> PoslinkChannel::encode(const Message& message, const Stamp& stamp) const
{
    if (const Result<void> valid = checkNonce(stamp); !valid)
        return failure(valid.error());
    if (needsLogin() && stamp.token.isEmpty())
        return failure(ErrorCode::Conflict, QStringLiteral("no access token: log in first"));
    Result<poslink::Call> call = poslink::compose(message, m_config);
    if (!call)
        return failure(call.error());
    ports::HttpRequest request;
    request.url = addressBelow(m_config.base, call->path);
    request.body = std::move(call->body);
    request.answerMs = m_traits.timers.answerMs;
    request.headers.emplaceBack("Content-Type", "application/json");
    request.headers.emplaceBack(
        "Authorization", needsLogin()
                             ? accessTokenHeader(m_config.appId, stamp.token, m_config.tokenHeader)
                             : bodySignatureHeader(m_config.appId, stamp, request.body));
    return request;
}

Outcome PoslinkChannel::decode(const Message& message, const ports::HttpAnswer& answer) const
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

QByteArray maskedPoslinkRequest(Purpose purpose, QByteArrayView body)
{
    return maskedBody(requestTable(purpose), body);
}

QByteArray maskedPoslinkAnswer(Purpose purpose, QByteArrayView body)
{
    return maskedBody(answerTable(purpose), body);
}

} // namespace till::channels
